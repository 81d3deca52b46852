"""Rules for weeks, months, quarters, seasons, years and what is longer."""

import re
from datetime import date

from claimx.timex.daymath import (
    NOWHEN,
    Span,
    add_days,
    days_of,
    make_day,
    months,
    shift,
    third,
    value_of,
)
from claimx.timex.context import X_VALUES, Context, Hit, Reading, either, reading
from claimx.timex.days import calendar_day, ordinal
from claimx.timex.counting import count, plain, year_of

PARTS = {"EARLY": "early", "MID": "mid", "LATE": "late", "BEGIN": "early", "END": "late"}


def narrowed(found: Reading | None, hit: Hit) -> Reading | None:
    """The reading with its days cut to the third that `early`, `mid-`, `the end of` names."""
    part = next((PARTS[token.role] for token in hit.tokens if token.role in PARTS), None)
    if found is None or part is None:
        return found
    future = (found.future[0], third(found.future[1], part)) if found.future else None
    return found._replace(span=third(found.span, part), future=future)


def month(hit: Hit, ctx: Context) -> Reading | None:
    """`January`, `last April`, `early December`."""
    token = hit.get("MONTH", "MONTH_SHORT")
    if token is None:
        return None
    number, now = int(token.value), ctx.published
    if hit.has("THAT", "SAME", "FOLLOWING"):
        now = ctx.last_day() or now
    if now is None:
        return narrowed(reading("DATE", f"XXXX-{number:02d}"), hit)
    past = f"{now.year - (number > now.month):04d}-{number:02d}"
    future = f"{now.year + (number < now.month):04d}-{number:02d}"
    if hit.has("LAST"):
        past = f"{now.year - (number >= now.month):04d}-{number:02d}"
        return narrowed(reading("DATE", past), hit)
    if hit.has("NEXT", "FOLLOWING"):
        return narrowed(reading("DATE", f"{now.year + (number <= now.month):04d}-{number:02d}"), hit)
    if hit.has("THIS"):
        return narrowed(reading("DATE", f"{now.year:04d}-{number:02d}"), hit)
    return narrowed(either(ctx, hit, past, future), hit)


def month_year(hit: Hit, ctx: Context) -> Reading | None:
    """`July 1997`, `mid-June 2018`."""
    token, year = hit.get("MONTH", "MONTH_SHORT"), year_of(hit.tokens)
    return narrowed(reading("DATE", f"{year:04d}-{int(token.value):02d}"), hit) if token and year else None


def month_of(hit: Hit, ctx: Context) -> Reading | None:
    """`January this year`, `June of last year`."""
    token, unit = hit.get("MONTH", "MONTH_SHORT"), hit.get("UNIT")
    if token is None or unit is None or unit.value != "Y":
        return None
    year = relative(hit.part("MONTH", "MONTH_SHORT"), ctx, "Y")
    return narrowed(reading("DATE", f"{year}-{int(token.value):02d}"), hit)


def relative(hit: Hit, ctx: Context, unit: str) -> str:
    """The value of `last year`, `this quarter`, `the following week`, `that month` at a grain."""
    last = hit.get("LAST")
    if last and last.word in ("previous", "preceding", "prior") and ctx.topics.get(unit):
        return ctx.unit_value(unit, -1, ctx.topic_day(unit))
    if last:
        return ctx.unit_value(unit, -1, ctx.published)
    if hit.has("NEXT"):
        same = hit.has("THE") and ctx.topics.get(unit) and unit == "D"
        return ctx.unit_value(unit, 1, ctx.topic_day(unit) if same else ctx.published)
    if hit.has("FOLLOWING"):
        return ctx.unit_value(unit, 1, ctx.topic_day(unit))
    if hit.has("THAT", "SAME"):
        return ctx.unit_value(unit, 0, ctx.topic_day(unit))
    return ctx.unit_value(unit, 0, ctx.published)


