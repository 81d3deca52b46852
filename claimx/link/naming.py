"""Which proper nouns beside a figure are persons, places or days: read by titles, first names and lists, no model."""

import re
from collections.abc import Mapping
from functools import cache

from spacy.tokens import Token

from claimx.annotate.who.capitals import DAYS, SUFFIXES
from claimx.annotate.who.words import Words, role_of, words
from claimx.link.phrases import Place

NAME = re.compile(r"[A-Z][\w’'-]*\w\.?(?:[ \u00a0](?:(?:de|da|van|von|bin|al|der)[ \u00a0])?[A-Z](?:[\w’'-]*\w|\.))+")
TITLED = re.compile(r"([a-z]+)[ \u00a0]$")
POSSESSIVE = re.compile(r"['’]s?$")
WHERE = frozenset("in at near from across outside throughout".split())
SEASONS = frozenset("spring summer fall autumn winter christmas easter ramadan thanksgiving".split())
WIDEST = 4  # words of a person's name, titles aside


def lists(text: str, lexicon: str | None) -> Mapping[str, frozenset[str]]:
    """Words that tell names apart: `surname` of those whom a text gives a title or a first name, `place`, `where`."""
    known = words(lexicon)
    return {"surname": _surnames(text, known), **_places(lexicon)}


@cache
def _places(lexicon: str | None) -> Mapping[str, frozenset[str]]:
    known = words(lexicon)
    return {
        "place": frozenset(name for name, kind in known.places.items() if kind == "place"),
        "where": frozenset(word for word, kind in known.name_kinds.items() if kind == "place"),
    }


def _surnames(text: str, known: Words) -> frozenset[str]:
    found = set()
    for name in NAME.finditer(text):
        parts = [part for part in name[0].split() if part.lower() not in SUFFIXES]
        last = POSSESSIVE.sub("", parts[-1]) if parts else ""
        if last in known.impersonal or last in known.places or not last[1:].islower():
            continue
        before = TITLED.search(text, max(0, name.start() - 20), name.start())
        if any(_leads(part, known) for part in (*parts[-WIDEST:-1], *(before.groups() if before else ()))):
            found.add(last)
    return frozenset(found)


def _leads(part: str, known: Words) -> bool:
    """Whether a person's name goes on behind this word."""
    return part in known.first_names or role_of(known, part) is not None


def person(place: Place, token: Token) -> bool:
    """Whether a token is the last name of somebody whom the article names in full or by a title."""
    return token.pos_ == "PROPN" and token.text in place.lists["surname"]


def runner(place: Place, token: Token) -> bool:
    """Whether a token may be who stands for election: a name, of no place and no day."""
    return token.pos_ == "PROPN" and not day(token) and not somewhere(place, token.i)


def day(token: Token) -> bool:
    """Whether a token says when: a weekday, a month, a season."""
    return token.text.rstrip(".") in DAYS or token.lower_ in SEASONS


def somewhere(place: Place, i: int) -> bool:
    """Whether the proper noun at `i` names a place: by the lists, by its last word, or behind `in`."""
    doc, first = place.doc, i
    while first > place.low and doc[first - 1].pos_ == "PROPN":
        first -= 1
    if doc[first : i + 1].text in place.lists["place"] or doc[i].text in place.lists["where"]:
        return True
    return place.word(first - 1) in WHERE or (place.word(first - 1) == "the" and place.word(first - 2) in WHERE)
