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
    "soft": "(?:APPROX|ABOUT)",
    "edge": "(?:EARLY|MID|LATE|EARLIER|LATER)",
    "narrow": "(?:EARLY|MID|LATE)",
    "ends": "(?:THE? (?:BEGIN|MID|END) OF|THE? (?:EARLY|LATE) PART OF)",
    "pre": "(?:{narrow} HYPHEN?|{ends} )",
    "mday": "(?:DAY|ORD)(?!HYPHEN? [UNIT UNITS MAG])",
    "month": "(?:MONTH|MONTH_SHORT DOT?)",
    "md": "(?:{month} [HYPHEN SLASH]? THE? {mday})",
    "dm": "(?:THE? {mday} (?:OF|HYPHEN|SLASH)? {month})",
    "year": "(?:YEAR(?!DOT DAY))",
    "wd": "(?:WEEKDAY|WEEKDAY_SHORT DOT?)",
    "clock": "(?:(?:CLOCK|DAY|NUM|INT)(?:AMPM|OCLOCK (?:IN THE PART)?)|CLOCK|NOON"
    "|(?:(?<=AT)|(?<=AT [APPROX ABOUT]))(?:NUM|DAY) IN THE PART)",
    "zone": "(?:OPEN? ZONE)",
    "date": "(?:(?:THIS? NEXT? {wd} COMMA?)? (?:{md}|{dm}) (?:(?:COMMA|OF|HYPHEN|SLASH)? {year})?)",
    "dayref": "(?:{date}|DAYREF|(?:LAST|THIS|NEXT)? WEEKDAY)",
    "rel": "(?:THIS (?:LAST|NEXT)|LAST|THIS|NEXT|FOLLOWING|THAT|SAME|LATEST)",
}

