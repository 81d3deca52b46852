"""A rate and the total it comes to: `about 460 trees a week, 24,000 in a year` (23,920: about right)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..claim import Kind
from .figures import Check, Figure, Sentence, shown
from .interval import Interval, Reading
from .lists import any_of
from .model import Relation
from .words import Period, head, periods, thing, words_of

_UNITS = "|".join(sorted({unit for pair in periods() for unit in pair}))
_REACH = re.compile(
    rf"^[^;.]{{0,60}} to {any_of('reach', 'amount to')}"
    rf"(?: (?:the|its|his|her|their)(?: \w+)? {any_of('goal', 'promise')} of)? $"
)
_OR = re.compile(
    rf"^[^;.,]{{0,40}}(?:,| –| —| \() ?(?:or|which (?:would )?{any_of('comes to')}|"
    r"equivalent to|equal to|that is|or roughly)? ?$"
)
_PERIOD = re.compile(
    rf"^(?: [\w’'-]+){{0,3}} (?:in|over|within|during|across|for|a|per|each|every) ?(?:a|one|the|each|every)?"
    rf"(?: {any_of('whole period')})? ?({_UNITS})\b"
)
_YEARLY = re.compile(rf"^(?: [\w’'-]+){{0,3}} {any_of('yearly')}\b")
_AT = re.compile(r"\bat $")
_THEN = re.compile(r"^[^;.,]{0,40}, [^;.,]{0,40} $")
_TO_REACH = re.compile(rf"\bto {any_of('reach')} $")
_MUST = re.compile(rf"^[^;.]{{0,40}}, [^;.]{{0,60}}\b{any_of('must')}\b[^;.]{{0,40}} $")
_FOR_SO_LONG = re.compile(r"^(?: [\w’'-]+){0,4} for (?:a total of )?$")
_TOTAL = re.compile(rf"^(?: [\w’'-]+){{0,2}}(?:,| –| —| \() ?(?:or|{any_of('total of')}|which {any_of('comes to')}) ?$")
_FROM = re.compile(
    r"^(?: [\w’'-]+){0,3} (?:from|for|in|over|among|across|between|to|on)(?: (?:its|his|her|their|the|last|first))* $"
)
_APIECE = re.compile(rf"^ {any_of('apiece')}\b")
_FOR = re.compile(r"^(?: [\w’'-]+){1,3} for (?:a total of )?$")
_OR_EACH = re.compile(r"^(?:, or|, at| \(|, an average of) $|^ \($")
_EACH = re.compile(r"^(?: [\w’'-]+){1,3}(?:,|:| –| —| \() ?(?:or |that is |an average of )?$")
_PACE = re.compile(rf"\bat (that|this|such a|{any_of('weekday')}[’']s) {any_of('pace')}\b")


def rates_of(sentence: Sentence) -> Iterator[Check]:
    """Rates with the totals that the sentence says they make."""
    figures = sentence.figures
    for one, other in pairwise(figures):
        gap = sentence.between(one, other)
        if not _alike(one, other) or one.claim.quantity.per is None:
            continue
        at_rate = _AT.search(sentence.before(one)) and _THEN.match(gap) and head(one.claim) == head(other.claim)
        if not (_REACH.match(gap) or _OR.match(gap) or at_rate):
            continue
        if rule := periods().get((one.claim.quantity.per, period_of(sentence, other) or "")):
            yield rate_check(one, other, rule)
    for total, rate in pairwise(figures):
        rule = periods().get((rate.claim.quantity.per or "", period_of(sentence, total) or ""))
        must = _TO_REACH.search(sentence.before(total)) and _MUST.match(sentence.between(total, rate))
        if rule is not None and must and _alike(rate, total):
            yield rate_check(rate, total, rule)
    for rate, length, total in zip(figures, figures[1:], figures[2:], strict=False):
        if _alike(rate, total) and rate.claim.quantity.per is not None and length.unit == rate.claim.quantity.per:
            gaps = sentence.between(rate, length), sentence.between(length, total)
            if _FOR_SO_LONG.match(gaps[0]) and _TOTAL.match(gaps[1]) and total.claim.quantity.per is None:
                yield _product(rate, length, total)
    yield from _apiece(sentence)


def _apiece(sentence: Sentence) -> Iterator[Check]:
    """`20 points from 12 games: 1.67 a game`: a total, a number, and what falls to each."""
    for total, number, each in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        per = each.claim.quantity.per
        if total.kind is Kind.COUNT and number.kind is Kind.MONEY:
            total, number = number, total  # `40 paintings for $80,000, or $2,000 each`
        if number.kind is not Kind.COUNT or number.claim.quantity.per or total.claim.quantity.per:
            continue
        behind = words_of(sentence.after(number))[:3]
        named = _APIECE.match(sentence.after(each)) if per is None else thing(per) in map(thing, behind)
        if not _alike(total, each) or not number.value or not named:
            continue
        if number.start < total.start:
            spread = _FOR.match(sentence.between(number, total)) and _OR_EACH.match(sentence.between(total, each))
        else:
            spread = _FROM.match(sentence.between(total, number)) and _EACH.match(sentence.between(number, each))
        if spread:
            yield _share_out(total, number, each)


def _share_out(total: Figure, number: Figure, each: Figure) -> Check:
    one, other = total.reading, number.reading
    expected = Reading(one.value / other.value, one.likely / other.likely, one.possible / other.possible, "")
    words = f"{total.said} / {number.said} = {shown(expected.value, 2)} against {each.said}"
    members = ((total, "total"), (number, "number"), (each, "rate"))
    return Check(Relation.RATE_TOTAL, members, words, expected, each.reading, each.unit)


def period_of(sentence: Sentence, figure: Figure) -> str | None:
    """The period that a total is told for: its own `per`, or the words behind it."""
    if figure.claim.quantity.per is not None:
        return figure.claim.quantity.per
    after = sentence.after(figure)
    if _YEARLY.match(after):
        return "year"
    found = _PERIOD.match(after)
    return found[1] if found else None


def _alike(one: Figure, other: Figure) -> bool:
    return one.counts and one.kind is other.kind and one.unit == other.unit


def rate_check(rate: Figure, total: Figure, rule: Period) -> Check:
    """A rate times the periods, against the total."""
    reading = rate.reading
    exact = Interval(rule.factor, rule.factor)
    wide = reading.possible * Interval(rule.least, rule.most)
    expected = Reading(reading.value * rule.factor, reading.likely * exact, wide, reading.why)
    said = rate.said if rate.claim.quantity.per else f"{rate.said} a {rule.short}"
    words = f"{said} x {rule.factor} = {shown(expected.value)} against {total.claim.quantity.text} a {rule.long}"
    return Check(Relation.RATE_TOTAL, ((rate, "rate"), (total, "total")), words, expected, total.reading, total.unit)


def _product(rate: Figure, length: Figure, total: Figure) -> Check:
    one, other = rate.reading, length.reading
    expected = Reading(one.value * other.value, one.likely * other.likely, one.possible * other.possible, "")
    words = f"{rate.said} x {length.said} = {shown(expected.value)} against {total.said}"
    members = ((rate, "rate"), (length, "length"), (total, "total"))
    return Check(Relation.RATE_TOTAL, members, words, expected, total.reading, total.unit)


def paces(sentence: Sentence, earlier: Sequence[Sentence]) -> Iterator[Check]:
    """`At Monday's pace, officers would make roughly 690,000 arrests in a year`: the rate stands before."""
    for total in sentence.figures:
        found = _PACE.search(sentence.before(total))
        long = period_of(sentence, total)
        if not found or long is None or not total.counts:
            continue
        word = found[1]
        rates = list(_candidates(earlier, total, long, None if word in ("that", "this", "such a") else word[:-2]))
        if len(rates) == 1:
            yield rate_check(rates[0][0], total, rates[0][1])


def _candidates(
    earlier: Sequence[Sentence], total: Figure, long: str, weekday: str | None
) -> Iterator[tuple[Figure, Period]]:
    for sentence in earlier if weekday else earlier[-1:]:
        for figure in sentence.figures:
            short = figure.claim.quantity.per
            if weekday is not None:
                span = figure.claim.time_span
                if (
                    span is None
                    or weekday not in span.text.lower()
                    or short is not None
                    or head(figure.claim) != head(total.claim)
                ):
                    continue
                short = "day"
            rule = periods().get((short or "", long))
            if rule is not None and _alike(figure, total) and (weekday or head(figure.claim) == head(total.claim)):
                yield figure, rule
