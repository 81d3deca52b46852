"""The denominator of a rate (`a day`, `daily`, `per head`, `each`) and the direction of a change."""

import re

from claimx.quantity import cues
from claimx.quantity.vocabulary import vocabulary

_S = "[ \u00a0\n]"
_UNIT = cues.pattern("rate unit")
_TIME_UNIT = (
    "second|minute|hour|day|week|fortnight|month|quarter|year|decade|century|night|weekend|season|game|match|share|head"
)
_ADVERB = {
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
    "annual": "year",
    "hourly": "hour",
    "nightly": "night",
    "quarterly": "quarter",
    "per capita": "person",
    "fortnightly": "fortnight",
}
_DIRECT = re.compile(
    rf"(?:{_S}|-)(?:an?|every)(?:{_S}|-)(?P<time>{_TIME_UNIT})\b(?!{_S}(?:later|after|before|ago"
    rf"|earlier|prior|old|in|from now|or so ago))"
    rf"|{_S}?(?:per{_S}|/{_S}?)(?P<per>(?:(?:100|1),?000(?:,000)?{_S}(?:people|residents|inhabitants"
    rf"|births|adults|live births|population)?)|(?:{_UNIT})\b"
    rf"|(?:hundred|thousand|million){_S}(?:(?:cubic|square){_S})?[a-z]{{3,}}|(?:metric|short|square|cubic|troy"
    rf"|nautical){_S}[a-z]{{3,}}|[a-z]{{3,}}(?:-(?:hour|day|mile|foot))?(?={_S}|[.,;)]|$))"
    rf"|-per-(?P<per2>[a-z]+)"
    rf"|{_S}(?P<adverb>daily|weekly|monthly|yearly|annually|hourly|nightly|per{_S}capita|per{_S}annum|quarterly)\b"
    rf"|{_S}(?:for|on|to|from|in|at){_S}(?:each|every){_S}(?P<for_each>(?!(?:of|other|one|time|single|and"
    rf"|with)\b)[a-z]{{3,}})\b"
    rf"|{_S}of{_S}(?:per[- ](?P<of_per>[a-z]{{3,}})|(?P<of_adverb>daily))\b"
    rf"|{_S}(?:on{_S}an?|at{_S}an?){_S}(?P<basis>daily|weekly|monthly|yearly|annual|annualized|annualised"
    rf"|quarterly|hourly){_S}"
    r"(?:basis|rate|pace)\b"
    rf"|{_S}(?:each|every){_S}(?P<each>(?:(?:two|three|four|five|six|ten|[0-9]+){_S})?(?:{_TIME_UNIT})s?)\b"
)
_SIGN = re.compile(
    rf"(?:{_S}per{_S}|{_S}?/{_S}?)"
    r"(?P<sign>kg|km|g|lb|lbs|oz|MWh|kWh|GWh|MW|kW|[lL]|ml|mL|dl|dL|m2|m²|m3|m³|ha|t)(?![\w/²³])"
)
_NOT_PEOPLE = "of|in|and|on|at|by|last|this|but|as|was|were|is|are|for|to|from|over|during|while|since|after|there|or"
_SIGNED = {"lbs": "pound", "dl": "deciliter", "dL": "deciliter", "t": "tonne", "l": "liter", "L": "liter"}
_NOUNS = (
    rf"(?:{_S}(?!(?:and|or|but|in|on|at|from|for|with|by|to|who|that|which|was|were|is|are|after"
    rf"|before|since|during|until|as|than|over|per|each|every|within|under|into"
    rf"|about|nearly|almost|half)\b)[^\W\d_][\w’'-]*){{1,3}}"
)
_OF = (
    rf"(?:{_S}(?:of|in|from|on|for){_S}(?:the{_S}|its{_S}|their{_S})?[^\W\d_][\w’'-]*"
    rf"(?:{_S}(?!within\b)[^\W\d_][\w’'-]*)?)?"
)
_AFTER_NOUN = re.compile(
    rf"{_NOUNS}{_OF}{_S}(?:(?:an?|each|every){_S}(?P<time>(?:(?:two|three|four|five|six|ten|[0-9]+){_S})?"
    r"(?:second|minute|hour|day|week|month|year|decade|night|season|game|match|person|head)s?)\b"
    rf"|(?:per|(?:for|on|to|from|in|at){_S}(?:every|each)){_S}(?P<per>(?:[0-9][0-9,]*(?:{_S}million)?{_S}|(?:thousand|million){_S}(?!(?:{_NOT_PEOPLE})\b))?"
    rf"(?!(?:cent|of|other|one|single|with|and)\b)(?:(?:metric|short|square|cubic|nautical){_S})?[a-z]{{3,}}"
    rf"|(?:100|1|10),?000(?:,000)?)\b"
    rf"|(?P<adverb>daily|weekly|monthly|yearly|annually|hourly|per{_S}capita)\b)"
    rf"(?!{_S}(?:later|after|before|ago|earlier|prior|old)\b)"
)
_A_UNIT = re.compile(
    rf"(?:{_S}to{_S}[$€£¥₹]?[0-9][0-9.,]*(?:{_S}(?:cents|pence|euros|pounds|dollars|yen|rupees))?)?"
    rf"(?:{_S}|-)(?:an?|each|every)(?:{_S}|-)(?P<unit>{cues.pattern('rate unit', 'price unit')})\b"
    rf"(?!{_S}(?:later|after|before|ago|earlier|prior|old))"
)
_EACH_BEFORE = re.compile(
    r"(?:(?:^|[.,;:\n“\"])[ \u00a0]?(?:each|every)[ \u00a0](?P<time>day|week|month|year|night|hour)"
    r"|\b(?:each|every)[ \u00a0](?P<noun>(?!day\b|week\b|month\b|year\b|night\b|hour\b|minute\b"
    r"|second\b|of\b|other\b|one\b|time\b|single\b|with\b|and\b|to\b|[a-z]+ing\b"
    r"|from\b)[a-z]{3,}))\b(?:,?[ \u00a0](?![a-z]+ing\b)[^\W\d_][\w’'-]*){0,9},?[ \u00a0]$",
    re.I,
)
_IN_A = re.compile(
    rf"(?:{_NOUNS})?{_S}in{_S}a{_S}(?:single{_S})?(?P<time>day|week|month|year)\b(?!{_S}(?:of|when"
    rf"|that|in which|or)\b|-)"
)
_BEFORE = re.compile(
    rf"\b(?P<adverb>daily|weekly|monthly|yearly|annual|hourly|nightly){_S}(?:[a-z-]+{_S}){{0,2}}(?:of"
    rf"|is|was|at|to|by|around|about|over|reached|exceeded|hit)(?:{_S}(?:just|only|more|than|about"
    rf"|over|at|least|up|to|nearly|around|some|almost|roughly)){{0,3}}{_S}?$",
    re.I,
)
_EVERY = re.compile(
    rf"{_S}(?:(?:about|roughly|around){_S})?every{_S}(?P<each>(?:(?:two|three|four|five|six|ten"
    rf"|[0-9]+){_S})?(?:{_TIME_UNIT})s?)\b"
)


