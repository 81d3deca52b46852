"""The word list of modality, and the way from a figure to the top of its sentence."""

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from spacy.tokens import Span, Token

from claimx.lexicon import Entry, entries

Form = Literal["modal", "governor", "passive", "noun", "modifier", "mark", "answer", "punishment"]
STEPS = 10
VERBS = frozenset({"VERB", "AUX"})


class Word(Entry):
    """A word, the place where it works, and what it makes of the figure."""

    word: str
    form: Form
    modality: str


class Decision(NamedTuple):
    """A modality and the name of the rule that found it."""

    modality: str
    rule: str


@cache
def words(form: Form) -> dict[str, str]:
    """The words of a form, and what each makes of a figure."""
    return {entry.word: entry.modality for entry in entries("modality", Word) if entry.form == form}


def root_of(span: Span) -> Token:
    """The figure's highest token in the tree."""
    for token in span:
        if not span.start <= token.head.i < span.end or token.head.i == token.i:
            return token
    return span[-1]


def path(span: Span) -> Iterator[tuple[Token, Token | None]]:
    """The tokens from the figure to the top, each with the one below it."""
    token, below = root_of(span), None
    for _ in range(STEPS):
        yield token, below
        if token.head.i == token.i:
            return
        token, below = token.head, token
