"""What each figure of an article counts or measures.

`find` tries a fixed order of rules for every figure, left to right; the first that answers gives its name to
the result. A figure whose noun is left out (`90 were let go`) takes the noun of an earlier figure.
"""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from claimx.link.measured_again import composed, times_as
from claimx.link.measured_elided import borrowed
from claimx.link.measured_kinds import aged, candidate, effort, fronted, magnitude, won
from claimx.link.measured_near import after, listed, restated
from claimx.link.measured_of import before_of
from claimx.link.measured_parts import asked, done, inside, makes_up, purpose
from claimx.link.measured_place import Answer, Figure, Found, Rule, places
from claimx.link.measured_polls import preferred
from claimx.link.measured_them import member
from claimx.link.measured_touching import touching
from claimx.link.measured_tree import governed
from claimx.link.phrases import NOUN, Phrase, Place, whole
from claimx.mentions import Measured, Quantity

RULES: tuple[Rule, ...] = (
    restated,
    inside,
    magnitude,
    makes_up,
    composed,
    times_as,
    after,
    asked,
    done,
    aged,
    effort,
    preferred,
    listed,
    member,
    touching,
    purpose,
    before_of,
    fronted,
    borrowed,
    candidate,
    won,
    governed,
)
LENDS_NOT = frozenset({"candidate", "act", "verb", "effort", "aged"})
FULL = frozenset({"counted", "of", "group", "those", "effort", "purpose", "fronted", "act", "verb", "inside", "done"})
AROUND = frozenset({"between", "during", "after", "before", "within"})
PAST = {"fined": "fine", "hoped": "hope", "gusted": "gust"}  # the lemmatizer has `fin`, `hop`, `guste`
MEMORY = 60  # earlier figures that a later one may look back on


def find(doc: Doc, figures: Sequence[Quantity], *, lexicon: str | None = None) -> list[Measured | None]:
    """What each of `figures` (ordered by start) measures, in the same order; None where nothing is found.

    Args:
        doc: tagged and parsed.
        figures: quantities with offsets into `doc.text`.
        lexicon: a folder of the user's own word lists.
    """
    found: list[Found] = []
    out: list[Measured | None] = []
    for figure in places(doc, figures, lexicon):
        answer = _first(figure, found[-MEMORY:]) if figure is not None else None
        if answer is None or figure is None:
            out.append(None)
            continue
        phrase, rule = answer
        if rule not in FULL:
            phrase = whole(figure.place, phrase)
        phrase = _unled(figure.place, phrase)
        found.append(Found(figure, phrase, rule, _lends(doc, phrase, rule)))
        out.append(_measured(doc, phrase, rule))
    return out


def _unled(place: Place, phrase: Phrase) -> Phrase:
    """The phrase without the figure that leads it: `donations` for both of `$5 and $10 donations`."""
    doc, start = place.doc, phrase.start
    if place.taken[phrase.head]:
        return phrase
    while start < phrase.head and place.taken[start]:
        start += 1
    if phrase.start < start < phrase.head and doc[start].tag_ == "POS":
        start += 1
    while phrase.start < start < phrase.head - 1 and doc[start].tag_ == "HYPH":  # `15-an-hour wage`
        start += 2
    return Phrase(start, phrase.end, phrase.head)


def _lends(doc: Doc, phrase: Phrase, rule: str) -> bool:
    """Whether a later figure may mean the same thing: not a circumstance (`between the two rounds, 30 left`)."""
    head = doc[phrase.head]
    circumstance = rule == "counted" and head.dep_ == "pobj" and head.head.lower_ in AROUND
    bare = rule == "doer" and head.pos_ not in NOUN
    return rule not in LENDS_NOT and not circumstance and not bare


def _first(figure: Figure, earlier: Sequence[Found]) -> Answer:
    for rule in RULES:
        answer = rule(figure, earlier)
        if answer is not None:
            return answer
    return None


def _measured(doc: Doc, phrase: Phrase, rule: str) -> Measured:
    span = doc[phrase.start : phrase.end]
    head = doc[phrase.head]
    return Measured(span.start_char, span.end_char, span.text, _lemma(head), rule)


def _lemma(token: Token) -> str:
    """The tagger's lemma, in lower case but for names; its slips on doses, taxes and fined put right."""
    lemma = token.lemma_ or token.text
    word = token.lower_
    if token.pos_ == "VERB" and word in PAST:
        return PAST[word]
    if token.tag_ == "NNS" and word.endswith("sses"):
        return word[:-2]
    if token.tag_ == "NNS" and word.endswith("ses") and lemma.lower() == word[:-2]:
        return word[:-1]
    if token.tag_ == "NNS" and word.endswith("xes") and lemma.lower() == word[:-2] + "is":
        return word[:-2]
    return lemma if token.pos_ == "PROPN" else lemma.lower()
