"""A day out of the ways that files write one; None where it could be another day."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

MONTHS = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
ISO = re.compile(r"\s*(\d{4})(?:-(\d\d?)-(\d\d?)|/(\d\d?)/(\d\d?)|(\d\d)(\d\d))(?!\d)")
SLASHED = re.compile(r"\s*(\d\d?)[-/.](\d\d?)[-/.](\d{4})(?!\d)")
WRITTEN = (
    re.compile(rf"\b{NAME} (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.I),
    re.compile(rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)? {NAME},? (?P<year>\d{{4}})\b", re.I),
)
IN_URL = re.compile(r"/(\d{4})[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?=[/?#-]|$)", re.I)
YEARS = range(1600, 2200)
LONGEST = 64  # characters of a date


def day(value: object) -> date | None:
    """The day of a timestamp, as it stands there: ISO 8601, `20240205T1000Z`, RFC 2822, `February 5, 2024`.

    `05/02/2024` could be two days and is none.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or len(value) > LONGEST:
        return None
    if hit := ISO.match(value):
        year, *rest = (int(part) for part in hit.groups() if part)
        return _day(year, *rest)
    if hit := SLASHED.match(value):
        first, second, year = map(int, hit.groups())
        if first == second or first > 12 or second > 12:
            return _day(year, min(first, second), max(first, second))
        return None
    for form in WRITTEN:
        if hit := form.search(value):
            return _day(int(hit["year"]), MONTHS[hit[1 if form is WRITTEN[0] else 2].lower()], int(hit["day"]))
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def of_url(url: str | None) -> date | None:
    """The day in a path: `/2024/02/05/`, `/2024/feb/05/`."""
    hit = IN_URL.search(url or "")
    if not hit:
        return None
    month = hit[2].lower()
    return _day(int(hit[1]), int(month) if month.isdigit() else MONTHS.get(month, 0), int(hit[3]))


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number) if year in YEARS else None
    except ValueError:
        return None
