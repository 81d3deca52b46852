"""Which time span belongs to which figure: when it holds or happened, not when it was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Span

from claimx.link import times_cost, times_tense
from claimx.link.times_anchor import Anchor, anchors
from claimx.link.times_passage import Passage, continues
from claimx.link.times_tree import Tokens, climb, path, root
from claimx.mentions import Attribution, Quantity, TimeExpression

NEAR = 12


@dataclass(frozen=True, slots=True)
class TimeLink:
    """The time span of one figure: the words in the text and the days they cover.

    `first` and `last` are inclusive; an open or unresolved side is None. `value` is the TIMEX3 value.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    value: str | None
    rule: str


def link(
    doc: Doc,
    figures: Sequence[Quantity],
    expressions: Sequence[TimeExpression],
    attributions: Sequence[Attribution] = (),
) -> list[TimeLink | None]:
    """The time span of each figure, or None where the text does not say when it holds.

    Args:
        doc: parsed, with sentences.
        figures: in any order; the answer keeps it.
        expressions: of the same text, by their place.
        attributions: times inside their cues are times of the utterance.
    """
    if not len(doc) or not figures:
        return [None] * len(figures)
    tokens = Tokens(doc)
    passage = Passage(doc, anchors(tokens, expressions))
    return [of(figure, tokens.span(figure.start, figure.end), passage) for figure in figures]


def of(figure: Quantity, span: Span, passage: Passage) -> TimeLink | None:
    """The time of one figure: from its own sentence, else from its paragraph."""
    sentence = span.sent.start
    chain = climb(root(span))
    own = passage.own.get(passage.number[sentence], ())
    if found := best(figure, span, own):
        anchor, rule = found
        return made(anchor.expression, rule, future=times_tense.future(chain))
    if own or times_cost.baseline(span):
        return None
    before = passage.before(sentence)
    return made(before.expression, "time:passage") if before and continues(chain, before) else None


def best(figure: Quantity, span: Span, own: Sequence[Anchor]) -> tuple[Anchor, str] | None:
    """The expression of the sentence that is closest in grammar, and by which rule; None when none is close."""
    options = []
    chain = climb(root(span))
    for anchor in nearest(own, span):
        if anchor.expression.start < figure.end and figure.start < anchor.expression.end:
            continue
        way = path(chain, anchor.chain)
        cost, rule = times_cost.cost(span, anchor.span, way)
        if cost <= times_cost.LIMIT:
            options.append((cost, abs(anchor.span.start - span.start), anchor.span.start, anchor, rule))
    if not options:
        return None
    choice = min(options, key=lambda option: option[:3])
    return choice[3], choice[4]


def nearest(near: Sequence[Anchor], span: Span) -> Sequence[Anchor]:
    """The first expression of the sentence and those around the figure: a bound on the work a figure."""
    if len(near) <= NEAR:
        return near
    close = sorted(near, key=lambda anchor: abs(anchor.span.start - span.start))[: NEAR - 1]
    return [near[0], *(anchor for anchor in close if anchor is not near[0])]


def made(expression: TimeExpression, rule: str, *, future: bool = False) -> TimeLink:
    """The link to an expression, in its past or its future reading."""
    first, last = expression.first, expression.last
    if future and expression.future is not None:
        first, last = expression.future
    return TimeLink(expression.start, expression.end, first, last, expression.value, rule)
