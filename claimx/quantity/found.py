"""One decision about a number, and the quantity it makes with the words round it."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from claimx.mentions import Number, Quantity
from claimx.quantity import bounds, changes, rates, roles
from claimx.quantity.joins import Piece
from claimx.quantity.vocabulary import Vocabulary

_PLUS = re.compile(r"[0-9]\+ ")
_HYPHENS = ("-", "‐", "‑")


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


_DIGITS = 28  # what decimal arithmetic keeps
_LARGE = Decimal(10) ** (_DIGITS - 1)


def _plain(value: Decimal | None) -> Decimal | None:
    """The number without trailing zeros: `5`, not `5.0` or `5E+1`."""
    if value is None:
        return None
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if abs(value) < _LARGE else value
    return value.normalize() if len(value.as_tuple().digits) <= _DIGITS else value


def number(text: str, start: int, end: int, role: str, rule: str) -> Found:
    """A decision that the number is no quantity."""
    return Found(start, end, number=Number(start, end, text[start:end], role, rule))


_COMPOUND = re.compile(
    r"[-‐‑](?!(?:plus|odd|some|something|ish|or|and|to|in|of|out|per|on|for|by|at|from|the|with|against"
    r"|versus)\b)[a-z]{3,}(?![\w])"
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
    direction = direction or changes.direction(text, bound.start, piece.end, piece.kind, known)
    read = Quantity(
        piece.start, end, text[piece.start : end], piece.kind,
        _plain(piece.value), _plain(low), _plain(high), approximate, words,
        piece.unit, per, direction, piece.rule,
    )  # fmt: skip
    role = roles.no_claim(text, read)
    other = Number(read.start, read.end, read.text, role[0], role[1]) if role else None
    return Found(min(read.start, place.start), max(read.end, place.end), read, other)
