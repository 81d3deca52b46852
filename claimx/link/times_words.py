"""The word list of the time links."""

from functools import cache
from typing import Literal

from claimx.lexicon import Entry, entries


class TimeLinkWord(Entry):
    """One lemma and what it says about the time beside it."""

    word: str
    kind: Literal["happens", "publishes", "survey", "compares", "change", "unit", "event", "timetable", "judges"]


@cache
def words(kind: str) -> frozenset[str]:
    """The lemmas of one kind."""
    return frozenset(entry.word for entry in entries("time_links", TimeLinkWord) if entry.kind == kind)
