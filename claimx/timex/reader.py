"""Reading a text: tokens, grammar at every start, then what stands around an expression."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from claimx.mentions import TimeExpression
from claimx.timex import days, fiscal, hours, lengths, months, periods, spans, years
from claimx.timex.context import Context, Hit, Reading
from claimx.timex.filters import accepted
from claimx.timex.grammar import RULES, STARTS, shape_pattern
from claimx.timex.lex import Tokens, time_words
from claimx.timex.named import events, holidays, tenses
from claimx.timex.relations import Found, related

Rule = Callable[[Hit, Context], Reading | None]

HANDLERS: dict[str, Rule] = {
    "isodate": days.isodate,
    "clock": hours.clock,
    "daytime": hours.clock,
    "dayrange": days.day_range,
    "date": days.calendar_day,
    "monthof": months.month_of,
    "saidyear": months.said_year,
    "monthyear": months.month_year,
    "month": months.month,
    "nthweekend": periods.nth_weekend,
    "weekend": periods.weekend,
    "weekdayof": days.weekday_of,
    "weekday": days.weekday,
    "dayref": days.day_reference,
    "tonight": hours.tonight,
    "season": months.season,
    "sport": months.sport_season,
    "quarter": months.quarter,
    "qcode": months.quarter_code,
    "halfof": months.half_of,
    "yearago": months.year_ago_period,
    "schoolyear": years.school_year,
    "fiscal": years.fiscal,
    "ago": spans.ago,
    "fromnow": spans.from_now,
    "shifted": spans.shifted,
    "unitsago": spans.units_ago,
    "stretch": spans.stretch,
    "stretchback": spans.stretch,
    "afternext": periods.after_next,
    "todate": spans.to_date,
    "dayofmonth": days.day_of_month,
    "recentunits": spans.recent_units,
    "nthspan": spans.nth_span,
    "nthfew": spans.nth_span,
    "unitto": spans.unit_to,
    "nthunit": spans.nth_unit,
    "endof": periods.end_of,
    "yearonyear": lengths.year_on_year,
    "yearend": years.year_end,
    "deictic": periods.deictic,
    "part": hours.part_of_day,
    "century": years.century,
    "decade": years.decade,
    "often": lengths.often,
    "every": lengths.every,
    "set": lengths.set_word,
    "weekdays": lengths.weekdays,
    "era": lengths.reference,
    "halfunit": lengths.half_unit,
    "compound": lengths.compound,
    "duration": lengths.duration,
    "aunit": lengths.a_unit,
    "yearwords": years.year_words,
    "latest": months.latest,
    "sameperiod": periods.same_period,
    "weekof": periods.week_of_day,
    "yearspan": years.year_span,
    "year": years.year,
    "ref": lengths.reference,
    "thepast": lengths.the_past,
    "theunit": periods.the_unit,
    "units": lengths.units,
    "holiday": days.holiday,
    "event": spans.event,
}


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled rules, and the pattern of shapes at which one may start."""

    rules: re.Pattern[str]
    single: tuple[tuple[str, re.Pattern[str]], ...]
    starts: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """The grammar, compiled once."""
    single = tuple((name, re.compile(shape_pattern(rule))) for name, rule in RULES)
    union = "|".join(f"(?P<{name}>{shape_pattern(rule)})" for name, rule in RULES)
    return Grammar(re.compile(union), single, re.compile(shape_pattern(STARTS)))


def read(
    text: str, published: str | date | None = None, *, publisher: str | None = None, lexicon: str | None = None
) -> list[TimeExpression]:
    """The time expressions of a text, in order.

    Args:
        text: any text; offsets of the result point into it.
        published: the day it came out (a date or an ISO string), against which `last week` is resolved. Without
            it such expressions keep their text and type, and have no days.
        publisher: who published it; may fix the country whose fiscal year is meant.
        lexicon: a folder with word lists of one's own (`times.toml`, `holidays.toml`, `events.toml`).
    """
    day = _day(published)
    tokens = Tokens(text, time_words(lexicon), frozenset(holidays(lexicon)), frozenset(events(lexicon)))
    context = Context(tokens, day, tenses(lexicon), holidays(lexicon), events(lexicon))
    if tokens.has("FISCAL", "FY", "FYCODE"):
        context.fiscal = fiscal.year_start(text, publisher, lexicon)
    return related(_hits(context), context)


def _day(published: str | date | None) -> date | None:
    if isinstance(published, date):
        return date(published.year, published.month, published.day)
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _hits(ctx: Context) -> list[Found]:
    shape, known, found = ctx.tokens.shape, grammar(), []
    position = 0
    while (start := known.starts.search(shape, position)) is not None:
        position = start.start()
        hit = _hit_at(ctx, known, position)
        if hit is None:
            position += 1
            continue
        found.append(hit)
        position = hit.stop
        if ctx.published is None and len(found) == 1:
            ctx.published = _dateline(hit, ctx)
        ctx.frame(hit.hit, hit.reading)
        topic = hit.reading.value if hit.reading.topic is None else hit.reading.topic
        ctx.remember(topic, hit.start, full=hit.hit.has("YEAR", "DATE"))
    return found


def _dateline(hit: Found, ctx: Context) -> date | None:
    """The day that stands on a line of its own at the top of the text."""
    text, start, end = ctx.tokens.text, hit.hit.tokens[0].start, hit.hit.tokens[-1].end
    if start > 300 or hit.hit.rule not in ("date", "isodate"):
        return None
    before, after = text[:start].rpartition("\n")[2], text[end : end + 100].partition("\n")
    return hit.reading.span[0] if not before.strip() and not after[0].strip() and after[1] else None


def _hit_at(ctx: Context, known: Grammar, position: int) -> Found | None:
    """The first rule that matches at a token and makes sense of it."""
    match = known.rules.match(ctx.tokens.shape, position)
    if match is None or match.lastgroup is None:
        return None
    found = _made(ctx, match.lastgroup, position, match.end())
    if found is not None:
        return found
    rest = [name for name, _ in known.single].index(match.lastgroup) + 1
    for name, pattern in known.single[rest:]:
        other = pattern.match(ctx.tokens.shape, position)
        if other is not None and (found := _made(ctx, name, position, other.end())) is not None:
            return found
    return None


def _made(ctx: Context, rule: str, start: int, stop: int) -> Found | None:
    hit = Hit(tuple(ctx.tokens.slice(start, stop)), start, rule)
    if not accepted(hit, ctx):
        return None
    made = HANDLERS[rule](hit, ctx)
    return Found(hit, start, stop, made) if made is not None and made.value else None
