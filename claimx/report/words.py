"""A claim's parts in words as the report's page shows them."""

from datetime import date

from .. import wording
from ..claim import Claim, Quantity, Source, TimeSpan


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
    if span.start is None and span.end is None:
        return span.text
    if span.start == span.end:
        return str(span.start)
    if span.start is None:
        return f"until {span.end}"
    if span.end is None:
        return f"since {span.start}"
    return _whole(span.start, span.end) or f"{span.start} to {span.end}"


def _whole(first: date, last: date) -> str | None:
    """`2024`, `2024-03`: spans that are a whole year or month."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and _ends_month(last):
        return f"{first:%Y-%m}"
    return None


def _ends_month(day: date) -> bool:
    return day == date.max or date.fromordinal(day.toordinal() + 1).day == 1
