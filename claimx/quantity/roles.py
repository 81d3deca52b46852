"""Why a quantity is no claim's figure, as far as the text alone shows: part of a time, pronoun, sources."""

import re

from claimx.mentions import Quantity
from claimx.quantity import cues
from claimx.quantity.arbiter import MONTH

_S = "[ \u00a0\n]"
_AGO = re.compile(
    r"(?:[ \u00a0](?:or[ \u00a0]so|or[ \u00a0]more))?[ \u00a0-](?:ago|later|earlier|before|after"
    r"|afterwards|prior|beforehand|from now|hence|since|ahead[ \u00a0]of|previously|into|until"
    r"|away|from[ \u00a0](?:time|the[ \u00a0]end))\b"
    r"|['’]s?[ \u00a0]time\b|[ \u00a0]to[ \u00a0](?:go|the[ \u00a0])"
)
_DEFINITE = re.compile(r"\b(?:the|its|their)[ \u00a0](?:full[ \u00a0])?$", re.I)
_LAST = re.compile(
    rf"\b(?:the|this|these|those|his|her|their|its|our|in|over|within|for|of)?{_S}?(?:last|past|next"
    rf"|first|previous|coming|preceding|following|final|recent|opening|closing|early"
    rf"|late){_S}(?:(?:about|few|nearly|almost|roughly|over|more than|some|at least){_S})?$|\bevery{_S}$",
    re.I,
)
_PHASE = re.compile(
    rf"\bin the (?:space|span|course) of(?:{_S}(?:just|only|about|under))?{_S}$|\b(?:with|with)?in{_S}$", re.I
)
_AFTER_WHEN = re.compile(r"\b(?:after|within)[ \u00a0](?:(?:just|only|about|barely)[ \u00a0])?$", re.I)
_NO_SPAN = re.compile(r"[.,;:)!?”\"]|$|[ \u00a0](?:when|and|but|with|before|of[ \u00a0](?:the|his|her|its|their))\b")
_TO_DATE = re.compile(
    r"[ \u00a0](?:to|through|up[ \u00a0]to|end(?:ed|ing)(?:[ \u00a0](?:on|in))?)[ \u00a0]"
    r"(?:(?:the[ \u00a0])?end[ \u00a0](?:of[ \u00a0])?|mid-|late[ \u00a0]|early[ \u00a0])?"
    rf"(?:[0-9]{{1,2}}[ \u00a0])?(?:{MONTH})(?![a-z])"
)
"""Behind the length of a time that is told by its end: `in the 12 months to May`."""
_ONE_DAY = re.compile(
    r"(?:one|single)[- \u00a0]day[ \u00a0](?:totals?|records?|highs?|lows?|tolls?|counts?|rise|fall|drop|gains?"
    r"|loss|losses"
    r"|increase|decline|jump|tally|figure|number|peak|rally)\b",
    re.I,
)
_BOND = re.compile(
    r"[ \u00a0](?:U\.S\.[ \u00a0])?(?:Treasur(?:y|ies|ys)|gilts?|bunds?|JGBs?|notes?|bonds?|benchmark|yields?)\b"
)
_SEASONS = re.compile(r"[ \u00a0](?:[a-z]+[ \u00a0])?(?:seasons?|quarters?|semesters?|elections?)\b")
_QUARTERS = re.compile(r"(?:two|three|four)[ \u00a0]quarters\b")
_SMALL = frozenset("two three four five six".split())
_TIME_UNITS = frozenset(
    "second minute hour day week fortnight month year decade century millennium weekend night".split()
)
_SOURCES = re.compile(
    r"(?:[ \u00a0](?!by\b|of\b|from\b|to\b|reported\b|in\b"
    rf"|and\b)[a-z’'-]+){{0,3}}?[ \u00a0](?:sources?\b|(?:{cues.pattern('source')})[ \u00a0](?:familiar|briefed"
    rf"|close[ \u00a0]to|with[ \u00a0](?:direct[ \u00a0])?knowledge"
    r"|who[ \u00a0](?:spoke|asked|requested|declined)))"
)
_DENOMINATOR = re.compile(r"\b(?:per|for every|out of every)[ \u00a0]$")
_ONE_OF = re.compile(r"[ \u00a0](?:of\b|[a-z]+[ \u00a0]of\b(?=[ \u00a0]them))")
_NO_NOUN_AFTER = re.compile(
    r"[.,;:!?)”\"’\n–—]|$|[ \u00a0](?:who|that|which|is|was|has|had|can|could|will|would|does|did"
    r"|with|in|on|at|to|for|from|by|and|or|but|now|then|as|when|where|if|than|may|might|must|should"
    r"|are|were|the|a|an|he|she|they|we|I|you|it|there|posed|made|based)\b"
)
_THE = re.compile(r"\b(?:(?:the|these|those)(?:[ \u00a0](?:other|remaining))?|all|both)[ \u00a0]$", re.I)
_AFTER_PRONOUN = re.compile(
    rf"{_NO_NOUN_AFTER.pattern}|[ \u00a0](?:[a-z]{{2,}}ed|met|left|won|lost|fell|went|came|said|took|got|ran|do"
    rf"|did|also|both)\b"
)
_HARMED = re.compile(r"\b(?:kill|injur|wound|arrest|hurt|leav|left|detain|hospitali)\w*[ \u00a0]$", re.I)
_WAS_HARMED = re.compile(
    r"[ \u00a0](?:(?:was|is|has|had|being)[ \u00a0])?(?:(?:been|also|later|seriously|critically|fatally)[ \u00a0]){0,2}"
    r"(?:pronounced|killed|dead|died|injured|wounded|hurt|missing|arrested|shot|convicted|acquitted|charged"
    r"|hospitali[sz]ed|detained)\b"
)


