"""Which time span belongs to which figure: when it holds or happened, not when it was said."""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Span, Token

from claimx.link import times_cost, times_said, times_shared, times_signs, times_tense, times_thing
from claimx.link.times_anchor import Anchor, anchors, clock, dates
from claimx.link.times_borders import opens_with
from claimx.link.times_passage import Passage, continues
from claimx.link.times_tree import Tokens, after, before, climb, path, root
from claimx.link.times_words import Words, time_link_words
from claimx.mentions import Attribution, Quantity, TimeExpression

NEAR = 8
NAMED = frozenset(("time:phrase", "time:touching"))  # the time is part of what the figure counts
RATES = frozenset(("hour", "day", "week", "month", "year"))  # `$90 a year` is not of the day just told


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
    *,
    lexicon: str | None = None,
) -> list[TimeLink | None]:
    """The time span of each figure, or None where the text does not say when it holds.

    Args:
        doc: parsed, with sentences.
        figures: in any order; the answer keeps it.
        expressions: of the same text, by their place.
        attributions: times inside their cues are times of the utterance.
        lexicon: a folder with a word list of one's own (`time_links.toml`).
    """
    if not len(doc) or not figures or not doc.has_annotation("SENT_START"):
        return [None] * len(figures)
    tokens, known = Tokens(doc), time_link_words(lexicon)
    passage = Passage(tokens, anchors(tokens, expressions, known), known)
    order = sorted(range(len(figures)), key=lambda number: figures[number].start)
    ordered = [figures[number] for number in order]
    spans = [tokens.span(figure.start, figure.end) for figure in ordered]
    said = said_by_sentence(attributions, tokens)
    found = [
        best(figure, span, passage.own_of(span), said.get(tokens.sentence(span.start), ()), known)
        for figure, span in zip(ordered, spans, strict=True)
    ]
    links: list[TimeLink | None] = [None] * len(figures)
    for number, span, choice in zip(order, spans, times_shared.share(ordered, spans, found, tokens), strict=True):
        links[number] = of(figures[number], span, choice, passage)
    return links


def of(figure: Quantity, span: Span, choice: tuple[Anchor, str] | None, passage: Passage) -> TimeLink | None:
    """The link of one figure: the time of its own sentence as chosen, else that of its paragraph."""
    chain = climb(root(span))
    if choice is not None:
        dated = dates(choice[0].expression) or soon(choice[0], passage.known, behind=choice[0].span.start >= span.end)
        return made(choice[0], choice[1], chain, passage.known) if dated else None
    if figure.kind == "age" or figure.per in RATES or passage.own_of(span):
        return None
    if times_signs.baseline(span, passage.known) or times_signs.known_few(span):
        return None
    if times_thing.describes(figure, span, passage.known):
        return None
    told = passage.before(span)
    return made(told, "time:passage", chain, passage.known) if told and continues(chain, told) else None


def soon(anchor: Anchor, known: Words, *, behind: bool) -> bool:
    """`will fall within a year`: the length of time that begins now, told behind the figure or first of all."""
    opening = before(anchor.span.doc, anchor.span.start, 1)
    within = "within" in (opening.text.lower(), anchor.span[0].lower_) and (behind or anchor.fronted)
    return within and anchor.expression.future is not None and times_tense.future(anchor.chain, known)


def said_by_sentence(attributions: Sequence[Attribution], tokens: Tokens) -> dict[int, list[Attribution]]:
    """The attributions by the sentence of their cue, a bounded number for each."""
    found: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        if attribution.cue is not None:
            sentence = tokens.sentence(tokens.span(attribution.cue.start, attribution.cue.end).start)
            if len(own := found.setdefault(sentence, [])) < NEAR:
                own.append(attribution)
    return found


def best(
    figure: Quantity, span: Span, own: Sequence[Anchor], said: Sequence[Attribution], known: Words
) -> tuple[Anchor, str] | None:
    """The expression of the sentence that is closest in grammar, and by which rule; None when none is close."""
    found, least = None, times_cost.LIMIT
    if figure.kind == "measure" and times_signs.place(span):
        return None
    chain = climb(root(span))
    for distance, anchor in nearest(own, span):
        if times_cost.WORD * distance > least:
            break
        if anchor.expression.start < figure.end and figure.start < anchor.expression.end:
            continue
        if figure.kind == "score" and "-Q" in (anchor.expression.value or ""):  # of a game, not of a year
            continue
        saying = times_said.saying(figure, anchor, said)
        if saying.apart or times_said.before_clause(anchor) or times_said.closing(span, anchor, known):
            continue
        way = path(chain, anchor.chain)
        cost, rule = times_cost.cost(span, anchor, way, known, kind=figure.kind, within=saying.within)
        if clock(anchor.expression) or not dates(anchor.expression):
            cost += times_cost.SIGNS["undated"]
        if cost < least or (found is None and cost <= least):
            found, least = (anchor, rule), cost
    if found and found[1] not in NAMED and times_signs.known_few(span):
        return None
    if found and (times_thing.describes(figure, span, known, found[0]) or times_thing.outlasts(figure, span, found[0])):
        return None
    return found


