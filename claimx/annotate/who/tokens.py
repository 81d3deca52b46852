"""A Doc's columns as plain lists, so that the rules read them without a spaCy call a token."""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc

ADJ, ADP, ADV, AUX, CCONJ, DET = "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET"
NOUN, NUM, PART, PRON, PROPN, PUNCT = "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT"
SCONJ, SPACE, SYM, VERB = "SCONJ", "SPACE", "SYM", "VERB"
OPEN, CLOSE, STRAIGHT = frozenset("“„«"), frozenset("”»"), frozenset('"')


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """One list a column; `head` holds token numbers, `sentence` numbers sentences, `quoted` marks quoted words."""

    text: str
    words: list[str]
    lower: list[str]
    start: list[int]
    pos: list[str]
    dep: list[str]
    head: list[int]
    sentence: list[int]
    quoted: list[bool]

    def end(self, i: int) -> int:
        """Where token i ends, in characters."""
        return self.start[i] + len(self.words[i])

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that touch the characters start to end, as a half-open range; empty where none does."""
        first = bisect_right(self.start, start) - 1
        if first < 0 or (self.end(first) <= start):
            first += 1
        last = first
        while last < len(self.start) and self.start[last] < end:
            last += 1
        return first, last

    def string(self, i: int, j: int) -> str:
        """The text of tokens i to j, with white space made single."""
        return " ".join(self.text[self.start[i] : self.end(j - 1)].split()) if i < j else ""


def read(doc: Doc) -> Tokens:
    """The columns of a parsed Doc."""
    rows = doc.to_array(["POS", "DEP", "HEAD", "SENT_START", "ORTH", "SPACY", "LENGTH"]).reshape(len(doc), 7)
    labels = {int(d): doc.vocab.strings[int(d)] for d in np.unique(rows[:, [0, 1, 4]])}
    words = [labels[w] for w in rows[:, 4].tolist()]
    ends = np.cumsum(rows[:, 6] + rows[:, 5])
    heads = np.clip(rows[:, 2].astype(np.int64) + np.arange(len(doc)), 0, max(len(doc) - 1, 0))
    return Tokens(
        text="".join([f"{w} " if s else w for w, s in zip(words, rows[:, 5].tolist(), strict=True)]),
        words=words,
        lower=[word.lower() for word in words],
        start=(ends - rows[:, 6] - rows[:, 5]).tolist(),
        pos=[labels[p] for p in rows[:, 0].tolist()],
        dep=[labels[d] for d in rows[:, 1].tolist()],
        head=heads.tolist(),
        sentence=np.cumsum(rows[:, 3] == 1).tolist(),
        quoted=_quoted(words),
    )


def _quoted(words: list[str]) -> list[bool]:
    """Which tokens stand inside double quotation marks; a paragraph's end closes what is open."""
    out, inside = [], False
    for word in words:
        if word in OPEN:
            inside = True
        elif word in CLOSE:
            inside = False
        elif word in STRAIGHT:
            inside = not inside
        elif "\n" in word:
            inside = False
        out.append(inside)
    return out
