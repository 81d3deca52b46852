"""Reading a text from left to right: at each place that may hold a number, one decision."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from claimx.mentions import Number, Quantity
from claimx.quantity import (
    arbiter,
    bounds,
    context,
    decades,
    joins,
    kinds,
    numerals,
    rare,
    rates,
    roles,
    special,
    terms,
)
from claimx.quantity.joins import Piece
from claimx.quantity.numerals import DIGITS, MAX_DIGITS, VULGAR
from claimx.quantity.vocabulary import Vocabulary, vocabulary

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth "
    "ninetieth hundredth thousandth millionth"
).split()
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_OTHERS = "couple pair once twin single no zero none both teens".split()
_DECADES = "twenties thirties forties fifties sixties seventies eighties nineties teens".split()
_AGAIN = re.compile(r"(?:[ \u00a0][a-z]+)?,?[ \u00a0](?:\(|or[ \u00a0])")
_TOUCHING = re.compile(r"x|X|ish|th|st|nd|rd|C|F|plus")
_PLUS = re.compile(r"[0-9]\+ ")
_RECORD = re.compile(r"[0-9]{1,3}W[-–][0-9]{1,3}[LD](?:[-–][0-9]{1,3}[DLT])?(?![A-Za-z0-9])")
_TENS = re.compile(r"[1-9]0['’]?s\b")
_LETTER_SIGNS = frozenset("R Re Bs Kz Fr. DM Sh N P".split())
_PRICE = re.compile(r",|\.[0-9]{2}$")
_A_PIECE = re.compile(
    r"[ \u00a0](?:an?|per)[ \u00a0](?:lit(?:re|er)|kilo|kg|day|month|week|hour|year|head|share|ticket|unit|bag|person)\b"
)
_HYPHENS = ("-", "‐", "‑")
_MANY, _CLOSE = 24, 16
_ROW = re.compile(
    r"(?:(?:[$€£]?[0-9]{1,20}(?:[.,][0-9]{1,20})*(?:%|[ \u00a0]?m\b)?"
    r"|[¼-¾⅐-⅞]{1,40}|one|two|three|half|hundred|million|dozens)"
    r"(?:[-\s–—/.,;:()|“”\"'’+$€£]{1,6}|$)(?:(?:to|and|or|between|about|up|a|of|the)[ \u00a0]){0,4}){8,}",
    re.I,
)
"""A table row or another long run of numbers with no words between them, which nobody reads as figures."""


@dataclass(frozen=True, slots=True)
class Found:
    """One decision of the arbiter: a quantity, a number that is none, or a quantity that counts for no claim."""

    start: int
    end: int
    quantity: Quantity | None = None
    number: Number | None = None


class Place(NamedTuple):
    """A place that may hold a number: the digits or the number word there."""

    text: str
    start: int
    end: int
    word: str
    vocabulary: Vocabulary


_CANDIDATE = re.compile(rf"{DIGITS}|[{''.join(VULGAR)}]|[A-Za-z]+")


@cache
def _words(lexicon: str | None) -> tuple[frozenset[str], Vocabulary]:
    """The number words as they may be written, and the vocabulary they come from."""
    known = vocabulary(lexicon)
    plain = {*known.numerals, *known.vague, *known.multiples, *_ORDINALS, *_OTHERS, *_DECADES}
    return frozenset(form for w in plain for form in (w, w.capitalize(), w.upper())), known


def decide(text: str, *, lexicon: str | None = None) -> Iterator[Found]:
    """Every number in the text, with what it is, from left to right and without overlap."""
    words, known = _words(lexicon)
    last, done, close, before = None, 0, 0, 0
    for match in _CANDIDATE.finditer(text):
        found = match[0]
        start, end = match.span()
        if start < done or (found[0] in _LETTERS and found not in words):
            continue
        if found[0] in _LETTERS and (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            continue
        close, before = close + 1 if start - before < _CLOSE else 0, end
        if close >= _MANY and (row := _ROW.match(text, start)):
            last, done, before = number(text, start, row.end(), "list", "row of numbers"), row.end(), row.end()
            yield last
            continue
        for one in _place(Place(text, start, end, found.lower(), known)):
            if one.start >= done:
                one = _end_point(text, last, _elided_unit(text, last, _restated(text, last, one)), known)
                last, done = one, one.end
                yield one


def _place(place: Place) -> list[Found]:
    if place.word[0].isdigit() or place.word[0] == ".":
        return _digits(place)
    if place.word[0] in VULGAR:
        value = numerals.quotient(*VULGAR[place.word[0]])
        return [
            quantity(place, Piece(place.start, place.end, value, value, value, "fraction", None, "vulgar fraction"))
        ]
    return _word(place)


def _digits(place: Place) -> list[Found]:
    text, start, end, _, known = place
    if sum(map(str.isdigit, text[start : min(end, start + 200)])) > MAX_DIGITS:
        return [number(text, start, end, "name", "too many digits")]
    if phrase := context.idiom(text, start, place.word, known):
        return [number(text, *phrase)]
    if verdict := arbiter.no_quantity(text, start, end, known):
        return [number(text, *verdict)]
    if record := _RECORD.match(text, start):
        return [quantity(place, Piece(start, record.end(), None, None, None, "score", None, "record of games"))]
    if found := _TENS.match(text, start):
        piece = decades.decade(text, start, found.end())
        return [quantity(place, piece)] if piece else []
    begin, currency, minus = terms.sign_before(text, start, known)
    bare = numerals.digits(text, start, known)
    if bare is None:
        return [number(text, start, end, "name", "digits that make no number")]
    term = terms.finish(text, begin, bare, currency, minus, known)
    if (
        currency in _LETTER_SIGNS
        and term.scale == 1
        and not _PRICE.search(text, start, end)
        and not _A_PIECE.match(text, end)
    ):
        return [number(text, begin, term.end, "name", "letter and digits")]
    glued = arbiter.glued_after(text, term.end)
    if glued and not _TOUCHING.fullmatch(glued[0]):
        return [number(text, begin, glued.end(), "name", "digits and letters")]
    return _joined(place, term)


def _joined(place: Place, term: terms.Term) -> list[Found]:
    text, known = place.text, place.vocabulary
    pieces = joins.join(text, term, known)
    if len(pieces) == 1 and pieces[0].end == term.end:
        piece = pieces[0]
        if piece.kind == "count" and term.start == place.start and context.title(text, piece):
            return [number(text, piece.start, piece.end, "name", "capitals before a bare number")]
        if piece.kind == "count":
            piece = (
                special.counted_parts(text, piece, known)
                or kinds.multiple(text, piece)
                or kinds.magnitude(text, piece)
                or kinds.tremor(text, piece)
                or kinds.temperature(text, piece)
                or piece
            )
            if piece.kind == "count" and (unit := rare.unit_after(text, term.end, term.start)):
                piece = piece._replace(kind="measure", unit=unit[0], end=unit[1], rule="rare unit")
        pieces = [piece]
    elif len(pieces) == 1 and pieces[0].kind == "count" and pieces[0].value is None:
        pieces = [kinds.multiple(text, pieces[0]) or pieces[0]]
    first, *more = pieces
    rest = [quantity(place._replace(start=p.start, end=p.end), kinds.refine(text, p)) for p in more]
    return [quantity(place, kinds.refine(text, first)), *rest]


def _word(place: Place) -> list[Found]:
    text, start, end, word, known = place
    if phrase := context.idiom(text, start, word, known):
        return [number(text, *phrase)]
    if digit := decades.digit_words(text, start):
        return [quantity(place, digit)]
    if name := context.name(text, start, end) or arbiter.named_word(text, start, end, known):
        return [number(text, *name)]
    if word in known.vague:
        piece = special.vague(text, start, end, known)
        return [quantity(place, kinds.refine(text, piece))] if piece else []
    if word in known.multiples:
        found = special.multiple(text, start, end, known)
        return [quantity(place, found[0], direction=found[1])] if found else []
    if word in _DECADES:
        piece = decades.decade(text, start, end)
        return [quantity(place, piece)] if piece and piece.kind == "age" else []
    if word in _OTHERS:
        return _other(place)
    return _numeral_word(place)


def _other(place: Place) -> list[Found]:
    text, start, end, word, known = place
    if word in ("couple", "pair"):
        piece = special.couple(text, start, end, known)
        return [quantity(place, kinds.refine(text, piece))] if piece else []
    if word == "no":
        piece = context.zero(text, start, end)
        return [quantity(place, piece)] if piece else []
    if word == "once" and context.once(text, start, end):
        one = Decimal(1)
        return [quantity(place, Piece(start, end, one, one, one, "count", None, "once"))]
    if word == "zero":
        return _numeral_word(place)
    return []


def _numeral_word(place: Place) -> list[Found]:
    text, start, end, word, known = place
    entry = known.numerals.get(word)
    if rank := context.rank(text, start, end, _ORDINALS):
        return [quantity(place, rank)]
    if entry is None or (entry.role == "part" and word not in ("half", "quarter", "quarters", "third")):
        piece = special.part(text, start, end, known) if entry else None
        return [quantity(place, piece)] if piece else [number(text, start, end, "ordinal", "ordinal word")]
    if entry.role == "part":
        piece = special.part(text, start, end, known)
        if piece is None and word == "third":
            return [number(text, start, end, "ordinal", "ordinal word")]
        return [quantity(place, piece)] if piece else []
    if entry.role in ("scale", "hundred", "dozen"):
        piece = special.bare_scale(text, start, end, known)
        return [quantity(place, kinds.refine(text, piece))] if piece else []
    bare = numerals.words(text, start, known)
    if bare is None:
        return []
    if ordinal := context.ordinal_tail(text, bare.end, _ORDINALS):
        return [number(text, start, ordinal, "ordinal", "ordinal word")]
    begin, currency, minus = terms.sign_before(text, start, known)
    if currency is not None:
        begin, minus = start, False
    term = terms.finish(text, begin, bare, None, minus, known)
    if clock := context.clock_words(text, term):
        return [number(text, *clock)]
    return _joined(place, term)


def _restated(text: str, last: Found | None, found: Found) -> Found:
    """Lend the modifiers of `about 300 km` to the same quantity said again: `(190 miles)`, `or 190 miles`."""
    read, before = found.quantity, last.quantity if last else None
    if read is None or before is None or read.modifier or read.unit is None or before.unit in (None, read.unit):
        return found
    if read.value is None or before.value is None or not 0 < read.start - before.end < 12 or before.kind != read.kind:
        return found
    if not _AGAIN.fullmatch(text, before.end, read.start):
        return found
    low = None if before.low is None else read.low
    high = None if before.high is None else read.high
    lent = replace(read, low=low, high=high, approximate=before.approximate)
    return replace(found, quantity=lent)


_ELIDED = re.compile(
    r"[^.;\n]{1,90}[ \u00a0](?:to|at|with|from|versus|vs\.?|against)[ \u00a0](?:(?:just|only|about|nearly)[ \u00a0])?"
)
_COMPARED = re.compile(
    r"[^.;\n]{0,60}(?:\b(?:up|down|compared|compares)[ \u00a0](?:from|with|to)|\b(?:versus|vs\.?|against|than)|\bjust)"
    r"[ \u00a0](?:(?:just|only|about|nearly|the|an?|average|of)[ \u00a0]){0,2}"
)
_NO_NOUN = re.compile(
    r"[.,;:)!?”\"’]|$|[ \u00a0](?:in|for|among|last|this|on|at|from|during|against|when|while|who|a"
    r"|the|and|earlier|now|ago|before|they|he|she|it|we|shy|short|nationally|nationwide|overall|by)\b|\n|[ \u00a0]\("
)


def _elided_unit(text: str, last: Found | None, found: Found) -> Found:
    """`47 percent to 40`, `44 days, up from 37 in June`: the second number measures the same as the first."""
    read, before = found.quantity, last.quantity if last else None
    if read is None or before is None or found.number is not None:
        return found
    if read.kind == "money" and before.per and read.per is None and before.unit == read.unit:
        same = _COMPARED.fullmatch(text, before.end, read.start - _gap(text, read))
        return replace(found, quantity=replace(read, per=before.per)) if same else found
    if read.kind != "count" or read.unit is not None:
        return found
    if read.value is None or read.rule not in ("digits", "words") or read.per or not _NO_NOUN.match(text, read.end):
        return found
    if before.kind == "percent":
        if read.value > 100 or not _ELIDED.fullmatch(text, before.end, read.start):
            return found
        return replace(found, quantity=replace(read, kind="percent", unit="%", rule="percent elided"))
    same = before.kind in ("measure", "duration") or (before.kind == "count" and before.per is not None)
    if not same or before.value is None or not _COMPARED.fullmatch(text, before.end, read.start - _gap(text, read)):
        return found
    lent = replace(read, kind=before.kind, unit=before.unit, per=before.per, rule="unit elided")
    return replace(found, quantity=lent)


_TO = re.compile(
    r"[^.;\n]{0,60}?(?:,?[ \u00a0]to)[ \u00a0](?:(?:a|an|the|just|only|about|over|more|than|around|nearly|almost|some|record|roughly"
    r"|at|least|less|under|below|as|much|high|low)[ \u00a0]){0,5}"
)
_FROM = re.compile(r"\b(?P<word>[a-z]+)(?:[ \u00a0][a-z]+){0,2}[ \u00a0]from[ \u00a0](?:[a-z]+[ \u00a0]){0,3}$", re.I)


def _end_point(text: str, last: Found | None, found: Found, known: Vocabulary) -> Found:
    """`rose 3 percent to 41`, `fell from 14 to 9`: the end point of a change has its direction."""
    read, before = found.quantity, last.quantity if last else None
    if read is None or before is None or read.direction or read.kind in _UNMOVED or read.start - before.end > 100:
        return found
    if not _TO.fullmatch(text, before.end, read.start):
        return found
    direction = before.direction
    if direction is None and (source := _FROM.search(text[max(0, before.start - 60) : before.start])):
        direction = known.changes.get(source["word"].lower())
        if direction is None and source["word"].lower() in _MOVED and before.value and read.value:
            direction = "up" if read.value > before.value else "down"
    return replace(found, quantity=replace(read, direction=direction)) if direction else found


_UNMOVED = frozenset("age score rank".split())
_MOVED = frozenset("go goes went gone move moves moved change changes changed swing swung".split())


def _gap(text: str, read: Quantity) -> int:
    """The length of a modifier that the comparison's pattern does not know, if there is one."""
    words = len(read.modifier) + 1 if read.modifier else 0
    return words if words and _KNOWN_MODIFIER.fullmatch(read.modifier or "") is None else 0


