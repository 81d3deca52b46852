"""Rules for years, decades, centuries, fiscal and school years."""

import re
from datetime import date

from claimx.timex.context import X_VALUES, Context, Hit, Reading, reading
from claimx.timex.counting import year_of
from claimx.timex.daymath import NOWHEN, Span, days_of, make_day, months
from claimx.timex.days import ordinal
from claimx.timex.relative import narrowed, relative

_COUNTED = frozenset(("UNITS", "UNIT", "OTHER"))


def fy_year(word: str) -> int:
    """The year of `FY19`, `FY2019`."""
    digits = int(re.sub(r"\D", "", word) or 0)
    return digits + 2000 if digits < 100 else digits


def year(hit: Hit, ctx: Context) -> Reading | None:
    """`1990`, `mid-1996`, `the year 2000`, `the end of 1990`."""
    value = year_of(hit.tokens)
    unit = hit.get("UNIT")
    if value is None or (unit is not None and unit.value != "Y"):
        return None
    return narrowed(reading("DATE", f"{value:04d}"), hit)


def year_words(hit: Hit, ctx: Context) -> Reading | None:
    """`nineteen ninety-four`, `two thousand`, `twenty fifteen`: after a preposition or a month's name."""
    numbers = [int(token.value) for token in hit.all("NUM")]
    plain = numbers[0] == 19 or hit.has("UNIT")
    if not plain and ctx.before(hit) not in ("IN", "OF", "SINCE", "BY", "FROM", "MONTH"):
        return None
    after = hit.first + len(hit.tokens)
    if after < ctx.tokens.size and not hit.has("UNIT") and numbers[0] != 19 and ctx.tokens.role(after) in _COUNTED:
        start = ctx.tokens[after].start
        if ctx.tokens.text[start].islower() or ctx.tokens.role(after) != "OTHER":
            return None
    value = spoken_year(hit)
    return narrowed(reading("DATE", f"{value:04d}"), hit) if value else None


def spoken_year(hit: Hit) -> int | None:
    """The year of `nineteen ninety-four`, `two thousand six`; None where the numbers make none."""
    numbers, mag = [int(token.value) for token in hit.all("NUM")], hit.get("MAG")
    if mag is not None:
        return 2000 + sum(numbers[1:]) if mag.value == "1000" and numbers[0] == 2 else None
    if numbers[0] not in (17, 18, 19, 20) or numbers[1] < 10:
        return None
    if len(numbers) > 2 and (numbers[1] % 10 or numbers[2] > 9):
        return None
    return numbers[0] * 100 + sum(numbers[1:])


def year_span(hit: Hit, ctx: Context) -> Reading | None:
    """`2019-21`, `1914-1918`."""
    named = hit.tokens[0].word.partition("/")
    first, text = int(named[0]), named[2] or hit.tokens[-1].word
    if not text.isdigit() or len(text) not in (2, 4):
        return None
    last = int(text) if len(text) == 4 else first - first % 100 + int(text)
    if not first < last <= first + 150:
        return None
    return reading("DATE", f"{first:04d}", (make_day(first, 1, 1), make_day(last, 12, 31)))


def decade(hit: Hit, ctx: Context) -> Reading | None:
    """`the 1990s`, `the early '80s`, `the nineties`."""
    token = hit.get("DECADE", "DECADE_SHORT", "DECADE_WORD")
    if token is None:
        return None
    if token.role == "DECADE":
        value = token.word[:3]
    else:
        tens = int(token.value or token.word[:2])
        value = f"{'20' if tens < 30 else '19'}{tens // 10}"
    return narrowed(reading("DATE", value), hit)


def century(hit: Hit, ctx: Context) -> Reading | None:
    """`the 11th century`: value 10, years 1001 to 1100."""
    token, unit = hit.get("ORD"), hit.get("UNIT")
    if token is None or unit is None or unit.value != "C" or not 1 <= (number := ordinal(token)) <= 30:
        return None
    first, last = make_day(number * 100 - 99, 1, 1), make_day(number * 100, 12, 31)
    return narrowed(reading("DATE", f"{number - 1:02d}", (first, last)), hit)


def fiscal(hit: Hit, ctx: Context) -> Reading | None:
    """`fiscal 2019`, `fiscal year 2019-20`, `FY19`, `the last fiscal year`."""
    years = hit.all("YEAR")
    code = hit.get("FYCODE")
    short = hit.all("DAY", "INT")
    if code is not None:
        number = fy_year(code.word)
        if hit.has("HYPHEN"):
            return reading("DATE", f"{number:04d}", fiscal_days(number, ctx, starting=True))
    elif years:
        number = int(years[0].word)
        if len(years) > 1 or (short and hit.has("HYPHEN")):
            span = fiscal_days(number, ctx, starting=True)
            return narrowed(reading("DATE", f"{number:04d}", span), hit)
    elif hit.has("FY") and short:
        number = 2000 + int(short[0].word)
    else:
        return fiscal_relative(hit, ctx)
    calendar = any(token.word == "calendar" for token in hit.tokens)
    span = days_of(f"{number:04d}") if calendar else fiscal_days(number, ctx)
    return narrowed(reading("DATE", f"{number:04d}", span), hit)


def fiscal_days(number: int, ctx: Context, *, starting: bool = False) -> Span:
    """The days of fiscal year `number`, named by its last year or (`starting`) by its first."""
    if ctx.fiscal is None:
        return NOWHEN
    start, by_first = ctx.fiscal
    return months(number if starting or by_first or start == 1 else number - 1, start, 12)


def fiscal_relative(hit: Hit, ctx: Context) -> Reading | None:
    """`the previous fiscal year`, `this fiscal quarter`: against the fiscal year the article falls in."""
    unit = hit.get("UNIT", "QUARTER")
    if unit is not None and unit.value == "Y" and any(token.word == "calendar" for token in hit.tokens):
        return reading("DATE", relative(hit, ctx, "Y"))
    step = -1 if hit.has("LAST", "LATEST") else 1 if hit.has("NEXT") else 0
    if unit is None or ctx.published is None:
        return reading("DATE", X_VALUES["Y"])
    if unit.value != "Y":
        return reading("DATE", ctx.unit_value("Q", step, ctx.published))
    if ctx.fiscal is None:
        return reading("DATE", ctx.unit_value("Y", step, ctx.published), NOWHEN)
    start, by_first = ctx.fiscal
    first = ctx.published.year - (ctx.published.month < start) + step
    return reading("DATE", f"{first if by_first or start == 1 else first + 1:04d}", months(first, start, 12))


def school_year(hit: Hit, ctx: Context) -> Reading | None:
    """`the 2019-20 school year`, `this academic year`: no days, since they differ by place."""
    unit, number = hit.get("UNIT"), year_of(hit.tokens)
    if unit is None or unit.value != "Y":
        return None
    return reading("DATE", f"{number:04d}" if number else relative(hit, ctx, "Y"), NOWHEN)


def year_end(hit: Hit, ctx: Context) -> Reading | None:
    """`year-end`, `year's end`: the last day of the year; early in a year that of the year before."""
    unit = hit.get("UNIT")
    if unit is None or unit.value not in "YM":
        return None
    now: date | None = ctx.published
    if now is None:
        return reading("DATE", "XXXX-12-31")
    if unit.value == "M":
        return None
    fresh = now.month <= 2 and ctx.tense(hit) != "future"
    return reading("DATE", f"{now.year - fresh:04d}-12-31")
