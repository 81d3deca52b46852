"""Named days and named events: when Christmas falls, when an administration began."""

from datetime import date
from functools import cache
from typing import Literal

from claimx.lexicon import Entry, entries
from claimx.timex.daymath import Span, add_days, easter, make_day, nth_weekday


class Holiday(Entry):
    """A named day or days of a year.

    Exactly one of: `month` and `day`; `month`, `weekday` (Monday 1) and `nth` (-1 the last); `easter` (days after
    Easter Sunday); `dates` (the first day, one for each year). `shift` days are then added; `length` is the number
    of days; `every` and `phase` keep only the years whose remainder fits.
    """

    words: tuple[str, ...]
    month: int = 0
    day: int = 0
    weekday: int = 0
    nth: int = 0
    easter: int | None = None
    dates: tuple[date, ...] = ()
    shift: int = 0
    length: int = 1
    every: int = 1
    phase: int = 0


class Event(Entry):
    """A named public event: its first day, its last where it is over, and where the dates are from."""

    words: tuple[str, ...]
    first: date
    last: date | None = None
    source: str


class Tense(Entry):
    """Words that tell a clause's tense."""

    tense: Literal["past", "future"]
    words: tuple[str, ...]


@cache
def tenses(folder: str | None = None) -> dict[str, str]:
    """Lower-case word to the tense it tells of."""
    return {word: row.tense for row in reversed(entries("tenses", Tense, folder)) for word in row.words}


@cache
def holidays(folder: str | None = None) -> dict[str, Holiday]:
    """Name to holiday."""
    return {word: row for row in reversed(entries("holidays", Holiday, folder)) for word in row.words}


@cache
def events(folder: str | None = None) -> dict[str, tuple[Event, ...]]:
    """Name to the events that bear it, oldest first."""
    table: dict[str, list[Event]] = {}
    for row in entries("events", Event, folder):
        for word in row.words:
            table.setdefault(word, []).append(row)
    return {word: tuple(sorted(rows, key=lambda row: row.first)) for word, rows in table.items()}


def days_of_holiday(row: Holiday, year: int) -> Span:
    """First and last day of a holiday in a year; both None where that year has none, or none is known."""
    day: date | None
    if year % row.every != row.phase % row.every:
        return (None, None)
    if row.dates:
        day = next((known for known in row.dates if known.year == year), None)
    elif row.easter is not None:
        sunday = easter(year)
        day = add_days(sunday, row.easter) if sunday else None
    elif row.weekday:
        day = nth_weekday(year, row.month, row.weekday, row.nth)
    else:
        day = make_day(year, row.month, row.day)
    day = add_days(day, row.shift) if day else None
    return (day, add_days(day, row.length - 1) if day else None)


def event_at(rows: tuple[Event, ...], published: date | None) -> Event | None:
    """The event meant by a name: the only one, or the latest that had begun when the article came out."""
    if len(rows) == 1:
        return rows[0]
    begun = [row for row in rows if published and row.first <= published]
    return begun[-1] if begun else None
