"""What looks like a time expression and is none: modal `may`, amounts that look like years, names of people."""

from claimx.timex.context import Context, Hit

_GOVERNS = frozenset(
    (
        "IN OF BY SINCE FROM TO BETWEEN AND OR DURING AS COMMA OPEN AT ON ENDED LAST THIS NEXT EARLY MID LATE "
        "BEGIN END FOR BEFORE AFTER HYPHEN"
    ).split()
)
_DATES = frozenset(("ON", "AT", "SINCE", "BEFORE", "AFTER", "DURING"))
_STRONG = frozenset("IN OF BY SINCE FROM BETWEEN DURING OPEN BEFORE AFTER MONTH MONTH_SHORT SEASON".split())
_NOT_YEARS = frozenset(
    ("people persons percent per pounds euros dollars men women points feet metres meters miles troops jobs").split()
)


def accepted(hit: Hit, ctx: Context) -> bool:
    """Whether a hit may be a time expression where it stands."""
    check = _CHECKS.get(hit.rule)
    return check is None or check(hit, ctx)


def neighbour(hit: Hit, ctx: Context, step: int) -> tuple[str, str]:
    """Role and word (as written) of the token before (-1) or after (1) the hit; empty at an end."""
    index = hit.first - 1 if step < 0 else hit.first + len(hit.tokens)
    if not 0 <= index < ctx.tokens.size:
        return ("", "")
    token = ctx.tokens[index]
    return (token.role, ctx.tokens.text[token.start : token.end])


def _year(hit: Hit, ctx: Context) -> bool:
    before, after = neighbour(hit, ctx, -1), neighbour(hit, ctx, 1)
    if before[0] == "MONEY" or after[1] in ("%", "°") or (after[0] == "MAG"):
        return False
    token = hit.get("YEAR")
    if token is None:
        return False
    if len(hit.tokens) > 1 and hit.has("EARLY", "MID", "LATE", "BEGIN", "END", "UNIT"):
        return True
    number = int(token.word)
    back = hit.first > 1 and before[0] == "TO" and ctx.tokens.role(hit.first - 2) in ("AGO", "OTHER")
    governed = before[0] in _STRONG or (back and neighbour(hit, ctx, 1)[0] != "OTHER")
    word = after[1]
    common = after[0] == "OTHER" and word.islower()
    if not 1900 <= number <= 2050:
        return governed and not (common and word not in ("when", "as", "with", "after")) and number >= 1400
    if common and word in _NOT_YEARS:
        return False
    if (
        common
        and word.endswith("s")
        and len(word) > 3
        and not governed
        and before[0] not in ("THE", "S")
        and number % 100 == 0
    ):
        return False
    return not (
        before[0] == "OTHER" and before[1] in ("No", "#", "Rs", "Route", "Flight", "Highway", "Windows", "Boeing")
    )


def _month(hit: Hit, ctx: Context) -> bool:
    token = hit.get("MONTH", "MONTH_SHORT")
    if token is None:
        return False
    before, after = neighbour(hit, ctx, -1), neighbour(hit, ctx, 1)
    linked = [each.role for each in ctx.tokens.slice(hit.first + len(hit.tokens), hit.first + len(hit.tokens) + 2)]
    if (
        linked[:1] == ["HYPHEN"]
        and linked[1:] not in (["MONTH"], ["MONTH_SHORT"], ["DAY"], ["YEAR"], ["TO"], ["BY"])
        and not ctx.tokens.gap(hit.first + len(hit.tokens))
    ):
        return False
    if len(token.word) <= 4 and token.word not in ("may", "june", "july") and not hit.has("DOT"):
        return (
            (before[0] in _GOVERNS or after[0] in ("HYPHEN", "TO"))
            and after[0] != "OTHER"
            and before[0] not in ("AND", "COMMA")
        )
    if len(hit.tokens) > 1 and not (len(hit.tokens) == 2 and hit.tokens[0].role == "THE"):
        return True
    if token.word == "march" and _named(hit, ctx):
        return False
    if before[0] in _GOVERNS and before[0] not in ("COMMA", "HYPHEN", "AND", "OR"):
        return True
    ahead = [each.role for each in ctx.tokens.slice(hit.first + 1, hit.first + 3)]
    if token.word == "may" and before[0] in ("AND", "OR", "TO") and ctx.tokens.role(hit.first - 2) == "MONTH":
        return True  # `between March and May`
    if token.word == "may":
        return len(ahead) == 2 and ahead[0] in ("TO", "HYPHEN", "BY") and ahead[1] in ("MONTH", "MONTH_SHORT")
    if after[0] == "OTHER" and after[1][:1].isupper() and token.word in ("april", "june", "august", "march", "january"):
        return False
    return token.word != "march" or after[1] not in ("for", "on", "toward", "through", "against", "into", "in", "to")


def _named(hit: Hit, ctx: Context) -> bool:
    """`the Pride March`, `the show Late Talk Tonight`: with capitals, the end of a name."""
    role, word = neighbour(hit, ctx, -1)
    written = ctx.tokens.text[hit.tokens[0].start]
    return role == "OTHER" and word[:1].isupper() and written.isupper() and ctx.tokens.gap(hit.first) == " "


