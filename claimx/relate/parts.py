"""A part and its whole, a share and its base: `461 of the 8,000`, `2.97 crore, or 72.1 per cent, of the 4.12 crore`."""

import re
from collections.abc import Iterator
from itertools import combinations

from .figures import HUNDRED, Check, Figure, Sentence, shown
from .interval import Reading
from .lists import any_of
from .model import Relation, Verdict
from .words import head, is_person, is_toll

_OWNER = r"(?:all |the |its |his |her |their |our |those |these |a possible |a total of |[\w’'. -]{1,40}[’']s? )?"
_OF = re.compile(rf"^ (?:{any_of('counted noun')} )?(?:(?:out )?of|from a possible) {_OWNER}$")
_OPENS = re.compile(rf"(?:^|[,;:—–(“\"] ?|\b(?:that|and|but|said) )of {_OWNER}$")
_WHOM = re.compile(
    r"(?:,| –| —| \(|;) ?(?:and )?(?:of (?:whom|which|them|those)|among (?:them|whom)),? $|\bof whom,? $"
)
_INCLUDING = re.compile(r"(?:,| –| —|\() ?(?:including|among them)(?:,[^,]{1,40},)? $")
_AND = re.compile(r"^(?: [\w’'-]+){1,3},? and $")
_PAGE = re.compile(rf"\b{any_of('numbered')} $")
_OF_THEM = re.compile(r"^ of (?:them|it|which|whom|those)\b")
_SET_OFF = re.compile(r"(?:,| –| —| \() ?$")
_NEAR_BY = 60
_BESIDE = re.compile(r"^(?: [\w’'-]+){0,3} ?(?:,|–|—|\() ?(?:or|that is|i\.e\.|which is|equivalent to)?,? ?$")
_APPOSED = re.compile(r"^(?: [\w’'-]+){0,5} ?(?:, or|\(|\(or|, that is,|– or|— or) $|^(?: [\w’'-]+){0,3} \($")
_MORE = re.compile(rf"^\)? ?(?:points? )?(?:{any_of('compared')}|of )")
_VERB = re.compile(rf"^,? ?(?:{any_of('part verb')}|or)\b")
_NEEDED = re.compile(rf"^(?: [\w’'-]+){{0,2}} (?:are|is|were|was|will be|would be) {any_of('needed')}\b")


def parts_of(sentence: Sentence) -> Iterator[Check]:
    """Parts beside their wholes, and shares beside both."""
    linked: list[tuple[Figure, Figure]] = []
    for one, other in combinations(sentence.figures, 2):
        if not one.counts or not other.counts or one.unit != other.unit or one.kind is not other.kind:
            continue
        if pair := _pair(sentence, one, other):
            linked.append(pair)
    shares = [figure for figure in sentence.figures if figure.share is not None]
    for part, whole in linked:
        yield _part(part, whole)
        for share in shares:
            if _shares(sentence, part, whole, share):
                yield share_check(part, whole, share)
    yield from _shares_of(sentence, shares)


def _pair(sentence: Sentence, one: Figure, other: Figure) -> tuple[Figure, Figure] | None:
    """(part, whole), where the words between say so."""
    gap, near = sentence.between(one, other), _adjacent(sentence, one, other)
    hyphened = "-" in other.claim.quantity.text.strip("-") or "within" in (one.claim.quantity.modifier or "").lower()
    page = _PAGE.search(sentence.before(one))
    if near and _OF.match(gap) and not hyphened and not page and _counted_alike(one, other):
        return one, other
    if _OPENS.search(sentence.before(one)) and _elided(sentence, one, other):
        return other, one
    same = head(one.claim) == head(other.claim) and head(one.claim) is not None
    people = _people(one) and _people(other)
    alike = same or people or one.unit is not None
    if near and _WHOM.search(gap) and not _joined(sentence, one) and not _NEEDED.match(sentence.after(other)):
        return other, one
    nearest = not any(map(_people, _inner(sentence, one, other))) if people else near
    if nearest and _INCLUDING.search(gap) and alike and other.value <= one.value:
        return other, one
    if near and _OF_THEM.match(sentence.after(other)):
        behind = ";" not in gap and len(gap) < _NEAR_BY and other.value <= one.value
        return (other, one) if behind or _SET_OFF.search(gap) else None
    return None


def _joined(sentence: Sentence, whole: Figure) -> bool:
    """`56 passengers and 10 crew, among them 30 citizens`: of both."""
    at = sentence.figures.index(whole)
    return at > 0 and bool(_AND.match(sentence.between(sentence.figures[at - 1], whole)))


def _people(figure: Figure) -> bool:
    measured = figure.claim.measured
    return measured is not None and (is_person(measured.head) or is_toll(measured.head))


def _adjacent(sentence: Sentence, one: Figure, other: Figure) -> bool:
    figures = sentence.figures
    return figures.index(other) - figures.index(one) == 1


