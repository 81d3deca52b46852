"""Check-worthiness: the model that ships, its reasons, and how a claim's own reasons move the odds."""

import re
import subprocess
import sys
from decimal import Decimal
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.lexicon import entries
from claimx.link.worth import KINDS, MODALITIES, SOURCES, Subject, check_worthiness
from claimx.mentions import Measured, Quantity
from claimx.worth import claim_score, claim_threshold, score, threshold
from claimx.worth.factors import SURE, factors
from claimx.worth.features import features
from claimx.worth.model import REASONS, _model

WORTHY = [
    "Unemployment rose by 300,000 last year, to 7.2 percent.",
    "We spent 40 billion dollars on the ferries between 1990 and 1996.",
    "Two million children in the province have no health insurance.",
]
IDLE = ["Thank you for coming tonight.", "What do you think about that?", "I will answer the gentleman's question."]


@pytest.mark.parametrize("sentence", WORTHY)
def test_statements_of_figures_are_worth_checking(sentence: str) -> None:
    assert score(sentence).probability >= threshold()


@pytest.mark.parametrize("sentence", IDLE)
def test_talk_is_not(sentence: str) -> None:
    assert score(sentence).probability < threshold() / 2


def test_reasons_are_words_of_the_sentence_strongest_first() -> None:
    found = score(WORTHY[0])
    assert 0 < len(found.words) <= REASONS
    words = features(WORTHY[0])
    weights = _model().weights
    added = [words[name] * weights[name] for name in found.words]
    assert all(a >= b > 0 for a, b in pairwise(added)) or len(added) == 1
    assert not any(name[0] in "~@^" for name in found.words)


@given(st.text(max_size=300))
def test_any_text_has_a_probability(text: str) -> None:
    found = score(text)
    assert 0 < found.probability < 1
    assert found == score(text)


def test_features_share_out_their_size() -> None:
    found = features("Brandt sold 40 ferries in 1996, didn’t she?")
    words = [size for name, size in found.items() if name[0] not in "~@"]
    assert sum(size * size for size in words) == pytest.approx(9)
    assert {"^", "^ brandt", "#", "# ferries", "#year", "in #year", "didn't", "?", "~ies"} <= set(found)
    assert {"@figures 2", "@names 0", "@length 1"} <= set(found)


def test_the_model_is_small_plain_text_and_says_what_it_was_trained_on() -> None:
    file = files("claimx.worth").joinpath("worth.tsv").read_bytes()
    assert len(file) < 1_000_000
    head, *lines = file.decode("utf-8").splitlines()
    assert "CheckThat" in head
    assert "CC BY 4.0" in head
    assert len(lines) == len(_model().weights)
    assert 0 < threshold() < 1


def test_the_same_score_under_another_hash_seed() -> None:
    code = f"from claimx.worth import score; print([score(s) for s in {WORTHY + IDLE!r}])"
    runs = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def worth(kind: str = "count", number: str = "40", sentence: str | None = None, **parts: object) -> float:
    value = Decimal(number)
    figure = Quantity(0, 2, number, kind, value, value, value)
    head = str(parts.get("head", "ferry"))
    source = parts.get("source")
    return check_worthiness(
        figure,
        Measured(3, 9, head, head),
        str(source) if source else None,
        str(parts.get("modality", "asserted")),
        bool(parts.get("dated")),
        sentence=sentence,
    )[0]


def test_the_claims_own_reasons_move_the_odds_of_its_sentence() -> None:
    sentence = WORTHY[0]
    plain = worth(sentence=sentence)
    probability = score(sentence).probability
    assert plain == round(claim_score(probability, ["asserted"]), 2)  # 40 ferries: no reason either way
    assert worth("age", sentence=sentence) < plain / 1.2
    assert worth(sentence=sentence, head="tax", source="organization", dated=True) > plain
    assert worth(sentence=sentence, modality="hypothetical") < plain
    assert worth(sentence=IDLE[0]) < worth(sentence=sentence)


def test_the_sentence_is_the_first_reason() -> None:
    figure = Quantity(0, 2, "40", "count", Decimal(40), Decimal(40), Decimal(40))
    _, reasons = check_worthiness(figure, None, None, "asserted", False, sentence=WORTHY[0])
    assert reasons[0].startswith("sentence 0.9")
    assert reasons[1:] == ("nothing measured", "asserted")
    assert set(reasons[1:]) <= set(factors().factors)


