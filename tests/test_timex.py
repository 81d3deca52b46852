"""What `read` makes of time expressions: span, type, value, days."""

from datetime import date

import pytest

from claimx.mentions import TimeExpression
from claimx.timex import read

FRIDAY = date(2025, 2, 7)


def days(each: TimeExpression) -> str:
    return f"{each.first or ''}..{each.last or ''}"


def one(text: str, published: date | None = FRIDAY) -> tuple[str, str, str | None, str]:
    (each,) = read(text, published)
    assert text[each.start : each.end] == each.text
    return (each.text, each.type, each.value, days(each))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rents rose in 2019.", ("2019", "DATE", "2019", "2019-01-01..2019-12-31")),
        ("Rents rose in May 2019.", ("May 2019", "DATE", "2019-05", "2019-05-01..2019-05-31")),
        ("It opened on May 4, 2019.", ("May 4, 2019", "DATE", "2019-05-04", "2019-05-04..2019-05-04")),
        ("It opened on 4 May 2019.", ("4 May 2019", "DATE", "2019-05-04", "2019-05-04..2019-05-04")),
        ("It opened on the 4th of May.", ("the 4th of May", "DATE", "2024-05-04", "2024-05-04..2024-05-04")),
        ("It opened on 2019-05-04.", ("2019-05-04", "DATE", "2019-05-04", "2019-05-04..2019-05-04")),
        ("Dated 5/4/2019.", ("5/4/2019", "DATE", "2019-05-04", "2019-05-04..2019-05-04")),
        ("Rents rose in January.", ("January", "DATE", "2025-01", "2025-01-01..2025-01-31")),
        ("Rents rose last April.", ("last April", "DATE", "2024-04", "2024-04-01..2024-04-30")),
        ("Rents rose in January of last year.", ("January of last year", "DATE", "2024-01", "2024-01-01..2024-01-31")),
        ("Rents rose in mid-July.", ("mid-July", "DATE", "2024-07", "2024-07-11..2024-07-20")),
        ("Rents rose in early 2018.", ("early 2018", "DATE", "2018", "2018-01-01..2018-04-30")),
        ("Rents rose late last year.", ("late last year", "DATE", "2024", "2024-09-01..2024-12-31")),
        ("Rents rose this week.", ("this week", "DATE", "2025-W06", "2025-02-03..2025-02-09")),
        ("Rents rose last week.", ("last week", "DATE", "2025-W05", "2025-01-27..2025-02-02")),
        ("40 left last weekend.", ("last weekend", "DATE", "2025-W05-WE", "2025-02-01..2025-02-02")),
        ("40 left last\u00a0weekend.", ("last\u00a0weekend", "DATE", "2025-W05-WE", "2025-02-01..2025-02-02")),
        ("40 left on Tuesday.", ("Tuesday", "DATE", "2025-02-04", "2025-02-04..2025-02-04")),
        ("40 will leave on Tuesday.", ("Tuesday", "DATE", "2025-02-11", "2025-02-11..2025-02-11")),
        ("40 left on Tuesday of this week.", ("Tuesday of this week", "DATE", "2025-02-04", "2025-02-04..2025-02-04")),
        ("40 left Tuesday night.", ("Tuesday night", "TIME", "2025-02-04TNI", "2025-02-04..2025-02-04")),
        ("40 left yesterday.", ("yesterday", "DATE", "2025-02-06", "2025-02-06..2025-02-06")),
        ("40 left overnight.", ("overnight", "TIME", "2025-02-07TNI", "2025-02-06..2025-02-07")),
        ("40 left earlier this month.", ("earlier this month", "DATE", "2025-02", "2025-02-01..2025-02-07")),
        ("It fell in the third quarter.", ("the third quarter", "DATE", "2024-Q3", "2024-07-01..2024-09-30")),
        ("It fell in Q3 2023.", ("Q3 2023", "DATE", "2023-Q3", "2023-07-01..2023-09-30")),
        ("It fell in the first half of 2023.", ("the first half of 2023", "DATE", "2023-H1", "2023-01-01..2023-06-30")),
        ("It fell last summer.", ("last summer", "DATE", "2024-SU", "2024-06-01..2024-08-31")),
        ("It fell in the 1990s.", ("the 1990s", "DATE", "199", "1990-01-01..1999-12-31")),
        ("It fell in the late '80s.", ("the late '80s", "DATE", "198", "1986-09-01..1989-12-31")),
        ("It fell in the 19th century.", ("the 19th century", "DATE", "18", "1801-01-01..1900-12-31")),
        ("It fell over the past five years.", ("the past five years", "DURATION", "P5Y", "2020-02-07..2025-02-07")),
        ("These days it is shut.", ("These days", "DATE", "PRESENT_REF", "..")),
        ("It fell in the last year.", ("the last year", "DURATION", "P1Y", "2024-02-07..2025-02-07")),
        ("It fell in recent years.", ("recent years", "DATE", "PAST_REF", "..")),
        ("It fell two years ago.", ("two years ago", "DATE", "2023", "2023-01-01..2023-12-31")),
        ("It fell a month ago.", ("a month ago", "DATE", "2025-01", "2025-01-01..2025-01-31")),
        ("It took two weeks.", ("two weeks", "DURATION", "P2W", "..")),
        ("It took a year and a half.", ("a year and a half", "DURATION", "P1Y6M", "..")),
        ("It fell 3% year-on-year.", ("year-on-year", "DURATION", "P1Y", "..")),
        ("She got three years and six months.", ("three years and six months", "DURATION", "P3Y6M", "..")),
        ("It is now shut.", ("now", "DATE", "PRESENT_REF", "2025-02-07..2025-02-07")),
        ("They meet every Thursday.", ("every Thursday", "SET", "XXXX-WXX-4", "..")),
        ("They meet twice a week.", ("twice a week", "SET", "P1W", "..")),
        ("They get 40 letters a day.", ("a day", "SET", "P1D", "..")),
        ("It was 7:15 p.m. Tuesday.", ("7:15 p.m. Tuesday", "TIME", "2025-02-04T19:15", "2025-02-04..2025-02-04")),
        ("40 left on New Year's Eve.", ("New Year's Eve", "DATE", "2024-12-31", "2024-12-31..2024-12-31")),
        ("40 have left so far this year.", ("this year", "DATE", "2025", "2025-01-01..2025-02-07")),
        ("At mid-afternoon today.", ("mid-afternoon today", "TIME", "2025-02-07TAF", "2025-02-07..2025-02-07")),
        ("May nineteen ninety-four.", ("May nineteen ninety-four", "DATE", "1994-05", "1994-05-01..1994-05-31")),
        ("Fall of nineteen ninety.", ("Fall of nineteen ninety", "DATE", "1990-FA", "1990-09-01..1990-11-30")),
        ("40 left in Christmas week.", ("Christmas week", "DATE", "2024-W52", "2024-12-23..2024-12-29")),
        ("40 left in nineteen ninety-four.", ("nineteen ninety-four", "DATE", "1994", "1994-01-01..1994-12-31")),
    ],
)  # fmt: skip
def test_expression(text: str, expected: tuple[str, str, str, str]) -> None:
    assert one(text) == expected


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("since March 2021", "2021-03-01.."),
        ("since at least 2016", "2016-01-01.."),
        ("by 2030", "..2030-12-31"),
        ("until May 2026", "..2026-05-31"),
        ("before May 2020", "..2020-04-30"),
        ("after May 2020", "2020-06-01.."),
        ("as of May 2020", "2020-05-01..2020-05-31"),
        ("2012 or later", "2012-01-01.."),
        ("from 2031", "2031-01-01.."),
        ("no later than 4 May 2020", "..2020-05-04"),
        ("going back to 1972", "1972-01-01.."),
        ("by the end of 2026", "..2026-12-31"),
        ("so far in 2025", "2025-01-01..2025-02-07"),
        ("last year's winter", "2024-12-01..2025-02-28"),
        ("since Harlow took over in 2016", "2016-01-01..2016-12-31"),
    ],
)
def test_preposition_turns_the_days(text: str, span: str) -> None:
    assert [days(each) for each in read(text, FRIDAY)] == [span]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("between 2015 and 2019", "2015-01-01..2019-12-31"),
        ("from March to June 2018", "2018-03-01..2018-06-30"),
        ("from November to January", "2024-11-01..2025-01-31"),
        ("from Monday to Thursday", "2025-02-03..2025-02-06"),
        ("Dec. 3 – Dec. 7", "2024-12-03..2024-12-07"),
        ("between March and June 2018", "2018-03-01..2018-06-30"),
        ("between March and May", "2024-03-01..2024-05-31"),
        ("the nine months ended Sept. 30, 2024", "2024-01-01..2024-09-30"),
        ("the three months to December", "2024-10-01..2024-12-31"),
        ("the three months to the end of December", "2024-10-01..2024-12-31"),
        ("the week ended Jan. 4", "2024-12-29..2025-01-04"),
        ("the first three months of 2023", "2023-01-01..2023-03-31"),
        ("the week beginning Jan. 6", "2025-01-06..2025-01-12"),
        ("in the three months through January", "2024-11-01..2025-01-31"),
        ("in the decade to 2020", "2011-01-01..2020-12-31"),
        ("the last week of July", "2024-07-29..2024-08-04"),
        ("the second week of 2023", "2023-01-08..2023-01-14"),
    ],
)
def test_both_ends_of_a_range_bear_the_range(text: str, span: str) -> None:
    assert {days(each) for each in read(text, FRIDAY)} == {span}


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Nov. 6 to 10", "2024-11-06..2024-11-10"),
        ("2019-21", "2019-01-01..2021-12-31"),
        ("the 2018/19 season", "2018-01-01..2019-12-31"),
        ("since the start of the pandemic", "2020-03-11.."),
        ("Jan. 3 and 4", "2025-01-03..2025-01-04"),
        ("the first three weeks of the Trump administration", "2025-01-20..2025-02-09"),
        ("the week of March 3, 2024", "2024-02-26..2024-03-03"),
        ("the past two quarters", "2024-07-01..2024-12-31"),
        ("the next two weeks", "2025-02-07..2025-02-21"),
        ("the fortnight", None),
        ("the weekend before last", "2025-01-25..2025-01-26"),
    ],
)
def test_spans(text: str, span: str | None) -> None:
    assert [days(each) for each in read(text, FRIDAY)] == ([span] if span else [])


