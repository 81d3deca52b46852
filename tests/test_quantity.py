"""What the reader makes of the forms the news writes."""

import pytest

from claimx.mentions import Number
from claimx.quantity import numbers, read


def fields(quantity, names):
    got = {}
    for name in names:
        value = getattr(quantity, name)
        got[name] = float(value) if name in ("value", "low", "high") and value is not None else value
    return got


CASES = [
    # text, figure, what must hold
    ("The depot held 1,200 crates.", "1,200", {"kind": "count", "value": 1200, "low": 1200, "high": 1200}),
    ("The depot held 1 200 crates.", "1 200", {"value": 1200}),
    ("The depot held 1\u00a0200 crates.", "1\u00a0200", {"value": 1200}),
    ("The depot held 12,34,567 crates.", "12,34,567", {"value": 1234567}),
    ("It sold for 1.200.000 euros.", "1.200.000 euros", {"value": 1200000, "unit": "EUR"}),
    ("It cost $1.3bn.", "$1.3bn", {"kind": "money", "value": 1.3e9, "unit": "USD"}),
    ("It cost US$1.3 billion.", "US$1.3 billion", {"value": 1.3e9, "unit": "USD"}),
    ("It cost ₹500 crore.", "₹500 crore", {"value": 5e9, "unit": "INR"}),
    ("It cost Rs 1.5 lakh crore.", "Rs 1.5 lakh crore", {"value": 1.5e12, "unit": "INR"}),
    ("It cost R4bn.", "R4bn", {"value": 4e9, "unit": "ZAR"}),
    ("It cost C$40.", "C$40", {"unit": "CAD"}),
    ("It cost HK$40.", "HK$40", {"unit": "HKD"}),
    ("A stamp costs 50 cents.", "50 cents", {"value": 0.5, "unit": "USD"}),
    ("A stamp costs 5p.", "5p", {"value": 0.05, "unit": "GBP"}),
    ("Half a million people came.", "Half a million", {"kind": "count", "value": 500000}),
    ("Two and a half million people came.", "Two and a half million", {"value": 2500000}),
    ("A million and a half people came.", "A million and a half", {"value": 1500000}),
    ("A dozen people came.", "A dozen", {"value": 12}),
    ("Several dozen people came.", "Several dozen", {"value": None, "low": 24, "high": None}),
    ("A few hundred people came.", "A few hundred", {"value": None, "low": 200}),
    ("A couple of hundred people came.", "A couple of hundred", {"low": 200}),
    ("Tens of thousands of people came.", "Tens of thousands", {"low": 10000, "value": None}),
    ("Millions and millions of people came.", "Millions and millions", {"low": 1000000}),
    ("They promised millions of dollars.", "millions of dollars", {"kind": "money", "unit": "USD", "low": 1e6}),
    ("A six-figure sum was paid.", "six-figure", {"low": 100000, "high": None}),
    ("Growth is in single digits.", "single digits", {"low": 0, "high": 9}),
    ("Growth is in double digits.", "double digits", {"low": 10, "high": None}),
    ("The march drew half-a-million people.", "half-a-million", {"kind": "count", "value": 500000}),
    ("The council promised to build 30,000 homes by 2027.", "30,000", {"kind": "count", "value": 30000}),
    ("By more than 3-1, voters want the bridge.", "3-1", {"kind": "ratio", "value": 3, "low": 3, "high": None}),
    ("Voters under 35 have a new club.", "35", {"kind": "age", "high": 35, "unit": "year"}),
    ("Drivers over 60 say it is safe.", "60", {"kind": "age", "low": 60}),
    ("Drivers under 60 new rules are safe.", "60", {"kind": "count"}),
    ("It was hot: 40C (104F).", "104F", {"kind": "measure", "unit": "degree Fahrenheit"}),
    ("One in five adults smoke.", "One in five", {"kind": "ratio", "value": 0.2}),
    ("About 3 out of 10 shops closed.", "3 out of 10", {"kind": "ratio", "value": 0.3, "approximate": True}),
    ("It hits 1 in 100,000 people.", "1 in 100,000", {"kind": "ratio", "value": 0.00001}),
    ("The rate is 15 per 100,000 people.", "15 per 100,000 people", {"value": 15, "per": "100,000 people"}),
    ("A ratio of 3 to 1 is normal.", "3 to 1", {"kind": "ratio", "value": 3}),
    ("Nearly two-thirds agreed.", "two-thirds", {"kind": "fraction", "value": 0.6667, "low": None, "high": 0.6667}),
    ("A quarter of the boats sank.", "A quarter", {"kind": "fraction", "value": 0.25}),
    ("Exports doubled.", "doubled", {"kind": "multiple", "value": 2, "direction": "up"}),
    ("He ran it in 1 hour 59 minutes 42 seconds.", "1 hour 59 minutes 42 seconds", {"value": 1.995, "unit": "hour"}),
    ("It took 2 minutes 3 seconds.", "2 minutes 3 seconds", {"value": 2.05, "unit": "minute"}),
    ("She is 5ft 6in tall.", "5ft 6in", {"value": 5.5, "unit": "foot"}),
    ("They have three business days.", "three business days", {"kind": "duration", "unit": "day"}),
    ("It went on for two more miles.", "two more miles", {"kind": "measure", "unit": "mile"}),
    ("Two full-year forecasts were cut.", "Two", {"kind": "count", "unit": None}),
    ("Turnout moved from 40 percent on May 3 to 46 percent.", "46 percent", {"low": 46, "high": 46}),
    ("Power costs 5 cents per kilowatt-hour.", "5 cents", {"unit": "USD", "per": "kilowatt-hour"}),
    ("Rice costs Rs 500 per kg.", "Rs 500", {"unit": "INR", "per": "kilogram"}),
    ("The engine emits 30 g/km.", "30 g", {"unit": "gram", "per": "kilometer"}),
    ("There were 40 cases per million people.", "40", {"per": "million people"}),
    ("There were 40 cases per million in May.", "40", {"per": "million people"}),
    ("Gold fell to $1,200 per troy ounce.", "$1,200", {"per": "troy ounce"}),
    ("Twice as many came.", "Twice", {"kind": "multiple", "value": 2}),
    ("It is 10 times larger.", "10 times", {"kind": "multiple", "value": 10}),
    ("Between 5 and 7 million came.", "Between 5 and 7 million", {"value": None, "low": 5e6, "high": 7e6}),
    ("They want $5-$7bn.", "$5-$7bn", {"low": 5e9, "high": 7e9, "unit": "USD"}),
    ("Some 30-40 percent stayed.", "30-40 percent", {"low": 30, "high": 40, "approximate": True}),
    ("Shares range from 45% to 60%.", "45% to 60%", {"low": 45, "high": 60}),
    ("Sentences of two to three years are common.", "two to three years", {"low": 2, "high": 3, "unit": "year"}),
    ("Some 40,000 to-52,000 year-old beads.", "40,000 to-52,000 year-old", {"low": 40000, "high": 52000}),
    ("Arrests were over 800.", "800", {"value": 800, "low": 800, "high": None, "modifier": "over"}),
    ("There were only about 300 arrests.", "300", {"approximate": True, "low": 300, "modifier": "only about"}),
    ("Up to 800 came.", "800", {"value": 800, "low": None, "high": 800}),
    ("Nearly 800 came.", "800", {"low": None, "high": 800, "approximate": True}),
    ("All but one died.", "one", {"value": 1, "low": 1, "high": 1, "modifier": "All but"}),
    ("It takes 300-odd people.", "300", {"approximate": True}),
    ("Entry is 18+ only.", "18", {"low": 18, "high": None}),
    ("Three people or more came.", "Three", {"low": 3, "high": None}),
    ("He faces a minimum term of 25 years.", "25 years", {"low": 25, "high": None, "kind": "duration"}),
    ("It rose 3.2 percentage points.", "3.2 percentage points", {"kind": "percentage_point", "direction": "up"}),
    ("Sales were down 8%.", "8%", {"kind": "percent", "direction": "down"}),
    ("The yield fell 12 basis points.", "12 basis points", {"unit": "basis point", "direction": "down"}),
    ("It grew 8.5pc.", "8.5pc", {"kind": "percent", "value": 8.5}),
    ("It grew 25 per cent.", "25 per cent", {"value": 25, "unit": "%"}),
    ("It was minus 5C at dawn.", "minus 5C", {"value": -5, "unit": "degree Celsius"}),
    ("It was -5 °C at dawn.", "-5 °C", {"value": -5, "unit": "degree Celsius"}),
    ("The Reds won 3-2.", "3-2", {"kind": "score", "value": None, "low": None}),
    ("The bill passed 52-48.", "52-48", {"kind": "score"}),
    ("They voted 66 to 27 for it.", "66 to 27", {"kind": "score"}),
    ("It passed by 216 votes to 214.", "216 votes to 214", {"kind": "score"}),
    ("A 15-year sentence was imposed.", "15-year", {"kind": "duration", "value": 15, "unit": "year"}),
    ("A six-year-old girl was found.", "six-year-old", {"kind": "age", "value": 6, "unit": "year"}),
    ("A two-year-old company folded.", "two-year-old", {"kind": "duration"}),
    ("Ana Ruiz, 44, was elected.", "44", {"kind": "age", "unit": "year"}),
    ("She is in her mid-20s.", "mid-20s", {"kind": "age", "low": 24, "high": 26}),
    ("The 1,200-strong crowd left.", "1,200-strong", {"kind": "count"}),
    ("The ten-storey block fell.", "ten-storey", {"unit": "story", "value": 10}),
    ("A magnitude 4.9 quake struck.", "magnitude 4.9", {"kind": "index", "unit": "magnitude"}),
    ("A Category 5 hurricane struck.", "Category 5", {"kind": "index", "unit": "category", "value": 5}),
    ("It is the third-largest port.", "third-largest", {"kind": "rank", "value": 3}),
    ("They earn $50,000 a year.", "$50,000", {"per": "year"}),
    ("A daily quota of 1,200 was set.", "1,200", {"per": "day"}),
    ("They paid $20 per head.", "$20", {"per": "person"}),
    ("They add 200 new jobs each month.", "200", {"per": "month"}),
    ("It goes 18 mph.", "18 mph", {"unit": "mile per hour", "per": None}),
    ("The poll has him up 5 points.", "5 points", {"kind": "percentage_point", "unit": "percentage point"}),
    ("The Dow index lost 5 points.", "5 points", {"kind": "index", "unit": "point"}),
    ("It needs 12,000 fathoms of rope.", "12,000 fathoms", {"unit": "fathom", "kind": "measure"}),
    ("No deaths were reported.", "No", {"value": 0, "kind": "count"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figure", "want"), CASES, ids=[c[0] for c in CASES])
def test_reads(text, figure, want):
    found = [q for q in read(text) if q.text == figure]
    assert len(found) == 1, [q.text for q in read(text)]
    want = {k: float(v) if isinstance(v, int) and not isinstance(v, bool) else v for k, v in want.items()}
    assert fields(found[0], want) == want
    assert text[found[0].start : found[0].end] == figure


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It rose from 3% to 4%.", ["3%", "4%"]),
        ("The toll rose from fourteen to 31.", ["fourteen", "31"]),
        ("Ruiz led 46 percent to 44 percent.", ["46 percent", "44 percent"]),
        ("Turnout moved from 40 percent on May 3 to 46 percent.", ["40 percent", "46 percent"]),
        ("Ruiz led Ortega 45 to 40 percent.", ["45", "40 percent"]),
        ("Of 8,000 held, 461 were freed.", ["8,000", "461"]),
        ("They won 17 out of 18 of the seats.", ["17", "18"]),
        ("It is about fourteen feet (four meters) tall.", ["fourteen feet", "four meters"]),
        ("The pound rose 2 cents to $1.31.", ["2 cents", "$1.31"]),
        ("The jury of 12 - seven men and five women - left.", ["12", "seven", "five"]),
        ("Those who stayed: 5 Greek doctors left.", ["5"]),
        ("They win: 5 Labour Members voted.", ["5"]),
    ],
)
def test_two_figures(text, figures):
    assert [q.text for q in read(text)] == figures


def test_a_conversion_shares_the_modifier():
    first, second = read("It is about fourteen feet (four meters) tall.")
    assert first.approximate
    assert second.approximate


@pytest.mark.parametrize(
    ("text", "number", "role"),
    [
        ("COVID-19 spread.", "COVID-19", "name"),
        ("A Boeing 737 landed.", "Boeing 737", "name"),
        ("Route 66 is closed.", "Route 66", "name"),
        ("The G7 met.", "G7", "name"),
        ("They invoked Article 50.", "Article 50", "name"),
        ("The iPhone 15 sold out.", "iPhone 15", "name"),
        ("Flight BA117 left.", "BA117", "name"),
        ("It stands at 10 Mill Street today.", "10", "name"),
        ("Call 555-0142 now.", "555-0142", "name"),
        ("The S&P 500 fell.", "S&P 500", "name"),
        ("Phase two begins.", "Phase two", "name"),
        ("A 3D printer.", "3D", "name"),
        ("They dialed 911.", "dialed 911", "idiom"),
        ("It opened on March 4, 2019.", "March 4, 2019", "date"),
        ("It opened on 4 March.", "4 March", "date"),
        ("It opened in 2019.", "2019", "date"),
        ("Traders recall the slump of 2008-9, and the boom.", "2008-9", "date"),
        ("The 2020 census is next.", "2020", "date"),
        ("In the 1990s it grew.", "1990s", "date"),
        ("It opened on 2019-03-04.", "2019-03-04", "date"),
        ("It opens at 10:30 a.m. daily.", "10:30 a.m.", "clock"),
        ("It opens at 6pm.", "6pm", "clock"),
        ("It hit at 1639 UTC.", "1639 UTC", "clock"),
        ("It was the 21st attempt.", "21st", "ordinal"),
        ("It was the second attempt.", "second", "ordinal"),
        ("No one came.", "No one", "pronoun"),
        ("One of them left.", "One", "pronoun"),
        ("It was a one-way street.", "one-way", "idiom"),
        ("It closed three years ago.", "three years", "time"),
        ("For the last 27 years it has run.", "27 years", "time"),
        ("So say three people familiar with the matter.", "three", "sources"),
        ("1. First, the basics", "1", "list"),
        ("No change this week. 5 Jenny Lund. 6 Ben Marr.", "5", "list"),
        ("Ilse Wren Left. 3 Ada Mulder Sent A Message To Us", "3", "list"),
        ("It ran under the name Why Linden Won In ‘16.", "‘16", "date"),
        ("Opinion is on one side.", "on one side", "idiom"),
        ("Use 192.168.1.2 here.", "192.168.1.2", "name"),
    ],
)
def test_is_no_quantity(text, number, role):
    found = [n for n in numbers(text) if isinstance(n, Number)]
    assert (number, role) in [(n.text, n.role) for n in found]
    assert all(n.rule for n in found)


@pytest.mark.parametrize(
    "text", ["Over 1800 people died.", "They polled 2047 registered voters.", "It is 2300 miles away."]
)
def test_four_digits_that_are_no_year(text):
    assert len(read(text)) == 1


def test_over_before_a_time_is_during():
    money, time = read("They will invest $790 million over five years.")
    assert time.low == time.high == 5
    assert money.value == 790_000_000


def test_durations_in_time_expressions_are_read_all_the_same():
    assert [q.text for q in read("It closed three years ago, one man said.")] == ["three years", "one"]


def test_the_dollar_is_an_argument():
    assert read("It cost $5.", dollar="CAD")[0].unit == "CAD"


def test_a_users_words_go_first(tmp_path):
    (tmp_path / "units.toml").write_text(
        'entry = [{ unit = "league", kind = "measure", words = ["leagues"], example = "12 leagues" }]', encoding="utf-8"
    )
    assert read("They rode 12 leagues.", lexicon=str(tmp_path))[0].unit == "league"
    assert read("They rode 12 leagues.")[0].unit is None
