"""What holds for the relations of any claims, stated as laws."""

import random
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx import Claim
from claimx.relate import Cluster, Finding, Verdict, clusters, findings
from claimx.relate.figures import Figure, judge
from claimx.relate.interval import Interval, read
from claimx.relate.parts import share_check
from claimx.relate.sums import sum_check
from claimx.relate.within import findings as within
from tests.relating import build
from tests.strategies import PIECES

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
FRAMES = st.sampled_from(
    [
        "Of the {} homes, {}, or {}, had lead.",
        "Up {} from {} to {}.",
        "{} of its {} men ({}) left.",
        "It has {}: {} men and {} boys.",
        "It makes {} a day, or {} a year.",
        "It fell {} to {} from {}.",
        "{} ({}) and {}, for a total of {}.",
        "They had {}. {} {} {}",
        "At {} a day, it would reach {} a year, short of its goal of {}.",
        "{} for {} days, or {}.",
        "{}, including {}, of whom {}",
    ]
)
NUMBERS = st.one_of(
    st.integers(0, 10**6).map(str),
    st.decimals(min_value=0, max_value=10**6, places=2).map(str),
    st.sampled_from(["1136", "1136", "40", "0", "1e400", "1e-400", "7" * 60, "-3"]),
)
MARKS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", ";unit=%", ";unit=USD", ";unit=mile", ";kind=fraction", ";kind=multiple", ";kind=score"]),
        st.sampled_from(["", ";per=day", ";per=year", ";bound=low", ";bound=high", ";about=y", ";way=up", ";way=down"]),
        st.sampled_from(
            ["", ";head=death", ";head=people", ";as=target", ";who=Police;day=2024-01-02", ";day=9999-12-31"]
        ),
    ),
)


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    """Claims of a few sentences, sensible or not."""
    out, at = [], 0
    for _ in range(draw(st.integers(1, 4))):
        frame = draw(st.one_of(FRAMES, st.lists(PIECES, max_size=12).map(" {} ".join)))
        common = draw(MARKS)
        while "{}" in frame:
            number, own = draw(NUMBERS), draw(st.sampled_from([common, common, common, draw(MARKS)]))
            frame = frame.replace("{}", f"[{number.replace('e', '0')}|value={number}{own}]", 1)
        out += build(frame, article=draw(st.sampled_from("ab")), start=at)
        at += len(frame) + 1
    return out


@QUICK
@given(claims(), st.randoms(use_true_random=False))
def test_any_claims_have_findings_in_any_order(some: list[Claim], shuffler: random.Random) -> None:
    found = findings(some)
    other = some + some[:1]
    shuffler.shuffle(other)
    assert findings(other) == found
    ids = {claim.id for claim in some}
    for finding in found:
        assert Finding.model_validate_json(finding.model_dump_json()) == finding
        assert {member.claim for member in finding.claims} <= ids
        assert len(finding.claims) >= 2
        assert finding.verdict is not Verdict.INCONSISTENT or finding.computation
    assert len({finding.id for finding in found}) == len(found)


TELLINGS = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from(["38", "40", "1136", "90"]),
        st.sampled_from(["2024-01-02", "2024-01-03"]),
        st.sampled_from(["in Besk, Orla", "in Holm", "in Orla and Upper Denby", "there"]),
        st.sampled_from(["", ";who=Police", ";about=y", ";bound=low"]),
    ),
    max_size=12,
)


def tellings(told: list[tuple[str, str, str, str, str]]) -> list[Claim]:
    """Claims of several articles about deaths, here and there."""
    return [
        claim
        for at, (article, figure, day, place, mark) in enumerate(told)
        for claim in build(f"Of [{figure}|head=death{mark}] deaths {place}.", article=article, day=day, start=at * 100)
    ]


@QUICK
@given(TELLINGS.map(tellings), claims(), st.randoms(use_true_random=False))
def test_any_claims_have_clusters_in_any_order(some: list[Claim], more: list[Claim], shuffler: random.Random) -> None:
    found = list(clusters(some + more))
    other = some + more + some[:1]
    shuffler.shuffle(other)
    assert list(clusters(other)) == found
    members = [(entry.article_id, entry.claim) for cluster in found for entry in cluster.claims]
    assert len(members) == len(set(members))
    for cluster in found:
        assert cluster.articles > 1
        assert 0 < cluster.agreement <= 1
        assert (cluster.verdict == Verdict.CONSISTENT) == (cluster.agreement == 1)
        assert Cluster.model_validate_json(cluster.model_dump_json()) == cluster


@QUICK
@given(claims())
def test_an_article_is_compared_with_itself_alone(some: list[Claim]) -> None:
    apart = [finding for name in "ab" for finding in within(c for c in some if c.article_id == name)]
    assert within(some) == apart


AMOUNTS = st.integers(1, 9_999)
FACTORS = st.sampled_from([Decimal(10) ** n for n in range(-3, 12)] + [Decimal(7), Decimal("0.3"), Decimal(144)])


def amounts(*values: int, factor: Decimal) -> list[Figure]:
    """Sums of money as figures, every one of them times the same factor."""
    made = build(" ".join(f"[${value}|unit=USD;value={value * factor}]" for value in values))
    readings = [read(claim.quantity) for claim in made]
    return [Figure(claim, reading) for claim, reading in zip(made, readings, strict=True) if reading is not None]


@QUICK
@given(AMOUNTS, AMOUNTS, st.integers(1, 100), FACTORS)
def test_a_share_does_not_depend_on_the_unit(part: int, whole: int, percent: int, factor: Decimal) -> None:
    (claim,) = build(f"[{percent}%|unit=%]")
    reading = read(claim.quantity)
    assert reading is not None
    share = Figure(claim, reading)
    verdicts = []
    for scale in (Decimal(1), factor):
        one, other = amounts(part, whole, factor=scale)
        check = share_check(one, other, share)
        verdicts.append(judge(check.expected, check.actual))
    assert _alike(*verdicts)


@QUICK
@given(AMOUNTS, AMOUNTS, AMOUNTS, st.sampled_from([Decimal(10) ** n for n in range(0, 12)]))
def test_a_sum_does_not_depend_on_the_unit(total: int, one: int, other: int, factor: Decimal) -> None:
    verdicts = []
    for scale in (Decimal(10), factor * 100):
        whole, *parts = amounts(total, one, other, factor=scale)
        check = sum_check(whole, parts)
        verdicts.append(judge(check.expected, check.actual))
    assert _alike(*verdicts)


def _alike(one: Verdict | None, other: Verdict | None) -> bool:
    """The same verdict, or none where figures in other units are read a little wider."""
    return one == other or None in (one, other)


SPANS = st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(lambda p: Interval(Decimal(min(p)), Decimal(max(p))))


@given(SPANS, SPANS, st.fractions(0, 1), st.fractions(0, 1))
def test_spans_hold_what_their_numbers_make(left: Interval, right: Interval, a: object, b: object) -> None:
    one, other = _inside(left, a), _inside(right, b)
    for span, number in (
        (left + right, one + other),
        (left * right, one * other),
        (left.apart(right), abs(one - other)),
    ):
        assert span.low <= number <= span.high
    if other:
        ratio = left / right
        assert ratio.low - Decimal("1e-20") <= one / other <= ratio.high + Decimal("1e-20")


def _inside(span: Interval, at: object) -> Decimal:
    return span.low + (span.high - span.low) * Decimal(str(float(at)))  # type: ignore[arg-type]
