"""Signs in the words around a time expression: what it touches, what it is compared with, where it stands."""

from itertools import pairwise

from spacy.tokens import Span, Token

from claimx.link.times_tree import climb
from claimx.link.times_words import words

NOUNS = frozenset(("NOUN", "PROPN", "NUM", "SYM"))
ADVERBIAL = frozenset(("npadvmod", "advmod", "tmod", "pobj", "prep", "pcomp"))
BEFORE = frozenset(("compound", "nummod", "amod", "nmod"))
QUOTES = frozenset(('"', "'", "“", "‘", "''", "``"))


def gap(figure: Span, expression: Span) -> Span:
    """The tokens between the two, in either order."""
    if figure.end <= expression.start:
        return figure.doc[figure.end : expression.start]
    return figure.doc[expression.end : figure.start] if expression.end < figure.start else figure.doc[0:0]


def touching(figure: Span, expression: Span, between: Span) -> bool:
    """`14 in May`, `31 deaths in June`: the expression follows with nothing but a noun and a preposition."""
    if figure.end > expression.start or len(between) > 3 or premodifier(expression.root):
        return False
    return all(token.pos_ in ("ADP", "NOUN", "DET", "ADJ") and token.lower_ != "of" for token in between)


def close(expression: Span, between: Span) -> bool:
    """True when a few words and no border stand between the two."""
    if len(between) > 4 or premodifier(expression.root):
        return False
    return all(token.pos_ not in ("PUNCT", "CCONJ", "SCONJ", "NUM") for token in between)


def fronted(expression: Span) -> bool:
    """True when an adverbial of time opens the sentence."""
    if expression.root.dep_ not in ADVERBIAL:
        return False
    before = expression.doc[max(expression.sent.start, expression.start - 7) : expression.start]
    return len(before) < 7 and all(token.pos_ in ("ADP", "CCONJ", "SPACE", "PUNCT", "DET") for token in before)


def announced(between: Span) -> bool:
    """True when a colon and a quotation mark stand between: the one tells when, the other what was said."""
    return any(token.text == ":" and after.text in QUOTES for token, after in pairwise(between))


def surveyed(expression: Span) -> bool:
    """`data from May suggest 40 percent`, `a poll taken in May found`: a measurement's date is that of its figures."""
    first = expression.start - 1
    if first > expression.sent.start and expression.doc[first].pos_ == "ADP":
        first -= 1
    above = climb(expression.root)[1:3]
    verbs = [token for token in above if token.dep_ in ("acl", "relcl") and token.lemma_ not in words("publishes")]
    nouns = (expression.root.head, expression.doc[max(first, 0)], *(verb.head for verb in verbs))
    return any(noun.lemma_.lower() in words("survey") or noun.lower_ in words("survey") for noun in nouns)


def compared(expression: Span) -> bool:
    """True when the expression names the time that a figure is compared with."""
    first = expression[0]
    before = first if first.pos_ in ("ADP", "SCONJ") else expression.doc[max(expression.start - 1, 0)]
    if before.lower_ == "times":
        return True
    if before.lower_ not in words("compares"):
        return False
    if before.lower_ not in ("from", "to"):
        return True
    ranged = any(token.lower_ in ("to", "until", "through", "-", "–") for token in expression[1:])
    return before.head.pos_ not in NOUNS and not ranged


def than(between: Span) -> bool:
    """`2 percent, less than it forecast in July`; but not `more than 90`."""
    return any(token.lower_ == "than" and not after.like_num for token, after in pairwise(between))


def superlative(figure: Span, expression: Span) -> bool:
    """`up 4 percent, the most since 2009`, `90, a rise since 2009`: the year is that of an earlier figure."""
    before = (expression[0].lower_, expression.doc[expression.start - 1].lower_)
    if expression.start < figure.end or not any(word in ("since", "in", "over") for word in before):
        return False
    between = expression.doc[max(figure.end + 1, expression.start - 8) : expression.start]
    if "since" not in before and not any(token.lower_ == "," for token in between):
        return False
    return any(
        token.tag_ in ("JJS", "RBS") or token.lower_ == "first" or token.lemma_ in words("change") for token in between
    )


def baseline(figure: Span) -> bool:
    """`from 14 to 31`, `to 31 from 14`, `up from 14`: the start of a change, which has another time than the change."""
    doc, start = figure.doc, figure.start
    if start < 2 or doc[start - 1].lower_ != "from":
        return False
    after = doc[figure.end : min(figure.end + 6, figure.sent.end)]
    before = doc[max(start - 5, figure.sent.start) : start - 1]
    if any(token.lower_ == "to" for token in (*before, *after)):
        return True
    return len(before) > 0 and (before[-1].lower_ in ("up", "down") or before[-1].lemma_ in words("change"))


def premodifier(token: Token) -> bool:
    """`the 2009 report`: a date before a noun dates the thing, not the event."""
    return token.dep_ in BEFORE and token.i < token.head.i
