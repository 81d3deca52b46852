"""The word list of modality, and the way from a figure to the top of its sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, get_args

from spacy.tokens import Span, Token

from claimx.lexicon import Entry, entries
from claimx.mentions import Quantity

Form = Literal[
    "modal",
    "governor",
    "passive",
    "noun",
    "modifier",
    "mark",
    "answer",
    "punishment",
    "foresees",
    "foreseen",
    "nature",
    "drift",
    "claim",
    "sanction",
]
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


Lists = Mapping[str, Mapping[str, str]]


@cache
def words(lexicon: str | None) -> Lists:
    """The words of each form, and what each makes of a figure; the user's own go before ours."""
    every = entries("modality", Word, lexicon)
    return {form: {e.word: e.modality for e in reversed(every) if e.form == form} for form in get_args(Form)}


@dataclass(frozen=True, slots=True)
class Place:
    """A figure, its tokens, its sentence, and the word lists."""

    figure: Quantity
    span: Span
    sentence: Span
    lists: Lists


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
