"""What a figure measures where a noun stands right before it: `unpaid rent: $8,200`, `shares worth $5,000`."""

from collections.abc import Sequence

from claimx.link.measured_near import DASHES, OF, past_bracket
from claimx.link.measured_place import PARTS, Answer, Figure, Found, sample
from claimx.link.measured_tree import root_of
from claimx.link.phrases import NOUN, SUBJECT, Phrase, Place, noun_phrase

OFF = frozenset({"above", "below", "inland", "from", "off", "away", "north", "south", "east", "west", "short"})


def touching(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`unpaid rent: $8,200`, `a sentence up to 12 years`."""
    place, i = figure.place, figure.before
    if (place.word(i) in DASHES and figure.kind != "duration") or place.word(i) == "worth":
        if figure.kind in PARTS and place.word(i) != "worth" and (base := sample(figure, earlier)):
            return base
        if figure.kind in PARTS and place.word(i) != "worth" and _acts(figure):
            return None
        i -= 1
    elif figure.kind in PARTS and place.word(i) == "at" and place.doc[i - 1].pos_ == "NOUN":
        i -= 1
    elif _stands_off(figure):
        i -= place.word(i) == ","
    elif place.word(place.first - 1) != "to" or place.word(place.first - 2) != "up":
        return None
    if i < place.low or place.doc[i].pos_ not in NOUN or place.taken[i] or place.word(i) in place.lists["stop"]:
        return None
    return _named(place, i), "touching"


def _acts(figure: Figure) -> bool:
    """`the vote is on a knife edge: 34% agree`: the figure is the subject of its own verb."""
    if not figure.tree:
        return False
    root = root_of(figure.place)
    return root.dep_ in SUBJECT and root.head.i > figure.place.last


def _stands_off(figure: Figure) -> bool:
    """`a valley some 60 miles inland`, `the temperature 1.5C above normal`: a noun right before a distance."""
    place, i = figure.place, figure.before
    if figure.kind not in ("measure", *PARTS) or place.word(past_bracket(place, place.last + 1)) not in OFF:
        return False
    return place.low <= i and (place.doc[i].pos_ == "NOUN" or (place.word(i) == "," and figure.kind == "measure"))


def _named(place: Place, i: int) -> Phrase:
    """The noun phrase that ends at `i`, with the noun before its `of` as head: `the village of Dunmore`."""
    phrase = noun_phrase(place, i, grow=False)
    if (
        place.word(phrase.start - 1) in OF
        and phrase.start - 2 >= place.low
        and place.doc[phrase.start - 2].pos_ in NOUN
        and not place.taken[phrase.start - 2]
    ):
        outer = noun_phrase(place, phrase.start - 2, grow=False)
        return Phrase(outer.start, phrase.end, outer.head)
    return phrase
