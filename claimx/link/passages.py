"""Passages that spell out the figures of a poll or a study, sentence after sentence, without naming it each time."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from ..annotate.attribution import words
from ..mentions import Attribution, Offsets

SHARE = re.compile(
    r"%|per ?cent|\bpoints?\b|\d\s?[-–]\s?\d|\b(?:half|thirds?|quarters?|fifths?|majority)\b|\bin (?:\d|three|four|five|ten)",
    re.IGNORECASE,
)
POLL = re.compile(r"\b(?:polls?|polling|surveys?|pollsters?)\b", re.IGNORECASE)
METHOD = re.compile(
    r"\b(?:margins?|samples?|sampling|interviewed|conducted|respondents? were|was carried out|turnout)\b", re.IGNORECASE
)
ASKED = re.compile(
    r"\b(?:voters?|respondents?|surveyed|polled|approv\w+|disapprov\w+|(?:un)?favou?r\w*|rat(?:ed|ings?)|support\w*|"
    r"leads?|trail\w*|beats?|tops|ties|ahead|behind|match-?ups?|undecided|say|said|thinks?|believes?|prefer\w*|"
    r"Democrats|Republicans|adults|Americans|women|men)\b"
)
PEOPLE = re.compile(
    r"(?:(?:about|nearly|almost|over|more than|just|only|roughly|another|some|fewer than)\s)*"
    r"(?:\d|half\b|most\b|two-thirds|three-quarters|a (?:strong |clear |large |slim )?(?:majority|third|quarter)|one in |"
    r"(?:voters|respondents|those (?:surveyed|polled))\b)",
    re.IGNORECASE,
)


@cache
def _documents(lexicon: str | None) -> re.Pattern[str]:
    names = sorted(words.load(lexicon).documents)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")s?\b", re.IGNORECASE)


def respondents(text: str, source: Offsets) -> bool:
    """True for a source that is a share of those whom a poll asked: `26 percent of voters`."""
    return PEOPLE.match(text, source.start, source.end) is not None


class Passages:
    """The voices of an article in order, asked which of them is still heard at a place."""

    def __init__(self, text: str, attributions: Sequence[Attribution], breaks: Sequence[int]) -> None:
        """Keeps what has a source and says something."""
        self.text = text
        self.breaks = breaks
        self.voices = sorted(
            ((one.content[-1].end, one) for one in attributions if one.source is not None),
            key=lambda pair: pair[0],
        )
        self.ends = [end for end, _ in self.voices]

    def heard(self, start: int, end: int, sentence: Offsets) -> tuple[Attribution, str] | None:
        """The document whose figures the sentence goes on to spell out."""
        said = self.text[sentence.start : sentence.end]
        if not SHARE.search(self.text, start, min(end + 12, sentence.end)) or METHOD.search(said):
            return None
        last = self._last(start)
        if last is None or last.source is None:
            return None
        name = self.text[last.source.start : last.source.end]
        if not _documents(None).search(name):
            return None
        together = bisect_right(self.breaks, last.content[-1].start) == bisect_right(self.breaks, start)
        if together:
            return last, "passage:paragraph"
        if POLL.search(name) and ASKED.search(said):
            return last, "passage:poll"
        return None

    def _last(self, start: int) -> Attribution | None:
        at = bisect_right(self.ends, start)
        while at:
            at -= 1
            one = self.voices[at][1]
            if one.source is not None and not respondents(self.text, one.source):
                return one
        return None
