"""One number with its currency, magnitude and unit: `$1.3bn`, `4.1 percent`, `ten-storey`, `minus 5C`."""

import re
from decimal import Decimal
from typing import NamedTuple

from claimx.quantity import cues, numerals
from claimx.quantity.numerals import Numeral
from claimx.quantity.vocabulary import Measure, Vocabulary

NEXT_WORDS = re.compile(
    r"(?P<gap>[ \u00a0]{2}|[\s\u00a0\u202f\u2009]|[-‐‑])((?:[A-Z]\.){2}|[^\W\d_]+)"
    + r"(?:[ \u00a0-]((?:[A-Z]\.){2}|[^\W\d_]+))?" * 3
)
_MINUS_WORD = re.compile(
    r"(?<!\bor[ \u00a0])(?<!\bnet[ \u00a0])(?<!\ba[ \u00a0])(?<!\bthe[ \u00a0])\b(?:minus|negative)[ \u00a0-]$", re.I
)
_MINUS_SIGN = re.compile(r"(?:^|(?<=[\s(\u00a0“\"]))[-−–]$")
_SPACED_LETTERS = frozenset("mgWVlL")
_NEVER = frozenset("ANJs")
_LENGTHWAYS = frozenset("long high wide deep tall away race sprint freestyle butterfly hurdles final dash".split())
_NO_NOUN = frozenset(
    "the a an of to in on at from for and or but by with as that which who above below under per into up down off "
    "is was were are has had have will would can could may should".split()
)
_NEXT = re.compile(r"[ \u00a0]([A-Za-z]+)")
_PAID = re.compile(r"\b(?:costs?|pays?|paid|paying|worth|priced?|fined?|salary|spent|spend|bonus|sold for)\b")
_CHIP = re.compile(r"[0-9]{5}")
_EXTRA = re.compile(r"[ \u00a0](?:(?:U\.?S\.?[ \u00a0])?dollars?|pounds|euros)\b")
_ONLY_HYPHENED = frozenset("second minute foot point".split())


class Term(NamedTuple):
    """A number read with what touches it. `unit` is `$` where the article's dollar is meant."""

    start: int
    end: int
    value: Decimal
    raw: Decimal
    scale: Decimal
    kind: str
    unit: str | None
    form: str
    sign: str = ""
    own: bool = False
    """Whether the unit stands at this number, not at its neighbour in a range."""


def read_term(text: str, at: int, vocabulary: Vocabulary) -> Term | None:
    """The term whose currency sign, minus, digit or number word stands at `at`."""
    sign = vocabulary.sign_ahead.match(text, at)
    if sign and sign["currency"] and sign["currency"].isalpha() and not text[sign.end()].isdigit():
        sign = None
    start = sign.end() if sign else at
    currency = sign["currency"] if sign else None
    found = numerals.digits(text, start, vocabulary)
    if found is None and not currency:
        found = numerals.words(text, start, vocabulary)
    minus = bool(sign and (sign["minus"] or sign["inner"]))
    return finish(text, at, found, currency, minus, vocabulary) if found else None


def sign_before(text: str, at: int, vocabulary: Vocabulary) -> tuple[int, str | None, bool]:
    """Where the term starts whose digits start at `at`, its currency sign, and whether it is negative."""
    back = text[max(0, at - 18) : at]
    if sign := vocabulary.sign_behind.search(back):
        return at - len(back) + sign.start(), sign["currency"], bool(sign["minus"] or sign["inner"])
    if minus := _MINUS_WORD.search(back) or _MINUS_SIGN.search(back):
        return at - len(back) + minus.start(), None, True
    return at, None, False


def finish(text: str, start: int, number: Numeral, currency: str | None, minus: bool, vocabulary: Vocabulary) -> Term:
    """Add magnitude sign and unit to a bare number that starts (with its sign) at `start`."""
    value, raw, scale, end = number.value, number.raw, number.scale, number.end
    if number.form != "words" and scale == 1:
        scale, end = _magnitude(text, end, currency is not None, vocabulary)
        value = raw * scale
    kind, unit = "fraction" if number.form == "fraction" else "count", None
    if currency is not None:
        kind, unit = "money", vocabulary.currency_signs[currency]
        if extra := _EXTRA.match(text, end):
            end = extra.end()
    elif after := unit_after(text, _unit_at(text, end, value), vocabulary, value, digits=number.form != "words"):
        measure, end = after
        kind, unit, value = measure.kind, measure.unit, value * measure.factor
        if kind == "money":
            value, scale, end = _more_money(text, value, scale, end, measure, vocabulary)
        value, end = _smaller(text, value, end, measure, vocabulary) if scale == 1 else (value, end)
        if unit == "pound" and (scale >= 1000 or _PAID.search(text, max(0, start - 40), start)):
            kind, unit = "money", "GBP"
    if minus:
        value, raw = -value, -raw
    return Term(start, end, value, raw, scale, kind, unit, number.form, currency or "", unit is not None)


