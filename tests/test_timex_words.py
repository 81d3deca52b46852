"""Every example of the word lists of time expressions, and what users may add."""

from datetime import date
from pathlib import Path

import pytest

from claimx.lexicon import entries
from claimx.timex import read
from claimx.timex.fiscal import FiscalYear
from claimx.timex.lex import TimeWord
from claimx.timex.named import Event, Holiday, Tense, days_of_holiday, holidays

MONDAY = date(2021, 3, 1)


@pytest.mark.parametrize("row", entries("times", TimeWord), ids=lambda row: row.word)
def test_time_word(row: TimeWord) -> None:
    assert row.word.lower() in row.example.lower()
    assert bool(read(row.example, MONDAY)) == (row.role != "AGE"), row.example


@pytest.mark.parametrize("row", entries("holidays", Holiday), ids=lambda row: row.words[0])
def test_holiday(row: Holiday) -> None:
    found = [each for each in read(row.example, MONDAY) if each.rule.startswith("holiday")]
    assert [each.first is not None for each in found] == [True], row.example
    assert any(word in row.example for word in row.words)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A gift to Easter Seals, a society.", []),
        ("It won on Tarn's Monday Night Chess.", []),
        ("They met on Monday night in Tarn.", ["Monday night"]),
        ("They met at Easter in Tarn.", ["Easter"]),
        ("On Christmas Eve Ada left.", ["Christmas Eve"]),
    ],
)
def test_days_in_names(text: str, found: list[str]) -> None:
    assert [each.text for each in read(text, MONDAY)] == found


@pytest.mark.parametrize("row", entries("events", Event), ids=lambda row: row.words[0])
def test_event(row: Event) -> None:
    spans = {each.first for each in read(row.example, row.first.replace(year=row.first.year + 1))}
    assert row.first in spans, row.example


@pytest.mark.parametrize("row", entries("tenses", Tense), ids=lambda row: row.words[0])
def test_tense(row: Tense) -> None:
    first = read(row.example, MONDAY)[-1].first
    assert first is not None
    assert (first > MONDAY) == (row.tense == "future"), row.example


@pytest.mark.parametrize("row", entries("fiscal", FiscalYear), ids=lambda row: row.names[0])
def test_fiscal_year(row: FiscalYear) -> None:
    found = read(row.example, MONDAY)
    assert [each.first.month if each.first else 0 for each in found] == [row.start], row.example


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Easter", date(2024, 3, 31)),
        ("Easter", date(2019, 4, 21)),
        ("Good Friday", date(2025, 4, 18)),
        ("Thanksgiving", date(2023, 11, 23)),
        ("Memorial Day", date(2022, 5, 30)),
        ("Labor Day", date(2021, 9, 6)),
        ("Election Day", date(2022, 11, 8)),
        ("Inauguration Day", date(2029, 1, 20)),
        ("Christmas Eve", date(2020, 12, 24)),
    ],
)
def test_day_of_holiday(name: str, day: date) -> None:
    assert days_of_holiday(holidays()[name], day.year)[0] == day


def test_no_inauguration_between() -> None:
    assert days_of_holiday(holidays()["Inauguration Day"], 2023) == (None, None)


def test_users_words_come_first(tmp_path: Path) -> None:
    (tmp_path / "events.toml").write_text(
        'entry = [{ words = ["Varna flood"], first = 2018-06-02, source = "own", example = "since the Varna flood" }]'
    )
    (tmp_path / "holidays.toml").write_text(
        'entry = [{ words = ["Founders Day"], month = 5, day = 4, example = "on Founders Day" }]'
    )
    found = read("Rents doubled since the Varna flood; on Founders Day 40 left.", MONDAY, lexicon=str(tmp_path))
    assert [(each.text, each.first, each.last) for each in found] == [
        ("the Varna flood", date(2018, 6, 2), None),
        ("Founders Day", date(2020, 5, 4), date(2020, 5, 4)),
    ]


def test_wrong_role_names_the_word(tmp_path: Path) -> None:
    (tmp_path / "times.toml").write_text('entry = [{ word = "yore", role = "OLDEN", example = "of yore" }]')
    with pytest.raises(ValueError, match=r"OLDEN.*yore"):
        read("days of yore", lexicon=str(tmp_path))
