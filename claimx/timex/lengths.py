"""Rules for lengths of time, sets, and words such as `now` and `recently`."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from claimx.timex.context import Context, Hit, Reading, reading
from claimx.timex.counting import count, plain
from claimx.timex.daymath import NOWHEN, Span, add_days, shift
from claimx.timex.days import ordinal

_UNITS = ("UNIT", "UNITS", "QUARTER", "QUARTERS", "UNIT_SHORT")
_HALVES = {"Y": ("M", 6), "TH": ("M", 30), "TM": ("S", 30)}
_SUBJECTS = frozenset("i you he she it we they has have had is was were been when that who which but".split())
_YEARS = {"E": 10, "C": 100, "L": 1000}


def unit_of(hit: Hit) -> str | None:
    """The unit's letters: D, W, M, Q, Y, E, C, TH, TM, TS, or 2W."""
    token = hit.get(*_UNITS)
    return token.value if token else None


def period(number: Decimal | None, unit: str) -> str | None:
    """The TIMEX3 value of a length of time; X where the number is vague."""
    if unit == "2W":
        return f"P{plain(number * 2)}W" if number is not None else "PXW"
    prefix = "PT" if unit[0] == "T" else "P"
    letter = unit[-1]
    if letter in _YEARS and number is not None:
        return f"P{plain(number * _YEARS[letter])}Y"
    if number is not None and number % 1 == Decimal("0.5") and unit in _HALVES:
        lower, half = _HALVES[unit]
        return f"{prefix}{plain(number // 1)}{letter}{half}{lower}" if number > 1 else f"{prefix}{half}{lower}"
    return f"{prefix}{plain(number) if number is not None else 'X'}{letter}"


def whole(number: Decimal | None) -> int | None:
    """The count as a whole number of units, None for a vague or absurd one."""
    return int(number) if number is not None and 0 <= number <= 20_000 else None


