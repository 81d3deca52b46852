"""The word lists of the figure reader, loaded once and laid out for look-up."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from claimx.lexicon import Entry, entries

SPACE = "[ \u00a0\u202f\u2009]"
Effect = Literal["low", "high", "nearly", "approx", "none"]


class NumeralEntry(Entry):
    """A number word: what it does in a number, and its value."""

    word: str
    role: Literal["unit", "ten", "hundred", "scale", "dozen", "part"]
    value: Decimal


class MagnitudeEntry(Entry):
    """Short signs of magnitude after digits."""

    value: Decimal
    signs: tuple[str, ...]


class VagueEntry(Entry):
    """A plural that stands for a number without saying which."""

    word: str
    low: Decimal


class MultipleEntry(Entry):
    """A word that multiplies."""

    word: str
    value: Decimal
    role: Literal["verb", "times", "fold"]
    direction: Literal["up", "down"] | None = None


class UnitEntry(Entry):
    """A unit with the words and signs that mean it."""

    unit: str
    kind: Literal["percent", "percentage_point", "measure", "duration", "index"]
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()


class CurrencyEntry(Entry):
    """A currency with its signs and words."""

    code: str
    symbols: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    minor: tuple[str, ...] = ()
    plain_code: bool = True
    """Whether the bare code is the currency; not where it is an English word in capitals (`TOP 10`)."""
    lands: tuple[str, ...] = ()
    """The country, its people and places, by which an article shows whose bare `$` it writes."""
    large: bool = False
    """Whether the words need a thousand or more before them, because they mean other things (`two won`)."""


class BoundEntry(Entry):
    """A modifier and what it does to the figure."""

    words: str
    effect: Effect
    place: Literal["before", "after"] = "before"
    not_after: tuple[str, ...] = ()
    """Words before which the phrase is no modifier (`talk about two men`)."""


class IdiomEntry(Entry):
    """A phrase in which a number counts nothing."""

    phrase: str
    role: Literal["idiom", "pronoun"]


class NameEntry(Entry):
    """A word whose number is a name, an index of shares, or a scale value."""

    word: str
    kind: Literal["name", "stock", "index"]


class ChangeEntry(Entry):
    """The forms of a word of change."""

    forms: tuple[str, ...]
    direction: Literal["up", "down"]


class OutletEntry(Entry):
    """An outlet whose bare `$` is known."""

    outlet: str
    currency: str


@dataclass(frozen=True, slots=True)
class Measure:
    """What a word or sign after (or before) a number makes of it."""

    unit: str
    kind: str
    factor: Decimal = Decimal(1)
    least: int = 0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The look-up tables: words in lower case, signs letter for letter."""

    numerals: dict[str, NumeralEntry]
    magnitudes: dict[str, Decimal]
    vague: dict[str, Decimal]
    multiples: dict[str, MultipleEntry]
    unit_words: dict[str, Measure]
    unit_signs: dict[str, Measure]
    currency_signs: dict[str, str]
    bounds_before: dict[str, Effect]
    bounds_after: dict[str, Effect]
    bounds_last: frozenset[str]
    bounds_not_after: dict[str, frozenset[str]]
    idioms: dict[str, tuple[tuple[int, str, str], ...]]
    names: dict[str, str]
    changes: dict[str, str]
    outlets: tuple[tuple[str, str], ...]
    lands: tuple[tuple[str, re.Pattern[str]], ...]
    sign_ahead: re.Pattern[str]
    sign_behind: re.Pattern[str]
    after_digits: re.Pattern[str]
    magnitude: re.Pattern[str]


