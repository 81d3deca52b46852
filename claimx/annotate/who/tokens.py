"""A Doc's columns as plain lists, so that the rules read them without a spaCy call a token."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.tokens import Doc

ADJ, ADP, ADV, AUX, CCONJ, DET = "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET"
NOUN, NUM, PART, PRON, PROPN, PUNCT = "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT"
SCONJ, SPACE, SYM, VERB = "SCONJ", "SPACE", "SYM", "VERB"
OPEN, STRAIGHT = frozenset("“„«"), frozenset('"')
MARKS = frozenset("“„«”»") | STRAIGHT
COLUMNS: list[int | str] = ["ORTH", "POS", "DEP", "SPACY", "LENGTH", "HEAD", "SENT_START"]
Rows = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """One list a column; `head` holds token numbers, `sentence` numbers sentences, `quoted` marks quoted words,
    `capitals` holds the tokens that begin with a capital."""

    text: str
    words: list[str]
    lower: list[str]
    start: list[int]
    pos: list[str]
    dep: list[str]
    head: list[int]
    sentence: list[int]
    quoted: list[bool]
    capitals: list[int]

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
    rows = doc.to_array(COLUMNS).reshape(len(doc), len(COLUMNS))
    labels = {int(d): doc.vocab.strings[int(d)] for d in np.unique(rows[:, :3])}
    lower = {d: word.lower() for d, word in labels.items()}
    orth = rows[:, 0].tolist()
    words = [labels[w] for w in orth]
    spaces, heads = rows[:, 3], rows[:, 5].astype(np.int64) + np.arange(len(doc))
    return Tokens(
        text="".join([f"{w} " if s else w for w, s in zip(words, spaces.tolist(), strict=True)]),
        words=words,
        lower=[lower[w] for w in orth],
        start=(np.cumsum(rows[:, 4] + spaces) - rows[:, 4] - spaces).tolist(),
        pos=[labels[p] for p in rows[:, 1].tolist()],
        dep=[labels[d] for d in rows[:, 2].tolist()],
        head=np.clip(heads, 0, max(len(doc) - 1, 0)).tolist(),
        sentence=np.cumsum(rows[:, 6] == 1).tolist(),
        quoted=_quoted(rows[:, 0], {d: word for d, word in labels.items() if word in MARKS or "\n" in word}),
        capitals=np.flatnonzero(np.isin(rows[:, 0], [d for d, word in labels.items() if word[:1].isupper()])).tolist(),
    )


def _quoted(orth: Rows, marks: dict[int, str]) -> list[bool]:
    """Which tokens stand inside double quotation marks; a paragraph's end closes what is open."""
    out, inside, last = [False] * len(orth), False, 0
    for i in np.flatnonzero(np.isin(orth, list(marks))).tolist():
        if inside:
            out[last:i] = [True] * (i - last)
        word = marks[int(orth[i])]
        inside = word in OPEN or (word in STRAIGHT and not inside)
        last = i
    if inside:
        out[last:] = [True] * (len(out) - last)
    return out
