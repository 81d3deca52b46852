"""Rules for counted spans: `two years ago`, `the past five years`, `the first nine months`."""

from datetime import date
from decimal import Decimal

from claimx.timex.context import X_VALUES, Context, Hit, Reading, reading
from claimx.timex.counting import count, plain, year_of
from claimx.timex.daymath import NOWHEN, Span, add_days, add_months, day_before, days_of, months, value_of, week_of
from claimx.timex.days import calendar_day, ordinal, weekday
from claimx.timex.lengths import moved, period, unit_of, whole
from claimx.timex.months import month, month_year
from claimx.timex.named import event_at
from claimx.timex.relative import relative

_FRAME = frozenset("THE LAST THIS NEXT THAT SAME FISCAL UNIT QUARTER MONTH MONTH_SHORT DOT YEAR SEASON EVENT".split())
_ENDING = _FRAME | {"DAY", "ORD", "COMMA", "ON", "WEEKDAY", "WEEKDAY_SHORT", "END", "OF"}


def ago(hit: Hit, ctx: Context) -> Reading | None:
    """`two years ago`, `a month ago`, `a few years ago`, `an hour hence`."""
    unit = unit_of(hit)
    if unit is None:
        return None
    number = whole(count(hit.tokens))
    sign = 1 if hit.has("HENCE") else -1
    if number is None:
        return reading("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit == "Y" and sign < 0 and number == 1 and "Q" in ctx.topics:
        return reading("DATE", ctx.unit_value("Q", -4, ctx.topic_day("Q")))._replace(topic="")
    made = _at(ctx.published, number, unit, sign)
    if unit == "Y" and number == 1 and sign < 0:
        made = ctx.year_before(made)
    return made if unit in ("D", "W", "M") else made._replace(topic="")


def _at(day: date | None, number: int, unit: str, sign: int, *, day_exact: bool = False) -> Reading:
    then = moved(day, number, unit, sign)
    grain = {"E": "Y", "C": "Y", "L": "Y", "2W": "W"}.get(unit, unit)
    if day_exact and unit in ("W", "2W"):
        grain = "D"
    if unit[0] == "T":
        return reading("TIME", f"{then}" if then else X_VALUES["D"])
    return reading("DATE", value_of(then, grain) if then else X_VALUES[grain])


def from_now(hit: Hit, ctx: Context) -> Reading | None:
    """`two weeks from now`, `a year from today`."""
    unit, number = unit_of(hit), whole(count(hit.tokens))
    if unit is None:
        return None
    if number is None:
        return reading("DATE", "FUTURE_REF")
    base = hit.get("DAYREF")
    now = add_days(ctx.published, int(base.value)) if base and ctx.published else ctx.published
    return _at(now, number, unit, 1, day_exact=True)


def shifted(hit: Hit, ctx: Context) -> Reading | None:
    """`a year earlier`, `two days later`: against what the text last spoke of, at its grain."""
    unit, number = unit_of(hit), whole(count(hit.tokens))
    if hit.tokens[0].role == "THE":
        number = 1
    if unit is None:
        return None
    sign = -1 if hit.has("EARLIER", "BEFORE") else 1
    if number is None:
        return reading("DURATION", period(None, unit) or "")
    if unit[0] == "T":
        return reading("DURATION", period(Decimal(number), unit) or "")
    grain = {"E": "Y", "C": "Y", "L": "Y", "2W": "D", "W": "D"}.get(unit, unit)
    if unit == "Y" and number == 1 and "Q" in ctx.topics and len(ctx.topic or "") != 4:
        grain = "Q"
    if unit == "Y" and number == 1 and sign < 0 and ctx.month_at_hand(hit):
        grain = "M"
    day = ctx.story_day(hit) if grain == "D" and not ctx.has_come("D") else ctx.topic_day(grain)
    then = moved(day, number, unit, sign)
    if unit == "M" and ctx.topic and len(ctx.topic) == 10:
        grain = "M"
    made = reading("DATE", value_of(then, grain) if then else X_VALUES[grain])
    if unit == "Y" and number == 1 and sign < 0:
        made = ctx.year_before(made)
    return made if unit in ("D", "W") and sign > 0 else made._replace(topic="")


def units_ago(hit: Hit, ctx: Context) -> Reading | None:
    """`years ago`, `months later`."""
    if hit.has("AGO"):
        return reading("DATE", "PAST_REF")
    unit = unit_of(hit)
    return reading("DURATION", period(None, unit) or "") if unit else None


def stretch(hit: Hit, ctx: Context) -> Reading | None:
    """`the past five years`, `the next few days`: up to, or from, the publication date."""
    unit, number, now = unit_of(hit), count(hit.tokens), ctx.published
    other = hit.get("WEEKENDS", "SEASONS", "PARTS")
    if unit is None and other is None:
        return None
    if unit:
        value = period(number, unit)
    else:
        value = f"P{plain(number) if number is not None else 'X'}{'WE' if hit.has('WEEKENDS') else 'D'}"
    steps = whole(number)
    ahead = hit.has("NEXT", "FOLLOWING")
    if hit.has("FOLLOWING"):
        now = ctx.last_day()
    if now is None or unit is None or (hit.has("THIS") and not hit.has("LAST", "NEXT")):
        return reading("DURATION", value or "")
    if unit == "Q" and steps:
        return Reading("DURATION", value or "", whole_quarters(now, steps if ahead else -steps))
    last = hit.get("LAST")
    if steps is not None and ctx.period and ctx.period[0] and last and last.word in ("previous", "preceding", "prior"):
        return reading("DURATION", value or "", (moved(ctx.period[0], steps, unit, -1), day_before(ctx.period[0])))
    edge = moved(now, steps, unit, 1 if ahead else -1) if steps is not None else None
    span: Span = (now, edge) if ahead else (edge, now)
    if steps is None:
        span = (now, None) if ahead else (None, now)
    return reading("DURATION", value or "", span)


def whole_quarters(now: date, steps: int) -> Span:
    """The next `steps` quarters after the one of `now`, or the last ones before it."""
    first = days_of(value_of(now, "Q"))[0]
    ends = [add_months(first, 3 * each) if first else None for each in ((1, steps + 1) if steps > 0 else (steps, 0))]
    return (ends[0], day_before(ends[1]))


def recent_units(hit: Hit, ctx: Context) -> Reading | None:
    """`recent weeks`, `the coming months`, `the years ahead`, `those days`, `these days`."""
    unit = unit_of(hit)
    if unit is None or hit.has("THIS", "SAME"):
        return None
    value = period(None, unit) or ""
    if (named := hit.get("THAT")) is not None:
        return reading("DATE", "PRESENT_REF") if named.word == "these" and unit == "D" else reading("DURATION", value)
    if hit.has("RECENT", "LAST"):
        return reading("DATE", "PAST_REF")
    return reading("DATE", "FUTURE_REF")


def nth_span(hit: Hit, ctx: Context) -> Reading | None:
    """`the first nine months`, `the first two weeks of the Nolan administration`, `the final days of 2018`."""
    unit = unit_of(hit)
    head = hit.get("ORD", "FILLER")
    if unit is None or head is None:
        return None
    if head.role == "FILLER" and head.word not in ("final",):
        return None
    if head.role == "ORD" and ordinal(head) != 1:
        return None
    of = next((i for i, token in enumerate(hit.tokens) if token.role == "OF" and i > 2), len(hit.tokens))
    number = count(hit.tokens[hit.tokens.index(head) + 1 : of])
    value = period(number, unit) or ""
    steps = whole(number)
    whole_span = frame(framing(hit, of, ctx), ctx, unit, steps or 0)
    if whole_span[0] is None or steps is None:
        return reading("DURATION", value)
    if head.role == "FILLER":
        last = whole_span[1]
        start = moved(add_days(last, 1), steps, unit, -1) if last else None
        return reading("DURATION", value, (start, last) if last else NOWHEN)
    return reading("DURATION", value, (whole_span[0], day_before(moved(whole_span[0], steps, unit, 1))))


def framing(hit: Hit, of: int, ctx: Context) -> Hit:
    """What follows `of`, inside the hit or after it; no tokens where nothing does."""
    start = hit.first + of
    if ctx.tokens.role(start) != "OF" if start < ctx.tokens.size else True:
        return Hit((), start, hit.rule)
    return _run(start + 1, _FRAME, hit.rule, ctx)


def _run(start: int, roles: frozenset[str], rule: str, ctx: Context) -> Hit:
    stop = start
    while stop < min(start + 7, ctx.tokens.size) and ctx.tokens.role(stop) in roles:
        stop += 1
    return Hit(tuple(ctx.tokens.slice(start, stop)), start, rule)


def frame(rest: Hit, ctx: Context, unit: str, steps: int) -> Span:
    """The days of what a part is a part of; without it, months and quarters count from the year's start."""
    if not rest.tokens:
        if unit not in "MQ" or steps not in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11) or ctx.published is None:
            return NOWHEN
        length = steps * (3 if unit == "Q" else 1)
        year = ctx.published.year - (ctx.published.month <= length - 1 or length > 11)
        return months(year, 1, 12)
    named = rest.get("EVENT")
    if named is not None:
        row = event_at(ctx.events.get(named.value, ()), ctx.published)
        return (row.first, row.last) if row else NOWHEN
    if rest.has("MONTH", "MONTH_SHORT"):
        found = month_year(rest, ctx) if rest.has("YEAR") else month(rest, ctx)
    elif rest.has("YEAR"):
        return days_of(f"{year_of(rest.tokens):04d}")
    else:
        token = rest.get("UNIT", "QUARTER")
        if token is None or token.value not in X_VALUES or rest.has("FISCAL"):
            return NOWHEN
        return days_of(relative(rest, ctx, token.value))
    return found.span if found else NOWHEN


