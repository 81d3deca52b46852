"""Figures of two numbers, figures that lean on their neighbours, rates, and numbers that count nothing."""

import pytest

from claimx.mentions import Number
from claimx.quantity import numbers, read


def texts(text: str) -> list[str]:
    return [q.text for q in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose by 40 to 1,200.", ["40", "1,200"]),
        ("Output rose 40 to 1,200-1,400 boats.", ["40", "1,200-1,400"]),
        ("Fares go from 22 to 27 euros.", ["22", "27 euros"]),
        ("Class sizes go from 22 to 27.", ["22", "27"]),
        ("Sales fell by 3 to 5 percent.", ["3 to 5 percent"]),
        ("Sales slipped 4.2 per cent to £612m.", ["4.2 per cent", "£612m"]),
        ("Ann leads Bob 46 percent to 44.", ["46 percent", "44"]),
        ("It is a one-in-five chance.", ["one-in-five"]),
        ("One house in eight is empty.", ["One house in eight"]),
        ("There is one teacher for every 30 pupils.", ["one teacher for every 30"]),
        ("Some one-to-two hundred came.", ["one-to-two hundred"]),
        ("It peaks at 4.7 or 4.8 percent.", ["4.7 or 4.8 percent"]),
        ("It was an 18 to 23 foot wave.", ["18 to 23 foot"]),
        ("It is two to three times the usual share.", ["two to three times"]),
        ("An 88-page report names a four-song tape.", ["88-page", "four-song"]),
        ("It is within half a degree of it.", ["half a degree"]),
        ("The road is a mile and a half long.", ["a mile and a half"]),
        ("Another million and a half came.", ["million and a half"]),
        ("He is 5 feet 2 inches tall.", ["5 feet 2 inches"]),
    ],
)
def test_spans(text, expected):
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Oil rose to $81 a barrel.", "barrel"),
        ("The town pays $40 for each child.", "child"),
        ("The highest single-day total since May was just 1,100.", "day"),
        ("Average hourly earnings rose to $36.", "hour"),
        ("GDP per capita is $9,000.", "person"),
        ("It has five gills on each side.", "side"),
        ("There were four deaths per 100,000.", "100,000 people"),
        ("It has 3 grams of salt per cubic meter.", "cubic meter"),
        ("It makes 5 million barrels of daily output.", "day"),
        ("Prices rose 2% on an annual basis.", "year"),
    ],
)
def test_rates(text, per):
    assert read(text)[0].per == per


@pytest.mark.parametrize(
    ("text", "kind", "unit"),
    [
        ("They stay 44 days, up from 37 in June.", "duration", "day"),
        ("It covers 6 hectares, up from 2 last year.", "measure", "hectare"),
        ("The institute put the quake at 7.1.", "index", "magnitude"),
        ("His approval rating fell to the low 40s.", "percent", "%"),
        ("She trails in the poll by double digits.", "percentage_point", "percentage point"),
        ("The deal brought millions in sales.", "money", "USD"),
        ("The Nikkei fell 0.4% to 18,120.", "index", "point"),
        ("The bank cut its rate by 25 basis points.", "percentage_point", "basis point"),
    ],
)
def test_units_from_the_words_around(text, kind, unit):
    assert (read(text)[-1].kind, read(text)[-1].unit) == (kind, unit)


def test_the_end_of_a_change_has_its_direction():
    assert [q.direction for q in read("Sales fell from 14 to 9 boats. Pay rose 3 percent to $41.")] == [
        None,
        "down",
        "up",
        "up",
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("She and the two met.", "pronoun"),
        ("He scored after 40 seconds.", "time"),
        ("It won in the past three seasons.", "time"),
        ("The yield on the 10-year Treasury fell.", "name"),
        ("He plays a 4-4-2 there.", "name"),
        ("Ann Orr ’76, a chemist, left.", "date"),
        ("It opens by the end of 2024 overseas.", "date"),
        ("Owners of 2023 models can wait.", "date"),
        ("The film runs in 1080p here.", "name"),
        ("She saw it on Fox 6 there.", "name"),
        ("Install KB 5034441 now.", "name"),
        ("The Group of Seven met.", "name"),
        ("He had a 46% and a negative one.", "pronoun"),
    ],
)
def test_no_figures(text, role):
    found = [n for n in numbers(text) if isinstance(n, Number)]
    assert role in {n.role for n in found}
    assert all(q.kind == "percent" for q in read(text) if role in ("date", "pronoun") and q.text == "46%")


def test_a_list_of_names_and_counts_is_counted():
    assert texts("The count is Ann Orr 384, Bo Lind 300, and Cy Mann 37.") == ["384", "300", "37"]


@pytest.mark.parametrize("text", ["one million " * 8000, "two hundred and " * 6000, "1 " * 50_000, "half a " * 14_000])
def test_runs_of_numbers_end_at_once(text):
    assert len(read(text)) < 20_000


def test_a_row_of_a_table_is_no_figure():
    found = numbers("12 " * 400)
    assert found[-1].end - found[-1].start > 1000
    assert isinstance(found[-1], Number)


def test_a_sentence_before_does_not_hide_the_change():
    behind = read("It was a quiet and rather grey morning. Output rose 3-2 to 40.")
    assert [q.direction for q in behind] == [q.direction for q in read("Output rose 3-2 to 40.")]
    assert behind[-1].direction == "up"
