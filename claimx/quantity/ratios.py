"""Which pairs of numbers with `in`, `out of` or `of` between them are ratios."""

import re
from decimal import Decimal

from claimx.quantity import numerals
from claimx.quantity.terms import Term

_TENTHS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20})
TENS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50})
_PLAY = re.compile(r"[ \u00a0](?:overs?|balls|games|matches|innings|starts|appearances|outings|attempts|episodes)\b")
TIME = re.compile(r"[ \u00a0-](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)\b")


def ratio_like(text: str, first: Term, second: numerals.Numeral, found: re.Match[str]) -> bool:
    """Whether `one in five`, `3 out of 10` and their like are a ratio, no count in a time or of a whole."""
    under = second.value
    if not 0 < first.value < under or under != under.to_integral() or first.value != first.value.to_integral():
        return False
    if found["word"] == "in" and first.value > 1 and _PLAY.match(text, second.end):  # took 6 in 50 overs
        return False
    if TIME.match(text, second.end) or (first.end - first.start > 12 and first.form == "digits"):
        return False
    if found["every"]:
        return True
    if found["word"].startswith("out"):
        return under in _TENTHS or is_round(under)
    if found["word"] == "of":
        return False
    if found["word"] == "in" and first.form == "digits" and 1900 <= under <= 2100:
        return False
    return first.value == 1 or under in TENS or is_round(under)


def is_round(under: Decimal) -> bool:
    """Whether a whole is one that shares are told of: 100, 2,000, 25,000."""
    return 100 <= under < 10**12 and str(int(under)).rstrip("0") in ("1", "2", "5", "25")
