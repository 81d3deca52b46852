"""Records in, rows out: the batch function with a face that bags, data frames and partitions can use.

A row holds either a claim or an error, both as JSON text, so that every engine carries the same bytes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypedDict

from .reading import Item
from .work import Outcome, Settings, run

COLUMNS = ("article_id", "claim", "error")  # all text; of claim and error, one is null
FIELDS = ("id", "text", "title", "published", "url", "publisher")
BATCH = 16


class Row(TypedDict):
    """A claim or an error of one article."""

    article_id: str
    claim: str | None
    error: str | None


def rows(records: Iterable[Mapping[str, Any]], settings: Settings | None = None) -> Iterator[Row]:
    """The claims and errors of article records, in order; never raises for what a record holds.

    Args:
        records: Mappings with `id`, `text` and, where known, `title`, `published`, `url`, `publisher`.
            Others are ignored, and so are fields that are None or no number (NaN, NaT).
        settings: What to look for, and with what.

    Raises:
        Unusable: The settings name what cannot be loaded.
    """
    queue = iter(records)
    while group := list(islice(queue, BATCH)):
        items = [_item(record, number) for number, record in enumerate(group)]
        for item, outcome in zip(items, run(items, settings or Settings()), strict=True):
            yield from _rows(item, outcome)


def _rows(item: Item, outcome: Outcome) -> Iterator[Row]:
    for done in outcome.articles:
        for line in done.lines:
            yield Row(article_id=done.article["id"], claim=line, error=None)
    for failure in outcome.failures:
        yield Row(article_id=item.name, claim=None, error=json.dumps(failure.record()))


def _item(record: Mapping[str, Any], number: int) -> Item:
    known = {field: _plain(record[field]) for field in FIELDS if field in record}
    known = {field: value for field, value in known.items() if value is not None}
    name = str(known.get("id", f"#{number + 1}"))
    return Item(name, name, "record", json.dumps(known, default=str).encode("utf-8"))


def _plain(value: Any) -> Any:
    """A value as JSON has it: days in ISO form, what is not there None."""
    if value is None or value != value:  # NaN and NaT alone differ from themselves
        return None
    return value.isoformat() if isinstance(value, date) else value


def columns(found: Sequence[Row]) -> dict[str, list[str | None]]:
    """Rows as columns, for data frames."""
    return {name: [row[name] for row in found] for name in COLUMNS}  # type: ignore[literal-required]
