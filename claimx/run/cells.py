"""Claims, articles and errors as rows for files that are tables."""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from ..article import Article
from ..claim import Claim
from ..export.tidy import COLUMNS, Scalar, row
from ..reading import Failure
from ..work import Done

Row = tuple[Scalar, ...]

CLAIMS = dict(COLUMNS)
TEXTS = [name for name in Article.model_fields if name != "text"]
ARTICLES = dict.fromkeys(TEXTS, "string") | {"published": "date", "words": "int", "claims": "int"}
ERRORS = dict.fromkeys(Failure.__dataclass_fields__, "string")
TABLES: dict[str, dict[str, Any]] = {"claims": CLAIMS, "articles": ARTICLES, "errors": ERRORS}

INT64 = 2**63
FORMULA = re.compile(r"[=+\-@\t\r\n]")  # what a spreadsheet would run, by OWASP's list
NUMBER = re.compile(r"[+-]?[\d.,]+")


def claims(done: Done) -> Iterator[Row]:
    """The claims of an article, a row each, in the order of CLAIMS."""
    for line in done.lines:
        yield tuple(map(_bounded, row(Claim.model_validate_json(line)).values()))


def article(done: Done) -> Row:
    """An article as a row, in the order of ARTICLES."""
    values = [_text(done.article.get(name)) for name in TEXTS]
    day = done.article.get("published")
    if day is not None:
        values[TEXTS.index("published")] = date.fromisoformat(day)
    return (*values, done.words, done.found)


def error(failure: Failure) -> Row:
    """A failure as a row, in the order of ERRORS."""
    return tuple(_printable(value) for value in failure.record().values())


def cell(value: Scalar) -> str | int | float:
    """A value as a cell of a CSV file that a spreadsheet may open: text that it would run is marked as text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, int):
        return value
    text = _printable(str(value))
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text


def _bounded(value: Scalar) -> Scalar:
    """A value that tables can hold: no integer beyond 64 bits."""
    return None if isinstance(value, int) and not -INT64 <= value < INT64 else value


def _text(value: Any) -> Scalar:
    return value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _printable(text: str) -> str:
    """The text as valid Unicode: a file's name may be none."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