def deictic(hit: Hit, ctx: Context) -> Reading | None:
    """`last week`, `earlier this year`, `the following day`, `the past year`."""
    token = hit.get("UNIT", "QUARTER", "HALF")
    if token is None:
        return None
    if token.role == "HALF":
        return None
    unit = token.value
    if unit == "2W":
        return _fortnight(hit, ctx)
    if hit.has("IN"):
        return narrowed(reading("DATE", ctx.unit_value(unit, 0, ctx.topic_day(unit))), hit)
    if unit.startswith("T") or unit not in X_VALUES:
        return reading("DURATION", f"PT1{unit[1]}") if unit in ("TM", "TS", "TH") else None
    if hit.has("FISCAL"):
        return fiscal_relative(hit, ctx)
    last = hit.get("LAST")
    now = ctx.published
    if last and last.word == "past" or (last and last.word == "last" and hit.has("THE") and unit in "EC"):
        span = (shift(now, -1, unit), now) if now else NOWHEN
        return reading("DURATION", {"E": "P10Y", "C": "P100Y"}.get(unit, f"P1{unit}"), span)
    if hit.has("NEXT") and any(token.word == "coming" for token in hit.tokens) and not hit.has("THIS"):
        span = (now, shift(now, 1, unit)) if now else NOWHEN
        return reading("DATE", ctx.unit_value(unit, 1, now), span)
    if hit.has("THAT", "SAME") and not ctx.topics.get(unit) and unit in "EC":
        return reading("DATE", X_VALUES[unit])
    value = relative(hit, ctx, unit)
    found = reading("DATE", value)
    if hit.has("EARLIER") and hit.has("THIS") and now and found.span[0]:
        found = found._replace(span=(found.span[0], now))
    elif hit.has("LATER") and hit.has("THIS") and now and found.span[1]:
        found = found._replace(span=(now, found.span[1]))
    return narrowed(found, hit)


def _fortnight(hit: Hit, ctx: Context) -> Reading:
    now = ctx.published
    if now is None or not hit.has("LAST", "NEXT"):
        return reading("DURATION", "P2W")
    span = (now, add_days(now, 14)) if hit.has("NEXT") else (add_days(now, -14), now)
    return Reading("DURATION", "P2W", span)


def after_next(hit: Hit, ctx: Context) -> Reading | None:
    """`the week after next`, `the weekend before last`."""
    token, step = hit.tokens[1], 2 if hit.has("NEXT") else -2
    if token.role == "WEEKEND":
        value = ctx.unit_value("W", step, ctx.published) + "-WE"
        return reading("DATE", value)
    return reading("DATE", ctx.unit_value(token.value, step, ctx.published)) if token.value in X_VALUES else None


def the_unit(hit: Hit, ctx: Context) -> Reading | None:
    """`the quarter`, `the week`: the one the text last spoke of."""
    token = hit.tokens[-1]
    if token.value == "Q":
        if "Q" not in ctx.topics and ctx.published is None:
            return None
        return reading("DATE", ctx.topics.get("Q") or value_of(shift(ctx.published, -1, "Q") or ctx.published, "Q"))  # type: ignore[arg-type]
    if token.value == "Y":
        return reading("DATE", ctx.unit_value("Y", 0, ctx.published))
    return None


def weekend(hit: Hit, ctx: Context) -> Reading | None:
    """`last weekend`, `this weekend`, `the weekend of 4 May`."""
    now = ctx.published
    if hit.has("MONTH", "MONTH_SHORT"):
        found = calendar_day(hit.after("OF"), ctx)
        now = found.span[0] if found else None
    if hit.has("THAT", "SAME", "FOLLOWING"):
        now = ctx.last_day()
    if now is None:
        return reading("DATE", "XXXX-WXX-WE")
    this = value_of(now, "W") + "-WE"
    before = value_of(add_days(now, -7) or now, "W") + "-WE"
    after = value_of(add_days(now, 7) or now, "W") + "-WE"
    if hit.has("MONTH", "MONTH_SHORT", "THAT", "SAME"):
        return reading("DATE", this)
    if hit.has("LAST"):
        return reading("DATE", this if now.isoweekday() == 7 and hit.has("THIS") else before)
    if hit.has("NEXT"):
        return reading("DATE", this if hit.has("THIS") else after)
    if hit.has("FOLLOWING"):
        return reading("DATE", after)
    if hit.has("THIS"):
        return reading("DATE", this)
    return either(ctx, hit, this if now.isoweekday() >= 6 else before, this)


def season(hit: Hit, ctx: Context) -> Reading | None:
    """`last fall`, `this past spring`, `the winter of 1994`."""
    token = hit.get("SEASON")
    if token is None:
        return None
    year, now = year_of(hit.tokens), ctx.published
    unit = hit.get("UNIT")
    if token.word == "fall" and len(hit.tokens) < 2 and ctx.tokens.text[token.start] == "f":
        return None
    if unit is not None:
        if unit.value != "Y":
            return None
        return narrowed(reading("DATE", f"{relative(hit, ctx, 'Y')}-{token.value}"), hit)
    if year is not None:
        return narrowed(reading("DATE", f"{year:04d}-{token.value}"), hit)
    if now is None:
        return narrowed(reading("DATE", f"XXXX-{token.value}"), hit)
    values = [f"{each:04d}-{token.value}" for each in range(max(1, now.year - 2), min(9998, now.year + 2))]
    over = [value for value in values if (end := days_of(value)[1]) and end < now]
    begun = [value for value in values if (start := days_of(value)[0]) and start <= now]
    coming = [value for value in values if (end := days_of(value)[1]) and end >= now]
    if hit.has("LAST") and over:
        return narrowed(reading("DATE", over[-1]), hit)
    if hit.has("NEXT") and coming:
        later = [value for value in coming if value not in begun]
        return narrowed(reading("DATE", (later or coming)[0]), hit)
    if hit.has("THIS") and coming:
        return narrowed(reading("DATE", f"{now.year:04d}-{token.value}"), hit)
    if not begun or not coming:
        return None
    return narrowed(either(ctx, hit, begun[-1], coming[0]), hit)


