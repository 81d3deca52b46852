"""Figures that say what a thing is like, or how long a frame of time is: what happened then does not date them."""

from spacy.tokens import Span, Token

from claimx.link.times_anchor import Anchor
from claimx.link.times_signs import BEFORE, premodifier
from claimx.link.times_tree import climb, root
from claimx.link.times_words import Words
from claimx.mentions import Quantity

DESCRIBING = frozenset(("count", "duration", "measure", "age"))
ARGUMENTS = frozenset(("dobj", "nsubj", "nsubjpass"))
HYPHENS = frozenset(("-", "‐", "‑"))
NUMBERS = frozenset(("digit", "dozen", "score", "hundred", "thousand", "million", "billion"))
FRAMES = frozenset(("in", "over", "during", "after"))
BESIDE = 3  # words from the noun to the time
LENGTHS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652, "century": 36524}


def describes(figure: Quantity, span: Span, known: Words, anchor: Anchor | None = None) -> bool:
    """`a 90-room inn`, `the 75 m ship`, `under a five-year contract`: what a thing is like, whatever befell it.

    Not so where the thing is what happened: `a 90-mile march`, `began a two-day strike`, `a two-hour talk on Monday`.
    """
    if figure.kind not in DESCRIBING:
        return False
    noun = described(figure, span)
    if noun is None or noun.lemma_.lower() in known["event"] | known["survey"]:
        return False
    if figure.kind == "age":  # `a nine-year-old boy was found on Monday`: how old he was then
        return noun.dep_ not in ARGUMENTS or anchor is None or holder(anchor) != noun.head
    if anchor is not None and holder(anchor) == noun:  # `a nine-barn fair on Monday`
        return False
    if figure.kind == "measure" and noun.dep_ == "dobj" and not any(token.text in HYPHENS for token in span):
        return False  # `opens a 90 square foot shop on Monday`
    if figure.kind != "duration":
        return True
    beside = anchor is not None and 0 < anchor.span.start - noun.i <= BESIDE
    return noun.dep_ not in ARGUMENTS and not beside


def holder(anchor: Anchor) -> Token | None:
    """The word that a time hangs on, over its preposition."""
    above = (token for token in anchor.chain if not anchor.span.start <= token.i < anchor.span.end)
    return next((token for token in above if token.pos_ != "ADP"), None)


def described(figure: Quantity, span: Span) -> Token | None:
    """The noun that a figure with a hyphen, or a measure without one, stands before."""
    doc, last = span.doc, span[-1]
    if span.end + 1 < len(doc) and doc[span.end].text in HYPHENS:
        last = doc[span.end + 1]
        hyphen = True
    else:
        hyphen = any(token.text in HYPHENS for token in span[1:])
    if not (hyphen or figure.kind == "measure") or last.like_num or last.lemma_.lower() in NUMBERS:
        return None
    if not premodifier(last) or last.dep_ not in BEFORE:
        return None
    noun = next((token for token in climb(last)[1:] if not premodifier(token)), last)  # `a nine-day bus tour`
    return noun if noun.i >= span.end else None


def outlasts(figure: Quantity, span: Span, anchor: Anchor) -> bool:
    """`the first in 90 years of dry summers`, `after eight years as mayor`: longer than the time it stands beside."""
    first, last = anchor.expression.first, anchor.expression.last
    if figure.kind != "duration" or first is None or last is None:
        return False
    top = root(span)
    opening = next((token for token in climb(top)[1:3] if token.pos_ in ("ADP", "SCONJ")), None)
    if opening is None or opening.lower_ not in FRAMES or opening.i > span.start:
        return False
    count = figure.value if figure.value is not None else figure.low
    return count is not None and count * LENGTHS.get(figure.unit or "", 0) > (last - first).days + 1
