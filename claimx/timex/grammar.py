"""The grammar: which shapes are time expressions. Roles in capitals, macros in braces, the rest is `re`.

At a start the alternatives are tried in the order of `RULES`, so the longer come first.
"""

import re

from claimx.timex.lex import CODE

MACROS = {
    "num": "(?:(?:NUM|DAY|YEAR|INT)(?:HYPHEN? (?:NUM|DAY))? MAG* (?:AND? FRACTION)?|A MAG+|FRACTION)",
    "count": "(?:A? FUZZY (?:OF THE?)? (?:MAG OF?)?|{num} (?:(?:OR|TO|HYPHEN) {num})?)",
    "unit": "(?:[UNIT UNITS QUARTER QUARTERS]|UNIT_SHORT DOT?)",
    "units": "(?:UNITS|QUARTERS|WEEKENDS|SEASONS|PARTS)",
    "approx": "(?:APPROX|AT LEAST|MORE THAN|LEAST)",
    "edge": "(?:EARLY|MID|LATE|EARLIER|LATER)",
    "ends": "(?:THE? (?:BEGIN|MID|END) OF|THE? (?:EARLY|LATE) PART OF)",
    "pre": "(?:{edge} HYPHEN?|{ends} )",
    "mday": "(?:DAY|ORD)(?!HYPHEN? [UNIT UNITS MAG])",
    "month": "MONTH DOT?",
    "md": "(?:{month} THE? {mday})",
    "dm": "(?:THE? {mday} OF? MONTH DOT?)",
    "year": "(?:YEAR(?!DOT DAY))",
    "wd": "(?:WEEKDAY|WEEKDAY_SHORT DOT?)",
    "clock": "(?:(?:CLOCK|DAY|NUM|INT)(?:AMPM|OCLOCK (?:IN THE PART)?)|CLOCK|NOON)",
    "zone": "(?:OPEN? ZONE)",
    "date": "(?:(?:{wd} COMMA?)? (?:{md}|{dm}) (?:COMMA? {year})?)",
    "dayref": "(?:{date}|DAYREF|(?:LAST|THIS|NEXT)? WEEKDAY)",
    "rel": "(?:LAST|THIS|NEXT|FOLLOWING|THAT|SAME|LATEST)",
}