def quarter(hit: Hit, ctx: Context) -> Reading | None:
    """`the third quarter`, `this year's first half`, `the 1988 third quarter`."""
    token, unit = hit.get("ORD"), "H" if hit.has("HALF") else "Q"
    if token is None or not 1 <= (number := ordinal(token)) <= (2 if unit == "H" else 4):
        return None
    if hit.has("HALF") and not (
        hit.has("YEAR", "FISCAL", "THIS", "LAST", "NEXT", "UNIT", "THAT", "SAME") or ctx.tokens.shape[hit.first] != ""
    ):
        return None
    year, now = year_of(hit.tokens), ctx.published
    if hit.has("HALF") and year is None and not hit.has("UNIT"):
        return None
    if year is not None:
        return narrowed(reading("DATE", f"{year:04d}-{unit}{number}"), hit)
    if now is None:
        return narrowed(reading("DATE", f"XXXX-{unit}{number}"), hit)
    if hit.has("UNIT") and hit.has("LAST", "NEXT", "THIS"):
        return narrowed(reading("DATE", f"{relative(hit, ctx, 'Y')}-{unit}{number}"), hit)
    size = 3 if unit == "Q" else 6
    ended = now.month > number * size - (1 if unit == "Q" else 2)
    started = now.month > (number - 1) * size
    past = f"{now.year if started else now.year - 1:04d}-{unit}{number}"
    future = f"{now.year + ended:04d}-{unit}{number}"
    if hit.has("AGO", "EARLIER") and hit.has("HYPHEN"):
        past = f"{int(past[:4]) - 1:04d}{past[4:]}"
        return reading("DATE", past)._replace(topic="")
    if hit.has("UNIT") and hit.has("OF"):
        topic = ctx.topics.get("Y", str(now.year))
        return narrowed(reading("DATE", f"{topic}-{unit}{number}"), hit)
    over = days_of(past)[1]
    if over is not None and -31 <= (now - over).days <= 122:
        return narrowed(Reading("DATE", past, days_of(past), (future, days_of(future))), hit)
    return narrowed(either(ctx, hit, past, future), hit)


def half_of(hit: Hit, ctx: Context) -> Reading | None:
    """`the last half of 1989`, `the latter half of the year`."""
    number = year_of(hit.tokens)
    unit = hit.get("UNIT")
    if number is None and (unit is None or unit.value != "Y"):
        return None
    rest = hit.after("OF")
    base = f"{number:04d}" if number else relative(rest, ctx, "Y")
    return reading("DATE", f"{base}-H{1 if hit.has('BEGIN') else 2}")


def quarter_code(hit: Hit, ctx: Context) -> Reading | None:
    """`Q3 2019`, `2019 Q3`, `H1`."""
    token = hit.get("QCODE")
    if token is None:
        return None
    year, code = year_of(hit.tokens), token.word.upper()
    short = hit.get("FYCODE")
    if year is None and short is not None:
        year = _fy_year(short.word)
    if year is None and ctx.tokens.text[token.start] == "q":
        return None
    if year is None and hit.has("UNIT"):
        return reading("DATE", f"{relative(hit, ctx, 'Y')}-{code}")
    if year is None:
        now = ctx.published
        if now is None:
            return reading("DATE", f"XXXX-{code}")
        first = days_of(f"{now.year:04d}-{code}")[0]
        year = now.year if first and first <= now else now.year - 1
    return reading("DATE", f"{year:04d}-{code}")


def _fy_year(word: str) -> int:
    digits = int(re.sub(r"\D", "", word) or 0)
    return digits + 2000 if digits < 100 else digits


