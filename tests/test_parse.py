from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from claimx.annotate.columns import text_of
from claimx.annotate.parse import calm, parse_all


def test_doc_is_the_text_to_the_letter(parsed: Callable[[str], Doc]) -> None:
    text = "  A\u00a0man left.\r\n\r\n“Caf\u00e9s” 🙂 closed;  two\tstayed. \n"
    assert parsed(text).text == text


def test_the_text_is_that_of_the_doc_at_hand(nlp: Language) -> None:
    one, two = nlp.make_doc("Ada left."), nlp.make_doc("Bo left.")
    assert [text_of(doc) for doc in (one, one, two, one)] == ["Ada left.", "Ada left.", "Bo left.", "Ada left."]
    for number in range(50):  # Docs come and go at one address
        assert text_of(nlp.make_doc(f"{number} left.")) == f"{number} left."
    empty = Doc(nlp.vocab)
    assert text_of(empty) == ""
    assert text_of(empty.from_bytes(two.to_bytes())) == "Bo left."


def test_sentences_are_settled_before_the_parser(parsed: Callable[[str], Doc]) -> None:
    doc = parsed("Ada left. Bo stayed because it rained.\n\nNo one knew.")
    assert [s.text.strip() for s in doc.sents] == ["Ada left.", "Bo stayed because it rained.", "No one knew."]


def test_what_stands_elsewhere_changes_no_parse(parsed: Callable[[str], Doc]) -> None:
    sentence = "Police said 40 people were held on Monday."

    def shape(doc: Doc, first: int) -> list[tuple[str, str, str, int]]:
        return [(t.text, t.dep_, t.tag_, t.head.i - first) for t in doc[first:]]

    alone, after = parsed(sentence), parsed("It was a grey and quiet morning. " + sentence)
    assert shape(after, len(after) - len(alone)) == shape(alone, 0)


def test_what_is_not_parsed_keeps_its_sentences(nlp: Language) -> None:
    text = "Nobody came. It was cold.\n\nAda left 40 boats.\n\nRain fell. The day was long."
    [doc] = parse_all([text], nlp, shortcut=True)
    assert [s.text.strip() for s in doc.sents] == [
        "Nobody came.",
        "It was cold.",
        "Ada left 40 boats.",
        "Rain fell.",
        "The day was long.",
    ]
    assert {t.pos_ for t in doc if t.text in ("Nobody", "Rain", "long")} == {""}


def test_many_texts_come_back_in_order(nlp: Language) -> None:
    texts = ["One left.", "", "Two left. Three stayed.", "\n\n", "Four."]
    assert [doc.text for doc in parse_all(texts, nlp)] == texts


@settings(max_examples=200)
@given(st.text(max_size=400))
def test_calm_keeps_the_length(text: str) -> None:
    assert len(calm(text)) == len(text)


@pytest.mark.parametrize(
    "text", ['"' * 100_000, "$" * 100_000, "(" * 100_000, "7" * 100_000, "1," * 50_000, "ab" * 100_000]
)
def test_what_would_stall_the_tokenizer_is_calmed(text: str, nlp: Language) -> None:
    [doc] = parse_all([text], nlp)
    assert len(doc.text) == len(text)
    assert len(doc) < 1_000
