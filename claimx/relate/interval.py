"""What a stated figure allows: the numbers it likely means, and all that it could.

A written figure is rounded. `1,900` was hardly counted as 1,900, `4.1%` stands for 4.05 to 4.15, `over 800` is a little
more than 800, `about 300` near it. Two spans are kept: `likely`, by ordinary rounding, inside which two figures agree,
and `possible`, by the loosest reading, outside which they cannot both be right. What lies between is not reported.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from ..claim import Kind, Quantity

ZERO, ONE = Decimal(0), Decimal(1)
OPEN = Decimal("Infinity")
HALF = Decimal("0.5")
TWICE = Decimal(2)  # and never of more than 1,600
ABOVE = Decimal("1.2")  # `over 800` is seldom said of more than 960
NEAR = Decimal("0.05")  # `about 300`: 285 to 315
FAR = Decimal("0.15")  # `about 300`, at its loosest: 255 to 345
WORDY = Decimal("0.12")  # `a third`, `one in ten`: a share is rounded to the next simple one
COUNTED = Decimal(100)  # below, people and things are counted and not rounded
COARSE = Decimal("0.1")  # `9 million`: to the nearest 900,000 at most
ZEROS = Decimal("0.05")  # `80,000`: to the nearest 4,000 at most
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Interval:
    """Numbers from `low` to `high`, both included, none below zero."""

    low: Decimal
    high: Decimal

    def __add__(self, other: "Interval") -> "Interval":
        """All sums."""
        return Interval(self.low + other.low, self.high + other.high)

    def __mul__(self, other: "Interval") -> "Interval":
        """All products."""
        return Interval(_product(self.low, other.low), _product(self.high, other.high))

    def __truediv__(self, other: "Interval") -> "Interval":
        """All quotients; open above where the divisor may be zero."""
        top = OPEN if other.low <= 0 else self.high / other.low
        return Interval(ZERO if other.high in (ZERO, OPEN) else self.low / other.high, top)

    def apart(self, other: "Interval") -> "Interval":
        """All distances between a number here and one there."""
        gap = max(self.low - other.high, other.low - self.high, ZERO)
        return Interval(gap, max(self.high - other.low, other.high - self.low))

    def meets(self, other: "Interval") -> bool:
        """Whether they share a number."""
        return self.low <= other.high and other.low <= self.high

    def times(self, factor: Decimal) -> "Interval":
        """Every number times a positive factor."""
        return Interval(_product(self.low, factor), _product(self.high, factor))


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as a number, with the spans it allows and the reason for them."""

    value: Decimal
    likely: Interval
    possible: Interval
    why: str

    @property
    def slack(self) -> Decimal | None:
        """How far from the number the likely span reaches."""
        reach = max(self.value - self.likely.low, self.likely.high - self.value)
        return reach if reach.is_finite() else None


def exact(value: Decimal) -> Reading:
    """A number without rounding."""
    return Reading(value, Interval(value, value), Interval(value, value), "")


def read(quantity: Quantity) -> Reading | None:
    """What the figure allows; None where it is no plain number of zero or more (a score, a vague figure)."""
    value, low, high = quantity.value, quantity.low, quantity.high
    if value is None:
        return _range(quantity)
    if not value.is_finite() or value < 0:
        return None
    step = grain(quantity)
    words = f"`{quantity.modifier}`" if quantity.modifier else "about" if quantity.approximate else "a bound,"
    loose = max(step, value * FAR)
    if low is None and high is None:
        return None
    if low is None:  # up to, under, nearly
        bottom = value * (ONE - FAR)
        least = bottom if quantity.approximate else ZERO
        return Reading(value, Interval(bottom, value), Interval(least, value + step * HALF), f"{words} {value:,f}")
    if high is None:  # over, at least
        top = Interval(value, value * ABOVE)
        return Reading(value, top, Interval(value - step * HALF, value * TWICE), f"{words} {value:,f}")
    if quantity.approximate:
        near = max(step * HALF, value * NEAR)
        return Reading(value, _around(value, near), _around(value, loose), f"{words} {value:,f}")
    why = f"{quantity.text} is read to the nearest {_plain(step)}" if step else ""
    return Reading(value, _around(value, step * HALF), _around(value, step), why)


def _range(quantity: Quantity) -> Reading | None:
    low, high = quantity.low, quantity.high
    if low is None or high is None or low < 0 or high < low or not high.is_finite():
        return None
    if quantity.kind in (Kind.SCORE, Kind.RANK):
        return None
    middle, slack = (low + high) / 2, (high - low) * HALF
    wide = Interval(max(low - slack, ZERO), high + slack)
    return Reading(middle, Interval(low, high), wide, f"{quantity.text} is a range")


def grain(quantity: Quantity) -> Decimal:
    """The step that the figure is rounded to: that of its last digit; 0 for what was counted.

    `$1.3bn` 100 million; `68%` 1; `461` and `40` 0 (somebody counted). Where the last digits are zeros, nobody can
    tell: they are taken as rounded, but never by more than a part of the figure: `1,900` 95, `80,000` 4,000.
    """
    value = abs(quantity.value or ZERO)
    if quantity.kind in (Kind.FRACTION, Kind.RATIO) or (quantity.kind is Kind.MULTIPLE and quantity.text.isalpha()):
        return value * WORDY
    found = _DIGITS.search(quantity.text)
    written = Decimal(found[0].replace(",", "")) if found else value
    if not value or not written:
        return ZERO
    scale = value / written
    if found and "." in found[0]:
        return Decimal(1).scaleb(-len(found[0].partition(".")[2])) * scale
    shown = written.normalize().as_tuple().exponent
    zeros = shown if isinstance(shown, int) else 0
    if quantity.kind is Kind.COUNT and scale == 1 and (zeros <= 0 or value < COUNTED):
        return ZERO
    money = quantity.kind is Kind.MONEY  # whose steps are not those of its unit
    if found and zeros <= 0:
        return min(scale, value * COARSE) if scale > 1 or money else scale
    return min(Decimal(1).scaleb(zeros) * scale, max(value * ZEROS, ZERO if money else min(scale, ONE)))


def _around(value: Decimal, reach: Decimal) -> Interval:
    return Interval(max(value - reach, ZERO), value + reach)


def _product(one: Decimal, other: Decimal) -> Decimal:
    return ZERO if not one or not other else one * other


def _plain(number: Decimal) -> str:
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