def test_two_months_in_one_clause_stay_two() -> None:
    found = read("It rose from 14 in May to 31 in June.", FRIDAY)
    assert [days(each) for each in found] == ["2024-05-01..2024-05-31", "2024-06-01..2024-06-30"]


def test_both_tenses_are_given() -> None:
    (past,) = read("The shop closed on Tuesday.", FRIDAY)
    (future,) = read("The shop will close on Tuesday.", FRIDAY)
    assert past.first == date(2025, 2, 4)
    assert past.future == (date(2025, 2, 11), date(2025, 2, 11))
    assert (future.first, future.last) == past.future


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("It closed on Monday. The next day 40 left.", date(2025, 2, 4)),
        ("It closed on May 4, 2020. Two days later 40 left.", date(2020, 5, 6)),
        ("It closed on May 4, 2020. That day 40 left.", date(2020, 5, 4)),
        ("It closed on May 4, 2020. The following year 40 left.", date(2021, 12, 31)),
        ("It earned $4 in the third quarter of 2024, up from $3 a year earlier.", date(2023, 9, 30)),
        ("It earned $4 in the nine months ended June 30, 2024, up from $3 a year earlier.", date(2023, 6, 30)),
        ("A cow cost $4 in May 2024, up from $3 a year earlier.", date(2023, 5, 31)),
        ("A cow cost $4 in May 2024. The farm was sold a year earlier.", date(2023, 12, 31)),
        ("40 left two weeks before May 20, 2020.", date(2020, 5, 19)),
        (
            "It earned $4 in the third quarter of 2024, up from $3 in the comparable period last year.",
            date(2023, 9, 30),
        ),
        ("It earned $4 in the third quarter of 2024; last year's quarter brought $3.", date(2023, 9, 30)),
        ("It will earn $4 in next year's first quarter.", date(2026, 3, 31)),
        ("It sold nine in the three months to the end of November. It earned $4 in the quarter.", date(2024, 11, 30)),
        ("It will save $4 a year from 2031.", None),
        ("It earned $4 for the full year.", date(2025, 12, 31)),
    ],
)
def test_anchored_to_what_was_named_before(text: str, last: date | None) -> None:
    assert read(text, FRIDAY)[-1].last == last


