"""First names that no list has, and those that share the last name of somebody beside them."""

from collections.abc import Sequence
from itertools import pairwise

from .capitals import acronym
from .models import SUBJECTS
from .spans import NameSpan
from .tokens import Tokens
from .words import Words


def acts(tokens: Tokens, span: NameSpan) -> bool:
    """The subject of a verb behind it: `Win Lowe said`, where no word of the name can be the verb."""
    verb = tokens.head[span.end - 1]
    return tokens.dep[span.end - 1] in SUBJECTS and verb >= span.end and tokens.words[verb].islower()


def settle(tokens: Tokens, spans: Sequence[NameSpan], kinds: list[str], words: Words) -> None:
    """Make a person of `Ylva`, the subject of a verb, where the one longer name that it begins is `Ylva Lowe`."""
    begun: dict[str, set[str]] = {}
    for span, kind in zip(spans, kinds, strict=True):
        if span.end - span.start > 1:
            begun.setdefault(tokens.words[span.start], set()).add(kind)
    for n, span in enumerate(spans):
        word = tokens.words[span.start]
        if span.end - span.start > 1 or kinds[n] not in ("organization", "other") or begun.get(word) != {"person"}:
            continue
        if word in words.places or word in words.name_kinds or acronym(tokens, span.start):
            continue
        if acts(tokens, span) and tokens.lower[span.start - 1 : span.start] != ["the"]:
            kinds[n] = "person"


def couples(tokens: Tokens, spans: Sequence[NameSpan], kinds: Sequence[str], words: Words) -> dict[str, str]:
    """By first name, the full name of whom a last name is shared with: `Ann Lowe` of `Ann and Bo Lowe`."""
    out: dict[str, str] = {}
    for (one, other), (kind, second) in zip(pairwise(spans), pairwise(kinds), strict=True):
        if kind == second == "person" and one.end - one.start == 1 and tokens.lower[one.end : other.start] == ["and"]:
            first, last = tokens.words[one.start], tokens.words[other.start : other.end]
            if first in words.first_names and len(last) == 2 and last[0] in words.first_names:
                out.setdefault(first, f"{first} {last[1]}")
    return out
