"""Time expressions that can date a figure, with their place in the parse."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from spacy.tokens import Span, Token

from claimx.link import times_signs, times_tense
from claimx.link.times_tree import Tokens, climb, root
from claimx.link.times_words import Words
from claimx.mentions import TimeExpression

from ..annotate.columns import text_of

LINE = 40
MONTH = timedelta(31)
DAYS = ("nday", "sday", "iday", "rday", "today", "tomorrow")  # of the week, and `yesterday`


@dataclass(frozen=True, slots=True)
class Anchor:
    """A time expression, its tokens and sentence, its head with all ancestors, and the signs around it."""

    expression: TimeExpression
    span: Span
    sentence: int
    chain: tuple[Token, ...]
    compared: bool
    surveyed: bool
    fronted: bool


def anchors(tokens: Tokens, expressions: Sequence[TimeExpression], known: Words) -> list[Anchor]:
    """The expressions that can date a figure, in their order."""
    found = []
    text = text_of(tokens.doc)
    lines = datelines(text, expressions)
    for expression in joined(text, expressions):
        if expression.start in lines or not (dates(expression) or spans(text, expression)):
            continue
        span = tokens.span(expression.start, expression.end)
        found.append(
            Anchor(
                expression,
                span,
                tokens.sentence(span.start),
                climb(root(span)),
                times_signs.compared(span, known) and not times_tense.starts(expression, span, known),
                times_signs.surveyed(span, known),
                times_signs.fronted(span),
            )
        )
    return found


def dates(expression: TimeExpression) -> bool:
    """False for what gives no span: frequencies, bare durations, `now` and `in recent years`."""
    if (expression.value or "").endswith("_REF"):
        return False
    return not (expression.first is None and expression.last is None and expression.type in ("SET", "DURATION"))


def clock(expression: TimeExpression) -> bool:
    """True for a time of the day in figures, or noon: its day is often another expression's to say."""
    text = expression.text.lower()
    if any(day in text for day in DAYS):
        return False
    return expression.type == "TIME" and any(sign in text for sign in (":", "a.m", "p.m", "am", "pm", "noon", "midday"))


def spans(text: str, expression: TimeExpression) -> bool:
    """`within two days`: a stretch of its own, which has no date but leaves no room for another time."""
    words = text[max(expression.start - 20, 0) : expression.start].lower().split()
    return expression.type == "DURATION" and words[-1:] in (["in"], ["within"], ["over"], ["during"])


def joined(text: str, expressions: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The two ends of a range as one expression (`2008 to 2016`), and so two days in a row (`Monday and Tuesday`)."""
    found: list[TimeExpression] = []
    for expression in expressions:
        if found and (whole := pair(text, found[-1], expression)):
            found[-1] = whole
        else:
            found.append(expression)
    return found


def pair(text: str, one: TimeExpression, two: TimeExpression) -> TimeExpression | None:
    """One expression in place of two, where they stand side by side and mean one span."""
    if one.last is None or two.first is None or not 0 < two.start - one.end < 12:
        return None
    same = (one.first, one.last) == (two.first, two.last)
    if one.first and one.first <= two.first and one.last == two.last and text[one.end : two.start].strip() == "of":
        return replace(one, end=two.end, text=text[one.start : two.end], future=None)
    if years(one, two) and text[one.end : two.start].strip() == "and":  # `in the 2008 and 2012 races`
        return replace(one, end=two.end, text=text[one.start : two.end], last=two.last, future=None, value=None)
    gap = two.first - one.last
    days = one.first == one.last and two.first == two.last and timedelta(0) < gap < MONTH
    row = text[one.end : two.start].strip() == "and" and (days or gap == timedelta(1))
    if not (same or row) or not any(
        character.isalnum() or character in "-–—" for character in text[one.end : two.start]
    ):
        return None
    whole = text[one.start : two.end]
    return replace(one, end=two.end, text=whole, last=two.last, future=None, value=None if row else one.value)


def years(one: TimeExpression, two: TimeExpression) -> bool:
    """True for two whole years, the first of them earlier."""
    first, last = one.value or "", two.value or ""
    closed = None not in (one.first, one.last, two.first, two.last)
    return closed and len(first) == len(last) == 4 and first.isdigit() and last.isdigit() and first < last


def datelines(text: str, expressions: Sequence[TimeExpression]) -> set[int]:
    """Where the expressions begin that fill a line by themselves: the date of the article, not of an event."""
    lines: dict[int, tuple[int, list[TimeExpression]]] = {}
    for expression in expressions:
        left = text.rfind("\n", max(expression.start - LINE, 0), expression.start) + 1
        right = text.find("\n", expression.end, expression.end + LINE)
        if (left or expression.start < LINE) and (right >= 0 or len(text) - expression.end < LINE):
            lines.setdefault(left, (right, []))[1].append(expression)
    found = set()
    for left, (right, own) in lines.items():
        line = text[left : len(text) if right < 0 else right]
        if letters(line) <= sum(letters(expression.text) for expression in own):
            found |= {expression.start for expression in own}
    return found


def letters(text: str) -> int:
    """How many letters the text has."""
    return sum(character.isalpha() for character in text)
