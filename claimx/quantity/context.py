"""What the words round a number make of it: idiom, name, rank, age, multiple, points, part of a time expression."""

import re
from decimal import Decimal

from claimx.mentions import Quantity
from claimx.quantity.joins import Piece
from claimx.quantity.terms import NEXT_WORDS, Term
from claimx.quantity.vocabulary import Vocabulary

_S = "[ \u00a0\n]"
_SUPERLATIVE = re.compile(
    r"[ \u00a0-](?:most|least|(?:high|larg|bigg|small|low|long|short|old|young|rich|poor|fast|slow|strong|weak|dead|busi|cheap|"
    r"great|tall|deep|near|new|late|earli|wealthi|hott|cold|warm|wett|dri|heavi|bloodi|costli|clos|hard|safe|strict|wid)[a-z]*est|best|worst)\b"
    r"(?:[ \u00a0-](?=[a-z]+(?:ed|ing|ous|ent|ant|ive|ful|al|ar|y)\b))?"
)
_ORDINAL_DIGITS = re.compile(r"([0-9]+)(?:st|nd|rd|th)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]['”\"’)\]]*\s+|\n\s*|[“\"‘(•*-]\s*|(?:^|\n)\S{0,3}\s?|[–—]\s?)$")
_ZERO = re.compile(
    r"[ \u00a0](?:(?:other|further|more|new|immediate|serious|confirmed|reported|known|additional|civilian|such)[ \u00a0])?"
    r"(?P<noun>deaths|injuries|casualties|fatalities|arrests|survivors|cases|victims|infections|deaths|votes|goals|points|defeats|losses|wins|children|seats|accidents|convictions|hospitalizations|hospitalisations|wickets)\b"
)
_ONCE = re.compile(r"[ \u00a0](?:an?|every|per|each|in)[ \u00a0](?:second|minute|hour|day|week|month|year|decade|century|night|lifetime|season)\b")
_TIMES = re.compile(
    r"[ \u00a0](?:more[ \u00a0])?(?:times|x)(?=[ \u00a0](?:as|the|that|its|their|his|her|more|less|what|those|over|worse|annual|earnings|sales|revenue"
    r"|(?!after|under|never|other|later|earlier|together|however|whether|either|former|summer|winter|rather|per)[a-z]{3,}er)\b)"
    r"|[- ]?fold\b|[- ]times\b(?=[ \u00a0](?:as|the|that|more|higher|larger)\b)|[x×]\b(?=[ \u00a0](?:as|the|that|more|higher|larger|faster|bigger))"
)
_MAGNITUDE = re.compile(r"\b(?P<word>magnitude|category|Magnitude|Category|Cat\.)(?:[ \u00a0](?:of[ \u00a0])?)(?:(?:about|a|an|some|roughly)[ \u00a0])?$")
_MAGNITUDE_AFTER = re.compile(r"[ \u00a0-]magnitude\b|[ \u00a0](?:on|at)[ \u00a0]the[ \u00a0]Richter")
_STORM = re.compile(r"storm|hurricane|cyclone|typhoon|tropical|winds|landfall", re.I)
_AGE_AFTER = re.compile(r"(?:[ \u00a0-])(?:years?|months?|weeks?|days?)(?:[ \u00a0-])(?:old|olds|of[ \u00a0]age)\b")
_OLD = re.compile(r"[ \u00a0-](?:olds?\b|of[ \u00a0]age\b)")
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages)(?:[ \u00a0](?:of|between|from|about|just|around|only|over|under|above|below|at[ \u00a0]least))*[ \u00a0]$"
    r"|\b(?:he|she|who|I)[ \u00a0](?:was|is|turned|turns|had turned|has turned|am)[ \u00a0](?:(?:only|just|about|around|nearly|almost|now|then|already)[ \u00a0])?$"
    r"|\b(?:he|she|I)['’](?:s|m)[ \u00a0](?:(?:only|just|about|now)[ \u00a0])?$|\b(?:turn|turned|turning)[ \u00a0]$|\bdie[ds]?[ \u00a0]at[ \u00a0]$|\bchildren[ \u00a0](?:under|aged)[ \u00a0]$",
    re.I,
)
_APPOSITIVE = re.compile(r"[^\W\d_][.’'”\"]?,[ \u00a0]$")
_APPOSITIVE_PAREN = re.compile(r"[A-Z][^\W\d_]+[ \u00a0]\($")
_AFTER_AGE = re.compile(r"[,;.)](?![0-9])|[ \u00a0](?:from|of|and|who|was|is|when|at|,)\b|$|\n")
_THING = frozenset(
    "building company firm house bridge law treaty system site club ship vessel plane aircraft car truck bus church school "
    "programme program policy conflict war dispute agreement ban business institution newspaper magazine network station "
    "startup start-up industry hotel factory plant restaurant tree record rule franchise series show".split()
)
_POLL = re.compile(r"\b(?:polls?|polling|survey|voters|lead|leads|leading|ahead|approval|margin|turnout|percent|support|rating|ratings|rates?|inflation|unemployment|share of|favorab\w+|GDP|interest|yield)\b|%", re.I)
_INDEX = re.compile(r"\b(?:index|indices|Dow|S&P|Nasdaq|NASDAQ|FTSE|Nikkei|DAX|CAC|Hang Seng|Sensex|Nifty|Composite|TSX|industrials|Industrial Average|industrial average)\b")
_STOCK = re.compile(r"\b(?:stocks?|shares?|markets?|futures|trading|yields?)\b")
_POLLING = re.compile(r"\b(?:polls?|polling|pollsters?|survey)\b", re.I)
_DEGREE_SIGN = re.compile(r"[ \u00a0]?(?P<sign>C|F)(?![\w’'])")
_TEMPERATURE = re.compile(r"degree|temperature|heat|cold|°|celsius|fahrenheit|warm|freez|frost|hot|cool", re.I)
_AGO = re.compile(
    r"(?:[ \u00a0](?:or[ \u00a0]so|or[ \u00a0]more))?[ \u00a0-](?:ago|later|earlier|before|after|afterwards|prior|beforehand|from now|hence|since|ahead[ \u00a0]of|previously|into|until|away[ \u00a0]from)\b"
    r"|['’]s?[ \u00a0]time\b|[ \u00a0]to[ \u00a0](?:go|the[ \u00a0])"
)
_LAST = re.compile(
    rf"\b(?:the|this|these|those|his|her|their|its|our|in|over|within|for|of)?{_S}?(?:last|past|next|first|previous|coming|preceding|following|final|recent|opening|closing|early|late){_S}(?:(?:about|few|nearly|almost|roughly|over|more than|some|at least){_S})?$|\bevery{_S}$",
    re.I,
)
_IN_SPAN = re.compile(rf"\b(?:in|within|after|every)(?:{_S}(?:just|only|about|under|less|than|around|the|as little as|more|over|nearly|almost|roughly|span|of))*{_S}$", re.I)
_PHASE = re.compile(rf"\bin the (?:space|span|course) of(?:{_S}(?:just|only|about|under))?{_S}$|\b(?:with|with)?in{_S}$", re.I)
_TIME_UNITS = frozenset("second minute hour day week fortnight month year decade century millennium weekend night".split())
_CLOCK_WORDS = re.compile(r"[ \u00a0-](?:o['’]clock|a\.?m\.?\b|p\.?m\.?\b|thirty\b)|[ \u00a0]in the (?:morning|afternoon|evening)\b")
_SOURCES = re.compile(
    r"(?:[ \u00a0][a-z’'-]+){0,3}?[ \u00a0](?:sources?\b|(?:people|persons?|officials?|aides?|executives?|employees|diplomats?|lawmakers?|lawyers|advisers?|advisors|insiders|men|women)[ \u00a0](?:familiar|briefed|close[ \u00a0]to|with[ \u00a0](?:direct[ \u00a0])?knowledge|who[ \u00a0](?:spoke|asked|requested|declined)))"
)
_CAPITAL_AFTER = re.compile(r"(?:[ \u00a0]|-)([A-Z][^\W\d_]+)")
_WORD_AFTER = re.compile(r"[- ]([a-z]+)\b")


