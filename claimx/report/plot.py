"""Figures over time as small plots: values against days, spans as bars, ranges as error bars.

A series holds the figures of the same measured head, unit and rate, of one article or of articles whose sentences share
names, so that unlike things do not meet in one plot. Coordinates are worked out here; the page only draws.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ..claim import Claim, Modality
from .series import Chain, chains, level
from .view import ClaimView

WIDTH, HEIGHT = 480, 200
LEFT, RIGHT, TOP, BOTTOM = 58, 20, 22, 26  # margins
MOST = 8  # series shown
LABELLED = 12  # a plot with more points has no labels at its points
OPEN = 18  # pixels of an error bar without an end
LETTER, LINE = 6.4, 14  # pixels a label takes
STEPS = (1, 2, 2.5, 5, 10)


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

    @property
    def hollow(self) -> bool:
        """Targets, forecasts and the like: nothing that has happened."""
        return self.view.claim.modality is not Modality.ASSERTED


@dataclass(frozen=True, slots=True)
class Label:
    """Words in the plot; `anchor` is SVG's `start`, `middle` or `end`."""

    x: float
    y: float
    text: str
    anchor: str
    key: str = ""  # the claim that it names


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one thing, with the labels of both axes and of the points."""

    name: str
    points: tuple[Point, ...]
    days: tuple[Label, ...]
    values: tuple[Label, ...]
    labels: tuple[Label, ...]


def series(found: Iterable[Chain]) -> list[Series]:
    """The chains as plots, at most eight; those of several articles and the longest come first."""
    return [_series(one) for one in list(found)[:MOST]]


def _series(chain: Chain) -> Series:
    spans = [_span(one.claim) for one in chain.claims]
    first, last = min(start for start, _ in spans), max(end for _, end in spans)
    day = _scale(float(first), float(last), LEFT + 8, WIDTH - RIGHT, least=1.0)
    steps = _ticks(*_reach(chain.claims))
    value = _scale(steps[0], steps[-1], HEIGHT - BOTTOM, TOP, least=1e-12)
    points = tuple(_point(one, span, day, value) for one, span in zip(chain.claims, spans, strict=True))
    return Series(
        chain.name,
        points,
        _days(first, last, day),
        tuple(Label(LEFT - 6, value(step) + 4, short(step), "end") for step in steps),
        _labels(points) if len(points) <= LABELLED else (),
    )


def _span(claim: Claim) -> tuple[int, int]:
    """First and last day as ordinals; an open side ends where the known side is."""
    span = claim.time_span
    assert span is not None
    known = [side.toordinal() for side in (span.start, span.end) if side is not None]
    return known[0], known[-1]


def _reach(claims: Sequence[ClaimView]) -> tuple[float, float]:
    """Lowest and highest number; from zero where the figures are far apart."""
    quantities = [one.claim.quantity for one in claims]
    numbers = [float(n) for q in quantities for n in (q.value, q.low, q.high) if n is not None]
    least, most = min(numbers), max(numbers)
    return (0.0, most) if 0 < least < most * 0.7 else (least, most)


def _ticks(least: float, most: float) -> list[float]:
    """Three to six round numbers that hold all figures between them."""
    wide = max(most - least, abs(most) * 1e-9) if most > least else abs(most) * 0.2
    wide = max(wide, 1e-9)
    power = 10.0 ** _power(wide / 3)
    step = next(power * one for one in STEPS if power * one >= wide / 3.5)
    low = least // step
    count = 1
    while (low + count) * step < most or count < 2:
        count += 1
    return [(low + number) * step for number in range(count + 1)]


def _power(number: float) -> int:
    """The power of ten at or under a number."""
    return int(f"{number:e}".split("e")[1])


class _scale:  # noqa: N801 - a function with a memory
    """A linear scale from numbers to pixels; a stretch of nothing is widened to `least`."""

    def __init__(self, low: float, high: float, start: float, end: float, *, least: float) -> None:
        if high - low < least:
            low, high = low - least / 2, high + least / 2
        self.low, self.factor, self.start = low, (end - start) / (high - low), start

    def __call__(self, number: float) -> float:
        return round(self.start + (number - self.low) * self.factor, 1)


def _point(one: ClaimView, span: tuple[int, int], day: _scale, value: _scale) -> Point:
    """A figure's place; an error bar that is open to one side is a short one."""
    quantity = one.claim.quantity
    known = level(one.claim)
    assert known is not None
    y = value(float(known))
    low = high = None
    if quantity.low != quantity.high:
        low = value(float(quantity.low)) if quantity.low is not None else min(round(y + OPEN, 1), HEIGHT - BOTTOM)
        high = value(float(quantity.high)) if quantity.high is not None else max(round(y - OPEN, 1), 2)
    return Point(one, day(span[0]), day(span[1]), y, low, high)


def _days(first: int, last: int, day: _scale) -> tuple[Label, ...]:
    y = HEIGHT - 8
    ends = [(day(end), date.fromordinal(end).isoformat()) for end in (first, last)]
    if first == last:
        return (Label(ends[0][0], y, ends[0][1], "middle"),)
    return Label(LEFT, y, ends[0][1], "start"), Label(ends[1][0], y, ends[1][1], "end")


def _labels(points: Sequence[Point]) -> tuple[Label, ...]:
    """A label over or under each point where it meets no other label, no point and no edge; others are left out."""
    taken = [(one.x - 5, (one.high or one.y) - 5, one.x + 5, (one.low or one.y) + 5) for one in points]
    out = []
    for one in points:
        wide = len(one.view.figure) * LETTER
        anchor = "start" if one.x - wide / 2 < LEFT else "end" if one.x + wide / 2 > WIDTH else "middle"
        left = one.x - wide * {"start": 0, "middle": 0.5, "end": 1}[anchor]
        shift = {"start": -4, "middle": 0, "end": 4}[anchor]
        for y in ((one.high or one.y) - 9, (one.low or one.y) + 18):
            box = (left + shift, y - LINE + 3, left + shift + wide, y + 3)
            inside = box[0] >= LEFT - 4 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= HEIGHT - BOTTOM
            if inside and not any(_meet(box, other) for other in taken):
                taken.append(box)
                out.append(Label(round(one.x + shift, 1), round(y, 1), one.view.figure, anchor, one.view.key))
                break
    return tuple(out)


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def short(number: float) -> str:
    """A number short enough for an axis: 1.3M, 25K, 4,200, 0.25."""
    for size, sign, least in ((1e12, "T", 1e12), (1e9, "B", 1e9), (1e6, "M", 1e6), (1e3, "K", 1e4)):
        if abs(number) >= least:
            return f"{number / size:.4g}{sign}"
    return f"{number:,.0f}" if abs(number) >= 100 else f"{number:.4g}"


__all__ = ["HEIGHT", "Label", "Point", "Series", "chains", "series", "short"]