_KNOWN_MODIFIER = re.compile("just|only|about|nearly")


def _plain(value: Decimal | None) -> Decimal | None:
    """The number without trailing zeros: `5`, not `5.0` or `5E+1`."""
    if value is None:
        return None
    return (
        value.quantize(Decimal(1)) if value == value.to_integral() and value < Decimal(10) ** 27 else value.normalize()
    )


def number(text: str, start: int, end: int, role: str, rule: str) -> Found:
    """A decision that the number is no quantity."""
    return Found(start, end, number=Number(start, end, text[start:end], role, rule))


_COMPOUND = re.compile(
    r"[-‐‑](?!(?:plus|odd|some|something|ish|or|and|to|in|of|out|per|on|for|by|at|from|the|with|against|versus)\b)[a-z]{3,}(?![\w])"
)


def _compound(text: str, piece: Piece) -> int:
    """Where the figure ends with the noun that a hyphen ties to it: `88-page`, `four-song`."""
    if (
        piece.kind != "count"
        or piece.unit is not None
        or piece.value is None
        or not text.startswith(_HYPHENS, piece.end)
    ):
        return piece.end
    found = _COMPOUND.match(text, piece.end)
    return found.end() if found else piece.end


def quantity(place: Place, piece: Piece, *, direction: str | None = None) -> Found:
    """Read modifiers, denominator and direction round a piece, and judge whether it counts for a claim."""
    text, known = place.text, place.vocabulary
    bound = bounds.before(text, piece.start, known, kind=piece.kind, value=piece.value)
    low, high, approximate, words = piece.low, piece.high, bound.approximate, bound.words
    behind = bounds.after(text, piece.end, known) if piece.kind != "score" else None
    effect = behind[0] if behind else None
    if not effect and _PLUS.search(text, piece.start, piece.end):
        effect = "low"
    if effect == "approx":
        approximate = True
    if piece.value is not None:
        if bound.low or effect == "low":
            high = None
        elif bound.high or effect == "high":
            low = None
    elif bound.low and low is not None and high is not None and piece.rule not in ("range", "between"):
        high = None
    elif bound.high and high is not None and low is not None and piece.rule not in ("range", "between", "either"):
        low = None
    if behind and effect != "none":
        words = f"{words} ... {behind[1]}" if words else behind[1]
    end = _compound(text, piece)
    if end != piece.end:
        piece = piece._replace(end=end)
    per, end = rates.per(text, piece.start, piece.end, piece.kind) if not piece.per else (piece.per, piece.end)
    direction = direction or rates.direction(text, bound.start, piece.end, piece.kind, known)
    read = Quantity(
        piece.start, end, text[piece.start : end], piece.kind,
        _plain(piece.value), _plain(low), _plain(high), approximate, words,
        piece.unit, per, direction, piece.rule,
    )  # fmt: skip
    role = roles.no_claim(text, read)
    other = Number(read.start, read.end, read.text, role[0], role[1]) if role else None
    return Found(min(read.start, place.start), max(read.end, place.end), read, other)