def idiom(text: str, start: int, word: str, vocabulary: Vocabulary) -> tuple[int, int, str, str] | None:
    """A listed phrase round the number word at `start`: start, end, role and rule."""
    for offset, phrase, role in vocabulary.idioms.get(word, ()):
        begin = start - offset
        end = begin + len(phrase)
        if begin < 0 or text[begin:end].lower().replace("\u00a0", " ") != phrase:
            continue
        if (begin == 0 or not text[begin - 1].isalnum()) and not text[end : end + 1].isalnum():
            return begin, end, role, phrase
    return None


def name(text: str, start: int, end: int) -> tuple[int, int, str, str] | None:
    """A number word in capitals inside a name (`Big Ten`, `Phase Two`, `Six Flags`)."""
    if not text[start].isupper():
        return None
    if text[start : end + 1].isupper() and end - start > 1 and text[max(0, start - 2) : start].isupper():
        return None
    back = text[max(0, start - 30) : start]
    begins = bool(_SENTENCE_START.search(back)) or start == 0
    after = _CAPITAL_AFTER.match(text, end)
    before = re.search(r"([A-Z][^\W\d_.]*)[ \u00a0-]$", back)
    if begins:
        return None
    if before or after:
        return start, end, "name", "capitals round a number word"
    return None


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
    if found and found[1] in ordinals and found[1] not in ("second", "third") and found[0][0] == "-":
        return found.end()
    return found.end() if found and found[0] in ("-second", "-third") and text[end - 1] == "y" else None