@cache
def vocabulary(folder: str | None = None) -> Vocabulary:
    """The tables, with the entries of the user's `folder` going before the built-in ones."""
    unit_words, unit_signs = _units(folder)
    signs = {}
    for money in reversed(entries("currencies", CurrencyEntry, folder)):
        for sign in money.symbols:
            signs[sign] = money.code
        if money.plain_code:
            signs[money.code] = money.code
    magnitudes = {s: e.value for e in entries("magnitudes", MagnitudeEntry, folder) for s in e.signs}
    bounds = entries("bounds", BoundEntry, folder)[::-1]
    changes = entries("changes", ChangeEntry, folder)[::-1]
    return Vocabulary(
        numerals={e.word: e for e in reversed(entries("numerals", NumeralEntry, folder))},
        magnitudes=magnitudes,
        vague={e.word: e.low for e in entries("vague", VagueEntry, folder)},
        multiples={e.word: e for e in reversed(entries("multiples", MultipleEntry, folder))},
        unit_words=unit_words,
        unit_signs=unit_signs,
        currency_signs=signs,
        bounds_before={e.words: e.effect for e in bounds if e.place == "before"},
        bounds_last=frozenset(e.words.split()[-1] for e in bounds if e.place == "before"),
        bounds_not_after={e.words: frozenset(e.not_after) for e in bounds if e.not_after},
        bounds_after={e.words: e.effect for e in bounds if e.place == "after"},
        idioms=_idioms(folder),
        names={e.word: e.kind for e in reversed(entries("numbered_names", NameEntry, folder))},
        changes={form: e.direction for e in changes for form in e.forms},
        outlets=tuple((e.outlet, e.currency) for e in entries("outlets", OutletEntry, folder)),
        lands=tuple(
            (e.code, re.compile(rf"(?<!\w)(?:{_choice(e.lands)})(?!\w)"))
            for e in entries("currencies", CurrencyEntry, folder)
            if e.lands
        ),
        sign_ahead=re.compile(rf"(?P<minus>[-−])?(?:{_currency(signs)}=?{SPACE}?(?P<inner>[-−])?)?(?=[.0-9A-Za-z])"),
        sign_behind=re.compile(rf"(?P<minus>(?<![\w.,)%])[-−–])?{_currency(signs)}=?{SPACE}?(?P<inner>[-−])?$"),
        after_digits=re.compile(
            rf"(?P<gap>{SPACE}|-|\n)?(?P<sign>{_choice(unit_signs)})"
            r"(?![^\W_]|/(?!(?:km|kg|m[23²³]|[dm]?[lL]|kWh|ha)\b)[a-z])"
        ),
        magnitude=re.compile(rf"(?P<gap>{SPACE}|-)?(?P<sign>{_choice(magnitudes)})(?![^\W_]|\.[a-z])"),
    )


def _choice(signs: Iterable[str]) -> str:
    return "|".join(re.escape(s) for s in sorted(signs, key=lambda s: (-len(s), s)))


def _currency(signs: Iterable[str]) -> str:
    letters = _choice(s for s in signs if s[0].isalpha())
    return rf"(?P<currency>(?<![A-Za-z])(?:{letters})|{_choice(s for s in signs if not s[0].isalpha())})"


def _units(folder: str | None) -> tuple[dict[str, Measure], dict[str, Measure]]:
    words: dict[str, Measure] = {}
    signs: dict[str, Measure] = {}
    for money in reversed(entries("currencies", CurrencyEntry, folder)):
        measure = Measure(money.code, "money", least=1000 if money.large else 0)
        words |= dict.fromkeys((w.lower().replace("-", " ") for w in money.words), measure)
        if money.plain_code:
            signs[money.code] = measure
        for sign in money.symbols:
            if not sign[-1].isalpha() or (len(sign) == 2 and sign[0].isupper() and sign[1].isupper()):
                signs[sign] = measure
        hundredth = Measure(money.code, "money", Decimal("0.01"))
        for word in money.minor:
            (words if len(word) > 1 else signs)[word] = hundredth
    for entry in reversed(entries("units", UnitEntry, folder)):
        measure = Measure(entry.unit, entry.kind)
        words |= dict.fromkeys((w.lower().replace("-", " ") for w in entry.words), measure)
        signs |= dict.fromkeys(entry.symbols, measure)
    return words, signs


def _idioms(folder: str | None) -> dict[str, tuple[tuple[int, str, str], ...]]:
    """By each word of a phrase: where the word stands in it, the phrase, its role; longest phrases first."""
    found: dict[str, list[tuple[int, str, str]]] = {}
    for entry in sorted(entries("number_idioms", IdiomEntry, folder), key=lambda e: -len(e.phrase)):
        phrase = entry.phrase.lower()
        start = 0
        for word in phrase.replace("-", " ").replace("/", " ").split(" "):
            found.setdefault(word, []).append((start, phrase, entry.role))
            start += len(word) + 1
    return {word: tuple(rows) for word, rows in found.items()}
