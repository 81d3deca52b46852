"""Rules for times of the day."""

import re
from datetime import date

from claimx.timex.context import X_VALUES, Context, Hit, Reading, reading
from claimx.timex.counting import number
from claimx.timex.daymath import add_days
from claimx.timex.days import calendar_day, day_reference, weekday


def tonight(hit: Hit, ctx: Context) -> Reading | None:
    """`tonight`, `overnight`."""
    overnight = hit.has("OVERNIGHT")
    if ctx.published is None:
        return reading("TIME", "XXXX-XX-XXTNI")
    first = add_days(ctx.published, -1) if overnight else ctx.published
    value = f"{ctx.published}TNI"
    return reading("TIME", value, (first, ctx.published))


def part_of_day(hit: Hit, ctx: Context) -> Reading | None:
    """`this morning`, `last night`, `that evening`, `the next morning`, `mid-afternoon yesterday`."""
    part = hit.get("PART", "DAWN")
    if part is None:
        return None
    day, named = ctx.published, hit.get("DAYREF")
    if named is not None:
        day = add_days(day, int(named.value)) if day else None
    elif hit.has("LAST"):
        last = hit.get("LAST")
        base = day if last and last.word in ("last", "past") else ctx.last_day()
        day = add_days(base, -1) if base else None
    elif hit.has("NEXT", "FOLLOWING"):
        base = ctx.last_day()
        day = add_days(base, 1) if base else None
    elif not hit.has("THIS"):
        day = ctx.last_day()
    return reading("TIME", f"{day or X_VALUES['D']}T{part.value}")


def clock(hit: Hit, ctx: Context) -> Reading | None:
    """`7:15 p.m.`, `9 a.m. EST Tuesday`, `noon Saturday`, `20:30 on 4 May`."""
    time = clock_value(hit)
    if time is None:
        return None
    rest = hit.part("CLOCK", "NUM", "INT", "AMPM", "OCLOCK", "NOON", "ZONE", "APPROX", "ABOUT", "OPEN")
    day: date | None = None
    if rest.has("MONTH", "MONTH_SHORT"):
        tokens = rest.tokens if hit.tokens[0].role == "CLOCK" or not hit.has("AMPM") else _after_time(hit).tokens
        found = calendar_day(Hit(tuple(tokens), hit.first, hit.rule), ctx)
        day = found.span[0] if found else None
    elif rest.has("WEEKDAY"):
        found = weekday(rest, ctx)
        day = found.span[0] if found else None
    elif rest.has("DAYREF"):
        found = day_reference(rest, ctx)
        day = found.span[0] if found else None
    else:
        day = ctx.clock_day(hit)
    return reading("TIME", f"{day or X_VALUES['D']}T{time}")


def _after_time(hit: Hit) -> Hit:
    index = next(i for i, token in enumerate(hit.tokens) if token.role == "AMPM")
    return Hit(hit.tokens[index + 1 :], hit.first, hit.rule)


def clock_value(hit: Hit) -> str | None:
    """`19:15` of the clock time in a hit."""
    noon = hit.get("NOON")
    if noon:
        return noon.value
    token = hit.get("CLOCK") or hit.get("DAY", "NUM", "INT")
    if token is None:
        return None
    half = hit.get("AMPM")
    letters = (
        half.word if half else "".join(char for char in token.word if char.isalpha()) if token.role == "CLOCK" else ""
    )
    digits = re.sub(r"[a-z]", "", token.word) if token.role in ("CLOCK", "INT") else ""
    fields = re.split(r"[:.]", digits) if digits else [str(number(token) or "")]
    if "." in digits and not letters and not hit.has("ZONE"):
        return None
    if not fields[0].isdigit():
        return None
    hour = int(fields[0])
    if hour > 24 or (letters and hour > 12):
        return None
    part = hit.get("PART")
    late = part is not None and not letters and part.value in ("AF", "EV", "NI") and (hour > 4 or part.value != "NI")
    if (letters.startswith("p") or late) and hour < 12:
        hour += 12
    if letters.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02d}:{fields[1] if len(fields) > 1 else '00'}" + (f":{fields[2]}" if len(fields) > 2 else "")
