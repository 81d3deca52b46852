"""Numbers in idioms, names and titles, ranks, zeros, and the clock in words."""

import re
from decimal import Decimal

from claimx.quantity.joins import Piece
from claimx.quantity.terms import Term
from claimx.quantity.vocabulary import Vocabulary

_ONE_ALONE = re.compile(
    r"[^\w \u00a0]|$|[ \u00a0](?:[^a-z]|[a-z]{1,4}\b|could\b|would\b|should\b|where\b|which\b"
    r"|together\b|again\b|because\b|though\b|without\b|[a-z]+ly\b)"
)
_SUPERLATIVE = re.compile(
    r"[ \u00a0-](?:most|least|(?:high|larg|bigg|small|low|long|short|old|young|rich|poor|fast|slow"
    r"|strong|weak|dead|busi|cheap|"
    r"great|tall|deep|near|new|late|earli|wealthi|hott|cold|warm|wett|dri|heavi|bloodi|costli|clos"
    r"|hard|safe|strict|wid)[a-z]*est|best|worst)\b"
    r"(?:[ \u00a0-](?=[a-z]+(?:ed|ing|ous|ent|ant|ive|ful|al|ar|y)\b))?"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]['”\"’)\]]*\s+|\n\s*|[“\"‘(•*-]\s*|(?:^|\n)[^\w\s]{0,3}\s?|[–—]\s?)$")
_ZERO = re.compile(
    r"[ \u00a0](?:(?:other|further|more|new|immediate|serious|confirmed|reported|known|additional"
    r"|civilian|such)[ \u00a0])?"
    r"(?P<noun>deaths|injuries|casualties|fatalities|arrests|survivors|cases|victims|infections"
    r"|deaths|votes|goals|points|defeats|losses|wins|children|seats|accidents|convictions"
    r"|hospitalizations|hospitalisations|wickets)\b"
)
_ONCE = re.compile(
    r"[ \u00a0](?:an?|every|per|each|in)[ \u00a0](?:second|minute|hour|day|week|month|year|decade"
    r"|century|night|lifetime|season)\b"
)
_CLOCK_WORDS = re.compile(
    r"[ \u00a0-](?:o['’]clock|a\.?m\.?\b|p\.?m\.?\b|thirty\b)|[ \u00a0]in the (?:morning|afternoon|evening)\b"
)
_CAPITAL_AFTER = re.compile(r"(?:[ \u00a0]|-)([A-Z][^\W\d_]+)")
_WORD_AFTER = re.compile(r"[- ]([a-z]+)\b")
_TITLE_BEFORE = re.compile(r"(?P<before>[^\s(\[“\"]+)[ \u00a0]$")
_TITLE_AFTER = re.compile(
    r"[.,;:!?)”\"’'\n–—]|$|[ \u00a0](?:[A-Z(–—]|(?:is|was|has|had|can|could|will|would|does|did|in|on"
    r"|at|to|for|from|by|and|or|"
    r"but|as|when|where|if|which|who|that|with|may|are|were|of|also|remake|sequel|mission|probe"
    r"|rocket|spacecraft|capsule|game|film|movie"
    r"|series|trailer|diabetes)\b)"
)
_MONTHS = frozenset("January February March April May June July August September October November December".split())
_NOT_TITLES = frozenset(
    "about after all among an and another around as at before between but by despite during each exactly fewer "
    "for from "
    "he her his i in including into just like more nearly no of on only or other over roughly she since some than "
    "that the "
    "their them there these they this those to under until up we when where which while who with within you age "
    "aged top "
    "killed injured category magnitude add approximately almost every dow chapter".split()
)


_REACH = 80


def idiom(text: str, start: int, word: str, vocabulary: Vocabulary) -> tuple[int, int, str, str] | None:
    """A listed phrase round the number word at `start`: start, end, role and rule."""
    rows = vocabulary.idioms.get(word)
    if rows is None:
        return None
    first = max(0, start - _REACH)
    window = text[first : start + _REACH].lower().replace("\u00a0", " ")
    if len(window) != len(text[first : start + _REACH]):
        return None
    for offset, phrase, role in rows:
        begin = start - offset
        if begin < first or not window.startswith(phrase, begin - first):
            continue
        end = begin + len(phrase)
        if (begin and text[begin - 1].isalnum()) or text[end : end + 1].isalnum():
            continue
        if (
            role == "pronoun"
            and phrase.endswith(" one")
            and phrase not in ("no one", "any one")
            and not _ONE_ALONE.match(text, end)
        ):
            continue
        return begin, end, role, phrase
    return None


def name(text: str, start: int, end: int) -> tuple[int, int, str, str] | None:
    """A number word in capitals inside a name (`Big Ten`, `Phase Two`, `Six Flags`)."""
    if not text[start].isupper():
        return None
    back = text[max(0, start - 30) : start]
    if text[start : end + 1].isupper() and end - start > 1 and _CAPITALS.search(back):
        return None
    begins = bool(_SENTENCE_START.search(back)) or start == 0
    after = _CAPITAL_AFTER.match(text, end)
    before = re.search(r"([A-Z][^\W\d_.]*)[ \u00a0-]$", back)
    if begins:
        return None
    if before or after or _GROUP_OF.search(back):
        return start, end, "name", "capitals round a number word"
    return None


_CAPITALS = re.compile(r"[A-Z]{2}['’)]?[,:;-]?[ \u00a0]$")
_GROUP_OF = re.compile(r"\b[A-Z][a-z]+[ \u00a0](?:of|of[ \u00a0]the)[ \u00a0]$")


def rank(text: str, start: int, end: int, ordinals: list[str]) -> Piece | None:
    """`third-largest`, `second highest`."""
    word = text[start:end].lower()
    if word not in ordinals:
        return None
    found = _SUPERLATIVE.match(text, end)
    if found is None:
        return None
    value = Decimal(ordinals.index(word) + 1)
    stop = found.end()
    while text[stop - 1] in " -\u00a0":
        stop -= 1
    return Piece(start, stop, value, value, value, "rank", None, "ordinal and superlative")


def ordinal_tail(text: str, end: int, ordinals: list[str]) -> int | None:
    """Where `twenty-first` ends, given the end of `twenty`."""
    found = _WORD_AFTER.match(text, end)
    if found and found[1] in ordinals and found[0][0] == "-" and text[end - 1] == "y":
        return found.end()
    return None


def zero(text: str, start: int, end: int) -> Piece | None:
    """`no deaths`: zero of something that is counted."""
    if not _ZERO.match(text, end):
        return None
    return Piece(start, end, Decimal(0), Decimal(0), Decimal(0), "count", None, "zero of")


def once(text: str, start: int, end: int) -> bool:
    """Whether `once` counts (`once a year`, `only once`)."""
    return bool(
        _ONCE.match(text, end)
        or re.search(r"\b(?:only|just|than|least)[ \u00a0]$", text[max(0, start - 7) : start], re.I)
    )


def clock_words(text: str, term: Term) -> tuple[int, int, str, str] | None:
    """`seven o'clock`, `ten in the morning`."""
    found = _CLOCK_WORDS.match(text, term.end)
    return (term.start, found.end(), "clock", "clock time in words") if found else None


_DAYTIME = re.compile(r"[ \u00a0]in the (?:morning|afternoon|evening)\b")


def clock_digits(text: str, start: int, end: int) -> tuple[int, int, str, str] | None:
    """`at 4 in the morning`."""
    found = _DAYTIME.match(text, end) if end - start < 3 else None
    return (start, found.end(), "clock", "clock time in words") if found and 0 < int(text[start:end]) < 13 else None


_NO_TITLE_END = re.compile(r"['’]s$|s['’]$|-[a-z]+$")
_LISTED_NAME = (
    r",[ \u00a0](?:and[ \u00a0])?(?:[A-Z][a-z]+\.[ \u00a0])?[A-Z][\w’'-]+(?:[ \u00a0][A-Z][\w’'-]+){0,2}[ \u00a0]"
)
_LISTED_AFTER = re.compile(rf"{_LISTED_NAME}[0-9]{{1,4}}(?:[.,;]|[ \u00a0]and\b)")
_LISTED_BEFORE = re.compile(rf"[ \u00a0][0-9]{{1,4}}{_LISTED_NAME}$")


def title(text: str, piece: Piece) -> bool:
    """Whether a bare whole number belongs to the capitals before it (`Model 3`, `Toy Story 2`)."""
    digits = text[piece.start : piece.end]
    if not digits.isdigit() or len(digits) > 4 or not _TITLE_AFTER.match(text, piece.end):
        return False
    back = text[max(0, piece.start - 40) : piece.start]
    found = _TITLE_BEFORE.search(back)
    if found is None or (word := found["before"])[0].islower() or not word[0].isalpha() or word[-1] in ".,;:!?)":
        return False
    if word.lower() in _NOT_TITLES or word in _MONTHS or _NO_TITLE_END.search(word):
        return False
    if _LISTED_AFTER.match(text, piece.end) or _LISTED_BEFORE.search(back):
        return False
    before = back[: found.start()]
    return not _SENTENCE_START.search(before) or bool(
        re.match(r"[ \u00a0](?:is|was|in|on|at|has|will|and)\b", text[piece.end : piece.end + 6])
    )
