"""The noun phrase of a mention: where its first run of words ends, its head, and what is said of it after."""

from dataclasses import dataclass

from .capitals import DAYS
from .models import Directory
from .tokens import (
    ADJ,
    ADP,
    ADV,
    AUX,
    CCONJ,
    DET,
    MARKS,
    NOUN,
    NUM,
    PART,
    PRON,
    PROPN,
    PUNCT,
    SCONJ,
    SPACE,
    SYM,
    VERB,
    Tokens,
)

RUN = frozenset({DET, ADJ, NOUN, PROPN, NUM, SYM})
LEAD = frozenset({ADP, CCONJ, PUNCT, SPACE, SCONJ, ADV, AUX})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
OWNERS = frozenset({"his", "her", "its", "their", "our", "my", "your"})
HYPHENS = frozenset({"-", "‐", "‑", "/", "–"})
DASHES = frozenset({"--", "—", "–"})
REACH = 24  # tokens on either side of a head word
DATELINE = 6  # tokens of a dateline
SUBJECT_PRONOUNS = frozenset({"i", "he", "she", "they", "we", "you", "it"})
STOPS = frozenset({"who", "which", "that", "whom", "whose", "where", "when", "because", "while", "but"})
SEEN = frozenset({"obtained", "seen", "reviewed", "viewed", "cited", "quoted"})  # by those who only report it
ONES = frozenset({"one", "another", "others", "some", "many", "both", "several", "few", "two", "three"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A mention read: tokens start to end in all, first run to `run`, and the head of that run."""

    start: int
    end: int
    run: int
    head: int


def read(directory: Directory, start: int, end: int) -> Phrase | None:
    """The noun phrase that begins a mention; None where there is no word."""
    tokens = directory.tokens
    start = _past_dateline(tokens, start, end)
    while start < end and (tokens.pos[start] in LEAD and not _begins(directory, start)):
        start += 1
    while end > start and tokens.pos[end - 1] in (PUNCT, SPACE) and tokens.words[end - 1] not in (")", "'", "’"):
        end -= 1
    if start >= end:
        return None
    run = _run(directory, start, end)
    head = _head(tokens, start, run)
    return Phrase(start, end, run, head)


def _past_dateline(tokens: Tokens, start: int, end: int) -> int:
    """Past `KELSO --` at the beginning of a paragraph, which some parses draw into the source."""
    for i in range(start + 1, min(end - 1, start + DATELINE)):
        spaced = tokens.words[i] == "-" and tokens.start[i] > tokens.end(i - 1)
        if spaced or tokens.words[i] in DASHES:
            return i + 1 if tokens.words[start].isupper() else start
    return start


def _begins(directory: Directory, i: int) -> bool:
    tokens = directory.tokens
    return i in directory.at or tokens.lower[i] in ONES or tokens.lower[i] in directory.words.nouns


def _run(directory: Directory, start: int, end: int) -> int:
    """The end of the run of determiners, adjectives and nouns that begins at start."""
    tokens = directory.tokens
    i = start
    while i < end and (i in directory.at or _in_run(tokens, i, start, end)):
        i += 1
    return max(i, start + 1)


def _in_run(tokens: Tokens, i: int, start: int, end: int) -> bool:
    word, pos = tokens.lower[i], tokens.pos[i]
    if word in STOPS and i > start:
        return False
    if (pos == DET or word in OWNERS) and i > start and tokens.pos[i - 1] in (NOUN, PROPN):
        return False  # `figures the port put online`
    if pos == ADJ and start < i < end - 1 and tokens.pos[i + 1] == ADP and tokens.pos[i - 1] in (NOUN, PROPN, PRON):
        return False
    if word == ".":
        return start < i < end - 1
    if word in POSSESSIVE or word in HYPHENS or pos in RUN or (word == "," and _in_date(tokens, i)):
        return True
    if (pos == SPACE and "\n" not in word) or (word.isascii() and len(word) > 1 and tokens.words[i].isupper()):
        return True
    if word in MARKS:
        return start < i < end - 1 and tokens.pos[i + 1] in RUN
    if pos == CCONJ:
        return start < i < end - 2 and _joins_adjectives(tokens, i)
    if pos == PRON:
        return word in OWNERS or i == start
    if pos == ADV and i > start:
        return i + 1 < end and tokens.pos[i + 1] in (ADJ, NUM, VERB) and i < tokens.head[i]
    if pos == VERB and i > start and word.isalpha() and tokens.words[i - 1] in HYPHENS:
        return i + 1 < end and tokens.pos[i + 1] in RUN  # `Brandt-run`
    if pos == VERB:
        return (tokens.dep[i] in ("amod", "compound") or i == start) and i < tokens.head[i] < end
    return pos in (ADV, SCONJ, PART) and i == start


def _joins_adjectives(tokens: Tokens, i: int) -> bool:
    """`nor` of `neither federal nor local officials`."""
    before, after = tokens.pos[i - 1], tokens.pos[i + 1]
    return after == ADJ and before in (ADJ, PROPN) and tokens.pos[i + 2] in (NOUN, PROPN, ADJ)


def _in_date(tokens: Tokens, i: int) -> bool:
    return 0 < i < len(tokens.words) - 1 and tokens.pos[i - 1] == NUM and tokens.pos[i + 1] == NUM


def _head(tokens: Tokens, start: int, run: int) -> int:
    """The last word of a run that can be a head."""
    for i in range(run - 1, start - 1, -1):
        if tokens.lower[i] not in POSSESSIVE and tokens.pos[i] not in (PUNCT, PART, SPACE):
            return i
    return start


def around(directory: Directory, head: int) -> Phrase:
    """The noun phrase around a head word that is no mention: its run leftward, what follows up to the next stop."""
    tokens = directory.tokens
    start = head
    while (
        start > max(0, head - REACH)
        and _joins_left(directory, start - 1)
        and tokens.sentence[start - 1] == tokens.sentence[head]
    ):
        start -= 1
        if tokens.pos[start] == DET or tokens.lower[start] in OWNERS:
            break
    while start < head and tokens.pos[start] not in RUN and tokens.lower[start] not in OWNERS:
        start += 1
    end = modifiers(directory, head + 1, min(len(tokens.words), head + REACH))
    return Phrase(start, end, head + 1, head)


def _joins_left(directory: Directory, i: int) -> bool:
    tokens = directory.tokens
    pos, word = tokens.pos[i], tokens.lower[i]
    if i in directory.at or pos in RUN or word in POSSESSIVE or word in HYPHENS or word in OWNERS:
        return True
    if pos == CCONJ and word in ("and", "or", "nor"):
        return tokens.pos[i + 1] in (ADJ, PROPN) and i > 0 and tokens.pos[i - 1] in (ADJ, PROPN)
    if word == "," and _in_date(tokens, i):
        return True
    return pos == VERB and tokens.dep[i] in ("amod", "compound") and tokens.head[i] > i


def modifiers(directory: Directory, start: int, end: int) -> int:
    """Where the telling modifiers after a head end: before a comma, a relative or finite clause, or a time.

    `familiar with the numbers`, `released by the Fairhaven Institute`, `of the port`.
    """
    tokens = directory.tokens
    i = keep = start
    while i < end and tokens.sentence[i] == tokens.sentence[start - 1]:
        word, pos = tokens.lower[i], tokens.pos[i]
        named = directory.named(i)
        if named is not None and i == named.start:
            i = keep = min(named.end, end)
            continue
        if word == "," and i == keep and _place(directory, i - 1) and _place(directory, i + 1):
            i += 1
            continue  # `in Omby, Texas`
        if pos == PUNCT and word not in HYPHENS and word not in POSSESSIVE:
            break
        if (
            word in STOPS
            or word in SEEN
            or word in SUBJECT_PRONOUNS
            or pos in (AUX, SCONJ, SPACE)
            or (pos == VERB and _finite(tokens, i))
        ):
            break
        if pos == CCONJ and not _continues(tokens, i, end):
            break
        if pos == ADP and i + 1 < end and tokens.words[i + 1] in DAYS:
            i += 2
            continue
        i += 1
        if pos in (NOUN, PROPN, NUM, PRON) or word in POSSESSIVE or (pos == ADJ and i == end):
            keep = i
    return keep


def _place(directory: Directory, i: int) -> bool:
    mention = directory.named(i)
    return mention is not None and directory.entities[mention.entity].kind == "place"


def _finite(tokens: Tokens, i: int) -> bool:
    return tokens.lower[i] != "briefed" and tokens.dep[i] not in ("acl", "amod", "pcomp", "compound", "prep")


def _continues(tokens: Tokens, i: int, end: int) -> bool:
    return i + 1 < end and tokens.pos[i + 1] in (NOUN, PROPN, ADJ, DET, NUM)


def content(directory: Directory, phrase: Phrase) -> frozenset[str]:
    """The telling words of a phrase, its head left out."""
    tokens = directory.tokens
    return frozenset(
        tokens.lower[i]
        for i in range(phrase.start, phrase.end)
        if i != phrase.head and tokens.pos[i] in (NOUN, PROPN, ADJ, VERB, NUM) and tokens.lower[i] not in VAGUE
    )


VAGUE = frozenset(
    {"new", "same", "latest", "recent", "other", "first", "second", "own", "full", "said", "such", "separate"}
)
