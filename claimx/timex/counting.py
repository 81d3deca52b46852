"""Counts inside time expressions: `two`, `twenty-five`, `2 1/2`, `a couple of`, `several`."""

from decimal import Decimal

from claimx.timex.lex import Token

_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_CARDINALS = ("NUM", "DAY", "YEAR", "INT")


def number(token: Token) -> Decimal | None:
    """The number one token stands for."""
    if token.role == "FRACTION":
        if token.word in _FRACTIONS:
            return _FRACTIONS[token.word]
        over, under = token.word.split("/")
        return Decimal(over) / Decimal(under)
    if token.role in ("NUM", "MAG") and token.value:
        return Decimal(token.value)
    if token.role in _CARDINALS:
        digits = token.word.replace(",", "")
        return Decimal(digits) if digits.replace(".", "", 1).isdecimal() and len(digits) < 20 else None
    return None


def counts(tokens: tuple[Token, ...] | list[Token]) -> list[Decimal | None]:
    """The counts in a run of tokens: one, or two for `two or three`; None stands for a vague one."""
    out: list[Decimal | None] = []
    run: Decimal | None = None
    for token in tokens:
        if token.role == "FUZZY":
            out.append(Decimal(token.value) if token.value else None)
        elif token.role in ("OR", "TO") and run is not None:
            out.append(run)
            run = None
        elif token.role == "MAG":
            run = (run if run is not None else Decimal(1)) * Decimal(token.value)
        elif (value := number(token)) is not None:
            if run is not None and token.role != "FRACTION" and not (run % 10 == 0 and value < 10 and run >= 20):
                out.append(run)
                run = value
            else:
                run = value if run is None else run + value
    if run is not None:
        out.append(run)
    return out


def count(tokens: tuple[Token, ...] | list[Token]) -> Decimal | None:
    """The count in a run of tokens: the larger of two, 1 for a lone `a`, None for a vague one."""
    found = counts(tokens)
    if not found:
        return Decimal(1) if any(token.role == "A" for token in tokens) else None
    known = [value for value in found if value is not None]
    return max(known) if known and len(known) == len(found) else None


def plain(value: Decimal) -> str:
    """The number as TIMEX3 writes it."""
    return format(value.normalize(), "f") if value else "0"


def year_of(tokens: tuple[Token, ...] | list[Token]) -> int | None:
    """The year named in a run of tokens."""
    token = next((token for token in tokens if token.role == "YEAR"), None)
    return int(token.word) if token else None
