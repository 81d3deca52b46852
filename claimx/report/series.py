"""Which dated figures belong into one plot: the same thing, in one article or in articles that share names."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..claim import Claim, Kind
from ..relate.rows import anchors
from .view import ArticleView, ClaimView

FEWEST = 2  # points, on so many different spans
MOST = 10**15  # larger numbers are left out of plots
LINKS = 2  # names that sentences of two articles share
KINDS = (
    Kind.COUNT,
    Kind.MONEY,
    Kind.PERCENT,
    Kind.MEASURE,
    Kind.INDEX,
    Kind.DURATION,
    Kind.RATIO,
    Kind.FRACTION,
    Kind.PERCENTAGE_POINT,
)
Key = tuple[str, str | None, str | None]  # head, unit, denominator


@dataclass(frozen=True, slots=True)
class Chain:
    """Figures of one thing, by their days."""

    name: str
    claims: tuple[ClaimView, ...]
    articles: int


@dataclass(slots=True)
class _Open:
    """A chain while it grows: its claims, the names in their sentences, its articles."""

    claims: list[ClaimView]
    names: frozenset[str]
    articles: set[str]


def chains(views: Iterable[ArticleView]) -> list[Chain]:
    """Chains with figures on at least two spans; those of several articles first, then the longest."""
    open_: dict[Key, list[_Open]] = {}
    for article in views:
        for key, claims in _by_key(article.claims).items():
            _join(open_.setdefault(key, []), claims, article.article.id)
    found = [_chain(key, one) for key, group in open_.items() for one in group if _spans(one.claims) >= FEWEST]
    return sorted(found, key=lambda one: (-one.articles, -len(one.claims), one.name))


def level(claim: Claim) -> Decimal | None:
    """The number that stands for a figure: its value, the middle of a range, or the bound that is known."""
    quantity = claim.quantity
    if quantity.value is not None:
        return quantity.value
    if quantity.low is not None and quantity.high is not None:
        return (quantity.low + quantity.high) / 2
    return quantity.low if quantity.low is not None else quantity.high


def _by_key(claims: Sequence[ClaimView]) -> dict[Key, list[ClaimView]]:
    out: dict[Key, list[ClaimView]] = {}
    for one in claims:
        claim = one.claim
        if _dated(claim) and claim.measured and _drawable(claim):
            out.setdefault((claim.measured.head, claim.quantity.unit, claim.quantity.per), []).append(one)
    return out


def _drawable(claim: Claim) -> bool:
    quantity = claim.quantity
    numbers = [n for n in (quantity.value, quantity.low, quantity.high) if n is not None]
    return bool(numbers) and all(abs(n) < MOST for n in numbers)


def _dated(claim: Claim) -> bool:
    span = claim.time_span
    return claim.quantity.kind in KINDS and span is not None and (span.start or span.end) is not None


def _join(group: list[_Open], claims: list[ClaimView], article: str) -> None:
    """Add an article's figures to the first chain that tells of the same names, else begin one."""
    names = frozenset().union(*(anchors(one.claim) for one in claims))
    home = next((one for one in group if _alike(one.names, names)), None)
    if home is None:
        group.append(_Open(claims, names, {article}))
        return
    home.claims = [*home.claims, *claims]
    home.names |= names
    home.articles.add(article)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    shared = len(one & other)
    return shared >= LINKS or shared == min(len(one), len(other)) > 0


def _spans(claims: Sequence[ClaimView]) -> int:
    spans = {(one.claim.time_span.start, one.claim.time_span.end) for one in claims if one.claim.time_span}
    return len(spans)


def _chain(key: Key, found: _Open) -> Chain:
    _, unit, per = key
    name = _name(found.claims) + (f" ({unit})" if unit else "") + (f" a {per}" if per else "")
    return Chain(name, tuple(sorted(found.claims, key=_day)), len(found.articles))


def _name(claims: Sequence[ClaimView]) -> str:
    """What most of the claims call it; of equals the shortest."""
    texts = Counter(one.what or "" for one in claims)
    return min(texts, key=lambda text: (-texts[text], len(text), text))


def _day(one: ClaimView) -> str:
    span = one.claim.time_span
    return str(span and (span.start or span.end))
