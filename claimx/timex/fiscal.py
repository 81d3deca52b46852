"""Whose fiscal year a text means: the country it names most often among those with a known one."""

import re
from functools import cache

from claimx.lexicon import Entry, entries


class FiscalYear(Entry):
    """A country's names, the month its fiscal year starts in, and whether the year is named by its first year."""

    names: tuple[str, ...]
    start: int
    by_first: bool = False


@cache
def _table(folder: str | None) -> tuple[re.Pattern[str], dict[str, FiscalYear]]:
    rows = {name: row for row in entries("fiscal", FiscalYear, folder) for name in row.names}
    names = "|".join(re.escape(name) for name in sorted(rows, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)(?:{names})(?!\w)"), rows


def year_start(text: str, publisher: str | None, folder: str | None = None) -> tuple[int, bool] | None:
    """Start month of the fiscal year, and whether its first year names it; None where no country is named."""
    pattern, rows = _table(folder)
    votes: dict[int, int] = {}
    kept: dict[int, FiscalYear] = {}
    for place, source in ((1, text), (3, publisher or "")):
        for name in pattern.findall(source):
            row = rows[name]
            votes[id(row)] = votes.get(id(row), 0) + place
            kept.setdefault(id(row), row)
    if not votes:
        return None
    best = kept[max(kept, key=lambda key: votes[key])]
    return (best.start, best.by_first)
