"""The text of a .pdf, its lines joined into paragraphs."""

import io
import re

from ..article import LONGEST
from .extras import need
from .failures import Unreadable
from .item import Item
from .limits import DRAWN, LEAVES
from .records import Defaults, Found, article

SOFT = re.compile(r"(?<=[a-z])-$")
ENDED = re.compile(r"[.!?:][\"'”’)]*$")


def from_pdf(item: Item, defaults: Defaults) -> Found:
    """All pages; scanned ones hold no text. The day a file was made is not the day of publication."""
    pypdf = need("pypdf")
    reader = pypdf.PdfReader(io.BytesIO(item.data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable("encrypted", "a locked .pdf")
    if len(reader.pages) > LEAVES:
        raise Unreadable("too_large", f"more than {LEAVES} pages")
    pages: list[str] = []
    drawn = 0
    for page in reader.pages:
        contents = page.get_contents()
        drawn += len(contents.get_data()) if contents is not None else 0
        if drawn > DRAWN:
            raise Unreadable("too_large", f"pages of more than {DRAWN} bytes")
        pages.append(joined(page.extract_text()))
        if sum(map(len, pages)) > LONGEST:
            raise Unreadable("too_large", f"text longer than {LONGEST} characters")
    text = "\n\n".join(filter(None, pages)).encode("utf-8", "replace").decode()
    if not text.strip():
        raise Unreadable("no_text", "no text in the .pdf: scanned pages?")
    title = reader.metadata.title if reader.metadata else None
    title = title.encode("utf-8", "replace").decode() if isinstance(title, str) and title.strip() else None
    yield article({"text": text, "title": title}, item, defaults)


def joined(text: str) -> str:
    """Lines into paragraphs: one ends at a blank line, or where a sentence ends on a line that is short."""
    lines = [line.rstrip() for line in text.replace("\0", "").splitlines()]
    lengths = sorted(len(line) for line in lines if line) or [0]
    usual = lengths[len(lengths) * 3 // 4]
    pieces: list[str] = []
    for line in lines:
        if not line:
            pieces.append("\n\n")
        elif SOFT.search(line):
            pieces.append(line[:-1])
        else:
            pieces += [line, "\n\n" if ENDED.search(line) and len(line) < 0.8 * usual else " "]
    return re.sub(r"\s*\n\n\s*", "\n\n", "".join(pieces)).strip()
