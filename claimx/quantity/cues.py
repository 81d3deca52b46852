"""Words near a number that say what it is, as alternatives for patterns."""

import re
from functools import cache
from typing import Literal

from claimx.lexicon import Entry, entries

Use = Literal[
    "vote",
    "score noun",
    "change",
    "thing",
    "poll",
    "share index",
    "rate unit",
    "price unit",
    "rated noun",
    "unit adjective",
    "source",
]


class CueEntry(Entry):
    """Words with one use; a star at the end of a word stands for any ending."""

    use: Use
    words: tuple[str, ...]


@cache
def words(use: Use) -> tuple[str, ...]:
    """The words of one use, in the order of the list."""
    return tuple(word for entry in entries("figure_cues", CueEntry) if entry.use == use for word in entry.words)


def pattern(*uses: Use) -> str:
    """The words of the uses as one alternative, longest first, without brackets or boundaries."""
    found = {word for use in uses for word in words(use)}
    return "|".join(_part(word) for word in sorted(found, key=lambda w: (-len(w), w)))


def _part(word: str) -> str:
    return re.escape(word[:-1]) + r"\w*" if word.endswith("*") else re.escape(word).replace(r"\ ", "[ \u00a0\n]")