RULES: tuple[tuple[str, str], ...] = (
    ("isodate", "DATE"),
    ("clock", "{soft}? {clock} (?:{zone})? (?:COMMA? ON? {dayref} |ON THE? {dm})?"),
    ("daytime", "{dayref} COMMA? AT {soft}? {clock} {zone}?"),
    (
        "dayrange",
        "(?:{month} {mday} (?:(?:HYPHEN|TO|BY) (?:DAY|ORD)(?! MONTH)|AND (?:DAY|ORD)(?= [DOT COMMA PARA]|$))"
        "|{mday} (?:HYPHEN|TO|AND|BY) {mday} "
        "OF? {month})(?:COMMA? {year})?",
    ),
    ("date", "{narrow}? (?:LAST|THIS|NEXT)? {date} PART?"),
    ("monthof", "{pre}? (?:THE MONTH OF)? MONTH OF? (?:LAST|THIS|NEXT|THAT|SAME|FOLLOWING) UNIT"),
    ("saidyear", "{pre}? THE? (?:{month}|SEASON) OF? NUM NUM (?:HYPHEN? NUM)?"),
    ("monthyear", "{pre}? {month} (?:COMMA|OF|APOS|HYPHEN|THE UNIT)? {year}(?! HYPHEN? UNIT)"),
    ("month", "{pre}? (?:THIS? (?:LAST|NEXT)|THIS|THE? SAME|THE? FOLLOWING)? {month}"),
    ("afternext", "THE [UNIT WEEKEND] (?:AFTER NEXT|BEFORE LAST)"),
    ("nthweekend", "THE? (?:ORD|LAST|FILLER) WEEKEND (?:OF|IN) {month} (?:COMMA? {year})?"),
    ("weekend", "{edge}? THE? {rel}* WEEKEND(?: OF {date})?"),
    (
        "weekdayof",
        "(?:THIS|LAST|NEXT) UNIT ON? {wd}|{narrow}? {wd} (?:PART)? (?:OF|COMMA)? (?:THIS|LAST|NEXT|"
        "THAT) (?:UNIT|WEEKEND)",
    ),
    ("weekdays", "WEEKDAYS|WEEKDAY PARTS|WEEKENDS"),
    ("weekday", "{narrow}? (?:{rel}|THE (?:LAST|NEXT|FOLLOWING|SAME))? WEEKDAY (?:PART|DAWN|NOON)?"),
    ("dayref", "{edge}? DAYREF (?:PART|DAWN|NOON)?"),
    ("tonight", "{edge}? (?:TONIGHT|OVERNIGHT)"),
    (
        "season",
        "{pre}? (?:THE? {rel}?|(?:THIS|LAST|NEXT) UNIT APOS S|YEAR APOS S) SEASON "
        "(?:(?:OF|COMMA)? (?:YEAR|LAST UNIT|THIS UNIT|NEXT UNIT))?",
    ),
    ("sport", "THE? (?:THIS|LAST|NEXT) SPORT"),
    (
        "quarter",
        "{pre}? THE? (?:(?:THIS|LAST|NEXT) UNIT APOS S|YEAR APOS S|YEAR|LATEST|FILLER? UNIT "
        "HYPHEN EARLIER|FILLER? UNIT HYPHEN AGO)? {rel}? FISCAL? ORD HYPHEN? (?:QUARTER|"
        "HALF)(?:(?:OF|IN|COMMA)? (?:THE? FISCAL UNIT? YEAR|THE? (?:LAST|THIS|NEXT) FISCAL? UNIT|"
        "YEAR)| OF THE UNIT)?",
    ),
    (
        "qcode",
        "QCODE (?:(?:OF|COMMA|APOS|HYPHEN)? (?:YEAR|FYCODE|(?:LAST|THIS|NEXT) UNIT))?|(?:YEAR|FYCODE) HYPHEN? QCODE",
    ),
    (
        "halfof",
        "{edge}? THE? (?:LAST|LATE|BEGIN) HALF OF (?:YEAR|DECADE|THE? APOS? DECADE_SHORT|THE? "
        "(?:LAST|THIS|NEXT)? UNIT)",
    ),
    (
        "yearago",
        "THE? (?:FILLER|SAME)? UNIT HYPHEN (?:AGO|EARLIER) FISCAL? (?:ORD? HYPHEN? QUARTER|PERIOD|"
        "UNIT|{num} UNITS)?|THE YEAR (?:PERIOD|QUARTER)|LAST UNIT APOS S (?:QUARTER|PERIOD)",
    ),
    (
        "schoolyear",
        "{pre}? THE? {rel}? (?:YEAR HYPHEN (?:DAY|YEAR|INT))? SCHOOL UNIT (?:YEAR HYPHEN (?:DAY|YEAR|INT)|YEAR)?",
    ),
    (
        "fiscal",
        "{pre}? THE? {rel}? FISCAL UNIT? YEAR (?:HYPHEN (?:DAY|YEAR))?|{pre}? THE? {rel}? (?:YEAR "
        "HYPHEN (?:DAY|YEAR)|YEAR)? FISCAL UNIT|FY (?:YEAR|DAY)|FYCODE (?:HYPHEN (?:DAY|INT))?",
    ),
    ("yearwords", "{pre}? (?:THE UNIT)? (?:NUM NUM (?:HYPHEN? NUM)?|NUM MAG (?:AND? NUM)?)"),
    ("todate", "THE? UNIT HYPHEN? TO HYPHEN? DATEWORD|TO DATEWORD"),
    (
        "ago",
        "{approx}? {soft}? (?:{count}|A) FILLER? {unit} (?:OR (?:SO|FILLER))? (?:AGO|HENCE)(?: WEEKDAY| DAYREF)?",
    ),
    ("fromnow", "{approx}? (?:{count}|A) {unit} FROM (?:NOW|DAYREF)"),
    (
        "shifted",
        "{approx}? (?:{count}|A) FILLER? {unit} (?:EARLIER|LATER|(?:BEFORE|AFTER)(?= [DOT COMMA "
        "PARA]|$))|THE UNIT (?:EARLIER|(?:BEFORE|AFTER)(?= [DOT COMMA PARA AND OR]|$))",
    ),
    ("unitsago", "{units} AGO|UNITS EARLIER|UNITS LATER"),
    (
        "nthunit",
        "THE? (?:ORD|FILLER|LAST) (?:{count} [UNITS QUARTERS]|UNIT|QUARTER)(?= OF THE? [LAST THIS "
        "NEXT THAT MONTH MONTH_SHORT YEAR UNIT EVENT])",
    ),
    (
        "stretch",
        "(?:{approx}|EVERY OF(?= THE))? THE? (?:LAST|NEXT|FOLLOWING|THIS(?: LAST| NEXT)?) {approx}? "
        "FILLER? {count} FILLER? (?:{units}|UNIT)",
    ),
    ("stretchback", "(?:THE THIS?)? {count} (?:LAST|NEXT|FOLLOWING) UNITS"),
    (
        "recentunits",
        "THE? (?:LAST|NEXT|RECENT|FUTURE|FOLLOWING|THAT) {units} (?:(?:AND|OR) UNITS)?|THE {units} AHEAD",
    ),
    ("nthspan", "THE? (?:ORD|FILLER) {count} FILLER? (?:{units}|UNIT)(?: OF THE? EVENT)?"),
    ("nthfew", "THE (?:ORD|FILLER) UNITS(?: OF THE? EVENT)?"),
    ("weekof", "THE UNIT OF {date}"),
    (
        "unitto",
        "THE (?:{count} )?[UNIT UNITS QUARTER]"
        "(?= (?:(?:TO|ENDED|BY) ON? (?:(?:THE? END OF)? {month}|{date}|WEEKDAY|YEAR)|BEGIN ON? {date}))",
    ),
    ("latest", "THE? LATEST FISCAL? (?:QUARTER|UNIT|PERIOD)"),
    (
        "sameperiod",
        "THE? (?:SAME|FILLER) (?:{count} HYPHEN?)? (?:PERIOD|UNITS|UNIT PERIOD)"
        "(?: (?:(?:OF|IN|COMMA)? (?:YEAR|THE? LAST (?:UNIT|SEASON))|(?:A|THE) UNIT (?:EARLIER|BEFORE|AGO)))?"
        "|THAT PERIOD",
    ),
    ("endof", "{ends} (?:THE? {rel}? FISCAL? (?:UNIT|QUARTER|WEEKEND|SEASON)|YEAR|DECADE|THE DECADE|THE? EVENT)"),
    ("yearonyear", "(?:UNIT|QUARTER) HYPHEN? (?:ON|DURING|TO) HYPHEN? (?:UNIT|QUARTER)"),
    ("yearend", "{soft}? (?:UNIT HYPHEN? END|THE? UNIT APOS S END)"),
    (
        "deictic",
        "{edge}? (?:THE? (?:LAST|NEXT|FOLLOWING|SAME|THAT)|THIS (?:LAST|NEXT|SAME)?|THE THIS) "
        "FISCAL? (?:UNIT|QUARTER)|(?:EARLIER|LATER|EARLY|LATE) IN THE UNIT",
    ),
    (
        "part",
        "{edge}? (?:THE? (?:LAST|NEXT|FOLLOWING|SAME)|THIS|THAT) (?:PART|DAWN)|(?<=IN)THE PART|MID "
        "HYPHEN? PART DAYREF?|(?<=AT)(?:PART|DAWN)",
    ),
    ("century", "THE? {edge}? HYPHEN? ORD HYPHEN? UNIT"),
    (
        "decade",
        "THE? {edge}? HYPHEN? (?:DECADE|APOS DECADE_SHORT)|THE {edge}? HYPHEN? (?:DECADE_SHORT|DECADE_WORD)",
    ),
    ("often", "(?:TIMES|{num} TIMESN) (?:A|EVERY|PER) UNIT"),
    (
        "every",
        "EVERY (?:{count}|ORD|FILLER)? (?:{unit}|WEEKDAY|WEEKEND|PART|SEASON|MONTH) (?:PART)?|PER UNIT",
    ),
    ("set", "SET"),
    ("dayofmonth", "(?<=ON)THE ORD(?= [DOT COMMA PARA AND OF]|$)"),
    (
        "era",
        "(?<=AT)THE? MOMENT|(?<=AT)(?:THE|THAT) TIMEWORD|THE? NEAR FUTURE|THE (?:NEAR|SHORT) TERM|THE RECENT TIMEWORD",
    ),
    (
        "halfunit",
        "{approx}? (?:A HALF HYPHEN? UNIT|HALF HYPHEN? A UNIT|(?:A|{num}) [UNIT UNITS] AND A HALF|"
        "{num} AND A HALF [UNIT UNITS]|{num} HYPHEN AND HYPHEN A HYPHEN HALF HYPHEN UNIT)",
    ),
    ("compound", "{approx}? (?:{num}|A) [UNIT UNITS] (?:COMMA? AND|COMMA) {num} [UNIT UNITS](?! [AGO LATER EARLIER])"),
    (
        "duration",
        "(?:{approx}? {count} HYPHEN {unit}|{approx}? THE? {count} (?:FILLER|MORE)? {unit} (?:(?:OR|"
        "AND) UNITS)?)(?! HYPHEN? AGE)",
    ),
    ("aunit", "{approx}? {soft}? (?:A FILLER?|FILLER) (?:UNIT|QUARTER)(?: HYPHEN FILLER|(?! HYPHEN))"),
    ("yearspan", "YEAR HYPHEN (?:YEAR|DAY|INT)|YEARSPAN"),
    ("year", "{pre}? (?:THE UNIT)? {year}"),
    ("ref", "NOW|REF|RECENT|THE FUTURE|(?<=IN)FUTURE"),
    ("thepast", "(?<=IN)THE LAST(?= [OTHER COMMA DOT PARA AND OR]|$)"),
    ("theunit", "THE FILLER? (?:QUARTER|UNIT)"),
    ("units", "UNITS (?:(?:OR|AND) UNITS)?(?! AGE)|UNIT HYPHEN FILLER"),
    ("event", "THE? EVENT"),
    ("holiday", "{edge}? (?:LAST|THIS|NEXT)? HOLIDAY (?:UNIT|WEEKEND|PART)? (?:[COMMA IN]? YEAR)?"),
)

