"""Check the time reader's days against the date cases of Microsoft's Recognizers-Text.

    python benchmarks/timex_recognizers.py DateTimeModel.json [even|odd] [--misses N]

A case counts as right when an expression that overlaps it has one of its readings. Their ranges end before their
last day or with it, and the past and the next days leave today out: a day more or less at either end is no miss, nor
is a range that ends with the whole of its last month or year. Cases that news does not hold, or on which this
project has a convention of its own, are left out and counted by reason.
"""

import json
import re
import sys
from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from claimx.timex import read

Days = tuple[date | None, date | None]
MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug"
    "|sept?|oct|nov|dec"
)
FEASTS = (
    "christmas|easter|thanksgiving|halloween|new year|labor day|independence day|black friday|eid|ramadan|earth day"
    "|saint patrick|mlk|mid-autumn"
)
UNITS = "one|two|three|four|five|six|seven|eight|nine|nineteen|twenty|thirty|hundred|thousand|third|fourth|sixth|first"
REASONS = tuple(
    (reason, re.compile("|".join(patterns), re.I if reason[0] != "*" else 0))
    for reason, patterns in (
        ("* months and feasts in small letters", (rf"(?<![A-Za-z])(?:{MONTHS}|{FEASTS})(?![a-z])",)),
        ("* day and month as bare digits", (r"(?<![\d/.-])\d{1,2}[/.-]\d{1,2}(?![\d/])", r"(?<!\d)\d{1,2}-\d{4}")),
        (
            "* other orders of digits",
            (
                r"\d{4}[ .]\d\d?[ .]\d\d?|\d\d?\.\d\d?\.\d|\d\d?[-/]\d\d?[-/]\d\d(?!\d)",
                r"\d{4}[-/]\d{1,2}(?![-/\d])|\d{4}/\w+/|\d-\d{4}-\d|\d{8}|[A-Z][a-z]{2}\d|[A-Z][a-z]{2}/\d",
            ),
        ),
        (
            "chat shorthand",
            (
                r"[~@#=]|\b(?:otd|eod|eoy|eom|ytd|tonite|everyday|any|w/c|cy\d+|q\d)\b|of \d\d$|\d s\b",
                r"\d\s?(?:h|hr|hrs|m|y|d|w)\b|\d(?:day|month|week|year)",
            ),
        ),
        (
            "notions of a calendar program",
            (
                r"business days?|working|work ?week|weekday|all (?:day|week|month|year)|rest of|remaining|week number",
                r"\bweek \d|w\d\d|\bweek of\b|starting|(?:week|month|day|today|year)s?,? (?:and|from|since) ",
                r"\bnights?$",
            ),
        ),
        ("hours and minutes", (r"\b(?:hour|minute|second|min|sec)s?\b|\d ?[ap]\.?m|\d:\d|at \w+$|o'clock",)),
        ("dates spelled out in words", (rf"\b(?:{UNITS})\b.*\b(?:{UNITS}|\w+ty|fifteen|day of)\b",)),
        (
            "weekday with a bare day number",
            (r"\b(?:sun|mon|tue|wed|thu|fri|sat)\w*,? (?:the )?(?:\d\d?(?:st|nd|rd|th)?|twenty)",),
        ),
        ("filters of a query", (r"greater|\band (?:after|later|greater)\b|\bto date|till date",)),
        ("own convention: thirds", (r"\b(?:early|late|mid|later|earlier|end|beginning|start|middle)\b",)),
        (
            "own convention: other",
            (
                r"\b(?:few|some|several)\b|half|½|quarter|century|decades|(?:previous|following) [mtwfs]|next friday",
                r"weekend|fortnight|\bthe (?:day|month|hour)$|school|fiscal|(?:more|less) than|every (?:night|evening)",
                r"months? ago",
            ),
        ),
    )
)
LENGTHS = re.compile(
    r"few|some|several|half|½|\d ?[ap]m|:|night|evening|morning|every ?day|bi|semi|quarter|annual", re.I
)


def day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def readings(values: list[dict]) -> list[Days]:
    out: list[Days] = []
    for value in values:
        if "start" in value or "end" in value:
            out.append((day(value.get("start")), day(value.get("end"))))
        elif found := day(value.get("value")):
            out.append((found, found))
    return [span for span in out if span != (None, None)]


def near(got: Days, want: Days) -> bool:
    """Whether two spans agree, a range's end being inclusive or not."""
    if [side is None for side in got] != [side is None for side in want]:
        return False
    first, last = got
    if first and want[0] and abs((first - want[0]).days) > 1:
        return False
    if last and want[1]:
        end = want[1]
        ends = [end, end - timedelta(1)]
        if end.day == 1:
            ends.append(end.replace(day=monthrange(end.year, end.month)[1]))
        if (end.month, end.day) == (1, 1):
            ends.append(date(end.year, 12, 31))
        return any(abs((last - each).days) <= 1 for each in ends)
    return True


def left_out(raw: str, kind: str, values: list[dict]) -> str:
    if kind in ("time", "timerange", "timezone"):
        return "clock times without a day"
    if kind in ("duration", "set"):
        plain = not LENGTHS.search(raw) and not any(
            pattern.search(raw) for reason, pattern in REASONS if reason.startswith(("chat", "notion"))
        )
        return "" if plain else "lengths and sets with a notation of their own"
    if not readings(values):
        return "unresolved in the data"
    return next((reason.lstrip("* ") for reason, pattern in REASONS if pattern.search(raw)), "")


def main(path: Path, half: str, misses: int) -> None:
    cases = json.loads(path.read_text(encoding="utf-8-sig"))
    right, seen, reasons = Counter[str](), Counter[str](), Counter[str]()
    for number, case in enumerate(cases):
        if half and (number % 2 == 0) != (half == "even"):
            continue
        published = (case.get("Context") or {}).get("ReferenceDateTime", "2016-11-07")[:10]
        text, found = case["Input"], None
        for result in case["Results"]:
            kind = result.get("TypeName", "").rpartition(".")[2]
            values = (result.get("Resolution") or {}).get("values") or []
            raw = text[result["Start"] : result["End"] + 1]
            if reason := left_out(raw, kind, values):
                reasons[reason] += 1
                continue
            found = read(text, published) if found is None else found
            met = [each for each in found if each.start <= result["End"] and each.end > result["Start"]]
            if kind in ("duration", "set"):
                good = any(each.value == value.get("timex") for each in met for value in values)
            else:
                spans = [(each.first, each.last) for each in met] + [each.future for each in met if each.future]
                good = any(near(span, want) for span in spans for want in readings(values))
            seen[kind] += 1
            right[kind] += good
            if not good and misses:
                misses -= 1
                print(f"{published} | {text} | {raw} | {values} | {[(e.text, str(e.first), str(e.last)) for e in met]}")
    for kind in seen:
        print(f"{kind:14} {right[kind]:4} of {seen[kind]:4}  {right[kind] / seen[kind]:.3f}")
    print(f"{'all':14} {right.total():4} of {seen.total():4}  {right.total() / seen.total():.3f}")
    for reason, count in reasons.most_common():
        print(f"left out: {count:4} {reason}")


if __name__ == "__main__":
    halves = [word for word in sys.argv[2:] if word in ("even", "odd")]
    shown = int(sys.argv[sys.argv.index("--misses") + 1]) if "--misses" in sys.argv else 0
    main(Path(sys.argv[1]), halves[0] if halves else "", shown)
