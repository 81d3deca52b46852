"""The names under which article records keep what an article has, over many makers of records.

The contract's own names come first and are taken as they are; others are compared without case and punctuation.
Covers schema.org articles, IPTC ninjs 1 to 3, the WordPress interface, and what scrapers write.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from .dates import day
from .html import flat, looks_like
from .limits import FIELDS

TEXT = (
    "text body content maintext articlebody articletext plaintext fulltext bodytext storytext cleanedtext story"
    " contenttext bodyxhtml bodyhtml contenthtml html article"
).split()
TITLE = "title headline headlines heading headlinemain name".split()
PUBLISHED = (
    "published publishedat publishedon publisheddate datepublished datepublish publishdate publishingdate pubdate"
    " publicationdate dateofpublication firstpublished contentcreated firstcreated date versioncreated datetime"
).split()
URL = "url link permalink canonicalurl canonical weburl articleurl pageurl mainentityofpage uri guid".split()
PUBLISHER = (
    "publisher publishername site sitename outlet newspaper publication source sourcename sourcedomain domain"
    " provider infosources"
).split()
ID = "id articleid docid documentid itemid uid uuid guid uri".split()
MANY = "articles items results documents docs records entries posts @graph data".split()
KNOWN = frozenset(["bodies", *TEXT, *TITLE, *PUBLISHED, *URL, *PUBLISHER, *ID])
MARKS = re.compile(r"[\W_]+")
NAMED = ("value", "name", "title", "@id", "plaintext", "text")


def fields(record: dict[str, Any]) -> dict[str, Any]:
    """The contract's fields of a record; those it lacks are left out, what cannot be used is left as it is."""
    known: dict[str, Any] = {}
    for key, value in islice(record.items(), FIELDS):
        if value is not None and value != "":
            known.setdefault(plain(key), value)
    found: dict[str, Any] = {}
    for field, names in (("title", TITLE), ("publisher", PUBLISHER), ("id", ID)):
        if field in record and isinstance(record[field], str | int | float):
            found[field] = record[field]
        elif (value := next(filter(None, (_word(known[name]) for name in names if name in known)), None)) is not None:
            found[field] = value
    found |= _text(record, known) | _published(record, known) | _url(record, known)
    return found


def many(record: dict[str, Any]) -> list[Any] | None:
    """The list of records that a record without a text wraps, or None."""
    if any(plain(key) in TEXT for key in islice(record, FIELDS)):
        return None
    for name in MANY:
        value = record.get(name)
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            return value
    return None


def plain(key: object) -> str:
    """A key as it is compared: `articleBody` and `article_body` are one."""
    return MARKS.sub("", str(key)[:60].lower())


def _text(record: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    """`text` to the letter; under other names HTML becomes text, and a list of paragraphs one."""
    if isinstance(record.get("text"), str) and record["text"].strip():
        return {"text": record["text"]}
    if text := _bodies(known.get("bodies")):
        return {"text": text}
    for name in (name for name in TEXT if name in known):
        text = _written(known[name])
        if text.strip():
            return {"text": flat(text) if looks_like(text) or name.endswith("html") else text}
    return {"text": record["text"]} if record.get("text") is not None else {}


def _written(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "\n\n".join(value)
    return value if isinstance(value, str) else _word(value) or "" if isinstance(value, dict) else ""


def _bodies(value: Any) -> str | None:
    """The main body of ninjs 2 and 3: the plain one, or the text of another."""
    bodies = [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
    bodies = [one for one in bodies if isinstance(one.get("value"), str) and one["value"].strip()]
    bodies.sort(key=lambda one: ("main" not in str(one.get("role")), "plain" not in str(one.get("contenttype"))))
    if not bodies:
        return None
    text = str(bodies[0]["value"])
    return flat(text) if looks_like(text) or "html" in str(bodies[0].get("contenttype")) else text


def _published(record: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    if record.get("published") not in (None, ""):
        return {"published": day(record["published"]) or record["published"]}
    found = next(filter(None, (day(known[name]) for name in PUBLISHED if name in known)), None)
    return {"published": found} if found else {}


def _url(record: dict[str, Any], known: dict[str, Any]) -> dict[str, Any]:
    if isinstance(record.get("url"), str):
        return {"url": record["url"]}
    for name in (name for name in URL if name in known):
        value = _word(known[name])
        if value and value.startswith(("http://", "https://")):
            return {"url": value}
    return {}


def _word(value: Any) -> str | None:
    """A string, or the one that a nested value is about: `{"name": ...}`, `{"rendered": ...}`, the first of a list."""
    for part in _parts(value):
        if isinstance(part, str) and part.strip():
            return part
        if isinstance(part, int | float) and not isinstance(part, bool):
            return str(part)
    return None


def _parts(value: Any) -> Iterator[Any]:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        if isinstance(value.get("rendered"), str):  # WordPress: HTML
            yield flat(value["rendered"])
        yield from (value[name] for name in NAMED if name in value)
    else:
        yield value