CORE = (
    "DATE CLOCK DECADE DECADE_SHORT QCODE FYCODE MONTH MONTH_SHORT WEEKDAY WEEKDAYS WEEKDAY_SHORT UNIT "
    "UNITS UNIT_SHORT QUARTER QUARTERS WEEKEND WEEKENDS PART PARTS NOON DAWN SEASON SEASONS HALF DAYREF "
    "TONIGHT OVERNIGHT NOW REF RECENT FUTURE FISCAL SCHOOL FY YEAR SET TIMES TIMESN HOLIDAY EVENT "
    "DECADE_WORD TIMEWORD MOMENT AMPM OCLOCK DATEWORD TERM YEARSPAN PERIOD SPORT"
)
SOFT = (
    "THE A LAST LATEST THIS NEXT FOLLOWING THAT SAME EARLIER LATER EARLY MID LATE BEGIN END EVERY PER "
    "NUM DAY INT FRACTION ORD FUZZY MAG APPROX ABOUT AT LEAST MORE APOS RECENT TO"
)
LINKS = "OF TO OR AND THAN HYPHEN FILLER DOT COMMA ON IN S YEAR UNIT SLASH NEAR SHORT"
STARTS = (
    f"[{CORE}]|[{SOFT}](?=[{SOFT} {LINKS}]"
    + "{0,7}"
    + f"[{CORE}])|(?<=ON)THE(?=ORD)|(?<=IN)THE(?=LAST)|NUM(?=[NUM MAG])|FILLER(?=UNIT)"
)


def shape_pattern(rule: str) -> str:
    """A rule's text with macros filled in and every role replaced by its one character."""
    while re.search(r"\{[a-z]", rule):
        rule = re.sub(r"\{([a-z]+)\}", lambda m: MACROS[m[1]], rule)
    return re.sub(r"([A-Z_]+)|\s+", lambda m: CODE[m[1]] if m[1] else "", rule)