def year_ago_period(hit: Hit, ctx: Context) -> Reading | None:
    """`the year-earlier quarter`, `year-ago period`, `the year-earlier nine months`."""
    named = year_of(hit.tokens)
    if named is not None:
        quarter_ = ctx.topics.get("Q", "")[4:]
        return reading("DATE", f"{named:04d}{quarter_}")._replace(topic="")
    unit = next((token for token in hit.all("UNIT") if token.value == "Y"), None)
    if unit is None:
        return None
    many = hit.get("UNITS")
    if many is not None:
        number = count(hit.tokens[-2:])
        return Reading("DURATION", f"P{plain(number)}{many.value}" if number else f"PX{many.value}", topic="")
    grain = "Q" if "Q" in ctx.topics else "Y"
    value = ctx.unit_value(grain, -4 if grain == "Q" else -1, ctx.topic_day(grain))
    return ctx.year_before(reading("DATE", value))._replace(topic="")


def year(hit: Hit, ctx: Context) -> Reading | None:
    """`1990`, `mid-1996`, `the year 2000`, `the end of 1990`."""
    value = year_of(hit.tokens)
    unit = hit.get("UNIT")
    if value is None or (unit is not None and unit.value != "Y"):
        return None
    return narrowed(reading("DATE", f"{value:04d}"), hit)


def year_words(hit: Hit, ctx: Context) -> Reading | None:
    """`nineteen ninety-four`, `two thousand`, `twenty fifteen`: after a preposition or a month's name."""
    if ctx.before(hit) not in ("IN", "OF", "SINCE", "BY", "FROM", "MONTH") and not hit.has("UNIT"):
        return None
    numbers = [int(token.value) for token in hit.all("NUM")]
    mag = hit.get("MAG")
    after = hit.first + len(hit.tokens)
    if (
        after < ctx.tokens.size
        and ctx.tokens.role(after) in ("UNITS", "UNIT", "HYPHEN", "OTHER")
        and ctx.tokens[after].word.isalpha()
    ):
        return None
    if mag is not None:
        value = 2000 + sum(numbers[1:]) if mag.value == "1000" and numbers[0] == 2 else 0
    else:
        tail = sum(numbers[1:])
        fits = (
            numbers[0] in (17, 18, 19, 20)
            and numbers[1] >= 10
            and (len(numbers) < 3 or (numbers[1] % 10 == 0 and numbers[2] < 10))
        )
        value = numbers[0] * 100 + tail if fits else 0
    return narrowed(reading("DATE", f"{value:04d}"), hit) if value else None


def latest(hit: Hit, ctx: Context) -> Reading | None:
    """`the latest quarter`: the last one that is over, or the one the text speaks of."""
    token = hit.get("QUARTER", "UNIT", "PERIOD")
    if token is None or (token.role == "PERIOD" and "Q" not in ctx.topics):
        return None
    unit = "Q" if token.role == "PERIOD" else token.value
    if unit not in "WMQY":
        return None
    value = ctx.topics.get(unit) if unit == "Q" else None
    found = reading("DATE", value or ctx.unit_value(unit, -1, ctx.published))
    return found._replace(span=NOWHEN) if hit.has("FISCAL") else found


def week_of_day(hit: Hit, ctx: Context) -> Reading | None:
    """`the week of March 3`: Monday to Sunday around that day."""
    unit = hit.get("UNIT")
    found = calendar_day(hit.after("OF"), ctx)
    if unit is None or unit.value != "W" or found is None or found.span[0] is None:
        return None
    return reading("DATE", value_of(found.span[0], "W"))


def year_span(hit: Hit, ctx: Context) -> Reading | None:
    """`2019-21`, `1914-1918`."""
    first, text = int(hit.tokens[0].word), hit.tokens[-1].word
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
        number = _fy_year(code.word)
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
    step = -1 if hit.has("LAST") else 1 if hit.has("NEXT") else 0
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
    """`year-end`: the last day of the year."""
    unit = hit.get("UNIT")
    if unit is None or unit.value not in "YM":
        return None
    now: date | None = ctx.published
    if now is None:
        return reading("DATE", "XXXX-12-31")
    if unit.value == "M":
        return None
    return reading("DATE", f"{now.year:04d}-12-31")


def end_of(hit: Hit, ctx: Context) -> Reading | None:
    """`the end of the year`, `the beginning of next month`, `the middle of 1990`."""
    if hit.has("SEASON"):
        return season(hit, ctx)
    if hit.has("YEAR"):
        return year(hit, ctx)
    if hit.has("DECADE"):
        return decade(hit, ctx)
    unit = hit.get("UNIT", "QUARTER")
    if unit is None or unit.value not in X_VALUES:
        return None
    if hit.has("FISCAL"):
        return narrowed(fiscal_relative(hit, ctx), hit)
    value = relative(hit.part("THE"), ctx, unit.value)
    return narrowed(reading("DATE", value), hit)