_OF_A = re.compile(r"[ \u00a0]of[ \u00a0](?:an?|one)(?=[ \u00a0][a-z])")


def _unit_at(text: str, end: int, value: Decimal) -> int:
    """Where the words of a unit may begin behind a number that ends at `end`: `0.3 of a point`, `18+ years`."""
    if 0 < value < 1 and (found := _OF_A.match(text, end)):
        return found.end()
    return end + (text[end : end + 2] == "+ ")


_CENTS = re.compile(r"(?:[ \u00a0]and)?[ \u00a0](?=[0-9]{1,2}[ \u00a0]|[a-z])")


def _more_money(
    text: str, value: Decimal, scale: Decimal, end: int, measure: Measure, vocabulary: Vocabulary
) -> tuple[Decimal, Decimal, int]:
    """`75 USD million`, `three dollars and fifty cents`."""
    more, after = numerals.scales(text, end, vocabulary)
    if more >= 1000 and scale == 1:
        return value * more, more, after
    gap = _CENTS.match(text, end) if scale == 1 and measure.factor == 1 else None
    small = gap and (numerals.digits(text, gap.end(), vocabulary) or numerals.words(text, gap.end(), vocabulary))
    found = unit_after(text, small.end, vocabulary, small.value, digits=False) if small else None
    if small and found and small.value < 100 and found[0].factor < 1 and found[0].unit == measure.unit:
        return value + small.value * found[0].factor, scale, found[1]
    return value, scale, end


_PARTS_OF = {
    ("foot", "inch"): 12, ("hour", "minute"): 60, ("minute", "second"): 60, ("pound", "ounce"): 16,
    ("year", "month"): 12,
}  # fmt: skip
_LARGER = frozenset(large for large, _ in _PARTS_OF)
_THEN = re.compile(
    r"(?:,?[ \u00a0]and|,)?[ \u00a0](?=[0-9]{1,2}(?:\.[0-9]{1,3})?[ \u00a0]|[a-z]+(?:-[a-z]+)?[ \u00a0])"
)
_INCHES = re.compile(
    r"[ \u00a0]?(?P<inches>[0-9]{1,2})[ \u00a0]?"
    r"(?:in(?=[ \u00a0](?:tall|high|long|wide)\b)|(?<=[0-9])in|ins|″|\")(?![\w.])"
)


def _smaller(text: str, value: Decimal, end: int, measure: Measure, vocabulary: Vocabulary) -> tuple[Decimal, int]:
    """`5 feet 2 inches`, `one hour and 20 minutes`: one figure, in the largest unit."""
    if measure.unit == "foot" and numerals.is_whole(value) and (inches := _INCHES.match(text, end)):
        return value + numerals.quotient(Decimal(inches["inches"]), 12), inches.end()
    if measure.unit not in _LARGER or not numerals.is_whole(value) or (gap := _THEN.match(text, end)) is None:
        return value, end
    small = numerals.digits(text, gap.end(), vocabulary) or numerals.words(text, gap.end(), vocabulary)
    found = unit_after(text, small.end, vocabulary, small.value, digits=True) if small else None
    if small is None or found is None:
        return value, end
    whole = _PARTS_OF.get((measure.unit, found[0].unit))
    if whole is None or not 0 < small.value < whole or found[0].factor != 1:
        return value, end
    part, end = _smaller(text, small.value, found[1], found[0], vocabulary)  # `1 hour 59 minutes 40 seconds`
    return value + numerals.quotient(part, whole), end


