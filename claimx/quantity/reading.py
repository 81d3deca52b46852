"""Reading a text from left to right: at each place that may hold a number, one decision."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from claimx.quantity import arbiter, context, days, decades, joins, kinds, neighbours, numerals, rare, special, terms
from claimx.quantity.found import Found, Place, number, quantity
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
_TOUCHING = re.compile(r"x|X|ish|th|st|nd|rd|C|F|plus")
_RECORD = re.compile(r"[0-9]{1,3}W[-–][0-9]{1,3}[LD](?:[-–][0-9]{1,3}[DLT])?(?![A-Za-z0-9])")
_TENS = re.compile(r"[1-9]0['’]?s\b")
_LETTER_SIGNS = frozenset("R Re Bs Kz Fr. DM Sh N P".split())
_PRICE = re.compile(r",|\.[0-9]{2}$")
_A_PIECE = re.compile(
    r"[ \u00a0](?:an?|per)[ \u00a0](?:lit(?:re|er)|kilo|kg|day|month|week|hour|year|head|share|ticket|unit|bag"
    r"|person)\b"
)
_LONG = 100_000  # characters; longer texts are read anew each time
_MANY, _CROWD, _CLOSE = 24, 200, 16  # numbers in a run before rows are looked for, and all are one; characters apart
_ROW = re.compile(
    r"(?:(?:[$€£]?[0-9]{1,20}(?:[.,][0-9]{1,20})*(?:%|[ \u00a0]?m\b)?"
    r"|[¼-¾⅐-⅞]{1,40}|one|two|three|half|hundred|million|dozens)"
    r"(?:[-\s–—/.,;:()|“”\"'’+$€£]{1,6}|$)(?:(?:to|and|or|between|about|up|a|of|the)[ \u00a0]){0,4}){8,}",
    re.I,
)
"""A table row or another long run of numbers with no words between them, which nobody reads as figures."""


@cache
def _words(lexicon: str | None) -> tuple[frozenset[str], re.Pattern[str], Vocabulary]:
    """The number words as they may be written, where one may stand, and the vocabulary they come from."""
    known = vocabulary(lexicon)
    plain = {*known.numerals, *known.vague, *known.multiples, *_ORDINALS, *_OTHERS, *_DECADES}
    forms = frozenset(form for w in plain for form in (w, w.capitalize(), w.upper()))
    first = "".join(sorted({form[0] for form in forms}))
    return forms, re.compile(rf"{DIGITS}|[{''.join(VULGAR)}]|(?<![A-Za-z])[{first}][A-Za-z]+"), known


def decide(text: str, *, lexicon: str | None = None) -> tuple[Found, ...]:
    """Every number in the text, with what it is, from left to right and without overlap.

    The last few texts are kept: who picks the sentences to parse and who reads the figures ask for the same one.
    """
    return _kept(text, lexicon) if len(text) <= _LONG else tuple(_decide(text, lexicon))


@lru_cache(maxsize=32)
def _kept(text: str, lexicon: str | None) -> tuple[Found, ...]:
    return tuple(_decide(text, lexicon))


def _decide(text: str, lexicon: str | None) -> Iterator[Found]:
    words, candidate, known = _words(lexicon)
    last, done, close, before = None, 0, 0, 0
    for match in candidate.finditer(text):
        found = match[0]
        start, end = match.span()
        if found[0] in _LETTERS and found not in words:
            continue
        if start < done:
            before = end
            continue
        if found[0] in _LETTERS and (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            continue
        close, before = close + 1 if start - before < _CLOSE else 0, end
        if close >= _MANY and (stop := _row(text, start, end if close >= _CROWD else start)) > start:
            last, done, before = number(text, start, stop, "list", "row of numbers"), stop, stop
            yield last
            continue
        for one in _place(Place(text, start, end, found.lower(), known)):
            if one.start >= done:
                one = _beside(text, last, one, known)
                last, done = one if one.quantity or not _is_date(one) else last, one.end
                yield one


def _row(text: str, start: int, least: int) -> int:
    """Where a row of numbers ends that begins at `start`; `least` where there is none."""
    row = _ROW.match(text, start)
    return row.end() if row else least


def _is_date(found: Found) -> bool:
    """Whether the decision is a date, over which a figure still takes from the one before it."""
    return found.number is not None and found.number.role == "date"


def _beside(text: str, last: Found | None, found: Found, known: Vocabulary) -> Found:
    """The decision with what its quantity takes from the one before."""
    read, before = found.quantity, last.quantity if last else None
    if read is None or before is None or read.start - before.end > neighbours.FAR:
        return found
    new = neighbours.restated(text, before, read)
    if found.number is None:
        new = neighbours.elided(text, before, new)
    new = neighbours.end_point(text, before, new, known)
    return found if new is read else replace(found, quantity=new)


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
    if currency is None and (clock := context.clock_digits(text, start, end)):
        return [number(text, *clock)]
    term = terms.finish(text, begin, bare, currency, minus, known)
    if (
        currency in _LETTER_SIGNS
        and term.scale == 1
        and not _PRICE.search(text, start, end)
        and not _A_PIECE.match(text, end)
    ):
        return [number(text, begin, term.end, "name", "letter and digits")]
    glued = arbiter.glued_after(text, term.end)
    if glued and not _TOUCHING.fullmatch(glued[0].rstrip(")")):
        return [number(text, begin, glued.end(), "name", "digits and letters")]
    if days.is_day(text, term, known):
        return [number(text, start, term.end, "date", "day of a month")]
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
        return [quantity(place, kinds.refine(text, piece))] if piece else []
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
