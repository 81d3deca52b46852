"""How a figure and a time expression of one sentence stand to each other in the dependency tree."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from ..annotate.columns import columns_of

CLAUSES = frozenset("ccomp xcomp advcl relcl acl conj parataxis csubj csubjpass pcomp".split())
DEEP = 40


class Tokens:
    """Character offsets to tokens, without a walk through the document for each question."""

    def __init__(self, doc: Doc) -> None:
        """Note where each token and each sentence begins."""
        self.doc = doc
        columns = columns_of(doc)
        self.starts, self.sentences = columns.start, columns.sentences

    def span(self, start: int, end: int) -> Span:
        """The tokens that the characters touch; never empty in a document that has tokens."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        last = max(bisect_right(self.starts, max(end - 1, start)), first + 1)
        return self.doc[first:last]

    def sentence(self, token: int) -> int:
        """The number of the sentence in which a token stands."""
        return bisect_right(self.sentences, token) - 1


def before(doc: Doc, place: int, most: int) -> Span:
    """Up to `most` tokens before a place, within its sentence."""
    start = place
    while start > 0 and place - start < most and not (start < len(doc) and doc[start].is_sent_start):
        start -= 1
    return doc[start:place]


def after(doc: Doc, place: int, most: int) -> Span:
    """Up to `most` tokens from a place on, within its sentence."""
    end = place
    while end < len(doc) and end - place < most and not (end > place and doc[end].is_sent_start):
        end += 1
    return doc[place:end]


@dataclass(frozen=True, slots=True)
class Path:
    """The way from a figure up to the lowest common ancestor, and from there down to an expression.

    `up` and `down` hold the tokens passed, without the common ancestor; `down` is read from the top.
    """

    top: Token
    up: tuple[Token, ...]
    down: tuple[Token, ...]


def root(span: Span) -> Token:
    """The token of the span that hangs highest, spaces left aside."""
    own = range(span.start, span.end)
    for token in span:
        if not token.is_space and (token.head.i not in own or token.head.i == token.i):
            return token
    return span[0]


def climb(token: Token) -> tuple[Token, ...]:
    """The token and its ancestors, at most `DEEP`."""
    found = [token]
    while found[-1].head.i != found[-1].i and len(found) < DEEP:
        found.append(found[-1].head)
    return tuple(found)


def path(figure: Sequence[Token], expression: Sequence[Token]) -> Path | None:
    """The path between two chains as `climb` gives them; None in different trees."""
    place = {token.i: number for number, token in enumerate(figure)}
    for number, token in enumerate(expression):
        if token.i in place:
            return Path(token, tuple(figure[: place[token.i]]), tuple(reversed(expression[:number])))
    return None
