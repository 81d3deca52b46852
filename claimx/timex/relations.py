"""What stands around an expression: `since`, `by`, `before`, `between ... and`, `from ... to`."""

from dataclasses import dataclass, replace
from datetime import date

from claimx.mentions import TimeExpression
from claimx.timex.context import Context, Hit, Reading
from claimx.timex.counting import count
from claimx.timex.daymath import NOWHEN, Span, add_days, add_months, day_before
from claimx.timex.lengths import moved, unit_of, whole
from claimx.timex.lex import Token

_REACH = 600
_FILLERS = frozenset(("that", "which", "on"))
_SKIP = frozenset("APPROX ABOUT THE LEAST AT FILLER ON IN".split())


@dataclass(frozen=True, slots=True)
class Found:
    """A hit, where it stands among the tokens, and what it reads as."""

    hit: Hit
    start: int
    stop: int
    reading: Reading


def related(found: list[Found], ctx: Context) -> list[TimeExpression]:
    """The expressions, their days turned by what stands before them."""
    out: list[TimeExpression] = []
    joined: Span | None = None
    whole: Span | None = None
    for index, item in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        previous, joined = joined, None
        if following is not None and previous is None:
            joined = joint(item, following, ctx) or year_of_accounts(item, following, ctx)
        if index and within(found[index - 1], item, ctx):
            whole = found[index - 1].reading.span if whole is None else whole
        else:
            whole = None
        made = _expression(item, ctx, previous or joined or whole or offset(item, following, ctx))
        out.append(same(item, made, out, ctx) if item.hit.rule == "sameperiod" else made)
    return out


def same(item: Found, made: TimeExpression, earlier: list[TimeExpression], ctx: Context) -> TimeExpression:
    """`the same period of 2019` with the days of the last stretch of time that the text named, moved to its year."""
    for other in reversed(earlier[-4:]):
        first, last = other.first, other.last or ctx.published
        if other.type == "SET" or first is None or last is None or first >= last or made.start - other.end > _REACH:
            continue
        year = int(made.value) if made.value and made.value.isdigit() else last.year
        if item.hit.has("EARLIER", "BEFORE", "AGO") or (item.hit.has("LAST") and year == last.year):
            year = last.year - 1
        moved_span = ordered(tuple(add_months(day, 12 * (year - last.year)) for day in (first, last)))  # type: ignore[arg-type]
        value = f"{year:04d}{(other.value or '')[4:]}" if "-Q" in (other.value or "") else made.value
        return replace(made, first=moved_span[0], last=moved_span[1], value=value)
    return made


def within(left: Found, right: Found, ctx: Context) -> bool:
    """Whether `right` only says of what, or up to when, `left` is: `the nine months ended Sept. 30`."""
    if left.hit.rule not in ("unitto", "nthspan", "nthfew", "nthunit") or left.reading.span == NOWHEN:
        return False
    return 1 <= right.start - left.stop <= 2 and ctx.tokens.role(left.stop) in ("TO", "ENDED", "OF", "BY", "BEGIN")


def year_of_accounts(left: Found, right: Found, ctx: Context) -> Span | None:
    """The twelve months of `the fiscal year that begins Oct. 1`, `the financial year ended June 30`."""
    unit = left.hit.get("UNIT")
    if left.hit.rule != "fiscal" or unit is None or unit.value != "Y" or left.hit.has("YEAR"):
        return None
    words = [token.word for token in ctx.tokens.slice(left.stop, right.start)]
    opening = next((word[:3] for word in words if word not in _FILLERS), "")
    first, last = right.reading.span
    if not 1 <= len(words) <= 3 or first is None or last is None or opening not in ("beg", "sta", "end"):
        return None
    if (last - first).days > 300:
        return first, last
    if opening == "end":
        start = add_months(add_days(last, 1) or last, -12)
        return (start, last) if start else None
    return first, day_before(add_months(first, 12))


