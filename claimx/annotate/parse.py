"""Run a spaCy pipeline sentence by sentence and lay the results into one Doc of the whole text.

Every sentence is parsed alone: what stands elsewhere in the article cannot change its parse, articles of any
length cost the same per word, and the tokenizer never sees more than one sentence at a time.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from ..mentions import Offsets
from . import need, sentences
from .forms import FACTORIES, Forms
from .need import Need
from .run import apply, columns, components, fill

# stretches that cost the tokenizer quadratic time: long runs of marks, and words beyond any real length
MARKS = re.compile(r"[^\w\s]{33,}")
WORD = re.compile(r"\S{257,}")
# what is kept of the sentences that are joined
KEPT = ("ORTH", "SPACY", "TAG", "POS", "LEMMA", "NORM", "HEAD", "DEP", "SENT_START")


class Cut(NamedTuple):
    """A text and its sentences."""

    text: str
    sentences: list[Offsets]


def parse(text: str, nlp: Language) -> Doc:
    """One parsed Doc of `text`: as long as the article's, different only where `calm` blanked something."""
    return next(parse_all([text], nlp))


def parse_all(
    texts: Sequence[str], nlp: Language, *, shortcut: bool = False, lexicon: str | None = None
) -> Iterator[Doc]:
    """Parsed Docs in order.

    Args:
        texts: Some articles; their sentences go through the model together.
        shortcut: Spare the model what no figure needs (see `need.py`).
        lexicon: A folder of the user's own word lists.
    """
    articles = [Cut(text, sentences.split(text, lexicon=lexicon)) for text in map(calm, texts)]
    pieces: list[tuple[Doc, Need]] = []
    for article in articles:
        whole = [Need.PARSE] * len(article.sentences)
        needs = need.of(article.text, article.sentences, lexicon=lexicon) if shortcut else whole
        docs = (_one_sentence(nlp, article.text[a:b]) for a, b in article.sentences)
        pieces += zip(docs, needs, strict=True)
    forms = Forms.of(nlp)
    spared = ("claimx", "ner", *(FACTORIES if forms else ()))
    chosen = [doc for doc, level in pieces if level is Need.PARSE]
    for _, component in components(nlp, leave_out=spared):
        apply(component, chosen)
    parsed = iter(pieces)
    for article in articles:
        doc = _joined([doc for doc, _ in islice(parsed, len(article.sentences))], nlp)
        if forms:
            forms.fill(doc)
        yield doc


def calm(text: str) -> str:
    """The text with white space for what would stall the tokenizer; same length, same offsets."""
    text = MARKS.sub(lambda run: run[0][:32] + " " * (len(run[0]) - 32), text)
    return WORD.sub(lambda run: run[0][:256] + " " * (len(run[0]) - 256), text)


def _one_sentence(nlp: Language, piece: str) -> Doc:
    """An unparsed Doc whose sentence boundaries are settled before the parser sees it, or where it never does."""
    doc = nlp.make_doc(piece)
    rows = np.full((len(doc), 2), -1).astype(np.uint64)
    rows[:, 1] = 0
    rows[:1] = 1, nlp.vocab.strings["ROOT"]  # a Doc with a parse takes its sentences from their roots
    return fill(doc, ["SENT_START", "DEP"], rows)


def _joined(docs: list[Doc], nlp: Language) -> Doc:
    if not docs:
        return nlp.make_doc("")
    if len(docs) == 1:
        return docs[0]
    rows = np.concatenate([columns(doc, KEPT) for doc in docs])
    doc = Doc(nlp.vocab, words=rows[:, 0].tolist(), spaces=rows[:, 1].astype(bool).tolist())
    return fill(doc, KEPT[2:], rows[:, 2:])
