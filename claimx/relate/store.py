"""Rows sorted on disk: SQLite in a temporary file, so that a folder of any size fits in memory."""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from decimal import Decimal
from itertools import groupby
from pathlib import Path
from typing import Any

from .interval import Interval
from .rows import Row

BATCH = 10_000
_TABLE = (
    "CREATE TABLE row (head TEXT, key TEXT, first INT, last INT, article TEXT, claim TEXT, source TEXT, name TEXT, "
    "anchors TEXT, value TEXT, low TEXT, high TEXT, a TEXT, b TEXT, c TEXT, d TEXT, told INT)"
)
_INSERT = f"INSERT INTO row VALUES ({','.join('?' * 17)})"
# blocks with one article cannot hold a cluster
_SORTED = (
    "SELECT row.* FROM row JOIN (SELECT key AS k FROM row GROUP BY key HAVING min(article) < max(article)) ON key = k "
    "ORDER BY key, first, last, article, claim, value"
)


def blocks(rows: Iterable[Row], folder: Path | None = None) -> Iterator[list[Row]]:
    """The rows of each key that several articles share, sorted; the file lives in `folder` while this runs.

    Raises:
        OSError: the folder cannot be written.
    """
    with (
        tempfile.TemporaryDirectory(prefix="claimx-", dir=folder) as place,
        closing(sqlite3.connect(Path(place) / "rows.sqlite", isolation_level=None)) as base,
    ):
        base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE;")
        base.execute(_TABLE)
        base.execute("BEGIN")
        _fill(base, rows)
        base.execute("COMMIT")
        base.execute("CREATE INDEX by_key ON row (key, article)")
        for _, group in groupby(base.execute(_SORTED), key=lambda found: found[1]):
            yield [_row(found) for found in group]


def _fill(base: sqlite3.Connection, rows: Iterable[Row]) -> None:
    batch = []
    for row in rows:
        batch.append(_cells(row))
        if len(batch) == BATCH:
            base.executemany(_INSERT, batch)
            batch.clear()
    base.executemany(_INSERT, batch)


def _cells(row: Row) -> tuple[object, ...]:
    bounds = (row.low, row.high, row.likely.low, row.likely.high, row.possible.low, row.possible.high)
    numbers = [None if number is None else str(number) for number in bounds]
    texts = (row.article, row.claim, row.source, row.name, "\t".join(sorted(row.anchors)), row.value)
    return (_safe(row.head), _safe(row.key), row.first, row.last, *map(_safe, texts), *numbers, row.told)


def _safe(text: str) -> str:
    """Text that SQLite can hold: lone surrogates are none."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _row(found: tuple[Any, ...]) -> Row:
    head, key, first, last, article, claim, source, name, anchors, value, *numbers, told = found
    low, high, *spans = (None if number is None else Decimal(number) for number in numbers)
    a, b, c, d = (number or Decimal(0) for number in spans)
    names = frozenset(anchors.split("\t")) if anchors else frozenset()
    days, likely, possible = (int(first), int(last)), Interval(a, b), Interval(c, d)
    return Row(head, key, *days, article, claim, source, name, names, value, low, high, likely, possible, told)
