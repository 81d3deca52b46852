"""Times of utterances: what modifies a cue dates the saying, not what was said."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from claimx.link.times_anchor import Anchor
from claimx.link.times_tense import VERBS
from claimx.link.times_tree import Path, before
from claimx.link.times_words import Words
from claimx.mentions import Attribution, Offsets, Quantity

CLAUSE = 60
TAIL = 12  # words from the comma on to the time
NEAR = 5  # words from the verb on to it


@dataclass(frozen=True, slots=True)
class Saying:
    """What the attributions of a figure tell of a time expression beside it.

    `apart`: the time modifies the cue and stands outside what is said. `within`: both are part of what is said.
    """

    apart: bool
    within: bool


def saying(figure: Quantity, anchor: Anchor, attributions: Sequence[Attribution]) -> Saying:
    """Ask the attributions of the figure's sentence."""
    time = Offsets(anchor.expression.start, anchor.expression.end)
    covering = [a for a in attributions if any(inside(figure, content) for content in a.content)]
    within = any(inside(time, content) for a in covering for content in a.content)
    verb = next((token for token in anchor.chain if token.pos_ in VERBS), None)
    apart = verb is not None and any(
        a.direct and a.cue is not None and a.cue.start <= verb.idx < a.cue.end and longest(a) > CLAUSE for a in covering
    )
    return Saying(apart and not within, within)


def before_clause(anchor: Anchor) -> bool:
    """`said last month it would sell 90`: between the verb of saying and the subject of the clause below it.

    The parse hangs such a time on the clause; it is the verb's. Not so where it is that subject: `said May was dry`.
    """
    place = next((number for number, token in enumerate(anchor.chain) if token.pos_ in VERBS), 0)
    if not place or anchor.chain[place].dep_ != "ccomp":
        return False
    verb, top = anchor.chain[place], anchor.chain[place - 1]
    first = next(iter(verb.lefts), None)
    if first is None or first.i != top.i or top.dep_ in ("nsubj", "nsubjpass"):
        return False
    return 0 <= anchor.span.start - verb.head.i - 1 <= 1


def before_said(way: Path, expression: Span) -> bool:
    """`A bomb killed 90 late on Monday, police said`: the time of what is said, though the parse hangs it on `said`."""
    below = way.up[-1] if way.up else None
    if below is None or below.dep_ != "ccomp" or not below.i < expression.start < expression.end <= way.top.i:
        return False
    subject = next((child for child in way.top.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    start = way.top.i if subject is None or subject.i > way.top.i else subject.left_edge.i
    comma = expression.doc[start - 1]
    return comma.text == "," and expression.end == comma.i


def closing(figure: Span, anchor: Anchor, known: Words) -> bool:
    """`A barn burned, killing 90 cows, the mayor said on Monday`: the time of a saying put after what is said.

    So is that of `90 cows, according to the mayor on Monday`, but not that of `according to a poll in May`.
    """
    start = anchor.span.start
    if start - figure.end < 3:
        return False
    words = before(figure.doc, start, TAIL)
    source = next((token.i for token in reversed(words) if token.lower_ == "according"), -1)
    named = not any(token.pos_ in VERBS or token.is_punct for token in figure.doc[source + 1 : start])
    if figure.end <= source and named and not anchor.surveyed:
        return True
    verbs = [token for token in words if token.pos_ in VERBS]
    if not verbs or verbs[-1].lemma_ not in known["says"] or start - verbs[-1].i > NEAR:
        return False
    place = next((token.i for token in reversed(words) if token.text == "," and token.i < verbs[-1].i), None)
    return place is not None and figure.end <= place and all(token.i < place for token in verbs[:-1])


def inside(part: Quantity | Offsets, whole: Offsets) -> bool:
    """True when the first lies within the second."""
    return whole.start <= part.start and part.end <= whole.end


def longest(attribution: Attribution) -> int:
    """How many characters the longest stretch of what is said has."""
    return max((content.end - content.start for content in attribution.content), default=0)
