"""What a figure measures that stands behind a noun and `of`: `a payout of $700`."""

from collections.abc import Sequence

from spacy.tokens import Token

from claimx.link.measured_place import PARTS, Answer, Figure, Found, borrow
from claimx.link.phrases import NOUN, Phrase, Place, noun_before, noun_phrase
from claimx.link.subjects import subject

OF = frozenset({"of"})
COMPARED = frozenset({"compared", "up", "down", ","})
PACES = frozenset({"rate", "pace", "clip"})


def before_of(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`a payout of $700`, `fees in the amount of $2m`, `a margin of error of three points`."""
    place, i = figure.place, figure.before
    if place.word(i) != "of" or i - 1 < place.low:
        return None
    token = place.doc[i - 1]
    if figure.tree and (token.pos_ not in NOUN or token.lower_ in place.lists["stop"]):
        token = place.doc[i].head
    if token.pos_ not in NOUN or place.taken[token.i]:
        return None
    if token.lower_ in place.lists["idiom"]:
        return None
    if token.lower_ in place.lists["vessel"]:
        return _compared_vessel(figure, earlier, token.i)
    if figure.kind in PARTS and token.lower_ in PACES and (paced := _paced(place, token)) is not None:
        return paced
    outer = noun_before(place, token.i - 2, stops=place.lists["stop"]) if place.word(token.i - 1) in OF else None
    if outer == token.i - 2 and outer is not None:
        inner = noun_phrase(place, outer, grow=False)
        return Phrase(inner.start, token.i + 1, outer), "noun-of"
    phrase = noun_phrase(place, token.i, grow=False)
    return (_with_owner(place, phrase) if token.lower_ in place.lists["value"] else phrase), "noun-of"


def _paced(place: Place, pace: Token) -> Answer:
    """`pay rose at an annual rate of 4%`."""
    if pace.dep_ != "pobj" or pace.head.lower_ != "at" or pace.head.head.pos_ != "VERB":
        return None
    who = subject(pace.head.head)
    alone = not any(t.dep_ == "dobj" for t in pace.head.head.rights)
    fits = alone and who is not None and who.pos_ in NOUN and place.low <= who.i < place.first
    return (noun_phrase(place, who.i), "subject") if fits and who is not None and not place.taken[who.i] else None


def _with_owner(place: Place, phrase: Phrase) -> Phrase:
    """`a stadium at a cost (of $5m)`: the thing before the preposition belongs to the phrase."""
    i = phrase.start - 1
    i -= place.low <= i and place.doc[i].pos_ == "DET"
    if place.word(i) not in ("at", "with", "for") or i - 1 < place.low or place.doc[i - 1].pos_ != "NOUN":
        return phrase
    return Phrase(noun_phrase(place, i - 1, grow=False).start, phrase.end, phrase.head)


def _compared_vessel(figure: Figure, earlier: Sequence[Found], vessel: int) -> Answer:
    """`down from an earlier estimate of 40`: what the figure before measures."""
    place, i = figure.place, vessel - 1
    while i >= place.low and place.doc[i].pos_ in ("DET", "ADJ", "ADV"):
        i -= 1
    if place.word(i) in ("from", "with", "to") and place.word(i - 1) in COMPARED:
        return borrow(figure, earlier, back=0)
    return None
