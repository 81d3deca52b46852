"""What a number is when it is no quantity: date, clock time, year, name, ordinal, list number.

Each function looks at the text round one candidate and returns (start, end, role, rule) or None.
"""

import re
from typing import NamedTuple

from claimx.quantity.vocabulary import Vocabulary
from claimx.quantity.years import PERCENT_OR_UNIT, year_like

MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?"
)
_GAP = "[ \u00a0\u202f]"
_ZONE = "(?:UTC|GMT|BST|EST|EDT|ET|CST|CDT|CT|PST|PDT|PT|MST|CET|CEST|IST|AEST|JST|local time|hours? local|Z)"
_DAY = "[0-9]{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?:{_DAY}(?:{_GAP}?(?:-|–|to|and|or|&|,"
    rf"|/){_GAP}?{_DAY}){{0,3}}{_GAP}?(?:of{_GAP})?(?:{MONTH})(?![a-z])(?:,?{_GAP}[0-9]{{4}}(?![0-9,]))?)"
    r"|(?:[12][0-9]{3}[-/.](?:0?[1-9]|1[0-2])[-/.](?:[0-3]?[0-9])(?:T[0-9:.]+Z?)?(?![0-9]))"
    r"|(?:[0-3]?[0-9]/[0-3]?[0-9]/(?:[0-9]{4}|[0-9]{2})(?![0-9/]))"
    r"|(?:[0-3]?[0-9]\.[01]?[0-9]\.(?:19|20)[0-9]{2}(?![0-9.]))"
)
_CLOCK = re.compile(
    rf"(?:[0-2]?[0-9](?:[:.][0-5][0-9])?(?:{_GAP}?[-–]{_GAP}?[0-2]?[0-9](?:[:.][0-5][0-9])?)?{_GAP}?(?:(?:[ap]m\b"
    rf"|[ap]\.{_GAP}?m\b\.?)|o['’]clock)(?:{_GAP}{_ZONE}\b)?)"
    rf"|(?:[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?![0-9:])(?:{_GAP}?{_ZONE}\b)?)"
    rf"|(?:[0-2][0-9][0-5][0-9](?:{_GAP}?[-–]{_GAP}?[0-2][0-9][0-5][0-9])?{_GAP}?(?:{_ZONE}|hrs)\b)"
    rf"|(?:[0-2]?[0-9]\.[0-5][0-9]{_GAP}(?:{_ZONE})\b)"
    rf"|(?:(?<![^\n])[0-2]?[0-9]\.[0-5][0-9]:(?={_GAP}))",
    re.I,
)
_ERA = re.compile(rf"[0-9]{{1,5}}{_GAP}?(?:BCE?\b|CE\b|AD\b|B\.C\.(?:E\.)?|C\.E\.|A\.D\.|b\.c\.(?:e\.)?|c\.e\.)")
_AFTER_MONTH = re.compile(rf"\b(?:{MONTH})(?:,|{_GAP}the)?(?:{_GAP}|(?<=,)){_GAP}?$")
_DAYS = re.compile(
    rf"(?P<day>[0-3]?[0-9](?:st|nd|rd|th)?(?![0-9]|[.,][0-9]))(?:{_GAP}?(?:-|–|to|and|or|&|,"
    rf"|through){_GAP}?{_DAY}(?![0-9]|[.,][0-9])){{0,3}}(?:,?{_GAP}(?:1[0-9]|20)[0-9]{{2}}(?![0-9,]))?"
    r"|(?:1[0-9]|20)[0-9]{2}(?![0-9]|,[0-9]{3})"
)
_YEAR = re.compile(
    r"(?:1[0-9]{3}|20[0-9]{2}|21[0-4][0-9])(?![0-9]|[.,][0-9])(?P<to>[-–/](?:[0-9]{4}"
    r"|[0-9]{1,2})(?![0-9]|,[0-9]))?(?P<s>['’]?s\b)?"
)
_DECADE = re.compile(r"[0-9]0['’]?s\b")
_ORDINAL = re.compile(r"[0-9]{1,4}(?:,[0-9]{3})*(?:st|nd|rd|th)\b")
_LIST = re.compile(r"(?:^|\n)[ \u00a0]*[(\[]?$")
_LISTICLE = re.compile(
    r"[ \u00a0](?:(?:key|big|more|other|important)[ \u00a0])?(?:things|ways|reasons|takeaways|tips|facts|questions)"
    r"[ \u00a0](?:to|you|we|that|about|from|why|for)\b",
    re.I,
)
_PERSON = re.compile(
    r"[ \u00a0](?!Of\b)[A-Z][a-z]+[ \u00a0](?:[A-Z]\.[ \u00a0])?[A-Z][a-z]+(?<!s)(?:[.?!\n]|$|[ \u00a0][A-Z])"
)
_LIST_AFTER = re.compile(r"[.)\]:][ \u00a0]+[A-Z“\"]")
_PHONE = re.compile(
    r"\+?(?:[0-9]{1,3}[- .])?\(?[0-9]{3}\)?[- .][0-9]{3}[- .][0-9]{4}(?![0-9])"
    r"|[0-9]{3}-[0-9]{4}(?![0-9,])|1-800-[0-9A-Z-]+"
)
_DOTTED = re.compile(r"[0-9]+(?:\.[0-9]+){2,}")
_PREFIX = re.compile(
    r"(?:\b(?:sub|minus|plus|to|mid|under|over|near|pre|post|non|all|then|now|a|age|low|high|top|some"
    r"|per|about|us|x))-$",
    re.I,
)
_GLUED_BEFORE = re.compile(r"[^\W\d_][-‐‑/.&@_#]?$|[@#_/]$|[A-Za-z]\($")
_GLUED_AFTER = re.compile(r"[A-Za-z_(@][\w()]*")
_SCREEN = re.compile(
    r"[0-9]{1,2}x[0-9]{1,4}m?\b|(?:480|720|1080|1440|2160)p\b|[48]K(?=[ \u00a0](?:TVs?|[a-z]*[ \u00a0]?(?:video"
    r"|display|screen|resolution|camera|footage)))"
)
_CHIP = re.compile(r"[0-9]{3,5}[ \u00a0](?:chip|processor|microprocessor|CPU|motherboard)\b")
_A_NUMBER = re.compile(r"\b(?:an?|his|her|my|your)[ \u00a0]$", re.I)
_ALONE = re.compile(
    r"[0-9]{4,5}(?:[.,;:!?)](?![0-9])|$|\n|[ \u00a0](?:and|or|with|to|for|in|at|from|by|was|is|had|has|that|which)\b)"
)
"""The number of a machine, which an article cannot count: `an 80386 with a new board`."""
_FORMATION = re.compile(r"[1-6](?:-[1-6]){2,3}(?![-0-9])")
_DEGREES = re.compile(r"°[NSEW]|[°º][0-9]|°?(?:-degree)?[ \u00a0](?:photos?|views?|video|camera|panorama|turn)\b")
_NAMED = re.compile(r"(?P<two>[^\s(\[“\"]+[ \u00a0])?(?P<one>[^\s(\[“\"]+|#)(?P<gap>[ \u00a0-])?$")
_ADDRESS = re.compile(
    r"[ \u00a0](?:[A-Z][\w.’'-]+[ \u00a0]){1,3}(?:Street|St\.|St\b|Avenue|Ave\.?|Road|Rd\.?|Boulevard"
    r"|Blvd\.?|Lane|Drive|Square|Terrace|Way|Place|Court|Quai)\b|[ \u00a0](?:rue|Rue|Quai|quai)\b"
)
_TAIL = re.compile(r"[\w()-]*")
_NAME_TAIL = re.compile(r"(?:[-/‑][A-Za-z0-9]+|[A-Za-z]+|\([A-Za-z0-9]+\))*(?:/[0-9]{2,4})?")