def event(hit: Hit, ctx: Context) -> Reading | None:
    """A named event's days; the value is its first day, or XXXX-XX-XX."""
    token = hit.get("EVENT")
    row = event_at(ctx.events.get(token.value, ()), ctx.published) if token else None
    return reading("DATE", row.first.isoformat(), (row.first, row.last)) if row else None


def nth_unit(hit: Hit, ctx: Context) -> Reading | None:
    """`the first week of June`, `the last three days of the year`: part of what follows `of`."""
    head, unit = hit.get("ORD", "FILLER", "LAST"), unit_of(hit)
    many = hit.has("UNITS", "QUARTERS")
    if head is None or unit is None or unit not in X_VALUES or (head.role == "LAST" and head.word != "last"):
        return None
    whole_span = frame(framing(hit, len(hit.tokens), ctx), ctx, "", 0)
    if whole_span[0] is None or whole_span[1] is None or (head.role == "FILLER" and head.word != "final"):
        return None
    steps = whole(count(hit.tokens[hit.tokens.index(head) + 1 :])) if many else 1
    if steps is None or (many and head.role == "ORD"):
        return None
    if head.role != "ORD":
        end: date | None = whole_span[1]
        start = moved(add_days(whole_span[1], 1), steps, unit, -1)
    else:
        number = ordinal(head)
        start = moved(whole_span[0], number - 1, unit, 1) if 1 <= number <= 400 else None
        end = day_before(moved(whole_span[0], number, unit, 1)) if start else None
    if start is None or end is None or start < whole_span[0] or start > whole_span[1]:
        return None
    if many:
        return Reading("DURATION", period(Decimal(steps), unit) or "", (start, end))
    if unit == "W" and head.role != "ORD":
        start = week_of(end)[0]
        return reading("DATE", value_of(end, "W"), (start, add_days(start, 6) if start else None))
    return reading("DATE", value_of(start, unit), (start, end))


