"""The page: values into markup, by one template with everything escaped."""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..article import Article
from ..claim import Claim, Kind, SourceType
from ..relate.model import Cluster, Finding
from ..relate.rows import canonical
from . import plot
from .compare import compare
from .view import ArticleView, ClaimView, views

ARTICLES = 500  # on one page
SOURCES = 12  # in the list of who said what; a filter finds more
ALL_SOURCES = 200
A_ARTICLE = 2  # of the claims to check first
FIRST = 6  # claims to check first; findings and clusters that stand unfolded


@dataclass(frozen=True, slots=True)
class Voice:
    """A source over all articles of the page."""

    name: str
    type: str
    keys: tuple[str, ...]  # of its claims on the page
    articles: int

    @property
    def claims(self) -> int:
        """How many claims."""
        return len(self.keys)


def render(
    found: Iterable[tuple[Article, Sequence[Claim]]],
    *,
    findings: Iterable[Finding] = (),
    clusters: Iterable[Cluster] = (),
    title: str = "Claims",
    most: int = ARTICLES,
) -> str:
    """One HTML page without any outside reference: conflicts on top, articles marked, claims to filter.

    Args:
        found: Articles with their claims.
        findings: What was found of how the claims of an article stand to each other.
        clusters: Claims of several articles about the same thing.
        title: The page's title.
        most: Articles on the page; of more, those with the most check-worthy claims. The page says what it leaves out.
    """
    everything = views(found)
    articles = everything[:most]
    shown = [(article, one) for article in articles for one in article.claims]
    claims = [one for _, one in shown]
    compared, voices = compare(articles, findings, clusters), _voices(articles)
    script, style = _file("page.js"), _file("page.css")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            title=title,
            articles=articles,
            left_out=len(everything) - len(articles),
            claims=claims,
            first=_first(shown, compared.doubted),
            unfolded=FIRST,
            sources=SOURCES,
            anonymous=sum(one.source_type == SourceType.ANONYMOUS for one in claims),
            kinds=[kind.value for kind in Kind if any(one.claim.quantity.kind == kind for one in claims)],
            types=[kind for kind in (*SourceType, "none") if any(one.source_type == kind for one in claims)],
            voices=voices[:ALL_SOURCES],
            silent=len(voices) - len(voices[:ALL_SOURCES]),
            found=compared,
            plots=plot.series(plot.chains(articles)),
            plot=plot,
            script=script,
            style=style,
            policy=_policy(script, style),
        )
    )


def _policy(script: str, style: str) -> str:
    """Nothing may load or run but the page's own script and style, named by their hashes (CSP level 2)."""
    return (
        f"default-src 'none'; script-src 'sha256-{_digest(script)}'; style-src 'sha256-{_digest(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@cache
def _file(name: str) -> str:
    return files("claimx.report").joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("claimx.report", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _first(
    shown: Sequence[tuple[ArticleView, ClaimView]], doubted: frozenset[str]
) -> list[tuple[ArticleView, ClaimView]]:
    """The claims to check first; of several articles none fills the list alone.

    Of claims with the same score in percent those come first that do not fit with others, then those told first.
    """
    ordered = sorted(shown, key=lambda pair: (-pair[1].percent, pair[1].key not in doubted))
    told: Counter[str] = Counter()
    some: list[tuple[ArticleView, ClaimView]] = []
    rest: list[tuple[ArticleView, ClaimView]] = []
    for article, one in ordered:
        told[article.article.id] += 1
        (some if told[article.article.id] <= A_ARTICLE else rest).append((article, one))
    return [*some, *rest][:FIRST]


def _voices(articles: Sequence[ArticleView]) -> list[Voice]:
    """All sources, those with the most claims first, each by the name used most; ties by name."""
    said: dict[tuple[str, str], list[tuple[str, str, str]]] = {}
    for article in articles:
        for one in article.claims:
            if one.claim.attribution:
                source = one.claim.attribution.source
                key = (canonical(source.name), source.type.value)
                said.setdefault(key, []).append((source.name, article.article.id, one.key))
    rows = [_voice(kind, told) for (_, kind), told in said.items()]
    return sorted(rows, key=lambda row: (-row.claims, row.name, row.type))


def _voice(kind: str, told: Sequence[tuple[str, str, str]]) -> Voice:
    name = Counter(name for name, _, _ in told).most_common(1)[0][0]
    return Voice(name, kind, tuple(key for *_, key in told), len({article for _, article, _ in told}))