class Verdict(NamedTuple):
    """A number that is no quantity, and the rule that says so."""

    start: int
    end: int
    role: str
    rule: str


def no_quantity(text: str, start: int, end: int, vocabulary: Vocabulary) -> Verdict | None:
    """Decide about the digits at `start` (a run that ends at `end`) before any quantity is read from them."""
    back = text[max(0, start - 32) : start]
    return (
        _date(text, start, back)
        or _number_name(text, start, end, back)
        or _year(text, start, end, back)
        or _identifier(text, start, end, back, vocabulary)
        or _list_number(text, start, end, back)
    )


def _date(text: str, start: int, back: str) -> Verdict | None:
    if (
        text.startswith(("9/11", "7/7"), start)
        and not text[start + 4 : start + 5].isdigit()
        and not back.endswith(tuple("$€£"))
    ):
        return Verdict(start, start + (4 if text[start] == "9" else 3), "name", "attacks called by their date")
    if back[-1:] and (back[-1] in "$€£¥₹" or back[-1].isalpha()):
        return None
    if found := _DATE.match(text, start):
        return Verdict(start, found.end(), "date", "date")
    if found := _ERA.match(text, start):
        return Verdict(start, found.end(), "date", "year of an era")
    if found := _CLOCK.match(text, start):
        return Verdict(start, found.end(), "clock", "clock time")
    found = _DAYS.match(text, start) if not back.rstrip(" \u00a0")[-1:].isdigit() else None
    month = _AFTER_MONTH.search(back) if found else None
    if month is None or found is None or PERCENT_OR_UNIT.match(text, found.end()):
        return None
    if found["day"] and int(re.sub(r"\D", "", found["day"])) > 31:
        return None
    return Verdict(start - len(back) + month.start(), found.end(), "date", "month and day or year")


