"""The values that stages hand on to one another: frozen, plain, with character offsets into the article's text.

Offsets are half-open (`text[start:end]` is the string). Nothing here holds a spaCy object, so every value
can be compared, printed and tested alone.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Offsets(NamedTuple):
    """A half-open stretch of the article's text, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as read from the text alone; the fields mean what the claim's `quantity` means."""

    start: int
    end: int
    text: str
    kind: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    approximate: bool = False
    modifier: str | None = None
    unit: str | None = None
    per: str | None = None
    direction: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text that the arbiter holds for something else than a claim's figure.

    `role` says what it is: date, clock, time, ordinal, name, list, idiom, pronoun, sources, meta, or per (the number
    of a rate's denominator, `30` of `one for every 30`).
    """

    start: int
    end: int
    text: str
    role: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression with its TIMEX3 type and value (ISO-TimeML) and the days it covers.

    `first` and `last` are inclusive; an open side, or a side that cannot be resolved, is None.
    `future` holds (first, last) under a future reading of the clause, where that differs (`on Tuesday`).
    """

    start: int
    end: int
    text: str
    type: str
    value: str | None
    first: date | None = None
    last: date | None = None
    future: tuple[date | None, date | None] | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (source) says (cue) what (content), as PARC and PolNeAR define the three spans."""

    source: Offsets | None
    cue: Offsets | None
    content: tuple[Offsets, ...]
    stance: str = "asserts"
    direct: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A source mention, and who that is in this article."""

    start: int
    end: int
    text: str
    name: str
    type: str
    count: int | None = None
    role: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a figure counts or measures, and the lemma of its head word."""

    start: int
    end: int
    text: str
    head: str
    rule: str = ""
