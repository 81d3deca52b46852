"""A mail or newsletter (.eml) into an article: its plain part, or the text of its HTML part."""

import email
import email.policy
import re
from email.message import EmailMessage, MIMEPart
from typing import Any

from .dates import day
from .decode import decoded
from .failures import Unreadable
from .html import flat
from .item import Item
from .limits import BORDERS, HEADER, PARTS
from .records import Defaults, Found, article

FIELD = re.compile(rb"^(?:content-[a-z-]+|from|subject|date):[^\n]*+(?:\n[ \t][^\n]*+)*+", re.I | re.M)


def from_mail(item: Item, defaults: Defaults) -> Found:
    """The body is the text, the subject the title, its day the day, and whoever sent it the publisher."""
    _guard(item.data)
    message = email.message_from_bytes(item.data, policy=email.policy.default)
    if not message.keys():
        raise Unreadable("format", "no mail: no header")
    text, encoding = "", None
    for kind in ("plain", "html"):
        part = message.get_body((kind,))
        if part is None:
            continue
        text, encoding = _text(part, kind)
        if text.strip():
            break
    if not text.strip():
        raise Unreadable("no_text", "a mail without text")
    found: dict[str, Any] = {"text": text, "encoding": encoding, "title": _header(message, "subject")}
    found |= {"published": day(_header(message, "date")), "publisher": _sender(message)}
    yield article(found, item, defaults)


def _guard(data: bytes) -> None:
    """Refuse what the parser of the standard library takes quadratic time for."""
    if data.lower().count(b"boundary=") > PARTS or (b"boundary" in data and data.count(b"\n--") > BORDERS):
        raise Unreadable("too_deep", f"a mail of more than {PARTS} parts")
    if any(field.end() - field.start() > HEADER for field in FIELD.finditer(data)):
        raise Unreadable("too_large", f"a header field longer than {HEADER} bytes")


def _text(part: MIMEPart, kind: str) -> tuple[str, str | None]:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    text, encoding = decoded(data, part.get_content_charset())
    return flat(text) if kind == "html" else text, encoding


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except Exception:  # the standard library raises many kinds for fields that are none
        return None
    text = " ".join(str(value).encode("utf-8", "replace").decode().split()) if value is not None else ""
    return text[:1_000] or None


def _sender(message: EmailMessage) -> str | None:
    try:
        addresses = getattr(message.get("from"), "addresses", ())
        name = addresses[0].display_name if addresses else ""
    except Exception:  # see above
        return None
    return name.encode("utf-8", "replace").decode()[:200] or None
