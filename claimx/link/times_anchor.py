"""Time expressions that can date a figure, with their place in the parse."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from claimx.link.times_tree import Tokens, climb, root
from claimx.mentions import TimeExpression


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time expression, its tokens, and its head with all ancestors."""

    expression: TimeExpression
    span: Span
    chain: tuple[Token, ...]


def anchors(tokens: Tokens, expressions: Sequence[TimeExpression]) -> list[Anchor]:
    """The expressions that can date a figure, in their order."""
    found = []
    lines = datelines(tokens.doc.text, expressions)
    for expression in expressions:
        if not dates(expression) or expression.start in lines:
            continue
        span = tokens.span(expression.start, expression.end)
        found.append(Anchor(expression, span, climb(root(span))))
    return found


def dates(expression: TimeExpression) -> bool:
    """False for what gives no span: frequencies and bare durations."""
    return not (expression.first is None and expression.last is None and expression.type in ("SET", "DURATION"))


def datelines(text: str, expressions: Sequence[TimeExpression]) -> set[int]:
    """Where the expressions begin that fill a line by themselves: the date of the article, not of an event."""
    letters: dict[int, tuple[int, list[int]]] = {}
    for expression in expressions:
        left = text.rfind("\n", 0, expression.start) + 1
        if left not in letters:
            right = text.find("\n", expression.start)
            line = text[left : left + 80 if right < 0 else min(right, left + 80)]
            letters[left] = (sum(character.isalpha() for character in line), [])
        count, starts = letters[left]
        starts.append(expression.start)
        letters[left] = (count - sum(character.isalpha() for character in expression.text), starts)
    return {start for count, starts in letters.values() if count <= 0 for start in starts}
