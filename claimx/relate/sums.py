"""Parts against a stated total: `20 bodies: eleven women and nine men`."""

import re
from collections.abc import Iterator

from ..claim import Kind
from .figures import Check, Figure, Sentence, shown
from .interval import ZERO, Interval, Reading
from .lists import any_of
from .model import Relation

_NOUN = r"(?: [\w’'-]+){1,4}"
_OPEN = re.compile(rf"^(?: [\w’'-]+){{0,5}}(?: ?:| [–—]| ?\(|,? {any_of('made up of')}) ?$")
_COMMA = re.compile(r"^(?: [\w’'-]+){0,6}, $")
_NEXT = re.compile(rf"^{_NOUN}, $")
_LAST = re.compile(rf"^{_NOUN},? and $")
_BARE_NEXT = re.compile(r"^(?: (?:in|from|at|on|for|by|to) [\w’' -]{1,30}), $")
_BARE_LAST = re.compile(r"^(?: (?:in|from|at|on|for|by|to) [\w’' -]{1,30}),? and $")
_END = re.compile(r"^(?: [\w’'-]+){0,6} ?(?:[).,;–—]|$)")
_TOTAL = re.compile(rf"^(?: [\w’'-]+){{0,4}}(?:,| –| —|;)? (?:{any_of('total of')}|or)(?: {any_of('filler')})? $")
_TWO = re.compile(r"^(?: [\w’'-]+){0,6},? and (?:[\w’'-]+ ){0,5}$")
_ALTOGETHER = re.compile(rf"^(?: [\w’'-]+){{0,3}} {any_of('altogether')}\b")


def sums_of(sentence: Sentence) -> Iterator[Check]:
    """Totals with all their parts listed behind or before them."""
    figures = [figure for figure in sentence.figures if figure.kind not in (Kind.AGE,)]
    if len(figures) != len(sentence.figures):
        return
    for at, total in enumerate(figures):
        parts = _listed(sentence, figures, at + 1)
        if len(parts) >= 2 and _fits(total, parts):
            gap = sentence.between(total, parts[0])
            if _OPEN.match(gap):
                yield sum_check(total, parts)
            elif _COMMA.match(gap) and _END.match(sentence.after(parts[-1])):
                check = sum_check(total, parts)
                if _agrees(total, parts) and not _item(sentence, figures, at):
                    yield check
        yield from _closing(sentence, figures, at)


def _closing(sentence: Sentence, figures: list[Figure], at: int) -> Iterator[Check]:
    """`$40 million and the city $25 million, for a total of $65 million`."""
    total = figures[at]
    gap = sentence.raw(figures[at - 1], total) if at > 1 else ""
    if not _TOTAL.match(gap) or (" or " in gap and not _ALTOGETHER.match(sentence.after(total))):
        return
    parts = _listed_before(sentence, figures, at)
    if not parts and _TWO.match(sentence.between(figures[at - 2], figures[at - 1])):
        parts = figures[at - 2 : at]
    if len(parts) >= 2 and _fits(total, parts):
        yield sum_check(total, parts)


def _item(sentence: Sentence, figures: list[Figure], at: int) -> bool:
    """Whether a total is itself one of the list: `21 in Orlana, 36 in Besk, 29 in Calder and seven in Holm`."""
    lists = (_NEXT, _BARE_NEXT)
    before = at > 0 and any(shape.match(sentence.between(figures[at - 1], figures[at])) for shape in lists)
    return before or bool(_BARE_NEXT.match(sentence.between(figures[at], figures[at + 1])))


def _fits(total: Figure, parts: list[Figure]) -> bool:
    return total.counts and all(part.same_sort(total) for part in parts)


def _listed(sentence: Sentence, figures: list[Figure], at: int) -> list[Figure]:
    """The figures of the list that begins at a place: `three men, two women and a child` is none, for its child."""
    parts = figures[at : at + 1]
    while at + 1 < len(figures):
        gap = sentence.between(figures[at], figures[at + 1])
        at += 1
        if _LAST.match(gap) or _BARE_LAST.match(gap):
            parts.append(figures[at])
            return parts if _END.match(sentence.after(figures[at])) else []
        if not (_NEXT.match(gap) or _BARE_NEXT.match(gap)):
            return []
        parts.append(figures[at])
    return []


def _listed_before(sentence: Sentence, figures: list[Figure], at: int) -> list[Figure]:
    for first in range(max(at - 6, 0), at - 1):
        parts = _listed_upto(sentence, figures, first, at - 1)
        if parts:
            return parts
    return []


def _listed_upto(sentence: Sentence, figures: list[Figure], first: int, last: int) -> list[Figure]:
    gaps = [sentence.between(figures[i], figures[i + 1]) for i in range(first, last)]
    good = all(_NEXT.match(g) or _BARE_NEXT.match(g) for g in gaps[:-1]) and (
        _LAST.match(gaps[-1]) or _BARE_LAST.match(gaps[-1])
    )
    return figures[first : last + 1] if good else []


def _agrees(total: Figure, parts: list[Figure]) -> bool:
    return total.value == sum((part.value for part in parts), ZERO)


def sum_check(total: Figure, parts: list[Figure]) -> Check:
    """The sum of the parts against the total."""
    likely = possible = Interval(ZERO, ZERO)
    for part in parts:
        likely, possible = likely + part.reading.likely, possible + part.reading.possible
    value = sum((part.value for part in parts), ZERO)
    expected = Reading(value, likely, possible, "")
    words = f"{' + '.join(part.said for part in parts)} = {shown(value)} against {total.said}"
    members = ((total, "total"), *((part, "part") for part in parts))
    return Check(Relation.SUM_PARTS, members, words, expected, total.reading, total.unit)
