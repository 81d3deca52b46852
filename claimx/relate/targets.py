"""What was asked for and what came: a quota of 1,200-1,400 a day against the actual 1,100, 800 and 300."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from ..claim import Modality, TimeSpan
from .figures import Check, Figure, Sentence, shown
from .lists import any_of
from .model import Relation, Verdict
from .words import about, abstract, head

_GOAL = any_of("goal")
_GOAL_WORD = re.compile(rf"\b{_GOAL}s?\b|\b{any_of('aim')}\b")
_AGAINST = re.compile(rf"\b{any_of('against')} (?:the|a|an|its|his|her|their)(?: [\w’'-]+){{0,3}}(?: {_GOAL} of)? $")
_SHORTFALL = re.compile(rf"^(?: [\w’'-]+){{0,3}} {any_of('apart by')} ")  # `71 seats short of the 90`
_REACH = 6  # sentences with figures, behind the target's own
_NEXT_WORDS = 3  # words behind a figure that still say what it counts: `1,400 people arrested`
_ONE_DAY, _WEEK, _LONGEST = 1, 7, 31
_UNDATED = re.compile(r"XXXX-WXX(?:-(?:(?P<day>[1-7])|(?P<end>WE)))?$")  # TIMEX3 of a weekday, a weekend, a week
_OFTEN = re.compile(r"days\b|ends\b|\b(?:each|every)\b")  # `on Tuesdays`: of many days


def targets_of(sentence: Sentence) -> Iterator[Check]:
    """`1,900 arrests, well short of the 3,000 a day that aides demanded`: both in one sentence."""
    for one, other in combinations(sentence.figures, 2):
        gap = sentence.between(one, other)
        if not _AGAINST.search(gap) or ";" in gap or one.claim.modality is Modality.TARGET:
            continue
        if _SHORTFALL.match(gap) and "," not in gap:
            continue
        named = bool(re.search(rf"{_GOAL} of $", gap))
        if other.claim.modality is Modality.TARGET or named:
            yield from _set_against(other, one)


def targets_behind(sentences: Sequence[Sentence]) -> Iterator[Check]:
    """Targets, and what later sentences say was reached of the same thing."""
    for at, sentence in enumerate(sentences):
        for target in sentence.figures:
            # a rate, for what comes in one period can be told of others; a total may be of anything
            if target.claim.modality is not Modality.TARGET or target.claim.quantity.per is None:
                continue
            if not _GOAL_WORD.search(sentence.low):
                continue
            things = _things(sentence, target)
            for later, behind in enumerate(sentences[at + 1 : at + 1 + _REACH]):
                for actual in behind.figures:
                    if _reached(things, behind, actual, target, following=later == 0):
                        yield from _set_against(target, actual)


def _things(sentence: Sentence, target: Figure) -> frozenset[str]:
    measured = target.claim.measured
    near = " ".join(re.split(r"[,;:.]", sentence.after(target))[0].split()[:_NEXT_WORDS])
    return about(near) | (frozenset({named} if (named := head(target.claim)) else ()) if measured else frozenset())


def _reached(things: frozenset[str], sentence: Sentence, actual: Figure, target: Figure, *, following: bool) -> bool:
    claim = actual.claim
    if "-" in claim.quantity.text.strip("-") and not any(c.isdigit() for c in claim.quantity.text):
        return False  # `a two-front war`
    if claim.quantity.low is None:
        return False  # `as many as`: what could be
    if claim.modality is not Modality.ASSERTED or claim.quantity.direction is not None:
        return False
    if head(claim) in things:
        return True
    clause = re.split(r"[,;:]", sentence.before(actual))[-1]
    elided = following and claim.quantity.per is not None and claim.quantity.per == target.claim.quantity.per
    return elided and abstract(clause)


def _set_against(target: Figure, actual: Figure) -> Iterator[Check]:
    if target.kind is not actual.kind or target.unit != actual.unit:
        return
    days = _divisor(target, actual)
    if days is None:
        return
    reached = actual.value / days
    span = target.reading.likely if target.claim.quantity.value is None else None
    low, high = (span.low, span.high) if span else (target.value, target.value)
    gap = reached - low if reached < low else reached - high if reached > high else Decimal(0)
    apart = "inside" if not gap else f"{shown(abs(gap))} {'above' if gap > 0 else 'below'}"
    shared = f" / {days} days = {shown(reached)} a day" if days != 1 else ""
    per = target.claim.quantity.per
    period = f" in one {per}" if days == 1 and per and actual.claim.quantity.per is None else ""
    words = f"{actual.said}{shared}{period} against {target.said}: {apart}"
    members = ((target, "target"), (actual, "actual"))
    yield Check(Relation.TARGET_ACTUAL, members, words, verdict=Verdict.RELATED, unit=target.unit)


def _divisor(target: Figure, actual: Figure) -> int | None:
    """By how much the actual figure is to be divided to be told per period of the target; None: they do not compare."""
    per, own = target.claim.quantity.per, actual.claim.quantity.per
    if per == own:
        return 1
    if own is not None or per not in ("day", "week"):
        return None
    days = _days(actual.claim.time_span)
    if days is None:
        return None
    if per == "week":
        return 1 if days == _WEEK else None
    return days if _ONE_DAY <= days <= _LONGEST else None


def _days(span: TimeSpan | None) -> int | None:
    """How many days a time has; of an article without a date also a weekday's one and a weekend's two."""
    if span is None:
        return None
    if span.start is not None and span.end is not None:
        return (span.end - span.start).days + 1
    undated = _UNDATED.match(span.timex or "") if span.start is span.end is None else None
    if undated is None or _OFTEN.search(span.text.lower()):
        return None
    return _ONE_DAY if undated["day"] else 2 if undated["end"] else _WEEK