def test_offset_from_a_date() -> None:
    assert read("40 left two weeks before May 20, 2020.", FRIDAY)[0].first == date(2020, 5, 6)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Friday", "XXXX-WXX-5"),
        ("in March", "XXXX-03"),
        ("on March 5", "XXXX-03-05"),
        ("yesterday", "XXXX-XX-XX"),
        ("last week", "XXXX-WXX"),
        ("last year", "XXXX"),
        ("the past five years", "P5Y"),
        ("two years ago", "XXXX"),
        ("last weekend", "XXXX-WXX-WE"),
    ],
)
def test_without_a_publication_date(text: str, value: str) -> None:
    (each,) = read(text)
    assert (each.value, each.first, each.last) == (value, None, None)


def test_absolute_dates_need_no_publication_date() -> None:
    assert [days(each) for each in read("From 4 May 2020 to 6 May 2020")] == ["2020-05-04..2020-05-06"] * 2


def test_dateline_stands_in_for_the_publication_date() -> None:
    text = "Friday, January 4, 2019 \n\nA bridge in Orlava fell on Monday.\n"
    assert [each.value for each in read(text)] == ["2019-01-04", "2018-12-31"]


@pytest.mark.parametrize(
    "text",
    [
        "It may rain.",
        "May I ask?",
        "The troops march on.",
        "He paid $2019 for it.",
        "2000 people came.",
        "three-quarters of the food",
        "a 40-year-old man",
        "She has fallen.",
        "prices fall",
        "April Holm spoke.",
        "A second man spoke.",
        "as soon as it can",
        "Flight 1990",
        "The horns blew minutes apart.",
        'She said on "60 Minutes" that she had won.',
        "the Farm Party daily Meadow",
        "a bad financial week",
    ],
)
def test_no_time(text: str) -> None:
    assert [each.text for each in read(text, FRIDAY)] == []


