"""Stretches in quotation marks, found in the text alone.

Every mark is read as opening or closing by what touches it, paragraph by paragraph: a mark that nobody closes
can spoil no more than its own paragraph. A paragraph that ends inside a quotation and is followed by one that
opens with the same mark is the usual layout of a long quotation. One pass, linear in the text.
"""

import re
from dataclasses import dataclass

from .sentences import paragraphs

#: Opening mark -> the marks that close it. `''` and two backticks are what typewriters and wires make of `"`.
CLOSERS = {
    '"': '"”',
    "“": '”"“',
    "„": "“”",
    "«": "»",
    "``": "''",
    "''": "''",
    "‘": "’",
    "'": "'",
}
SINGLE = "‘'’"
_MARK = re.compile(r"``|''|[\"“”„«»‘’'＂]")
_OPENS_AFTER = frozenset("([{<—–-/…:;,*_>|•") | frozenset("\"“„«‘'`")
_OPENERS = frozenset("([{—–…:;")
_DOUBLE = frozenset(('"', "“", "„", "«", "``", "''"))
_CLIPPED = re.compile(r"(?:em|til|tis|twas|cause|round|bout|n|cos|im|er|ere|neath|\d\ds?)(?![^\W_])", re.IGNORECASE)
_WORD = re.compile(r"\w[\w'’.-]*")
_SPEECH_END = frozenset(",.!?…—")
_SCARE_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch in quotation marks; `start` and `end` are the inside, `outer_start` and `outer_end` hold the marks.

    `depth` is 0 for a quotation in no other. `closed` is False where the closing mark is missing: the quotation
    then ends with its paragraph. `continues` says that it goes on with the quotation of the paragraph before.
    `scare` marks a few words in quotation marks that have nothing of speech about them.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    mark: str
    depth: int = 0
    closed: bool = True
    continues: bool = False
    scare: bool = False


@dataclass(slots=True)
class _Open:
    at: int
    mark: str
    continues: bool = False


def find(text: str) -> tuple[Quote, ...]:
    """All quotations, nested ones too, ordered by where they open."""
    found: list[Quote] = []
    pending = ""
    for start, end in paragraphs(text):
        pending = _paragraph(text, start, end, pending, found)
    return tuple(sorted(found, key=lambda quote: (quote.outer_start, -quote.outer_end)))


def _paragraph(text: str, start: int, end: int, pending: str, found: list[Quote]) -> str:
    """Adds the quotations of one paragraph to `found`; the mark that is still open at its end, or an empty string."""
    marks = [match for match in _MARK.finditer(text, start, end) if _is_mark(text, match, start, end)]
    last_single = {"'": -1, "‘": -1}
    for match in marks:
        if match[0] in "'’" and _can_close(text, match, end):
            last_single["'" if match[0] == "'" else "‘"] = match.start()
    stack: list[_Open] = []
    for number, match in enumerate(marks):
        mark = match[0].replace("＂", '"')
        closing = _closes(text, match, mark, stack, end, marks, number)
        if closing is not None:
            del stack[closing + 1 :]
            _close(text, stack.pop(), match.start(), match.end(), len(stack), found)
        elif _opens(text, match, mark, stack, start, end) and len(stack) < 4:
            if (
                mark in last_single
                and last_single[mark] <= match.start()
                and not (_first(text, match, start) or _introduced(text, match.start(), start))
            ):
                continue
            continues = _goes_on(pending, mark) and _first(text, match, start)
            if stack and mark in ("“", "``") and stack[-1].mark == mark:  # the next paragraph of it, run on
                _close(text, stack.pop(), match.start(), match.start(), len(stack), found, closed=False)
                continues = True
            stack.append(_Open(match.start(), mark, continues))
    if not stack:
        return ""
    bottom = stack[0]
    introduced = _introduced(text, bottom.at, start)
    if bottom.mark in SINGLE and not (bottom.continues or bottom.at == start or introduced):
        return ""
    if not (bottom.continues or introduced) and _midway(text, bottom.at, start, bottom.at + len(bottom.mark)):
        return ""
    stop = start + len(text[start:end].rstrip())
    _close(text, bottom, stop, stop, 0, found, closed=False)
    return bottom.mark


