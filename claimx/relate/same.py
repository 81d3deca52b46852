"""The same thing said twice: repeated, brought up to date, or contradicted by another source."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from ..claim import Claim, Kind, Modality
from .figures import HUNDRED, Check, Figure, Sentence, judge, shown
from .interval import Reading
from .lists import any_of
from .model import Relation, Verdict
from .words import head, is_toll, thing, topic, words_of

_RESTATED = re.compile(r"^(?:,| –| —| \()? ?(?:or |that is,? )?$")
_BEHIND = re.compile(r"^ ?(?:[),.;–—]|(?:of|say|said|said|were|are|have|had)\b)")
_EARLIER = rf"{any_of('earlier')} (?:\w+ )?{any_of('report')}"
_REVISED = re.compile(
    rf"\b(?:{any_of('revised')}|(?:previously|earlier) {any_of('put')}|{_EARLIER}|had {any_of('beforehand')}|"
    rf"{any_of('climbed')} to)\b"
)
_OLDER = re.compile(
    rf"\b(?:{_EARLIER} (?:of|{any_of('put')})|"
    rf"(?:{any_of('at first')}|had (?:{any_of('beforehand')} )?{any_of('put')})(?: [\w’']+){{0,4}}) $"
)
_CONTRAST = re.compile(rf"\b(?:{any_of('contrast')}|put (?:the|it|them|that)\b.{{0,40}}\bat)\b")
_SAID_AGAIN = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.PERCENTAGE_POINT)
_SMALL, _PLAIN = 10, 100
_BESIDE = 300  # characters between two statements that answer each other
_HYPHENED = re.compile(r"\d-[a-z]")  # `a 32-bit chip`
_WORDS = 5  # on both sides of a figure
_DEFINITE = re.compile(r"\b(?:the|those|these|all|its|his|her|their)(?: of the)? $")
_MOST = 200  # figures of an article that are compared pairwise


def restated(sentence: Sentence) -> Iterator[Check]:
    """`about two-thirds, 67 percent, say`: a share in words and in digits."""
    for one, other in pairwise(sentence.figures):
        first, second = one.share, other.share
        if first is None or second is None or one.kind is other.kind or other.kind is not Kind.PERCENT:
            continue
        gap = sentence.between(one, other)
        if gap.strip() and _RESTATED.match(gap) and _BEHIND.match(sentence.after(other)):
            yield _restatement(one, other, first, second)


def _restatement(one: Figure, other: Figure, first: Reading, second: Reading) -> Check:
    words = f"{one.said} = {shown(first.value * HUNDRED)} % against {other.said}"
    likely, possible = first.likely.times(HUNDRED), first.possible.times(HUNDRED)
    expected = Reading(first.value * HUNDRED, likely, possible, "")
    stated = Reading(second.value * HUNDRED, second.likely.times(HUNDRED), second.possible.times(HUNDRED), "")
    return Check(Relation.REPEATED, ((one, "first"), (other, "again")), words, expected, stated, "%")


def same_of(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """Pairs of claims about the same thing in different sentences."""
    placed = [(at, sentence, figure) for at, sentence in enumerate(sentences) for figure in sentence.figures]
    groups: dict[tuple[object, ...], list[tuple[int, Sentence, Figure]]] = {}
    for at, sentence, figure in placed:
        quantity = figure.claim.quantity
        if (thing := head(figure.claim)) is not None and quantity.kind not in (
            Kind.AGE,
            Kind.RANK,
            Kind.SCORE,
            Kind.FRACTION,
        ):
            groups.setdefault((thing, quantity.kind, quantity.unit, quantity.per), []).append((at, sentence, figure))
    again: set[tuple[Relation, str]] = set()  # a figure said three times is the first one twice more
    for group in groups.values():
        for (at, before, one), (later, behind, other) in combinations(group[:_MOST], 2):
            if at == later or (check := _pair(before, one, behind, other)) is None:
                continue
            if (check.kind, other.claim.id) not in again:
                yield check
            again.add((check.kind, other.claim.id))


def _pair(before: Sentence, one: Figure, behind: Sentence, other: Figure) -> Check | None:
    first, second = one.claim.quantity, other.claim.quantity
    if _disjoint(one.claim, other.claim):
        return None
    if (first.value, first.low, first.high) == (second.value, second.low, second.high):
        if _known_again(before, one, behind, other):
            words = f"{one.said} = {other.said}"
            return Check(Relation.REPEATED, ((one, "first"), (other, "again")), words, verdict=Verdict.CONSISTENT)
        return None
    revised = _alike(one, other) and (_REVISED.search(behind.low) or _REVISED.search(before.low))
    apart = _own_ends(before, one, other) or _own_ends(behind, other, one)
    if revised and not apart and _tolls(before, one) & _tolls(behind, other):
        old, new = (other, one) if _OLDER.search(behind.before(other)) else (one, other)
        words = f"{old.said}, then {new.said}"
        return Check(Relation.UPDATED, ((old, "first"), (new, "then")), words, verdict=Verdict.RELATED)
    near = other.claim.start - one.claim.end < _BESIDE and topic(one.claim) == topic(other.claim)
    if not near or not _opposed(one, other) or not _CONTRAST.search(behind.low):
        return None
    if judge(one.reading, other.reading) is not Verdict.INCONSISTENT:
        return None
    words = f"{one.said} ({_who(one.claim)}) against {other.said} ({_who(other.claim)})"
    members = ((one, "first"), (other, "other"))
    return Check(Relation.CONTRADICTED, members, words, one.reading, other.reading, one.unit, Verdict.INCONSISTENT)


def _known_again(before: Sentence, one: Figure, behind: Sentence, other: Figure) -> bool:
    """Whether an equal number of an equal thing is the same one, and not chance: small numbers need more words."""
    left, right = topic(one.claim), topic(other.claim)
    inside = left <= right or right <= left
    if any(_an_end(sentence, figure) for sentence, figure in ((before, one), (behind, other))):
        return False  # `rose to 180 from 155`: of two times
    telling = len(one.value.normalize().as_tuple().digits) > 1
    if one.kind not in _SAID_AGAIN or (one.kind is Kind.COUNT and one.value < _SMALL):
        return False
    if not one.counts:
        named = one.claim.attribution is not None and _who(one.claim) == _who(other.claim)
        return left == right and len(left) > 1 and telling and named
    named = any(_DEFINITE.search(sentence.before(figure)) for sentence, figure in ((before, one), (behind, other)))
    if one.kind is Kind.COUNT and one.value < _PLAIN:
        odd = one.value > 2 * _SMALL and one.value % _SMALL != 0
        return inside and (named or odd)
    if not telling and not named and (one.claim.attribution is None or _who(one.claim) != _who(other.claim)):
        return False
    return inside or (one.kind is Kind.COUNT and bool(left & right))


def _an_end(sentence: Sentence, figure: Figure) -> bool:
    return bool(_HYPHENED.search(figure.claim.quantity.text)) or sentence.before(figure).endswith((" from ", " to "))


def _own_ends(sentence: Sentence, figure: Figure, other: Figure) -> bool:
    """`revised the toll from 1,400 to 1,100`: what it revises stands there, and is not another figure elsewhere."""
    ends = [found for found in sentence.figures if sentence.before(found).endswith((" from ", " to "))]
    return figure in ends and len(ends) > 1 and all(found.value != other.value for found in ends)


def _tolls(sentence: Sentence, figure: Figure) -> frozenset[str]:
    """The tolls that the words round a figure name: deaths, injuries."""
    near = words_of(sentence.before(figure))[-_WORDS:] + words_of(sentence.after(figure))[:_WORDS]
    return frozenset(thing(word) for word in near if is_toll(word))


def _alike(one: Figure, other: Figure) -> bool:
    left, right = topic(one.claim), topic(other.claim)
    return left == right or (bool(left) and bool(right) and (left <= right or right <= left))


def _opposed(figure: Figure, against: Figure) -> bool:
    """Whether two sources assert the same sort of count, neither of them a small one."""
    if not figure.counts or min(figure.value, against.value) < _SMALL:
        return False
    one, other = figure.claim, against.claim
    if one.modality is not Modality.ASSERTED or other.modality is not Modality.ASSERTED:
        return False
    if one.quantity.direction is not None or other.quantity.direction is not None:
        return False
    if one.attribution is None or other.attribution is None:
        return False
    return one.attribution.source.name != other.attribution.source.name


def _who(claim: Claim) -> str:
    return claim.attribution.source.name if claim.attribution else "the article"


def _disjoint(one: Claim, other: Claim) -> bool:
    """Whether both have a time and the times share no day."""
    left, right = one.time_span, other.time_span
    if left is None or right is None:
        return False
    if left.start and right.end and left.start > right.end:
        return True
    return bool(left.end and right.start and right.start > left.end)