def test_latest_fiscal_year_is_the_one_that_is_over() -> None:
    assert days(read("India's mills sold nine in the latest fiscal year.", FRIDAY)[0]) == "2023-04-01..2024-03-31"


def test_a_quarter_is_named_by_most_of_its_days() -> None:
    assert read("in the quarter ended July 31, 2024", FRIDAY)[0].value == "2024-Q2"
    assert read("in the quarter ended Sept. 30, 2024", FRIDAY)[0].value == "2024-Q3"


def test_fiscal_year_follows_the_country() -> None:
    assert [days(e) for e in read("Japan's output in FY2023-24", FRIDAY)] == ["2023-04-01..2024-03-31"]
    assert [days(e) for e in read("India, in the first quarter of fiscal 2019", FRIDAY)] == ["2018-04-01..2018-06-30"]
    assert [days(e) for e in read("in the first quarter of fiscal 2019", FRIDAY)] == [".."]
    assert [days(e) for e in read("India's deficit grew in the previous fiscal year.", date(2023, 12, 22))] == [
        "2022-04-01..2023-03-31"
    ]
    assert [days(e) for e in read("Sales grew in the previous fiscal year.", FRIDAY)] == [".."]
    assert [days(e) for e in read("Australia's budget for fiscal 2019", FRIDAY)] == ["2018-07-01..2019-06-30"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("A barn burned on Monday. It fell in at 4:52 a.m.", "2025-02-03..2025-02-03"),
        ("A barn burned on Monday.\n\nIt fell in at 4:52 a.m.", "2025-02-03..2025-02-03"),
        (
            "A barn burned on Monday.\n\nThe fair opened on Wednesday.\n\nIt fell in at 4:52 a.m.",
            "2025-02-03..2025-02-03",
        ),
        ("A barn burned down. It fell in at 4:52 a.m.", "2025-02-07..2025-02-07"),
        ("She hired nine in the last three months of 2023, he seven in the same period.", "2023-10-01..2023-12-31"),
        ("It rose 9% since Jan. 20 and 4% in the same period of 2024.", "2024-01-20..2024-02-07"),
        ("It rose 9% in the fourth quarter and 4% in the same period a year earlier.", "2023-10-01..2023-12-31"),
        ("The town sold 900 in the week to 17 January and 700 in the previous seven days.", "2025-01-04..2025-01-10"),
        ("During the October-to-December quarter.", "2024-10-01..2024-12-31"),
        ("They met on the last weekend of July.", "2024-07-27..2024-07-28"),
        ("Nine fell over the Labor Day weekend.", "2024-08-31..2024-09-02"),
        ("She broke her Inauguration Day promise to plant trees.", "2025-01-20..2025-01-20"),
        ("Nine towns shut their schools following Tuesday's storm.", "2025-02-04..2025-02-04"),
        ("Nine died due to heavy rain on Saturday.", "2025-02-01..2025-02-01"),
        ("The map will be published in March.", "2025-03-01..2025-03-31"),
        ("It will be 2.7 degrees warmer by 2100.", "..2100-12-31"),
        ("At the end of June, it held nine.", "2024-06-30..2024-06-30"),
        ("The club won nine games this season.", "2025-01-01..2025-12-31"),
        ("In 2021 she made $9. The next year, she was paid $12.", "2022-01-01..2022-12-31"),
        ("The town set aside $9 for the fiscal year that begins Sept. 1.", "2025-09-01..2026-08-31"),
        ("It lost $9 in the financial year ended June 30.", "2023-07-01..2024-06-30"),
        ("It lost $9 in the financial year ended 2021.", "2021-01-01..2021-12-31"),
        ("Oats fell from 9 the day before. Rye fell from 8 the day before.", "2025-02-06..2025-02-06"),
        ("Neither of the two could be reached Thursday.", "2025-02-06..2025-02-06"),
        ("The offer had been due to expire Thursday.", "2025-02-06..2025-02-06"),
        ("She would be traveling to the United States Tuesday.", "2025-02-11..2025-02-11"),
        ("It began in the nineteen seventy-nine flood.", "1979-01-01..1979-12-31"),
    ],
)
def test_days_of_the_story(text: str, last: str) -> None:
    assert days(read(text, FRIDAY)[-1]) == last