def test_every_reason_has_a_factor() -> None:
    named = {*KINDS.values(), *MODALITIES.values(), *SOURCES.values()}
    rest = "precise figure,large figure,public subject,dated,vague figure,incidental small count,conversion"
    assert {*named, *rest.split(","), "nothing measured"} == set(factors().factors)
    assert all(0.05 < factor < 5 for factor in factors().factors.values())
    assert 0 < claim_threshold() < 1


@given(st.floats(1e-9, 1 - 1e-9), st.floats(1e-9, 1 - 1e-9), st.lists(st.sampled_from(sorted(factors().factors))))
def test_a_claims_score_rises_with_its_sentence_and_is_never_sure(one: float, other: float, names: list[str]) -> None:
    low, high = (claim_score(p, names) for p in sorted((one, other)))
    assert 1 - SURE - 1e-12 <= low <= high <= SURE
    age = claim_score(one, [*names, "age"])
    assert age <= claim_score(one, names)


def test_a_reason_that_was_never_trained_changes_nothing() -> None:
    assert claim_score(0.7, ["asserted", "written in rhyme"]) == claim_score(0.7, ["asserted"])


FORTY = Quantity(0, 2, "40", "count", Decimal(40), Decimal(40), Decimal(40))


def test_without_a_sentence_the_odds_are_even_times_the_factors_of_the_reasons() -> None:
    figure = Quantity(0, 5, "2,847", "count", Decimal(2847), Decimal(2847), Decimal(2847))
    found = Measured(6, 13, "arrests", "arrest", "counted")
    worth_, reasons = check_worthiness(figure, found, "organization", "asserted", True)
    assert reasons == ("precise figure", "large figure", "public subject", "official source", "dated", "asserted")
    assert worth_ == round(claim_score(0.5, reasons), 2)
    assert worth_ > check_worthiness(FORTY, found, None, "asserted", False)[0] > 0.5


def test_ages_are_worth_little_and_small_counts_less_than_large_ones() -> None:
    age = Quantity(0, 2, "43", "age", Decimal(43), Decimal(43), Decimal(43), unit="year")
    two = Quantity(0, 3, "two", "count", Decimal(2), Decimal(2), Decimal(2))
    dogs = Measured(0, 1, "dogs", "dog")
    assert check_worthiness(age, Measured(0, 1, "driver", "driver"), None, "asserted", False)[0] < 0.3
    few, reasons = check_worthiness(two, dogs, None, "asserted", False)
    assert "incidental small count" in reasons
    assert few < check_worthiness(FORTY, dogs, None, "asserted", False)[0] / 1.2


def test_the_least_and_the_most_stay_between_nought_and_one() -> None:
    huge = Quantity(0, 1, "x", "money", Decimal("1E+40"), None, None, direction="up", per="day")
    none = Quantity(0, 1, "x", "age", None, None, None)
    least = check_worthiness(none, None, None, "asked", False)[0]
    most = check_worthiness(huge, Measured(0, 1, "tax", "tax"), "document", "asserted", True)[0]
    assert 0 < least < most < 1


@pytest.mark.parametrize("entry", entries("worth", Subject), ids=lambda entry: entry.word)
def test_public_subject(entry: Subject) -> None:
    word = re.search(r"\[(.*)\]", entry.example)
    assert word is not None
    assert "public subject" in check_worthiness(FORTY, Measured(0, 1, word[1], word[1]), None, "asserted", False)[1]


def test_a_users_public_matter_is_used(tmp_path: Path) -> None:
    (tmp_path / "worth.toml").write_text('entry = [{word = "gnome", role = "public", example = "40 [gnome]s"}]')
    gnomes = Measured(3, 9, "gnomes", "gnome")
    assert "public subject" not in check_worthiness(FORTY, gnomes, None, "asserted", False)[1]
    worth_, reasons = check_worthiness(FORTY, gnomes, None, "asserted", False, lexicon=str(tmp_path))
    assert reasons == ("public subject", "asserted")
    assert worth_ == round(claim_score(0.5, reasons), 2)
