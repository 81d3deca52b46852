"""Spans of ten and counts of digits: `mid-20s`, `late teens`, `double digits`, `six-figure`."""

import re
from decimal import Decimal

from claimx.quantity.joins import Piece

_S = "[ \u00a0]"
_DECADES = dict(
    zip(
        "twenties thirties forties fifties sixties seventies eighties nineties".split(), range(20, 100, 10), strict=True
    )
)
_SPREAD = {
    "low": (0, 3),
    "lower": (0, 4),
    "early": (0, 3),
    "mid": (4, 6),
    "middle": (4, 6),
    "high": (7, 9),
    "upper": (6, 9),
    "late": (7, 9),
}
_PERSONAL = re.compile(
    rf"\b(?:his|her|their|my|your|our|aged)(?:{_S}(?:early|mid|late|low|high|upper)[ -]?)?{_S}?$"
    rf"|\b(?:early|mid|late)-?{_S}?$",
    re.I,
)
_FIGURE_WORDS = re.compile(
    r"(?P<count>single|double|triple|one|two|three|four|five|six|seven|eight|nine|ten)[- ](?P<what>digits?|figures?)\b",
    re.I,
)
_DIGIT_COUNT = dict(
    zip(
        "single one double two triple three four five six seven eight nine ten".split(),
        (1, 1, 2, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10),
        strict=True,
    )
)


def decade(text: str, start: int, end: int) -> Piece | None:
    """`30s`, `mid-20s`, `low 50s`, `late forties`: a span of ten, or a part of it. `end` is past the `s`."""
    word = text[start:end].lower()
    base = _DECADES.get(word, 13 if word == "teens" else None)
    if base is None:
        base = int(re.sub(r"\D", "", word))
    found = re.search(
        r"\b(low|lower|early|mid|middle|high|upper|late)[ \u00a0-](?:to[ -]late[ -])?$",
        text[max(0, start - 14) : start],
        re.I,
    )
    begin, spread = start, (0, 9 if base != 13 else 6)
    if found:
        begin = start - len(text[max(0, start - 14) : start]) + found.start()
        spread = _SPREAD[found[1].lower()]
        if base == 13:
            spread = (4, 6) if spread[0] > 4 else (0, 2) if spread[0] == 0 else (2, 4)
    kind = (
        "age"
        if _PERSONAL.search(text[max(0, begin - 18) : begin])
        or (
            _PERSONAL.search(text[max(0, start - 18) : start])
            and not re.search(r"\bthe[ \u00a0](?:\w+[ -])?$", text[max(0, start - 12) : start])
        )
        else "count"
    )
    unit = "year" if kind == "age" else None
    if kind == "count" and base >= 10:
        around = text[max(0, begin - 200) : begin] + text[end : end + 40]
        if _RATED.search(around):
            kind, unit = "percent", "%"
        elif _WEATHER.search(around):
            kind, unit = "measure", "degree"
    return Piece(
        begin, end, None, Decimal(base + spread[0]), Decimal(base + spread[1]), kind, unit, "decade of numbers"
    )


_RATED = re.compile(
    r"\b(?:approval|disapproval|favorability|polls?|polling|pollsters?|ratings?|percent|per cent)\b|%", re.I
)
_WEATHER = re.compile(r"\b(?:temperatures?|degrees|highs|lows|forecasters?)\b", re.I)
_POLL_GAP = re.compile(
    r"\b(?:lead|leads|led|leading|ahead|behind|trail\w*|up|down)[ \u00a0](?:[a-z]+[ \u00a0]){0,5}$", re.I
)


def digit_words(text: str, start: int) -> Piece | None:
    """`single digits` 0-9, `double digits` from 10, `six-figure` from 100,000."""
    found = _FIGURE_WORDS.match(text, start)
    if found is None:
        return None
    count = _DIGIT_COUNT[found["count"].lower()]
    gap = count < 3 and _POLL_GAP.search(text[max(0, start - 60) : start])
    kind, unit = "count", None
    if gap and _RATED.search(text[max(0, start - 200) : found.end() + 60]):
        kind, unit = "percentage_point", "percentage point"
    low = Decimal(0) if count == 1 else Decimal(10) ** (count - 1)
    if count == 1:
        return Piece(start, found.end(), None, low, Decimal(9), kind, unit, "digits counted")
    return Piece(start, found.end(), None, low, None, kind, unit, "digits counted")
