"""A parsed Doc as plain lists: read once, then asked without touching spaCy objects again."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from ...mentions import Offsets
from ..run import text_of

VERBAL = frozenset(("VERB", "AUX"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))


@dataclass(frozen=True, slots=True)
class Tree:
    """One list an attribute, one entry a token; `left` and `right` are the edges of the token's subtree (inclusive)."""

    text: str
    start: list[int]
    end: list[int]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    sentence: list[int]
    kids: list[list[int]]
    left: list[int]
    right: list[int]

    def child(self, token: int, *deps: str) -> int | None:
        """The first child with one of these relations."""
        return next((kid for kid in self.kids[token] if self.dep[kid] in deps), None)

    def span(self, first: int, last: int) -> Offsets:
        """Offsets of the tokens from `first` to `last`, inclusive."""
        return Offsets(self.start[first], self.end[last])

    def ends(self, token: int) -> tuple[int, int]:
        """First and last token of the sentence that holds `token`."""
        number = self.sentence[token]
        first = last = token
        while first > 0 and self.sentence[first - 1] == number:
            first -= 1
        while last + 1 < len(self.sentence) and self.sentence[last + 1] == number:
            last += 1
        return first, last

    def ancestors(self, token: int) -> Iterator[int]:
        """The heads above `token`, nearest first."""
        while self.head[token] != token:
            token = self.head[token]
            yield token


def read(doc: Doc) -> Tree:
    """The lists of a parsed Doc."""
    rows = doc.to_array(["IDX", "LENGTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "HEAD", "SENT_START"])
    strings = doc.vocab.strings
    names: dict[int, str] = {}

    def named(column: int) -> list[str]:
        keys = rows[:, column].tolist()
        for key in set(keys):
            if key not in names:
                names[key] = strings[key]
        return [names[key] for key in keys]

    size = len(doc)
    start = rows[:, 0].tolist()
    length = rows[:, 1].tolist()
    head = [i + _signed(offset) for i, offset in enumerate(rows[:, 7].tolist())]
    sentence, number = [], 0
    for i, flag in enumerate(rows[:, 8].tolist()):
        number += flag == 1 and i > 0
        sentence.append(number)
    kids, left, right = _edges(head, size)
    return Tree(
        text=text_of(doc),
        start=start,
        end=[a + b for a, b in zip(start, length, strict=True)],
        lower=named(2),
        lemma=[word.lower() for word in named(3)],
        pos=named(4),
        tag=named(5),
        dep=named(6),
        head=head,
        sentence=sentence,
        kids=kids,
        left=left,
        right=right,
    )


def _signed(offset: int) -> int:
    return offset - (1 << 64) if offset >= 1 << 63 else offset


def _edges(head: list[int], size: int) -> tuple[list[list[int]], list[int], list[int]]:
    """Children of every token, and the edges of its subtree: deepest tokens first."""
    kids: list[list[int]] = [[] for _ in range(size)]
    for i, top in enumerate(head):
        if top != i:
            kids[top].append(i)
    left, right = list(range(size)), list(range(size))
    order = [i for i in range(size) if head[i] == i]
    for i in order:
        order.extend(kids[i])
    for i in reversed(order):
        top = head[i]
        if top != i:
            left[top] = min(left[top], left[i])
            right[top] = max(right[top], right[i])
    return kids, left, right
