"""Who said what: each source with its claims, and how much of an article's or outlet's sourcing is anonymous.

A source is one across articles where name and type are the same; nothing else is taken to be the same person.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict, Field

from ..article import Article
from ..claim import Claim


class Voice(BaseModel):
    """A source and what it says."""

    model_config = ConfigDict(frozen=True)

    name: str = Field(description="As the articles name it")
    type: str = Field(description="person, organization, document, anonymous or group")
    role: str | None = Field(description="The office or function given first")
    claims: int = Field(description="Figures it is responsible for")
    articles: int = Field(description="Articles that it speaks in")
    direct: int = Field(description="Of the claims, those inside quotation marks")
    kinds: dict[str, int] = Field(description="Claims by kind of figure, most frequent first")
    modalities: dict[str, int] = Field(description="Claims by modality, most frequent first")
    ids: tuple[str, ...] = Field(description="The claims")


class Sourcing(BaseModel):
    """How the figures of an article or an outlet are sourced."""

    model_config = ConfigDict(frozen=True)

    name: str | None = Field(description="The article's id, or the outlet; null where the outlet is not known")
    articles: int = Field(description="Articles with claims")
    claims: int = Field(description="Figures")
    attributed: int = Field(description="Of the claims, those with a source")
    anonymous: int = Field(description="Of the attributed claims, those of anonymous sources")
    types: dict[str, int] = Field(description="Attributed claims by type of source, most frequent first")
    anonymous_share: float | None = Field(description="anonymous / attributed, four places; null without sources")


def voices(claims: Iterable[Claim]) -> list[Voice]:
    """The sources of the claims, those with most claims first, then by name and type."""
    held: dict[tuple[str, str], list[Claim]] = {}
    for claim in claims:
        if claim.attribution is not None:
            source = claim.attribution.source
            held.setdefault((source.name, source.type.value), []).append(claim)
    made = [_voice(name, kind, own) for (name, kind), own in held.items()]
    return sorted(made, key=lambda voice: (-voice.claims, voice.name, voice.type))


def by_article(claims: Iterable[Claim]) -> list[Sourcing]:
    """The sourcing of each article, in the order of the claims."""
    held: dict[str | None, list[Claim]] = {}
    for claim in claims:
        held.setdefault(claim.article_id, []).append(claim)
    return [_sourcing(name, own) for name, own in held.items()]


def by_outlet(claims: Iterable[Claim], articles: Mapping[str, Article]) -> list[Sourcing]:
    """The sourcing of each outlet by the articles' `publisher`, most claims first; None gathers the unknown."""
    held: dict[str | None, list[Claim]] = {}
    for claim in claims:
        article = articles.get(claim.article_id)
        held.setdefault(article.publisher if article else None, []).append(claim)
    made = [_sourcing(name, own) for name, own in held.items()]
    return sorted(made, key=lambda one: (-one.claims, one.name or ""))


def _voice(name: str, kind: str, claims: list[Claim]) -> Voice:
    said = [claim.attribution for claim in claims if claim.attribution is not None]
    return Voice(
        name=name,
        type=kind,
        role=next((one.source.role for one in said if one.source.role), None),
        claims=len(claims),
        articles=len({claim.article_id for claim in claims}),
        direct=sum(one.mode == "direct" for one in said),
        kinds=_counted(claim.quantity.kind.value for claim in claims),
        modalities=_counted(claim.modality.value for claim in claims),
        ids=tuple(claim.id for claim in claims),
    )


def _sourcing(name: str | None, claims: list[Claim]) -> Sourcing:
    types = _counted(claim.attribution.source.type.value for claim in claims if claim.attribution is not None)
    attributed, anonymous = sum(types.values()), types.get("anonymous", 0)
    return Sourcing(
        name=name,
        articles=len({claim.article_id for claim in claims}),
        claims=len(claims),
        attributed=attributed,
        anonymous=anonymous,
        types=types,
        anonymous_share=round(anonymous / attributed, 4) if attributed else None,
    )


def _counted(names: Iterable[str]) -> dict[str, int]:
    count = Counter(names)
    return dict(sorted(count.items(), key=lambda pair: (-pair[1], pair[0])))
