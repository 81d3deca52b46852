"""What the rules for described sources share: the head noun's entry, the phrase's words, the count it states."""

import re

from . import phrases
from .case import Case
from .phrases import OWNERS, Phrase
from .tokens import NUM
from .words import Noun

COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "half-dozen": 6, "dozen": 12,
}  # fmt: skip
DROPPED = frozenset({"the", "this", "that", "these", "those", "same"})
GLUED = re.compile(r" (?=[’']s?\b|-)|(?<=-) ")
DEFINITE = frozenset({"the", "this", "that", "these", "those", "same", "both"})


def noun_of(case: Case) -> Noun | None:
    """What the head noun makes of the phrase; None inside a name."""
    if case.phrase.head in case.directory.at and case.tokens.words[case.phrase.head][:1].isupper():
        return None
    return case.noun


def text_of(case: Case) -> str:
    """The phrase with its telling modifiers."""
    return string_of(case, case.phrase)


def string_of(case: Case, phrase: Phrase, *, article: bool = True) -> str:
    """A phrase's words: without `the`, a possessive pronoun made the owner's name, names in full.

    Args:
        case: the case.
        phrase: the phrase, which may be another than the case's.
        article: keep `a` and `an`.
    """
    tokens = case.tokens
    start, end = phrase.start, max(phrase.run, phrases.modifiers(case.directory, phrase.run, phrase.end))
    if tokens.lower[start] in OWNERS and start + 1 < end:
        owner = case.again(start, start + 1)
        if owner is not None and owner.rule != "unresolved" and owner.name[:1].isupper():
            return f"{owner.name}'{'' if owner.name.endswith('s') else 's'} {tokens.string(start + 1, end)}"
    if tokens.lower[start] in DEFINITE and tokens.lower[start + 2 : start + 3] in (["'s"], ["’s"]) and start + 3 < end:
        owner = case.again(start, start + 2)
        if owner is not None and owner.type in ("organization", "person") and owner.name[:1].isupper():
            return f"{owner.name}'{'' if owner.name.endswith('s') else 's'} {tokens.string(start + 3, end)}"
    dropped = DROPPED if article else DROPPED | {"a", "an"}
    while start + 1 < end and tokens.lower[start] in dropped:
        start += 1
    return _in_full(case, start, end)


def _in_full(case: Case, start: int, end: int) -> str:
    """The tokens as text, each organization's acronym or short name made its full name."""
    tokens, directory = case.tokens, case.directory
    out, i = [], start
    while i < end:
        mention = directory.named(i)
        if mention is None or mention.start != i or mention.end > end:
            i += 1
            continue
        entity = directory.entities[mention.entity]
        owner = entity.kind == "person" and tokens.lower[mention.end : mention.end + 1] in (
            ["'s"],
            ["’s"],
            ["'"],
            ["’"],
        )
        if (owner or entity.kind in ("organization", "other")) and entity.name != tokens.string(i, mention.end):
            out += [tokens.string(start, i), entity.name]
            start = mention.end
        i = mention.end
    parts = [part for part in [*out, tokens.string(start, end)] if part]
    return GLUED.sub("", " ".join(parts))


def count_of(case: Case) -> int | None:
    """The number of sources that the phrase states."""
    many = case.head.endswith("s") or case.head in ("people", "men", "women")
    for i in range(case.phrase.start, case.phrase.head):
        word = case.tokens.lower[i]
        if case.tokens.lower[i - 1 : i] == ["-"]:
            return None
        if word in COUNTS and (many or word == "one"):
            return COUNTS[word]
        if many and case.tokens.pos[i] == NUM and word.isascii() and word.isdigit() and len(word) < 4:
            return int(word)
    return None


def names_source(case: Case, i: int) -> bool:
    """Whether the phrase at i is headed by a name or a noun that can be a source."""
    phrase = phrases.read(case.directory, i, case.phrase.end)
    if phrase is None:
        return False
    mention = case.directory.named(phrase.head)
    return (
        mention is not None
        or case.tokens.lower[phrase.head] in case.directory.words.nouns
        or (case.tokens.lower[phrase.head].rstrip("s") in case.directory.words.roles)
    )
