"""What a figure takes from the figure before it: modifiers said once, an elided unit, the direction of a change."""

import re
from dataclasses import replace

from claimx.mentions import Quantity
from claimx.quantity.vocabulary import Vocabulary

FAR = 110
"""No figure takes anything from one that ends further away, in characters."""

_AGAIN = re.compile(r"(?:[ \u00a0][a-z]+)?,?[ \u00a0](?:\(|or[ \u00a0])")
_ELIDED = re.compile(
    r"[^.;\n]{0,90}[ \u00a0](?:to|at|with|from|versus|vs\.?|against)[ \u00a0](?:(?:just|only|about|nearly)[ \u00a0])?"
)
_COMPARED = re.compile(
    r"[^.;\n]{0,60}(?:\b(?:up|down|compared|compares)[ \u00a0](?:from|with|to)|\b(?:versus|vs\.?"
    r"|against|than|above|below)|\bjust)"
    r"[ \u00a0](?:(?:just|only|about|nearly|the|an?|average|of)[ \u00a0]){0,2}"
)
_ELIDING = frozenset("measure duration percentage_point index money".split())
_MOVES = re.compile(
    r"(?:[ \u00a0][\w’'-]+){0,4}?,?[ \u00a0](?:to|from)[ \u00a0]"
    r"(?:(?:just|only|about|nearly|the|an?|average|of)[ \u00a0]){0,2}"
)
_AND_SO = re.compile(
    r"[ \u00a0](?P<word>in|on|for|among|during|of)[ \u00a0][^.;:,\n0-9]{1,50}?,?[ \u00a0](?:and|but|or|against)"
    r"[ \u00a0](?:(?:just|only|about|nearly)[ \u00a0])?"
)
_NO_NOUN = re.compile(
    r"[.,;:)!?”\"’]|$|[ \u00a0](?:in|for|among|last|this|on|at|from|during|against|when|while|who|a"
    r"|the|and|earlier|now|ago|before|they|he|she|it|we|shy|short|nationally|nationwide|overall|by|to"
    r"|(?:a|one|two|three|four|five|six|ten|[0-9]+)[ \u00a0](?:years?|months?|weeks?|days?)"
    r"[ \u00a0](?:ago|earlier|before))\b|\n|[ \u00a0]\("
)
_KNOWN_MODIFIER = frozenset("just only about nearly".split())
_TO = re.compile(
    r"[^.;\n]{0,60}?(?:,?[ \u00a0](?:to(?:[ \u00a0](?:close|settle|finish|end|trade|stand)[ \u00a0]at)?"
    r"|closing[ \u00a0]at|and[ \u00a0]closed[ \u00a0]at))[ \u00a0]"
    r"(?:(?:a|an|the|just|only|about|over|more|than|around|nearly|almost"
    r"|some|record|roughly|at|least|less|under|below|as|much|high|low)[ \u00a0]){0,5}"
)
_FROM = re.compile(r"\b(?P<words>(?:[a-z’'-]+,?[ \u00a0]){1,6})from[ \u00a0](?:[a-z]+[ \u00a0]){0,3}$", re.I)

_UNMOVED = frozenset("age score rank".split())
_MOVED = frozenset("go goes went gone move moves moved change changes changed swing swung".split())


def restated(text: str, before: Quantity, read: Quantity) -> Quantity:
    """Lend the modifiers of `about 300 km` to the same quantity said again: `(190 miles)`, `or 190 miles`."""
    if read.modifier or read.unit is None or before.unit in (None, read.unit) or before.kind != read.kind:
        return read
    if read.value is None or before.value is None or not 0 < read.start - before.end < 12:
        return read
    if not _AGAIN.fullmatch(text, before.end, read.start):
        return read
    low = None if before.low is None else read.low
    high = None if before.high is None else read.high
    return replace(read, low=low, high=high, approximate=before.approximate)


