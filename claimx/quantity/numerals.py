"""Numbers as written: digits in all styles, number words, fractions, and the scale words after them."""

import re
from decimal import Decimal
from typing import NamedTuple

from claimx.quantity.vocabulary import SPACE, Vocabulary

DIGITS = rf"(?:[0-9]{{1,3}}(?:{SPACE}[0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:[.,'’][0-9]+)*|(?<![0-9])\.[0-9]+)"
MAX_DIGITS = 40
_DIGITS = re.compile(DIGITS)
_GROUPED = re.compile(rf"[0-9]{{1,3}}(?:(?:,[0-9]{{3}})+|(?:{SPACE}[0-9]{{3}})+|(?:['’][0-9]{{3}})+)(?:\.[0-9]+)?")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}")
_PLAIN = re.compile(r"[0-9]*(?:\.[0-9]+)?")
_COMMA = re.compile(r"[0-9]+,[0-9]{1,2}")
_POWER = re.compile(rf"{SPACE}?[×x]{SPACE}?10\^?([-−–]?[0-9⁰¹²³⁴-⁹⁻]{{1,4}})(?![0-9])")
_SUPER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–", "0123456789---")
_OVER = re.compile(r"[/⁄]([0-9]{1,4})(?![0-9/⁄.,]*[0-9])(?!\w)")
_MIXED = re.compile(rf"(?:{SPACE}|-)?(?:([0-9]{{1,2}})[/⁄]([0-9]{{1,2}})(?![0-9/])|([¼-¾⅐-⅞]))")
_STEP = re.compile(rf"(?:{SPACE}{{1,2}}|\n|[-‐‑])?([A-Za-z]+)(?![\w])")
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_AND_PART = re.compile(
    rf"[ \u00a0-]and[ \u00a0-](a|one|two|three|four|five|six|seven|eight|nine)[ \u00a0-]({'|'.join(_PARTS)})s?\b"
    r"(?![ \u00a0-][a-z]+est\b)",
    re.I,
)
_DIGIT_WORDS = {
    "zero": 0, "oh": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
_POINT = re.compile(rf"[ \u00a0]point((?:[ \u00a0](?:{'|'.join(_DIGIT_WORDS)})){{1,8}})\b", re.I)
_REST = re.compile(r"(?:[ \u00a0](?:and[ \u00a0])?|-)(?=[a-z])")
VULGAR = {
    "¼": (1, 4), "½": (1, 2), "¾": (3, 4), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10), "⅓": (1, 3), "⅔": (2, 3),
    "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8),
    "⅝": (5, 8), "⅞": (7, 8),
}  # fmt: skip
_SMALL = {"a": 1} | {word: value for word, value in _DIGIT_WORDS.items() if value}


class Numeral(NamedTuple):
    """A number as written. `raw` is the number before its scale (5 of `5 million`)."""

    start: int
    end: int
    value: Decimal
    raw: Decimal
    scale: Decimal
    form: str


def quotient(over: Decimal | int, under: Decimal | int) -> Decimal:
    """A fraction as a decimal: exact where it ends within eight places, else to four significant ones."""
    exact = Decimal(over) / Decimal(under)
    if exact == round(exact, 8):
        return exact.normalize() if exact != exact.to_integral() else exact.to_integral()
    return Decimal(f"{exact:.4g}")


def digits(text: str, at: int, vocabulary: Vocabulary) -> Numeral | None:
    """The number in digits at `at`, with the scale words after it; None where the digits make no number."""
    found = _DIGITS.match(text, at)
    if found is None or (raw := _value(found[0])) is None:
        return None
    end, form = found.end(), "digits"
    if (power := _POWER.match(text, end)) and abs(exponent := int(power[1].translate(_SUPER))) <= 30:
        raw, end = raw * Decimal(10) ** exponent, power.end()
    elif raw == raw.to_integral() and found[0].isdigit():
        raw, end, form = _with_fraction(text, found.end(), raw)
    return _scaled(text, at, end, raw, form, vocabulary)


