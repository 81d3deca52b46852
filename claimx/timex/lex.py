"""Text to tokens and a shape: one character a token, its role in the grammar of time expressions.

The grammar (`grammar.py`) then runs over the shape alone, so a text is scanned twice and in linear time.
"""

import re
from functools import cache
from typing import NamedTuple

from claimx.lexicon import Entry, entries

ROLES = (
    "OTHER PARA HYPHEN COMMA DOT APOS S OPEN SLASH MONEY DAY INT YEAR FRACTION DATE CLOCK DECADE "
    "DECADE_SHORT QCODE FYCODE MONTH MONTH_SHORT WEEKDAY WEEKDAYS WEEKDAY_SHORT UNIT UNITS UNIT_SHORT "
    "QUARTER QUARTERS WEEKEND WEEKENDS PART PARTS NOON DAWN SEASON SEASONS HALF THE A LAST LATEST THIS "
    "NEXT FOLLOWING THAT SAME AGO EARLIER LATER BEFORE AFTER AHEAD HENCE EARLY MID LATE BEGIN END EVERY "
    "PER SET TIMES TIMESN DAYREF TONIGHT OVERNIGHT NOW REF RECENT FUTURE FISCAL SCHOOL FY NUM MAG ORD "
    "DECADE_WORD FUZZY PERIOD TIMEWORD MOMENT IN ON OF AT BY SINCE FROM TO BETWEEN AND OR FOR DURING AS "
    "ENDED APPROX ABOUT LEAST MORE THAN FILLER AMPM ZONE OCLOCK DATEWORD SO NEAR SHORT TERM AGE "
    "HOLIDAY EVENT YEARSPAN SPORT"
).split()
CODE = {role: chr(0x100 + index) for index, role in enumerate(ROLES)}
NAME = {code: role for role, code in CODE.items()}
_PARA = CODE["PARA"]

_TOKEN = (
    r"[AaPp]\.\s?[Mm]\b\.?"
    r"|[Oo]['’]clock\b"
    r"|[^\W\d_]\w*"
    r"|(?:\d{4}-\d\d-\d\d(?:T[\d:]{2,8})?|\d\d?-\d\d?-\d{4})(?!\w)"
    r"|\d+(?:[.,:/]\d+)*\w*"
    r"|\n[^\S\n]*\n\s*"
    r"|[^\s\w]"
)
_DIGITS = (
    ("DAY", re.compile(r"0?[1-9]|[12]\d|3[01]")),
    ("YEAR", re.compile(r"1[0-9]\d\d|20\d\d|21[0-4]\d|2[1-3](?:00|50)")),
    ("ORD", re.compile(r"\d{1,3}(?:st|nd|rd|th)", re.I)),
    ("DECADE", re.compile(r"(?:1\d|20)\d0s")),
    ("DECADE_SHORT", re.compile(r"\d0s")),
    (
        "CLOCK",
        re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?:[ap]m)?|(?:0?\d|1[0-2])(?:\.[0-5]\d)?[ap]m", re.I),
    ),
    (
        "DATE",
        re.compile(
            r"\d{4}-\d\d-\d\d(?:T[\d:]+)?|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}-\d{1,2}-\d{4}"
        ),
    ),
    ("YEARSPAN", re.compile(r"(?:19|20)\d\d/(?:19|20)?\d\d")),
    ("FRACTION", re.compile(r"[1-9]/[2-9]")),
    ("INT", re.compile(r"\d+(?:[.,]\d+)*")),
)
_MARKS = {
    "-": "HYPHEN", "‐": "HYPHEN", "‑": "HYPHEN", "–": "HYPHEN", "—": "HYPHEN",
    ",": "COMMA", ".": "DOT", "'": "APOS", "’": "APOS", "‘": "APOS", "(": "OPEN", "/": "SLASH",
    "$": "MONEY", "£": "MONEY", "€": "MONEY", "¥": "MONEY", "½": "FRACTION", "¼": "FRACTION", "¾": "FRACTION",
}  # fmt: skip
_CODES = re.compile(r"(?:([Qq][1-4]|H[12])|FY(\d\d(?:\d\d)?))")


class TimeWord(Entry):
    """A word of the grammar: its role, what it stands for, and whether only its capital form counts."""

    word: str
    role: str
    value: str = ""
    capital: bool = False


class Token(NamedTuple):
    """A token with the role it plays and what it stands for (a month's number, a unit's letter)."""

    start: int
    end: int
    word: str
    role: str
    value: str


