"""Passages that spell out the figures of a poll or a study, sentence after sentence, without naming it each time."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from ..annotate.attribution import words
from ..annotate.columns import columns_of, once, text_of
from ..annotate.sentences import paragraphs
from ..mentions import Attribution, Offsets

SHARE = re.compile(
    r"\bper \d|"
    r"%|per ?cent|\bpoints?\b|\d\s?[-–]\s?\d|\b(?:half|thirds?|quarters?|fifths?|majority)\b|digits\b|"
    r"\bin (?:\d|three|four|five|ten)",
    re.IGNORECASE,
)
POLL = re.compile(r"\b(?:polls?|polling|surveys?|pollsters?)\b", re.IGNORECASE)
METHOD = re.compile(
    r"\b(?:margins? of (?:\w+ )?error|error margin|plus or minus|samples?|sampling|interviewed|conducted|"
    r"respondents? were|was carried out|turnout)\b|[±]|\+/-",
    re.IGNORECASE,
)
GROUP = (
    r"voters?|electorate|respondents?|surveyed|polled|Democrats|Republicans|independents|conservatives|liberals|adults|"
    r"Americans|Britons|Canadians|Australians|women|men|millennials|parents|workers|evangelicals|households|caucus-?goers|"
    r"(?:per ?cent|%) (?:would|said|say|chose|choose|prefer|favou?r|want|think|believe)|"
    r"Hispanics|Latinos|Catholics|Christians|Muslims|blacks|whites|supporters|backers"
)
OPINION = (
    r"approv\w+|disapprov\w+|(?:un)?favou?r\w*|rat(?:ed|ings?)|support\w*|oppos\w+|undecided|unsure|say|said|"
    r"thinks?|thought|believes?|prefer\w*|trust\w*|agree|disagree|(?:dis)?satisfied|worried|concerned|scared|views?|"
    r"viewed|opinions?|reactions?|positive(?:ly)?|negative(?:ly)?|back(?:s|ed)?|want(?:s|ed)?|would (?:vote|choose)"
    r"|chose|describ\w+|consider|feel"
)
CHOICE = re.compile(rf"\b(?:{GROUP}|margin|at \d+ ?(?:percent|%))")
RACE = r"leads?|leading|led|trail\w*|beats?|tops|ties|tied|ahead|behind|edges?|margin|match-?ups?|at \d+ ?(?:percent|%)"
GROUPS, OPINIONS = re.compile(rf"\b(?:{GROUP})\b"), re.compile(rf"\b(?:{OPINION})\b")
ASKED = re.compile(rf"\b(?:{GROUP}|{OPINION}|{RACE})")
RESULT = re.compile(
    r"\b(?:won|received|got|took|with|captured) (?:\S+ ){1,5}of the (?:\w+ )?votes?\b|\bprecincts\b|\bturned out\b"
)
PEOPLE = re.compile(
    r"(?:(?:about|nearly|almost|over|more than|just|only|roughly|another|some|fewer than)\s)*"
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|\w+ty|\w+teen)"
    r"(?:[ -]\w+)? (?:million|per ?cent|of)\b|half\b|most\b|two-thirds|three-quarters|one in |"
    r"a (?:strong |clear |large |slim )?(?:majority|third|quarter)|(?:voters|respondents|those (?:surveyed|polled))\b)",
    re.IGNORECASE,
)


FINDERS = re.compile(
    r"\b(?:the|these|its) (?:same )?(?:researchers|authors|scientists|study|report|paper|survey)\b", re.IGNORECASE
)
NEAR = 600  # characters of its paragraph that may tell what a sentence speaks of
NAMED = re.compile(
    r"(?:\b(?:an?|the|this|that|its|new|latest|\w+[’']s)\s(?:[\w.’'/&-]+\s){0,8}?|\b[A-Z][\w.’'/&-]*\s)?"
    r"(?P<poll>\b(?:poll|survey|polling)\b)",
    re.IGNORECASE,
)


@cache
def _documents(lexicon: str | None) -> re.Pattern[str]:
    known = words.load(lexicon)
    names = sorted({*known.documents, *known.finders})
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")s?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Voices:
    """The attributions of an article in the order of their ends, its polls, sentences and paragraphs.

    `said` leaves out those of people polled; `polled` holds what polls say; `polls` is where they are spoken of.
    """

    text: str
    said: tuple[Attribution, ...]
    ends: tuple[int, ...]
    polled: tuple[Attribution, ...]
    polls: tuple[Offsets, ...]
    sentences: tuple[Offsets, ...]
    starts: tuple[int, ...]
    breaks: tuple[int, ...]
    documents: re.Pattern[str]


Heard = tuple[int, Attribution]


def respondents(source: str) -> bool:
    """True for a source that is a share of those whom a poll asked: `26 percent of voters`."""
    return PEOPLE.match(source) is not None


def read(doc: Doc, attributions: Sequence[Attribution], *, lexicon: str | None = None) -> Voices:
    """What `heard` asks of an article, laid out once."""
    text = text_of(doc)
    documents = _documents(lexicon)
    said = sorted((one for one in attributions if one.source and not respondents(text[slice(*one.source)])), key=_end)
    sentences = tuple(Offsets(*one) for one in columns_of(doc).bounds())
    return Voices(
        text=text,
        said=tuple(said),
        ends=tuple(map(_end, said)),
        polled=tuple(one for one in said if POLL.search(_named(text, documents, one))),
        polls=_polls(doc, text),
        sentences=sentences,
        starts=tuple(one.start for one in sentences),
        breaks=tuple(start for start, _ in once(doc, paragraphs)),
        documents=documents,
    )


def _polls(doc: Doc, text: str) -> tuple[Offsets, ...]:
    """Where one poll is spoken of, whatever is said of it: `a new Brell poll`, `the survey`."""
    out: list[Offsets] = []
    folded = text.casefold()
    if "poll" not in folded and "survey" not in folded:
        return ()
    for match in NAMED.finditer(text):
        span = doc.char_span(*match.span("poll"), alignment_mode="expand")
        if span is None or span.root.pos_ not in ("NOUN", "PROPN") or span.root.dep_ == "compound":
            continue
        root = span.root
        first = max(root.left_edge.idx, match.start())
        out.append(Offsets(first, root.idx + len(root)))
    return tuple(out)


def heard(voices: Voices, start: int, end: int, before: Heard | None = None) -> tuple[Attribution, str] | None:
    """The document whose figures the sentence around a place goes on to spell out, and the rule that says so.

    Args:
        voices: The article.
        start: Where the figure begins.
        end: Where it ends.
        before: The last figure that a passage gave a source to, and that source.
    """
    text = voices.text
    sentence = voices.sentences[bisect_right(voices.starts, start) - 1]
    said = text[sentence.start : sentence.end]
    if not SHARE.search(text, start, min(end + 30, sentence.end)) or METHOD.search(said):
        return None
    last = _last(voices, start)
    document = _document(voices, last)
    if last is not None and document:
        if _paragraph(voices, last.content[-1].start) == _paragraph(voices, start):
            return last, "passage:paragraph"
        if POLL.search(document) and CHOICE.search(said):
            return last, "passage:poll"
    return (
        _asked(voices, start, sentence)
        or _chained(voices, start, said, before)
        or _found(voices, start, sentence, last)
    )


def _found(voices: Voices, start: int, sentence: Offsets, last: Attribution | None) -> tuple[Attribution, str] | None:
    """`After the researchers allowed for age, the rate was ...`: a paragraph that speaks of those who found it."""
    number = _paragraph(voices, start)
    begin = voices.breaks[number - 1] if number else 0
    first = voices.sentences[bisect_right(voices.starts, begin) - 1]
    found = FINDERS.search(voices.text, begin, min(first.end, start))
    if found is None or start - begin > NEAR or (last is not None and last.content[-1].end > begin):
        return None
    return Attribution(Offsets(*found.span()), None, (sentence,), rule="finder"), "passage:finder"


def _chained(voices: Voices, start: int, said: str, before: Heard | None) -> tuple[Attribution, str] | None:
    """The poll that the paragraph before gave shares of, where nobody else has spoken since."""
    if before is None or not ASKED.search(said) or RESULT.search(said):
        return None
    at, one = before
    if _paragraph(voices, start) - _paragraph(voices, at) > 1 or not POLL.search(_document(voices, one)):
        return None
    last = _last(voices, start)
    if last is not None and last.content[0].start > at:
        return None
    return one, "passage:chain"


def _asked(voices: Voices, start: int, sentence: Offsets) -> tuple[Attribution, str] | None:
    """The poll spoken of last, for a share of people who think something."""
    text = voices.text
    if not _opinions(voices, start, sentence) or RESULT.search(text, sentence.start, sentence.end):
        return None
    at = bisect_right(voices.polls, Offsets(start, start)) - 1
    if at < 0:
        return None
    poll = voices.polls[at]
    last = bisect_right(voices.polled, start, key=_end) - 1
    if last >= 0 and _end(voices.polled[last]) > poll.start:
        return voices.polled[last], "passage:asked"
    return Attribution(poll, None, (sentence,), rule="poll"), "passage:asked"


def _opinions(voices: Voices, start: int, sentence: Offsets) -> bool:
    """Whether a sentence speaks of what people think, by itself or with the help of its paragraph."""
    text = voices.text
    groups = GROUPS.search(text, sentence.start, sentence.end) is not None
    opinions = OPINIONS.search(text, sentence.start, sentence.end) is not None
    if groups and opinions:
        return True
    if not (groups or opinions):
        return False
    number = _paragraph(voices, start)
    begin = voices.breaks[number - 1] if number else 0
    stop = voices.breaks[number] if number < len(voices.breaks) else len(text)
    begin, stop = max(begin, sentence.start - NEAR), min(stop, sentence.end + NEAR)
    return GROUPS.search(text, begin, stop) is not None and OPINIONS.search(text, begin, stop) is not None


def _paragraph(voices: Voices, at: int) -> int:
    return bisect_right(voices.breaks, at)


def _document(voices: Voices, one: Attribution | None) -> str:
    """The name of the document that speaks, or nothing."""
    return "" if one is None else _named(voices.text, voices.documents, one)


def _named(text: str, documents: re.Pattern[str], one: Attribution) -> str:
    name = text[one.source.start : one.source.end] if one.source is not None else ""
    return name if documents.search(name) else ""


def _end(one: Attribution) -> int:
    return one.content[-1].end


def _last(voices: Voices, start: int) -> Attribution | None:
    """The last voice before a place, those of people polled aside."""
    at = bisect_right(voices.ends, start) - 1
    return voices.said[at] if at >= 0 else None
