"""Clusters across articles: claims about the same thing at the same time, and whether they agree.

Only claims with the same key (what is counted, kind, unit, rate, modality) are compared. Within such a block, in the
order of their days, each claim joins the first earlier claim whose days overlap and with which it shares names in the
sentence, a source, or an unround figure; the first claim of a cluster decides, so that clusters do not drift.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain, combinations, groupby
from pathlib import Path

from ..claim import Claim, Kind
from .model import Cluster, Entry, Verdict
from .rows import FIRST, LAST, Row, row
from .store import blocks
from .words import is_person, is_toll, may_fall, places

SHARED = 0.5  # of the names of the claim that has fewer
WEEK = 7  # days
UNLIKE = 2  # names that claims with different figures share
LENGTHS = 4  # how many times longer the days of one may be than those of the other, where figures differ
SHARED_OF_SHARES = 0.8
_SHARES = (Kind.PERCENT.value, Kind.PERCENTAGE_POINT.value, Kind.FRACTION.value, Kind.RATIO.value)
DIGITS = 3  # a figure of so many is seldom met twice by chance
RECENT = 200  # clusters that a claim is compared with


@dataclass(slots=True)
class _Growing:
    """A cluster while it grows: its first claim, and the days that all its claims share."""

    lead: Row
    first: int
    last: int
    rows: list[Row] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)  # what each article states


def clusters(
    claims: Iterable[Claim], *, published: Mapping[str, date] | None = None, folder: Path | None = None
) -> Iterator[Cluster]:
    """Claims of several articles about the same thing at the same time.

    Args:
        claims: Claims of a folder, in any order; they are read once and need not fit in memory.
        published: Days of publication by article id. With them, a claim without a time is taken to hold then (that
            day or the day before); without, it belongs to no cluster.
        folder: Where the temporary file goes [default: the system's place].

    Yields:
        Clusters of claims from at least two articles, in an order and with ids that depend on the claims alone.

    Raises:
        OSError: the temporary file cannot be written.
    """
    rows = (found for claim in claims if (found := row(claim, published)) is not None)
    for block in blocks(rows, folder):
        for grown in _grown(block):
            if len({r.article for r in grown.rows}) > 1:
                yield _cluster(grown)


def _grown(block: Sequence[Row]) -> list[_Growing]:
    done: list[_Growing] = []
    index: dict[str, list[_Growing]] = {}
    seen: set[tuple[str, str]] = set()
    told = {(row.article, row.value) for row in block}
    for found in block:
        if (found.article, found.claim) in seen:
            continue
        seen.add((found.article, found.claim))
        marks = _marks(found)
        candidates = (grown for mark in marks for grown in index.get(mark, ())[-RECENT:])
        home = next((grown for grown in candidates if _fits(grown, found, told)), None)
        if home is None:
            home = _Growing(found, found.first, found.last)
            done.append(home)
            for mark in marks:
                index.setdefault(mark, []).append(home)
        home.rows.append(found)
        home.said[found.article] = found.value
        home.first, home.last = max(home.first, found.first), min(home.last, found.last)
    return done


def _marks(found: Row) -> list[str]:
    """What a claim may share with others, in a fixed order."""
    figure = [f"= {found.value}"] if _unround(found) else []
    return [*figure, *(f"@ {name}" for name in sorted(found.anchors))]


def _unround(found: Row) -> bool:
    if found.low is None or found.low != found.high:
        return False
    return len(found.low.normalize().as_tuple().digits) >= DIGITS


def _fits(grown: _Growing, found: Row, told: set[tuple[str, str]]) -> bool:
    """Whether a claim is about the thing and the days of a cluster; `told`: the figures that each article gives."""
    if found.first > grown.last or found.last < grown.first:
        return False
    if grown.said.get(found.article, found.value) != found.value:
        return False  # an article that gives two figures tells of two things
    lead = grown.lead
    if lead.value == found.value and _unround(found):
        return True
    same = lead.value == found.value
    topic, kind, *_ = found.key.split("\t")
    shares = kind in _SHARES
    if not same and (_elsewhere(lead, found, told) or _elsewhen(lead, found)):
        return False
    if not same and shares and any(map(is_person, (lead.head, found.head))):
        return False  # shares of people differ by what the people do or think
    if not same and lead.anchors & places() != found.anchors & places():
        return False  # of one city, and of two countries
    if shares and " " not in topic:
        return same and bool(lead.anchors & found.anchors)
    least = 1 if same else UNLIKE
    part = SHARED_OF_SHARES if shares else SHARED
    fewer, shared = min(len(lead.anchors), len(found.anchors)), len(lead.anchors & found.anchors)
    if shared == fewer > 0 and found.last - found.first < WEEK:
        return True  # all the names that one of them gives, of the same few days
    return shared >= max(least, fewer * part)


def _elsewhere(lead: Row, found: Row, told: set[tuple[str, str]]) -> bool:
    """Whether the article of one gives the other's figure too, so that its own is of something else."""
    return (found.article, lead.value) in told or (lead.article, found.value) in told


def _elsewhen(lead: Row, found: Row) -> bool:
    """Whether one is told of a day and the other of a year that holds it: a count in passing and one of the whole."""
    short, long = sorted((lead.last - lead.first, found.last - found.first))
    return long > max(WEEK, LENGTHS * short)


def _cluster(grown: _Growing) -> Cluster:
    rows = sorted(grown.rows, key=lambda r: (r.article, r.claim))
    _, kind, unit, per, _ = grown.lead.key.split("\t")
    verdict = _verdict(rows)
    updated = verdict is Verdict.INCONSISTENT and _updated(grown.lead.key, rows)
    verdict = Verdict.RELATED if updated else verdict
    key = "\n".join(f"{r.article}\t{r.claim}" for r in rows)
    lows, highs = [r.low for r in rows if r.low is not None], [r.high for r in rows if r.high is not None]
    return Cluster(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        head=Counter(r.head for r in rows).most_common(1)[0][0],
        kind=Kind(kind),
        unit=unit or None,
        per=per or None,
        start=_day(grown.first),
        end=_day(grown.last),
        claims=tuple(
            Entry(article_id=r.article, claim=r.claim, source=r.name or None, low=r.low, high=r.high) for r in rows
        ),
        articles=len({r.article for r in rows}),
        sources=len({r.source for r in rows if r.source}),
        low=min([*lows, *highs], default=None),
        high=max([*lows, *highs], default=None),
        agreement=_agreement(rows),
        verdict=verdict,
        updated=updated,
    )


def _day(ordinal: int) -> str | None:
    return None if ordinal in (FIRST, LAST) else date.fromordinal(ordinal).isoformat()


def _verdict(rows: Sequence[Row]) -> Verdict:
    if max(r.likely.low for r in rows) <= min(r.likely.high for r in rows):
        return Verdict.CONSISTENT
    if max(r.possible.low for r in rows) > min(r.possible.high for r in rows):
        return Verdict.INCONSISTENT
    return Verdict.RELATED


def _updated(key: str, rows: Sequence[Row]) -> bool:
    """Whether figures of a toll differ only from one day's articles to a later day's.

    Two articles of one day that exclude each other are a conflict, and so is a count of the dead that sinks.
    """
    things = key.split("\t")[0].split()
    if not any(map(is_toll, things)) or not all(r.told for r in rows):
        return False
    days = [list(group) for _, group in groupby(sorted(rows, key=lambda r: r.told), key=lambda r: r.told)]
    if any(_verdict(day) is Verdict.INCONSISTENT for day in days):
        return False
    falls = any(map(may_fall, things))
    return falls or not any(r.possible.high < e.possible.low for e, r in combinations(chain(*days), 2))


def _agreement(rows: Sequence[Row]) -> Decimal:
    """The largest share of claims whose likely spans have a number in common."""
    ends = sorted([(r.likely.low, 0) for r in rows] + [(r.likely.high, 1) for r in rows])
    most = open_ = 0
    for _, closes in ends:
        open_ += -1 if closes else 1
        most = max(most, open_)
    return (Decimal(most) / len(rows)).quantize(Decimal("0.01"))
