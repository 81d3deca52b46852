"""The words that attribute, from `cues.toml`."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from ...lexicon import Entry, entries

Kind = Literal["verb", "noun", "document", "finder", "outlook", "message", "sum", "ahead", "past"]
Stance = Literal[
    "asserts",
    "denies",
    "estimates",
    "predicts",
    "promises",
    "orders",
    "asks",
    "doubts",
    "believes",
    "wants",
    "judges",
    "seems",
]


class Cue(Entry):
    """One word that attributes, with the frames in which it does."""

    word: str
    kind: Kind
    stance: Stance = "asserts"
    frames: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Word:
    """A cue as the grammar wants it."""

    lemma: str
    stance: str
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """Cues by lemma, one table a kind."""

    verbs: dict[str, Word]
    nouns: dict[str, Word]
    documents: dict[str, Word]
    finders: dict[str, Word]
    outlooks: dict[str, Word]
    messages: dict[str, Word]
    sums: dict[str, Word]
    ahead: dict[str, Word]
    past: dict[str, Word]


@cache
def load(lexicon: str | None = None) -> Words:
    """The word list, a user's own entries first."""
    tables: dict[Kind, dict[str, Word]] = {kind: {} for kind in get_args(Kind)}
    for entry in entries("cues", Cue, lexicon):
        word = Word(entry.word, entry.stance, frozenset(entry.frames.split()))
        for key in (entry.word, *entry.also):
            tables[entry.kind].setdefault(key, word)
    return Words(
        verbs=tables["verb"],
        nouns=tables["noun"],
        documents=tables["document"],
        finders=tables["finder"],
        outlooks=tables["outlook"],
        messages=tables["message"],
        sums=tables["sum"],
        ahead=tables["ahead"],
        past=tables["past"],
    )
