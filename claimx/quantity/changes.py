"""The direction of a change: words of change before, behind and round the figure that is its size or its end point."""

import re

from claimx.quantity.vocabulary import Vocabulary

_MODS = (
    r"(?:[ \u00a0](?:by|to|at|about|around|nearly|almost|roughly|some|just|only|over|more|than|at"
    r"|least|as|much|another|an|a|the|its|their|into|further|additional|estimated|record|approximately|well|under|below"
    r"|above|from|of|in|less|fewer|sharply|slightly|average|total))"
)
_SENTENCES = re.compile(r"[.!?][”\"’')]*[ \u00a0](?=[A-Z“\"‘'])|\n")
_BEFORE = re.compile(rf"\b(?P<word>[A-Za-z]+)(?P<mods>{_MODS}{{0,6}})[ \u00a0]$")
_FROM = re.compile(r"[ \u00a0]from(?:[ \u00a0](?:the|an?|its|their|about|just|around))?$")
_THE_WORD = re.compile(r"\b(?:the|a)[ \u00a0]$")
_WORD_BEFORE = re.compile(r"(?P<word>[A-Za-z’']+)[ \u00a0]$")
_PHRASAL = frozenset(
    "make makes made making rack racks racked racking end ends ended ending take takes took taking pick picks picked "
    "picking turn turned set put sum sums sign signs signed round rounds pony cough show shows showed came come comes "
    "add adds added adding".split()
)
"""Verbs to which `up` belongs, so that nothing rises."""
_ROSE = frozenset(
    "edged edge edges inched inch inches ticked tick ticks crept creep creeps went go goes gone moved move moves "
    "climbed shot jumped rose risen pushed nudged drifted bumped".split()
)
_LOSING = frozenset("lost lose loses losing loss losses".split())
_NOT_MOVING = _LOSING | {"up", "down", "add", "adds", "added", "adding", "higher", "lower"}
_OTHER_CLAUSE = frozenset("that which who when where while because if and but".split())
_RELATIVE = frozenset("percent percentage_point multiple index fraction".split())
_BY_OR_TO = re.compile(
    r"\b(?P<word>[a-z]+)(?:[ \u00a0][\w’'.-]+){1,7}?[ \u00a0](?:by|to)(?:[ \u00a0](?:about|around|nearly|almost|roughly"
    r"|some|just|only|over|more|than|at|least|as|much|many|little|low|high|another|an?|the|its|their|further|additional"
    r"|record|up|below|under|above|estimated|range|of)){0,5}[ \u00a0]$"
)
_AFTER = re.compile(
    r"(?:[ \u00a0]|-)(?:(?:point|pay|price|tax|rate|share|wage|sales|year-on-year|annual"
    r"|monthly)[ \u00a0-])?(?P<word>higher|lower|increase|increases|rise|drop|decline|decrease|cut"
    r"|fall|reduction|gain|jump|surge|hike|growth|loss|raise|dip|slide|more|less|fewer|up|down"
    r"|improvement|slump|plunge|advance|rally|slowdown|greater|smaller)\b"
)
_AFTER_NOUN = re.compile(
    r"(?:[ \u00a0][a-z][a-z-]*){1,2}[ \u00a0](?P<word>increase|rise|drop|decline|decrease|reduction|jump|surge|hike"
    r"|growth|slump|plunge|advance)\b"
)
_NAMED = {
    "more": "up", "greater": "up", "increase": "up", "growth": "up", "raise": "up", "hike": "up", "improvement": "up",
    "advance": "up", "rally": "up",
}  # fmt: skip
_SINCE = re.compile(
    r"(?:[ \u00a0](?!and\b|but\b|while\b|or\b|with\b)[\w’'-]+){0,6},?[ \u00a0](?P<word>up|down)(?:[ \u00a0](?:slightly"
    r"|sharply|just|only|about|nearly|almost|more|than|over))*"
    r"[ \u00a0](?:from\b|by\b|[$€£¥₹]?[0-9])"
)
_THAN_THE = re.compile(r"[ \u00a0]than[ \u00a0](?:last|a[ \u00a0](?:year|month|week)|the[ \u00a0]previous|in)\b")


def direction(text: str, start: int, end: int, kind: str, vocabulary: Vocabulary) -> str | None:
    """Up or down where a word of change stands next to the figure at [start, end), modifiers aside."""
    if kind in ("age", "score", "rank"):
        return None
    if kind != "duration":
        back = _SENTENCES.split(text[max(0, start - 100) : start])[-1]
        if back[-2:-1].isalnum() and (found := _before(back, kind, vocabulary)):
            return found
        if found := _behind(text, end, kind, vocabulary):
            return found
    since = _SINCE.match(text, end)
    return vocabulary.changes.get(since["word"]) if since else None


def _before(back: str, kind: str, vocabulary: Vocabulary) -> str | None:
    known = vocabulary.changes
    if found := _BEFORE.search(back, max(0, len(back) - 60)):
        word, mods = found["word"].lower(), found["mods"]
        previous = _WORD_BEFORE.search(back[: found.start()])
        said = previous["word"].lower() if previous else ""
        if word in known and not _FROM.search(mods):
            return known[word] if _moves(word, mods, said, back[: found.start()], kind) else None
    if ("by" in back or "to" in back) and (found := _BY_OR_TO.search(back)):
        words: list[str] = re.findall(r"[\w’'.-]+", back[found.start() :].lower())
        moved = next((w for w in words if w in known and w not in _NOT_MOVING), None)
        return known[moved] if moved and not _OTHER_CLAUSE & {*words} else None
    return None


def _moves(word: str, mods: str, said: str, back: str, kind: str) -> bool:
    """Whether the word of change, which stands right before the figure and its modifiers, is one here."""
    if word in ("higher", "lower", "up", "down") and _THE_WORD.search(back):
        return False
    if word.startswith("rais") and kind == "money" and not mods.startswith((" to", " by")):
        return False
    if word in _LOSING:
        return kind in _RELATIVE
    if word == "up":
        return said in _ROSE if mods.lstrip().startswith("to") else said not in _PHRASAL
    return not (word.startswith("recover") and kind == "count")


def _behind(text: str, end: int, kind: str, vocabulary: Vocabulary) -> str | None:
    if kind not in _RELATIVE and kind != "money":
        return None
    found = _AFTER.match(text, end)
    if found is None and kind in ("percent", "percentage_point"):
        found = _AFTER_NOUN.match(text, end)
    if found is None:
        return None
    word = found["word"]
    if kind == "money" and (word == "loss" or (word in ("more", "less") and not _THAN_THE.match(text, found.end()))):
        return None
    return _NAMED.get(word) or vocabulary.changes.get(word) or "down"
