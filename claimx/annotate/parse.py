"""Run a spaCy pipeline sentence by sentence and lay the results into one Doc of the whole text.

Every sentence is parsed alone: what stands elsewhere in the article cannot change its parse, articles of any
length cost the same per word, and the tokenizer never sees more than one sentence at a time.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from . import sentences

# stretches that cost the tokenizer quadratic time: long runs of marks, and words beyond any real length
MARKS = re.compile(r"[^\w\s]{33,}")
WORD = re.compile(r"\S{257,}")
BATCH = 64  # sentences handed to the model at a time


def parse(text: str, nlp: Language) -> Doc:
    """One parsed Doc of `text`: as long as the article's, different only where `calm` blanked something."""
    return next(parse_all([text], nlp))


def parse_all(texts: Sequence[str], nlp: Language) -> Iterator[Doc]:
    """Parsed Docs in order."""
    cut = [[text[a:b] for a, b in sentences.split(text)] for text in map(calm, texts)]
    parsed = run(nlp, (_one_sentence(nlp, piece) for pieces in cut for piece in pieces), batch_size=BATCH)
    for pieces in cut:
        yield _joined(list(islice(parsed, len(pieces))), nlp)


def run(nlp: Language, docs: Iterable[Doc], *, batch_size: int, leave_out: str = "claimx") -> Iterator[Doc]:
    """The pipeline's components, all but one factory, over Docs that are tokenized already."""
    for name, component in nlp.pipeline:
        if nlp.get_pipe_meta(name).factory == leave_out:
            continue
        if hasattr(component, "pipe"):
            docs = component.pipe(docs, batch_size=batch_size)
        else:
            docs = map(component, docs)
    return iter(docs)


def calm(text: str) -> str:
    """The text with white space for what would stall the tokenizer; same length, same offsets."""
    text = MARKS.sub(lambda run: run[0][:32] + " " * (len(run[0]) - 32), text)
    return WORD.sub(lambda run: run[0][:256] + " " * (len(run[0]) - 256), text)


def _one_sentence(nlp: Language, piece: str) -> Doc:
    """An unparsed Doc whose sentence boundaries are settled before the parser sees it."""
    doc = nlp.make_doc(piece)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def _joined(docs: list[Doc], nlp: Language) -> Doc:
    if not docs:
        return nlp.make_doc("")
    return docs[0] if len(docs) == 1 else Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor"])
