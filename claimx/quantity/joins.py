"""Two numbers that make one figure (range, ratio, score), or two figures that share a unit."""

import re
from decimal import Decimal
from typing import NamedTuple

from claimx.quantity import cues, numerals
from claimx.quantity.ratios import TENS, TIME, is_round, ratio_like
from claimx.quantity.terms import NEXT_WORDS, Term, read_term
from claimx.quantity.vocabulary import Vocabulary

SEP = re.compile(
    r"(?P<to>[-–]to[-–]|[- \u00a0]to[- \u00a0]|-[ \u00a0]to[ \u00a0]"
    r"|[ \u00a0]through[ \u00a0](?=[0-9]))|(?P<dash>[ \u00a0]?[-–—‑−~][ \u00a0]?)"
    r"|(?P<or>-?[ \u00a0]or[ \u00a0])|(?P<and>-?[ \u00a0]and[ \u00a0])|(?P<votes>[ \u00a0](?:votes?"
    r"|points|seats)[ \u00a0]to[ \u00a0])"
)
_RATIO = re.compile(
    r"(?P<gap>[- \u00a0])(?P<word>in|out[- \u00a0]of|of|per)(?P<every>[- \u00a0](?:every|each))?[- \u00a0]"
    r"|[- \u00a0](?P<to>to)[- \u00a0](?=1\b|one\b)|(?P<colon>:)(?=[0-9])"
)
_NOUN_IN = re.compile(
    r"[ \u00a0](?!(?:of|and|or|to|was|is|were|who|that)\b)[a-z]{3,}[ \u00a0](?:(?P<in>in)|for[ \u00a0](?:every"
    r"|each))[ \u00a0]"
)
_VOTE = re.compile(rf"\b(?:{cues.pattern('vote')})\b", re.I)
_SCORE_NOUNS = frozenset(cues.words("score noun"))
_CHANGE = re.compile(rf"\b(?:{cues.pattern('change')})\b", re.I)
_RANGE_CUE = re.compile(
    r"\b(?:rang\w+|var(?:y|ies|ied|ying)|anywhere|somewhere|between|ages?|aged|sizes?|spanning)\b", re.I
)
_NO_NOUN = frozenset(
    "the a an of to in on at from for and or but by with as that which who above below under per into up down off "
    "is was "
    "were are has have had will would after before over against thanks when while since there here now today do "
    "does did say says said".split()
)
_BY_MORE = re.compile(
    r"\b[Bb]y[ \u00a0](?:nearly|almost|about|roughly|around|more than|better than|over|at least)[ \u00a0]$"
)
_CHAIN = re.compile(r"[-–][0-9]{1,3}(?![0-9]|[-–.,][0-9])")
_PEOPLE = re.compile(
    r"[ \u00a0](people|residents|inhabitants|births|live births|population|women|men|children|adults)\b"
)
_AN = re.compile(r"an?[ \u00a0]")
_AGES = re.compile(r"\b(?:between the ages of|between ages|ages between|aged between)[ \u00a0]$", re.I)
_SCORED = re.compile(
    r"[A-Z][a-z]+[ \u00a0]#|#[ \u00a0][A-Z]|[0-9][-–][0-9]{1,2},?[ \u00a0]\(?#|#,?[ \u00a0]\(?[0-9]{1,2}[-–][0-9]"
)
_HUNDREDS = frozenset(range(200, 1000, 100))


