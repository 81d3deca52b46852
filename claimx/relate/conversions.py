"""The same measure said in two units: `70 miles (112 km)`."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from ..claim import Kind
from .figures import Check, Figure, Sentence, shown
from .interval import ZERO, Interval, Reading
from .model import Relation, Verdict
from .words import Conversion, conversions

_BRACKET = re.compile(r"^(?: \(~?|, or )$|^ \((?:about|around|roughly|some|~) ?$")
_CLOSED = re.compile(r"^ ?[),.;]")
_SLACK = Decimal("0.05")  # `roughly five miles (eight kilometers)`: both may be rounded from a third number


def conversions_of(sentence: Sentence) -> Iterator[Check]:
    """Figures with the same figure in another unit in brackets behind them."""
    for one, other in pairwise(sentence.figures):
        if not _BRACKET.match(sentence.between(one, other)) or not _CLOSED.match(sentence.after(other)):
            continue
        if (
            one.kind is not Kind.MEASURE
            or other.kind is not Kind.MEASURE
            or one.claim.quantity.per != other.claim.quantity.per
        ):
            continue
        known = conversions()
        if found := known.get((one.unit, other.unit)):
            yield from _compared(one, other, found)
        elif found := known.get((other.unit, one.unit)):
            yield from _compared(one, other, found, back=True)


def _compared(one: Figure, other: Figure, rule: Conversion, *, back: bool = False) -> Iterator[Check]:
    def converted(number: Decimal) -> Decimal:
        return (number - rule.offset) / rule.factor if back else number * rule.factor + rule.offset

    reading = one.reading
    value = converted(reading.value)
    if value < 0 or not value.is_finite():
        return
    likely = _span(reading.likely, converted)
    wide = Interval(
        max(_span(reading.possible, converted).low - value * _SLACK, ZERO),
        converted(reading.possible.high) + value * _SLACK,
    )
    expected = Reading(value, likely, wide, reading.why)
    if back:
        sign = f"- {rule.offset}) / {rule.factor}" if rule.offset else f"/ {rule.factor}"
    else:
        sign = f"x {rule.factor} + {rule.offset}" if rule.offset else f"x {rule.factor}"
    check = Check(
        Relation.CONVERSION,
        ((one, "stated"), (other, "converted")),
        f"{'(' if back and rule.offset else ''}{one.said} {sign} = {shown(value)} against {other.said}",
        expected,
        other.reading,
        other.unit,
    )
    found = check.finding()
    # a difference of two temperatures has no offset
    difference = one.value / rule.factor if back else one.value * rule.factor
    if (
        rule.offset
        and found
        and found.verdict is Verdict.INCONSISTENT
        and abs(difference - other.value) <= max(difference, other.value) / 10
    ):
        return
    yield check


def _span(span: Interval, converted: object) -> Interval:
    assert callable(converted)
    return Interval(max(converted(span.low), ZERO), converted(span.high))
