"""A cheap guess at the tense of the clause around a time expression, from words alone."""

import re

REACH = 90  # characters on either side
MOST = 16  # words on either side
_WORD = re.compile(r"[^\W\d_]+|[$£€]|\d[\d.,]*")
_NOT_VERBS = frozenset("the a an its his her their our my this that these those some all".split())
_NONE = frozenset("neither nor nobody none Neither Nobody None".split())
_BE = frozenset("is are was were be been being s re".split())
_PRESENT = frozenset(("is", "are"))
_DECIDES = frozenset(
    (
        "decided decides agreed agrees plan plans planned planning intends intended scheduled expected expects hopes "
        "hoped wants wanted vowed vows pledged promised set ready likely going about aims slated"
    ).split()
)
_SAYS = [[verb] for verb in ("say", "comment", "discuss", "confirm", "elaborate", "answer", "disclose")]
_REFUSES = frozenset("would could wouldn couldn".split())
_INTENDS = frozenset("plan plans intends hopes expects vows".split())
_STOP = re.compile(r"(?<![A-Z])[.;:!?]\s|\n\s*\n|[\"“”]|''|``")


def tense_of(text: str, start: int, end: int, tenses: dict[str, str]) -> str:
    """The tense told by the nearest telling word before, or else just after, the stretch from `start` to `end`.

    Args:
        text: the whole text.
        start: of the expression.
        end: of the expression.
        tenses: a word to the tense it tells of.
    """
    left = _clause_before(text[max(0, start - REACH) : start].replace("-to-", " "))
    for back, written in enumerate(reversed(left[-MOST:])):
        found = _from_left(left, back, written.lower(), _told(written, tenses))
        if found is not None:
            return found
    right = _WORD.findall(_STOP.split(text[end : end + REACH])[0])[:MOST]
    return _from_right(right, tenses)


def _from_left(left: list[str], back: int, word: str, told: str) -> str | None:
    """What the word, `back` words before the last of the clause so far, tells; None where it tells nothing."""
    leading, following = left[-back - 3 : -back - 1], left[len(left) - back :][:1]
    if word == "to" and (left[-back - 2 : -back - 1] == ["according"] or _noun(following)):
        return None  # `spoke to reporters on Friday`, `agreed to a vote on Friday`
    if word == "to" and leading[-1:] != ["due"]:
        if left[-back - 4 : -back - 2] == ["had", "been"]:
            return "past"  # `it had been due to expire on Friday`
        near = 0 < back <= 3 and left[-back].islower() and left[-back] not in _NOT_VERBS
        return "future" if near or (back and leading[-1:] and leading[-1].lower() in _DECIDES) else None
    if word == "early":
        return "future" if leading[-1:] == ["as"] else None
    if word in _REFUSES and following[:1] in (["not"], ["t"]) and left[len(left) - back + 1 :][:1] in _SAYS:
        return "past"  # `would not say on Friday how many`
    if word in ("plan", "plans") and following in ([], ["on"]) and leading:
        return None  # `announced a plan on Friday`
    if word == "could" and (following == ["not"] or _NONE.intersection(left)):
        return "past"  # `neither could be reached on Friday`
    if leading == ["had", "been"] and told == "future":
        return "past"  # `it had been planned for Friday`
    if word == "due" and following == ["to"] and leading and leading[-1] not in _BE:
        return None  # `due to a storm`
    if word == "set" and following and following[0] not in ("to", "for"):
        return None if leading[-1:] and leading[-1] in _PRESENT else "past"  # `the record set in May`
    if not told or (told == "past" and (_infinitive(leading) or (leading[-1:] and leading[-1] in _PRESENT))):
        return None
    return told


def _from_right(right: list[str], tenses: dict[str, str]) -> str:
    for place, word in enumerate(right):
        told = _told(word, tenses)
        before = right[place - 1] if place else ""
        if word in ("will", "would") or (word in _INTENDS and right[place + 1 : place + 2] == ["to"]):
            return "future"
        if told == "future" and before in _PRESENT:
            return "future"  # `On Friday the mayor is due to speak`
        if told == "past" and before not in _PRESENT:
            return "past"
    return ""


def _told(word: str, tenses: dict[str, str]) -> str:
    participle = len(word) > 4 and word.endswith("ed") and not word.endswith(("eed", "hundred", "United"))
    participle = participle and not word.startswith("un")  # `on an unspecified day in May`
    return tenses.get(word.lower()) or ("past" if participle else "")


def _clause_before(text: str) -> list[str]:
    return _WORD.findall(_STOP.split(text)[-1])


def _noun(following: list[str]) -> bool:
    """Whether the word after `to` cannot be a verb: `to a`, `to reporters`."""
    word = following[0] if following else ""
    plural = word.endswith("s") and not word.endswith(("ss", "us"))
    return plural or word in _NOT_VERBS


def _infinitive(leading: list[str]) -> bool:
    """Whether the words before a participle make it one of the future: `will be sold`, `to be formally opened`."""
    return leading[-1:] == ["be"] or (leading[:1] == ["be"] and leading[-1].endswith("ly"))
