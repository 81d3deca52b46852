"""What the page shows of comparisons: findings within an article, clusters across articles, conflicts apart."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from ..relate.model import Cluster, Finding, Relation, Verdict
from . import words
from .view import ArticleView, ClaimView

MOST = 120  # findings, and clusters, that the page shows
VERDICTS = {
    Verdict.INCONSISTENT: "does not add up",
    Verdict.CONSISTENT: "adds up",
    Verdict.RELATED: "",
}
AGREEMENT = {
    Verdict.INCONSISTENT: "figures differ",
    Verdict.CONSISTENT: "figures agree",
    Verdict.RELATED: "figures near each other",
}
RELATIONS = {
    Relation.REPEATED: "told twice",
    Relation.UPDATED: "an update",
    Relation.CONTRADICTED: "two figures for one thing",
    Relation.PART_OF: "part and whole",
    Relation.SHARE_BASE: "share of a base",
    Relation.CHANGE_ENDS: "change and its ends",
    Relation.RATE_TOTAL: "rate and total",
    Relation.TARGET_ACTUAL: "target and actual",
    Relation.SUM_PARTS: "sum of parts",
    Relation.CONVERSION: "conversion",
}
T = TypeVar("T")
_ORDER = (Verdict.INCONSISTENT, Verdict.CONSISTENT, Verdict.RELATED)


@dataclass(frozen=True, slots=True)
class Note:
    """A finding with its claims as they stand on the page."""

    finding: Finding
    article: ArticleView
    members: tuple[tuple[str, ClaimView], ...]  # (role, claim)

    @property
    def verdict(self) -> str:
        """The verdict in words; empty where nothing could fail."""
        return VERDICTS[self.finding.verdict]

    @property
    def relation(self) -> str:
        """The relation in words."""
        return RELATIONS[self.finding.kind]

    @property
    def keys(self) -> tuple[str, ...]:
        """The claims' keys on the page."""
        return tuple(one.key for _, one in self.members)


@dataclass(frozen=True, slots=True)
class Shared:
    """A cluster with its claims as they stand on the page, by the day of their articles."""

    cluster: Cluster
    entries: tuple[tuple[ArticleView, ClaimView], ...]

    @property
    def verdict(self) -> str:
        """The verdict in words."""
        if self.cluster.updated:
            return "brought up to date"
        return AGREEMENT[self.cluster.verdict]

    @property
    def figures(self) -> str:
        """The lowest and the highest figure, `310 to 345`; a figure on which all agree as the first one puts it."""
        if self.cluster.low == self.cluster.high:
            return self.entries[0][1].figure
        unit = self.cluster.unit if self.cluster.unit != "%" else None
        low, high = (words.amount(n, self.cluster.unit) for n in (self.cluster.low, self.cluster.high))
        return " ".join(
            word for word in (f"{low} to {high}", unit, f"a {self.cluster.per}" if self.cluster.per else None) if word
        )

    @property
    def when(self) -> str | None:
        """The days that the claims share."""
        first, last = (date.fromisoformat(day) if day else None for day in (self.cluster.start, self.cluster.end))
        return words.days(first, last)

    @property
    def elsewhere(self) -> int:
        """Claims of the cluster that are not on the page."""
        return len(self.cluster.claims) - len(self.entries)

    @property
    def keys(self) -> tuple[str, ...]:
        """The claims' keys on the page."""
        return tuple(one.key for _, one in self.entries)


@dataclass(frozen=True, slots=True)
class Comparisons:
    """All comparisons of a page; `left_out` counts what its limits keep away."""

    conflicts: tuple[Note, ...]  # arithmetic that does not add up
    disputes: tuple[Shared, ...]  # articles whose figures exclude each other
    shared: tuple[Shared, ...]  # articles that agree, or nearly
    sums: tuple[Note, ...]  # arithmetic that holds, and figures to be seen together
    left_out: int

    @property
    def doubted(self) -> frozenset[str]:
        """The keys of claims that do not fit with others."""
        groups = (*(one.keys for one in self.conflicts), *(one.keys for one in self.disputes))
        return frozenset(key for keys in groups for key in keys)


def compare(articles: Sequence[ArticleView], findings: Iterable[Finding], clusters: Iterable[Cluster]) -> Comparisons:
    """Findings and clusters whose claims are on the page, conflicts apart, the telling ones first."""
    conflicts, sums = _split(_notes(articles, findings), lambda note: note.finding.verdict)
    disputes, shared = _split(_shared(articles, clusters), lambda one: one.cluster.verdict)
    return Comparisons(
        conflicts=tuple(conflicts[:MOST]),
        disputes=tuple(disputes[:MOST]),
        shared=tuple(shared[:MOST]),
        sums=tuple(sums[:MOST]),
        left_out=sum(max(0, len(group) - MOST) for group in (conflicts, disputes, shared, sums)),
    )


def _split(found: Sequence[T], verdict: Callable[[T], Verdict]) -> tuple[list[T], list[T]]:
    """Conflicts, and the rest with what agrees before what is only related."""
    ordered = sorted(found, key=lambda one: _ORDER.index(verdict(one)))
    wrong = [one for one in ordered if verdict(one) is Verdict.INCONSISTENT]
    return wrong, ordered[len(wrong) :]


def _notes(articles: Sequence[ArticleView], findings: Iterable[Finding]) -> list[Note]:
    by_id = {(a.article.id, one.claim.id): (a, one) for a in articles for one in a.claims}
    out = []
    for finding in findings:
        known = [(m.role, by_id.get((finding.article_id, m.claim))) for m in finding.claims]
        members = [(role, *pair) for role, pair in known if pair is not None]
        if members and len(members) == len(known):
            out.append(Note(finding, members[0][1], tuple((role, one) for role, _, one in members)))
    return out


def _shared(articles: Sequence[ArticleView], clusters: Iterable[Cluster]) -> list[Shared]:
    by_id = {(a.article.id, one.claim.id): (a, one) for a in articles for one in a.claims}
    out = []
    for cluster in clusters:
        entries = [by_id[key] for entry in cluster.claims if (key := (entry.article_id, entry.claim)) in by_id]
        if len({article.article.id for article, _ in entries}) > 1:
            entries.sort(key=lambda pair: (str(pair[0].article.published or ""), pair[0].article.id, pair[1].key))
            out.append(Shared(cluster, tuple(entries)))
    return sorted(out, key=lambda one: (-one.cluster.articles, one.cluster.head, one.cluster.id))
