"""What a share in a poll measures: `women favoured Okafor, 46 percent to 32`, `by 58%-33%, voters said no`."""

from collections.abc import Sequence

from spacy.tokens import Token

from . import naming
from .measured_place import Answer, Figure, Found
from .phrases import NOUN, SUBJECT, Place, noun_phrase
from .subjects import subject

PAIRED = frozenset({"to", "-", "–", "versus", "vs", "vs."})
MOST = frozenset({"most", "many"})
LONGEST = 6  # tokens of what is preferred


def preferred(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """Those who prefer one side by so much to so much, or say so by that much."""
    place = figure.place
    if figure.kind != "percent" or figure.quantity.direction or place.word(place.last + 1) == "of":
        return None
    last = earlier[-1] if earlier else None
    if last is not None and last.rule == "preferred" and last.figure.sentence == figure.sentence:
        gap = place.first - last.figure.place.last
        if gap <= 1 or (gap == 2 and place.word(place.first - 1) in PAIRED):  # `89%-6` is one token
            return last.phrase, "preferred"
    who = _says(figure) if figure.before == place.low and place.word(place.low) == "by" else _prefers(figure)
    return (noun_phrase(place, who.i), "preferred") if who is not None else None


def _says(figure: Figure) -> Token | None:
    """`By 58%-33%, voters said no`: the subject of the clause behind it."""
    place = figure.place
    if not figure.tree:
        return None
    root = place.doc[place.low].sent.root
    who = subject(root)
    return who if who is not None and place.last < who.i < root.i and _people(place, who) else None


def _prefers(figure: Figure) -> Token | None:
    """The subject of the verb of preference before the figure, what is preferred standing between."""
    place, i, prefers = figure.place, figure.before, figure.place.lists["prefers"]
    i -= place.word(i) in (",", "by")
    if i <= place.low or place.doc[i].pos_ == "ADP":
        return None
    for j in range(i, max(place.low, i - LONGEST), -1):
        token = place.doc[j]
        if token.pos_ == "VERB" or token.lemma_.lower() in prefers:
            break
        if token.is_punct or place.taken[j]:
            return None
    else:
        return None
    if j == i or token.lemma_.lower() not in prefers or token.tag_ not in ("VBD", "VBP", "VBZ", "VB", "VBN"):
        return None
    who = next((t for t in token.children if t.dep_ in SUBJECT and t.i < j), None)
    if who is not None and who.lower_ in MOST and token.dep_ in ("advcl", "conj"):
        who = subject(token.head)  # voters are split, though most oppose it
        return who if who is not None and place.low <= who.i < j and _people(place, who) else None
    beside = place.doc[j - 1] if j > place.low else None
    who = who or (beside if beside is not None and beside.pos_ in NOUN else None)
    return who if who is not None and j - who.i < LONGEST and _people(place, who) else None


def _people(place: Place, who: Token) -> bool:
    """Whether several people may be meant: a plural, a word for people, `those`; no name."""
    if place.taken[who.i] or naming.person(place, who):
        return False
    several = who.tag_ in ("NNS", "NNPS") or who.lower_ == "those"
    return several or bool({who.lemma_.lower()} & (place.lists["people"] | place.lists["polled"]))