def elided(text: str, before: Quantity, read: Quantity) -> Quantity:
    """`47 percent to 40`, `44 days, up from 37 in June`: the second number measures the same as the first."""
    if read.kind == "money" and before.per and read.per is None and before.unit == read.unit:
        return replace(read, per=before.per) if _like(before, read) and _compared(text, before, read) else read
    if read.kind != "count" or read.unit is not None or read.value is None or read.per:
        return read
    if read.rule not in ("digits", "words"):
        return read
    parallel = _parallel(text, before, read)
    if not parallel and not _NO_NOUN.match(text, read.end):
        return read
    if before.kind == "percent":
        if read.value > 100:
            return read
        if not parallel and not _ELIDED.fullmatch(text, before.end, read.start):
            return read
        return replace(read, kind="percent", unit="%", rule="percent elided")
    same = before.kind in _ELIDING or (before.kind == "count" and before.per is not None)
    if not same or before.value is None:
        return read
    if not parallel and not _compared(text, before, read):
        return read
    return replace(read, kind=before.kind, unit=before.unit, per=before.per, rule="unit elided")


def _like(before: Quantity, read: Quantity) -> bool:
    """Whether two amounts are near enough to be of one kind: `$1.16 a share, against $20 million` are not."""
    if not before.value or not read.value:
        return True
    return 1 < 1000 * abs(read.value / before.value) < 1_000_000


def _compared(text: str, before: Quantity, read: Quantity) -> bool:
    """Whether words of comparison stand between the two figures, a modifier of the second aside."""
    return _COMPARED.fullmatch(text, before.end, read.start - _long(read)) is not None or (
        _MOVES.fullmatch(text, before.end, read.start - _long(read)) is not None
    )


def _long(read: Quantity) -> int:
    """How many characters the words that modify the figure take before it, the known ones aside."""
    words = read.modifier if read.modifier and read.modifier not in _KNOWN_MODIFIER else ""
    return len(words) + 1 if words and " ... " not in words else 0


def _parallel(text: str, before: Quantity, read: Quantity) -> bool:
    """`61 percent in the north and 48 in the south`: the same preposition behind both."""
    found = _AND_SO.fullmatch(text, before.end, read.start)
    return found is not None and text.startswith(found["word"], read.end + 1) and not text[read.end].isalnum()


_SAID_AGAIN = re.compile(
    r",?[ \u00a0](?:or|\()[ \u00a0]?(?:(?:just|only|about|nearly|roughly|some|almost|around|more|less|than|an?|the"
    r")[ \u00a0]){0,3}"
)
_ALSO = re.compile(
    r"(?:[ \u00a0](?:since|from|in|over|this|last|against)(?:[ \u00a0][\w’'-]+){1,3})?,?[ \u00a0]and[ \u00a0](?:(?:by"
    r"|just|only|about|nearly|roughly|almost|another|an|additional)[ \u00a0]){0,3}"
)
_RELATIVE = frozenset("percent percentage_point index".split())


def _beside(text: str, before: Quantity, read: Quantity) -> bool:
    """`24 points, or 0.1 percent`, `rose 0.9% and 1.6%`: the same change said again, or another like it."""
    if read.start - before.end > 60 or before.kind in _UNMOVED:
        return False
    if read.unit is not None and _SAID_AGAIN.fullmatch(text, before.end, read.start):
        return True
    same = read.kind in _RELATIVE and read.unit == before.unit
    return same and _ALSO.fullmatch(text, before.end, read.start) is not None


def end_point(text: str, before: Quantity, read: Quantity, known: Vocabulary) -> Quantity:
    """`rose 3 percent to 41`, `fell from 14 to 9`: the end point of a change has its direction."""
    if read.direction or read.kind in _UNMOVED:
        return read
    if before.direction and _beside(text, before, read):
        return replace(read, direction=before.direction)
    if not _TO.fullmatch(text, before.end, read.start):
        return read
    direction = before.direction
    if direction is None and (source := _FROM.search(text[max(0, before.start - 60) : before.start])):
        words = source["words"].lower().replace(",", "").split()
        direction = next((known.changes[word] for word in reversed(words) if word in known.changes), None)
        if direction is None and words and (multiple := known.multiples.get(words[-1])):
            direction = multiple.direction
        if direction is None and _MOVED & {*words} and before.value is not None and read.value is not None:
            direction = "up" if read.value > before.value else "down"
    return replace(read, direction=direction) if direction else read
