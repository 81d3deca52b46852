"""The report's plots: which figures meet in one, round axes, labels that do not clash."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx import Article, Claim
from claimx.report.plot import HEIGHT, WIDTH, Series, _reach, _ticks, series, short
from claimx.report.series import chains
from claimx.report.view import view, views

DAY = date(2025, 3, 1)


def claim(number: int, value: float | None, *, day: int | None = 0, days: int = 0, **more: object) -> Claim:
    text = more.pop("text", f"{value} people came.")
    figure = {"text": str(value), "start": 0, "end": 3, "kind": "count", "value": value, "low": value, "high": value}
    span = None
    if day is not None:
        first = DAY + timedelta(days=day)
        last = first + timedelta(days=days)
        span = {"text": "then", "char_start": 0, "char_end": 4, "start": first.isoformat(), "end": last.isoformat()}
    record = {
        "id": f"id{number}",
        "article_id": "a",
        "text": text,
        "start": 0,
        "end": 20,
        "quantity": figure | dict(more.pop("quantity", {})),  # type: ignore[call-overload]
        "measured": {"text": "people", "start": 4, "end": 10, "head": "people"},
        "time_span": span,
    }
    return Claim.model_validate(record | more)


def plots(*articles: list[Claim]) -> list[Series]:
    found = [(Article(id=f"a{n}", text="Many people came by day."), claims) for n, claims in enumerate(articles)]
    return series(chains(views(found)))


def test_a_series_needs_figures_of_two_spans() -> None:
    assert plots([claim(1, 300), claim(2, 400, day=None)]) == []
    assert plots([claim(1, 300), claim(2, 400)]) == []
    ranged = {"text": "20-40", "value": None, "low": 20, "high": 40}
    (one,) = plots([claim(2, None, day=10, days=10, quantity=ranged), claim(1, 300)])
    first, second = one.points
    assert first.low is None
    assert first.first == first.last < second.first < second.last
    assert second.low is not None
    assert second.high is not None
    assert second.low > second.y > second.high > first.y  # pixels grow downwards
    assert [label.text for label in one.days] == ["2025-03-01", "2025-03-21"]
    assert one.name == "people"


def test_articles_meet_in_a_plot_only_where_they_share_names() -> None:
    norrvik = claim(1, 300, text="In Norrvik, Mayor Ida Brekke counted 300 people.")
    again = claim(2, 420, day=4, text="People in Norrvik, said Brekke, were 420.")
    elsewhere = claim(3, 9_000_000, day=9, text="In Vell and Dunson, 9,000,000 people vote.")
    (one,) = plots([norrvik], [again], [elsewhere])
    assert [point.view.claim.id for point in one.points] == ["id1", "id2"]


def test_a_bound_that_is_open_is_a_short_bar_within_the_plot() -> None:
    over = {"low": 500, "high": None}
    under = {"low": None, "high": 10}
    (one,) = plots([claim(1, 500, quantity=over), claim(2, 10, day=3, quantity=under)])
    for point in one.points:
        assert point.low is not None
        assert point.high is not None
        assert 0 < point.high <= point.y <= point.low < HEIGHT
        assert point.low - point.high < 30


def test_numbers_beyond_all_measure_are_not_drawn() -> None:
    huge = {"text": "x", "value": 10**400, "low": 10**400, "high": 10**400}
    assert plots([claim(1, 1, quantity=huge), claim(2, 5, day=3)]) == []


def test_what_has_not_happened_is_hollow() -> None:
    (one,) = plots([claim(1, 500), claim(2, 900, day=300, modality="target")])
    assert [point.hollow for point in one.points] == [False, True]


@given(st.lists(st.tuples(st.integers(-30, 10**7), st.integers(0, 400)), min_size=2, max_size=12))
def test_labels_meet_neither_each_other_nor_the_edges(figures: list[tuple[int, int]]) -> None:
    for one in plots([claim(n, value, day=day) for n, (value, day) in enumerate(figures)]):
        boxes = []
        for label in one.labels:
            wide = 6.0 * len(label.text)
            left = label.x - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
            assert left >= 0
            assert left + wide <= WIDTH + 1
            boxes.append((left, label.y - 10, left + wide, label.y + 2))
        for n, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[n + 1 :]:
                apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
                assert apart


@given(st.floats(-1e12, 1e12), st.floats(-1e12, 1e12))
def test_an_axis_has_a_few_steps_that_hold_all_figures(one: float, other: float) -> None:
    low, high = min(one, other), max(one, other)
    steps = _ticks(low, high)
    assert 2 <= len(steps) <= 7
    assert steps == sorted(set(steps))
    slack = 1e-6 * max(abs(low), abs(high), 1e-3)
    assert steps[0] <= low + slack  # floats end somewhere
    assert steps[-1] >= high - slack


def test_figures_that_are_far_apart_stand_on_zero() -> None:
    shown = view(Article(id="a", text="x"), [claim(1, 100), claim(2, 900)]).claims
    assert _reach(shown) == (0, 900)
    shown = view(Article(id="a", text="x"), [claim(1, 800), claim(2, 900)]).claims
    assert _reach(shown) == (800, 900)


@pytest.mark.parametrize(
    ("number", "label"), [(1_300_000, "1.3M"), (25_000, "25K"), (4200, "4,200"), (0.25, "0.25"), (2e12, "2T")]
)
def test_axis_labels_are_short(number: float, label: str) -> None:
    assert short(number) == label
