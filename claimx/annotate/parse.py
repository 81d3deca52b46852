"""Run a spaCy pipeline sentence by sentence and lay the results into one Doc of the whole text.

Every sentence is parsed alone: what stands elsewhere in the article cannot change its parse, articles of any
length cost the same per word, and the tokenizer never sees more than one sentence at a time.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from ..mentions import Offsets
from . import need, sentences
from .forms import FACTORIES, Forms
from .need import Need
from .run import BATCH, Rows, apply, columns, components, fill

# stretches that cost the tokenizer quadratic time: long runs of marks, and words beyond any real length
MARKS = re.compile(r"[^\w\s]{33,}")
WORD = re.compile(r"\S{257,}")
# what is kept of the sentences that are joined
KEPT = ("ORTH", "SPACY", "TAG", "POS", "LEMMA", "NORM", "HEAD", "DEP", "SENT_START")
MANY = 16 * BATCH  # sentences that are held parsed but not yet joined


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
    forms = Forms.of(nlp)
    spare = ("claimx", "ner", *(FACTORIES if forms else ()))
    parsed = _pieces(articles, nlp, spare, shortcut, lexicon)
    for article in articles:
        doc = _joined(list(islice(parsed, len(article.sentences))), nlp)
        if forms:
            forms.fill(doc)
        yield doc


def _pieces(
    articles: Sequence[Cut], nlp: Language, spare: Collection[str], shortcut: bool, lexicon: str | None
) -> Iterator[Rows]:
    """The parse of each sentence of each article; MANY are held as Docs at a time."""
    queue = chain.from_iterable(_needs(article, shortcut, lexicon) for article in articles)
    while group := list(islice(queue, MANY)):
        docs = [_one_sentence(nlp, piece, lexicon) for piece, _ in group]
        chosen = [doc for doc, (_, level) in zip(docs, group, strict=True) if level is Need.PARSE]
        for _, component in components(nlp, leave_out=spare):
            apply(component, chosen)
        yield from [columns(doc, KEPT) for doc in docs]


def _needs(article: Cut, shortcut: bool, lexicon: str | None) -> Iterator[tuple[str, Need]]:
    """The sentences of an article with what each needs."""
    if not shortcut:
        return ((article.text[a:b], Need.PARSE) for a, b in article.sentences)
    needs = need.of(article.text, article.sentences, lexicon=lexicon)
    return ((article.text[a:b], level) for (a, b), level in zip(article.sentences, needs, strict=True))


def calm(text: str) -> str:
    """The text with white space for what would stall the tokenizer; same length, same offsets."""
    text = MARKS.sub(lambda run: run[0][:32] + " " * (len(run[0]) - 32), text)
    return WORD.sub(lambda run: run[0][:256] + " " * (len(run[0]) - 256), text)


def _one_sentence(nlp: Language, piece: str, lexicon: str | None) -> Doc:
    """An unparsed Doc whose sentence boundaries are settled before the parser sees it, or where it never does.

    A title keeps its full stop (`Sgt. Pell`), which the parser else takes for a sentence's end.
    """
    doc = nlp.make_doc(piece)
    titles = [doc.char_span(*found.span()) for found in sentences.titles(lexicon).finditer(piece)]
    if titles:
        with doc.retokenize() as merging:
            for title in titles:
                if title is not None and len(title) > 1:
                    merging.merge(title)
    rows = np.full((len(doc), 2), -1).astype(np.uint64)
    rows[:, 1] = 0
    rows[:1] = 1, nlp.vocab.strings["ROOT"]  # a Doc with a parse takes its sentences from their roots
    return fill(doc, ["SENT_START", "DEP"], rows)


def _joined(pieces: list[Rows], nlp: Language) -> Doc:
    if not pieces:
        return nlp.make_doc("")
    rows = np.concatenate(pieces)
    doc = Doc(nlp.vocab, words=rows[:, 0].tolist(), spaces=rows[:, 1].astype(bool).tolist())
    return fill(doc, KEPT[2:], rows[:, 2:])
