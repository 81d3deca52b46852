"""Text files and article records into articles."""

import json
import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from ..article import LONGEST, Article
from .decode import decoded
from .failures import Unreadable, of_record
from .item import Item
from .jsontext import not_json, values_of
from .keys import fields, many
from .limits import FRONT

Defaults = dict[str, Any]
Found = Iterator[Article | Unreadable]

FENCE = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<lines>.*?)^(?P=fence)[ \t]*(?:\r?\n|\Z)", re.M | re.S)
PAIR = re.compile(r"^(?P<key>[A-Za-z][\w -]{0,40}?)[ \t]*[:=][ \t]*(?P<value>\S.*?)[ \t]*\r?$", re.M)


def from_text(item: Item, defaults: Defaults) -> Found:
    """A plain text file: all of it is the text, its name the id."""
    text, encoding = decoded(item.data)
    if not text.strip():
        raise Unreadable("empty", "empty file")
    yield article({"text": text, "encoding": encoding}, item, defaults)


def from_markdown(item: Item, defaults: Defaults) -> Found:
    """Markdown: the text is what stands below the front matter, marks and all; plain lines of that are read."""
    text, encoding = decoded(item.data)
    front = FENCE.match(text, 0, FRONT)
    stated: dict[str, Any] = {}
    if front:
        pairs = ((hit["key"], hit["value"]) for hit in PAIR.finditer(front["lines"]))
        stated = fields({key: value.strip("\"'") for key, value in pairs if key.lower() not in ("text", "body")})
        text = text[front.end() :]
    if not text.strip():
        raise Unreadable("empty", "empty file")
    if not isinstance(stated.get("published"), str):  # else a day that cannot be read: unknown
        stated = {"published": None} | stated
    else:
        del stated["published"]
    yield article(stated | {"text": text, "encoding": encoding}, item, defaults)


def from_json(item: Item, defaults: Defaults) -> Found:
    """An article record, several one after the other, or what wraps a list of them."""
    text, encoding = decoded(item.data)
    if not text.strip():
        raise Unreadable("empty", "empty file")
    values = list(values_of(text))
    for number, (value, _) in enumerate(values, 1):
        yield from _records(value, item, number if len(values) > 1 else 0, {**defaults, "encoding": encoding})


def from_record(item: Item, defaults: Defaults) -> Found:
    """One article record: a line of .jsonl, an element of a list, a row of a table."""
    text, encoding = decoded(item.data)
    encoding = dict(item.meta).get("encoding", encoding)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise not_json(error) from error
    yield from _records(value, item, 0, {**defaults, "encoding": encoding})


def _records(value: Any, item: Item, number: int, defaults: Defaults) -> Found:
    inner = value if isinstance(value, list) else many(value) if isinstance(value, dict) else None
    if inner == []:
        yield Unreadable("empty", "a list without records")
    before = f"{number}." if number and inner is not None else ""
    for place, record in enumerate([value] if inner is None else inner, 1):
        mark = f"{before}{place}" if inner is not None else str(number or "")
        try:
            if not isinstance(record, dict):
                raise Unreadable("record", f"not an article record but a {type(record).__name__}")
            yield article(fields(record), item, defaults, mark=mark)
        except Unreadable as reason:
            yield Unreadable(reason.error, f"record {mark}: {reason}" if mark else str(reason))


def article(found: dict[str, Any], item: Item, defaults: Defaults, *, mark: str = "") -> Article:
    """An article of what was found, then of what is given for all; its id, unless stated, is the item's name.

    Raises:
        Unreadable: No text, too much of it, or a field that cannot be used.
    """
    fallback = {"id": f"{item.name}#{mark}" if mark else item.name}
    known = {key: value for key, value in found.items() if value is not None}
    try:
        made = Article.model_validate(fallback | defaults | known)
    except ValidationError as error:
        if error.errors()[0]["type"] == "string_too_long":
            raise Unreadable("too_large", f"text longer than {LONGEST} characters") from error
        raise of_record(error) from error
    if not made.text.strip():
        raise Unreadable("empty", "no text")
    return made