def zero(text: str, start: int, end: int) -> Piece | None:
    """`no deaths`: zero of something that is counted."""
    if not _ZERO.match(text, end):
        return None
    return Piece(start, end, Decimal(0), Decimal(0), Decimal(0), "count", None, "zero of")


def once(text: str, start: int, end: int) -> bool:
    """Whether `once` counts (`once a year`, `only once`)."""
    return bool(_ONCE.match(text, end) or re.search(r"\b(?:only|just|than|least)[ \u00a0]$", text[max(0, start - 7) : start], re.I))


def multiple(text: str, piece: Piece) -> Piece | None:
    """`three times as many`, `10-fold`, `2x faster`."""
    found = _TIMES.match(text, piece.end)
    if found is None:
        return None
    return piece._replace(end=found.end(), kind="multiple", rule="times")


def magnitude(text: str, piece: Piece) -> Piece | None:
    """`magnitude 4.9`, `a 6.1-magnitude quake`, `Category 5` of a storm."""
    back = text[max(0, piece.start - 24) : piece.start]
    if found := _MAGNITUDE.search(back):
        unit = "category" if found["word"].lower().startswith("cat") else "magnitude"
        if unit == "category" and not _STORM.search(text[max(0, piece.start - 120) : piece.end + 60]):
            return None
        return piece._replace(start=piece.start - len(back) + found.start(), kind="index", unit=unit, rule="scale value")
    if _MAGNITUDE_AFTER.match(text, piece.end):
        return piece._replace(kind="index", unit="magnitude", rule="scale value")
    return None


def temperature(text: str, piece: Piece) -> Piece | None:
    """`40C`, `104 F` where the text speaks of warmth or the number is negative."""
    found = _DEGREE_SIGN.match(text, piece.end)
    if found is None or not (piece.value is not None and piece.value < 0 or _TEMPERATURE.search(text[max(0, piece.start - 80) : piece.end + 40])):
        return None
    return piece._replace(end=found.end(), kind="measure", unit="degree Celsius" if found["sign"] == "C" else "degree Fahrenheit")


