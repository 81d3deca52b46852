"""Passages that spell out the figures of a poll or a study, sentence after sentence, without naming it each time."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from ..annotate.attribution import words
from ..annotate.sentences import paragraphs
from ..mentions import Attribution, Offsets

SHARE = re.compile(
    r"%|per ?cent|\bpoints?\b|\d\s?[-–]\s?\d|\b(?:half|thirds?|quarters?|fifths?|majority)\b|"
    r"\bin (?:\d|three|four|five|ten)",
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
    r"(?:\d|half\b|most\b|two-thirds|three-quarters|one in |"
    r"a (?:strong |clear |large |slim )?(?:majority|third|quarter)|(?:voters|respondents|those (?:surveyed|polled))\b)",
    re.IGNORECASE,
)


@cache
def _documents(lexicon: str | None) -> re.Pattern[str]:
    names = sorted(words.load(lexicon).documents)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voices:
    """The attributions of an article in the order of their ends, with its sentences and paragraphs."""

    text: str
    said: tuple[Attribution, ...]
    ends: tuple[int, ...]
    sentences: tuple[Offsets, ...]
    starts: tuple[int, ...]
    breaks: tuple[int, ...]


def respondents(source: str) -> bool:
    """True for a source that is a share of those whom a poll asked: `26 percent of voters`."""
    return PEOPLE.match(source) is not None


def read(doc: Doc, attributions: Sequence[Attribution]) -> Voices:
    """What `heard` asks of an article, laid out once."""
    text = doc.text
    said = sorted((one for one in attributions if one.source is not None), key=_end)
    sentences = tuple(Offsets(one.start_char, one.end_char) for one in doc.sents)
    return Voices(
        text=text,
        said=tuple(said),
        ends=tuple(map(_end, said)),
        sentences=sentences,
        starts=tuple(one.start for one in sentences),
        breaks=tuple(start for start, _ in paragraphs(text)),
    )


def heard(voices: Voices, start: int, end: int) -> tuple[Attribution, str] | None:
    """The document whose figures the sentence around a place goes on to spell out, and the rule that says so."""
    text = voices.text
    sentence = voices.sentences[bisect_right(voices.starts, start) - 1]
    said = text[sentence.start : sentence.end]
    if not SHARE.search(text, start, min(end + 12, sentence.end)) or METHOD.search(said):
        return None
    last = _last(voices, start)
    if last is None or last.source is None:
        return None
    name = text[last.source.start : last.source.end]
    if not _documents(None).search(name):
        return None
    if bisect_right(voices.breaks, last.content[-1].start) == bisect_right(voices.breaks, start):
        return last, "passage:paragraph"
    return (last, "passage:poll") if POLL.search(name) and ASKED.search(said) else None


def _end(one: Attribution) -> int:
    return one.content[-1].end


def _last(voices: Voices, start: int) -> Attribution | None:
    """The last voice before a place, those of people polled aside."""
    for at in range(bisect_right(voices.ends, start) - 1, -1, -1):
        source = voices.said[at].source
        if source is not None and not respondents(voices.text[source.start : source.end]):
            return voices.said[at]
    return None
