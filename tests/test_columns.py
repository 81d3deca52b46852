"""A Doc's text and columns: what spaCy says of each token, made once inside a reading and anew outside of one."""

import pytest
import spacy
from spacy.tokens import Doc

from claimx.annotate.columns import columns_of, once, reading, text_of


@pytest.fixture
def doc() -> Doc:
    words = ["Brell", "Mayor", "Ann", "Lowe", "left", ".", "\n\n", "She", "won", "40", "seats", "!"]
    return Doc(
        spacy.blank("en").vocab,
        words=words,
        spaces=[word not in ("left", ".", "\n\n", "seats", "!") for word in words],
        pos=["PROPN"] * 4 + ["VERB", "PUNCT", "SPACE", "PRON", "VERB", "NUM", "NOUN", "PUNCT"],
        tags=["NNP"] * 4 + ["VBD", ".", "_SP", "PRP", "VBD", "CD", "NNS", "."],
        deps=["compound"] * 3 + ["nsubj", "ROOT", "punct", "dep", "nsubj", "ROOT", "nummod", "dobj", "punct"],
        heads=[3, 3, 3, 4, 4, 4, 4, 8, 8, 10, 8, 8],
        lemmas=["Brell", "Mayor", "Ann", "Lowe", "leave", ".", "\n\n", "she", "win", "40", "seat", "!"],
    )


def test_columns_say_what_spacy_says(doc: Doc) -> None:
    columns = columns_of(doc)
    assert columns.text == text_of(doc) == doc.text
    assert columns.words == [token.text for token in doc]
    assert columns.lower == [token.lower_ for token in doc]
    assert columns.lemma == [token.lemma_.lower() for token in doc]
    assert (columns.pos, columns.tag) == ([token.pos_ for token in doc], [token.tag_ for token in doc])
    assert (columns.dep, columns.head) == ([token.dep_ for token in doc], [token.head.i for token in doc])
    assert columns.start == [token.idx for token in doc]
    assert columns.end == [token.idx + len(token) for token in doc]
    assert columns.sentences == [sentence.start for sentence in doc.sents] == [0, 7]
    assert columns.bounds() == [(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    assert columns.sentence == [0] * 7 + [1] * 5


def test_an_empty_doc_has_empty_columns() -> None:
    columns = columns_of(Doc(spacy.blank("en").vocab))
    assert (columns.text, columns.words, columns.head, columns.sentences, columns.bounds()) == ("", [], [], [], [])


def test_a_reading_makes_everything_once(doc: Doc) -> None:
    calls: list[str] = []
    with reading(doc):
        columns = columns_of(doc)
        with reading(doc):
            assert columns_of(doc) is columns
            assert text_of(doc) is columns.text
        assert once(doc, lambda text: text) == doc.text
        assert [once(doc, calls.append) for _ in range(3)] == [None] * 3
    assert calls == [doc.text]


def test_a_doc_changed_after_a_reading_is_read_anew(doc: Doc) -> None:
    with reading(doc):
        assert columns_of(doc).pos[10] == "NOUN"
    doc[10].pos_ = "PROPN"
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[2:4])
    assert columns_of(doc).pos[9] == "PROPN"
    assert columns_of(doc).words[2] == "Ann Lowe"


def test_a_reading_inside_another_is_of_its_own_doc(doc: Doc) -> None:
    other = Doc(doc.vocab, words=["Elsewhere"], spaces=[False])
    with reading(doc):
        with reading(other):
            assert (text_of(other), text_of(doc)) == ("Elsewhere", doc.text)
        assert text_of(doc) is columns_of(doc).text