def refine(text: str, piece: Piece) -> Piece:
    """Ages out of durations and bare numbers, points out of points."""
    back = text[max(0, piece.start - 40) : piece.start]
    if piece.kind == "duration":
        if found := _OLD.match(text, piece.end):
            return _old(text, piece, found)
        return piece
    if piece.unit == "point":
        return _points(text, piece)
    if piece.kind == "count" and (piece.value is None or piece.value < 125) and piece.rule in ("digits", "words", "range", "between"):
        return _age(text, piece, back)
    return piece


def _old(text: str, piece: Piece, found: re.Match[str]) -> Piece:
    end = found.end() if "-" in text[piece.start : found.end()] or "of" not in found[0] else piece.end
    if not text[piece.start : end].count("-"):
        end = piece.end if found[0].startswith(" of") else end
    after = NEXT_WORDS.match(text, found.end())
    thing = after is not None and after[2].lower() in _THING
    return piece._replace(end=end, kind="duration" if thing else "age", rule="age")


def _points(text: str, piece: Piece) -> Piece:
    """Points of an index, of a poll or rate, or of a game, by the nearest words that tell."""
    around = text[max(0, piece.start - 200) : piece.end + 100]
    if _INDEX.search(around):
        return piece
    if _POLL.search(around) or _STOCK.search(around) is None and _POLLING.search(text, max(0, piece.start - 2000), piece.start):
        return piece._replace(kind="percentage_point", unit="percentage point")
    return piece if _STOCK.search(around) else piece._replace(kind="count", unit=None)


def _age(text: str, piece: Piece, back: str) -> Piece:
    after = _AFTER_AGE.match(text, piece.end)
    if text[piece.start : piece.end].lower() == "one":
        return piece
    if after and (piece.value is None or piece.value > 4) and _PEOPLE_BY_AGE.search(back):
        return piece._replace(kind="age", unit="year", rule="people by age")
    if _AGE_BEFORE.search(back) and (after or not NEXT_WORDS.match(text, piece.end) or re.search(r"\baged?\b[^.]*$|\bage[ \u00a0]of", back)):
        return piece._replace(kind="age", unit="year", rule="age")
    if piece.value is None or piece.value != piece.value.to_integral() or piece.rule != "digits":
        return piece
    if _APPOSITIVE.search(back) and (text[piece.end : piece.end + 1] in (",", ";", ".", ")") or re.match(r"[ \u00a0][―—–-][ \u00a0]", text[piece.end : piece.end + 3])) and not re.match(r",[ \u00a0]?[0-9]", text[piece.end : piece.end + 3]):
        if piece.value > 0 and not re.search(r"[0-9], $|\b(?:by|of|to) [A-Za-z]+, $", back):
            return piece._replace(kind="age", unit="year", rule="age in apposition")
    if _APPOSITIVE_PAREN.search(back) and text[piece.end : piece.end + 1] == ")" and 12 < piece.value:
        return piece._replace(kind="age", unit="year", rule="age in brackets")
    return piece


_PEOPLE_BY_AGE = re.compile(
    r"\b(?:people|those|adults|anyone|everyone|children|kids|men|women|workers|voters|patients|residents|Americans|players|boys|girls|citizens|drivers)"
    r"[ \u00a0](?:who[ \u00a0](?:are|is|were)[ \u00a0])?(?:under|over|above|below|older than|younger than|aged?)[ \u00a0]$"
)


def clock_words(text: str, term: Term) -> tuple[int, int, str, str] | None:
    """`seven o'clock`, `ten in the morning`."""
    found = _CLOCK_WORDS.match(text, term.end)
    return (term.start, found.end(), "clock", "clock time in words") if found else None