def _introduced(text: str, at: int, start: int) -> bool:
    """`He said: 'We ...`: a colon before the mark."""
    return text[max(start, at - 2) : at] == ": "


def _midway(text: str, at: int, start: int, inside: int) -> bool:
    """True for a mark nobody closes before a few words in the midst of a sentence: `among “rather old) people`."""
    before = text[max(start, at - 2) : at].rstrip()
    return before[-1:].isalnum() and text[inside : inside + 1].islower()


def _is_mark(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """False for apostrophes inside words and for feet, inches and minutes after a digit that open nothing."""
    mark, at = match[0], match.start()
    before = text[at - 1] if at > start else " "
    after = text[match.end()] if match.end() < end else " "
    if mark in SINGLE:
        return not (before.isalnum() and after.isalnum())
    return True


def _goes_on(pending: str, mark: str) -> bool:
    return pending == mark or (pending in _DOUBLE and mark in _DOUBLE)


def _first(text: str, match: re.Match[str], start: int) -> bool:
    return not text[start : match.start()].strip() if match.start() - start < 8 else False


def _opens(text: str, match: re.Match[str], mark: str, stack: list[_Open], start: int, end: int) -> bool:
    if mark not in CLOSERS:
        return False
    if mark in "“„«" or mark == "``":
        return True
    at, stop = match.start(), match.end()
    before = text[at - 1] if at > start else " "
    after = text[stop] if stop < end else " "
    if mark in SINGLE:
        clipped = mark == "'" and _CLIPPED.match(text, stop, min(end, stop + 8))
        return (before.isspace() or before in _OPENS_AFTER) and not after.isspace() and not clipped
    if before.isspace():
        return not after.isspace() or not stack
    return (before in _OPENS_AFTER or not stack) and not after.isspace() and not before.isdigit()


def _can_close(text: str, match: re.Match[str], end: int) -> bool:
    at, stop = match.start(), match.end()
    return at > 0 and not text[at - 1].isspace() and not (stop < end and text[stop].isalnum())


def _closes(
    text: str,
    match: re.Match[str],
    mark: str,
    stack: list[_Open],
    end: int,
    marks: list[re.Match[str]],
    number: int,
) -> int | None:
    """The place in `stack` of the quotation that this mark closes."""
    for place in range(len(stack) - 1, -1, -1):
        opened = stack[place].mark
        if mark not in CLOSERS[opened] or (len(mark) != len(CLOSERS[opened]) and len(mark) > 1):
            continue
        if mark in "”»":
            return place
        if mark == opened == "“":
            return place if _can_close(text, match, end) and text[match.start() - 1] not in _OPENERS else None
        if mark in SINGLE:
            if _can_close(text, match, end) and not _possessive(text, match, end, marks, number):
                return place
            continue
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end()] if match.end() < end else " "
        if not before.isspace() or after.isspace() or after in ",.;:!?)":
            opens = (before in _OPENS_AFTER and before not in ",-—–…'") and after.isalnum()
            if not opens or before in "\"'’”":
                return place
    return None


def _possessive(text: str, match: re.Match[str], end: int, marks: list[re.Match[str]], number: int) -> bool:
    """True for `the workers' pay` inside single marks, where a later mark can close."""
    at, stop = match.start(), match.end()
    if text[at - 1] not in "sS" or not (stop + 1 < end and text[stop] == " " and text[stop + 1].islower()):
        return False
    if number + 1 >= len(marks):
        return False
    later = marks[number + 1]
    return later[0] == match[0] and _can_close(text, later, end)


def _close(
    text: str, opened: _Open, stop: int, outer: int, depth: int, found: list[Quote], *, closed: bool = True
) -> None:
    inside = opened.at + len(opened.mark)
    if inside >= stop:
        return
    scare = closed and not opened.continues and _scare(text, opened.at, inside, stop)
    found.append(Quote(inside, stop, opened.at, outer, opened.mark, depth, closed, opened.continues, scare))


def _scare(text: str, outer: int, start: int, end: int) -> bool:
    """A few words with no end of a sentence, which no comma or colon introduces."""
    if end - start > 60 or text[end - 1] in _SPEECH_END:
        return False
    before = text[max(0, outer - 2) : outer].rstrip()
    if before.endswith((",", ":")) or not before:
        return False
    return len(_WORD.findall(text, start, end)) <= _SCARE_WORDS
