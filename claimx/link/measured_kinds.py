"""What a figure measures, in the forms that single kinds of figures take: ages, magnitudes, durations, parts."""

from collections.abc import Sequence

from claimx.link import naming
from claimx.link.measured_place import PARTS, Answer, Figure, Found, borrow
from claimx.link.measured_tree import PERSON, root_of
from claimx.link.phrases import (
    NOUN,
    SUBJECT,
    VERB,
    Phrase,
    Place,
    ancestors,
    clause,
    noun_after,
    noun_phrase,
)
from claimx.link.subjects import subject

SMALL = frozenset({"DET", "NUM", "PRON"})
TAKES = frozenset({"take", "cost"})
AGE = frozenset("aged age ages of the at by under over below above younger older than then now ,".split())


def fronted(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`Of the 700 drivers stopped, 90 were let go`, `Among women in office, 60 percent ...`."""
    place, low = figure.place, figure.place.low
    if place.word(low) not in ("of", "among") or figure.kind not in ("count", *PARTS):
        return None
    i = low + 1
    skipped = place.lists["modifier"]
    while i < place.first and (place.doc[i].pos_ in SMALL or place.word(i) in skipped):
        i += 1
    if _of_another(figure):
        return None
    head = noun_after(place, i, stops=place.lists["stop"])
    if head is None or head >= figure.before:
        return None
    return noun_phrase(place, head, floor=i), "fronted"


def _of_another(figure: Figure) -> bool:
    """`Among women, her lead is 12 points`: the clause says how much its own subject is."""
    place, root = figure.place, root_of(figure.place)
    verb = root.head if root.dep_ in ("attr", "npadvmod", "dobj") else root.head.head
    if not figure.tree or root.dep_ not in ("attr", "npadvmod", "dobj", "pobj") or verb.pos_ not in VERB:
        return False
    who = next((t for t in verb.lefts if t.dep_ in SUBJECT), None)
    if who is None or who.pos_ != "NOUN" or place.taken[who.i] or verb.lemma_.lower() not in place.lists["subject"]:
        return False
    return not {who.lemma_.lower(), who.lower_} & (
        place.lists["people"] | place.lists["polled"] | place.lists["standin"]
    )


def aged(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`the driver, 43, was hurt`, `minors below the age of 15`, `he died at the age of 99`."""
    if figure.kind != "age":
        return None
    place, i = figure.place, figure.before
    while place.word(i) in AGE:
        i -= 1
    if (
        i >= place.low
        and i < place.first - 1
        and place.doc[i].pos_ in NOUN
        and place.word(i) not in place.lists["stop"]
    ):
        return noun_phrase(place, i, grow=False), "aged"
    verb = next((t for t in ancestors(root_of(place)) if t.pos_ in VERB), None) if figure.tree else None
    who = subject(verb) if verb is not None else None
    if who is not None and who.pos_ in NOUN:
        return noun_phrase(place, who.i), "aged"
    if who is not None and who.lower_ in PERSON and verb is not None and verb.lemma_ in ("be", "turn"):
        return Phrase(who.i, who.i + 1, who.i), "aged"
    return None


def magnitude(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`The quake ... measured 5.1`: the nearest earthquake or storm, to the left first."""
    if figure.kind != "index" or figure.quantity.unit not in ("magnitude", "category"):
        return None
    place = figure.place
    events = place.lists["event"]
    named = next((j for j in range(place.first - 1, place.first - 4, -1) if place.word(j) == "magnitude"), None)
    if named is not None:
        return noun_phrase(place, named, grow=False), "noun"
    beside = noun_after(place, place.last + 1, stops=place.lists["stop"])
    if beside is not None:
        return noun_phrase(place, beside, floor=place.last + 1), "counted"
    right = range(place.last + 1, min(place.high, place.last + 6))
    left = range(place.first - 1, max(-1, place.first - 80), -1)
    for j in (*right, *left):
        if place.doc[j].pos_ in NOUN and place.doc[j].lemma_.lower() in events:
            there = Place(place.doc, j, j, max(0, j - 8), j + 1, place.taken, place.lists)
            return noun_phrase(there, j, grow=False), "event"
    return None


def effort(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`it took five hours (for them) to put out the fire`, `spent ten years building it`: the act after the figure."""
    place, i = figure.place, figure.place.last + 1
    if figure.kind not in ("duration", "money") or i + 1 >= place.high:
        return None
    spent = figure.kind == "money" and any(
        place.doc[j].lemma_.lower() == "spend" for j in range(max(place.low, figure.before - 1), place.first)
    )
    if (figure.kind == "duration" or spent) and place.doc[i].tag_ == "VBG":
        act = i
    elif place.word(i) in ("to", "for") and _it_takes(figure):
        low, high = (i, i + 1) if place.word(i) == "to" else (i + 2, min(i + 9, place.high - 1))
        act = next((j + 1 for j in range(low, high) if place.word(j) == "to" and place.doc[j + 1].tag_ == "VB"), -1)
    else:
        act = -1
    if act < 0:
        return None
    later = Place(place.doc, place.high, place.high, i, place.high, place.taken, place.lists)
    return clause(later, act, first=None), "effort"


def _it_takes(figure: Figure) -> bool:
    place = figure.place
    window = [place.doc[j] for j in range(max(place.low, figure.before - 4), place.first)]
    return any(t.lemma_.lower() in TAKES for t in window) and any(t.lower_ == "it" for t in window)


def won(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`the seat count is Okafor 38, Brandt 30`, `Okafor leads Brandt, 38 to 30`: what they have so many of."""
    place, i = figure.place, figure.before
    i -= place.word(i) in (",", "(", "’", "'", "'s", "’s")
    root = root_of(place)
    if figure.kind != "count" or i < place.low or place.doc[i].pos_ != "PROPN" or root.i > place.last:
        return None
    if root.dep_ not in ("nummod", "appos") or root.head.i > place.last or naming.day(place.doc[i]):
        return None
    again = borrow(figure, earlier)
    verb = next((t for t in ancestors(root) if t.pos_ in VERB), None)
    who = subject(verb) if again is None and verb is not None else None
    return (noun_phrase(place, who.i), "won") if who is not None and who.pos_ == "NOUN" and who.i < i else again


def candidate(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`Okafor is at 46 percent, with Brandt at 41 percent`: the name right before a share."""
    place, i = figure.place, figure.before
    i -= place.word(i) == "at"
    if figure.kind not in PARTS or i < place.low or place.doc[i].pos_ != "PROPN" or place.taken[i]:
        return None
    name = place.doc[i]
    if not naming.runner(place, name) or name.head.lemma_.lower() in place.lists["race"]:
        return None
    return borrow(figure, earlier, back=0) or (noun_phrase(place, i, grow=False), "candidate")