class Piece(NamedTuple):
    """One figure as joined, before its modifiers are read."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    kind: str
    unit: str | None
    rule: str
    per: str | None = None
    number_end: int = 0


def single(term: Term) -> Piece:
    """A figure of one term."""
    return Piece(term.start, term.end, term.value, term.value, term.value, term.kind, term.unit, term.form)


def join(text: str, first: Term, vocabulary: Vocabulary) -> list[Piece]:
    """The figures that start with `first`: one, or two that share a unit."""
    if ratio := _ratio(text, first, vocabulary):
        return [ratio]
    sep = SEP.match(text, first.end)
    second = read_term(text, sep.end(), vocabulary) if sep else None
    if sep is None or second is None or (second.value < 0 <= first.value and sep["dash"]):
        return [single(first)]
    back = text[max(0, first.start - 60) : first.start]
    if sep["votes"]:
        return [_score(first, second)] if first.kind == "count" else [single(first)]
    if (sep["dash"] or sep["to"]) and (score := _score_or_chain(text, first, second, sep, back)):
        return [score]
    if first.unit is not None and second.unit is None and _counts_noun(text, second.end) and not sep["dash"]:
        return [single(first)]
    alone = second
    first, second = _share(first, second)
    between = re.search(r"\bbetween[ \u00a0]$", back, re.I)
    if sep["and"] and first.kind == "count" and _AGES.search(back) and first.value < second.value:
        return [_range(first, second, first.start, "between")._replace(kind="age", unit="year")]
    if sep["and"]:
        if between and first.unit == second.unit and first.value < second.value:
            return [_range(first, second, first.start - len(between[0]), "between")]
        return [single(first)]
    if between and first.unit == second.unit and first.value < second.value:
        return [_range(first, second, first.start - len(between[0]), "between")]
    if sep["or"]:
        return _either(first, second, sep)
    if first.unit != second.unit or first.kind != second.kind:
        return [single(first)] if first.unit != second.unit else [single(first), single(second)]
    if (
        _polled(text, first, second, back)
        or first.value >= second.value
        or (not sep["dash"] and _is_change(text, back, first, second))
    ):
        return [single(first)] if second == alone else [single(first), single(second)]
    return [_range(first, second, first.start, "range")]


def _counts_noun(text: str, end: int) -> bool:
    """Whether a noun follows at once, so that the number cannot borrow a unit."""
    after = NEXT_WORDS.match(text, end)
    return after is not None and after[2].islower() and after[2] not in _NO_NOUN


def _share(first: Term, second: Term) -> tuple[Term, Term]:
    """Lend scale and unit to the term that lacks them (`5 to 7 million`, `$5-7bn`)."""
    if first.unit is not None and second.unit not in (None, first.unit):
        return first, second
    if 0 < first.raw < 10 and second.form == "words" and second.raw in _HUNDREDS and first.raw < second.raw / 100:
        first = first._replace(value=first.value * 100, raw=first.raw * 100)
    if first.scale == 1 and second.scale > 1 and 0 < first.raw < second.raw:
        first = first._replace(value=first.raw * second.scale, scale=second.scale)
    elif first.scale == 1 and second.scale > 1 and first.raw > second.raw and first.unit is None and second.unit == "%":
        first = first._replace(scale=second.scale)
    if first.unit is None and second.unit is not None and first.kind == "count":
        first = first._replace(unit=second.unit, kind=second.kind)
        if second.unit == "$" and second.value != second.raw * second.scale and second.raw:
            first = first._replace(value=first.value * second.value / (second.raw * second.scale))
    elif (second.unit is None and second.kind == "count" and first.kind == "money") or (
        second.unit is None
        and second.kind == "count"
        and first.kind in ("percent", "percentage_point")
        and second.scale == 1
        and second.value <= max(Decimal(100), first.value)
    ):
        second = second._replace(unit=first.unit, kind=first.kind)
    return first, second


def _range(first: Term, second: Term, start: int, rule: str) -> Piece:
    return Piece(start, second.end, None, first.value, second.value, second.kind, second.unit, rule)


def _either(first: Term, second: Term, sep: re.Match[str]) -> list[Piece]:
    if first.unit != second.unit:
        return [single(first)]
    step = 5 if numerals.is_whole(first.value) else 1
    near = first.value < second.value <= first.value + step and second.value <= 20
    if near and not sep.group().startswith("-") and "$" not in first.sign + second.sign:
        return [_range(first, second, first.start, "either")]
    return [single(first), single(second)]


_COMMA_FROM = re.compile(r",[ \u00a0]from[ \u00a0]$")
_RISE = re.compile(rf"\b(?:{cues.pattern('change')}|increase|decrease|rise|jump|drop)\b", re.I)


def _sentence(text: str, at: int) -> str:
    """The words of the sentence before `at`, at most 200 characters."""
    back = text[max(0, at - 200) : at]
    return back[max(back.rfind(". "), back.rfind("\n")) + 1 :]


def _is_change(text: str, back: str, first: Term, second: Term) -> bool:
    """`from 3 to 5` after a word of change, and `rose $2 to $31`, are two figures."""
    changes, cues = list(_CHANGE.finditer(back)), list(_RANGE_CUE.finditer(back[-40:]))
    if not changes and not cues and _COMMA_FROM.search(back) and _RISE.search(_sentence(text, first.start)):
        return True
    if not changes or (cues and changes[-1].start() < len(back[:-40]) + cues[-1].start()):
        return False
    if _FROM.search(back):
        return True
    if not _CHANGED.match(back, changes[-1].end()):
        return False
    far = second.value > first.value * (2 if first.own and second.own else 5)
    return far and (first.own or not second.own) and first.scale <= second.scale


_LED = re.compile(
    r"\b(?:lead|leads|led|leading|trail\w*|ahead|behind|beat\w*|defeat\w*|over|los[eti]\w*|points?)\b[^.;]{0,40}$"
)


def _polled(text: str, first: Term, second: Term, back: str) -> bool:
    """`trails by six points (37 percent to 43 percent)`: two sides, no range."""
    if not (first.own and second.own and first.unit == second.unit == "%"):
        return False
    closed = back.endswith("(") and text[second.end : second.end + 1] in (")", ",", ";")
    return _LED.search(back) is not None and (closed or back.endswith(", "))


_FROM = re.compile(r"\bfrom[ \u00a0](?:[a-z]+[ \u00a0]){0,3}$", re.I)
_CHANGED = re.compile(
    r"[ \u00a0](?:(?:by|about|around|nearly|almost|roughly|some|another|an|a|just|only|over|more|than|at|least|further"
    r"|additional)[ \u00a0]){0,3}$"
)


def _bare(term: Term) -> bool:
    return term.kind == "count" and term.scale == 1 and term.raw == term.raw.to_integral() and term.raw < 1000


def _score(first: Term, second: Term) -> Piece:
    return Piece(first.start, second.end, None, None, None, "score", None, "score")


def _score_or_chain(text: str, first: Term, second: Term, sep: re.Match[str], back: str) -> Piece | None:
    if not (_bare(first) and _bare(second)) or first.value < 0 or back[-1:] == "$":
        return None
    spaced = sep.group() != sep.group().strip(" \u00a0")
    if spaced and sep["dash"] and "words" in (first.form, second.form):
        return None
    if sep["dash"] and second.value == 1 < first.value and _BY_MORE.search(back):
        return _ratio_piece(first, second.end, first.value, "ratio")
    chain = _CHAIN.match(text, second.end)
    if chain and sep["dash"] and not spaced and first.form == "digits":
        return Piece(first.start, chain.end(), None, None, None, "score", None, "score")
    after = NEXT_WORDS.match(text, second.end)
    word = (after[2] if after and after["gap"] != "\n" else "") or ""
    noun = word.islower() and word not in _NO_NOUN
    cue = _VOTE.search(back)
    if sep["to"] and spaced:
        if re.search(r"\b(?:from|between)[ \u00a0]$", back, re.I) or not cue:
            return None
        strong = re.search(
            r"\b(?:vot\w+|won|beat|defeated|lost|passed|approved|rejected|led|leads|ruled)\b"
            r"|\bby[ \u00a0](?:an?[ \u00a0])?(?:[a-z]+[ \u00a0]){0,3}$",
            back,
            re.I,
        )
        return _score(first, second) if strong and not (noun and word not in _SCORE_NOUNS) else None
    if word in _SCORE_NOUNS or first.value >= second.value:
        return _score(first, second) if second.kind == "count" else None
    if (
        not noun
        and sep["dash"]
        and not spaced
        and first.form == "digits"
        and _SCORED.search(back + "#" + text[second.end : second.end + 8])
    ):
        return _score(first, second)
    if noun or (re.search(r"\b(?:aged?|ages|of|for|takes|about|around|to|at)[ \u00a0]$", back) and not cue):
        return None
    return _score(first, second) if cue and not spaced else None


def _ratio(text: str, first: Term, vocabulary: Vocabulary) -> Piece | None:
    if first.kind != "count" or first.scale not in (1, 1000):
        return None
    found = _RATIO.match(text, first.end)
    if found is None:
        return _one_noun_in(text, first, vocabulary) if first.value == 1 else None
    second = numerals.digits(text, found.end(), vocabulary) or _thousand(text, found.end(), vocabulary)
    if second is None or re.match(r"[ \u00a0-]?(?:%|\$|percent|per cent)", text[second.end : second.end + 10]):
        return None
    back = text[max(0, first.start - 40) : first.start]
    if found["colon"]:
        if not re.search(r"\bratio\b", back, re.I):
            return None
    elif found["to"]:
        after = re.match(
            r"[ \u00a0](?:margin|ratio|odds|favou?rite|longshot|outsider)\b", text[second.end : second.end + 12]
        )
        if first.value <= 1 or (
            not after and not re.search(r"\b(?:ratio|odds|margin|outnumber\w*|split)\b", back, re.I)
        ):
            return None
        return _ratio_piece(first, second.end, quotient(first.value, second.value), "ratio")
    elif found["word"] == "per":
        if second.value < 100:
            return None
        people = _PEOPLE.match(text, second.end)
        per = f"{second.value:,} {people[1] if people else 'people'}"
        return single(first)._replace(end=people.end() if people else second.end, per=per, rule="rate")
    elif not ratio_like(text, first, second, found):
        return None
    return _ratio_piece(first, second.end, quotient(first.value, second.value), "ratio")


def _one_noun_in(text: str, first: Term, vocabulary: Vocabulary) -> Piece | None:
    """`one house in eight`, `one teacher for every 30`."""
    found = _NOUN_IN.match(text, first.end)
    second = None
    if found:
        second = numerals.digits(text, found.end(), vocabulary) or _thousand(text, found.end(), vocabulary)
    if (
        found is None
        or second is None
        or second.value < 2
        or not numerals.is_whole(second.value)
        or TIME.match(text, second.end)
    ):
        return None
    if found["in"] and (_counts_noun(text, second.end) or not (second.value in TENS or is_round(second.value))):
        return None
    return _ratio_piece(first, second.end, quotient(first.value, second.value), "ratio")


def _ratio_piece(first: Term, end: int, value: Decimal, rule: str) -> Piece:
    return Piece(first.start, end, value, value, value, "ratio", None, rule)


def _thousand(text: str, at: int, vocabulary: Vocabulary) -> numerals.Numeral | None:
    scale, end = numerals.scales(text, at, vocabulary)
    if article := _AN.match(text, at):
        scale, end = numerals.scales(text, article.end() - 1, vocabulary)
    if scale >= 100:
        return numerals.Numeral(at, end, scale, scale, Decimal(1), "words")
    return numerals.words(text, at, vocabulary)


def quotient(over: Decimal, under: Decimal) -> Decimal:
    """See `numerals.quotient`; nothing divided by nothing is nothing."""
    return numerals.quotient(over, under) if under else Decimal(0)
