"""Laws that docs/reliability.md gives figures for: offsets, no exception, numbers and spans of time that come back."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from num2words import num2words
from spacy.language import Language

import claimx
import claimx.quantity
import claimx.timex
from claimx.rows import rows

from .strategies import any_texts
from .test_laws import parts

CORPUS = Path(__file__).parents[1] / "corpus"
LONG = settings(max_examples=2_000, deadline=None, suppress_health_check=list(HealthCheck))
ODD = st.sampled_from(
    ["\ud800", "\udfff", "\0", "\u202e", "\u200d", "🙂", "e\u0301", "\ufeff", " 40 ", "$", "“", "said "]
)


def test_every_part_of_every_claim_of_the_corpus_is_in_its_text(nlp: Language) -> None:
    claims = right = wrong = 0
    for article, found in claimx.pipe(claimx.read(CORPUS / "dev/articles", CORPUS / "heldout/articles"), nlp):
        claims += len(found)
        for claim in found:
            for words, start, end in parts(claim):
                right += article.text[start:end] == words != ""
                wrong += article.text[start:end] != words
    print(f"\n{right:,} parts of {claims:,} claims are in their text to the letter, {wrong} are not")
    assert wrong == 0
    assert right > 1_000


@pytest.mark.slow
def test_no_string_makes_a_record_raise() -> None:
    """Any string, half surrogates and NUL with it: rows that are JSON, each a claim or an error."""
    seen = {"claim": 0, "error": 0, "neither": 0}

    @LONG
    @given(st.one_of(any_texts(), st.text(max_size=200), st.lists(ODD, max_size=30).map("".join)))
    def law(text: str) -> None:
        found = list(rows([{"id": "t", "text": text, "published": "2025-03-14"}]))
        for row in found:
            json.loads(row["claim"] or row["error"] or "").items()
        seen["claim" if found and found[0]["claim"] else "error" if found else "neither"] += 1

    law()
    print(
        f"\n2,000 texts: with claims {seen['claim']:,}, refused by an error row {seen['error']:,}, "
        f"neither {seen['neither']:,}"
    )
    assert min(seen.values()) > 0


def _forms() -> dict[str, st.SearchStrategy[tuple[str, Decimal]]]:
    """How news writes a number, with the number."""
    whole = st.integers(2, 10**12)
    scaled = st.tuples(st.integers(11, 9_999), st.sampled_from([("million", 6), ("billion", 9), ("trillion", 12)]))
    percent = st.decimals(Decimal("0.1"), 400, places=1)
    return {
        "1,234": whole.map(lambda n: (f"{n:,} people", Decimal(n))),
        "1234": st.integers(2, 99_999).map(lambda n: (f"{n} people", Decimal(n))),
        "words": st.integers(2, 999_999).map(lambda n: (f"{num2words(n).replace(',', '')} people", Decimal(n))),
        "1.2 million": scaled.map(lambda n: (f"{n[0] / 10} {n[1][0]} people", Decimal(n[0]).scaleb(n[1][1] - 1))),
        "$1.2bn": scaled.map(
            lambda n: (f"${n[0] / 10}{n[1][0][0]}n".replace("mn", "m"), Decimal(n[0]).scaleb(n[1][1] - 1))
        ),
        "$1,234.50": st.integers(1_000, 10**9).map(lambda n: (f"${n / 100:,.2f}", Decimal(n) / 100)),
        "12.5%": percent.map(lambda n: (f"{n}%", n)),
        "12.5 percent": percent.map(lambda n: (f"{n} percent", n)),
    }


@pytest.mark.parametrize("form", _forms())
def test_numbers_come_back_as_they_were_written(form: str) -> None:
    @settings(max_examples=250, deadline=None)
    @given(_forms()[form])
    def law(case: tuple[str, Decimal]) -> None:
        written, value = case
        found = claimx.quantity.read(f"The mayor counted {written} in the harbour.")
        assert [one.value for one in found] == [value], written

    law()


PAST, FUTURE, AROUND = (
    "last week|last month|last year|last quarter|yesterday|{n} weeks ago|{n} months ago|{n} years ago|last Monday",
    "next week|next month|next year|next quarter|tomorrow|next Friday|{n} weeks from now|{n} years from now",
    "today|this week|this month|this year|this quarter|tonight|earlier this year|later this month",
)
OPEN = "since {past}|since last year|since last month", "until {future}|by {future}|by next year"
LENGTHS = "over the past {n} {unit}", "in the next {n} {unit}"
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))


PHRASES = {
    "past": PAST,
    "future": FUTURE,
    "around": AROUND,
    "since": OPEN[0],
    "until": OPEN[1],
    "before now": LENGTHS[0],
    "from now": LENGTHS[1],
}


@pytest.mark.parametrize("kind", PHRASES)
def test_spans_lie_where_their_words_say(kind: str) -> None:
    phrases, units = st.sampled_from(PHRASES[kind].split("|")), st.sampled_from(["weeks", "months", "years"])

    @settings(max_examples=250, deadline=None)
    @given(DAYS, phrases, st.integers(2, 12), units)
    def law(day: date, phrase: str, n: int, unit: str) -> None:
        text = phrase.format(n=n, unit=unit, past=day.year - n, future=day.year + n)
        (found,) = claimx.timex.read(f"Sales fell {text}.", day)
        first, last = found.first or date.min, found.last or date.max
        lies = {
            "past": date.min < first <= last < day,
            "future": day < first <= last < date.max,
            "around": date.min < first <= day <= last < date.max,
            "since": date.min < first <= day <= last,
            "until": first <= day <= last < date.max,
            "before now": date.min < first < last == day,
            "from now": day == first < last < date.max,
        }
        assert lies[kind], found

    law()
