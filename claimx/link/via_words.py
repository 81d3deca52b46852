"""Words for outlets, their people and talks with them, from `media.toml`."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from ..annotate.attribution import words as cues
from ..lexicon import Entry, entries


class MediaWords(Entry):
    """Words for outlets and for talks with them; see media.toml."""

    words: tuple[str, ...]
    kind: Literal["name", "ending", "noun", "plain", "journalist", "talk", "carried", "quoting", "opening", "leading"]


@dataclass(frozen=True, slots=True)
class Media:
    """The lists, each word as a tuple of its parts; names and endings as written, the rest in lower case."""

    names: frozenset[tuple[str, ...]]
    capitals: frozenset[tuple[str, ...]]
    endings: frozenset[tuple[str, ...]]
    nouns: frozenset[tuple[str, ...]]
    plain: frozenset[str]
    journalists: frozenset[str]
    talks: frozenset[tuple[str, ...]]
    talk_ends: frozenset[str]
    carried: frozenset[str]
    quoting: frozenset[str]
    opening: frozenset[str]
    leading: frozenset[str]
    documents: frozenset[str]


@cache
def media(lexicon: str | None = None) -> Media:
    """The word lists, a user's own entries with them."""
    kinds: dict[str, set[str]] = {}
    for entry in entries("media", MediaWords, lexicon):
        kinds.setdefault(entry.kind, set()).update(entry.words)

    def lower(kind: str) -> frozenset[str]:
        return frozenset(word.lower() for word in kinds.get(kind, ()))

    talks = _parts(lower("talk"))
    return Media(
        names=_parts(kinds.get("name", set())),
        capitals=_parts({name.upper() for name in kinds.get("name", set()) if " " in name or len(name) > 4}),
        endings=_parts(kinds.get("ending", set())),
        nouns=_parts(lower("noun")),
        plain=lower("plain"),
        journalists=lower("journalist"),
        talks=talks,
        talk_ends=frozenset(talk[-1] for talk in talks),
        carried=lower("carried"),
        quoting=lower("quoting"),
        opening=lower("opening"),
        leading=lower("leading"),
        documents=frozenset(cues.load(lexicon).documents),
    )


def _parts(words: set[str] | frozenset[str]) -> frozenset[tuple[str, ...]]:
    """Each word as the tokenizer parts it."""
    return frozenset(tuple(word.replace("-", " - ").replace("'s", " 's").split()) for word in words)
