"""Numbers that only say when, and figures that stand beside a time: no denominator, no figure of their own."""

import pytest

from claimx.mentions import Quantity
from claimx.quantity.reading import decide


def read(text: str) -> list[Quantity]:
    """The quantities that may be claims."""
    return [found.quantity for found in decide(text) if found.quantity and found.number is None]


@pytest.mark.parametrize(
    "text",
    [
        "The council wants to house 600 families within a year.",
        "Stocks in the valley fell by 40 within a month.",
        "She had sold 30 boats in the port within a week.",
    ],
)
def test_a_time_limit_is_no_rate(text):
    assert read(text)[0].per is None


def test_a_rate_behind_a_noun_stays():
    assert read("The plant makes 600 boats a year.")[0].per == "year"
    assert read("It has 3 grams of salt per cubic meter.")[0].per == "cubic meter"


@pytest.mark.parametrize(
    "text",
    [
        "Ridership was up 14% over 2019.",
        "Ridership is up 14 percent over 2019 levels.",
        "Catches were 3 per cent below 1998.",
    ],
)
def test_the_year_that_a_change_is_reckoned_from_is_no_figure(text):
    assert [q.kind for q in read(text)] == ["percent"]


def test_a_count_after_a_change_stays():
    assert [q.text for q in read("Fares rose 3% over 2,019 routes.")] == ["3%", "2,019"]


@pytest.mark.parametrize(
    "text",
    [
        "Rents in the 12 months to March rose 7%.",
        "Rents for the nine months ended Sept. 30 rose 7%.",
        "Rents in the three years to the end of June rose 7%.",
        "Rents in the six weeks to 4 May rose 7%.",
    ],
)
def test_a_time_told_by_its_end_is_no_figure(text):
    assert [q.text for q in read(text)] == ["7%"]


def test_a_length_without_an_end_stays():
    assert [q.text for q in read("The ban lasts 12 months to deter others.")] == ["12 months"]


def test_the_clock_before_a_line_of_a_live_page_is_no_figure():
    assert [q.text for q in read("14.05: All 8 lifts are shut.\n9.20: Some 70 skiers wait.")] == ["8", "70"]
    assert [q.text for q in read("The rate is 4.25: a record.")] == ["4.25"]


@pytest.mark.parametrize("text", ["He took 5 in 40 overs.", "They won five in 20 games."])
def test_a_tally_in_so_many_games_is_no_ratio(text):
    assert [q.kind for q in read(text)] == ["count", "count"]


def test_one_in_so_many_games_is_a_ratio():
    assert [q.kind for q in read("One in 20 games is drawn.")] == ["ratio"]


def test_a_part_of_a_second():
    part = read("He lost by 0.6 of a second.")[0]
    assert (part.text, part.unit, part.per) == ("0.6 of a second", "second", None)
    assert read("He came 0.3 of a point short.")[0].text == "0.3"


@pytest.mark.parametrize(
    "text", ["It runs on a 486 chip.", "She kept an 80286 for games.", "He sold his 68020 and left."]
)
def test_the_number_of_a_model_is_no_figure(text):
    assert not read(text)


@pytest.mark.parametrize("text", ["They ordered 486 chips.", "She gave a 5000 metre race up.", "He made his 5,000."])
def test_other_numbers_behind_an_article_stay(text):
    assert read(text)
