"""Figures without a plain number: `dozens`, `tens of thousands`, `a couple`, `half a million`, `doubled`."""

import re
from decimal import Decimal

from claimx.quantity import numerals
from claimx.quantity.joins import Piece
from claimx.quantity.numerals import quotient
from claimx.quantity.terms import unit_after
from claimx.quantity.vocabulary import Vocabulary

_S = "[ \u00a0]"
_FEW = re.compile(
    rf"(?:\b(?P<few>a few|several|a couple of|a couple|many|multiple|some few|a good few)|\b(?P<one>a"
    rf"|an|per)|\b(?P<more>another|an[ \u00a0](?:additional|extra|estimated)|the)|\b(?P<half>half a))(?:{_S}|-)$",
    re.I,
)
_VAGUE_CHAIN = re.compile(
    rf"{_S}(?:of|and|upon|or){_S}(?:(?:even|many|maybe){_S})?(?P<word>dozens|scores|hundreds?"
    rf"|thousands?|millions|billions|trillions|lakhs|crores|million|billion)\b",
    re.I,
)
_IN_MONEY = re.compile(
    rf"{_S}(?:more{_S})?in{_S}(?:[a-z-]+{_S}){{0,2}}?(?:sales|revenues?|fees|damages|losses|aid|funding|taxes|profits?"
    rf"|cash|savings|fines|debts?|compensation|donations|royalties|payments?|earnings|grants|investments?|spending"
    rf"|subsidies|costs|bribes|bonuses|salaries|bonds|assets|contributions|kickbacks|loans)\b"
)
"""What millions are made in: `millions in sales` are money."""
_OF_MONEY = re.compile(
    rf"{_S}of{_S}(?=(?:US|U\.S\.|Canadian|Australian|American)?{_S}?(?:dollars|euros|pounds|rupees|yen"
    rf"|rubles|pesos)\b)",
    re.I,
)
_ARTICLE = re.compile(rf"\b(?P<article>an?|one)(?:{_S}|-)$", re.I)
_PART_TAIL = re.compile(
    rf"(?:{_S}of)?{_S}(?:a|an|one|1){_S}(?=[a-z])|(?:-of)?-an?-(?=(?:million|billion|dozen|century|mile)\b)|(?:{_S}of)?{_S}(?=(?:million|billion|trillion|thousand|percent"
    rf"|per cent|percentage point|dozen|century|hour|mile|lakh|crore|point)\b)|-(?=(?:million|billion|trillion"
    rf"|century|hour|mile|dozen|point|inch|percentage)\b)",
    re.I,
)
_PART_MORE = re.compile(rf"{_S}(?:of|part|as{_S}(?:much|many|[a-z]+)|more|less|fewer|[a-z]{{3,}}er)\b")
_PART_AFTER = re.compile(
    rf"{_S}(?:of|the|a|an|as|its|their|his|her|our|all|that|those|these|more|less|higher|lower|larger"
    rf"|smaller|part|to|empty|full|say|said|were|are|had)\b|[,.;)!?”\"]|$"
)
_PART_BEFORE = re.compile(
    rf"\b(?:by|in|nearly|almost|about|over|than|under|roughly|some|around|only|just|approximately"
    rf"|close to|at least|up to|exactly|to|another|other|one|first|latter|second){_S}$",
    re.I,
)
_PERIOD_HALF = re.compile(rf"\b(?:first|second|other|latter|last|next|the|his|her|their|final){_S}$", re.I)
_OWN_HALF = re.compile(rf"\bown{_S}$")
_OF_UNIT = re.compile(
    rf"{_S}of(?={_S}(?:years|miles|kilomet\w+|hours|feet|acres|hectares|tons|tonnes|degrees|days|weeks"
    rf"|months|barrels|gallons|lit\w+|square \w+|met(?:er|re)s)\b)"
)
_AND_A_HALF = re.compile(r"[- \u00a0]and[- \u00a0]a[- \u00a0](half|quarter)\b")
_DOZEN = re.compile(rf"dozen{_S}(?:or{_S}(?:so|more){_S})?[a-z-]+s\b")
_COUPLE_OF = re.compile(rf"{_S}of{_S}|{_S}(?=dozen|hundred|thousand|days|weeks|months|years|hours|minutes|more)")
_PART_WORD = re.compile(r"[ \u00a0-]([a-z]+)\b", re.I)


