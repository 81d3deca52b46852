"""Which sentences need the model at all: those with a figure, and those that may say whose it is and of when.

Half of the words of a news article stand in paragraphs without a figure. A reading of the plain text (no model) says
which. The paragraph of a figure is parsed with it, since speakers, dates and left-out nouns stand nearby; so are the
sentences before it where it takes up somebody (`she said`) or is all quotation, and those that introduce whom it names
(`Ada Orme` for a later `Orme`, a study for a later `the report`). The rest is only cut into words.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from enum import IntEnum
from functools import cache

from .. import quantity
from ..lexicon import entries
from ..mentions import Offsets
from .sentences import openers
from .who.antecedents import SPEECH
from .who.words import SourceWords

CAPITALIZED = re.compile(r"\b[A-Z][\w’'-]+")
FULL_NAME = re.compile(r"\b[A-Z][\w’'.-]*(?: (?:(?:of|the|and|for|de|van|von|al|bin) )?[A-Z][\w’'-]+)+|\([A-Z]{2,6}\)")
DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir) ([a-z]+)\b")
# somebody who is named before: `he`, `they said`
TAKES_UP = re.compile(
    rf"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b|\b(?:[Ii]t|[Tt]hey|[Tt]heir)\b(?: [a-z]+)?,? (?:{'|'.join(sorted(SPEECH))})\b"
)
QUOTED = re.compile(r"[“\"][^”\"]*(?:[”\"]|\Z)")
SAID = re.compile(rf"\b(?:{'|'.join(sorted(SPEECH))})\b|\baccording to\b", re.IGNORECASE)
NO_MARKS = str.maketrans(dict.fromkeys("“”\"'’.,;:!?()", " "))
INTRODUCED = ("study", "poll", "letter", "filing", "researchers")  # kinds of source that come back as `the ...`
BEFORE = 2  # sentences that may name who speaks in the paragraph after them
AFTER = 1
FIRST = 2  # sentences that introduce a kind of source
LONG = 20_000  # characters; a longer paragraph is looked at in parts, so that one figure cannot make all of it parsed


class Need(IntEnum):
    """How much of the pipeline a sentence goes through."""

    WORDS = 0  # the tokenizer alone
    PARSE = 1  # tagger, parser, lemmatizer


def of(text: str, sentences: Sequence[Offsets], *, lexicon: str | None = None) -> list[Need]:
    """The need of each sentence of a text."""
    needs = [Need.WORDS] * len(sentences)
    starts = [sentence.start for sentence in sentences]
    figures = {bisect_right(starts, found.start) - 1 for found in quantity.read(text, lexicon=lexicon)}
    for first, last in _paragraphs(text, sentences):
        if figures.isdisjoint(range(first, last)):
            continue
        before, after = _around(text[sentences[first].start : sentences[last - 1].end])
        before = before if not first or "\n" in text[slice(*sentences[first - 1])] else BEFORE
        for number in range(max(0, first - before), min(last + after, len(needs))):
            needs[number] = Need.PARSE
    parsed = [sentence for sentence, level in zip(sentences, needs, strict=True) if level]
    for number in list(_names(text, sentences, parsed, lexicon)):
        needs[number] = Need.PARSE
    for number in _kinds(text, sentences, parsed, lexicon):
        needs[number] = Need.PARSE
    return needs


def _paragraphs(text: str, sentences: Sequence[Offsets]) -> list[tuple[int, int]]:
    """Runs of sentences without a line break between them, each up to LONG."""
    out, first = [], 0
    for number, sentence in enumerate(sentences, 1):
        ends = number == len(sentences) or sentence.end - sentences[first].start > LONG
        if ends or "\n" in text[sentence.start : sentence.end]:
            out.append((first, number))
            first = number
    return out


def _around(paragraph: str) -> tuple[int, int]:
    """How many sentences before and after a figure's paragraph may name who speaks in it."""
    if paragraph[:1] in '“"' and SAID.search(QUOTED.sub("", paragraph)) is None:
        return BEFORE, AFTER
    return (BEFORE if TAKES_UP.search(paragraph) else 0), 0


def _names(text: str, sentences: Sequence[Offsets], parsed: Sequence[Offsets], lexicon: str | None) -> Iterator[int]:
    """The sentences that name in full, for the first time, whom parsed sentences name by one word only."""
    opening = openers(lexicon)
    seen = set()
    alone = set()
    for start, end in parsed:
        names = list(FULL_NAME.finditer(text, start, end))
        seen |= {name[0] for name in names}
        alone |= {parts[1] for name in names if len(parts := name[0].split()) == 2 and parts[0] in opening}
        alone |= set(CAPITALIZED.findall(FULL_NAME.sub("", text[start:end])))
    for number, sentence in enumerate(sentences):
        full = {name for name in FULL_NAME.findall(text, *sentence) if _any(name, alone, opening)}
        if full - seen:
            yield number
        seen |= full


def _any(name: str, alone: set[str], opening: Container[str]) -> bool:
    """True where a word of the name that is not its first stands alone elsewhere."""
    words = CAPITALIZED.findall(name)
    if words[0] in opening:  # On Monday, The Orme
        words = words[1:]
    return not alone.isdisjoint(words[1:]) or name.startswith("(")


def _kinds(text: str, sentences: Sequence[Offsets], parsed: Sequence[Offsets], lexicon: str | None) -> Iterator[int]:
    """The first sentences with a source of a kind that a parsed sentence takes up as `the report`, `the authors`."""
    nouns = _nouns(lexicon)
    definite = (noun for sentence in parsed for noun in DEFINITE.findall(text, *sentence))
    wanted = {nouns[noun] for noun in definite if noun in nouns}
    if not wanted:
        return
    count = dict.fromkeys(wanted, 0)
    for number, sentence in enumerate(sentences):
        words = set(text[sentence.start : sentence.end].lower().translate(NO_MARKS).split())
        kinds = {nouns[word] for word in words & nouns.keys()} & wanted
        if any(count[kind] < FIRST for kind in kinds):
            yield number
        for kind in kinds:
            count[kind] += 1


@cache
def _nouns(lexicon: str | None) -> dict[str, str]:
    rows = entries("source_types", SourceWords, lexicon)
    return {word: row.kind for row in rows if row.kind is not None and row.kind in INTRODUCED for word in row.words}
