"""The names that `claimx export --to` knows, each with what it writes, its form and whether it needs the articles."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..article import Article
from ..claim import Claim
from . import annotations, checkers, jsonld, labelstudio, prodigy

Json = dict[str, Any]
Articles = Mapping[str, Article]


@dataclass(frozen=True, slots=True)
class Target:
    """One consumer: records of claims and articles (by id), how a file of them looks, and what the articles give."""

    records: Callable[[Iterable[Claim], Articles], Iterator[Json]]
    form: Literal["jsonl", "json"]
    articles: Literal["no", "better", "needed"]


def _each(make: Callable[[Claim, Article | None], Json]) -> Callable[[Iterable[Claim], Articles], Iterator[Json]]:
    return lambda claims, articles: (make(claim, articles.get(claim.article_id)) for claim in claims)


def _annotations(claims: Iterable[Claim], articles: Articles) -> Iterator[Json]:
    for claim in claims:
        if claim.article_id not in articles:
            raise ValueError(f"no article {claim.article_id!r} among the articles, but claims of it")
        yield annotations.annotation(claim, articles[claim.article_id])


TARGETS = {
    "claim": Target(_each(jsonld.claim), "jsonl", "better"),
    "claim-review": Target(_each(jsonld.review), "jsonl", "better"),
    "web-annotation": Target(_annotations, "jsonl", "needed"),
    "averitec": Target(_each(checkers.averitec), "json", "better"),
    "fever": Target(_each(lambda claim, _: checkers.fever(claim)), "jsonl", "no"),
    "loki": Target(lambda claims, _: (checkers.loki(one, i) for i, one in enumerate(claims)), "json", "no"),
    "pastel": Target(lambda claims, _: checkers.pastel(claims), "jsonl", "no"),
    "claimbuster": Target(lambda claims, _: checkers.claimbuster(claims), "jsonl", "no"),
    "google": Target(_each(lambda claim, _: checkers.google(claim)), "jsonl", "no"),
    "label-studio": Target(lambda claims, held: labelstudio.tasks(claims, held.values()), "json", "needed"),
    "prodigy": Target(lambda claims, held: prodigy.tasks(claims, held.values()), "jsonl", "needed"),
}
ANNOTATED = {"label-studio": labelstudio.annotated, "prodigy": prodigy.annotated}
