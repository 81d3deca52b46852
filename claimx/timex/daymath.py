"""Calendar arithmetic and the days a TIMEX3 value covers, on `datetime.date` alone.

Every function that would leave the years 1 to 9999 returns None instead of raising.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date | None, date | None]
NOWHEN: Span = (None, None)

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_VALUE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?:W(?P<week>\d\d)(?:-(?:(?P<weekend>WE)|(?P<weekday>[1-7])))?"
    r"|Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<season>SP|SU|FA|WI)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?:T.*)?"
)


def make_day(year: int, month: int, day: int) -> date | None:
    """That day, or None when there is no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def add_days(day: date, count: int) -> date | None:
    """The day `count` days later (earlier when negative)."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def add_months(day: date, count: int) -> date | None:
    """The same day of the month `count` months on, or that month's last day where it is shorter."""
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def shift(day: date, count: int, unit: str) -> date | None:
    """`day` moved by `count` of a unit: D, W, M, Q, Y, E (decade) or C (century)."""
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
    if abs(count) > 200_000:
        return None
    if unit in months:
        return add_months(day, count * months[unit])
    return add_days(day, count * (7 if unit == "W" else 1))


def value_of(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit (D, W, M, Q, H, Y, E, C) that `day` lies in."""
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    named = f"{day.year:04d}"
    tails = {
        "M": f"-{day.month:02d}",
        "Q": f"-Q{(day.month + 2) // 3}",
        "H": f"-H{(day.month + 5) // 6}",
        "Y": "",
    }
    if unit in tails:
        return named + tails[unit]
    kept = {"E": 3, "C": 2, "L": 1}.get(unit)
    return named[:kept] if kept else day.isoformat()


def months(year: int, first: int, count: int) -> Span:
    """`count` whole months from month `first` of `year`; `first` may run over into the next year."""
    year, month = year + (first - 1) // 12, (first - 1) % 12 + 1
    start = make_day(year, month, 1)
    after = add_months(start, count) if start else None
    return (start, add_days(after, -1) if after else None)


def week_of(day: date) -> Span:
    """Monday to Sunday around `day`."""
    monday = add_days(day, -day.weekday())
    return (monday, add_days(monday, 6) if monday else None)


def days_of(value: str | None) -> Span:
    """First and last day that a TIMEX3 value covers; both None for a value without a place in the calendar."""
    if not value or not value[0].isdecimal() or not value.isascii():
        return NOWHEN
    if len(value) in (1, 2, 3) and value.isdigit():
        width = 10 ** (4 - len(value))
        first = int(value) * width
        return (make_day(first, 1, 1), make_day(first + width - 1, 12, 31))
    match = _VALUE.fullmatch(value)
    if match is None:
        return NOWHEN
    year = int(match["year"])
    if match["week"]:
        return _days_of_week(year, int(match["week"]), match["weekend"], match["weekday"])
    if match["day"]:
        day = make_day(year, int(match["month"]), int(match["day"]))
        return (day, day)
    if match["month"]:
        return months(year, int(match["month"]), 1) if 1 <= int(match["month"]) <= 12 else NOWHEN
    if match["quarter"]:
        return months(year, int(match["quarter"]) * 3 - 2, 3)
    if match["half"]:
        return months(year, int(match["half"]) * 6 - 5, 6)
    if match["season"]:
        return months(year, SEASONS[match["season"]], 3)
    return (make_day(year, 1, 1), make_day(year, 12, 31))


def _days_of_week(year: int, week: int, weekend: str | None, weekday: str | None) -> Span:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return NOWHEN
    if weekend:
        return (add_days(monday, 5), add_days(monday, 6))
    if weekday:
        day = add_days(monday, int(weekday) - 1)
        return (day, day)
    return week_of(monday)


def third(span: Span, part: str) -> Span:
    """The early, middle or late third of a span: whole months of a year, quarter or season, else whole days."""
    first, last = span
    if first is None or last is None:
        return span
    length = (last - first).days + 1
    index = {"early": 0, "mid": 1, "late": 2}[part]
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count >= 3 and count % 3 == 0:
        start = add_months(first, index * count // 3)
        after = add_months(first, (index + 1) * count // 3)
        return (start, add_days(after, -1) if after else None)
    cut = [0, (length + 2) // 3 if length < 28 else 10, 2 * length // 3 if length < 28 else 20, length]
    return (add_days(first, cut[index]), add_days(first, max(cut[index], cut[index + 1] - 1)))


def easter(year: int) -> date | None:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return make_day(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The `nth` weekday (Monday 1) of a month; -1 is the last."""
    if nth < 0:
        end = months(year, month, 1)[1]
        return add_days(end, -((end.isoweekday() - weekday) % 7) + 7 * (nth + 1)) if end else None
    first = make_day(year, month, 1)
    return add_days(first, (weekday - first.isoweekday()) % 7 + 7 * (nth - 1)) if first else None


def day_before(day: date | None) -> date | None:
    """The day before, None for none."""
    return add_days(day, -1) if day else None


def with_weekend(span: Span) -> Span:
    """A day with the Saturday and Sunday beside it: those before a Monday or Tuesday, else those after."""
    first, last = span
    if first is None or last is None:
        return span
    number = first.isoweekday()
    if number <= 2:
        return (add_days(first, -number - 1), last)
    return (add_days(first, -1) if number == 7 else first, add_days(first, 7 - number))
