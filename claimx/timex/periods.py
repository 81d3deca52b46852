"""Rules for `last week`, `this year`, weekends and the ends of periods."""

from claimx.timex.context import X_VALUES, Context, Hit, Reading, either, reading
from claimx.timex.counting import year_of
from claimx.timex.daymath import NOWHEN, add_days, add_months, nth_weekday, shift, value_of
from claimx.timex.days import calendar_day, ordinal
from claimx.timex.months import month, month_year, season
from claimx.timex.named import event_at
from claimx.timex.relative import narrowed, relative
from claimx.timex.years import decade, fiscal_relative, year

_LIKE = frozenset(("comparable", "corresponding"))


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
    if (last and last.word == "past") or (last and last.word == "last" and hit.has("THE") and unit in "WMYEC"):
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
    """`the quarter`, `the week`, `the full year`: the one the text last spoke of."""
    token, whole = hit.tokens[-1], hit.get("FILLER")
    if whole is not None and whole.word not in ("full", "whole", "entire"):
        return None
    if token.value == "Q":
        first, last = ctx.period or NOWHEN
        if first and last and 80 < (last - first).days < 100:
            return Reading("DATE", value_of(add_months(last, -1) or last, "Q"), (first, last))
        if "Q" not in ctx.topics and ctx.published is None:
            return None
        return reading("DATE", ctx.topics.get("Q") or value_of(shift(ctx.published, -1, "Q") or ctx.published, "Q"))  # type: ignore[arg-type]
    if token.value == "W":
        return reading("DATE", ctx.unit_value("W", 0, ctx.published))
    if token.value == "Y":
        fresh = ctx.published is not None and ctx.published.month == 1 and ctx.tense(hit) != "future"
        return reading("DATE", ctx.unit_value("Y", -fresh, ctx.published))
    return None


def weekend(hit: Hit, ctx: Context) -> Reading | None:
    """`last weekend`, `this weekend`, `the weekend of 4 May`."""
    now = ctx.published
    if hit.has("MONTH", "MONTH_SHORT"):
        found = calendar_day(hit.after("OF"), ctx)
        now = found.span[0] if found else None
    if hit.has("THAT", "SAME", "FOLLOWING"):
        now = ctx.last_day()
    if now is None or (len(hit.tokens) == 1 and ctx.before(hit) == "OTHER"):  # `the festival weekend`
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


def nth_weekend(hit: Hit, ctx: Context) -> Reading | None:
    """`the last weekend of July`, `the first weekend in June`: the weekends are counted by their Saturdays."""
    head, token = hit.get("ORD", "LAST", "FILLER"), hit.get("MONTH", "MONTH_SHORT")
    if head is None or token is None or (head.word not in ("last", "final") and head.role != "ORD"):
        return None
    rest = hit.after("OF" if hit.has("OF") else "IN")
    found = month_year(rest, ctx) if rest.has("YEAR") else month(rest, ctx)
    first = found.span[0] if found else None
    nth = ordinal(head) if head.role == "ORD" else -1
    saturday = nth_weekday(first.year, first.month, 6, nth) if first and nth in (-1, 1, 2, 3, 4, 5) else None
    return reading("DATE", value_of(saturday, "W") + "-WE") if saturday else None


def week_of_day(hit: Hit, ctx: Context) -> Reading | None:
    """`the week of March 3`: Monday to Sunday around that day."""
    unit = hit.get("UNIT")
    found = calendar_day(hit.after("OF"), ctx)
    if unit is None or unit.value != "W" or found is None or found.span[0] is None:
        return None
    return reading("DATE", value_of(found.span[0], "W"))


def end_of(hit: Hit, ctx: Context) -> Reading | None:
    """`the end of the year`, `the beginning of next month`, `the middle of 1990`."""
    if hit.has("SEASON"):
        return season(hit, ctx)
    token = hit.get("EVENT")
    if token is not None:
        row = event_at(ctx.events.get(token.value, ()), ctx.published)
        day = (row.last if hit.has("END") else row.first) if row and not hit.has("MID", "EARLY", "LATE") else None
        return reading("DATE", day.isoformat()) if day else None
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


def same_period(hit: Hit, ctx: Context) -> Reading | None:
    """`the same period`, `the same three months of 2019`, `that period`: its days are those named before.

    The days are found once all expressions are read (`relations.py`); the value only says which year.
    """
    if not hit.has("SAME", "THAT") and not any(token.word in _LIKE for token in hit.tokens):
        return None
    if hit.has("UNITS") and not hit.has("OF", "IN", "YEAR", "LAST", "EARLIER", "AGO", "BEFORE"):
        return None
    period = hit.get("PERIOD")
    if period and period.word != "period" and not hit.has("YEAR", "SEASON", "LAST", "EARLIER", "AGO", "BEFORE"):
        return None
    if hit.has("YEAR", "SEASON", "LAST", "EARLIER", "AGO", "BEFORE"):
        named = year_of(hit.tokens)
        return reading("DATE", f"{named:04d}" if named else ctx.unit_value("Y", -1, ctx.published), NOWHEN)
    return reading("DATE", X_VALUES["Y"])