def _magnitude(text: str, end: int, money: bool, vocabulary: Vocabulary) -> tuple[Decimal, int]:
    found = vocabulary.magnitude.match(text, end)
    if found is None:
        return Decimal(1), end
    sign, gap = found["sign"], found["gap"]
    after = _NEXT.match(text, found.end())
    noun = after is not None and after[1] not in _NO_NOUN and after[1] not in _LENGTHWAYS
    if money:
        good = gap is None or len(sign) > 1 or gap != "-"
    elif len(sign) > 1:
        good = True
    elif sign in "kK":
        good = (
            gap is None
            and not _CHIP.match(text, end - 5)
            and not ((after and after[1] in _LENGTHWAYS) or (after and after[1] == "run"))
        )
    elif sign == "m":
        good = gap is None and noun and (after is None or after[1][-1:] == "s" or not _singular(text, found, after))
    else:
        ends = gap is None and sign in "MB" and after is None and text[end - 1 : found.end()] != "3M"
        good = ends or (noun and (gap is None or sign == "B") and sign in "MbB")
    return (vocabulary.magnitudes[sign], found.end()) if good else (Decimal(1), end)


def _singular(text: str, found: re.Match[str], after: re.Match[str] | None) -> bool:
    """Whether `a 25m pool` is meant: an article before the number and a lone singular noun after the sign."""
    back = text[max(0, found.start() - 12) : found.start()].rstrip("0123456789.,")
    return back.endswith(("a ", "A ", "the ")) and after is not None


def unit_after(
    text: str, end: int, vocabulary: Vocabulary, value: Decimal, *, digits: bool
) -> tuple[Measure, int] | None:
    """The unit that follows a number which ends at `end`, and where it ends."""
    if digits and (sign := vocabulary.after_digits.match(text, end)) and _sign_good(text, end, sign):
        return vocabulary.unit_signs[sign["sign"]], sign.end()
    found = NEXT_WORDS.match(text, end)
    if found is None or (found["gap"] == "\n" and text[end : end + 2] == "\n\n"):
        return None
    for count in range(5, 1, -1):
        if found[count] is None:
            continue
        phrase = text[found.start(2) : found.end(count)].lower().replace("-", " ").replace("\u00a0", " ")
        measure = vocabulary.unit_words.get(phrase)
        if measure and value >= measure.least and not _loose(text, phrase, found, value):
            return measure, found.end(count)
    return _unit_described(text, found, vocabulary, value)


_DESCRIBING = frozenset(cues.words("unit adjective"))


def _unit_described(
    text: str, found: re.Match[str], vocabulary: Vocabulary, value: Decimal
) -> tuple[Measure, int] | None:
    """`three business days`, `two more miles`: a plural unit behind a word that says which."""
    if found[2].lower() not in _DESCRIBING or found[3] is None or found["gap"] == "\n":
        return None
    for count in (4, 3):
        if found[count] is None or text[found.end(2)] == "-":
            continue
        phrase = text[found.start(3) : found.end(count)].lower().replace("-", " ").replace("\u00a0", " ")
        measure = vocabulary.unit_words.get(phrase)
        plural = phrase.endswith(("s", "feet")) or value == 1
        if measure and plural and measure.kind in ("duration", "measure") and value >= measure.least:
            return measure, found.end(count)
    return None


def _sign_good(text: str, end: int, sign: re.Match[str]) -> bool:
    name, gap = sign["sign"], sign["gap"]
    if not name.isalpha() or len(name) > 2:
        return gap != "\n"
    if len(name) == 1:
        return name not in _NEVER and (gap is None or gap == "-" or (gap != "\n" and name in _SPACED_LETTERS))
    return gap != "\n" and not (name.isupper() and gap == " " and name in ("MP", "PS", "PA", "TB"))


_NOT_FEET = re.compile(
    r"[ \u00a0-](?:soldiers?|patrols?|bridges?|injur\w+|traffic|paths?|surger\w+|problems?|massages?|races?)\b"
)


def _loose(text: str, phrase: str, found: re.Match[str], value: Decimal) -> bool:
    """`seven second-half goals` has no seconds, `30-second` and `one second` have."""
    if phrase not in _ONLY_HYPHENED or found["gap"] in "-‐‑" or value == 1:
        return False
    if 0 < value < 1 and text.endswith((" a", " one"), 0, found.start()):  # 0.8 of a second
        return False
    return phrase != "foot" or _NOT_FEET.match(text, found.end(2)) is not None
