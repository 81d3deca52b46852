"""What a figure measures whose noun is left out: `14 were rescued`, `Okafor was at 12 percent`."""

from collections.abc import Sequence

from spacy.tokens import Token

from claimx.link import naming
from claimx.link.measured_place import (
    PARTS,
    Answer,
    Figure,
    Found,
    borrow,
    borrow_people,
    borrow_plural,
    sample,
    several,
)
from claimx.link.measured_tree import OWNERS, PERSON, above_of, races, root_of
from claimx.link.phrases import VERB, Phrase, Place, ancestors, noun_after, noun_phrase
from claimx.link.subjects import subject

REST = frozenset({"more", "others"})
ASKED = frozenset({"voters", "respondents", "adults", "americans", "residents", "millennials"})
NEAR = 70  # tokens from a share to those who were asked
FURTHER = frozenset({"another", "additional", "further", "extra"})


def borrowed(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`14 were rescued`, `injured eight more`: the noun of an earlier figure of the same kind."""
    place, kind = figure.place, figure.kind
    if kind not in ("count", *PARTS) or not figure.tree:
        return None
    root = root_of(place)
    if kind == "count":
        rest = place.word(place.last + 1) in REST or place.word(place.first - 1) in FURTHER
        verb = next((t for t in ancestors(root) if t.pos_ in VERB), None)
        if not rest and (asked_for := _wanted(figure)) is not None:
            return asked_for
        if not rest and root.dep_ == "pobj" and verb is not None and verb.lemma_.lower() not in place.lists["subject"]:
            return borrow(figure, earlier, back=0)
        if not rest and root.dep_ not in ("nsubj", "nsubjpass", "dobj", "conj"):
            return None
        if (
            verb is not None
            and not rest
            and verb.lemma_.lower() in place.lists["subject"] - OWNERS
            and root.dep_ in ("dobj", "conj")
        ):
            return _done_again(figure, earlier, verb)
        if verb is not None and verb.lemma_.lower() in place.lists["befall"]:
            back = 0 if root.dep_ == "dobj" else 2
            people = borrow_people(figure, earlier, back=back)
            return people or (borrow_plural(figure, earlier) if rest else None)
        again = borrow(figure, [other for other in earlier if several(other)], back=2)
        return _called(root, verb, place) or again or _state(place)
    if root.dep_ in ("nsubj", "nsubjpass"):
        near = borrow_plural(figure, earlier) or sample(figure, earlier)
        near = near or borrow_plural(figure, earlier, back=1) or borrow_people(figure, earlier)
        return near or _polled(figure) or borrow(figure, earlier, back=1)
    return borrow_people(figure, earlier, parties=True) if kind != "percentage_point" and _of_person(figure) else None


def _wanted(figure: Figure) -> Answer:
    """`How many nurses are there? We have 340`: what the question before asks for."""
    place, doc = figure.place, figure.place.doc
    for j in range(place.first - 1, max(place.first - NEAR, 1) - 1, -1):
        if doc[j].lower_ == "many" and doc[j - 1].lower_ == "how":
            end = doc[j].sent.end
            if end > place.low:
                return None
            there = Place(doc, j, j, doc[j].sent.start, end, place.taken, place.lists)
            head = noun_after(there, j + 1, stops=place.lists["stop"])
            return (noun_phrase(there, head, floor=j + 1), "asked-for") if head is not None else None
    return None


def _polled(figure: Figure) -> Answer:
    """`Voters are split. Half say so`: those who were asked, told of without a number a little before."""
    place, doc = figure.place, figure.place.doc
    for j in range(place.first - 1, max(place.first - NEAR, 0) - 1, -1):
        if doc[j].lower_ in ASKED and not place.taken[j]:
            low = doc[j].sent.start
            there = Place(
                doc, place.first, place.first, low, min(doc[j].sent.end, place.first), place.taken, place.lists
            )
            return noun_phrase(there, j), "asked"
    return None


def _done_again(figure: Figure, earlier: Sequence[Found], verb: Token) -> Answer:
    """`Ferries carried 900 cars; trains carried 70`: the object of the same verb."""
    for other in reversed(earlier):
        if figure.sentence - other.figure.sentence > 1:
            break
        alike = other.rule == "counted" and other.figure.kind == figure.kind and several(other)
        above = next((t for t in ancestors(figure.place.doc[other.phrase.head]) if t.pos_ in VERB), None)
        if alike and above is not None and above.lemma_ == verb.lemma_ != "be":
            return other.phrase, "borrowed"
    return None


def _called(root: Token, verb: Token | None, place: Place) -> Answer:
    """`Of the 12 killed, five were children`: what so many of them are."""
    if verb is None or verb.lemma_ != "be" or root.dep_ != "nsubj":
        return None
    what = next((t for t in verb.rights if t.dep_ == "attr" and t.tag_ == "NNS" and not place.taken[t.i]), None)
    return (noun_phrase(place, what.i), "called") if what is not None else None


def _state(place: Place) -> Answer:
    """`She said 190 were dead`."""
    i = place.last + 2
    stated = place.word(i - 1) in ("is", "are", "was", "were") and place.word(i) in place.lists["group"]
    return (Phrase(i - 1, i + 1, i), "state") if stated else None


def _of_person(figure: Figure) -> bool:
    """Whether a candidate has this share: `Okafor was at 12 percent`, `she led Brandt 47 percent to 40`."""
    verb = above_of(figure)[0]
    found = subject(verb) if verb is not None else None
    if found is None or verb is None:
        return False
    if found.tag_ in ("NNS", "NNPS"):
        return False
    return naming.runner(figure.place, found) or found.lower_ in PERSON or races(figure.place, verb)
