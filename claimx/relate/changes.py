"""A change and its two ends: `up 12% from 50 to 65` (no: 30%)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ..claim import Direction, Kind
from .figures import HUNDRED, SHARES, Check, Figure, Sentence, judge, shown
from .interval import ONE, Reading
from .lists import any_of
from .model import Relation, Verdict
from .words import head, moves

# words of time and unit that may stand between an end and `to` or `from`
_WHEN = rf"(?: (?:{any_of('between ends', 'month', 'weekday')}|\d{{1,2}}|(?:19|20)\d\d))*"
_BEFORE = rf"{any_of('earlier')} {any_of('count noun')} of"  # `an earlier estimate of`
_FROM_END = rf"from (?:the |its |an? {_BEFORE} )?$"
_TO = re.compile(rf"^{_WHEN},? to (?:just |the |its )?$")
_APPOSED = r"(?:, or [^,;()]{1,30} an? [a-z]+)?"  # `€31.5 million, or 42 cents a share, from €28 million`
_FROM = re.compile(rf"^{_APPOSED}{_WHEN},? {_FROM_END}")
_MOVED_FROM = re.compile(rf"^[^;()]{{0,80}}?,? \(?{any_of('moved from')} {_FROM_END}")
_EARLIER = re.compile(rf"\b{_BEFORE} $")
_COMPARED = re.compile(rf"^{_APPOSED}(?: [\w’'-]+){{0,4}},? compared (?:with|to) (?:just |the )?$")
_MOVE = re.compile(r"\b([a-z]+) from (?:the |its )?$")
_UP_BY = re.compile(rf"^{_APPOSED}(?: [\w’'-]+){{0,5}}(?:,| –| —| \()(?: {any_of('moved by')})* $")
_STARTS = re.compile(r"\bfrom (?:the |its )?$")
_ENDS = re.compile(rf"\b(?:to|at|{any_of('came to')}) (?:just |the |its )?$")
_SIZE_BEFORE = re.compile(rf"^{_WHEN}(?:, [^,;]{{1,30}})?,? (?:from|to) (?:just |the |its )?$")
_NOUN = any_of("change noun")
_SIZE_BEHIND = re.compile(
    rf"^(?: [\w’'-]+){{0,6}}(?:, [\w ]{{1,24}} {any_of('says')})?(?:,|\s–|\s—| \()? ?(?:or |up |down |by )?(?:an? )?"
    rf"(?:[a-z-]+ )?(?:{_NOUN} of )?$"
)
_BY_FROM = re.compile(rf"^(?: {_NOUN})? (?:from|compared with|on) (?:the |its )?$")
_CHANGE_NOUN = re.compile(rf"{_NOUN} of $")
_NOUN_AFTER = re.compile(rf"^\)?,? ?{_NOUN}\b")
_OR = re.compile(r"^(?:,? or| –| —|,| \() $|^ \($")
_TO_END = re.compile(rf"^\)?{_WHEN},? to (?:just |the |its )?$")
_OTHER = re.compile(r"\b(?:and|while|but|whereas) [^,]*$")  # `up from 37 and the mayor is down from 49`
_MORE = re.compile(r"^ (?:more|fewer|less)\b(?! than)")  # `from 5 million to 2.5 million more`: a step, no end
_SPLIT = re.compile(r";|\bwhile\b|\bbut\b|\band\b|\bwhereas\b")


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a quantity was and where it came to."""

    first: Figure
    last: Figure
    revised: bool = False  # the first is an earlier estimate of the same
    way: str | None = None  # the direction that a word before the ends gives: `rose from 50 to 65`
    bare: bool = False  # `5,200, compared with 4,000`: no change is told


def changes_of(sentence: Sentence) -> Iterator[Check]:
    """Ends with their change, checked; ends alone, with the change that they make."""
    sentence = _without_shares(sentence)
    for ends in _ends(sentence):
        sizes = [
            size for size in sentence.figures if size not in (ends.first, ends.last) and _sized(sentence, ends, size)
        ]
        for size in sizes:
            by = sentence.before(size).endswith(" by ")
            if (check := _checked(ends, size, by=by)) is not None:
                yield check
        if not sizes and not ends.bare and (alone := _alone(ends)) is not None:
            yield alone
    yield from _twice_told(sentence)
    yield from _round(sentence)


def _twice_told(sentence: Sentence) -> Iterator[Check]:
    """`rose 0.3%, or 11 cents, to $36.75`: the change in both ways, and its end."""
    for one, other, last in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        if not _OR.match(sentence.between(one, other)) or not _TO_END.match(sentence.between(other, last)):
            continue
        for percent, step in ((one, other), (other, one)):
            way = last.claim.quantity.direction or step.claim.quantity.direction
            if (
                percent.kind is Kind.PERCENT
                and last.counts
                and step.unit == last.unit
                and step.kind is last.kind
                and way
            ):
                yield _step_check(percent, step, last, way)


