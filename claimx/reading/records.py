"""Bytes of text and of article records into articles."""

import codecs
import json
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from ..article import LONGEST, Article
from .failures import Unreadable, of_record
from .items import Item

Defaults = dict[str, Any]

KEYS = ("id", "text", "title", "published", "url", "publisher")


def from_text(item: Item, defaults: Defaults) -> Iterator[Article | Unreadable]:
    """A plain text file: all of it is the text, its name the id."""
    text = _decoded(item.data)
    if not text.strip():
        raise Unreadable("empty", "empty file")
    yield _article({"text": text}, item.name, defaults)


def from_json(item: Item, defaults: Defaults) -> Iterator[Article | Unreadable]:
    """One article record, or a list of them."""
    if not item.data.strip():
        raise Unreadable("empty", "empty file")
    found = _loaded(_decoded(item.data))
    for number, record in enumerate(found if isinstance(found, list) else [found], 1):
        fallback = f"{item.name}#{number}" if isinstance(found, list) else item.name
        try:
            yield _article(record, fallback, defaults)
        except Unreadable as reason:
            where = f"record {number}: " if isinstance(found, list) else ""
            yield Unreadable(reason.error, where + str(reason))


def from_record(item: Item, defaults: Defaults) -> Iterator[Article | Unreadable]:
    """One article record: a line of .jsonl."""
    yield _article(_loaded(_decoded(item.data)), item.name, defaults)


def _decoded(data: bytes) -> str:
    """UTF-8, or UTF-16 with a byte order mark; line ends stay as they are."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        if b"\0" in data[:8192]:
            raise Unreadable("binary", "a binary file, no text")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        byte = f"byte 0x{data[error.start]:02x} at {error.start}"
        raise Unreadable("encoding", f"not valid {error.encoding}: {byte}") from error


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        at = f"line {error.lineno} column {error.colno}"
        raise Unreadable("json", f"not valid JSON: {error.msg} at {at}") from error
    except (RecursionError, ValueError) as error:
        raise Unreadable("json", f"not valid JSON: {type(error).__name__}") from error


def _article(record: Any, fallback: str, defaults: Defaults) -> Article:
    if not isinstance(record, dict):
        raise Unreadable("record", f"not an article record but a {type(record).__name__}")
    known = {key: record[key] for key in KEYS if record.get(key) is not None}
    try:
        article = Article.model_validate({"id": fallback} | defaults | known)
    except ValidationError as error:
        if error.errors()[0]["type"] == "string_too_long":
            raise Unreadable("too_large", f"text longer than {LONGEST} characters") from error
        raise of_record(error) from error
    if not article.text.strip():
        raise Unreadable("empty", "no text")
    return article
