"""Run a spaCy pipeline sentence by sentence and lay the results into one Doc of the whole text.

Every sentence is parsed alone: what stands elsewhere in the article cannot change its parse, articles of any
length cost the same per word, and the tokenizer never sees more than one sentence at a time.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from . import sentences

# stretches that cost the tokenizer quadratic time: long runs of marks, and words beyond any real length
MARKS = re.compile(r"[^\w\s]{33,}")
WORD = re.compile(r"\S{257,}")
BATCH = 64  # sentences handed to the model at a time


def parse(text: str, nlp: Language) -> Doc:
    """One parsed Doc of `text`; its `text` is as long as the article's and differs only where `calm` blanked."""
    return next(parse_all([text], nlp))


def parse_all(texts: Iterable[str], nlp: Language, *, batch: int = 16) -> Iterator[Doc]:
    """Parsed Docs in order, a few articles' sentences to a model batch."""
    queue = iter(texts)
    while group := list(islice(queue, batch)):
        cut = [[text[a:b] for a, b in sentences.split(text)] for text in map(calm, group)]
        parsed = nlp.pipe((_one_sentence(nlp, piece) for pieces in cut for piece in pieces), batch_size=BATCH)
        for pieces in cut:
            yield _joined(list(islice(parsed, len(pieces))), nlp)


def calm(text: str) -> str:
    """The text with white space for what would stall the tokenizer; same length, same offsets."""
    text = MARKS.sub(lambda run: run[0][:32] + " " * (len(run[0]) - 32), text)
    return WORD.sub(_cut_word, text)


def _cut_word(word: re.Match[str]) -> str:
    return word[0][:256] + " " * (len(word[0]) - 256)


def _one_sentence(nlp: Language, piece: str) -> Doc:
    """An unparsed Doc whose sentence boundaries are settled before the parser sees it."""
    doc = nlp.make_doc(piece)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _joined(docs: list[Doc], nlp: Language) -> Doc:
    if not docs:
        return nlp.make_doc("")
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False)
