"""EMIT: linked values into claims, the contract that goes out."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from . import claim as out
from .article import Article
from .mentions import Attribution, Measured, Offsets, Quantity, Source


@dataclass(frozen=True, slots=True)
class Link:
    """One figure with all that was linked to it."""

    sentence: Offsets
    quantity: Quantity
    measured: Measured | None
    attribution: Attribution | None
    source: Source | None
    via: Source | None
    direct: bool
    time: out.TimeSpan | None
    modality: str
    worth: float
    evidence: tuple[str, ...]


def claims(article: Article, links: Iterable[Link]) -> list[out.Claim]:
    """The claims of an article, ordered by where their figures stand."""
    digest = hashlib.sha256(article.text.encode("utf-8"))
    ordered = sorted(links, key=lambda link: (link.quantity.start, link.quantity.end))
    return [_claim(article, digest, link) for link in ordered]


def _claim(article: Article, digest: "hashlib._Hash", link: Link) -> out.Claim:
    start, end = link.sentence
    return out.Claim(
        id=_id(digest, link.quantity),
        article_id=article.id,
        text=article.text[start:end],
        start=start,
        end=end,
        quantity=quantity(article.text, link.quantity),
        measured=_measured(article.text, link.measured),
        attribution=_attribution(article.text, link),
        time_span=link.time,
        modality=out.Modality(link.modality),
        check_worthiness=link.worth,
        evidence=link.evidence,
    )


def _id(digest: "hashlib._Hash", found: Quantity) -> str:
    """The first 80 bits of a hash over the text and the figure's place in it."""
    own = digest.copy()
    own.update(f"\0{found.start}:{found.end}".encode())
    return own.hexdigest()[:20]


def quantity(text: str, found: Quantity) -> out.Quantity:
    """The contract's quantity of a figure."""
    return out.Quantity(
        text=text[found.start : found.end],
        start=found.start,
        end=found.end,
        kind=out.Kind(found.kind),
        value=_exact(found.value),
        low=_exact(found.low),
        high=_exact(found.high),
        approximate=found.approximate,
        modifier=found.modifier,
        unit=found.unit,
        per=found.per,
        direction=out.Direction(found.direction) if found.direction else None,
    )


def _exact(number: Decimal | None) -> Decimal | None:
    """The number as JSON can carry it: whole numbers as they are, others to the 15 digits a double keeps."""
    if number is None or number == number.to_integral_value():
        return number
    return Decimal(f"{number:.15g}") if len(number.as_tuple().digits) > 15 else number


def _measured(text: str, found: Measured | None) -> out.Measured | None:
    if found is None:
        return None
    return out.Measured(text=text[found.start : found.end], start=found.start, end=found.end, head=found.head)


def _attribution(text: str, link: Link) -> out.Attribution | None:
    source, said = link.source, link.attribution
    if source is None or said is None:
        return None
    cue = said.cue and out.Cue(text=text[said.cue.start : said.cue.end], start=said.cue.start, end=said.cue.end)
    return out.Attribution(
        source=_source(text, source),
        via=_source(text, link.via) if link.via is not None else None,
        cue=cue,
        mode=out.Mode.DIRECT if link.direct else out.Mode.INDIRECT,
    )


def _source(text: str, found: Source) -> out.Source:
    return out.Source(
        name=found.name,
        text=text[found.start : found.end],
        start=found.start,
        end=found.end,
        type=out.SourceType(found.type),
        count=found.count,
        role=found.role,
    )