def _step_check(percent: Figure, step: Figure, last: Figure, way: Direction) -> Check:
    size, end = step.reading, last.reading
    up = way is Direction.UP
    first = Reading(
        end.value - size.value if up else end.value + size.value,
        end.likely.apart(size.likely) if up else end.likely + size.likely,
        end.possible.apart(size.possible) if up else end.possible + size.possible,
        "",
    )
    value = size.value / first.value * HUNDRED if first.value > 0 else size.value
    likely, possible = (size.likely / first.likely).times(HUNDRED), (size.possible / first.possible).times(HUNDRED)
    sign = "-" if up else "+"
    words = f"{step.said} / ({last.said} {sign} {step.said}) = {shown(value, 2)} % against {percent.said}"
    members = ((percent, "change"), (step, "step"), (last, "to"))
    return Check(Relation.CHANGE_ENDS, members, words, Reading(value, likely, possible, ""), percent.reading, "%")


def _without_shares(sentence: Sentence) -> Sentence:
    """The sentence without the figures that say one before again by the piece: `€31.5 million, or 42 cents a share`."""
    kept = list(sentence.figures[:1])
    for one, other in pairwise(sentence.figures):
        again = one.kind is other.kind and one.claim.quantity.per is None and other.claim.quantity.per is not None
        if not again or sentence.between(one, other) != ", or ":
            kept.append(other)
    return replace(sentence, figures=tuple(kept))


def _ends(sentence: Sentence) -> Iterator[Ends]:
    for one, other in pairwise(sentence.figures):
        if not _comparable(one, other) or any(_MORE.match(sentence.after(end)) for end in (one, other)):
            continue
        gap = _without_noun(sentence.between(one, other), one, other)
        if _TO.match(gap) and _STARTS.search(sentence.before(one)):
            yield Ends(one, other, way=_way(sentence.before(one)))
        elif (_MOVED_FROM.match(gap) and not _apart(sentence, one, gap)) or (
            _FROM.match(gap) and _ENDS.search(sentence.before(one))
        ):
            yield Ends(other, one, revised=bool(_EARLIER.search(gap)))
        elif _COMPARED.match(gap):
            yield Ends(other, one, bare=True)


def _apart(sentence: Sentence, one: Figure, gap: str) -> bool:
    """Whether the first figure is itself where something came from, or another thing moves in the words between."""
    return bool(_STARTS.search(sentence.before(one)) or _OTHER.search(gap))


def _without_noun(gap: str, figure: Figure, other: Figure) -> str:
    """The gap without what both figures count: `to 1,700 offences from 2,000`."""
    measured = figure.claim.measured
    if head(figure.claim) != head(other.claim):
        return gap
    noun = measured.text.lower() if measured else ""
    return gap[len(noun) + 1 :] if noun and gap.startswith(f" {noun} ") else gap


def _way(before: str) -> str | None:
    found = _MOVE.search(before)
    return moves().get(found[1]) if found else None


def _round(sentence: Sentence) -> Iterator[Check]:
    """`stood at 96m, up 20 per cent from 80m`: the change stands between its ends."""
    for last, size, first in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
        if not _comparable(last, first) or not _UP_BY.match(sentence.between(last, size)):
            continue
        if _BY_FROM.match(sentence.between(size, first)) and (check := _checked(Ends(first, last), size)) is not None:
            yield check


def _comparable(one: Figure, other: Figure) -> bool:
    if one.kind not in (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.DURATION, Kind.INDEX):
        return False
    units = one.unit == other.unit and one.kind is other.kind
    rates = one.claim.quantity.per, other.claim.quantity.per
    elided = one.kind is not Kind.MONEY or one.claim.quantity.per is None
    return units and (rates[0] == rates[1] or (None in rates and elided))


def _sized(sentence: Sentence, ends: Ends, size: Figure) -> bool:
    """Whether a figure is put as the size of the change between the ends."""
    figures = sentence.figures
    left, right = sorted((ends.first, ends.last), key=lambda f: f.start)
    at = figures.index(size)
    if at == figures.index(left) - 1:
        gap = sentence.between(size, left)
        return bool(_SIZE_BEFORE.match(gap)) and not _SPLIT.search(gap)
    if at == figures.index(right) + 1:
        gap = sentence.between(right, size)
        if not _SIZE_BEHIND.match(gap) or _SPLIT.search(gap):
            return False
        set_off = any(mark in gap for mark in (",", "(", "–", "—"))
        told = bool(_CHANGE_NOUN.search(gap) or _NOUN_AFTER.match(sentence.after(size)))
        if size.kind is ends.last.kind and size.kind is not Kind.PERCENT and not told:
            return False  # `from $226.5 million, or 78 cents`
        return set_off and (told or " or " in gap or "up " in gap or "down " in gap or "(" in gap)
    return False


