"""The word list of the time links."""

from collections.abc import Mapping
from functools import cache
from typing import Literal, get_args

from claimx.lexicon import Entry, entries

Kind = Literal[
    "happens", "publishes", "survey", "compares", "change", "unit", "event", "timetable", "judges", "accuses", "says"
]
Words = Mapping[str, frozenset[str]]


class TimeLinkWord(Entry):
    """One lemma and what it says about the time beside it."""

    word: str
    kind: Kind


@cache
def time_link_words(folder: str | None = None) -> Words:
    """The lemmas by their kind, those of a user's folder with them."""
    rows = entries("time_links", TimeLinkWord, folder)
    return {kind: frozenset(row.word for row in rows if row.kind == kind) for kind in get_args(Kind)}
