"""What a figure measures where the words after it say whom the share is of, or what was done with the money."""

from collections.abc import Sequence

from claimx.link import naming
from claimx.link.measured_near import past_bracket, past_rate
from claimx.link.measured_place import PARTS, Answer, Figure, Found, borrow_people, sample
from claimx.link.measured_tree import root_of
from claimx.link.phrases import NOUN, VERB, Phrase, Place, noun_after, noun_phrase, right_end, told_by
from claimx.link.subjects import subject

SHARES = PARTS - {"percentage_point"}
SIZES = frozenset({"duration", "length", "width", "height", "depth", "size", "diameter", "total", "all"})
NEAR = 8  # tokens from a share to the `among` that names its base


def asked(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`47 percent to 41 percent, among farmers`, `including 18% who say so`: whom the share is of."""
    place = figure.place
    if figure.kind not in SHARES:
        return None
    i = place.last + 1
    if place.word(i + (place.word(i) == ",")) == "who":
        return sample(figure, earlier) or borrow_people(figure, earlier)
    for j in range(i, min(i + NEAR, place.high)):
        if place.word(j) == "among" and figure.quantity.direction and place.word(figure.before) == "by":
            return None  # cut admissions by 62% among the old
        if place.word(j) == "among":
            return _base(place, j + 1)
        if not (place.taken[j] or place.word(j) in ("to", ",", "support", "and")):
            break
    return None


def _base(place: Place, i: int) -> Answer:
    while i < place.high and place.doc[i].pos_ in ("DET", "PRON"):
        i += 1
    head = noun_after(place, i, stops=place.lists["stop"])
    return (noun_phrase(place, head, floor=i), "among") if head is not None else None


def done(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`the $37m raised by Okafor`, `the $12m he spent`: what was done with the money."""
    place, i = figure.place, figure.place.last + 1
    if figure.kind != "money" or i >= place.high:
        return None
    token = place.doc[i]
    if token.tag_ == "VBN" and token.dep_ in ("acl", "relcl"):
        return Phrase(i, right_end(place, i), i), "done"
    verb_at = told_by(place, i) if place.word(place.first - 1) == "the" else None
    if verb_at is not None:
        verb_at += (
            place.doc[verb_at].pos_ == "AUX" and verb_at + 1 < place.high and place.doc[verb_at + 1].tag_ == "VBN"
        )
        return Phrase(i, right_end(place, verb_at), verb_at), "done"
    root = root_of(place)
    for verb in root.rights if figure.tree else ():
        if verb.dep_ == "relcl" and i < verb.i < i + 4 and (token.pos_ in NOUN or token.tag_ == "PRP"):
            return Phrase(i, right_end(place, verb.i), verb.i), "done"
    return None


def makes_up(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`Women, who make up 16% of officers`, `the lake ended the year at 70% of capacity`: who has the share."""
    place, root = figure.place, root_of(figure.place)
    if figure.kind not in SHARES or place.word(place.last + 1) != "of":
        return None
    last = earlier[-1] if earlier else None
    again = last is not None and last.rule == "makes-up" and last.figure.sentence == figure.sentence
    if again and last is not None and place.word(figure.before) in ("and", ","):  # 16% of officers and 9% of sergeants
        return last.phrase, "makes-up"
    if root.dep_ not in ("dobj", "pobj"):
        return None
    verb = root.head if root.dep_ == "dobj" else root.head.head
    if verb.pos_ not in VERB or verb.lemma_.lower() not in place.lists["share"]:
        return None
    who = subject(verb)
    if who is None or who.pos_ not in NOUN or not place.low <= who.i < place.first:
        return None
    return noun_phrase(place, who.i), "makes-up"


def purpose(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`$600 in late fees`, `eight years as mayor`, `nine months in jail`."""
    place = figure.place
    i = past_rate(place, past_bracket(place, place.last + 1))
    links = {"money": ("in",), "duration": ("as", "in")}.get(figure.kind, ())
    if figure.kind == "money" and (_spends(figure) or _also_spends(figure, earlier)):
        links = ("in", "on", "for")
    if place.word(i) not in links or (place.word(i) == "in" and _priced(figure)):
        return None
    j = i + 1
    while place.word(i) != "in" and j < place.high and place.doc[j].pos_ in ("DET", "PRON"):
        j += 1
    head = noun_after(place, j, stops=place.lists["stop"])
    if head is None or naming.day(place.doc[head]) or _named_place(place, head):
        return None
    if place.word(head) in SIZES or (head == j and place.word(head) in place.lists["idiom"]):
        return None
    return noun_phrase(place, head, floor=j), "purpose"


def _priced(figure: Figure) -> bool:
    """`a loaf sells for $4 in village shops`: where it has that price."""
    place, i = figure.place, figure.before
    if figure.kind != "money" or place.word(i) not in ("for", "at") or place.low > i - 1:
        return False
    return place.doc[i - 1].lemma_.lower() in place.lists["priced"]


def _also_spends(figure: Figure, earlier: Sequence[Found]) -> bool:
    """`spent $4m on roads and $3m on bridges`."""
    last = earlier[-1] if earlier else None
    same = last is not None and last.rule == "purpose" and last.figure.sentence == figure.sentence
    return same and figure.place.word(figure.before) in ("and", ",")


def _named_place(place: Place, head: int) -> bool:
    """`$2m in Ohio`, not `eight years as Mayor`."""
    return place.doc[head].pos_ == "PROPN" and naming.somewhere(place, head)


def _spends(figure: Figure) -> bool:
    """`spent $2m`, `paid out $2m`, `set aside $2m`."""
    place, i = figure.place, figure.before
    if place.word(i) == "out":
        i -= 1
    return place.low <= i and place.doc[i].lemma_.lower() in place.lists["spend"]


def inside(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`one house in eight`, `one teacher for every 30 pupils`: the figure holds the noun."""
    place = figure.place
    if figure.kind != "ratio":
        return None
    for j in range(place.first + 1, place.last):
        if place.doc[j].pos_ == "NOUN":
            return Phrase(j, j + 1, j), "inside"
    return None