def _checked(ends: Ends, size: Figure, *, by: bool = False) -> Check | None:
    """The change against its ends; `by`: it is told as `fell by a third`, which is never `fell to a third`."""
    first, last = ends.first.reading, ends.last.reading
    if not first.value:
        return None
    percents = ends.last.kind is Kind.PERCENT
    gap = Reading(
        abs(last.value - first.value), last.likely.apart(first.likely), last.possible.apart(first.possible), ""
    )
    likely, possible = (gap.likely / first.likely).times(HUNDRED), (gap.possible / first.possible).times(HUNDRED)
    relative = Reading(gap.value / first.value * HUNDRED, likely, possible, "")
    times = Reading(last.value / first.value, last.likely / first.likely, last.possible / first.possible, "")
    if size.kind is Kind.MULTIPLE:
        return _against(ends, size, times, size.reading, None)
    if size.kind is Kind.PERCENTAGE_POINT or (
        size.kind is ends.last.kind and size.unit == ends.last.unit and not percents
    ):
        return _against(ends, size, gap, size.reading, size.unit)
    if size.kind in SHARES and (share := size.share) is not None:
        stated = Reading(share.value * HUNDRED, share.likely.times(HUNDRED), share.possible.times(HUNDRED), "")
        readings = [relative]
        if percents and size.kind is Kind.PERCENT:
            readings.append(gap)  # `up 2 percent from 40 to 42 percent`: loosely said of points
        if size.kind is not Kind.PERCENT and not by:
            readings.append(
                Reading(times.value * HUNDRED, times.likely.times(HUNDRED), times.possible.times(HUNDRED), "")
            )
        best = next((r for r in readings if judge(r, stated) is not Verdict.INCONSISTENT), relative)
        return _against(ends, size, best, stated, "%")
    return None


def _against(ends: Ends, size: Figure, expected: Reading, stated: Reading, unit: str | None) -> Check:
    first, last = ends.first, ends.last
    verdict = judge(expected, stated)
    rose = last.reading.possible.low > first.reading.possible.high
    fell = last.reading.possible.high < first.reading.possible.low
    way = size.claim.quantity.direction
    wrong = (way is Direction.UP and fell) or (way is Direction.DOWN and rose)
    if size.kind is not Kind.MULTIPLE and wrong:
        verdict = Verdict.INCONSISTENT
    sign = "x " if size.kind is Kind.MULTIPLE else "+" if last.value >= first.value else "-"
    tail = " %" if unit == "%" else ""
    words = f"{first.said} to {last.said} = {sign}{shown(expected.value)}{tail} against {size.said}"
    if verdict is None:
        return Check(Relation.CHANGE_ENDS, _members(ends, size), words, expected, stated, unit)
    return Check(Relation.CHANGE_ENDS, _members(ends, size), words, expected, stated, unit, verdict)


def _members(ends: Ends, size: Figure | None) -> tuple[tuple[Figure, str], ...]:
    members = ((ends.first, "from"), (ends.last, "to"))
    return members if size is None else (*members, (size, "change"))


def _alone(ends: Ends) -> Check | None:
    """The change that two ends make; wrong only where a stated direction is the other way round."""
    first, last = ends.first, ends.last
    if not first.value:
        return None
    way = ends.way or last.claim.quantity.direction
    rose = last.reading.possible.low > first.reading.possible.high
    fell = last.reading.possible.high < first.reading.possible.low
    wrong = (way == Direction.UP and fell) or (way == Direction.DOWN and rose)
    moved = (last.value / first.value - ONE) * HUNDRED
    words = f"{first.said} to {last.said} = {'+' if moved >= 0 else ''}{shown(moved)} %"
    if last.kind is Kind.PERCENT:
        points = last.value - first.value
        words = f"{first.said} to {last.said} = {'+' if points >= 0 else ''}{shown(points, 2)} points"
    if wrong and way is not None:
        return Check(
            Relation.CHANGE_ENDS, _members(ends, None), f"{words}, told as {way}", verdict=Verdict.INCONSISTENT
        )
    kind = Relation.UPDATED if ends.revised else Relation.CHANGE_ENDS
    return Check(kind, _members(ends, None), words, verdict=Verdict.RELATED)
