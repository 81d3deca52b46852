"""schema.org: a `Claim` in JSON-LD, and the draft of a `ClaimReview` that waits for a checker's verdict.

Terms are those of https://schema.org/Claim and https://schema.org/ClaimReview. The speaker is the claim's `author`;
what is counted is `about`, a `QuantitativeValue`; the days are `temporalCoverage`.
"""

from collections.abc import Mapping
from typing import Any

from ..article import Article
from ..claim import Attribution, Claim, Quantity, plain_number
from .words import period

Json = dict[str, Any]

CONTEXT = "https://schema.org"
SPEAKERS = {"person": "Person", "organization": "Organization", "anonymous": "Person", "group": "Organization"}
DESCRIBED = {"anonymous": "anonymous source", "group": "group of people"}
REQUIRED = ("reviewRating", "claimReviewed", "url", "author")  # what a published ClaimReview needs


def claim(found: Claim, article: Article | None = None) -> Json:
    """The claim as a schema.org `Claim`.

    Args:
        found: The claim.
        article: Where it stands; gives `appearance` its address, headline, day and outlet.
    """
    return {"@context": CONTEXT, **_claim(found, article)}


def review(found: Claim, article: Article | None = None) -> Json:
    """The draft of a `ClaimReview`: the claim under review, without verdict, reviewer and address.

    `publishable` names what is still to be filled in.
    """
    return {
        "@context": CONTEXT,
        "@type": "ClaimReview",
        "claimReviewed": found.text,
        "itemReviewed": _claim(found, article),
    }


def publishable(draft: Mapping[str, Any]) -> tuple[str, ...]:
    """What keeps a ClaimReview from being published, each as `not publishable: no NAME`; empty where nothing does."""
    missing = [name for name in REQUIRED if not draft.get(name)]
    rating = draft.get("reviewRating")
    if isinstance(rating, Mapping) and rating and not rating.get("alternateName"):
        missing.append("reviewRating.alternateName")
    return tuple(f"not publishable: no {name}" for name in missing)


def _claim(found: Claim, article: Article | None) -> Json:
    parts: Json = {
        "@type": "Claim",
        "identifier": found.id,
        "text": found.text,
        "appearance": _appearance(found.article_id, article),
        "about": _value(found.quantity, found.measured.text if found.measured else None),
        "temporalCoverage": period(found),
    }
    if found.attribution is not None:
        parts |= _speaker(found.attribution)
    return _filled(parts)


def _appearance(article_id: str, article: Article | None) -> Json:
    if article is None:
        return {"@type": "NewsArticle", "identifier": article_id}
    return _filled(
        {
            "@type": "NewsArticle",
            "identifier": article_id,
            "url": article.url,
            "headline": article.title,
            "datePublished": article.published.isoformat() if article.published else None,
            "publisher": {"@type": "Organization", "name": article.publisher} if article.publisher else None,
        }
    )


def _value(quantity: Quantity, name: str | None) -> Json:
    """The figure as a `QuantitativeValue`; its bounds where they say more than the value."""
    exact = quantity.value is not None and quantity.value == quantity.low == quantity.high
    numbers = {"value": quantity.value}
    if not exact:
        numbers |= {"minValue": quantity.low, "maxValue": quantity.high}
    unit = " per ".join(part for part in (quantity.unit or "", quantity.per or "") if part)
    if quantity.per and not quantity.unit:
        unit = f"per {quantity.per}"
    return _filled(
        {
            "@type": "QuantitativeValue",
            "name": name,
            "description": " ".join(filter(None, (quantity.modifier, quantity.text))),
            **{key: None if number is None else plain_number(number) for key, number in numbers.items()},
            "unitText": unit or None,
        }
    )


def _speaker(said: Attribution) -> Json:
    """`author` for who speaks; `isBasedOn` for a document."""
    source = said.source
    if source.type == "document":
        return {"isBasedOn": {"@type": "CreativeWork", "name": source.name}}
    return {
        "author": _filled(
            {
                "@type": SPEAKERS[source.type.value],
                "name": source.name,
                "jobTitle": source.role if source.type == "person" else None,
                "disambiguatingDescription": DESCRIBED.get(source.type.value),
            }
        )
    }


def _filled(parts: Json) -> Json:
    return {key: value for key, value in parts.items() if value is not None}