def _counted_alike(one: Figure, other: Figure) -> bool:
    """`19 of the 46` and not `one of 30 pages`, where the part is a word that counts nothing."""
    return one.claim.quantity.per == other.claim.quantity.per


def _elided(sentence: Sentence, whole: Figure, part: Figure) -> bool:
    """`Of the 8,000 arrested, 461 were`: the part names nothing of its own."""
    gap = sentence.between(whole, part)
    if "," not in gap or ";" in gap or any(f.counts for f in _inner(sentence, whole, part)):
        return False
    one, other = whole.claim.measured, part.claim.measured
    shared = one is not None and other is not None and one.start == other.start
    return gap.rstrip().endswith(",") and (shared or bool(_VERB.match(sentence.after(part))))


def _inner(sentence: Sentence, one: Figure, other: Figure) -> tuple[Figure, ...]:
    figures = sentence.figures
    return figures[figures.index(one) + 1 : figures.index(other)]


def _part(part: Figure, whole: Figure) -> Check:
    more = part.reading.possible.low > whole.reading.possible.high
    share = shown(part.value / whole.value * HUNDRED) if whole.value else "-"
    return Check(
        Relation.PART_OF,
        ((part, "part"), (whole, "whole")),
        f"{part.said} of {whole.said} = {share} %" if not more else f"{part.said} of {whole.said}: more than the whole",
        verdict=Verdict.INCONSISTENT if more else Verdict.RELATED,
    )


def _shares(sentence: Sentence, part: Figure, whole: Figure, share: Figure) -> bool:
    """Whether a share stands beside a part as the same said again: `461, or 5.8 percent, were`."""
    figures = sentence.figures
    if _MORE.match(sentence.after(share)) and not _OF_BASE.match(sentence.after(share)):
        return False
    if figures.index(share) == figures.index(part) + 1:
        return bool(_BESIDE.match(sentence.between(part, share)))
    behind = figures.index(share) == figures.index(whole) + 1 and figures.index(whole) == figures.index(part) + 1
    return behind and bool(_APPOSED.match(sentence.between(whole, share)))


_SET_OFF_AGAIN = re.compile(r"^(?: [\w’'-]+){1,5}, $")
_ALONE = re.compile(r"^(?: [\w’'-]+){0,2}(?:[,.);–—]| –| —)")
_OF_BASE = re.compile(r"^,? of (?:the|its|his|her|their|those|these|all)\b")
_BASE = re.compile(rf"^,? (?:of )?{_OWNER}$")


def _shares_of(sentence: Sentence, shares: list[Figure]) -> Iterator[Check]:
    """`1.9 million, more than one in four of the 7.5 million unemployed`: part, share, base."""
    figures = sentence.figures
    for share in shares:
        at = figures.index(share)
        if not 0 < at < len(figures) - 1:
            continue
        part, base = figures[at - 1], figures[at + 1]
        if not (part.counts and base.counts and part.kind is base.kind and part.unit == base.unit):
            continue
        gap = sentence.between(share, base)
        if (
            _BESIDE.match(sentence.between(part, share))
            and " of " in gap
            and _BASE.match(gap)
            and _counted_alike(part, base)
        ):
            yield share_check(part, base, share)
    for share, base, part in zip(figures, figures[1:], figures[2:], strict=False):
        if share.share is None or not part.counts or part.kind is not base.kind or part.unit != base.unit:
            continue
        gap = sentence.between(share, base)
        if " of " in gap and _BASE.match(gap) and _said_again(sentence, base, part) and _counted_alike(part, base):
            yield share_check(part, base, share)


def _said_again(sentence: Sentence, base: Figure, part: Figure) -> bool:
    """`two-fifths of the 1,500 asked, or 600 people, said`: the share as a number."""
    gap = sentence.between(base, part)
    if not (_APPOSED.match(gap) or _SET_OFF_AGAIN.match(gap)):
        return False
    return bool(_ALONE.match(sentence.after(part))) and not _OF_BASE.match(sentence.after(part))


def share_check(part: Figure, whole: Figure, share: Figure) -> Check:
    """A stated share against the part divided by the whole."""
    stated = share.share
    assert stated is not None
    value = part.value / whole.value if whole.value else whole.value
    expected = Reading(
        value * HUNDRED,
        (part.reading.likely / whole.reading.likely).times(HUNDRED),
        (part.reading.possible / whole.reading.possible).times(HUNDRED),
        "",
    )
    percent = Reading(stated.value * HUNDRED, stated.likely.times(HUNDRED), stated.possible.times(HUNDRED), "")
    return Check(
        Relation.SHARE_BASE,
        ((part, "part"), (whole, "base"), (share, "share")),
        f"{part.said} / {whole.said} = {shown(expected.value)} % against {share.said}",
        expected,
        percent,
        "%",
    )