_CLASS_BEFORE = re.compile(r"(?:[A-Z][\w.]+|\b(?:of|in|class|since))[ \u00a0]['’‘]$")
_CLASS = re.compile(r"[0-9]{2}(?=[),.;:\n]|$|[ \u00a0](?:and|[A-Z(]|was|is|said|who))")


def _year(text: str, start: int, end: int, back: str) -> Verdict | None:
    if back.endswith(("'", "’")) and (found := _DECADE.match(text, start)):
        return Verdict(start - 1, found.end(), "date", "decade")
    if back.endswith(("'", "’", "‘")) and _CLASS_BEFORE.search(back) and (found := _CLASS.match(text, start)):
        return Verdict(start - 1, found.end(), "date", "class year")
    found = _YEAR.match(text, start)
    if found is None or back[-1:] in tuple("$€£¥₹.+~"):
        return None
    if found["s"]:
        return Verdict(start, found.end(), "date", "decade")
    if PERCENT_OR_UNIT.match(text, found.end()):
        return None
    return (
        Verdict(start, found.end(), "date", "year") if year_like(text, start, found.end(), bool(found["to"])) else None
    )


def _number_name(text: str, start: int, end: int, back: str) -> Verdict | None:
    phone = _PHONE.match(text, start)
    if phone and back[-1:] not in tuple("$€£") and not text[phone.end() : phone.end() + 1].isdigit():
        return Verdict(start, phone.end(), "name", "telephone number")
    if (
        (found := _DOTTED.match(text, start))
        and found.end() >= end
        and not re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}", found[0])
    ):
        return Verdict(start, found.end(), "name", "dotted number")
    if text[start:end] == "911" and not _COUNTED.match(text, end) and back[-1:] not in tuple("$€£.,-"):
        return Verdict(start, end, "name", "emergency number")
    if _CHIP.match(text, start) or (_A_NUMBER.search(back) and _ALONE.match(text, start)):
        return Verdict(start, end, "name", "number of a model")
    if found := _SCREEN.match(text, start):
        return Verdict(start, found.end(), "name", "screen lines or formation")
    if (found := _FORMATION.match(text, start)) and sum(map(int, found[0].split("-"))) == 10:
        return Verdict(start, found.end(), "name", "screen lines or formation")
    if found := _ORDINAL.match(text, start):
        return Verdict(start, found.end(), "ordinal", "ordinal in digits")
    if (
        _DEGREES.match(text, end)
        and (text[end] in "°º" or text[start:end] in ("360", "180"))
        and not text.startswith("°C", end)
    ):
        return Verdict(start, end, "name", "coordinate")
    return None


