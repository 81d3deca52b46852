"""A parsed Doc as plain lists: read once, then asked without touching spaCy objects again."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from ...mentions import Offsets
from ..columns import columns_of

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
    columns = columns_of(doc)
    kids, left, right = _edges(columns.head, len(doc))
    return Tree(
        text=columns.text,
        start=columns.start,
        end=columns.end,
        lower=columns.lower,
        lemma=columns.lemma,
        pos=columns.pos,
        tag=columns.tag,
        dep=columns.dep,
        head=columns.head,
        sentence=columns.sentence,
        kids=kids,
        left=left,
        right=right,
    )


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
        if left[i] < left[top]:
            left[top] = left[i]
        if right[i] > right[top]:
            right[top] = right[i]
    return kids, left, right