def per(text: str, start: int, end: int, kind: str) -> tuple[str | None, int]:
    """The denominator of the figure at [start, end), and where the figure ends if the words touch it."""
    if found := _SIGN.match(text, end):
        return _SIGNED.get(found["sign"]) or vocabulary().unit_signs[found["sign"]].unit, end
    if found := _DIRECT.match(text, end):
        name = found["time"] or found["per"] or found["per2"] or found["each"] or found["for_each"] or found["of_per"]
        if name is None:
            adverb = found["adverb"] or found["of_adverb"] or found["basis"]
            name = _ADVERB.get(adverb.replace("\u00a0", " "), "year")
        elif name in ("capita", "head"):
            name = "person"
        elif name == "annum":
            name = "year"
        if name == "cent" or (found["adverb"] and kind == "duration"):
            return None, end
        return " ".join(name.split()), end
    if kind == "money" and (found := _A_UNIT.match(text, end)):
        return found["unit"], end
    if kind not in ("duration", "age", "score", "rank") and (found := _AFTER_NOUN.match(text, end)):
        name = found["time"] or found["per"]
        if name in ("capita", "head"):
            name = "person"
        if name and (name[-1].isdigit() or name in ("thousand", "million")):
            name += " people"
        return name or _ADVERB[found["adverb"].replace("\u00a0", " ")], end
    if kind in ("count", "money") and (found := _IN_A.match(text, end)):
        return found["time"], end
    if kind in ("count", "money", "measure") and (name := _subject(text, start, kind)):
        return name, end
    before = text[max(0, start - 80) : start]
    if kind in ("count", "money") and ("ach" in before or "very" in before) and (found := _EACH_BEFORE.search(before)):
        return found["noun"] or found["time"], end
    if kind == "multiple" and (found := _EVERY.match(text, end)):
        return found["each"], end
    if (
        kind in ("count", "money", "measure")
        and ("ly" in before or "nnual" in before)
        and (found := _BEFORE.search(before))
    ):
        return _ADVERB[found["adverb"].lower()], end
    return None, end


_RATED = re.compile(
    r"\b(?:(?P<adverb>daily|weekly|monthly|yearly|annual|hourly|single[- ]day|one[- ]day|24-hour)[ \u00a0]"
    rf"(?:[a-z-]+[ \u00a0]){{0,2}}?(?:{cues.pattern('rated noun')})"
    rf"|(?:{cues.pattern('rated noun')})[- ]per[- ](?P<per>share|capita|person|head|household|employee|student"
    rf"|pupil))\b",
    re.I,
)
_RATE_NEAR = re.compile(r"(?:dai|week|month|year|hour)ly|annual|[eE][- ]day|4-hour|[- ]per[- ]|D?aily|Annual")
_REACHES = re.compile(
    r"(?:[^.;:!?\n]|\.(?=[0-9])){0,90}?(?:\b(?:of|is|was|are|were|be|at|to|by|or|reached|hit|averaged|averages"
    r"|exceeded|below"
    r"|above|under|versus"
    r"|and|totaled|totalled|between)|,)[ \u00a0](?:(?:of|just|only|more|than|about|over|at|least|up|to|nearly"
    r"|around|some"
    r"|almost|roughly|above|below|under|an|a|estimated|average|as|much|high|low|upwards|by|versus"
    r"|between)[ \u00a0]){0,5}$"
)


def _subject(text: str, start: int, kind: str) -> str | None:
    """The rate that the clause's subject names: `the single-day total was 1,100`, `GDP per head is $9,000`."""
    begin = max(0, start - 130)
    if not _RATE_NEAR.search(text, begin, start):
        return None
    back = text[begin:start]
    *_, found = (None, *_RATED.finditer(back))
    if found is None or not _REACHES.fullmatch(back, found.end()):
        return None
    if found["per"]:
        return ("person" if found["per"] in ("capita", "head") else found["per"]) if kind == "money" else None
    adverb = found["adverb"].lower()
    return _ADVERB.get(adverb, "day")
