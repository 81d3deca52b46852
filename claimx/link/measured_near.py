"""What a figure measures, read from the words beside it."""

from collections.abc import Sequence

from spacy.tokens import Token

from claimx.link import naming
from claimx.link.measured_place import (
    PARTS,
    UNITED,
    Answer,
    Figure,
    Found,
    borrow,
    borrow_same,
    same_kind,
)
from claimx.link.measured_them import THEM, those_before
from claimx.link.measured_tree import root_of
from claimx.link.phrases import (
    NOUN,
    Phrase,
    Place,
    noun_after,
    noun_before,
    noun_phrase,
    told_by,
)

OF = frozenset({"of"})
LINKED = frozenset({",", "and", "or", ";", "—", "–", "but"})
DASHES = frozenset({"—", "–", ":", "--", "-"})
COMPARED = frozenset({"compared", "up", "down", ","})
MOVED = frozenset({"up", "down", "off"})
MORE = frozenset({"more", "less", "fewer", "higher", "lower", "above", "below"})
AGAINST = frozenset({"against", "versus", "vs"})
FOR = frozenset({"for", "to", "from", "per"})
SHARED = PARTS | {"money"}
PER = frozenset({"a", "an", "each", "every"})
SAYERS = frozenset({"NNS", "NNP", "NNPS"})
FORESEEN = frozenset("expected forecast forecasted predicted estimated projected anticipated foreseen".split())
TALLIES = frozenset({"to", "of", "at", "from", "by"})
NEAR = 9  # tokens from a toll to its figure
WHOLE = frozenset({"the", "its", "their", "his", "her"})
DEFINITE = frozenset({"the", "these", "those", "other"})
RATE = frozenset({"daily", "weekly", "monthly", "annually", "yearly", "apiece", "hourly", "each"})
REST = frozenset({"more", "others", "another", "other"})
UNITS_OF_TIME = frozenset({"head", "person", "hour", "minute", "second"})


