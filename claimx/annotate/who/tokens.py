"""A Doc's columns as plain lists, so that the rules read them without a spaCy call a token."""

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from ..columns import columns_of

ADJ, ADP, ADV, AUX, CCONJ, DET = "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET"
NOUN, NUM, PART, PRON, PROPN, PUNCT = "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT"
SCONJ, SPACE, SYM, VERB = "SCONJ", "SPACE", "SYM", "VERB"
OPEN, STRAIGHT = frozenset("“„«"), frozenset('"')
MARKS = frozenset("“„«”»") | STRAIGHT


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
    columns = columns_of(doc)
    words, known = columns.words, set(columns.words)
    marks = {word for word in known if word in MARKS or "\n" in word}
    capitals = {word for word in known if word[:1].isupper()}
    return Tokens(
        text=columns.text,
        words=words,
        lower=columns.lower,
        start=columns.start,
        pos=columns.pos,
        dep=columns.dep,
        head=columns.head,
        sentence=columns.sentence,
        quoted=_quoted(words, marks),
        capitals=[i for i, word in enumerate(words) if word in capitals],
    )


def _quoted(words: list[str], marks: set[str]) -> list[bool]:
    """Which tokens stand inside double quotation marks; a paragraph's end closes what is open."""
    out, inside, last = [False] * len(words), False, 0
    for i in [i for i, word in enumerate(words) if word in marks]:
        if inside:
            out[last:i] = [True] * (i - last)
        inside = words[i] in OPEN or (words[i] in STRAIGHT and not inside)
        last = i
    if inside:
        out[last:] = [True] * (len(out) - last)
    return out
