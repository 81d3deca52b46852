"""What `them` stands for in `12 of them`: the plural before it."""

from collections.abc import Sequence

from claimx.link.measured_place import LONG_SENTENCE, Answer, Figure, Found, borrow, several
from claimx.link.phrases import SUBJECT, Place, noun_phrase

THEM = frozenset({"them", "those", "these", "which", "whom", "us", "it"})
TOLD = SUBJECT | {"dobj", "attr", "conj"}


def member(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`in 400 transfers, the largest of them $87,500`: one of those told of before."""
    place, i = figure.place, figure.before
    i -= place.word(i) in ("at", ",") or place.word(i) in ("was", "is", "being", "worth")
    if place.word(i) not in THEM or place.word(i - 1) != "of" or i - 2 < place.low:
        return None
    chosen = place.doc[i - 2]
    return those_before(figure, earlier) if chosen.tag_ in ("JJS", "RBS") or chosen.lower_ == "one" else None


def those_before(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`40 men came and 12 of them left`: the plural before it that is told of rather than a circumstance."""
    place = figure.place
    many = [j for j in range(place.low, place.first) if _plural(place, j)]
    told = [j for j in many if place.doc[j].dep_ in TOLD]
    if not many:
        last = borrow(figure, [other for other in earlier if several(other)], alike=False)
        return last or borrow(figure, earlier, alike=False) or _subject_before(figure)
    head = (told or many)[-1]
    again = next((other.phrase for other in reversed(earlier) if other.phrase.head == head), None)
    return again or noun_phrase(place, head), "borrowed" if again else "them"


def _plural(place: Place, j: int) -> bool:
    token = place.doc[j]
    return token.tag_ == "NNS" and not place.taken[j] and place.word(j) not in place.lists["stop"]


def _subject_before(figure: Figure) -> Answer:
    """The plural subject of the sentence before."""
    place = figure.place
    if not place.low or len(previous := place.doc[place.low - 1].sent) > LONG_SENTENCE:
        return None
    before = Place(place.doc, place.low, place.low, previous.start, place.low, place.taken, place.lists)
    who = next(
        (j for j in range(before.low, before.high) if _plural(before, j) and before.doc[j].dep_ in SUBJECT), None
    )
    return (noun_phrase(before, who), "them") if who is not None else None