def _today(hit: Hit, ctx: Context) -> bool:
    return not _named(hit, ctx)


def _era(hit: Hit, ctx: Context) -> bool:
    """`at the time`, but not `at the time of the storm`."""
    return neighbour(hit, ctx, 1)[0] != "OF"


def _future(hit: Hit, ctx: Context) -> bool:
    """`future` and `recent` are words of many uses: `futures` is not here, `future` in a name is not."""
    word = ctx.tokens.text[hit.tokens[-1].start : hit.tokens[-1].end]
    if word.lower() in ("soon", "shortly") and (
        neighbour(hit, ctx, 1)[0] in ("AFTER", "BEFORE", "AS") or neighbour(hit, ctx, -1)[0] == "AS"
    ):
        return False
    return word.islower() or hit.first == 0 or neighbour(hit, ctx, -1)[0] in ("DOT", "PARA")


def _event(hit: Hit, ctx: Context) -> bool:
    return neighbour(hit, ctx, -1)[0] in ("SINCE", "BEFORE", "AFTER", "DURING", "BY", "AT")


def _duration(hit: Hit, ctx: Context) -> bool:
    """`three-quarters of its food` is a fraction; so is `a quarter`, seen elsewhere."""
    if _titled(hit, ctx):
        return False
    return not (hit.has("QUARTERS") and hit.has("HYPHEN"))


def _fiscal(hit: Hit, ctx: Context) -> bool:
    """`a bad financial week` is a week of finance."""
    unit = hit.get("UNIT")
    if unit is not None and unit.value not in "YQMH":
        return False
    return neighbour(hit, ctx, -1)[0] not in ("A", "FILLER")


def _date(hit: Hit, ctx: Context) -> bool:
    return hit.tokens[0].role != "DAY" or neighbour(hit, ctx, -1)[0] != "MONEY"


def _set(hit: Hit, ctx: Context) -> bool:
    """`daily`, but not the name of a paper: `the Daily Courier`, `the Courier Party daily Dawn`."""
    sides = (neighbour(hit, ctx, -1), neighbour(hit, ctx, 1))
    if all(role == "OTHER" and word[:1].isupper() for role, word in sides):
        return False
    return ctx.tokens.text[hit.tokens[0].start].islower() or neighbour(hit, ctx, -1)[0] in ("", "DOT", "PARA")


def _deictic(hit: Hit, ctx: Context) -> bool:
    """`the last year of her term` is not the year before."""
    if _titled(hit, ctx):
        return False
    last = hit.get("LAST")
    definite = hit.has("THE") or neighbour(hit, ctx, -1)[0] == "THE"
    return not (last and last.word == "last" and definite and neighbour(hit, ctx, 1)[0] == "OF")


def _holiday(hit: Hit, ctx: Context) -> bool:
    """`at Easter`, but not the name of a society: `Easter Seals`."""
    return neighbour(hit, ctx, -1)[0] in _DATES or not _goes_on(hit, ctx)


def _goes_on(hit: Hit, ctx: Context) -> bool:
    """Whether a word with a capital follows at once, as in a name."""
    role, word = neighbour(hit, ctx, 1)
    return role == "OTHER" and word[:1].isupper() and ctx.tokens.gap(hit.first + len(hit.tokens)) == " "


def _weekday(hit: Hit, ctx: Context) -> bool:
    """`following Monday's storm` is after that storm; so is `following Monday` itself, without an article.

    `Monday Night Chess` is a name.
    """
    part = ctx.tokens.text[hit.tokens[-1].start]
    if hit.tokens[-1].role == "PART" and part.isupper() and _goes_on(hit, ctx):
        return False
    return hit.tokens[0].role != "FOLLOWING" or neighbour(hit, ctx, -1)[0] in ("THAT", "SAME", "THIS")


def _units(hit: Hit, ctx: Context) -> bool:
    """`for years`, `the days before`; not `minutes apart`, not `here days before the storm`."""
    (before, word), after = neighbour(hit, ctx, -1), neighbour(hit, ctx, 1)
    if after[1] == "apart" or before in ("INT", "DAY", "NUM"):  # a name with a number, refused before
        return False
    return after[0] not in ("BEFORE", "AFTER") or before != "OTHER" or not word.islower()


def _titled(hit: Hit, ctx: Context) -> bool:
    """Whether the hit is the name of a programme: "60 Minutes", ''This Week With ...''."""
    last = hit.tokens[-1]
    text, start, end = ctx.tokens.text, hit.tokens[0].start, last.end
    if not text[last.start].isupper() or text[last.start : end].isupper():
        return False
    return text[max(0, start - 2) : start].endswith(('"', "''", "“", "‘")) and not text[start].islower()


_CHECKS = {
    "tonight": _today,
    "dayref": _today,
    "era": _era,
    "set": _set,
    "deictic": _deictic,
    "weekday": _weekday,
    "holiday": _holiday,
    "date": _date,
    "fiscal": _fiscal,
    "duration": _duration,
    "units": _units,
    "year": _year,
    "month": _month,
    "ref": _future,
    "event": _event,
}
