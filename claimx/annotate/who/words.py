"""The word lists of this stage, as lookups by lower-case word."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...lexicon import Entry, entries


class RoleWords(Entry):
    """Titles and role nouns; see roles.toml."""

    words: tuple[str, ...]
    office: bool = False
    spokes: bool = False
    honorific: bool = False
    part: bool = False
    gender: Literal["m", "f"] | None = None
    means: str | None = None


class SourceWords(Entry):
    """Nouns for sources without a personal name; see source_types.toml."""

    words: tuple[str, ...]
    type: Literal["document", "organization", "anonymous", "group"]
    kind: str | None = None


class NameWords(Entry):
    """Words inside names; see name_words.toml."""

    words: tuple[str, ...]
    kind: Literal["organization", "place", "person", "word", "furniture"]
    alone: bool = False
    gender: Literal["m", "f"] | None = None


class PlaceWords(Entry):
    """Places and peoples; see places.toml."""

    words: tuple[str, ...]
    kind: Literal["place", "people"]


class ResultWords(Entry):
    """Words by which companies tell their results; see results.toml."""

    words: tuple[str, ...]
    kind: Literal["verb", "noun"]


@dataclass(frozen=True, slots=True)
class Noun:
    """What a source noun makes of a phrase that it heads."""

    type: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class Words:
    """All lists, by lower-case word (those of names by the word as written)."""

    roles: dict[str, RoleWords]
    nouns: dict[str, Noun]
    name_kinds: dict[str, str]
    alone: frozenset[str]
    first_names: dict[str, str | None]
    impersonal: frozenset[str]  # words that stand in other names than persons'
    places: dict[str, str]
    posts: frozenset[str]
    results: frozenset[str]
    furniture: frozenset[str]  # words of the page before a name, no part of it


def role_of(lists: Words, word: str) -> RoleWords | None:
    """The entry of a title or role noun, also in the plural or with a full stop."""
    word = word.lower().rstrip(".")
    return lists.roles.get(word) or (lists.roles.get(word[:-1]) if word.endswith("s") else None)


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "sh", "ch", "x")) else f"{word}s"


def _many(noun: SourceWords) -> Noun:
    """What a plural makes: documents stay documents and sources sources, others are groups."""
    if noun.type == "document" or noun.kind == "source":
        return Noun(noun.type, noun.kind)
    return Noun("group", "organizations" if noun.type == "organization" else "group")


@cache
def words(folder: str | None = None) -> Words:
    """The lists, those of the user's `folder` first."""
    roles: dict[str, RoleWords] = {}
    for role in entries("roles", RoleWords, folder):
        for word in role.words:
            roles.setdefault(word, role)
    nouns: dict[str, Noun] = {}
    plurals = {_plural(word): Noun("group", "group") for word, role in roles.items() if not role.honorific}
    for noun in entries("source_types", SourceWords, folder):
        for word in noun.words:
            nouns.setdefault(word, Noun(noun.type, noun.kind))
            plurals.setdefault(_plural(word), _many(noun))
    name_kinds: dict[str, str] = {}
    alone: set[str] = set()
    first_names: dict[str, str | None] = {}
    impersonal: set[str] = set()
    furniture: set[str] = set()
    for name in entries("name_words", NameWords, folder):
        for word in name.words:
            if name.kind == "person":
                first_names.setdefault(word, name.gender)
            elif name.kind == "word":
                impersonal.add(word)
            elif name.kind == "furniture":
                furniture.add(word)
            else:
                name_kinds.setdefault(word, name.kind)
                alone.update([word] if name.alone else [])
    places: dict[str, str] = {}
    for place in entries("places", PlaceWords, folder):
        for word in place.words:
            places.setdefault(word, place.kind)
    return Words(
        roles,
        plurals | nouns,
        name_kinds,
        frozenset(alone),
        first_names,
        frozenset(impersonal | name_kinds.keys()),
        places,
        _results("verb", folder),
        _results("noun", folder),
        frozenset(furniture),
    )


def _results(kind: str, folder: str | None) -> frozenset[str]:
    return frozenset(w for one in entries("results", ResultWords, folder) if one.kind == kind for w in one.words)
