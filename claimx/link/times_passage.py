"""The time of a figure whose own sentence names none, from the event just told in the same paragraph."""

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Span, Token

from claimx.link.times_anchor import Anchor, clock
from claimx.link.times_signs import ADVERBIAL, MOST, premodifier
from claimx.link.times_tense import VERBS, clause, past
from claimx.link.times_tree import Tokens, before
from claimx.link.times_words import Words

from ..annotate.columns import text_of

REACH = 3
LONG = 31  # days; a year is too long for one event
OTHER = frozenset(
    "now currently eventually ultimately previously formerly earlier later before after since until still".split()
)
ASIDE = frozenset(("relcl", "acl", "advcl"))


class Passage:
    """The sentences of a text, each with the time of the event it tells, if it tells of just one."""

    def __init__(self, tokens: Tokens, anchors: Sequence[Anchor], known: Words) -> None:
        """Put the expressions into their sentences."""
        text, starts = text_of(tokens.doc), [tokens.starts[start] for start in tokens.sentences]
        self.tokens, self.known = tokens, known
        self.joined = [False] + ["\n" not in text[before:after] for before, after in pairwise(starts)]
        self.own: dict[int, list[Anchor]] = {}
        for anchor in anchors:
            self.own.setdefault(anchor.sentence, []).append(anchor)

    def own_of(self, span: Span) -> Sequence[Anchor]:
        """The expressions of the sentence in which a span stands."""
        return self.own.get(self.tokens.sentence(span.start), ())

    def before(self, span: Span) -> Anchor | None:
        """The event time of the last sentences of the paragraph, when nothing came between."""
        number = self.tokens.sentence(span.start)
        for place in range(number, max(number - REACH, 0), -1):
            if not self.joined[place]:
                return None
            if place - 1 in self.own:
                return event(self.own[place - 1], self.known)
        return None


def event(own: Sequence[Anchor], known: Words) -> Anchor | None:
    """The one time that the main story of a sentence has."""
    told = [anchor for anchor in own if tells(anchor, known)]
    if not told or any(days(anchor) != days(told[0]) for anchor in told[1:]):
        return None
    return told[0]


def days(anchor: Anchor) -> tuple[object, object]:
    """The days of an expression."""
    return anchor.expression.first, anchor.expression.last


def tells(anchor: Anchor, known: Words) -> bool:
    """True for a closed time that modifies a verb in the past which is no verb of saying."""
    first, last = anchor.expression.first, anchor.expression.last
    if first is None or last is None or (last - first).days > LONG:
        return False
    if anchor.span.root.dep_ not in ADVERBIAL or premodifier(anchor.chain[0]):
        return False
    if clock(anchor.expression):
        return False
    verb = next((token for token in anchor.chain if token.pos_ in VERBS), None)
    if verb is None or verb.dep_ in ASIDE or not past(verb) or says(verb, known):
        return False
    between = anchor.chain[1 : anchor.chain.index(verb)]
    return not (between and between[0].lower_ == "of" and between[-1].lemma_ not in known["unit"])


def says(verb: Token, known: Words) -> bool:
    """True when the verb's time is that of words: it has a clause as its object, or publishes something."""
    return verb.lemma_ in known["publishes"] | known["judges"] | known["accuses"] or any(
        child.dep_ == "ccomp" for child in verb.children
    )


def continues(chain: Sequence[Token], told: Anchor) -> bool:
    """True when the figure, given with its ancestors, belongs to what was just told.

    It must be a subject or object of a verb in the plain past, or depend on the very verb that had the time.
    """
    verb = clause(chain)
    if verb is None or verb.dep_ == "relcl" or not past(verb) or quoted(chain[0]) or moved(verb):
        return False
    same = next((token for token in told.chain if token.pos_ in VERBS), None)
    if same is not None and same.lemma_ == verb.lemma_ and verb.lemma_ != "be":
        return True
    below = chain[: chain.index(verb)]
    if any(token.pos_ in VERBS for token in below):
        return False
    return not below or below[-1].dep_ != "prep"


def moved(verb: Token) -> bool:
    """`Now, 52 percent agree`, `Before the vote, it had 90 seats`, `90 farmers eventually came`: another time."""
    return any(child.lower_ in OTHER and child.dep_ in ("advmod", "prep", "mark", "advcl") for child in verb.children)


def quoted(token: Token) -> bool:
    """True when a quotation that opened earlier in the sentence is still open."""
    texts = [other.text for other in before(token.doc, token.i, MOST)]
    straight = sum(text in ('"', "``", "''") for text in texts) % 2
    return texts.count("“") > texts.count("”") or straight == 1
