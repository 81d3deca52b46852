"""Whether four digits are a year: by the words before them and the noun after them."""

import re

_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|since(?: at least| about)?|until|till|by|from|during|before|after|of|between|around"
    r"|circa|through|early|late|mid|year|fiscal|FY|"
    r"spring|summer|fall|autumn|winter|season|election|class of|the|and|or|to|for|back in|last|this|next|that|a|an"
    rf"|his|her|their|its|our|Q[1-4]|quarter|{_WEEKDAY})|['’]s|[-–,(/])[ \u00a0-]?$",
    re.I,
)
PERCENT_OR_UNIT = re.compile(r"[ \u00a0-]?(?:%|per ?cent|million|billion|trillion|thousand|lakh|crore)")
_PLURAL = re.compile(
    r"(?:[ \u00a0-](?:[a-z]+(?:ed|ing|al|ic|ous|ful|ive|ary|an|ent|ant)|new|more|other|young|old"
    r"|local|dead|square|sq|cubic))?"
    r"[ \u00a0-](?P<noun>[a-z]+)"
)
_MODEL = re.compile(r"[ \u00a0](?:[A-Z]{2,}[0-9]*\b|[A-Z][a-z]*(?<!s)[ \u00a0][A-Z0-9])")
"""Behind the year of a model: `2023 RZ`, `2021 Ford F-150`."""
_LEVELS = re.compile(r"[ \u00a0](?:levels?|figures?|totals?|prices)\b")
_OVER_YEAR = re.compile(
    r"(?:%|per[ \u00a0]?cent|points?)[ \u00a0](?:over|on|above|below|than|versus|vs\.?|against)[ \u00a0]$"
)
"""Before the year that a change is reckoned from: `up 22% over 2020`, `6% below 2019 levels`."""
_PLURAL_NOUNS = frozenset("people men women children police staff troops cattle votes".split())
_NOT_NOUNS = frozenset(
    "was is has as this its his less plus across towards afterwards always perhaps does whereas us".split()
)
_COUNTING = re.compile(
    r"\b(?:over|than|least|about|around|nearly|almost|some|roughly|approximately|to|of|only|just"
    r"|estimated|total of|all|average of|price of|sum of|most|exceeded|exceeding|under|another|additional|killed"
    r"|killing|injured|injuring|employs|with|polled|surveyed)[ \u00a0]$"
)
_OF_YEARS = re.compile(r"(?<!total)(?<!average)(?<!number)(?<!sum)[ \u00a0](?:of|to|with|all)[ \u00a0]$")
_SINCE = re.compile(r"\bsince[ \u00a0](?:at least|about|around)[ \u00a0]$")
_END_OF = re.compile(
    r"\b(?:end|start|beginning|middle|half|quarter|spring|summer|autumn|fall|winter|part|rest|course|months?|days|weeks"
    r"|election|class)[ \u00a0]of[ \u00a0]$",
    re.I,
)


def year_like(text: str, start: int, end: int, span: bool) -> bool:
    """Whether four digits are a year: by what stands before them, against a counted noun after them."""
    back, year = text[max(0, start - 24) : start], int(text[start : start + 4])
    if span:
        return int(re.sub(r"\D", "", text[start + 4 : end])) >= (1000 if end - start > 7 else 0) and bool(
            end - start <= 7 or int(text[end - 4 : end]) < 2150
        )
    if 1900 <= year <= 2100 and re.search(r"[a-z0-9][ \u00a0][A-Z][a-z]+[ \u00a0]$", back):
        return True
    if 1990 <= year <= 2035 and (_MODEL.match(text, end) or _LEVELS.match(text, end)):
        return True
    if 1900 <= year <= 2035 and _OVER_YEAR.search(back) and not PERCENT_OR_UNIT.match(text, end):
        return True
    after = _PLURAL.match(text, end)
    noun = after["noun"] if after else ""
    counted = noun in _PLURAL_NOUNS or (
        len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and noun not in _NOT_NOUNS
    )
    if _SINCE.search(back) or (1900 <= year <= 2060 and _END_OF.search(back)):
        return True
    recent = 1990 <= year <= 2035 and noun not in _PLURAL_NOUNS and not noun.endswith("ers")
    counting = _COUNTING.search(back) and not (recent and _OF_YEARS.search(back))
    if counted and (counting or not (recent or _BEFORE_YEAR.search(back))):
        return False
    if counted and recent:
        return True
    if year < 1700:
        return bool(re.search(r"\b(?:in|since|year|circa|from|by|of|AD|until)[ \u00a0]$", back)) and not counted
    if _BEFORE_YEAR.search(back):
        return True
    return not counted and not _COUNTING.search(back) and 1900 <= year <= 2060
