"""What the page shows of an article: plain values, no markup."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..article import Article
from ..claim import Claim
from . import words
from .marks import Mark, Segment, segments


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim in words."""

    key: str  # unique on the page
    claim: Claim
    figure: str
    what: str | None
    who: str | None
    via: str | None
    when: str | None
    rules: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def percent(self) -> int:
        """Check-worthiness, 0 to 100."""
        return round(100 * self.claim.check_worthiness)

    @property
    def source_type(self) -> str:
        """The type of the source; `none` is the article's own voice."""
        return self.claim.attribution.source.type.value if self.claim.attribution else "none"


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article, its text in segments, its claims in words."""

    article: Article
    claims: tuple[ClaimView, ...]
    segments: tuple[Segment, ...]

    @property
    def url(self) -> str | None:
        """The article's address where it is one that a reader may open."""
        return safe_url(self.article.url)

    @property
    def worth(self) -> int:
        """The highest check-worthiness among the claims, 0 to 100."""
        return max((view.percent for view in self.claims), default=0)


def view(article: Article, claims: Sequence[Claim], *, first: int = 1) -> ArticleView:
    """An article's view; its claims are numbered from `first` on."""
    views = tuple(_claim(f"c{number}", claim) for number, claim in enumerate(claims, first))
    marks = (mark for one in views for mark in _marks(one, len(article.text)))
    return ArticleView(article, views, tuple(segments(article.text, marks)))


def views(found: Iterable[tuple[Article, Sequence[Claim]]]) -> list[ArticleView]:
    """Views of many articles, claims numbered throughout; the most check-worthy article comes first."""
    out, following = [], 1
    for article, claims in found:
        out.append(view(article, claims, first=following))
        following += len(claims)
    return sorted(out, key=lambda one: -one.worth)


def safe_url(url: str | None) -> str | None:
    """The address if it is http or https, else None: nothing else may become a link."""
    if url is None:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    return url.strip() if parts.scheme.lower() in ("http", "https") and parts.netloc else None


def _claim(key: str, claim: Claim) -> ClaimView:
    via = getattr(claim.attribution, "via", None)
    return ClaimView(
        key=key,
        claim=claim,
        figure=words.figure(claim.quantity),
        what=claim.measured.text if claim.measured else None,
        who=words.who(claim),
        via=words.source(via) if via else None,
        when=words.when(claim.time_span) if claim.time_span else None,
        rules=tuple(line for line in claim.evidence if not line.startswith("worth: ")),
        reasons=tuple(line.removeprefix("worth: ") for line in claim.evidence if line.startswith("worth: ")),
    )


def _marks(one: ClaimView, length: int) -> Iterator[Mark]:
    claim = one.claim
    spans = [("figure", claim.quantity.start, claim.quantity.end)]
    if claim.measured:
        spans.append(("measured", claim.measured.start, claim.measured.end))
    if claim.attribution:
        spans.append(("source", claim.attribution.source.start, claim.attribution.source.end))
        if claim.attribution.cue:
            spans.append(("cue", claim.attribution.cue.start, claim.attribution.cue.end))
    if claim.time_span:
        spans.append(("time", claim.time_span.char_start, claim.time_span.char_end))
    for part, start, end in spans:
        yield Mark(start, min(end, length), part, one.key)
