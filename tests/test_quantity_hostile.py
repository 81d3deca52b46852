"""Inputs that crash, stall or mislead other readers, and laws for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from claimx import Article, extract
from claimx.quantity import numbers, read

from .growth import calls, ends

LONG = {
    "ones": "1" * 100_000,
    "groups": "1" + ",000" * 25_000,
    "thousands": "1,000 " * 8_000,
    "quotes": "“\"'" * 33_000,
    "apostrophes": "it's 5' " * 6_000,
    "inches": '"5 m" ' * 8_000,
    "between": "between " + " and ".join(map(str, range(8_000))),
    "dashes": "1-" * 10_000,
    "slashes": "1/" * 10_000,
    "dots": "1.2." * 10_000,
    "vague": "tens of thousands of " * 4_000,
    "words": "hundred and " * 9_000,
    "million": "million " * 12_000,
    "dollars": "$" * 100_000,
    "spaces": " " * 100_000 + "5",
    "lines": "\n" * 100_000 + "5",
    "mondays": "monday " * 14_000,
    "spaced": "1 " * 50_000,
    "half a": "half a " * 14_000,
    "ranges": "between 0 and 1 and " * 9_000,
    "feet": "5 feet 6 " * 11_000,
    "between again": "between 1 and " * 7_000,
    "to": "5 to " * 20_000,
    "scaled": "one million " * 8_000,
    "halves": "½" * 3_000,
}


@pytest.mark.parametrize("name", LONG)
def test_long_inputs_end(name):
    ends(lambda: read(LONG[name]))


@pytest.mark.parametrize("name", LONG)
def test_twice_the_text_is_at_most_twice_the_work(name):
    text = LONG[name][:20_000]
    read(text[:1_000])
    half, whole = (calls(lambda part=part: read(part)) for part in (text[: len(text) // 2], text))
    assert whole <= 2.2 * half + 200


CROWDS = {
    "metres": '"5 m" ',
    "ranges": "between 0 and 1 and ",
    "feet": "5 feet 6 ",
    "far": "5 feet 6 in the yard here ",
}


@pytest.mark.parametrize("name", CROWDS)
def test_a_crowd_of_figures_costs_no_more_in_a_longer_text(nlp: Language, name: str) -> None:
    """Claims and all: work for each character at 20 KB is no more than at 10 KB."""
    made = [CROWDS[name] * (size // len(CROWDS[name])) for size in (500, 10_000, 20_000)]
    _, half, whole = (calls(lambda text=text: extract(Article(id="a", text=text), nlp)) for text in made)
    assert whole <= 2.2 * half


def test_figures_in_a_row_that_nobody_reads_are_a_list():
    """A few hundred are read, and what stands before and behind them is."""
    text = "The club has 40 members. " + "5 feet 6 " * 3_000 + ". Police in the harbour held 12 people."
    found = read(text)
    assert len(found) < 300
    assert (found[0].text, found[-1].text) == ("40", "12")


@pytest.mark.parametrize(
    "text",
    [
        "1" + "0" * 400 + " dollars",
        "1e400 people",
        "1e-99999 m",
        "5 m^99999999999999999999",
        "10^400 m",
        "1/0 of people",
        "½½½½",
        "10²³⁴⁵ m",
        "5\u200b000",
        "-5--3 degrees",
        "one million million",
        "-" + "9" * 40 + " degrees",
        "9" * 40 + " feet 6 inches",
        "9" * 30 + ".5 hours 3 minutes",
        "between " + "9" * 30 + " and " + "9" * 31 + " people",
        "a billion billion stars",
        "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899",
        "-34 cm / kg",
        "\ud800 5 people \udfff",
        "٣ people, ５ people",
        "9" * 41 + " people",
        "0 out of 0, 0 in 0, 0 per 0",
        "a and a half and a half",
        "5 to to 6 and and 7",
        "$ £ € % -",
    ],
)
def test_strange_inputs_do_not_raise(text):
    for found in numbers(text):
        assert text[found.start : found.end] == found.text


def test_a_million_millions_is_a_trillion():
    assert read("There are a million million stars.")[0].value == 10**12
    assert read("There are one million million stars.")[0].value == 10**12


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("It opened on October 1 2019.", []),
        ("It opened on August 31 2019.", []),
        ("It has 5k runners and 100k people.", [5000, 100000]),
        ("It has 35m devices.", [35_000_000]),
        ("The U.S. state woke at 3 a.m. after 9/11.", []),
        ("It is 3⅔ miles away.", [3.6667]),
        ("A Boeing 737 of the G20.", []),
        ("It fell from 1,400 to 1,200.", [1400, 1200]),
        ("COVID-19 killed 1,234 people.", [1234]),
        ("He paid half a dozen men.", [6]),
        ("Prices are 1,400-1,200 people.", None),
    ],
)
def test_what_others_get_wrong(text, values):
    got = [float(q.value) for q in read(text) if q.value is not None]
    assert values is None or got == values


def test_a_range_keeps_its_order():
    for quantity in read("It was 1400-1200 people, $1.3bn-1.5bn, 5 to 7 million."):
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high


PIECES = st.sampled_from(
    "5 1,200 $3 €2.5m one two half a third hundred million thousands dozens between and to - – from of over about "
    "% percent miles people years old ago in 2019 May 4 . , ( ) “ ” minus per day each every 3-2 no once twice doubled "
    "½ / : +".split()
)


@given(
    st.one_of(
        st.text(max_size=80), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=25).map("".join)
    )
)
def test_any_text_is_read_without_overlap(text):
    end = 0
    for found in numbers(text):
        assert text[found.start : found.end] == found.text
        assert found.start < found.end
        end = max(end, found.end)
    assert read(text) == read(text)
