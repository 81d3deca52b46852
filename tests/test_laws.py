"""What holds for any text, stated as laws."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

import claimx
from tests.strategies import any_texts, article_texts, news_sentences

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
Find = Callable[..., list[claimx.Claim]]
NEUTRAL = "It was a quiet and rather grey morning."


def parts(claim: claimx.Claim) -> Iterator[tuple[str, int, int]]:
    """(text, start, end) of each part of a claim."""
    yield claim.text, claim.start, claim.end
    yield claim.quantity.text, claim.quantity.start, claim.quantity.end
    if claim.measured:
        yield claim.measured.text, claim.measured.start, claim.measured.end
    if claim.attribution:
        source, cue = claim.attribution.source, claim.attribution.cue
        yield source.text, source.start, source.end
        if cue:
            yield cue.text, cue.start, cue.end
    if claim.time_span:
        yield claim.time_span.text, claim.time_span.char_start, claim.time_span.char_end


def shifted(value: Any, by: int) -> Any:
    """A claim's JSON with its offsets moved and its ids left out."""
    if isinstance(value, dict):
        moved = {"start", "end", "char_start", "char_end"}
        return {
            k: v + by if k in moved and isinstance(v, int) else shifted(v, by) for k, v in value.items() if k != "id"
        }
    return [shifted(v, by) for v in value] if isinstance(value, list) else value


@SLOW
@given(text=any_texts())
def test_no_text_raises_and_all_parts_are_true(text: str, claims_of: Find) -> None:
    for claim in claims_of(text):
        assert claim.start <= claim.quantity.start <= claim.quantity.end <= claim.end
        for words, start, end in parts(claim):
            assert text[start:end] == words != ""


@SLOW
@given(text=article_texts())
def test_claims_are_ordered_disjoint_and_round_trip(text: str, claims_of: Find) -> None:
    claims = claims_of(text)
    spans = [(c.quantity.start, c.quantity.end) for c in claims]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    for claim in claims:
        assert claimx.Claim.model_validate_json(claim.model_dump_json()) == claim
        numbers = json.loads(claim.model_dump_json())["quantity"]
        assert not any(isinstance(numbers[k], str) for k in ("value", "low", "high"))


@SLOW
@given(text=article_texts(), gap=st.sampled_from([" ", "\n\n"]))
def test_a_neutral_sentence_in_front_only_shifts(text: str, gap: str, claims_of: Find) -> None:
    front = NEUTRAL + gap
    alone = [shifted(c.model_dump(mode="json"), len(front)) for c in claims_of(text)]
    after = [shifted(c.model_dump(mode="json"), 0) for c in claims_of(front + text)]
    assert after == alone


@SLOW
@given(text=news_sentences())
def test_bounds_hold_the_value(text: str, claims_of: Find) -> None:
    for claim in claims_of(text):
        low, value, high = claim.quantity.low, claim.quantity.value, claim.quantity.high
        if value is not None:
            assert low is None or low <= value
            assert high is None or value <= high
        if low is not None and high is not None:
            assert low <= high
        if claim.time_span and claim.time_span.start and claim.time_span.end:
            assert claim.time_span.start <= claim.time_span.end


@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "\u201c" * 100_000,
        "1" * 10_000,
        "1" * 100_000 + " people",
        "1" + ",000" * 25_000,
        "1," * 50_000,
        "between " + " and ".join(str(i) for i in range(20_000)),
        "$" * 100_000,
        "(" * 100_000,
        "monday " * 15_000,
        "he said " * 12_000,
        "one million " * 8_000,
        '"5 m" ' * 15_000,
        "half a " * 15_000,
    ],
    ids=lambda text: f"{text[:12]!r}x{len(text)}",
)
def test_hostile_text_does_not_hang(text: str, nlp: Language) -> None:
    article = claimx.Article(id="t", text=f"Police said 40 people left.\n\n{text}", published="2025-03-14")
    claims = claimx.extract(article, nlp)
    assert claims[0].quantity.text == "40"


def test_ids_follow_text_and_place_alone(claims_of: Find) -> None:
    text = re.sub(r"\s+", " ", "Police said 40 people left and 40 stayed.")
    ids = [c.id for c in claims_of(text)]
    assert len(set(ids)) == 2
    assert ids == [c.id for c in claims_of(text, published=None, title="Another title")]
    assert ids != [c.id for c in claims_of(text + " ")]
