"""Rules for days."""

import re
from datetime import date

from claimx.timex.context import X_VALUES, Context, Hit, Reading, either, reading
from claimx.timex.counting import year_of
from claimx.timex.daymath import (
    NOWHEN,
    add_days,
    add_months,
    days_of,
    make_day,
    value_of,
    week_of,
    with_weekend,
)
from claimx.timex.lex import Token
from claimx.timex.named import days_of_holiday

_PARTS = {"MO": "MO", "AF": "AF", "EV": "EV", "NI": "NI", "MI": "MI"}


def isodate(hit: Hit, ctx: Context) -> Reading | None:
    """`2019-08-07`, `8/7/2019`, `2019-08-07T20:30`."""
    word = hit.tokens[0].word.upper()
    if "/" not in word and word[4:5] == "-":
        if days_of(word[:10]) == NOWHEN:
            return None
        return reading("TIME" if "T" in word else "DATE", word)
    numbers = [int(part) for part in re.split(r"[/-]", word)]
    if numbers[0] > 31:
        year, month, day = numbers
    else:
        month, day, year = numbers
        if month > 12:
            month, day = day, month
        year += 0 if year > 99 else 2000 if year < 50 else 1900
    found = make_day(year, month, day)
    return reading("DATE", found.isoformat()) if found else None


def month_day(tokens: tuple[Token, ...], ctx: Context, hit: Hit) -> tuple[date | None, date | None, str] | None:
    """Past day, future day and unresolved value of `Oct. 23`, `23 October 2019`; None when there is no such day."""
    month = next((int(token.value) for token in tokens if token.role in ("MONTH", "MONTH_SHORT")), 0)
    spelled = next((token for token in tokens if token.role in ("DAY", "ORD")), None)
    if spelled is None or not month:
        return None
    day = ordinal(spelled)
    if not day or make_day(2000, month, day) is None:
        return None
    year = year_of(tokens)
    if year is not None:
        found = make_day(year, month, day)
        return (found, found, "") if found else None
    unresolved = f"XXXX-{month:02d}-{day:02d}"
    if ctx.published is None:
        return (None, None, unresolved)
    past, future = nearest(ctx.published, month, day)
    return (past, future, unresolved)


def nearest(now: date, month: int, day: int) -> tuple[date | None, date | None]:
    """The last such day up to `now`, and the first one from `now` on (29 February skips years)."""
    this = [make_day(year, month, day) for year in range(now.year - 8, now.year + 9)]
    known = [found for found in this if found]
    past = max((found for found in known if found <= now), default=None)
    future = min((found for found in known if found >= now), default=None)
    return (past, future)


def ordinal(token: Token) -> int:
    """The number of a day token: `23`, `23rd`, `third`."""
    if token.role == "ORD" and token.value:
        return int(token.value)
    digits = re.sub(r"\D", "", token.word)
    return int(digits) if digits and len(digits) < 5 else 0


def calendar_day(hit: Hit, ctx: Context) -> Reading | None:
    """`Oct. 23`, `Friday, Oct. 23, 1998`, `the 9th of June`."""
    found = month_day(hit.tokens, ctx, hit)
    if found is None:
        return None
    past, future, unresolved = found
    if past is None and future is None:
        return reading("DATE", unresolved)
    part = hit.get("PART")
    tail, kind = (f"T{part.value}", "TIME") if part else ("", "DATE")
    if hit.has("YEAR") or past is None or future is None:
        day = past or future
        return reading(kind, f"{day}{tail}")
    if hit.has("LAST", "NEXT"):
        day = future if hit.has("NEXT") else past
        return reading(kind, f"{day}{tail}")
    choice = by_weekday(hit, past, future)
    if choice is not None:
        return reading(kind, f"{choice}{tail}")
    return either(ctx, hit, f"{past}{tail}", f"{future}{tail}", kind)


def by_weekday(hit: Hit, past: date, future: date) -> date | None:
    """The one of the two days on which a named weekday falls, if it decides."""
    named = hit.get("WEEKDAY", "WEEKDAY_SHORT")
    if named is None or past == future:
        return None
    fits = [day for day in (past, future) if day.isoweekday() == int(named.value)]
    return fits[0] if len(fits) == 1 else None


def day_of_month(hit: Hit, ctx: Context) -> Reading | None:
    """`on the 18th`: of the month the text speaks of, or the nearest past one."""
    token = hit.get("ORD")
    number = ordinal(token) if token and token.word[0].isdigit() else 0
    topic = days_of(ctx.topics["M"])[0] if "M" in ctx.topics else None
    if not 1 <= number <= 31:
        return None
    if topic is not None:
        day = make_day(topic.year, topic.month, number)
        return reading("DATE", day.isoformat()) if day else None
    if ctx.published is None:
        return reading("DATE", f"XXXX-XX-{number:02d}")
    months_ = [add_months(ctx.published.replace(day=1), step) for step in (-2, -1, 0, 1, 2)]
    known = [day for first in months_ if first and (day := make_day(first.year, first.month, number))]
    past = max((day for day in known if day <= ctx.published), default=None)
    future = min((day for day in known if day >= ctx.published), default=None)
    return either(ctx, hit, str(past), str(future)) if past and future else None


