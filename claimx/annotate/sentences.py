"""Sentences by rule, before any model runs: each is then parsed alone, so what stands around it changes nothing.

Paragraphs end at line breaks (a line break inside a hard-wrapped paragraph does not count); sentences end at a
full stop, question or exclamation mark, with its closing quotes and brackets, before a capital, a digit or an
opening quote. Abbreviations come from `abbreviations.toml`. One regular expression, linear time.
"""

import re
from functools import cache
from itertools import pairwise

from ..lexicon import Entry, entries
from ..mentions import Offsets

OPEN = "\"'“‘«([{„"
CLOSE = "\"'”’»)]}"
# a sentence end: the mark, its closing quotes, white space, then what may open a sentence; or a line break
BOUNDARY = re.compile(
    rf"(?P<word>[^\s]{{0,24}}?)(?P<mark>[.!?…]{{1,3}})(?P<close>[{re.escape(CLOSE)}]{{0,3}})(?P<gap>[^\S\n]{{1,20}})"
    rf"(?=[{re.escape(OPEN)}]{{0,3}}[\w$£€¥₹#@•—–-])"
)
BREAK = re.compile(r"\n\s*")
LONGEST = 2_000  # characters; a longer stretch is cut at white space, whatever it says
SPEAKER = re.compile(
    r"(?:[A-Z][\w’'.-]* ){1,4}(?:said|says|asked|asks|told|tells|added|adds|wrote|writes|tweeted|shouted|replied)\b"
)
INITIAL = re.compile(r"(?:^|[\s(\"'“‘.-])[A-Z]$")
WRAPPED = range(50, 110)  # line lengths of hard-wrapped text


class Abbreviation(Entry):
    """A word that ends in a full stop; `ends`: it may also be the last word of a sentence; `title`: a name follows."""

    word: str
    ends: bool = False
    title: bool = False


class Opener(Entry):
    """A word that opens a new sentence after an abbreviation which may end one."""

    word: str


@cache
def _abbreviations(lexicon: str | None) -> dict[str, bool]:
    return {entry.word: entry.ends for entry in entries("abbreviations", Abbreviation, lexicon)}


@cache
def titles(lexicon: str | None) -> re.Pattern[str]:
    """Titles with their full stop, at the beginning of a word and with white space after them: `Sgt. `."""
    words = sorted(entry.word for entry in entries("abbreviations", Abbreviation, lexicon) if entry.title)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?=\s)")


@cache
def openers(lexicon: str | None) -> frozenset[str]:
    """Words that open a sentence: `The`, `On`, `Meanwhile`."""
    return frozenset(entry.word for entry in entries("openers", Opener, lexicon))


def split(text: str, *, lexicon: str | None = None) -> list[Offsets]:
    """Sentences that tile the text: each ends where the next begins, white space goes to the one before."""
    cuts = [0]
    for start, end in paragraphs(text):
        if start > cuts[-1]:
            cuts.append(start)
        for cut in _ends(text, start, end, lexicon):
            _add(cuts, cut, text)
        _add(cuts, end, text)
    _add(cuts, len(text), text)
    return [Offsets(a, b) for a, b in pairwise(cuts)]


def _add(cuts: list[int], cut: int, text: str) -> None:
    """Append a cut, and before it as many as it takes to keep every stretch under LONGEST."""
    while cut - cuts[-1] > LONGEST:
        space = text.rfind(" ", cuts[-1] + LONGEST // 2, cuts[-1] + LONGEST)
        cuts.append(space + 1 if space > 0 else cuts[-1] + LONGEST)
    if cut > cuts[-1]:
        cuts.append(cut)


def paragraphs(text: str) -> list[Offsets]:
    """Stretches between line breaks, trailing white space included.

    A line break counts by what touches it alone, so that no paragraph changes where others end.
    """
    out, start = [], 0
    for found in BREAK.finditer(text):
        if found.end() >= len(text) or not _wraps(text, start, found):
            out.append(Offsets(start, found.end()))
            start = found.end()
    if start < len(text):
        out.append(Offsets(start, len(text)))
    return out


def _wraps(text: str, start: int, found: re.Match[str]) -> bool:
    """True where the line break is one of a hard-wrapped paragraph."""
    if text.count("\n", found.start(), found.end()) > 1:
        return False
    line = text.rfind("\n", max(start, found.start() - WRAPPED.stop), found.start()) + 1 or start
    return (
        found.start() - line in WRAPPED
        and text[found.start() - 1] not in '.!?:"”’'
        and text[found.end() : found.end() + 1].isalnum()
    ) or (found.start() - line in WRAPPED and text[found.end() : found.end() + 1].islower())


def _ends(text: str, start: int, end: int, lexicon: str | None) -> list[int]:
    """Where sentences end inside one paragraph."""
    out, at = [], start
    while found := BOUNDARY.search(text, at, end):
        at = found.end()
        if _is_end(text, found, lexicon):
            out.append(found.end())
    return out


def _is_end(text: str, found: re.Match[str], lexicon: str | None) -> bool:
    following = re.match(r"[^\w]{0,4}([\w’'-]{1,30})", text[found.end() : found.end() + 40])
    after = following[1] if following else ""
    if after[:1].islower():
        return False
    if found["close"] and not found["mark"].startswith("."):  # "Why 40?" Ruiz asked.
        return not SPEAKER.match(text, found.end(), found.end() + 120)
    if found["mark"] != "." or found["close"]:
        return True
    before = text[max(0, found.start("mark") - 24) : found.end("mark")]
    word = before[max(before.rfind(" "), before.rfind("\n")) + 1 :].lstrip(OPEN)
    if (ends := _abbreviations(lexicon).get(word)) is not None:
        return ends and after in openers(lexicon)
    if re.fullmatch(r"(?:[A-Za-z]\.){2,}", word):
        return after in openers(lexicon)
    return not INITIAL.search(text[max(0, found.start("mark") - 2) : found.start("mark")])