def _value(string: str) -> Decimal | None:
    if sum(map(str.isdigit, string)) > MAX_DIGITS:
        return None
    if _PLAIN.fullmatch(string):
        return Decimal(string)
    if _GROUPED.fullmatch(string) or _INDIAN.fullmatch(string):
        return Decimal(re.sub("[^0-9.]", "", string))
    if _DOTTED.fullmatch(string):
        return Decimal(string.replace(".", "").replace(",", "."))
    if _COMMA.fullmatch(string):
        return Decimal(string.replace(",", "."))
    return None


def _with_fraction(text: str, end: int, raw: Decimal) -> tuple[Decimal, int, str]:
    if raw < 1000:
        over = _OVER.match(text, end)
        if over and raw < (under := int(over[1])) <= 1000:
            return quotient(raw, under), over.end(), "fraction"
        mixed = _MIXED.match(text, end)
        if mixed and mixed[3]:
            return raw + quotient(*VULGAR[mixed[3]]), mixed.end(), "digits"
        if mixed and 0 < int(mixed[1]) < int(mixed[2]):
            return raw + quotient(int(mixed[1]), int(mixed[2])), mixed.end(), "digits"
    return raw, end, "digits"


def words(text: str, at: int, vocabulary: Vocabulary) -> Numeral | None:
    """The number words that start at `at` (`two hundred and five`), with their scale words."""
    found = _group(text, at, vocabulary)
    return _scaled(text, at, found[1], found[0], "words", vocabulary) if found else None


def _group(text: str, at: int, vocabulary: Vocabulary) -> tuple[Decimal, int] | None:
    """The number under a thousand that starts at `at` in words, and where it ends."""
    group, last, end, point = Decimal(0), "", at, at
    while step := _STEP.match(text, point):
        entry = vocabulary.numerals.get(step[1].lower())
        if entry is None:
            if step[1] != "and" or last != "hundred":
                break
            point = step.end()
            last = "and"
            continue
        if (entry.role == "unit" and (last in ("", "hundred", "and") or (last == "ten" and 0 < entry.value < 10))) or (
            entry.role == "ten" and last in ("", "hundred", "and")
        ):
            group += entry.value
        elif entry.role == "hundred" and last in ("unit", "ten") and 0 < group < 100:
            group *= 100
        else:
            break
        last, end, point = entry.role, step.end(), step.end()
    if not last:
        return None
    if point_words := _POINT.match(text, end):
        places = "".join(str(_DIGIT_WORDS[w]) for w in point_words[1].lower().replace("\u00a0", " ").split())
        group, end = Decimal(f"{group}.{places}"), point_words.end()
    return group, end


def _scaled(text: str, start: int, end: int, raw: Decimal, form: str, vocabulary: Vocabulary) -> Numeral:
    """Add `and a half`, scale words, and what follows them (`two million three hundred thousand`)."""
    if part := _AND_PART.match(text, end):
        raw, end = raw + _part_of(part), part.end()
    scale, end = scales(text, end, vocabulary)
    if scale == 1:
        return Numeral(start, end, raw, raw, scale, form)
    value = raw * scale
    if part := _AND_PART.match(text, end):
        return Numeral(start, part.end(), value + scale * _part_of(part), raw, scale, form)
    under = scale
    while ((form == "words" and under >= 1000) or under == 100) and (rest := _REST.match(text, end)):
        group = _group(text, rest.end(), vocabulary)
        if group is None:
            break
        step, stop = scales(text, group[1], vocabulary)
        more = group[0] * step
        if not more < under or (more < 100 and "and" not in rest[0]):
            break
        value, end, under = value + more, stop, step
    return Numeral(start, end, value, raw, scale, form)


def _part_of(part: re.Match[str]) -> Decimal:
    return quotient(_SMALL[part[1].lower()], _PARTS[part[2].lower().rstrip("s")])


def scales(text: str, end: int, vocabulary: Vocabulary) -> tuple[Decimal, int]:
    """The product of the scale words that follow `end` (`million`, `lakh crore`, `dozen`), and where they end."""
    scale = Decimal(1)
    for _ in range(3):
        step = _STEP.match(text, end)
        entry = vocabulary.numerals.get(step[1].lower()) if step else None
        if step is None or entry is None or entry.role not in ("scale", "dozen", "hundred"):
            break
        scale, end = scale * entry.value, step.end()
    return scale, end


def is_whole(value: Decimal) -> bool:
    """True for a whole number of any size; `value % 1` would fail beyond the context's precision."""
    return value == value.to_integral_value()
