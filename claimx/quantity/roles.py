"""Why a quantity is no claim's figure, as far as the text alone shows: part of a time, pronoun, sources."""

import re

from claimx.mentions import Quantity

_S = "[ \u00a0\n]"
_AGO = re.compile(
    r"(?:[ \u00a0](?:or[ \u00a0]so|or[ \u00a0]more))?[ \u00a0-](?:ago|later|earlier|before|after"
    r"|afterwards|prior|beforehand|from now|hence|since|ahead[ \u00a0]of|previously|into|until"
    r"|away[ \u00a0]from)\b"
    r"|['’]s?[ \u00a0]time\b|[ \u00a0]to[ \u00a0](?:go|the[ \u00a0])"
)
_LAST = re.compile(
    rf"\b(?:the|this|these|those|his|her|their|its|our|in|over|within|for|of)?{_S}?(?:last|past|next"
    rf"|first|previous|coming|preceding|following|final|recent|opening|closing|early"
    rf"|late){_S}(?:(?:about|few|nearly|almost|roughly|over|more than|some|at least){_S})?$|\bevery{_S}$",
    re.I,
)
_PHASE = re.compile(
    rf"\bin the (?:space|span|course) of(?:{_S}(?:just|only|about|under))?{_S}$|\b(?:with|with)?in{_S}$", re.I
)
_TIME_UNITS = frozenset(
    "second minute hour day week fortnight month year decade century millennium weekend night".split()
)
_SOURCES = re.compile(
    r"(?:[ \u00a0](?!by\b|of\b|from\b|to\b|reported\b|in\b"
    r"|and\b)[a-z’'-]+){0,3}?[ \u00a0](?:sources?\b|(?:people|persons?|officials?|aides?"
    r"|executives?|employees|diplomats?|lawmakers?|lawyers|advisers?|advisors|insiders|men"
    r"|women)[ \u00a0](?:familiar|briefed|close[ \u00a0]to|with[ \u00a0](?:direct[ \u00a0])?knowledge"
    r"|who[ \u00a0](?:spoke|asked|requested|declined)))"
)
_DENOMINATOR = re.compile(r"\b(?:per|for every|out of every)[ \u00a0]$")
_ONE_OF = re.compile(r"[ \u00a0](?:of\b|[a-z]+[ \u00a0]of\b(?=[ \u00a0]them))")
_NO_NOUN_AFTER = re.compile(
    r"[.,;:!?)”\"’\n–—]|$|[ \u00a0](?:who|that|which|is|was|has|had|can|could|will|would|does|did"
    r"|with|in|on|at|to|for|from|by|and|or|but|now|then|as|when|where|if|than|may|might|must|should"
    r"|are|were|the|a|an|he|she|they|we|I|you|it|there|posed|made|based)\b"
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
        if read.unit not in ("second", "minute") and _PHASE.search(back):
            return "time", "within a time"
        if found := _LAST.search(back):
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
