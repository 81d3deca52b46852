"""The words that attribute, from `cues.toml`."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...lexicon import Entry, entries

Kind = Literal["verb", "noun", "document", "finder", "outlook"]
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


@cache
def load(lexicon: str | None = None) -> Words:
    """The word list, a user's own entries first."""
    tables: dict[str, dict[str, Word]] = {"verb": {}, "noun": {}, "document": {}, "finder": {}, "outlook": {}}
    for entry in entries("cues", Cue, lexicon):
        word = Word(entry.word, entry.stance, frozenset(entry.frames.split()))
        for key in (entry.word, *entry.also):
            tables[entry.kind].setdefault(key, word)
    return Words(tables["verb"], tables["noun"], tables["document"], tables["finder"], tables["outlook"])
