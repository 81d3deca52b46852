"""Which sentences need the model at all: those with a figure, and those that may say whose it is and of when.

Two thirds of the words of a news article stand in sentences without a figure. A reading of the plain text (no
model) says which; their paragraph is parsed with them, since speakers, dates and left-out nouns stand nearby; the
rest is only cut into words.
"""

from bisect import bisect_right
from collections.abc import Sequence
from enum import IntEnum

from .. import quantity
from ..mentions import Offsets


class Need(IntEnum):
    """How much of the pipeline a sentence goes through."""

    WORDS = 0  # the tokenizer alone
    PARSE = 1  # all but the entity recognizer
    NAMES = 2  # everything


def of(text: str, sentences: Sequence[Offsets], *, lexicon: str | None = None) -> list[Need]:
    """The need of each sentence of a text."""
    needs = [Need.WORDS] * len(sentences)
    starts = [sentence.start for sentence in sentences]
    for found in quantity.read(text, lexicon=lexicon):
        needs[bisect_right(starts, found.start) - 1] = Need.NAMES
    for first, last in _paragraphs(text, sentences):
        if Need.NAMES in needs[first:last]:
            for number in range(first, last):
                needs[number] = max(needs[number], Need.PARSE)
    return needs


def _paragraphs(text: str, sentences: Sequence[Offsets]) -> list[tuple[int, int]]:
    """Runs of sentences without a line break between them."""
    out, first = [], 0
    for number, sentence in enumerate(sentences, 1):
        if number == len(sentences) or "\n" in text[sentence.start : sentence.end]:
            out.append((first, number))
            first = number
    return out
