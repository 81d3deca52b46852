"""What figures measure where a name, a dash or a clause stands beside them."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from claimx.link import measured
from claimx.quantity import read

pytestmark = pytest.mark.model
Parsed = Callable[[str], Doc]


def head_of(parsed: Parsed, text: str, figure: str) -> str | None:
    every = list(read(text))
    found = dict(zip((one.text for one in every), measured.find(parsed(text), every), strict=True))[figure]
    return found.head if found is not None else None


@pytest.mark.parametrize(
    ("text", "figure", "head"),
    [
        # a clause without its pronoun begins behind the noun
        ("Here are nine rude things Ada Lind said about farmers.", "nine", "thing"),
        ("The six mills Lind Foods owns are shut.", "six", "mill"),
        ("The nine Lind mills are shut.", "nine", "mill"),
        ("The $3 million Ada Lind raised in May came from farmers.", "$3 million", "raise"),
        ("The $3 million Lind grant was spent in May.", "$3 million", "grant"),
        ("The 25 counties Lind visited are poor.", "25", "county"),
        # a dash ends the phrase
        ("She won four states - Ohio, Iowa, Utah and Maine - in May.", "four", "state"),
        ("The group spent $6 million attacking Ada Lind.", "$6 million", "attack"),
        ("The group spent $6 million on roads.", "$6 million", "road"),
        ("The offer is a five-year, $40 million tax break.", "five-year", "break"),
        ("The state had 100 million Americans getting infections in May.", "100 million", "Americans"),
        # ages behind a noun
        ("The survey asked 600 farmers ages 18 to 34.", "600", "farmer"),
        # two words for one noun
        ("The war led to 900 combat and civilian deaths.", "900", "death"),
        ("The blaze hurt one nurse and two drivers.", "one", "nurse"),
        # whom a share is of, and what is so much among them
        ("The law helps adoptees younger than 18 who were born here.", "18", "adoptee"),
        ("Among women, her lead is 12 points.", "12 points", "lead"),
        ("Among women, 60 percent agreed.", "60 percent", "woman"),
        ("Among women, the figure is 60 percent.", "60 percent", "woman"),
        # behind `since` stands no subject, nor in who the source is
        ("The highest rate since the war was 9%.", "9%", "rate"),
        ("The largest weekly total since the reform was 900.", "900", "total"),
        ("Prices rose since the tax was 4%.", "4%", "tax"),
        (
            "According to figures Brell has shared on Reddit, the largest weekly haul since the storm was only 900.",
            "900",
            "haul",
        ),
        # people told of by a pronoun have their age
        ("She was 45 when the mill shut.", "45", "she"),
    ],
)
def test_beside(parsed: Parsed, text: str, figure: str, head: str) -> None:
    assert head_of(parsed, text, figure) == head


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("All of them are younger than 50.", ["age"]),
        ("Walls older than 50 metres of road.", ["measure"]),
        ("She already was 18 at the time.", ["age"]),
        ("Ada Lind, then 38, ran the mill.", ["age"]),
        ("The mill grew and, then 38 men came.", ["count"]),
    ],
)
def test_read_kinds(text: str, figures: list[str]) -> None:
    assert [one.kind for one in read(text)] == figures
