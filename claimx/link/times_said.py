"""Times of utterances: what modifies a cue dates the saying, not what was said."""

from collections.abc import Sequence
from dataclasses import dataclass

from claimx.link.times_anchor import Anchor
from claimx.link.times_tense import VERBS
from claimx.mentions import Attribution, Offsets, Quantity

CLAUSE = 60


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


def inside(part: Quantity | Offsets, whole: Offsets) -> bool:
    """True when the first lies within the second."""
    return whole.start <= part.start and part.end <= whole.end


def longest(attribution: Attribution) -> int:
    """How many characters the longest stretch of what is said has."""
    return max((content.end - content.start for content in attribution.content), default=0)
