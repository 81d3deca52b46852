"""Rules for months, seasons, quarters and halves."""

import re

from claimx.timex.context import Context, Hit, Reading, either, reading
from claimx.timex.counting import count, plain, year_of
from claimx.timex.daymath import NOWHEN, add_months, days_of, months
from claimx.timex.days import ordinal
from claimx.timex.relative import narrowed, relative
from claimx.timex.years import fy_year, spoken_year


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


def said_year(hit: Hit, ctx: Context) -> Reading | None:
    """`January nineteen ninety-seven`, `the winter of nineteen ninety-four`."""
    token, year = hit.get("MONTH", "MONTH_SHORT", "SEASON"), spoken_year(hit)
    if token is None or year is None:
        return None
    return narrowed(reading("DATE", f"{year:04d}-{token.value.zfill(2)}"), hit)


def month_of(hit: Hit, ctx: Context) -> Reading | None:
    """`January this year`, `June of last year`."""
    token, unit = hit.get("MONTH", "MONTH_SHORT"), hit.get("UNIT")
    if token is None or unit is None or unit.value != "Y":
        return None
    year = relative(hit.part("MONTH", "MONTH_SHORT"), ctx, "Y")
    return narrowed(reading("DATE", f"{year}-{int(token.value):02d}"), hit)


def season(hit: Hit, ctx: Context) -> Reading | None:
    """`last fall`, `this past spring`, `the winter of 1994`."""
    token = hit.get("SEASON")
    if token is None:
        return None
    year, now = year_of(hit.tokens), ctx.published
    unit = hit.get("UNIT")
    if token.word == "fall" and len(hit.tokens) < 2 and ctx.tokens.text[token.start] == "f":
        return None
    following = ctx.tokens[hit.first + len(hit.tokens)] if hit.first + len(hit.tokens) < ctx.tokens.size else None
    if token.word == "fall" and year is None and unit is None and following and following.word == "of":
        return None  # `the fall of the town`
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
        return reading("DATE", f"{now.year:04d}-{token.value}")
    return narrowed(either(ctx, hit, begun[-1], coming[0]), hit)


def sport_season(hit: Hit, ctx: Context) -> Reading | None:
    """`this season`, `last season`: the year it is named by, as the sport is not known."""
    return reading("DATE", relative(hit, ctx, "Y"))._replace(topic="")


def quarter(hit: Hit, ctx: Context) -> Reading | None:
    """`the third quarter`, `this year's first half`, `the 1988 third quarter`."""
    found = _quarter(hit, ctx)
    return in_fiscal_year(found, hit, ctx) if found else None


def _quarter(hit: Hit, ctx: Context) -> Reading | None:
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


def in_fiscal_year(found: Reading, hit: Hit, ctx: Context) -> Reading:
    """The reading of a fiscal quarter or half, its days those of the country's fiscal year, if that is known."""
    if not hit.has("FISCAL") or (ctx.fiscal is not None and ctx.fiscal[0] == 1):
        return found
    match = re.fullmatch(r"(\d{4})-([QH])(\d)", found.value)
    if match is None or ctx.fiscal is None or not hit.has("YEAR"):
        return found._replace(span=NOWHEN, future=None)
    start, by_first = ctx.fiscal
    length = 3 if match[2] == "Q" else 6
    year = int(match[1]) - (not by_first)
    return found._replace(span=months(year, start + length * (int(match[3]) - 1), length), future=None)


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
        year = fy_year(short.word)
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
    day = ctx.topic_day(grain)
    if grain == "Q" and day and ctx.published and day > ctx.published:  # a forecast; the report is on the last one
        day = add_months(ctx.published, -3)
    value = ctx.unit_value(grain, -4 if grain == "Q" else -1, day)
    return ctx.year_before(reading("DATE", value))._replace(topic="")


def latest(hit: Hit, ctx: Context) -> Reading | None:
    """`the latest quarter`: the last one that is over, or the one the text speaks of."""
    token = hit.get("QUARTER", "UNIT", "PERIOD")
    if token is None:
        return None
    unit = "Q" if token.role == "PERIOD" else token.value
    if unit not in "WMQY":
        return None
    value = ctx.topics.get(unit) if unit == "Q" else None
    if value and ctx.published and (over := days_of(value)[1]) and over > ctx.published:
        value = None
    found = reading("DATE", value or ctx.unit_value(unit, -1, ctx.published))
    return found._replace(span=NOWHEN) if hit.has("FISCAL") else found
