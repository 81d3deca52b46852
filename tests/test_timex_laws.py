"""Laws of the time reader and its calendar, against dateutil and the standard library."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from dateutil.easter import easter as dateutil_easter
from dateutil.relativedelta import relativedelta
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.timex import read
from claimx.timex.daymath import add_months, days_of, easter, nth_weekday, shift, third, value_of, week_of

from .growth import ends, grows_with_length

DAYS = st.dates(date(1600, 1, 1), date(2400, 12, 31))
WORDS = st.sampled_from(
    (
        "the a last next this past first two three few several days weeks months years year week month quarter day "
        "weekend of in on by since until from to between and or ago earlier later before after May March Jan. 2019 "
        "2020 12 31 1st 1990s Tuesday Friday night morning fall summer early mid late - , . ' s ended end beginning "
        "fiscal half 7:15 p.m. EST every daily now recently Christmas pandemic Easter 2/29/2020 2020-02-30 nineteen "
        "ninety thousand \n\n"
    ).split(" ")
)


@given(st.lists(WORDS, max_size=25).map(" ".join), st.one_of(st.none(), st.dates()))
@settings(max_examples=400, deadline=None)
def test_never_raises_and_stays_in_order(text: str, published: date | None) -> None:
    found = read(text, published)
    end = 0
    for each in found:
        assert end <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text
        for first, last in ((each.first, each.last), each.future or (None, None)):
            assert first is None or last is None or first <= last
        assert each.type in ("DATE", "TIME", "DURATION", "SET")
        assert each.value
        end = each.end


@given(st.text(max_size=200), st.text(max_size=12))
@settings(max_examples=200, deadline=None)
def test_any_text(text: str, published: str) -> None:
    assert read(text, published) == read(text, published)


@given(DAYS, st.integers(-3000, 3000))
def test_months_as_dateutil_counts_them(day: date, count: int) -> None:
    try:
        expected = day + relativedelta(months=count)
    except (ValueError, OverflowError):
        expected = None
    assert add_months(day, count) == expected


@given(DAYS, st.integers(-300, 300), st.sampled_from("DWMQYE"))
def test_shift_as_dateutil(day: date, count: int, unit: str) -> None:
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120}
    delta = (
        relativedelta(months=count * months[unit])
        if unit in months
        else timedelta(days=count * (7 if unit == "W" else 1))
    )
    try:
        expected = day + delta
    except (ValueError, OverflowError):
        expected = None
    assert shift(day, count, unit) == expected


@given(DAYS, st.sampled_from("DWMQHYEC"))
def test_a_units_days_hold_the_day_and_name_the_unit(day: date, unit: str) -> None:
    value = value_of(day, unit)
    first, last = days_of(value)
    assert first is not None
    assert last is not None
    assert first <= day <= last
    assert value_of(first, unit) == value_of(last, unit) == value


@given(DAYS)
def test_weeks_run_from_monday_to_sunday(day: date) -> None:
    first, last = week_of(day)
    assert first is not None
    assert last is not None
    assert (first.isoweekday(), last.isoweekday(), (last - first).days) == (1, 7, 6)
    assert days_of(value_of(day, "W")) == (first, last)


@given(st.integers(1, 9999), st.integers(1, 12))
def test_months_end_where_the_calendar_ends_them(year: int, month: int) -> None:
    last = days_of(f"{year:04d}-{month:02d}")[1]
    assert last is None or last.day == calendar.monthrange(year, month)[1]


@given(st.integers(1583, 4099))
def test_easter(year: int) -> None:
    assert easter(year) == dateutil_easter(year)


@given(st.integers(1600, 2400), st.integers(1, 12), st.integers(1, 7), st.sampled_from([1, 2, 3, 4, -1]))
def test_nth_weekday(year: int, month: int, weekday: int, nth: int) -> None:
    days = [day for week in calendar.monthcalendar(year, month) if (day := week[weekday - 1])]
    assert nth_weekday(year, month, weekday, nth) == date(year, month, days[nth if nth < 0 else nth - 1])


@given(DAYS, st.sampled_from("WMQYE"))
def test_thirds_fill_the_whole(day: date, unit: str) -> None:
    whole = days_of(value_of(day, unit))
    early, mid, late = (third(whole, part) for part in ("early", "mid", "late"))
    assert early[0] == whole[0]
    assert late[1] == whole[1]
    edges = [edge for edge in (early[0], early[1], mid[0], mid[1], late[0], late[1]) if edge is not None]
    assert len(edges) == 6
    assert edges == sorted(edges)


@given(DAYS)
def test_weekday_and_weekend_lie_before(day: date) -> None:
    for name in calendar.day_name:
        (each,) = read(f"40 left on {name}.", day)
        assert each.first is not None
        assert 0 <= (day - each.first).days < 7
        assert calendar.day_name[each.first.weekday()] == name
    (weekend,) = read("40 left last weekend.", day)
    assert weekend.first is not None
    assert weekend.last is not None
    assert (weekend.first.isoweekday(), weekend.last.isoweekday()) == (6, 7)
    assert 0 < (day - weekend.last).days <= 7


@given(DAYS, st.integers(1, 60))
def test_past_years(day: date, count: int) -> None:
    (each,) = read(f"the past {count} years", day)
    assert (each.first, each.last) == (day - relativedelta(years=count), day)


@pytest.mark.parametrize("year", [1900, 2000, 2019, 2024])
def test_leap_day(year: int) -> None:
    leap = calendar.isleap(year)
    assert bool(read(f"on Feb. 29, {year}", date(2025, 1, 1))[0].value == f"{year}-02-29") == leap


@pytest.mark.parametrize("published", [date.min, date.max])
@pytest.mark.parametrize(
    "text",
    ["last week", "next year", "the past 200 years", "on Friday", "in March", "last weekend", "Easter", "this winter"],
)
def test_ends_of_the_calendar(text: str, published: date) -> None:
    assert len(read(text, published)) == 1


HOSTILE = (
    "1| 1|between 2 and |\"|the |last |the last week of the |a few |\n |2-|2019-|1/|'s |from 2011 to |\ud800 last week "
    "|the first two weeks of |a.m. |three or |one and a half |Jan. |1,|two thousand and |nineteen "
)


@pytest.mark.parametrize("unit", HOSTILE.split("|"))
def test_linear_on_hostile_text(unit: str) -> None:
    def work(size: int) -> Callable[[], object]:
        return lambda: read(unit * (size // len(unit)), "2021-03-04")

    grows_with_length(work, 5_000)
    ends(work(50_000))
