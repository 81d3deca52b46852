"""Figures over time as small plots: values against days, spans as bars, ranges as error bars.

A series holds the figures of the same measured head, unit and rate. Coordinates are worked out here;
the page only draws.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..claim import Claim
from .view import ArticleView, ClaimView

WIDTH, HEIGHT = 640, 200
LEFT, RIGHT, TOP, BOTTOM = 70, 16, 14, 26  # margins
FEWEST, MOST = 2, 8  # points that make a series; series shown
KINDS = ("count", "money", "percent", "measure", "index", "duration", "ratio", "fraction", "percentage_point")


@dataclass(frozen=True, slots=True)
class Point:
    """One figure in the plot: where its span begins and ends, its value and its error bar, in pixels."""

    view: ClaimView
    first: float
    last: float
    y: float
    low: float | None
    high: float | None

    @property
    def x(self) -> float:
        """The middle of the span."""
        return round((self.first + self.last) / 2, 1)


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one thing, with the labels of both axes."""

    name: str
    points: tuple[Point, ...]
    days: tuple[tuple[float, str], ...]
    values: tuple[tuple[float, str], ...]


def series(views: Iterable[ArticleView]) -> list[Series]:
    """The series with at least two dated figures, the longest first, at most eight."""
    groups: dict[tuple[str, str | None, str | None], list[ClaimView]] = {}
    for article in views:
        for one in article.claims:
            if _dated(one.claim) and one.claim.measured and _level(one.claim) is not None:
                quantity = one.claim.quantity
                groups.setdefault((one.claim.measured.head, quantity.unit, quantity.per), []).append(one)
    longest = sorted((item for item in groups.items() if len(item[1]) >= FEWEST), key=lambda item: -len(item[1]))
    return [_series(_name(*key), found) for key, found in longest[:MOST]]


def _dated(claim: Claim) -> bool:
    span = claim.time_span
    return claim.quantity.kind in KINDS and span is not None and (span.start or span.end) is not None


def _level(claim: Claim) -> Decimal | None:
    quantity = claim.quantity
    if quantity.value is not None:
        return quantity.value
    if quantity.low is not None and quantity.high is not None:
        return (quantity.low + quantity.high) / 2
    return quantity.low if quantity.low is not None else quantity.high


def _name(head: str, unit: str | None, per: str | None) -> str:
    return head + (f" ({unit})" if unit else "") + (f" a {per}" if per else "")


def _series(name: str, views: Sequence[ClaimView]) -> Series:
    spans = [_span(one.claim) for one in views]
    day = _scale(
        float(min(first for first, _ in spans)), float(max(last for _, last in spans)), LEFT, WIDTH - RIGHT, least=1.0
    )
    reach = [number for one in views for number in _reach(one.claim)]
    least, most = min(reach), max(reach)
    if least > 0 and least < most / 2:
        least = 0.0
    value = _scale(least, most, HEIGHT - BOTTOM, TOP, least=abs(most) * 0.1 or 1.0)
    points = tuple(_point(one, span, day, value) for one, span in zip(views, spans, strict=True))
    return Series(name, points, _days(spans, day), _values(least, most, value))


def _span(claim: Claim) -> tuple[int, int]:
    """First and last day as ordinals; an open side ends where the known side is."""
    span = claim.time_span
    assert span is not None
    known = [side.toordinal() for side in (span.start, span.end) if side is not None]
    return known[0], known[-1]


def _reach(claim: Claim) -> list[float]:
    quantity = claim.quantity
    return [float(number) for number in (quantity.value, quantity.low, quantity.high) if number is not None]


class _scale:  # noqa: N801 - a function with a memory
    """A linear scale from numbers to pixels; a stretch of nothing is widened to `least`."""

    def __init__(self, low: float, high: float, start: float, end: float, *, least: float) -> None:
        if high - low < least:
            low, high = low - least / 2, high + least / 2
        self.low, self.factor, self.start = low, (end - start) / (high - low), start

    def __call__(self, number: float) -> float:
        return round(self.start + (number - self.low) * self.factor, 1)


def _point(one: ClaimView, span: tuple[int, int], day: _scale, value: _scale) -> Point:
    quantity = one.claim.quantity
    level = _level(one.claim)
    assert level is not None
    ranged = quantity.value is None or quantity.low != quantity.high
    low = value(float(quantity.low)) if ranged and quantity.low is not None else None
    high = value(float(quantity.high)) if ranged and quantity.high is not None else None
    return Point(one, day(span[0]), day(span[1]), value(float(level)), low, high)


def _days(spans: Sequence[tuple[int, int]], day: _scale) -> tuple[tuple[float, str], ...]:
    ends = sorted({min(first for first, _ in spans), max(last for _, last in spans)})
    return tuple((day(end), date.fromordinal(end).isoformat()) for end in ends)


def _values(least: float, most: float, value: _scale) -> tuple[tuple[float, str], ...]:
    return tuple((value(number), short(number)) for number in sorted({least, most}))


def short(number: float) -> str:
    """A number short enough for an axis: 1.3M, 4,200, 0.25."""
    for size, sign in ((1e12, "T"), (1e9, "B"), (1e6, "M")):
        if abs(number) >= size:
            return f"{number / size:.3g}{sign}"
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.4g}"
