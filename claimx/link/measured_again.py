"""What a figure measures where a sentence goes on with what it began: shares of a whole, times as much."""

from collections.abc import Sequence

from claimx.link import naming
from claimx.link.measured_place import Answer, Figure, Found
from claimx.link.phrases import NOUN, Place, noun_phrase
from claimx.link.subjects import subject

ENDS = frozenset({"and", "or", "but", "to", ",", ".", ";"})
TIMES = frozenset({"multiple", "fraction"})
CLOSE = 6  # tokens from a share to the one set against it
BE = frozenset({"is", "are", "was", "were", "be", "been"})


def composed(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`The county is 37% urban and 22% rural`: the whole that is so much of this, so much of that."""
    place, i = figure.place, figure.before
    if figure.kind != "percent" or not figure.tree or not _quality(place, place.last + 1):
        return None
    last = earlier[-1] if earlier else None
    if last is not None and last.rule == "composed" and last.figure.sentence == figure.sentence:
        near = place.first - last.figure.place.last <= 4
        return (last.phrase, "composed") if near and place.word(i) in ENDS else None
    if place.word(i) not in BE:
        return None
    verb = place.doc[i]
    who = subject(verb)
    if who is None or who.pos_ not in NOUN or not place.low <= who.i < i or place.taken[who.i]:
        return None
    return noun_phrase(place, who.i), "composed"


def _quality(place: Place, i: int) -> bool:
    """Whether one adjective ends the clause or the part of it, no noun behind it: `liberal`, `Catholic and`."""
    if i >= place.high:
        return False
    token = place.doc[i]
    adjective = token.pos_ == "ADJ" or (token.tag_ in ("NNP", "JJ") and token.text[0].isupper())
    return adjective and (i + 1 >= place.high or place.word(i + 1) in ENDS)


def times_as(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`The cost rose to $9bn, three times the original estimate`: what the figure before the comma measures."""
    place, last = figure.place, earlier[-1] if earlier else None
    i = place.last + 1
    if figure.kind not in TIMES or last is None or last.figure.sentence != figure.sentence:
        return None
    if place.word(figure.before) not in (",", "—", "–", "or") or place.word(i) not in ("the", "its", "their"):
        return None
    if last.figure.kind == "duration" or naming.person(place, place.doc[last.phrase.head]):
        return None
    if place.first - last.figure.place.last > 2 + CLOSE or any(
        place.doc[j].pos_ in ("VERB", "AUX") for j in range(last.figure.place.last + 1, figure.before)
    ):
        return None
    while i < place.high and place.doc[i].pos_ in ("DET", "ADJ", "PRON", "NUM"):
        i += 1
    while i + 1 < place.high and place.doc[i + 1].pos_ == "NOUN":
        i += 1
    yardstick = place.word(i) in place.lists["yardstick"] and place.word(i + 1) != "of"
    return (last.phrase, "restated") if yardstick else None