def nearest(own: Sequence[Anchor], span: Span) -> list[tuple[int, Anchor]]:
    """The expressions around the figure and the first of the sentence, the nearest first, with the words between.

    Their number is bounded, and so is the work a figure.
    """
    if len(own) > NEAR:
        place = bisect_left(own, span.start, key=lambda anchor: anchor.span.start)
        start = max(place - NEAR // 2, 0)
        own = [*own[: min(start, 1)], *own[start : start + NEAR]]
    apart = [(max(anchor.span.start - span.end, span.start - anchor.span.end, 0), anchor) for anchor in own]
    return sorted(apart, key=lambda pair: (pair[0], pair[1].span.start))


def made(anchor: Anchor, rule: str, chain: Sequence[Token], known: Words) -> TimeLink:
    """The link of a figure, given with its ancestors, to an expression in its past or its future reading."""
    expression = anchor.expression
    first, last = expression.first, expression.last
    limit = first is None and last is not None
    if times_tense.starts(expression, anchor.span, known):
        first, last = (expression.future or (first, None))[0], None
    elif expression.future is not None and times_tense.future(anchor.chain, known, limit=limit):
        first, last = expression.future
    elif first is not None and last is None and rule != "time:touching" and when(anchor, chain[0]):
        last = end_of(first, expression.value)
    elif limit and (rule == "time:when" or when(anchor, chain[0])) and (named := day_of(expression.value)):
        first, last = named, end_of(named, expression.value)
    elif last is not None and since(anchor, chain):
        last = None
    elif rule == "time:when" and first is not None and last is None:
        last = end_of(first, expression.value)
    return TimeLink(opening(anchor), expression.end, first, last, expression.value, rule)


def when(anchor: Anchor, figure: Token) -> bool:
    """`since May, when 90 died`: the figure stands in the clause that tells what happened then."""
    following = after(anchor.span.doc, anchor.span.end, 2)
    if [token.lower_ for token in following] != [",", "when"] or figure.i < anchor.span.end:
        return False
    return following[1].head in climb(figure)


def opening(anchor: Anchor) -> int:
    """Where the words of the time begin, with the preposition that says how it is meant: `since May`, `as of May`."""
    words = before(anchor.span.doc, anchor.span.start, 2)
    if not len(words) or words[-1].pos_ not in ("ADP", "SCONJ") or anchor.expression.start != anchor.span.start_char:
        return anchor.expression.start
    owner = after(anchor.span.doc, anchor.span.end, 1).text in ("'s", "’s")
    if owner and words[-1].lower_ in ("in", "at", "on"):  # `in Monday's vote`
        return anchor.expression.start
    if words[-1].lower_ != "of":
        return int(words[-1].idx)
    return int(words[0].idx) if words[0].lower_ == "as" else anchor.expression.start


def day_of(value: str | None) -> date | None:
    """`by March 1, when 90 vote`: the day that the value names, where it names one."""
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None


def end_of(first: date, value: str | None) -> date | None:
    """`the deadliest since 2007, when 90 died`: the last day of the year, month or day that the value names."""
    match (value or "").split("-"):
        case [year] if year.isdigit():
            return date(first.year, 12, 31)
        case [year, month] if year.isdigit() and month.isdigit():
            return date(first.year, first.month, monthrange(first.year, first.month)[1])
        case [year, month, day] if (year + month + day).isdigit():
            return first
    return None


def since(anchor: Anchor, chain: Sequence[Token]) -> bool:
    """`since the strike on May 2`, `since it sank on May 2`: an event opens the span of all but itself."""
    above = [token for token in anchor.chain[1:4] if token not in chain]
    if any(opens_with(token) == "since" for token in above if token.dep_ == "advcl"):
        return True
    since = any(token.lower_ == "since" and token.dep_ == "prep" for token in above)
    return since and any(token.pos_ in ("NOUN", "PROPN") or token.dep_ == "pcomp" for token in above)