Words = dict[str, tuple[str, str, bool]]


@cache
def time_words(folder: str | None = None) -> Words:
    """Lower-case word to (role's code, value, needs a capital)."""
    table: Words = {}
    for row in entries("times", TimeWord, folder):
        if row.role not in CODE:
            raise ValueError(f"times.toml: unknown role {row.role!r} of {row.word!r}")
        table.setdefault(row.word.lower(), (CODE[row.role], row.value, row.capital))
    return table


@cache
def token_pattern(names: frozenset[str]) -> re.Pattern[str]:
    """One token; a name of several words is one token, the longest first."""
    initials: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        tail = re.escape(name[1:]).replace(r"\ ", r"\s+").replace("'", "['’]")
        initials.setdefault(name[0], []).append(tail)
    fixed = [rf"{re.escape(first)}(?:{'|'.join(tails)})" for first, tails in sorted(initials.items())]
    starts = "".join(map(re.escape, sorted(initials)))
    named = rf"(?=[{starts}])(?:{'|'.join(fixed)})\b|" if fixed else ""
    return re.compile(named + _TOKEN)


def digits_role(word: str) -> str:
    """The role of a token that starts with a digit."""
    if len(word) < 32:
        for role, pattern in _DIGITS:
            if pattern.fullmatch(word):
                return role
    return "OTHER"


def plain_name(word: str) -> str:
    """A name with plain apostrophes and single spaces."""
    return " ".join(word.replace("’", "'").split())


class Tokens:
    """The tokens of a text: its shape, and each token on demand."""

    __slots__ = ("_events", "_found", "_holidays", "_words", "shape", "size", "text")

    def __init__(self, text: str, words: Words, holidays: frozenset[str], events: frozenset[str]) -> None:
        """Read `text` once; holidays and events are names as they are written."""
        self.text = text
        self._words, self._holidays, self._events = words, holidays, events
        self._found = list(token_pattern(holidays | events).finditer(text))
        self.size = len(self._found)
        written = [match.group() for match in self._found]
        roles = {word: self._role(word) for word in dict.fromkeys(written)}  # each word once, however often it stands
        self.shape = "".join(map(roles.__getitem__, written))

    def _role(self, word: str) -> str:
        row = self._words.get(word.lower())
        if row is not None:
            return CODE["OTHER"] if row[2] and not word[0].isupper() else row[0]
        mark = _MARKS.get(word)
        if mark is not None:
            return CODE[mark]
        if word[0] in "0123456789":
            return CODE["EVENT" if word in self._events else digits_role(word)]
        return self._rare(word)

    def _rare(self, word: str) -> str:
        first = word[0]
        name = word if word.isalnum() else plain_name(word)
        if name in self._holidays:
            return CODE["HOLIDAY"]
        if name in self._events:
            return CODE["EVENT"]
        if first == "\n":
            return CODE["PARA"]
        if word in ("s", "S"):
            return CODE["S"]
        if first in "AaPp" and len(word) < 6 and word[1:2] == ".":
            return CODE["AMPM"]
        if first in "oO" and word[1:2] in "'’" and len(word) == 7:
            return CODE["OCLOCK"]
        if first in "QHFq" and (code := _CODES.fullmatch(word)):
            return CODE["QCODE" if code[1] else "FYCODE"]
        return CODE["OTHER"]

    def __getitem__(self, index: int) -> Token:
        """The token at `index`."""
        match = self._found[index]
        word = match.group()
        row = self._words.get(word.lower())
        role = NAME[self.shape[index]]
        value = plain_name(word) if role in ("HOLIDAY", "EVENT") else row[1] if row else ""
        return Token(match.start(), match.end(), word.lower(), role, value)

    def role(self, index: int) -> str:
        """The role of the token at `index`."""
        return NAME[self.shape[index]]

    def apart(self, start: int, end: int) -> bool:
        """Whether a new paragraph begins between two tokens."""
        return self.shape.find(_PARA, start, end) >= 0

    def has(self, *roles: str) -> bool:
        """Whether any token has one of the roles."""
        return any(CODE[role] in self.shape for role in roles)

    def slice(self, start: int, end: int) -> list[Token]:
        """The tokens from `start` up to `end`."""
        return [self[index] for index in range(max(0, start), min(end, self.size))]

    def gap(self, index: int) -> str:
        """The white space before the token at `index`."""
        return self.text[self._found[index - 1].end() : self._found[index].start()] if index else ""