def no_claim(text: str, read: Quantity) -> tuple[str, str] | None:
    """Why a quantity is no claim's figure, as far as the text alone shows: role and rule."""
    back = text[max(0, read.start - 48) : read.start]
    if read.kind == "duration" and read.unit in _TIME_UNITS:
        if found := _AGO.match(text, read.end):
            return "time", f"before {found[0].strip()}"[:40]
        if read.unit in ("week", "month", "year", "day") and _TO_DATE.match(text, read.end) and _DEFINITE.search(back):
            return "time", "length of a time told by its end"
        if read.unit not in ("second", "minute") and _PHASE.search(back):
            return "time", "within a time"
        if found := _LAST.search(back):
            return "time", f"after {found[0].strip()}"[:40]
        if read.unit in ("second", "minute") and _AFTER_WHEN.search(back) and _NO_SPAN.match(text, read.end):
            return "time", "gap before an event"
        if _ONE_DAY.match(text, read.start):
            return "time", "record of one day"
        if read.unit == "year" and _BOND.match(text, read.end):
            return "name", "loan by its years"
    if (
        read.kind == "count"
        and (read.value or 13) <= 12
        and (found := _LAST.search(back))
        and _SEASONS.match(text, read.end)
    ):
        return "time", f"after {found[0].strip()}"[:40]
    if (
        read.kind == "count"
        and read.text.lower() in _SMALL
        and _THE.search(back)
        and _AFTER_PRONOUN.match(text, read.end)
    ):
        return "pronoun", "the two"
    if read.rule == "twin":
        return "idiom", "double of a thing"
    if read.rule == "part" and _QUARTERS.match(text, read.start) and (found := _LAST.search(back)):
        return "time", f"after {found[0].strip()}"[:40]
    if read.kind == "count" and (read.value or 0) >= 10 and _DENOMINATOR.search(back):
        return "per", "denominator of a rate"
    if read.text.lower() in ("one", "1") and read.kind == "count":
        return _pronoun(text, read, back)
    if read.kind == "count" and read.value is not None and read.value <= 12 and _SOURCES.match(text, read.end):
        return "sources", "number of sources"
    return None


def _pronoun(text: str, read: Quantity, back: str) -> tuple[str, str] | None:
    if read.modifier and re.search(r"least|than|only|just|about|but", read.modifier, re.I):
        return None
    if _HARMED.search(back) or _WAS_HARMED.match(text, read.end):
        return None
    if _ONE_OF.match(text, read.end):
        return "pronoun", "one of"
    if _NO_NOUN_AFTER.match(text, read.end):
        return "pronoun", "one without a noun"
    return None