def no_claim(text: str, read: Quantity) -> tuple[str, str] | None:
    """Why a quantity is no claim's figure, as far as the text alone shows: role and rule."""
    back = text[max(0, read.start - 48) : read.start]
    if read.kind == "duration" and read.unit in _TIME_UNITS:
        if found := _AGO.match(text, read.end):
            return "time", f"before {found[0].strip()}"[:40]
        if found := _PHASE.search(back):
            return "time", "within a time"
        if found := _LAST.search(back):
            return "time", f"after {found[0].strip()}"[:40]
    if read.text.lower() in ("one", "1") and read.kind == "count":
        return _pronoun(text, read, back)
    if read.kind == "count" and read.value is not None and read.value <= 12 and _SOURCES.match(text, read.end):
        return "sources", "number of sources"
    return None


_ONE_OF = re.compile(r"[ \u00a0](?:of\b|[a-z]+[ \u00a0]of\b(?=[ \u00a0]them))")
_NO_NOUN_AFTER = re.compile(r"[.,;:!?)”\"’\n–—]|$|[ \u00a0](?:who|that|which|is|was|has|had|can|could|will|would|does|did|with|in|on|at|to|for|from|by|and|or|but|now|then|as|when|where|if|than|may|might|must|should|are|were|the|a|an|he|she|they|we|I|you|it|there|posed|made|based)\b")


_HARMED = re.compile(r"\b(?:kill|injur|wound|arrest|hurt|leav|left|detain|hospitali)\w*[ \u00a0]$", re.I)
_WAS_HARMED = re.compile(
    r"[ \u00a0](?:(?:was|is|has|had|being)[ \u00a0])?(?:(?:been|also|later|seriously|critically|fatally)[ \u00a0]){0,2}"
    r"(?:killed|dead|died|injured|wounded|hurt|missing|arrested|shot|convicted|acquitted|charged|hospitali[sz]ed|detained)\b"
)
_TITLE_BEFORE = re.compile(r"(?P<before>[^\s(\[“\"]+)[ \u00a0]$")
_TITLE_AFTER = re.compile(
    r"[.,;:!?)”\"’'\n–—]|$|[ \u00a0](?:[A-Z(–—]|(?:is|was|has|had|can|could|will|would|does|did|in|on|at|to|for|from|by|and|or|"
    r"but|as|when|where|if|which|who|that|with|may|are|were|of|also|remake|sequel|game|film|movie|series|trailer|diabetes)\b)"
)
_MONTHS = frozenset("January February March April May June July August September October November December".split())


def title(text: str, piece: Piece) -> bool:
    """Whether a bare whole number belongs to the capitals before it (`Model 3`, `Toy Story 2`)."""
    digits = text[piece.start : piece.end]
    if not digits.isdigit() or len(digits) > 4 or not _TITLE_AFTER.match(text, piece.end):
        return False
    back = text[max(0, piece.start - 40) : piece.start]
    found = _TITLE_BEFORE.search(back)
    if found is None or (word := found["before"])[0].islower() or not word[0].isalpha() or word[-1] in ".,;:!?)":
        return False
    if word.lower() in _NOT_TITLES or word in _MONTHS:
        return False
    before = back[: found.start()]
    return not _SENTENCE_START.search(before) or bool(re.match(r"[ \u00a0](?:is|was|in|on|at|has|will|and)\b", text[piece.end : piece.end + 6]))


_NOT_TITLES = frozenset(
    "about after all among an and another around as at before between but by despite during each exactly fewer for from "
    "he her his i in including into just like more nearly no of on only or other over roughly she since some than that the "
    "their them there these they this those to under until up we when where which while who with within you age aged top "
    "killed injured add approximately almost every dow chapter".split()
)


def _pronoun(text: str, read: Quantity, back: str) -> tuple[str, str] | None:
    if read.modifier and re.search(r"least|than|only|just|about|but", read.modifier, re.I):
        return None
    if _HARMED.search(back) or _WAS_HARMED.match(text, read.end):
        return None
    if _ONE_OF.match(text, read.end):
        return "pronoun", "one of"
    if _NO_NOUN_AFTER.match(text, read.end):
        return "pronoun", "one without a noun"
    return None
