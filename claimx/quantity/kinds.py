"""What kind of quantity the words round a number make of it: multiple, scale value, temperature, age, points."""

import re

from claimx.quantity import cues
from claimx.quantity.joins import Piece
from claimx.quantity.terms import NEXT_WORDS

_TIMES = re.compile(
    r"[ \u00a0](?:more[ \u00a0])?(?:times|x)(?=[ \u00a0](?:as|the|that|its|their|his|her|more|less"
    r"|what|those|over|worse|annual|earnings|sales|revenue|last[ \u00a0](?:year|month|week|quarter|season)['’]s"
    r"|this[ \u00a0](?:year|month|week|quarter)['’]s|previous|normal|usual|average|today['’]s|[A-Z][\w.]*['’]s"
    r"|(?!after|under|never|other|later|earlier|together|however|whether|either|former|summer|winter"
    r"|rather|per)[a-z]{3,}er)\b)"
    r"|[- ]?fold\b|[- ]times\b(?=[ \u00a0](?:as|the|that|more|higher|larger)\b)"
    r"|[x×]\b(?=[ \u00a0](?:as|the|that|more|higher|larger|faster|bigger))"
)
_MAGNITUDE = re.compile(
    r"\b(?P<word>magnitude|category|Magnitude|Category|Cat\.)(?P<gap>[ \u00a0](?:of[ \u00a0])?"
    r"(?:(?:about|a|an|some|roughly)[ \u00a0])?|[ \u00a0](?:was|is|at|to|reached)[ \u00a0](?:[a-z]+[ \u00a0])?)$"
)
_MAGNITUDE_AFTER = re.compile(r"[ \u00a0-]magnitude\b|[ \u00a0](?:on|at)[ \u00a0]the[ \u00a0]Richter")
_STORM = re.compile(r"storm|hurricane|cyclone|typhoon|tropical|winds|landfall", re.I)
_OLD = re.compile(r"[ \u00a0-](?:olds?\b|of[ \u00a0]age\b)")
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages)(?:[ \u00a0](?:of|between|from|about|just|around|only|over|under|above|below"
    r"|at[ \u00a0]least))*[ \u00a0]$"
    r"|\b(?:older|younger)[ \u00a0]than[ \u00a0]$"
    r"|\b(?:he|she|who|I)[ \u00a0](?:(?:already|now|still|only|just)[ \u00a0])?"
    r"(?:was|is|turned|turns|would have been|will be|will turn|would be"
    r"|had turned|has turned|am)[ \u00a0](?:(?:only"
    r"|just|about|around|nearly|almost|now|then|already)[ \u00a0])?$"
    r"|\b(?:he|she|I)['’](?:s|m)[ \u00a0](?:(?:only|just|about|now)[ \u00a0])?$|\b(?:turn|turned"
    r"|turning)[ \u00a0]$|\bdie[ds]?[ \u00a0]at[ \u00a0]$|\bchildren[ \u00a0](?:under|aged)[ \u00a0]$",
    re.I,
)
_THEN = re.compile(r"[^\W\d_],[ \u00a0](?:then|now|just|only)[ \u00a0]$")
_ASIDE_ENDS = re.compile(r"[,;.)](?![0-9])")
_APPOSITIVE = re.compile(r"[^\W\d_][.’'”\"]?,[ \u00a0]$")
_OBITUARY = re.compile(r",[ \u00a0]was[ \u00a0]$")
_APPOSITIVE_PAREN = re.compile(r"[A-Z][^\W\d_]+[ \u00a0]\($")
_AFTER_AGE = re.compile(r"[,;.)](?![0-9])|[ \u00a0](?:from|of|and|on|in|who|was|is|when|at|,)\b|$|\n")
_THING = frozenset(cues.words("thing"))
_POLL = re.compile(rf"\b(?:{cues.pattern('poll')})\b|%", re.I)
_INDEX = re.compile(rf"\b(?:{cues.pattern('share index')})\b")
_RATE_MOVE = re.compile(r"[ \u00a0](?:rate[ \u00a0])?(?:cut|hike|increase|reduction|rise|move)\b")
_POINT_WORD = re.compile(r"(?:[ \u00a0]of[ \u00a0]an?)?[ \u00a0-]?(?:points?|pts?)$")
_STOCK = re.compile(r"\b(?:stocks?|shares?|markets?|futures|trading|yields?)\b")
_POLLING = re.compile(r"\b(?:polls?|polling|pollsters?|survey)\b", re.I)
_DEGREE_SIGN = re.compile(r"[ \u00a0]?(?P<sign>C|F)(?![\w’'])")
_TEMPERATURE = re.compile(
    r"degree|temperature|heat|cold|°|celsius|fahrenheit|warm|freez|frost|hot|cool|mercury|thermomet", re.I
)
_PEOPLE_BY_AGE = re.compile(
    r"\b(?:people|those|adults|anyone|everyone|children|kids|men|women|workers|voters|patients"
    r"|residents|Americans|players|boys|girls|citizens|drivers)"
    r"[ \u00a0](?:who[ \u00a0](?:are|is|were)[ \u00a0])?(?:under|over|above|below|older than"
    r"|younger than|aged?)[ \u00a0]$",
    re.I,
)


_FACTOR = re.compile(r"\b(?:an?[ \u00a0])?factor[ \u00a0]of[ \u00a0]$", re.I)


def multiple(text: str, piece: Piece) -> Piece | None:
    """`three times as many`, `10-fold`, `2x faster`, `a factor of two`."""
    if factor := _FACTOR.search(text, max(0, piece.start - 12), piece.start):
        return piece._replace(start=factor.start(), kind="multiple", rule="factor")
    found = _TIMES.match(text, piece.end)
    if found is None:
        return None
    return piece._replace(end=found.end(), kind="multiple", rule="times")


def magnitude(text: str, piece: Piece) -> Piece | None:
    """`magnitude 4.9`, `a 6.1-magnitude quake`, `Category 5` of a storm."""
    back = text[max(0, piece.start - 24) : piece.start]
    if ("agnitude" in back or "at" in back) and (found := _MAGNITUDE.search(back)):
        unit = "category" if found["word"].lower().startswith("cat") else "magnitude"
        if unit == "category" and not _STORM.search(text[max(0, piece.start - 120) : piece.end + 60]):
            return None
        touching = found["gap"].strip() in ("", "of")
        start = piece.start - len(back) + found.start() if touching else piece.start
        return piece._replace(start=start, kind="index", unit=unit, rule="scale value")
    if _MAGNITUDE_AFTER.match(text, piece.end):
        return piece._replace(kind="index", unit="magnitude", rule="scale value")
    return None


_QUAKE = re.compile(r"\b(?:earthquakes?|quakes?|tremors?|aftershocks?|temblors?|Richter|magnitudes?)\b", re.I)
_QUAKE_NEXT = re.compile(
    r"[ \u00a0-](?:[a-z]+[ \u00a0])?(?:earthquakes?|quakes?|tremors?|aftershocks?|temblors?|jolts?)\b"
)


def tremor(text: str, piece: Piece) -> Piece | None:
    """`a 5.8 quake`, `the institute put it at 7.1`: a value with one decimal where the text speaks of earthquakes."""
    if piece.value is None or not 2 <= piece.value < 10 or not _ONE_DECIMAL.fullmatch(text, piece.start, piece.end):
        return None
    alone = not NEXT_WORDS.match(text, piece.end) or _NO_NOUN_NEXT.match(text, piece.end)
    if _QUAKE_NEXT.match(text, piece.end) or (alone and _QUAKE.search(text, max(0, piece.start - 160), piece.start)):
        return piece._replace(kind="index", unit="magnitude", rule="scale value")
    return None


_ONE_DECIMAL = re.compile(r"[0-9]\.[0-9]")
_NO_NOUN_NEXT = re.compile(
    r"[ \u00a0](?:and|or|but|on|in|at|to|from|by|was|is|as|while|which|struck|hit|later|according|the|a|that)\b"
)


def temperature(text: str, piece: Piece) -> Piece | None:
    """`40C`, `104 F` where the text speaks of warmth or the number is negative."""
    found = _DEGREE_SIGN.match(text, piece.end)
    if found is None or not (
        (piece.value is not None and piece.value < 0)
        or (found["sign"] == "C" and found.end() - piece.end == 1 and "." in text[piece.start : piece.end])
        or _TEMPERATURE.search(text[max(0, piece.start - 80) : piece.end + 40])
    ):
        return None
    return piece._replace(
        end=found.end(), kind="measure", unit="degree Celsius" if found["sign"] == "C" else "degree Fahrenheit"
    )


def refine(text: str, piece: Piece) -> Piece:
    """Ages out of durations and bare numbers, points out of points."""
    back = text[max(0, piece.start - 40) : piece.start]
    if piece.kind == "duration":
        if found := _OLD.match(text, piece.end):
            return _old(text, piece, found)
        return piece
    if piece.unit == "point":
        return _points(text, piece)
    if piece.kind == "count" and piece.rule == "digits" and piece.unit is None and _is_level(text, piece, back):
        return piece._replace(kind="index", unit="point", rule="level of an index")
    if (
        piece.kind == "count"
        and (piece.value is None or piece.value < 125)
        and piece.rule in ("digits", "words", "range", "between")
    ):
        return _age(text, piece, back)
    return piece


_LEVEL_BEFORE = re.compile(
    r"\b(?:to|at|of|above|below)[ \u00a0](?:(?:a|just|about|around|nearly|record|new|high|low|over|under|more"
    r"|than|level)[ \u00a0]){0,3}$"
)
_LEVEL_AFTER = re.compile(
    r"[.,;:)]|$|\n|[ \u00a0](?:and|on|by|in|at|for|after|as|while|from|with|its|shortly|mark|level)\b"
)
_MOVED = re.compile(r"%|\b(?:per ?cent|points?|pts)\b")


def _is_level(text: str, piece: Piece, back: str) -> bool:
    """`the index fell 0.4% to 8,120`: a level that the sentence gives after the move of an index."""
    if (
        piece.value is None
        or piece.value < 100
        or not _LEVEL_BEFORE.search(back)
        or not _LEVEL_AFTER.match(text, piece.end)
    ):
        return False
    sentence = text[max(0, piece.start - 160) : piece.start]
    sentence = sentence[max(sentence.rfind(". "), sentence.rfind("\n")) + 1 :]
    return bool(_INDEX.search(sentence) and _MOVED.search(sentence))


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
    if _POLL.search(around) or (
        _STOCK.search(around) is None and _POLLING.search(text, max(0, piece.start - 2000), piece.start)
    ):
        return piece._replace(kind="percentage_point", unit="percentage point")
    if _STOCK.search(around):
        return piece
    bare = _POINT_WORD.search(text, piece.start, piece.end)
    if bare and bare[0][0] in "-‐" and _RATE_MOVE.match(text, piece.end):
        return piece._replace(kind="percentage_point", unit="percentage point")
    return piece._replace(kind="count", unit=None, end=bare.start() if bare else piece.end)


_NO_THING = re.compile(r"[ \u00a0](?:(?:is|was|has|does|needs|says|wants)\b|[a-z]+(?<!s)\b(?![ \u00a0-]?[a-z]+s\b))")


def _adult(piece: Piece) -> bool:
    return piece.value is None or piece.value > 4


def _age(text: str, piece: Piece, back: str) -> Piece:
    if back.rstrip(" \u00a0")[-1:].isdigit():
        return piece
    after = _AFTER_AGE.match(text, piece.end)
    if text[piece.start : piece.end].lower() == "one":
        return piece
    if (
        12 < (piece.value or 0) < 115
        and piece.rule == "digits"
        and _THEN.search(back)
        and _ASIDE_ENDS.match(text, piece.end)
    ):
        return piece._replace(kind="age", unit="year", rule="age in apposition")
    if (after or _NO_THING.match(text, piece.end)) and _adult(piece) and _PEOPLE_BY_AGE.search(back):
        return piece._replace(kind="age", unit="year", rule="people by age")
    if _AGE_BEFORE.search(back) and (
        after or not NEXT_WORDS.match(text, piece.end) or re.search(r"\bage[sd]?\b[^.]*$|\bage[ \u00a0]of", back)
    ):
        return piece._replace(kind="age", unit="year", rule="age")
    if piece.value is None or piece.value != piece.value.to_integral() or piece.rule != "digits":
        return piece
    if (
        (
            _APPOSITIVE.search(back)
            and (
                text[piece.end : piece.end + 1] in (",", ";", ".", ")")
                or re.match(r"[ \u00a0][―—–-][ \u00a0]", text[piece.end : piece.end + 3])
            )
            and not re.match(r",[ \u00a0]?[0-9]", text[piece.end : piece.end + 3])
        )
        and piece.value > 0
        and not re.search(r"[0-9], $|\b(?:by|of|to) [A-Za-z]+, $", back)
    ):
        return piece._replace(kind="age", unit="year", rule="age in apposition")
    if 12 < piece.value < 115 and _OBITUARY.search(back) and text[piece.end : piece.end + 1] in (".", ","):
        return piece._replace(kind="age", unit="year", rule="age at death")
    if _APPOSITIVE_PAREN.search(back) and text[piece.end : piece.end + 1] == ")" and piece.value > 12:
        return piece._replace(kind="age", unit="year", rule="age in brackets")
    return piece
