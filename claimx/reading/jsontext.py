"""JSON values out of a text, one after the other, each with the piece of text that holds it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from .failures import Unreadable

BLANK = re.compile(r"[ \t\n\r]*")


def values_of(text: str) -> Iterator[tuple[Any, str]]:
    """The JSON values of a text, one after the other, or the elements of the one list; each with its own text.

    Raises:
        Unreadable: At what is no JSON; the values before it came out.
    """
    decoder = json.JSONDecoder()
    at, inside = _skip(text, 0), False
    if text[at : at + 1] == "[":
        at, inside = _skip(text, at + 1), True
    while at < len(text):
        if inside and text[at] == "]":
            at, inside = _skip(text, at + 1), False
            continue
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise not_json(error) from error
        yield value, text[at:end]
        at = _skip(text, end)
        if inside and text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif inside and text[at : at + 1] != "]":
            raise not_json(json.JSONDecodeError("Expecting ',' delimiter", text, at))
    if inside:
        raise not_json(json.JSONDecodeError("the list does not end", text, at))


def _skip(text: str, at: int) -> int:
    return BLANK.match(text, at).end()  # type: ignore[union-attr]


def not_json(error: ValueError | RecursionError) -> Unreadable:
    """Say in one line where JSON ends to be JSON."""
    if isinstance(error, json.JSONDecodeError):
        return Unreadable("json", f"not valid JSON: {error.msg} at line {error.lineno} column {error.colno}")
    return Unreadable("json", f"not valid JSON: {type(error).__name__}")
