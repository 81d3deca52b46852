"""A claim's parts in words as the report's page shows them."""

from datetime import date
from decimal import Decimal

from .. import wording
from ..claim import Claim, Quantity, Source, TimeSpan

_NAMES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))


def figure(quantity: Quantity) -> str:
    """Modifier, figure and rate: `more than 4,200 a day`."""
    return wording.figure(quantity.text, modifier=quantity.modifier, per=quantity.per)


def source(found: Source) -> str:
    """Name, with the role behind it."""
    return f"{found.name}, {found.role}" if found.role and found.role.lower() not in found.name.lower() else found.name


def who(claim: Claim) -> str | None:
    """The source in words; None is the article's own voice."""
    return source(claim.attribution.source) if claim.attribution else None


def when(span: TimeSpan) -> str:
    """The days in words, else the expression."""
    return days(span.start, span.end) or span.text


def days(first: date | None, last: date | None) -> str | None:
    """`2025-03-01`, `2025-03`, `since 2025-03-01`; None where neither side is known."""
    if first is None or last is None:
        return f"since {first}" if first else f"until {last}" if last else None
    return str(first) if first == last else _whole(first, last) or f"{first} to {last}"


def amount(number: Decimal | None, unit: str | None) -> str:
    """A bound of a cluster: `1,345`, `1.3 million`, `4.1 %`; `open` where there is none."""
    if number is None:
        return "open"
    for size, name in _NAMES:
        if abs(number) >= size and (short := number / size) == round(short, 2):
            return f"{_plain(short)} {name}"
    return f"{_plain(number)} %" if unit == "%" else _plain(number)


def _plain(number: Decimal) -> str:
    """With separators, without trailing zeros."""
    shown = f"{number:,f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _whole(first: date, last: date) -> str | None:
    """`2024`, `2024-03`: spans that are a whole year or month."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and _ends_month(last):
        return f"{first:%Y-%m}"
    return None


def _ends_month(day: date) -> bool:
    return day == date.max or date.fromordinal(day.toordinal() + 1).day == 1