def offset(left: Found, right: Found | None, ctx: Context) -> Span | None:
    """The day of `two weeks` in `two weeks before Christmas`, `three days after 4 May`."""
    if right is None or right.start - left.stop != 1 or left.hit.rule not in ("duration", "aunit"):
        return None
    link, anchor = ctx.tokens.role(left.stop), right.reading.span
    if link == "FROM" and (anchor[0] != anchor[1] or left.reading.type == "SET"):
        return None
    if (
        link not in ("BEFORE", "AFTER", "FROM")
        or right.reading.type != "DATE"
        or None in anchor
        or ctx.possessive(right.hit)
    ):
        return None
    unit, steps = unit_of(left.hit), whole(count(left.hit.tokens))
    if unit is None or steps is None or unit[0] == "T":
        return None
    day = moved(anchor[0], steps, unit, -1) if link == "BEFORE" else moved(anchor[1], steps, unit, 1)
    return (day, day) if day else None


def _expression(item: Found, ctx: Context, joined: Span | None) -> TimeExpression:
    start, end = item.hit.tokens[0].start, item.hit.tokens[-1].end
    made = item.reading
    span, future, rule = made.span, made.future[1] if made.future else None, item.hit.rule
    if joined is not None:
        span, future, rule = joined, None, rule + "+range"
    else:
        turn = preposition(item, ctx)
        if turn and made.type in ("DATE", "TIME"):
            edge = "END" if item.hit.has("END") else "BEGIN" if item.hit.has("BEGIN") else ""
            span, rule = turned(span, turn, edge=edge, today=ctx.published), f"{rule}+{turn}"
            future = turned(future, turn, edge=edge, today=ctx.published) if future else None
    first, last = ordered(span)
    other = ordered(future) if future is not None else None
    return TimeExpression(
        start, end, ctx.tokens.text[start:end], made.type, made.value, first, last,
        other if other != (first, last) else None, rule,
    )  # fmt: skip


def ordered(span: Span) -> Span:
    """The span, or no days where its ends are the wrong way round."""
    first, last = span
    return NOWHEN if first and last and first > last else span


def preposition(item: Found, ctx: Context) -> str:
    """What governs the expression: since, by, before, after or nothing."""
    index, tokens = item.start - 1, ctx.tokens
    if item.hit.has("END") and at(ctx, index):
        return "end"
    if so_far(item, ctx):
        return "so far"
    after = [token.role for token in tokens.slice(item.stop, item.stop + 2)]
    if after in (["OR", "LATER"], ["AND", "LATER"]):
        return "since"
    if after in (["OR", "EARLIER"], ["AND", "EARLIER"]):
        return "until"
    if item.hit.rule in ("stretch", "duration", "aunit", "every", "set", "weekdays", "units", "often"):
        return ""
    for _ in range(3):
        if index < 0 or tokens[index].role not in _SKIP:
            break
        index -= 1
    if index < 0:
        return ""
    token = tokens[index]
    if token.role == "THAN" and index and tokens[index - 1].role in ("LATER", "EARLIER"):
        not_ = index > 1 and tokens[index - 2].word in ("no", "not")
        later = tokens[index - 1].role == "LATER"
        return ("until" if later else "since") if not_ else ("after" if later else "before")
    if token.role == "SINCE" or (
        token.role == "TO" and tokens.slice(index - 2, index)[:1] and _dating_back(tokens.slice(index - 2, index))
    ):
        return "since"
    if token.role == "FROM" and ctx.published and item.reading.span[0] and item.reading.span[0] > ctx.published:
        return "since"  # `from 2041`, in the years to come
    if token.role == "BY":
        return "by" if token.word == "by" else "until"
    if token.role in ("BEFORE", "AFTER") and not ctx.possessive(item.hit):
        return token.word
    return "since" if token.word in ("beginning", "starting", "effective") else ""


def so_far(item: Found, ctx: Context) -> bool:
    """`so far this year`, `so far in 2024`."""
    words = [token.word for token in ctx.tokens.slice(item.start - 3, item.start)]
    return (words[-2:] == ["so", "far"] and item.hit.has("THIS")) or words == ["so", "far", "in"]