def vague(text: str, start: int, end: int, vocabulary: Vocabulary) -> Piece | None:
    """`thousands`, `tens of thousands`, `millions and millions`: a least value, no value."""
    low = vocabulary.vague[text[start:end].lower()]
    if re.search(
        rf"\b(?:the|his|her|their|her|my|in the low|in the high){_S}$", text[max(0, start - 12) : start]
    ) and text[start:end].lower() in ("tens", "scores"):
        return None
    chain = _VAGUE_CHAIN.match(text, end)
    linked = False
    if chain:
        word = chain["word"].lower()
        other = vocabulary.vague.get(word if word.endswith("s") else word + "s", low)
        if " of " in chain[0].lower().replace("\u00a0", " "):
            low, linked = low * other if low < other or low < 1000 else low, True
        else:
            low, linked = min(low, other), True
        end = chain.end()
    if text[start:end].lower() in ("tens", "scores") and not re.match(rf"{_S}of\b", text[end : end + 4]):
        return None
    return _with_unit(
        text, Piece(start, end, None, low, None, "count", None, "vague chain" if linked else "vague plural"), vocabulary
    )


def _with_unit(text: str, piece: Piece, vocabulary: Vocabulary) -> Piece:
    if money := _OF_MONEY.match(text, piece.end):
        found = unit_after(text, money.end() - 1, vocabulary, Decimal(1000), digits=False)
        if found:
            return piece._replace(end=found[1], kind="money", unit=found[0].unit)
    if (piece.low or 0) >= 1000 and _IN_MONEY.match(text, piece.end):
        return piece._replace(kind="money", unit="$")
    if found := unit_after(text, piece.end, vocabulary, piece.low or Decimal(0), digits=False):
        return piece._replace(end=found[1], kind=found[0].kind, unit=found[0].unit)
    of = _OF_UNIT.match(text, piece.end)
    if of and (found := unit_after(text, of.end(), vocabulary, Decimal(0), digits=False)):
        return piece._replace(end=found[1], kind=found[0].kind, unit=found[0].unit)
    return piece


def bare_scale(text: str, start: int, end: int, vocabulary: Vocabulary) -> Piece | None:
    """A scale word with no number before it: `a million`, `several hundred`, `a few dozen`, `a couple of hundred`."""
    found = _FEW.search(text[max(0, start - 15) : start])
    if found is None:
        return None
    begin = start - len(text[max(0, start - 15) : start]) + found.start()
    scale, end = numerals.scales(text, start, vocabulary)
    if found["one"] or found["more"]:
        if (found["one"] or "").lower() == "per" or (found["more"] == "the" and not _DOZEN.match(text, start)):
            return None
        if found["more"]:
            begin = start
        if part := _AND_A_HALF.match(text, end):
            scale, end = scale * (1 + quotient(1, 2 if part[1] == "half" else 4)), part.end()
        piece = Piece(begin, end, scale, scale, scale, "count", None, "a scale")
        return _with_unit(text, piece, vocabulary)
    if found["half"]:
        return None
    piece = Piece(begin, end, None, 2 * scale, None, "count", None, "several of a scale")
    return _with_unit(text, piece, vocabulary)


def couple(text: str, start: int, end: int, vocabulary: Vocabulary) -> Piece | None:
    """`a couple (of)`, `a pair (of)`: two."""
    article = _ARTICLE.search(text[max(0, start - 4) : start])
    if article is None:
        return None
    begin = start - len(text[max(0, start - 4) : start]) + article.start()
    of = _COUPLE_OF.match(text, end)
    if of is None:
        return None
    scale, scaled_end = numerals.scales(text, of.end(), vocabulary)
    if scale > 1:
        piece = Piece(begin, scaled_end, None, 2 * scale, None, "count", None, "several of a scale")
        return _with_unit(text, piece, vocabulary)
    if text[start:end].lower() == "pair" and re.match(
        r"(?:shoes|jeans|glasses|pants|trousers|scissors|socks|gloves|boots)", text[of.end() : of.end() + 10]
    ):
        return None
    two = Decimal(2)
    piece = Piece(begin, end, two, two, two, "count", None, "couple")
    found = unit_after(text, of.end() - 1, vocabulary, two, digits=False)
    return piece._replace(end=found[1], kind=found[0].kind, unit=found[0].unit) if found else piece


