"""The page: values into markup, by one template with everything escaped."""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from ..article import Article
from ..claim import Claim, Kind, SourceType
from ..relate.model import Finding, Verdict
from . import plot
from .view import ArticleView, ClaimView, views

ORDER = (Verdict.INCONSISTENT, Verdict.CONSISTENT, Verdict.RELATED)  # conflicts on top
SOURCES = 15  # in the table of who said what


@dataclass(frozen=True, slots=True)
class Voice:
    """A source over all articles of the page."""

    name: str
    type: str
    claims: int
    articles: int


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its claims as they stand on the page."""

    finding: Finding
    members: tuple[tuple[str, ClaimView], ...]  # (role, claim)


def render(
    found: Iterable[tuple[Article, Sequence[Claim]]], *, findings: Iterable[Finding] = (), title: str = "Claims"
) -> str:
    """One HTML page without any outside reference: articles marked, claims to filter, conflicts on top.

    Args:
        found: Articles with their claims.
        findings: What was found of how the claims of an article stand to each other.
        title: The page's title.
    """
    articles = views(found)
    shown = [one for article in articles for one in article.claims]
    script, style = _file("page.js"), _file("page.css")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            title=title,
            articles=articles,
            claims=shown,
            kinds=[kind.value for kind in Kind if any(one.claim.quantity.kind == kind for one in shown)],
            types=[*(kind.value for kind in SourceType), "none"],
            voices=_voices(articles),
            notes=_notes(articles, findings),
            plots=plot.series(articles),
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


def _voices(articles: Sequence[ArticleView]) -> list[Voice]:
    """The sources with the most claims; ties by name."""
    said: dict[tuple[str, str], list[str]] = {}
    for article in articles:
        for one in article.claims:
            if one.claim.attribution:
                source = one.claim.attribution.source
                said.setdefault((source.name, source.type.value), []).append(article.article.id)
    rows = [Voice(name, kind, len(ids), len(set(ids))) for (name, kind), ids in said.items()]
    return sorted(rows, key=lambda row: (-row.claims, row.name, row.type))[:SOURCES]


def _notes(articles: Sequence[ArticleView], findings: Iterable[Finding]) -> list[Note]:
    """The findings whose claims are all on the page, those that do not add up first."""
    by_id = {(article.article.id, one.claim.id): one for article in articles for one in article.claims}
    out = []
    for finding in findings:
        known = [(member.role, by_id.get((finding.article_id, member.claim))) for member in finding.claims]
        members = tuple((role, one) for role, one in known if one is not None)
        if len(members) == len(known):
            out.append(Note(finding, members))
    return sorted(out, key=lambda note: ORDER.index(note.finding.verdict))
