"""What a claim is about, as a row that sorts: the key of its block, its days, its anchors and what it states."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..claim import Claim, Kind, Modality
from .interval import Interval, read
from .lists import any_of, words
from .words import about, is_person, is_thing, is_toll, topic, words_of

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
SMALL = 10  # smaller counts are too common to tell one thing from another, but for tolls
MOST_ANCHORS = 12
_NAME = re.compile(r"[A-Z][\w’'&-]*\w(?: (?:& )?[A-Z][\w’'&-]*\w)*")
_NOT_NAMES = frozenset(words("no name") + words("month") + words("weekday"))
_FIRMS = frozenset(words("firm"))
_TITLE = re.compile(rf"^{any_of('title')}\.? ")
_NEAR = 5  # words on both sides of a figure
_LOOK = 60  # characters on both sides of a figure
_PART_BEHIND = re.compile(r"\s+of\s+(?:them|whom|which|those|the|its|his|her|their)\b")
_PART_BEFORE = re.compile(
    r"\b(?:including|among them|[Oo]f (?:them|whom|those)(?:\s[\w’']+){0,2},)(?:\s[\w’']+){0,2}\s+$"
)
_SKIPPED = (Kind.AGE, Kind.RANK, Kind.SCORE, Kind.MULTIPLE)


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as the clustering sees it."""

    head: str  # the noun, as the claim gives it
    key: str  # topic, kind, unit, per and modality: only claims with equal keys meet
    first: int  # first and last day that the claim holds for, as ordinals
    last: int
    article: str
    claim: str
    source: str  # canonical; empty: the article's own voice
    name: str  # the source as named
    anchors: frozenset[str]
    value: str  # what is stated, for equal figures
    low: Decimal | None
    high: Decimal | None
    likely: Interval
    possible: Interval
    told: int = 0  # the day of the article as an ordinal; 0: not known


def row(claim: Claim, published: Mapping[str, date] | None = None) -> Row | None:
    """The row of a claim; None where nothing says what it counts, or when it holds, or which number it is."""
    quantity = claim.quantity
    reading = read(quantity)
    things = _topic(claim)
    days = _days(claim, published or {})
    if reading is None or not things or days is None or quantity.kind in _SKIPPED or quantity.direction is not None:
        return None
    name = claim.attribution.source.name if claim.attribution else ""
    modality = "said" if claim.modality in (Modality.ASSERTED, Modality.DENIED) else claim.modality.value
    key = "\t".join([" ".join(sorted(things)), quantity.kind.value, quantity.unit or "", quantity.per or "", modality])
    after = claim.text[max(quantity.end - claim.start, 0) :][:_LOOK]
    before = claim.text[: max(quantity.start - claim.start, 0)][-_LOOK:]
    if _PART_BEHIND.match(after) or _PART_BEFORE.search(before):
        return None  # a part of a figure that stands beside it
    if quantity.kind is Kind.COUNT and reading.value < SMALL and not any(map(is_toll, things)):
        return None
    stated = f"{quantity.value} {quantity.low} {quantity.high}"
    assert claim.measured is not None  # no topic without a noun
    return Row(
        claim.measured.head,
        key,
        *days,
        claim.article_id,
        claim.id,
        canonical(name),
        name,
        anchors(claim),
        stated,
        quantity.low,
        quantity.high,
        reading.likely,
        reading.possible,
        published[claim.article_id].toordinal() if published and claim.article_id in published else 0,
    )


def canonical(name: str) -> str:
    """A source's name without articles, titles, case and punctuation."""
    text = re.sub(r"[^\w\s&-]", "", name.lower().replace(".", " ")).strip()
    while (shorter := _TITLE.sub("", text)) != text:
        text = shorter
    return " ".join(text.split())


def anchors(claim: Claim) -> frozenset[str]:
    """Names in the claim's sentence: two claims of one event share some.

    The figure's own words (`Category 5`) are none.
    """
    start, end = (max(at - claim.start, 0) for at in (claim.quantity.start, claim.quantity.end))
    text = claim.text[:start] + "0" * (end - start) + claim.text[end:]
    runs = [(m.start(), m[0].split()) for m in _NAME.finditer(text)]
    # of a name in several words the last one; a sentence's first word may be no name
    found = [_anchor(words) for start, words in runs if start > 0 or len(words) > 1]
    names = [word for word in dict.fromkeys(found) if word not in _NOT_NAMES and len(word) > 1]
    return frozenset(names[:MOST_ANCHORS])


def _anchor(run: list[str]) -> str:
    """What stands for a name: its last word without a day behind it; the whole name of a firm."""
    low = [word.lower().removesuffix("’s").removesuffix("'s") for word in run]
    while len(low) > 1 and low[-1] in _NOT_NAMES:
        low.pop()
    return " ".join(low) if low[-1] in _FIRMS else low[-1]


def _topic(claim: Claim) -> frozenset[str]:
    """The things a claim counts; for people, what befell them: `38 people were killed`."""
    things = topic(claim) - _names(claim) - _time_words(claim)
    measured = claim.measured
    if things or measured is None or not is_person(measured.head):
        return things
    start = claim.quantity.start - claim.start
    before, after = claim.text[: max(start, 0)], claim.text[max(claim.quantity.end - claim.start, 0) :]
    near = words_of(before[-80:])[-_NEAR:] + words_of(after[:80])[:_NEAR]
    return frozenset(thing for word in near if is_thing(word) for thing in about(word))


def _names(claim: Claim) -> frozenset[str]:
    measured = claim.measured.text if claim.measured else ""
    return frozenset(thing for m in _NAME.finditer(measured) if m.start() > 0 for thing in about(m[0]))


def _time_words(claim: Claim) -> frozenset[str]:
    return about(claim.time_span.text) if claim.time_span else frozenset()


def _days(claim: Claim, published: Mapping[str, date]) -> tuple[int, int] | None:
    span = claim.time_span
    if span is not None and (span.start or span.end):
        first = span.start.toordinal() if span.start else FIRST
        last = span.end.toordinal() if span.end else LAST
        return (first, last) if first <= last else None
    if span is None and claim.article_id in published:
        day = published[claim.article_id].toordinal()
        return max(day - 1, FIRST), day
    return None