def _end_of_month(rest: Hit, ctx: Context) -> Reading | None:
    """The month of `to the end of June`, whose last day counts."""
    named = rest.after("OF")
    if not named.has("MONTH", "MONTH_SHORT"):
        return None
    return month_year(named, ctx) if named.has("YEAR") else month(named, ctx)


def to_date(hit: Hit, ctx: Context) -> Reading | None:
    """`to date`, `year to date`: up to the publication date."""
    unit, now = hit.get("UNIT"), ctx.published
    first = days_of(value_of(now, unit.value))[0] if unit and now and unit.value in X_VALUES else None
    if unit is not None and unit.value not in "YMQ":
        return None
    return reading("DATE", "PRESENT_REF", (first, now))


def unit_to(hit: Hit, ctx: Context) -> Reading | None:
    """`the three months to June`, `the week ended Jan. 4`: so many units up to and with that day."""
    unit = unit_of(hit)
    if unit is None:
        return None
    number = count(hit.part("THE").tokens)
    many = hit.has("UNITS")
    steps = whole(number) if number is not None else None if many else 1
    rest = _run(hit.first + len(hit.tokens) + 1, _ENDING, hit.rule, ctx)
    if rest.has("END"):
        found = _end_of_month(rest, ctx)
    elif rest.has("DAY", "ORD"):
        found = calendar_day(rest, ctx)
    elif rest.has("MONTH", "MONTH_SHORT"):
        found = month_year(rest, ctx) if rest.has("YEAR") else month(rest, ctx)
    elif rest.has("YEAR"):
        found = reading("DATE", f"{year_of(rest.tokens):04d}")
    else:
        found = weekday(rest, ctx)
    value = period(Decimal(steps or 1) if steps or not many else None, unit) or ""
    if found is None or steps is None or (last := found.span[1]) is None:
        return reading("DURATION", value)
    after = add_days(last, 1)
    if ctx.tokens.role(hit.first + len(hit.tokens)) == "BEGIN":
        return Reading("DURATION", value, (last, day_before(moved(last, steps, unit, 1))))
    span = (moved(after, steps, unit, -1), last)
    if hit.has("QUARTER"):
        return Reading("DATE", value_of(add_months(last, -1) or last, "Q"), span)  # ended July 31: most of it in Q2
    return Reading("DURATION", value, span)
