"""Laws that hold for any text and any mention, checked on Docs built by hand."""

from collections.abc import Callable

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from claimx.annotate import who
from claimx.mentions import Offsets

from .growth import grows_with_length

BLANK = spacy.blank("en")
WORDS = "Ann Lowe The the mayor report ( ) FPA “ ” \" 's ' - , . he they who of and by source sources Sen 7 😀 Mr its"
PIECES = st.sampled_from([*WORDS.split(), "data", "\n\n", "\u00a0", "\u200b", "\ud800"])
POS = st.sampled_from("NOUN PROPN VERB ADP DET PRON ADJ PUNCT NUM CCONJ SPACE AUX PART".split())
DEPS = st.sampled_from("nsubj dobj pobj conj amod compound appos relcl acl prep poss ROOT".split())
ENTS = st.sampled_from("O O B-PERSON I-PERSON B-ORG I-ORG B-GPE B-NORP B-DATE".split())
HOSTILE = (
    "Ann Lowe " * 6000,
    "he said she said " * 4000,
    '" ' * 20000,
    "(FPA) " * 8000,
    "Lowe and " * 8000,
    "the report " * 8000,
    "Ports Agency of the " * 4000,
    "A-" * 30000,
    "the mayor, " * 6000,
    "Mr. " * 12000,
    "Sheriff 's Office 's " * 5000,
    "( Fpalong ) " * 8000,
    "Ann Lowe is the mayor who became " * 3000,
    "Ann , a 45 - year - old " * 4000,
    "two officials briefed and the officials " * 2500,
    "Committee to Ann " * 6000,
)


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    words = [word.encode("utf-8", "replace").decode() for word in draw(st.lists(PIECES, min_size=0, max_size=40))]
    n = len(words)

    def column(values: st.SearchStrategy[str]) -> list[str]:
        return draw(st.lists(values, min_size=n, max_size=n))

    heads = draw(st.lists(st.integers(0, max(n - 1, 0)), min_size=n, max_size=n))
    ents = column(ENTS)
    for i, tag in enumerate(ents):
        if tag.startswith("I-") and (i == 0 or ents[i - 1][2:] != tag[2:]):
            ents[i] = "O"
    heads = [min(head, i) for i, head in enumerate(heads)]
    return Doc(BLANK.vocab, words=words, spaces=draw(st.lists(st.booleans(), min_size=n, max_size=n)),
               pos=column(POS), deps=column(DEPS), heads=heads, ents=ents)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(docs(), st.data())
def test_any_doc_and_any_mention_give_an_answer(doc: Doc, data: st.DataObject) -> None:
    directory = who.names(doc)
    start = data.draw(st.integers(0, len(doc.text)))
    end = data.draw(st.integers(start, len(doc.text)))
    source = who.resolve(doc, directory, Offsets(start, end))
    assert (source.start, source.end, source.text) == (start, end, doc.text[start:end])
    assert source.type in {"person", "organization", "document", "anonymous", "group"}
    assert source == who.resolve(doc, who.names(doc), Offsets(start, end))
    assert source.name or not source.text.strip()


@pytest.mark.parametrize("chained", [False, True], ids=["many sentences", "one sentence"])
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
def test_work_grows_with_the_text_alone(text: str, chained: bool) -> None:
    def work(size: int) -> Callable[[], None]:
        words = text.split()[:size]
        heads = [max(0, i - chained) for i in range(len(words))]
        pos = ["PROPN" if word[0].isupper() else "NOUN" for word in words]
        doc = Doc(BLANK.vocab, words=words, pos=pos, heads=heads, deps=["nsubj"] * len(words),
                  ents=["B-PERSON" if word[0].isupper() else "O" for word in words])  # fmt: skip

        def ask() -> None:
            directory = who.names(doc)
            for i in range(0, len(doc.text) - 12, len(doc.text) // 100):
                who.resolve(doc, directory, Offsets(i, i + 12))

        return ask

    grows_with_length(work, 4_000)


@pytest.mark.model
def test_a_sound_answer_without_entities(nlp: Language, parsed: Callable[[str], Doc]) -> None:
    doc = parsed("Mayor Peter Hagen spoke. Hagen said 40 boats were lost.")
    doc.ents = []
    assert who.resolve(doc, who.names(doc), Offsets(25, 30)).name == "Peter Hagen"