def test_the_year_of_a_january_article() -> None:
    january = date(2025, 1, 15)
    assert days(read("Rain was 9% above average for the year.", january)[0]) == "2024-01-01..2024-12-31"
    assert days(read("It had nine at year's end.", january)[0]) == "2024-12-31..2024-12-31"


@pytest.mark.parametrize(
    "text",
    [
        "She is in the last year of her term.",
        "the festival weekend",
        "The crowd at the Orchard March was large.",
        "Her show Late Talk Tonight is gone.",
    ],
)
def test_no_days(text: str) -> None:
    assert [days(each) for each in read(text, FRIDAY)] in ([], [".."])


@pytest.mark.parametrize("published", ["2025-02-07", "2025-02-07T10:00:00Z", FRIDAY])
def test_published_as_text_or_day(published: str | date) -> None:
    assert read("yesterday", published)[0].first == date(2025, 2, 6)


@pytest.mark.parametrize("published", ["", "soon", "2025-13-40", None])
def test_bad_publication_date_is_none(published: str | None) -> None:
    assert read("yesterday", published)[0].first is None


@pytest.mark.parametrize(
    ("text", "value", "span"),
    [
        ("It began at about four in the morning on Monday.", "2025-02-03T04:00", "2025-02-03..2025-02-03"),
        ("It began at nine o'clock in the evening on Monday.", None, "2025-02-03..2025-02-03"),
        ("They met at Christmas in 2019.", "2019-12-25", "2019-12-25..2019-12-25"),
        ("At the turn of the century it had nine.", None, "2000-01-01..2000-12-31"),
        ("It has had nine since the turn of the century.", None, "2000-01-01.."),
    ],
)
def test_hours_feasts_and_turns(text: str, value: str | None, span: str) -> None:
    found = read(text, FRIDAY)[0]
    assert days(found) == span
    assert value is None or found.value == value


def test_a_number_in_the_morning_is_no_hour() -> None:
    assert [each.text for each in read("The clinic saw four in the morning.", FRIDAY)] != ["four in the morning"]
