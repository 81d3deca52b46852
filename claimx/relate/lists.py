"""The word lists of `relations.toml` as parts of patterns: what stands between figures and says how they belong."""

import re
from functools import cache
from typing import Literal

from ..lexicon import Entry, entries
from .model import Relation


class Words(Entry):
    """Words that play one role between or beside figures, and the relation that its example holds."""

    role: str
    words: tuple[str, ...]
    gives: Relation | Literal["none"] | None = None


@cache
def words(role: str) -> tuple[str, ...]:
    """The words of a role, in the order of the list.

    Raises:
        ValueError: no entry has the role.
    """
    found = tuple(word for entry in entries("relations", Words) if entry.role == role for word in entry.words)
    if not found:
        raise ValueError(f"relations.toml: no entry has the role {role!r}")
    return found


def any_of(*roles: str) -> str:
    """A pattern that matches any of the words of some roles, the longest first."""
    found = {word for role in roles for word in words(role)}
    return f"(?:{'|'.join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))})"
