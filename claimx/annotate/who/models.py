"""What the article names, as values: entities, their mentions, and the directory of both."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .tokens import Tokens
from .words import Words

SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organization, place or group of people, by the fullest name the article gives."""

    name: str
    kind: str
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: tokens start to end, and the number of its entity."""

    start: int
    end: int
    entity: int
    subject: bool


@dataclass(frozen=True, slots=True, eq=False)
class Directory:
    """What `resolve` looks up; built once a Doc.

    `at` gives the mention that holds a token, `roles` what the article calls an entity's person, `nouns` the
    tokens that are source nouns, `antecedents` for each `he` and `she` the head word of whom it stands for, `surnames`
    a mention for the last word of every person's name.
    """

    tokens: Tokens
    words: Words
    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]
    at: dict[int, int]
    roles: dict[int, tuple[str, ...]]
    nouns: tuple[int, ...]
    antecedents: dict[int, int]
    surnames: dict[str, int]

    def named(self, token: int) -> Mention | None:
        """The name that holds this token."""
        found = self.at.get(token)
        return None if found is None else self.mentions[found]

    def before(self, token: int) -> Iterator[Mention]:
        """The names before this token, nearest first."""
        for n in range(bisect_left(self.mentions, token, key=_start) - 1, -1, -1):
            yield self.mentions[n]

    def nouns_before(self, token: int, most: int) -> Sequence[int]:
        """The source nouns before this token, nearest first, at most so many."""
        place = bisect_left(self.nouns, token)
        return self.nouns[max(0, place - most) : place][::-1]


def _start(mention: Mention) -> int:
    return mention.start