def _identifier(text: str, start: int, end: int, back: str, vocabulary: Vocabulary) -> Verdict | None:
    if (
        not back[-1:].isspace()
        and _GLUED_BEFORE.search(back)
        and not _PREFIX.search(back)
        and not vocabulary.sign_behind.search(back)
    ):
        begin = start
        while begin > max(0, start - 30) and (text[begin - 1].isalnum() or text[begin - 1] in "-‐‑/.&@_#("):
            begin -= 1
        tail = _TAIL.match(text, end)
        return Verdict(begin, tail.end() if tail else end, "name", "digits in a word")
    named = _NAMED.search(back) if not back.rstrip(" \u00a0")[-1:].isdigit() else None
    if named and named["gap"] and (kind := _naming(named, vocabulary)):
        verdict = _named(text, start, end, back, named, kind)
        if verdict:
            return verdict
    if _ADDRESS.match(text, end) and "," not in text[start:end]:
        return Verdict(start, end, "name", "street address")
    return None


def _naming(named: re.Match[str], vocabulary: Vocabulary) -> str | None:
    two = f"{(named['two'] or '').strip()} {named['one']}".strip()
    return vocabulary.names.get(two) or vocabulary.names.get(named["one"])


_COUNTED = re.compile(
    r"[ \u00a0-](?!reports\b|says\b|airs\b)(?:[a-z]{2,}[ \u00a0-])?[a-z]{3,}s\b|[ \u00a0]?%|[ \u00a0](?:per ?cent"
    r"|people|million|billion)"
)
_OPENS = re.compile(r"(?:^|[.!?:;]['”\"’)\]]*\s+|\n\s*|[“\"‘(•*-]\s*)$")


def _named(text: str, start: int, end: int, back: str, named: re.Match[str], kind: str) -> Verdict | None:
    digits = text[start:end]
    begin = start - len(back) + named.start("one")
    if kind == "stock" and digits.isdigit() and (digits.endswith("00") or digits in ("50", "40", "30", "225")):
        return Verdict(begin, end, "name", "share index")
    opens = _OPENS.search(back[: named.start("one")]) and (begin > len(back) or begin < 32 or named.start("one"))
    if kind == "name" and not (named["one"][0].isupper() and (opens or "," in digits) and _COUNTED.match(text, end)):
        tail = _NAME_TAIL.match(text, end)
        return Verdict(begin, tail.end() if tail else end, "name", f"number of a {named['one']}"[:40])
    return None


def named_word(text: str, start: int, end: int, vocabulary: Vocabulary) -> Verdict | None:
    """A number word after a word that numbers things: `phase two`, `Channel Four`."""
    back = text[max(0, start - 32) : start]
    named = _NAMED.search(back)
    if named is None or not named["gap"] or _naming(named, vocabulary) != "name":
        return None
    if named["one"] in ("No", "no", "number", "Number") or (
        named["one"][0].islower() and named["one"] not in _LOWER_NAMES
    ):
        return None
    return Verdict(start - len(back) + named.start("one"), end, "name", f"number of a {named['one']}"[:40])


_LOWER_NAMES = frozenset("phase channel chapter section article tier flight type".split())


def _list_number(text: str, start: int, end: int, back: str) -> Verdict | None:
    if end - start <= 2 and _LIST.search(back) and _LIST_AFTER.match(text, end) and (start < 32 or "\n" in back):
        return Verdict(start, end, "list", "list number")
    if end - start <= 2 and text.startswith(") ", end) and back[-1:] in (" ", "\u00a0") and "(" not in back[-24:]:
        return Verdict(start, end, "list", "list number in a line")
    if back.endswith("[") and text[end : end + 1] == "]" and end - start <= 3:
        return Verdict(start - 1, end + 1, "list", "footnote mark")
    if end - start <= 2 and _PERSON.match(text, end) and _OPENS.search(back):
        return Verdict(start, end, "list", "number before a name")
    if end - start <= 3 and _LISTICLE.match(text, end) and _LIST.search(back):
        return Verdict(start, end, "list", "title of a list")
    return None


def glued_after(text: str, end: int) -> re.Match[str] | None:
    """Letters that touch the end of a term no unit has claimed: `3D`, `401(k)`, `737s`."""
    return _GLUED_AFTER.match(text, end)
