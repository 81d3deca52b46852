"""What figures measure where a name, a list, a bracket or a part of the whole stands beside them."""

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
        ("The poll asked 1,042 Ohio registered voters in May.", "1,042", "voter"),
        # a dash ends the phrase
        ("She won four states - Ohio, Iowa, Utah and Maine - in May.", "four", "state"),
        ("The group spent $6 million attacking Ada Lind.", "$6 million", "attack"),
        ("The group spent $6 million on roads.", "$6 million", "road"),
        # ages behind a noun
        ("The survey asked 600 farmers ages 18 to 34.", "600", "farmer"),
        # two words for one noun
        ("The war led to 900 combat and civilian deaths.", "900", "death"),
        ("The blaze hurt one nurse and two drivers.", "one", "nurse"),
        # a payment to a country is not the country
        ("The ministry agreed on a one-time payment to Norway of $5 million.", "$5 million", "payment"),
        # what is worth so much is not the name behind it
        ("She reported shares in Lind Mills worth $5,000.", "$5,000", "share"),
        # money kept, money taken in
        ("She began March with $8 million in cash on hand.", "$8 million", "cash"),
        ("The mill paid $8 million in cash.", "$8 million", "pay"),
        ("The museum took in $4.8 million last month.", "$4.8 million", "take"),
        # a list goes on with a thing of its own
        ("Her 12 years as clerk and five years as mayor helped her.", "five years", "mayor"),
        ("She raised $2 million in June, more than three-quarters from farmers.", "three-quarters", "raise"),
        ("The lake holds 0.4 grams of salt per cubic meter (0.2 mg per liter).", "0.2 mg", "salt"),
        # whom a share is of, and what is so much among them
        ("Of the 700 who voted, 85% agreed.", "85%", "vote"),
        ("Among women, her lead is 12 points.", "12 points", "lead"),
        ("Among women, 60 percent agreed.", "60 percent", "woman"),
        ("Among women, the figure is 60 percent.", "60 percent", "woman"),
        # people told of by a pronoun have their age
        ("She was 45 when the mill shut.", "45", "she"),
    ],
)
def test_beside(parsed: Parsed, text: str, figure: str, head: str) -> None:
    assert head_of(parsed, text, figure) == head


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The boys were aged nine, ten, 13, and 15.", ["age"] * 4),
        ("Three boys aged 4, 6 and 9 were found.", ["count", "age", "age", "age"]),
        ("All of them are younger than 50.", ["age"]),
        ("Walls older than 50 metres of road.", ["measure"]),
        ("She already was 18 at the time.", ["age"]),
        ("The isle lies 1,100 miles (1770 km) off the coast.", ["measure", "measure"]),
        ("Ada Lind, then 38, ran the mill.", ["age"]),
        ("The mill grew and, then 38 men came.", ["count"]),
        ("The king (1770) ruled a town.", []),
        ("A boy aged 9 and 12 nurses came.", ["age", "count"]),
    ],
)
def test_read_kinds(text: str, figures: list[str]) -> None:
    assert [one.kind for one in read(text)] == figures
