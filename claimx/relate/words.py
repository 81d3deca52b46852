"""The word lists of the comparisons, and which words of a claim say what it is about."""

import re
from decimal import Decimal
from functools import cache

from pydantic import Field

from ..claim import Claim
from ..lexicon import Entry, entries
from ..quantity.vocabulary import ChangeEntry
from .lists import words

_WORD = re.compile(r"[a-z]+(?:[’'-][a-z]+)*")
_NUMBER_NOUNS = frozenset(words("number noun"))  # `the number has fallen`, `the toll`
_ABSTRACT = _NUMBER_NOUNS | frozenset(words("stand-in"))
_EMPTY = frozenset(words("empty"))
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("e", ""))


class Things(Entry):
    """Words that count the same things."""

    words: tuple[str, ...]
    toll: bool = False
    falls: bool = False


class Period(Entry):
    """How often a period fits into a longer one."""

    short: str
    long: str
    factor: Decimal = Field(gt=0)
    least: Decimal = Field(gt=0)
    most: Decimal = Field(gt=0)


class Conversion(Entry):
    """One of `unit` is `factor` of `other`, plus `offset`."""

    unit: str
    other: str
    factor: Decimal = Field(gt=0)
    offset: Decimal = Decimal(0)


class Places(Entry):
    """Names of places, and of peoples after them."""

    words: tuple[str, ...]
    kind: str


@cache
def places() -> frozenset[str]:
    """The last words of the names of known places, in lower case."""
    found = (word for entry in entries("places", Places) if entry.kind == "place" for word in entry.words)
    return frozenset(word.split()[-1].lower() for word in found)


@cache
def periods() -> dict[tuple[str, str], Period]:
    """Periods by their short and long name."""
    return {(entry.short, entry.long): entry for entry in entries("periods", Period)}


@cache
def conversions() -> dict[tuple[str | None, str | None], Conversion]:
    """Conversions by their two units."""
    return {(entry.unit, entry.other): entry for entry in entries("conversions", Conversion)}


@cache
def moves() -> dict[str, str]:
    """Words of change with their direction: `rose` up."""
    return {form: entry.direction for entry in entries("changes", ChangeEntry) for form in entry.forms}


@cache
def _things() -> dict[str, tuple[str, bool]]:
    return {
        stem(word): (entry.words[0], entry.toll) for entry in entries("same_things", Things) for word in entry.words
    }


@cache
def _falling() -> frozenset[str]:
    return frozenset(stem(word) for entry in entries("same_things", Things) if entry.falls for word in entry.words)


@cache
def _people() -> frozenset[str]:
    return frozenset(word for entry in entries("people", Things) for word in entry.words)


@cache
def stem(word: str) -> str:
    """A word without its endings, alike for `arrest`, `arrests` and `arrested`; not a word of English."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)] + instead if ending in ("ies", "sses") else stem(word[: -len(ending)])
    return word


@cache
def thing(word: str) -> str:
    """What a word counts: the first word of its list, else its own stem."""
    return _things().get(stem(word.lower()), (stem(word.lower()), False))[0]


def is_thing(word: str) -> bool:
    """Whether the word stands in a list of things."""
    return stem(word.lower()) in _things()


def is_toll(word: str) -> bool:
    """Whether counts of it are brought up to date within a story: deaths, injuries."""
    return _things().get(stem(word.lower()), ("", False))[1]


def may_fall(word: str) -> bool:
    """Whether a count of it sinks as a story goes on: the missing are found."""
    return stem(word.lower()) in _falling()


def is_person(word: str) -> bool:
    """Whether the noun means people."""
    return word.lower() in _people() or word.lower().removesuffix("s") in _people()


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, in lower case."""
    return tuple(_WORD.findall(text.lower()))


def about(text: str) -> frozenset[str]:
    """What a phrase is about: the things its words name, without empty words."""
    return frozenset(thing(word) for word in words_of(text) if word not in _EMPTY)


def topic(claim: Claim) -> frozenset[str]:
    """What a claim counts: the things named by its noun phrase; empty where the phrase names only a number."""
    if claim.measured is None or claim.measured.head.lower() in _ABSTRACT:
        return frozenset()
    return about(claim.measured.text) | about(claim.measured.head)


def head(claim: Claim) -> str | None:
    """The thing that a claim's head word names; None where it names only a number."""
    if claim.measured is None or not words_of(claim.measured.head) or claim.measured.head.lower() in _ABSTRACT:
        return None
    return thing(claim.measured.head)


def abstract(before: str) -> bool:
    """Whether the last noun before a figure names a number and not of what: `the highest total was`."""
    found = words_of(before)
    return not _NUMBER_NOUNS.isdisjoint(found) and " of " not in before