def day_range(hit: Hit, ctx: Context) -> Reading | None:
    """`Nov. 6 to 10`, `6-10 November 2019`."""
    days = [ordinal(token) for token in hit.all("DAY", "ORD")]
    month = hit.get("MONTH", "MONTH_SHORT")
    if len(days) != 2 or month is None or not 0 < days[0] < days[1] <= 31:
        return None
    last = month_day(
        tuple(token for token in hit.tokens if token.role not in ("DAY", "ORD") or token is hit.all("DAY", "ORD")[1]),
        ctx,
        hit,
    )
    if last is None:
        return None
    ends = [day for day in last[:2] if day]
    if not ends:
        return reading("DATE", f"XXXX-{int(month.value):02d}-{days[0]:02d}")
    spans = [(make_day(end.year, end.month, days[0]), end) for end in ends]
    chosen = spans[-1] if len(spans) > 1 and ctx.tense(hit) == "future" else spans[0]
    other = spans[-1] if len(spans) > 1 and spans[-1] != spans[0] else None
    return Reading("DATE", str(chosen[0]), chosen, (str(other[0]), other) if other else None)


def weekday(hit: Hit, ctx: Context) -> Reading | None:
    """`Tuesday`, `last Friday`, `this coming Sunday`, `early Tuesday`, `Wednesday night`."""
    token = hit.get("WEEKDAY", "WEEKDAY_SHORT")
    if token is None:
        return None
    wanted = int(token.value)
    part = hit.get("PART", "DAWN", "NOON")
    tail = f"T{part.value}" if part else ""
    kind = "TIME" if tail else "DATE"
    now = ctx.published
    if hit.has("THAT", "SAME", "FOLLOWING") or (
        (last := hit.get("LAST")) and last.word in ("previous", "preceding", "prior")
    ):
        now = ctx.last_day() or now
    if now is None:
        return reading(kind, f"XXXX-WXX-{wanted}{tail}")
    back = (now.isoweekday() - wanted) % 7
    if hit.has("LAST"):
        day = add_days(now, -(back or 7))
    elif hit.has("NEXT") or hit.has("FOLLOWING"):
        day = add_days(now, 7 - back)
    else:
        ahead = add_days(now, (7 - back) % 7)
        return either(ctx, hit, f"{add_days(now, -back)}{tail}", f"{ahead}{tail}", kind)
    return reading(kind, f"{day}{tail}") if day else None


def weekday_of(hit: Hit, ctx: Context) -> Reading | None:
    """`Tuesday of this week`, `Friday of last week`."""
    named, unit = hit.get("WEEKDAY", "WEEKDAY_SHORT"), hit.get("UNIT")
    if named is None or (unit is not None and unit.value != "W"):
        return None
    if ctx.published is None:
        return reading("DATE", f"XXXX-WXX-{named.value}")
    step = -1 if hit.has("LAST") else 1 if hit.has("NEXT") else 0
    now = (ctx.last_day() or ctx.published) if hit.has("THAT") else ctx.published
    monday = week_of(now)[0]
    day = add_days(monday, 7 * step + int(named.value) - 1) if monday else None
    return reading("DATE", str(day)) if day else None


def day_reference(hit: Hit, ctx: Context) -> Reading | None:
    """`yesterday`, `late today`, `tomorrow morning`."""
    token = hit.get("DAYREF")
    part = hit.get("PART", "DAWN", "NOON")
    tail = f"T{part.value}" if part else ""
    day = add_days(ctx.published, int(token.value)) if ctx.published and token else None
    return reading("TIME" if tail else "DATE", f"{day or X_VALUES['D']}{tail}")


def holiday(hit: Hit, ctx: Context) -> Reading | None:
    """`Christmas`, `last Thanksgiving`, `Labor Day weekend`."""
    found = _holiday(hit, ctx)
    unit = hit.get("UNIT")
    if found is not None and unit is not None and unit.value == "W":
        return in_week(found)
    if found is None or not hit.has("WEEKEND"):
        return found
    future = (found.future[0], with_weekend(found.future[1])) if found.future else None
    return found._replace(span=with_weekend(found.span), future=future)


def in_week(found: Reading) -> Reading:
    """`Easter week`: from Monday to Sunday, the one that begins with or after a Sunday."""
    first = found.span[0]
    week = week_of(add_days(first, 1) or first if first.isoweekday() == 7 else first) if first else NOWHEN
    return Reading("DATE", value_of(week[0], "W"), week) if week[0] else found


def _holiday(hit: Hit, ctx: Context) -> Reading | None:
    """`Christmas`, `last Thanksgiving`, `Easter Monday 2019`."""
    token = hit.get("HOLIDAY")
    row = ctx.holidays.get(token.value) if token else None
    if row is None:
        return None
    year = year_of(hit.tokens)
    if year is not None:
        span = days_of_holiday(row, year)
        return reading("DATE", str(span[0]) if span[0] else f"{year}-XX-XX", span)
    if ctx.published is None:
        fixed = f"XXXX-{row.month:02d}-{row.day:02d}" if row.day else X_VALUES["D"]
        return reading("DATE", fixed)
    now = ctx.published
    spans = [days_of_holiday(row, each) for each in range(max(1, now.year - 5), min(9999, now.year + 6))]
    known = [span for span in spans if span[0] and span[1]]
    past = max((span for span in known if span[0] and span[0] <= now), default=None)
    future = min((span for span in known if span[1] and span[1] >= now), default=None)
    if hit.has("LAST") and past and past[1] == now:
        past = max((span for span in known if span[0] and span[0] < now), default=None)
    if hit.has("NEXT") or past is None:
        return reading("DATE", str(future[0]), future) if future else reading("DATE", X_VALUES["D"])
    if future is None or hit.has("LAST"):
        return reading("DATE", str(past[0]), past)
    ahead, back = (future[0] - now).days if future[0] else 0, (now - past[0]).days if past[0] else 0
    near = 0 <= ahead <= 45 and back > 90
    far = ahead > 4 * back  # `Inauguration Day` soon after it, whatever is to come of what was said there
    chosen = future if near or (ctx.tense(hit) == "future" and not far) else past
    return Reading("DATE", str(chosen[0]), chosen, (str(future[0]), future) if future != past else None)