RULES: tuple[tuple[str, str], ...] = (
    ("isodate", "DATE"),
    ("clock", "{approx}? {clock} (?:{zone})? (?:COMMA? ON? {dayref} |ON THE? {dm})?"),
    ("daytime", "{dayref} COMMA? AT {approx}? {clock} {zone}?"),
    ("dayrange", "(?:{month} {mday} (?:HYPHEN|TO|AND|BY) (?:DAY|ORD)(?! MONTH)|{mday} (?:HYPHEN|TO|AND|BY) {mday} OF? MONTH DOT?)(?:COMMA? {year})?"),
    ("date", "{edge}? {date} PART?"),
    ("monthof", "{pre}? (?:THE MONTH OF)? MONTH OF? (?:LAST|THIS|NEXT|THAT|SAME|FOLLOWING) UNIT"),
    ("monthyear", "{pre}? THE? {month} (?:COMMA|OF|APOS)? {year}(?! HYPHEN? UNIT)"),
    ("month", "{pre}? THE? (?:LAST|THIS|NEXT|THAT|SAME|FOLLOWING)? {month}"),
    ("weekend", "{edge}? THE? {rel}* WEEKEND(?: OF {date})?"),
    ("weekdayof", "{edge}? {wd} (?:PART)? (?:OF|COMMA)? (?:THIS|LAST|NEXT|THAT) (?:UNIT|WEEKEND)"),
    ("agoday", "A UNIT (?:FROM|AGO) (?:WEEKDAY|DAYREF)"),
    ("weekday", "{edge}? THE? {rel}* WEEKDAY (?:PART|DAWN|NOON)?"),
    ("dayref", "{edge}? DAYREF (?:PART|DAWN|NOON)?"),
    ("tonight", "{edge}? (?:TONIGHT|OVERNIGHT)"),
    ("season", "{pre}? THE? {rel}* SEASON (?:(?:OF|COMMA)? (?:YEAR|LAST UNIT|THIS UNIT|NEXT UNIT))?"),
    ("quarter", "{pre}? THE? (?:THIS UNIT APOS S|LAST UNIT APOS S|YEAR APOS S|YEAR|LATEST|UNIT HYPHEN EARLIER|UNIT HYPHEN AGO)? {rel}? FISCAL? ORD HYPHEN? (?:QUARTER|HALF)"
                " (?:(?:OF|IN|COMMA)? (?:THE? FISCAL? (?:UNIT)? YEAR|THE? (?:LAST|THIS|NEXT) FISCAL? UNIT|THE UNIT))?"),
    ("qcode", "QCODE (?:(?:OF|COMMA|APOS)? (?:YEAR|FYCODE|(?:LAST|THIS|NEXT) UNIT))?|(?:YEAR|FYCODE) HYPHEN? QCODE"),
    ("halfof", "{edge}? THE? (?:LAST|LATE|BEGIN) HALF OF (?:YEAR|THE? (?:LAST|THIS|NEXT)? UNIT)"),
    ("yearago", "THE? (?:FILLER)? UNIT HYPHEN (?:AGO|EARLIER) (?:FISCAL)? (?:ORD? HYPHEN? QUARTER|PERIOD|UNIT|{num} UNITS)?"),
    ("schoolyear", "{pre}? THE? {rel}* (?:YEAR HYPHEN (?:DAY|YEAR|INT))? SCHOOL UNIT (?:YEAR HYPHEN (?:DAY|YEAR|INT)|YEAR)?"),
    ("fiscal", "{pre}? THE? {rel}* (?:YEAR HYPHEN (?:DAY|YEAR))? FISCAL UNIT? (?:YEAR (?:HYPHEN (?:DAY|YEAR))?)|{pre}? THE? {rel}* (?:YEAR HYPHEN (?:DAY|YEAR)|YEAR)? FISCAL UNIT|FY (?:YEAR|DAY)|FYCODE"),
    ("ago", "{approx}? (?:{count}|A) {unit} (?:OR FILLER)? (?:AGO|HENCE)(?: WEEKDAY| DAYREF)?"),
    ("fromnow", "{approx}? (?:{count}|A) {unit} FROM (?:NOW|DAYREF)"),
    ("shifted", "{approx}? (?:{count}|A) FILLER? {unit} (?:EARLIER|LATER)"),
    ("unitsago", "{units} AGO|UNITS EARLIER|UNITS LATER"),
    ("stretch", "(?:{approx}|EVERY OF)? THE? (?:LAST|NEXT|THIS|FOLLOWING) {approx}? FILLER? {count} FILLER? (?:{units}|UNIT)"),
    ("recentunits", "THE? (?:LAST|NEXT|RECENT|FUTURE|THIS|FOLLOWING|THAT|SAME) (?:{units}) (?:AND UNITS)?|THE {units} AHEAD"),
    ("nthspan", "THE? (?:ORD|FILLER) {count} (?:FILLER)? (?:{units}|UNIT)(?: OF (?:THE? (?:LAST|THIS|NEXT)? FISCAL? (?:UNIT|YEAR|QUARTER)|MONTH YEAR?|SEASON|YEAR|THE? EVENT))?"),
    ("unitto", "THE (?:{count} )?[UNIT UNITS QUARTER] (?:TO|ENDED) ON? (?:{date}|{month} YEAR?|WEEKDAY)"),
    ("nthunit", "THE (?:ORD|FILLER) (?:UNIT|WEEKEND|QUARTER)(?: OF (?:THE? (?:LAST|THIS|NEXT)? UNIT|MONTH YEAR?|YEAR|THE? EVENT))?"),
    ("endof", "{ends} (?:THE? (?:{rel})? FISCAL? (?:UNIT|QUARTER|WEEKEND|SEASON)|YEAR|DECADE|THE DECADE)|{ends} THE EVENT"),
    ("yearend", "THE? UNIT HYPHEN? END|{pre}? UNIT END"),
    ("deictic", "{edge}? (?:ON|IN)? THE? (?:LAST|NEXT|FOLLOWING|THIS|THAT|SAME)+ FISCAL? (?:UNIT|QUARTER|HALF)"),
    ("part", "{edge}? (?:THE? (?:LAST|NEXT|FOLLOWING|THIS|THAT|SAME)+ (?:PART|DAWN)|(?<=IN)THE PART|(?<=AT)(?:PART|DAWN))"),
    ("century", "THE? {edge}? HYPHEN? ORD HYPHEN? UNIT"),
    ("decade", "THE? {edge}? HYPHEN? (?:DECADE|APOS DECADE_SHORT|(?<=THE)DECADE_SHORT|(?<=THE)DECADE_WORD)"),
    ("often", "(?:TIMES|{num} TIMESN) (?:A|EVERY|PER) UNIT"),
    ("every", "(?:EVERY|PER) (?:THE? (?:LAST|NEXT))? (?:{count}|ORD)? (?:{unit}|WEEKDAY|WEEKEND|PART|SEASON|MONTH) (?:PART)?"),
    ("set", "SET"),
    ("weekdays", "WEEKDAYS|WEEKDAY PARTS|ON WEEKENDS"),
    ("era", "THE? (?:RECENT|NEXT|LAST|THAT) TIMEWORD|(?<=AT)THE MOMENT"),
    ("halfunit", "{approx}? (?:A HALF HYPHEN? UNIT|HALF HYPHEN? A UNIT|(?:A|{num}) UNITS? AND A HALF|{num} AND A HALF UNITS|{num} HYPHEN AND HYPHEN A HYPHEN HALF HYPHEN UNIT)"),
    ("duration", "{approx}? THE? {count} HYPHEN? FILLER? {unit}(?! HYPHEN? AGE)"),
    ("aunit", "{approx}? A FILLER? (?:UNIT|QUARTER)"),
    ("yearspan", "YEAR HYPHEN (?:YEAR|DAY|INT)"),
    ("year", "{pre}? THE? UNIT? {year}"),
    ("ref", "NOW|REF|RECENT|FUTURE|THE FUTURE"),
    ("theunit", "THE (?:QUARTER|UNIT)"),
    ("units", "UNITS"),
    ("event", "THE? EVENT"),
    ("holiday", "{edge}? (?:LAST|THIS|NEXT)? HOLIDAY (?:UNIT|WEEKEND|PART)? (?:COMMA? YEAR)?"),
)  # fmt: skip