def at(ctx: Context, index: int) -> bool:
    """Whether the token is `at`, or the second one of `as of`."""
    roles = [token.role for token in ctx.tokens.slice(index - 1, index + 1)] if index >= 0 else []
    return roles[-1:] == ["AT"] or roles == ["AS", "OF"]


def _dating_back(tokens: list[Token]) -> bool:
    """`going back to 1972`, `dating to 1994`."""
    words = [token.word for token in tokens]
    return words[-1] in ("dating", "dates", "dated") or (
        words[-1] == "back" and words[0] in ("going", "goes", "dating", "dates", "dated")
    )


def turned(span: Span, turn: str, *, edge: str = "", today: date | None = None) -> Span:
    """The days of `since X`, `by X`, `until X`, `before X`, `after X`, `at the end of X`."""
    first, last = span
    if turn == "so far":
        return (first, min(last, today) if last and today else last)
    if turn == "end":
        return (last, last)
    if turn == "since":
        return (first, None)
    if edge == "BEGIN" and turn in ("by", "until", "before"):
        return (None, first)
    if turn in ("by", "until"):
        return (None, last)
    if turn == "before":
        return (None, last if edge == "END" else day_before(first))
    return (add_days(last, 1) if last else None, None)


def joint(left: Found, right: Found, ctx: Context) -> Span | None:
    """The one span of two expressions that are the ends of a range, None where they are not."""
    if not 1 <= right.start - left.stop <= 3 or not {left.reading.type, right.reading.type} <= {"DATE", "TIME"}:
        return None
    between = ctx.tokens.slice(left.stop, right.start)
    if len(between) == 3:  # `the March-to-May period`
        hyphened = between[0].role == between[2].role == "HYPHEN" and between[1].role in ("TO", "BY")
        return range_of(left, right) if hyphened else None
    link = between[0]
    before = ctx.tokens[left.start - 1] if left.start else None
    if before is not None and before.role == "THE" and left.start > 1:
        before = ctx.tokens[left.start - 2]
    opening = before.role if before else ""
    if len(between) == 2 and between[1].role not in ("THE",):
        return None
    if link.role in ("TO", "BY") and link.word != "by":
        fits = opening == "FROM" or link.role == "TO" or link.word in ("through", "thru")
    elif link.role == "HYPHEN":
        fits = True
    else:
        fits = link.role == "AND" and opening == "BETWEEN"
    return range_of(left, right) if fits else None


def range_of(left: Found, right: Found) -> Span | None:
    """From the first day of one to the last day of the other, their years made to fit."""
    first, last = left.reading.span[0], right.reading.span[1]
    if first is None or last is None:
        return None
    if left.hit.rule == right.hit.rule == "weekday":
        last = add_days(first, (last - first).days % 7) or last
        return (first, last)
    if left.hit.rule in ("month", "date") and right.hit.has("YEAR") and not left.hit.has("YEAR"):
        first = _in_year(first, last)
    if right.hit.rule in ("month", "date") and not right.hit.has("YEAR"):
        last = _within_year(first, last)
    if (
        first > last
        and right.reading.future is not None
        and (later := right.reading.future[1][1]) is not None
        and later >= first
    ):
        if left.hit.rule in ("month", "date") and left.reading.future is not None:
            first = _in_year(first, last)
        else:
            last = later
    if first > last and left.hit.rule == "weekday":
        first = add_days(first, -7) or first
    elif first > last and left.hit.rule in ("month", "date", "season"):
        first = _in_year(first, last)
    return (first, last) if first <= last else None


def _within_year(first: date, last: date) -> date:
    """`last` a year earlier, where it still lies after `first`."""
    before = add_months(last, -12)
    return before if before and before >= first else last


def _in_year(first: date, last: date) -> date:
    """`first` moved by whole years to the latest such day up to `last`."""
    moved = add_months(first, 12 * (last.year - first.year))
    if moved is None:
        return first
    return moved if moved <= last else add_months(moved, -12) or first