def moved(day: date | None, number: int, unit: str, sign: int) -> date | None:
    """`day` moved by a count of units; hours and less stay on the day."""
    if day is None:
        return None
    if unit == "2W":
        return shift(day, sign * number * 2, "W")
    if unit[0] == "T":
        return add_days(day, sign * (number // 24 if unit == "TH" else 0))
    return shift(day, sign * number, unit)


def duration(hit: Hit, ctx: Context) -> Reading | None:
    """`two years`, `at least 72 hours`, `a 10-day`, `several months`."""
    unit = unit_of(hit)
    if unit is None:
        return None
    number = count(hit.tokens)
    if number is None and not hit.has("FUZZY"):
        return None
    value = period(number, unit) or ""
    return Reading("DURATION", value, future=ahead(hit, ctx, number, unit, value))


def compound(hit: Hit, ctx: Context) -> Reading | None:
    """`three years and six months`, `an hour and 20 minutes`."""
    split = next((i for i, token in enumerate(hit.tokens) if token.role in ("UNIT", "UNITS")), 0) + 1
    parts = [replace(hit, tokens=hit.tokens[:split]), replace(hit, tokens=hit.tokens[split:])]
    lengths = [(count(part.tokens), unit_of(part)) for part in parts]
    order = ["Y", "M", "W", "D", "TH", "TM", "TS"]
    units_ = [unit for _, unit in lengths if unit in order]
    if len(units_) < 2 or order.index(units_[0]) >= order.index(units_[1]) or None in [number for number, _ in lengths]:
        return None
    values = [period(number, unit or "") or "" for number, unit in lengths]
    return reading("DURATION", values[0] + values[1][2 if values[0][1] == "T" else 1 :])


def ahead(hit: Hit, ctx: Context, number: Decimal | None, unit: str, value: str) -> tuple[str, Span] | None:
    """The day `in two weeks` is, if the clause speaks of the future."""
    steps = whole(number)
    within = bool(hit.first) and ctx.tokens[hit.first - 1].word == "within"
    if steps is None or ctx.published is None or hit.has("HYPHEN", "THE") or not (within or ctx.before(hit) == "IN"):
        return None
    then = moved(ctx.published, steps, unit, 1)
    if within and then:
        return (value, (ctx.published, then))
    return (value, (then, then)) if then and unit[0] != "T" else None


def year_on_year(hit: Hit, ctx: Context) -> Reading | None:
    """`year-on-year`, `quarter over quarter`: the length the change is measured over."""
    first, last = hit.tokens[0], hit.tokens[-1]
    if first.value != last.value or first.value not in "YQMW" or (hit.has("TO") and not hit.has("HYPHEN")):
        return None
    return reading("DURATION", period(Decimal(1), first.value) or "")


def a_unit(hit: Hit, ctx: Context) -> Reading | None:
    """`a year`, `an hour`; `a quarter` is a fraction more often than a time."""
    unit = unit_of(hit)
    if unit is None or hit.has("QUARTER") or not (hit.has("A") or hit.tokens[-2].word == "another"):
        return None
    value = period(Decimal(1), unit) or ""
    if rate(hit, ctx):
        return Reading("SET", value)
    return Reading("DURATION", value, future=ahead(hit, ctx, Decimal(1), unit, value))


def rate(hit: Hit, ctx: Context) -> bool:
    """Whether `a day` says how often: `300 arrests a day`, `$1.76 a year`, `40% a month`."""
    if len(hit.tokens) != 2 or not hit.first:
        return False
    token = ctx.tokens[hit.first - 1]
    return (
        token.role in ("INT", "DAY", "NUM", "MAG", "UNITS", "YEAR")
        or token.word in ("%", "percent", "cents", "people")
        or (
            token.role == "OTHER"
            and token.word.endswith("s")
            and len(token.word) > 4
            and not token.word.endswith(("ss", "us"))
        )
    )


def half_unit(hit: Hit, ctx: Context) -> Reading | None:
    """`half an hour`, `a year and a half`, `two-and-a-half years`."""
    unit = unit_of(hit)
    if unit is None:
        return None
    half = Decimal("0.5")
    if hit.has("AND"):
        index = next(i for i, token in enumerate(hit.tokens) if token.role == "AND")
        number = (count(hit.tokens[:index]) or Decimal(1)) + half
    else:
        number = half
    return reading("DURATION", period(number, unit) or "")


def units(hit: Hit, ctx: Context) -> Reading | None:
    """Bare `years`, `weeks`."""
    unit = unit_of(hit)
    number = Decimal(1) if hit.has("FILLER") else None
    return reading("DURATION", period(number, unit) or "") if unit else None


def often(hit: Hit, ctx: Context) -> Reading | None:
    """`twice a week`, `three times a day`."""
    unit = unit_of(hit)
    return reading("SET", period(Decimal(1), unit) or "") if unit else None


def every(hit: Hit, ctx: Context) -> Reading | None:
    """`every day`, `each Thursday`, `every two years`, `every other week`."""
    named, part = hit.get("WEEKDAY"), hit.get("PART")
    tail = f"T{part.value}" if part else ""
    if named is not None:
        return reading("SET", f"XXXX-WXX-{named.value}{tail}")
    if hit.has("PER") and not hit.has("UNIT"):
        return None
    unit = unit_of(hit)
    if unit is not None:
        number = count(hit.part("A").tokens)
        head = hit.get("ORD", "FILLER")
        if head is not None:
            number = Decimal(ordinal(head)) if head.role == "ORD" else Decimal(2) if head.word == "other" else None
        if hit.has("FUZZY"):
            return reading("SET", period(None, unit) or "")
        value = f"P{plain(number or Decimal(1))}Q" if unit == "Q" else period(number or Decimal(1), unit)
        return reading("SET", value or "")
    if hit.has("WEEKEND"):
        return reading("SET", "XXXX-WXX-WE")
    token = hit.get("MONTH", "MONTH_SHORT", "SEASON")
    if token is not None:
        return reading(
            "SET", f"XXXX-{int(token.value):02d}" if token.role in ("MONTH", "MONTH_SHORT") else f"XXXX-{token.value}"
        )
    return reading("SET", f"XXXX-XX-XX{tail}") if tail else None


def set_word(hit: Hit, ctx: Context) -> Reading | None:
    """`daily`, `annually`."""
    return reading("SET", hit.tokens[0].value)


def weekdays(hit: Hit, ctx: Context) -> Reading | None:
    """`Tuesdays`, `Tuesday nights`, `weekends`."""
    named, part = hit.get("WEEKDAYS", "WEEKDAY"), hit.get("PART", "PARTS")
    if named is None:
        return reading("SET", "XXXX-WXX-WE") if hit.has("WEEKENDS") else None
    return reading("SET", f"XXXX-WXX-{named.value}" + (f"T{part.value}" if part else ""))


def reference(hit: Hit, ctx: Context) -> Reading | None:
    """`now`, `recently`, `soon`, `the future`, `at the moment`."""
    token = hit.get("NOW", "REF", "RECENT", "FUTURE", "MOMENT", "TERM", "TIMEWORD")
    if token is None:
        return None
    fixed = {"MOMENT": "PRESENT_REF", "TIMEWORD": "PAST_REF", "TERM": "FUTURE_REF"}
    value = fixed.get(token.role, token.value)
    day = ctx.published
    return reading("DATE", value, (day, day) if value == "PRESENT_REF" else NOWHEN)


def the_past(hit: Hit, ctx: Context) -> Reading | None:
    """`in the past`, as a phrase of its own."""
    after = hit.first + len(hit.tokens)
    following = ctx.tokens[after] if after < ctx.tokens.size else None
    alone = following is None or following.role != "OTHER" or following.word in _SUBJECTS
    return reading("DATE", "PAST_REF") if alone and hit.tokens[-1].word == "past" else None