CORE = (
    "DATE CLOCK DECADE DECADE_SHORT QCODE FYCODE MONTH WEEKDAY WEEKDAYS WEEKDAY_SHORT UNIT UNITS UNIT_SHORT QUARTER QUARTERS "
    "WEEKEND WEEKENDS PART PARTS NOON DAWN SEASON SEASONS HALF DAYREF TONIGHT OVERNIGHT NOW REF RECENT FUTURE FISCAL SCHOOL "
    "FY YEAR SET TIMES TIMESN HOLIDAY EVENT DECADE_WORD TIMEWORD MOMENT AMPM OCLOCK"
)
SOFT = (
    "THE A LAST LATEST THIS NEXT FOLLOWING THAT SAME EARLIER LATER EARLY MID LATE BEGIN END EVERY PER NUM DAY INT FRACTION "
    "ORD FUZZY MAG APPROX AT LEAST MORE APOS"
)
LINKS = "OF TO OR AND THAN HYPHEN FILLER DOT COMMA ON IN S YEAR UNIT"
STARTS = f"[{CORE}]|[{SOFT}](?=[{SOFT} {LINKS}]" + "{0,7}" + f"[{CORE}])"


def shape_pattern(rule: str) -> str:
    """A rule's text with macros filled in and every role replaced by its one character."""
    while re.search(r"\{[a-z]", rule):
        rule = re.sub(r"\{([a-z]+)\}", lambda m: MACROS[m[1]], rule)
    return re.sub(r"([A-Z_]+)|\s+", lambda m: CODE[m[1]] if m[1] else "", rule)
