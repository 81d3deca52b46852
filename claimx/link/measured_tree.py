"""What a figure measures, read from the parse: its verb, that verb's subject and object, the noun above it."""

from collections.abc import Sequence

from spacy.tokens import Token

from claimx.link.measured_place import LONG_SENTENCE, PARTS, Answer, Figure, Found, borrow, words
from claimx.link.phrases import (
    NOUN,
    VERB,
    Place,
    ancestors,
    clause,
    left_end,
    noun_after,
    noun_phrase,
    subject,
)

PERSON = frozenset({"he", "she", "i", "you", "we"})
MOVES = frozenset({"from", "to", "by", "at", "for", "above", "below"})
REST = frozenset({"more", "others"})
ACTS = frozenset({"duration", "score", "measure"})


def fronted(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`Of the 8,000 immigrants arrested, 461 were released`, `Among women in office, 70 percent ...`."""
    place, low = figure.place, figure.place.low
    if place.word(low) not in ("of", "among") or figure.kind not in ("count", *PARTS):
        return None
    i = low + 1
    while i < place.first and (place.doc[i].pos_ in ("DET", "NUM", "PRON") or place.word(i) in words("modifier")):
        i += 1
    head = noun_after(place, i, stops=words("stop"))
    if head is None or head >= figure.before:
        return None
    return noun_phrase(place, head, floor=i), "fronted"


def borrowed(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`35 were rescued`, `injured 50 more`: the noun of an earlier figure of the same kind."""
    place, kind = figure.place, figure.kind
    if kind not in ("count", *PARTS) or not figure.tree:
        return None
    root = _root(place)
    if kind == "count":
        rest = place.word(place.last + 1) in REST or place.word(place.first - 1) == "another"
        if rest or root.dep_ in ("nsubj", "nsubjpass", "dobj", "conj"):
            return borrow(figure, earlier, back=2 if rest else 0)
        return None
    if root.dep_ in ("nsubj", "nsubjpass") or _of_person(figure):
        return borrow(figure, earlier)
    return None


def _of_person(figure: Figure) -> bool:
    verb = _above(figure)[0]
    found = subject(verb) if verb is not None else None
    return found is not None and (found.ent_type_ == "PERSON" or found.lower_ in PERSON)


def _root(place: Place) -> Token:
    """The figure's highest token in the tree."""
    for token in place.doc[place.first : place.last + 1]:
        if not place.first <= token.head.i <= place.last or token.head.i == token.i:
            return token
    return place.doc[place.last]


def _above(figure: Figure) -> tuple[Token | None, str]:
    """The verb or noun above the figure, and the preposition between them."""
    place, link = figure.place, ""
    root = _root(place)
    if root.pos_ in VERB:
        return root, link
    for token in ancestors(root):
        if token.pos_ in VERB and token.lower_ not in ("including", "according"):
            return token, link
        if token.pos_ == "ADP":
            link = link or token.lower_
        elif token.pos_ in NOUN and _holds(figure, token, link):
            return token, link
    return None, link


def _holds(figure: Figure, noun: Token, link: str) -> bool:
    """Whether a noun above the figure may be what it measures."""
    if noun.lower_ in words("stop") or noun.lower_ in words("vessel") or figure.place.taken[noun.i]:
        return False
    if figure.kind == "score":
        return noun.pos_ != "PROPN"
    return not (figure.kind == "duration" and link in ("for", "over", "in", "after"))


def governed(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """The figure's verb or noun: `arrests were over 800`, `cost $5bn`, `cut the fee from $20 to $15`."""
    if not figure.tree:
        return None
    place = figure.place
    above, link = _above(figure)
    if above is None or not place.low <= above.i < place.high:
        return None
    if above.pos_ in NOUN:
        return noun_phrase(place, above.i), "noun"
    target = _object(figure, above, link)
    if target is not None:
        return noun_phrase(place, target.i), "object"
    who = subject(above)
    first = left_end(place.doc, who.i, place.low) if who is not None and who.i < above.i else None
    if _is_act(figure, above):
        return clause(place, above.i, first=first), "act"
    if who is None or place.taken[who.i]:
        return clause(place, above.i, first=None), "verb"
    if who.pos_ == "PRON":
        return _antecedent(figure, earlier) or (clause(place, above.i, first=first), "verb")
    return noun_phrase(place, who.i), "subject"


def _is_act(figure: Figure, verb: Token) -> bool:
    """Whether the act is measured rather than its subject: `held for 444 days`, `invested $2m`, `twice questioned`."""
    lemma = verb.lemma_.lower()
    if lemma in words("act") or figure.quantity.text.lower() in ("twice", "thrice"):
        return True
    between = any(token.pos_ in NOUN for token in figure.place.doc[verb.i + 1 : figure.before + 1][:20])
    return figure.kind in ACTS and (lemma not in words("subject") or (lemma == "be" and between))


def _object(figure: Figure, verb: Token, link: str) -> Token | None:
    """The verb's own object, where the figure is not it: `cut the fee to $15`, `tripled its sales`."""
    if not (link in MOVES and figure.kind not in ACTS) and figure.kind != "multiple":
        return None
    place, stops = figure.place, words("stop")
    for token in verb.children:
        if token.dep_ == "dobj" and not place.taken[token.i] and token.pos_ in NOUN and token.lower_ not in stops:
            return token
    return None


def _antecedent(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """The noun behind a pronoun subject: the earlier figure's, or the subject of the sentence before."""
    again = borrow(figure, earlier, back=1)
    if again is not None:
        return again
    place = figure.place
    if place.low == 0:
        return None
    previous = place.doc[place.low - 1].sent
    if len(previous) > LONG_SENTENCE:
        return None
    who = subject(previous.root)
    if who is None or who.pos_ not in NOUN:
        return None
    outer = Place(place.doc, previous.start, previous.start, previous.start, previous.end, place.taken)
    return noun_phrase(outer, who.i), "antecedent"


def effort(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """`it took five hours to put out the fire`: the act after the duration or the price."""
    place, i = figure.place, figure.place.last + 1
    if figure.kind not in ("duration", "money") or place.word(i) != "to" or i + 1 >= place.high:
        return None
    verb = place.doc[i + 1]
    if verb.tag_ != "VB" or not any(place.word(j) == "it" for j in range(max(place.low, figure.before - 4), place.first)):
        return None
    return clause(Place(place.doc, place.high, place.high, i, place.high, place.taken), verb.i, first=None), "effort"