def restated(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`15 miles (24 km)`, `$30m, or 4%`: the same thing in another unit; `most wins (31)`: the noun before."""
    place, i = figure.place, figure.before
    last = earlier[-1] if earlier else None
    gap = i - last.figure.place.last if last is not None else 99
    if last is not None and last.rule != "counted" and place.word(i) == "or" and gap in (1, 2):
        return last.phrase, "restated"
    if place.word(i) != "(":
        return None
    if last is not None and gap in (1, 2) and last.figure.kind == figure.kind:
        return last.phrase, "restated"
    if figure.kind == "count" and place.last + 1 < place.high and place.doc[place.last + 1].pos_ in NOUN:
        return None
    head = noun_before(place, i - 1, stops=place.lists["stop"])
    return (noun_phrase(place, head, grow=False), "bracket") if head is not None else None


def after(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`60 complaints`, `a $3m fine`, `38% of adult readers`, `five out of 14 councils`, `23 hours of rest`."""
    place = figure.place
    i = past_rate(place, past_bracket(place, place.last + 1))
    rate = i > place.last + 1 and place.word(i) in OF and place.word(place.last + 1) == "per"
    if rate or (figure.kind in ("measure", "percentage_point") and place.word(place.first - 1) == "within"):
        return None
    i, partitive = _past_of(place, _past_pair(figure, i))
    if partitive and place.word(i) in THEM | {"each"} and not _those(place, i):
        if place.word(i) in ("it", "which"):
            return borrow(figure, earlier, alike=False)
        return those_before(figure, earlier) if place.word(i) != "each" else None
    if partitive or figure.kind == "count":
        if _those(place, i) and place.word(i) == "those":
            return Phrase(i, i + 2, i), "those"
        if place.word(i) == "who" and i + 1 < place.high:
            return Phrase(i, i + 2, i + 1), "those"
    if figure.kind in ("fraction", "multiple") and not partitive and place.word(i) in WHOLE:
        i += 1
        partitive = True
    if not partitive and figure.kind in UNITED:
        if figure.kind == "money" and i < place.high and _does(place.doc[i]):
            return None
        if place.word(i) == "," and not (i + 1 < place.high and place.taken[i + 1]):
            return None
        if place.word(place.first - 1) == "the" and told_by(place, i) is not None:
            return None if figure.kind == "money" else borrow(figure, earlier, back=0)
    head = noun_after(place, i, stops=place.lists["stop"])
    if head is None and place.word(i) in place.lists["group"]:
        return Phrase(i, i + 1, i), "group"
    if head is None and _befell(figure, i):
        return Phrase(i, i + 1, i), "group"
    if head is None and place.word(i) == "others":
        return noun_phrase(place, i, floor=i), "others"
    if head is None and figure.kind == "count" and (partitive or place.word(place.first - 1) in DEFINITE):
        number = place.word(i - 1) if partitive else figure.quantity.text.lower()
        return borrow_same(earlier, number) or borrow(figure, earlier, back=3 if partitive else 1)
    if head is None:
        return None
    if not partitive and _foreseen(figure, head):
        return borrow(figure, earlier, back=0)
    if figure.kind == "count" and place.word(head) == "people" and not partitive and (tally := _tally(figure)):
        return tally
    if figure.kind in UNITED and not partitive and place.doc[i].pos_ not in (*NOUN, "ADJ", "PUNCT", "VERB"):
        return None
    if place.doc[i].pos_ == "VERB" and naming.day(place.doc[head]):  # starting July 1
        return None
    phrase = noun_phrase(place, head, floor=i)
    if not partitive and figure.kind in SHARED and phrase.end - i == 1 and place.word(head) in place.lists["change"]:
        return None
    return phrase, "of" if partitive else "counted"


def _does(token: Token) -> bool:
    """`spent $6m attacking Lind`, not `$6m rising costs`."""
    return token.tag_ == "VBG" and token.dep_ in ("advcl", "xcomp", "ccomp", "acl", "conj")


def _foreseen(figure: Figure, head: int) -> bool:
    """`above the $4m analysts had expected`: the noun behind the figure is who said so beforehand."""
    place, i = figure.place, head + (figure.place.word(head) != "forecast")
    if figure.kind not in UNITED or place.word(place.first - 1) != "the" or place.doc[i - 1].tag_ not in SAYERS:
        return False
    i += place.word(i) in ("had", "have", "has")
    return place.word(i) in FORESEEN


def _befell(figure: Figure, i: int) -> bool:
    """`of the 12 killed`."""
    place = figure.place
    definite = figure.kind == "count" and place.word(place.first - 1) in DEFINITE
    return (
        definite
        and i < place.high
        and place.doc[i].tag_ == "VBN"
        and place.doc[i].lemma_.lower() in place.lists["befall"]
    ) or _left(figure, i)


def _left(figure: Figure, i: int) -> bool:
    """`a storm that left 300 stranded`."""
    if figure.kind != "count" or not figure.tree or i >= figure.place.high:
        return False
    return figure.place.doc[i].tag_ == "VBN" and root_of(figure.place).head.lemma_ == "leave"


def _tally(figure: Figure) -> Answer:
    """`the toll rose to 22 people`, `a population of 50 people`."""
    place, i = figure.place, figure.before
    if place.word(i) not in TALLIES:
        return None
    for j in range(i - 1, max(place.low, i - NEAR) - 1, -1):
        if place.word(j) in place.lists["tally"]:
            return noun_phrase(place, j), "tally"
    return None


def _those(place: Place, i: int) -> bool:
    if i + 1 >= place.high:
        return False
    return place.word(i) == "those" and (
        place.doc[i + 1].tag_ in ("VBN", "VBG") or place.word(i + 1) in ("who", "with")
    )


def _past_of(place: Place, i: int) -> tuple[int, bool]:
    """The token after `of the`, `out of 14 of its`, `worth of`, and whether there was an `of`."""
    partitive = False
    for _ in range(3):
        if i < place.high and place.doc[i].is_quote and place.word(i + 1) in OF:
            i += 1
        step = (
            1
            if place.word(i) in OF
            else 2
            if place.word(i + 1) in OF and place.word(i) in ("out", "worth", "part")
            else 0
        )
        if not step:
            break
        partitive, i = True, i + step
        while i < place.high and place.doc[i].pos_ in ("DET", "PRON") and not _stands_for(place, i):
            i += 1
        skipped = place.lists["modifier"] | {"all", "every"}
        while i < place.high and (place.taken[i] or place.word(i) in skipped):
            i += 1
    return i, partitive


def _stands_for(place: Place, i: int) -> bool:
    """`12 of those`, not `12 of those boats`."""
    pointed = place.word(i) in ("those", "these") and i + 1 < place.high and place.doc[i + 1].pos_ in (*NOUN, "ADJ")
    return place.word(i) in THEM | {"each"} and not pointed


def _past_pair(figure: Figure, i: int) -> int:
    """The token after the second figure of a pair: `by 312 to 208 votes`, `two or three weeks`."""
    place = figure.place
    if figure.kind != "count" or place.word(i) not in ("to", "or", "and", "versus") or i + 1 >= place.high:
        return i
    j = i + 1
    while j < place.high and j < i + 4 and (place.taken[j] or place.word(j) in place.lists["modifier"]):
        j += 1
    return j if place.taken[j - 1] and j < place.high and place.doc[j].pos_ in (*NOUN, "ADJ") else i


def past_rate(place: Place, i: int) -> int:
    """The token after what a rate is taken of: `per 100 people`, `a day`, `annually`."""
    inner = any(place.word(j) == "per" for j in range(place.first + 1, place.last))
    if inner and place.word(place.last) not in ("cent", "thousand") and i < place.high and place.doc[i].pos_ in NOUN:
        return i + 1
    if place.word(i) == "per":
        i += 2
        while i < place.high and place.doc[i - 1].pos_ == "NUM":
            i += 1
        while i < place.high and place.doc[i - 1].pos_ == "ADJ" and place.doc[i].pos_ in NOUN:
            i += 1
        return min(i, place.high)
    if place.word(i) in PER and place.word(i + 1) in place.lists["stop"] | UNITS_OF_TIME:
        return i + 2
    return i + 1 if place.word(i) in RATE and place.word(i + 1) != "of" else i


def past_bracket(place: Place, i: int) -> int:
    """The token after a short bracket: `(24 km)`."""
    if place.word(i) != "(":
        return i
    for j in range(i + 1, min(i + 8, place.high)):
        if place.word(j) == ")":
            return j + 1
    return i


def listed(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`40% for the red team, 45% for the blue`: a list goes on with the thing that it began with."""
    place, i = figure.place, figure.before
    if not earlier or earlier[-1].figure.sentence != figure.sentence or _opens_clause(figure):
        return None
    times = figure.kind == "multiple" and place.word(i) == "," and place.word(place.last + 1) in ("as", "the", "more")
    if times:
        return earlier[-1].phrase, "restated"
    moved = place.word(place.first - 1) in MOVED and place.word(place.first - 2) == ","
    moved = moved or (place.word(i) == "," and place.word(place.last + 1) in MORE)
    if moved and figure.kind in SHARED:
        return earlier[-1].phrase, "restated"
    if figure.kind == "money" and _same_link(figure, earlier[-1]):
        return earlier[-1].phrase, "borrowed"
    if figure.kind == "money" or not same_kind(figure, earlier[-1]):
        return None
    if place.word(i) in ("to", "and", "or", "from") and i - earlier[-1].figure.place.last in (1, 2):
        return earlier[-1].phrase, "pair"
    if place.word(i) in ("with", "to", "from", "at") and place.word(i - 1) in COMPARED:
        i -= 1
    elif place.word(i) not in LINKED | AGAINST:
        return None
    if place.word(place.last + 1) in REST and figure.kind == "count":
        return None
    return borrow(figure, earlier[-1:], back=0)


def _same_link(figure: Figure, other: Found) -> bool:
    """`£5 for adults and £3 for children`."""
    place, then = figure.place, other.figure.place
    link = place.word(place.last + 1)
    beside = other.lends and other.figure.kind == "money" and other.rule not in ("purpose", "counted", "of")
    return beside and place.word(figure.before) in ("and", ",") and link in FOR and place.word(then.last + 1) == link


def _opens_clause(figure: Figure) -> bool:
    """`After a fire in three flats, 40 were rescued`: the figure is the subject of a clause of its own."""
    i = figure.place.last + 1
    return figure.kind == "count" and i < figure.place.high and figure.place.doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD")
