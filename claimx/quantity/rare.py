"""Rare physical units that the unit list lacks, as quantulum3 reads them.

quantulum3 is imported only when such a word stands right after a number, and only sees that short string.
"""

import re
import warnings
from functools import cache

_WORDS = frozenset(
    "furlong furlongs fathom fathoms parsec parsecs angstrom angstroms dyne dynes erg ergs tesla teslas weber webers "
    "farad farads microfarad microfarads coulomb coulombs ohm ohms kilohm kilohms megohm megohms siemens "
    "roentgen roentgens curie curies candela candelas lux katal millimole millimoles torr "
    "stokes steradian steradians radian radians arcsecond arcseconds arcminute arcminutes "
    "kilojoule kilojoules electronvolt electronvolts megaelectronvolt hogshead hogsheads drams dram scruple scruples "
    "cord-feet nanogram nanograms picogram picograms femtosecond femtoseconds picosecond "
    "picoseconds nanometre attosecond attoseconds centiliter centiliters centilitre centilitres deciliter deciliters "
    "decilitre decilitres decibel teraflops gigaflops petaflops exabyte exabytes zettabyte zettabytes".split()
)
_NEXT = re.compile(r"[ \u00a0-]([a-z]{3,14})\b")
_MOLES = re.compile(r"[ \u00a0](?P<mole>moles?)[ \u00a0](?:of|per)\b")


def unit_after(text: str, end: int, start: int) -> tuple[str, int] | None:
    """The rare unit right after the number at [start, end), in singular English, and where it ends."""
    if found := _MOLES.match(text, end):
        return "mole", found.end("mole")
    found = _NEXT.match(text, end)
    if found is None or found[1] not in _WORDS:
        return None
    name = _name(found[1])
    return (name, found.end()) if name else None


@cache
def _name(word: str) -> str | None:
    """The name of the unit that quantulum3 sees in `2 <word>`, on this fixed short string, so always the same."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from quantulum3 import parser

            found = parser.parse(f"2 {word}")
        name = found[0].unit.name if len(found) == 1 else None
    except Exception:
        name = None
    return name if name and name != "dimensionless" and " " not in name else _singular(word)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "lux", "siemens", "stokes")) else word