def part(text: str, start: int, end: int, vocabulary: Vocabulary) -> Piece | None:
    """`half`, `a third`, `three quarters`, `half a million`, `quarter century`, from the part word at `start`."""
    word = text[start:end].lower()
    under = vocabulary.numerals[word].value
    back = text[max(0, start - 26) : start]
    begin, over = start, Decimal(1)
    article = _ARTICLE.search(back)
    if article:
        begin = start - len(back) + article.start()
    value = quotient(over, under)
    if (
        article
        and (unit := _UNIT_AND_A.search(back))
        and (piece := _unit_and_a(text, start, end, value, unit, vocabulary))
    ):
        return piece
    if (tail := _PART_TAIL.match(text, end)) and (piece := _part_of_unit(text, begin, tail.end(), value, vocabulary)):
        return piece
    half = word == "half"
    if (_PERIOD_HALF.search(back) and half) or _OWN_HALF.search(back) or (not half and article is None):
        return None
    if half and not (_PART_AFTER.match(text, end) or _PART_BEFORE.search(back)):
        return None
    if text[end : end + 1] == "-":
        return None
    if (
        not half
        and not (
            _PART_MORE.match(text, end)
            or (
                article
                and _PART_BEFORE.search(back[: article.start()])
                and not re.match(rf"{_S}[a-z]", text[end : end + 2])
            )
        )
        and not (article and article["article"].lower() == "one" and not re.match(rf"{_S}[a-z]", text[end : end + 2]))
    ):
        return None
    return Piece(begin, end, value, value, value, "fraction", None, "part")


_UNIT_AND_A = re.compile(rf"\b(?P<one>an?|one){_S}(?P<unit>[a-z]{{3,}}){_S}and{_S}an?{_S}$", re.I)


def _unit_and_a(
    text: str, start: int, end: int, value: Decimal, found: re.Match[str], vocabulary: Vocabulary
) -> Piece | None:
    """`a mile and a half`, from its part word."""
    measure = vocabulary.unit_words.get(found["unit"])
    if measure is None or measure.kind not in ("measure", "duration"):
        return None
    begin = start - len(found.string) + found.start()
    value += 1
    return Piece(begin, end, value, value, value, measure.kind, measure.unit, "unit and a part")


def _part_of_unit(text: str, begin: int, at: int, value: Decimal, vocabulary: Vocabulary) -> Piece | None:
    scale, end = numerals.scales(text, at, vocabulary)
    value *= scale
    if scale == 1:
        found = unit_after(text, at - 1, vocabulary, Decimal(1), digits=False)
        if found is None:
            return None
        measure, end = found
        if measure.unit == "century":
            return Piece(begin, end, value * 100, value * 100, value * 100, "duration", "year", "part of a century")
        return Piece(begin, end, value, value, value, measure.kind, measure.unit, "part of a unit")
    return _with_unit(text, Piece(begin, end, value, value, value, "count", None, "part of a scale"), vocabulary)


def counted_parts(text: str, piece: Piece, vocabulary: Vocabulary) -> Piece | None:
    """`two-thirds`, `three quarters`, `one fifth`: a small number and a part word."""
    found = _PART_WORD.match(text, piece.end)
    entry = vocabulary.numerals.get(found[1].lower()) if found else None
    if found is None or entry is None or entry.role != "part" or piece.value is None or piece.kind != "count":
        return None
    plural = found[1].lower().endswith("s") or found[1] == "halves"
    if piece.value != piece.value.to_integral() or piece.value >= entry.value or (piece.value > 1) != plural:
        return None
    if (
        piece.value == 1
        and found[1].lower() not in ("third", "half")
        and found[0][0] != "-"
        and not re.match(rf"{_S}of\b|[.,;]|$", text[found.end() : found.end() + 4])
    ):
        return None
    value = quotient(piece.value, entry.value)
    if tail := _PART_TAIL.match(text, found.end()):
        return _part_of_unit(text, piece.start, tail.end(), value, vocabulary)
    return Piece(piece.start, found.end(), value, value, value, "fraction", None, "part")


def multiple(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[Piece, str | None] | None:
    """`doubled`, `twice as many`, `fourfold`: a multiple, and the direction it gives."""
    entry = vocabulary.multiples[text[start:end].lower()]
    value = entry.value
    if text[end : end + 1] == "-":
        return None
    if entry.role == "times":
        if re.match(rf"{_S}(?:as|the|that|its|their|his|her|what|more|this)\b", text[end : end + 7]):
            return Piece(start, end, value, value, value, "multiple", None, "times"), None
        return Piece(start, end, value, value, value, "count", None, "times"), None
    if (
        text[start].isupper()
        and start
        and text[start - 1] not in '\n.“"'
        and text[max(0, start - 2) : start] not in (". ", "? ")
    ):
        return None
    if entry.role == "verb" and text[start:end].lower() in ("double", "triple", "treble"):
        after = text[end : end + 9]
        governs = re.match(rf"{_S}(?:the|its|their|his|her|that|what|our|to|in|by|from|this)\b", after)
        verb = re.search(rf"\b(?:to|would|will|could|may|might){_S}$", text[max(0, start - 7) : start])
        if not governs and not verb and re.match(rf"{_S}[a-z]", after):
            return Piece(start, end, value, value, value, "count", None, "twin"), None
    return Piece(start, end, value, value, value, "multiple", None, "multiple verb"), entry.direction
