"""Which of two readings a day or month without its year has: by the verbs and participles around it."""

from datetime import date

import pytest

from claimx.timex import read
from claimx.timex.named import tenses
from claimx.timex.tense import tense_of

FRIDAY = date(2025, 2, 7)


@pytest.mark.parametrize(
    ("clause", "tense"),
    [
        ("the shop closed on @Tuesday@", "past"),
        ("the shop will close on @Tuesday@", "future"),
        ("On @Tuesday@, the league of farm towns plans to hold a vote", "future"),
        ("On @Tuesday@ the mayor is due to speak", "future"),
        ("On @Tuesday@ the mayor was due to speak", "past"),
        ("the league has decided to admit Orlava, Tarn and the lower towns in @March@", "future"),
        ("the prize will be paid on a still unspecified date in @March@", "future"),
        ("the case is heard in @March@", ""),
        ("below the record set on @March 6@", "past"),
        ("a hearing set for @March 6@", "future"),
        ("the offer had been scheduled to expire on @Tuesday@", "past"),
        ("it could leave as early as @Tuesday@", "future"),
        ("nobody could be reached on @Tuesday@", "past"),
        ("roads shut due to snow on @Tuesday@", ""),
        ("the mayor spoke to reporters on @Tuesday@", "past"),
        ("killing nine cows, according to farm clerks on @Tuesday@", ""),
        ("the two mills stood face-to-face on @Tuesday@", "past"),
        ("the league agreed to a vote on @Tuesday@", ""),
        ("the mayor would not say on @Tuesday@ how many would stay", "past"),
        ("the mayor wouldn't say @Tuesday@ how many would stay", "past"),
        ("the mayor announced a farm plan on @Tuesday@", "past"),
        ("the mayors plan to meet on @Tuesday@", "future"),
        ("the mayor hopes to sell barges on @Tuesday@", "future"),
        ("the fair on @Tuesday@", ""),
    ],
)
def test_tense(clause: str, tense: str) -> None:
    before, when, after = clause.split("@")
    assert tense_of(before + when + after, len(before), len(before + when), tenses()) == tense


def test_the_day_after_and_before_in_a_story_that_also_looks_ahead() -> None:
    text = "A crowd met on Tuesday, ahead of next Thursday's vote. A day earlier, six men were held."
    assert read(text, FRIDAY)[-1].first == date(2025, 2, 3)


@pytest.mark.parametrize("published", [date(2025, 2, 4), date(2025, 2, 9), date(2025, 2, 10)])
def test_a_range_of_weekdays_ends_on_the_first_such_day(published: date) -> None:
    found = read("A poll taken Wednesday through Sunday found it.", published)[-1]
    assert (found.last - found.first).days == 4


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Sales fell in January.", date(2025, 1, 31)),
        ("Sales fell in December.", date(2024, 12, 31)),
        ("The mill bought nine barges for a race in March.", date(2025, 3, 31)),  # a month ahead, not eleven back
        ("The bank extended its loans through April.", date(2025, 4, 30)),
        ("The mill bought nine barges in April.", date(2024, 4, 30)),
    ],
)
def test_months_near_the_day_of_publication(text: str, last: date) -> None:
    assert read(text, FRIDAY)[-1].last == last
