"""The words round a figure that bound or soften it, and what they make of its value."""

import re
from decimal import Decimal
from typing import NamedTuple

from claimx.quantity.vocabulary import Vocabulary

_OPENING = " \u00a0\u202f\n\t“\"‘'([{-‐"
_AFTER = re.compile(
    r"(?P<tight>\+(?![0-9])|-plus\b|-odd\b|-some(?:thing)?\b|-?ish\b|-or-more\b|-or-so\b)"
    r"|(?:[ \u00a0][a-z]+)??[ \u00a0](?P<words>(?:or|and|tops|plus|at|max|maximum|minimum|give|more"
    r"|approximately)\b(?:[ \u00a0][a-z]+){0,3})"
)
_TIGHT = {"+": "low", "-plus": "low", "-or-more": "low"}
_LONGEST = 5
_NOUN_OF = re.compile(
    r"\b(?:an?[ \u00a0]|the[ \u00a0])?(?:(?P<low>minimum)(?:[ \u00a0][a-z]+){1,3}"
    r"|maximum[ \u00a0](?:[a-z]+[ \u00a0])?(?:sentence|penalty|fine|term|number|period|stake|amount"
    r"|grant|loan))[ \u00a0]of$",
    re.I,
)
_FIXED = frozenset("wage wages salary salaries pay".split())
"""Behind `minimum` and `maximum`: what is set to the number."""
_BEFORE_OVER = frozenset(
    "for took take takes taken taking after in of within is was were be been last lasted lasts spent spend with well "
    "just a an the by and to waited waiting served serve serving slightly aged far until almost".split()
)


class Bound(NamedTuple):
    """What the modifiers say: which sides stay open, and whether the figure is approximate."""

    start: int
    words: str | None
    low: bool = False
    high: bool = False
    approximate: bool = False


def before(text: str, start: int, vocabulary: Vocabulary, *, kind: str, value: Decimal | None) -> Bound:
    """Read the modifiers that stand directly before `start`, the nearest one first."""
    edge = start
    low = high = approximate = False
    for _ in range(3):
        found = _nearest(text, edge, vocabulary, kind, value)
        if found is None:
            break
        edge, effect = found
        low |= effect == "low" and not high
        high |= effect in ("high", "nearly") and not low
        approximate |= effect in ("approx", "nearly")
    words = text[edge:start].strip(_OPENING) or None
    return Bound(edge, words, low, high, approximate)


def _nearest(text: str, edge: int, vocabulary: Vocabulary, kind: str, value: Decimal | None) -> tuple[int, str] | None:
    begin = max(0, edge - 40)
    back = text[begin:edge]
    if back[-1:] in "~∼≈" and back:
        return edge - 1, "approx"
    slice_end = len(back.rstrip(_OPENING))
    if back[slice_end:].count("\n") > 1 or (slice_end == len(back) and back and back[-1].isalnum()):
        return None
    back = back[:slice_end]
    if back[-1:] in "~∼≈" and back:
        return begin + len(back) - 1, "approx"
    last = back[back.rfind(" ") + 1 :].lower()
    if last == "of" and (found := _NOUN_OF.search(back)):
        return begin + found.start(), "low" if found["low"] else "high"
    if (
        last.lstrip(_OPENING) not in vocabulary.bounds_last
        and "\u00a0" not in last
        and "\n" not in last
        and "—" not in last
    ):
        return None
    starts = [m.start() for m in re.finditer(r"(?<![^\s“\"‘'(\[{—–-])[^\s“\"‘'(\[{—–]", back)][-_LONGEST:]
    for at in starts:
        if begin > 0 and at == 0:
            continue
        phrase = " ".join(back[at:].lower().split())
        effect = vocabulary.bounds_before.get(phrase)
        if effect is not None and _fits(phrase, back[:at], vocabulary, kind, value):
            return begin + at, effect
    return None


def _fits(phrase: str, back: str, vocabulary: Vocabulary, kind: str, value: Decimal | None) -> bool:
    previous = back.split()[-1].lower().strip("“\"'(") if back.split() else ""
    if previous in vocabulary.bounds_not_after.get(phrase, ()):
        return False
    if phrase == "over" and kind == "duration":
        return previous in _BEFORE_OVER or not back.strip()
    return True


def after(text: str, end: int, vocabulary: Vocabulary) -> tuple[str, str, int] | None:
    """The modifier behind a figure that ends at `end` (`or more`, `-odd`): its effect, words and end."""
    found = _AFTER.match(text, end)
    if found is None:
        return None
    if tight := found["tight"]:
        return _TIGHT.get(tight, "approx"), tight.strip("-"), found.end()
    words = found["words"].split()
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        if effect := vocabulary.bounds_after.get(phrase):
            if phrase in ("minimum", "maximum") and words[count:] and words[count] in _FIXED:
                return None
            return effect, phrase, found.start("words") + len(phrase)
    return None
