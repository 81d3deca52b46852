"""Where the names stand: runs of capitals, mended."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH

from .capitals import (
    DAYS,
    HYPHENS,
    INSIDE,
    POSSESSIVE,
    SUFFIXES,
    acronym,
    capital,
    capitals_end,
    glued,
    in_name,
    joins_verb,
    of_name,
    office_end,
    past_nickname,
)
from .proper import find as proper_names
from .tokens import NOUN, NUM, PRON, PROPN, PUNCT, SPACE, Tokens
from .words import Words, role_of

KINDS = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "PRODUCT": "other", "WORK_OF_ART": "other", "EVENT": "other", "LAW": "other",
}  # fmt: skip
STOP_WORDS = frozenset(ENGLISH) - {"will", "us"}
CLOSED = frozenset(". ! | / ( )".split())  # behind the name in a line of the page
LONGEST = 24  # tokens of a name
CUT = frozenset("'s ’s ' ’ ( ) [ ] the a an , . “ ” \" ; : — – and &".split())
VERBS = frozenset(
    "says said claims warns vows tells urges sees calls wants slams faces backs pledges promises defends accuses denies"
    " seeks rips blasts mocks rejects".split()
)  # in headlines


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name: tokens start to end (titles and articles cut off), and the kind the model gave it, if any."""

    start: int
    end: int
    kind: str | None


def find(tokens: Tokens, words: Words) -> tuple[NameSpan, ...]:
    """The names of an article, in order, none overlapping."""
    spans: list[NameSpan] = []
    entities = proper_names(tokens, words)
    known = {tokens.words[end - 1]: label for _, end, label in entities if label in ("PERSON", "GPE")}
    plain = set(tokens.words) | words.nouns.keys()
    free = 0
    for first, last, label in entities:
        kind = KINDS.get(label)
        if kind is None:
            continue
        start, end = max(free, first), min(last, first + LONGEST)
        if start >= end:
            continue
        start, end = _trim(tokens, *_whole(tokens, words, start, end, kind, free))
        past = _past_noun(tokens, words, start, end) if start < end else start
        start, kind = past, "organization" if past > start else kind
        spans += _runs(tokens, words, free, min(start, end))
        if start < end and not (
            label == "ORG" and (_office(tokens, words, end - 1) or _plural(tokens, start, end, plain))
        ):
            spans += _split(tokens, words, start, end, kind, known)
        free = max(free, end, min(last, first + LONGEST))
    spans += _runs(tokens, words, free, len(tokens.words))
    often = Counter(tokens.words[i] for i in tokens.capitals)
    spans = [mended for span in spans for mended in _past_verb(tokens, words, span, often)]
    return tuple(_slashed(tokens, [bare for span in spans for bare in _past_furniture(tokens, words, span)]))


def _past_furniture(tokens: Tokens, words: Words, span: NameSpan) -> list[NameSpan]:
    """The name without the page's own words in a line of its own: `Copyright Brell News`, `Photo Ann Lowe`, `(C) Brell
    News`; an office named by such a word keeps it (`Copyright Office`).
    """
    start, end = span.start, span.end
    while start < end and tokens.words[start] in words.furniture:
        start += 1
    if start == span.start or not _line_begins(tokens, words, span.start):
        return [span]
    if start == end:
        return []
    closed = end == len(tokens.words) or tokens.pos[end] == NUM or "\n" in tokens.words[end]
    closed = closed or tokens.words[end] in CLOSED
    lone = end - start == 1 and tokens.words[start] in words.name_kinds
    return [NameSpan(start, end, span.kind)] if closed and not lone else [span]


def _line_begins(tokens: Tokens, words: Words, i: int) -> bool:
    """Whether nothing but marks and the page's own words stands before this token in its line."""
    while i and (tokens.words[i - 1] in words.furniture or tokens.words[i - 1] in "(©|"):
        i -= 1
    return i == 0 or "\n" in tokens.words[i - 1]


def _past_verb(tokens: Tokens, words: Words, span: NameSpan, often: Mapping[str, int]) -> list[NameSpan]:
    """The name without the verb that a headline has behind a title (`Judge Rules Harbour Must Close`): a word in -s
    that the article has once, in a line without a full stop.
    """
    i = span.start
    word, role = tokens.words[i], role_of(words, tokens.words[i - 1]) if i else None
    if role is None or role.honorific or not word.endswith("s") or not tokens.words[i - 1][:1].isupper():
        return [span]
    if word in words.first_names or word.isupper() or often[word] > 1:
        return [span]
    last = next((k for k in range(i, len(tokens.words)) if tokens.sentence[k] != tokens.sentence[i]), len(tokens.words))
    while last > i and tokens.pos[last - 1] == SPACE:
        last -= 1
    if last == len(tokens.words) or tokens.words[last - 1] in (".", "!", "?", '"', "”"):
        return [span]
    return [NameSpan(i + 1, span.end, None)] if i + 1 < span.end else []


def _slashed(tokens: Tokens, spans: Sequence[NameSpan]) -> list[NameSpan]:
    """The names, two organizations made one where a slash joins them: `Kelso Times/Fairfield University Poll`."""
    out: list[NameSpan] = []
    for span in spans:
        last = out[-1] if out else None
        joined = last is not None and last.end + 1 == span.start and tokens.words[last.end] == "/"
        if last is not None and joined and {last.kind, span.kind} <= {"organization", "other", None}:
            out[-1] = NameSpan(last.start, span.end, "organization")
        else:
            out.append(span)
    return out


def _whole(tokens: Tokens, words: Words, start: int, end: int, kind: str, free: int) -> tuple[int, int]:
    """The entity with the capitals that touch it: `Ann Sun` of `Ann Sun-Mi Lowe`."""
    end = next((i for i in range(start + 1, end) if "\n" in tokens.words[i]), end)
    limit = min(len(tokens.words), start + LONGEST)
    if kind == "person":
        end = capitals_end(tokens, past_nickname(tokens, start, end), limit)
    while end + 1 < limit and tokens.words[end] in HYPHENS and tokens.start[end] == tokens.end(end - 1):
        if not (capital(tokens.words[end + 1]) or (kind == "person" and tokens.pos[end + 1] == PROPN)):
            break
        end = capitals_end(tokens, end + 2, limit) if kind == "person" else end + 2
    if start > free + 1 and office_end(tokens, words, start - 2) > start:
        start -= 2
        while start > free and tokens.pos[start - 1] == PROPN and capital(tokens.words[start - 1]):
            start -= 1
    end = office_end(tokens, words, end - 1) or office_end(tokens, words, end) or end
    return start, of_name(tokens, end) if kind == "organization" else end


def _past_noun(tokens: Tokens, words: Words, start: int, end: int) -> int:
    """Past the common noun that begins a sentence and a name: `Carmaker` of `Carmaker Brandt Motors`; not a word
    that stands in names, as in `Network Harbour`, unless an acronym follows (`Network FBC`).
    """
    noun = words.nouns.get(tokens.lower[start])
    first = start == 0 or tokens.sentence[start - 1] != tokens.sentence[start] or tokens.pos[start - 1] == SPACE
    fits = start + 1 < end and capital(tokens.words[start + 1])
    fits = fits and (tokens.words[start] not in words.name_kinds or acronym(tokens, start + 1))
    return start + 1 if first and fits and noun is not None and noun.kind == "body" else start


def _trim(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    while start < end and (
        tokens.lower[start] in CUT
        or (tokens.lower[start] in STOP_WORDS and not tokens.words[start].isupper())
        or tokens.pos[start] in (SPACE, PUNCT, PRON)
    ):
        start += 1
    while (
        end > start
        and (tokens.lower[end - 1] in CUT or tokens.pos[end - 1] in (SPACE, PUNCT))
        and tokens.words[end - 1][-1:] != "."
    ):
        end -= 1
    return start, end


def _split(tokens: Tokens, words: Words, start: int, end: int, kind: str, known: Mapping[str, str]) -> list[NameSpan]:
    """A person's name without the titles before it and without what follows a bracket or possessive.

    The possessive ends also an organization's name where the word before it is a `known` name.
    """
    for i in range(start + 1, end):
        word = tokens.lower[i]
        owner = word in ("'s", "’s", ",") and (kind == "person" or tokens.words[i - 1] in known)
        owner = owner or (word == "," and i + 2 == end and known.get(tokens.words[i + 1]) == "PERSON")
        owner = owner or (tokens.lower[i] in VERBS and 0 < i - start < end - start - 1)
        if (word in POSSESSIVE and office_end(tokens, words, i - 1) > i) or joins_verb(tokens, i, end):
            continue
        plain = word.isalpha() and word == tokens.words[i] and word not in INSIDE and not in_name(tokens, i)
        if word in ("(", ":", ";") or owner or plain:
            first, rest = _trim(tokens, start, i), _trim(tokens, i + 1, end)
            pieces = _split(tokens, words, *first, kind, known) if first[0] < first[1] else []
            return pieces + (_split(tokens, words, *rest, kind, known) if rest[0] < rest[1] else [])
    if kind != "group":
        cut = skip_titles(tokens, words, start, end)
        if start < cut < end:
            return [NameSpan(cut, end, "person")]
    return [NameSpan(start, end, kind)] if start < end else []


def skip_titles(tokens: Tokens, words: Words, start: int, end: int) -> int:
    """Where the name begins in `Deputy Governor Ann Lowe`: after the last title that leaves a name to follow.

    Names of offices (`Governor's Office`, `General Motors`) keep their words.
    """
    cut = start
    for i in range(start, end - 1):
        first = tokens.words[i] in words.first_names and role_of(words, tokens.words[i + 1]) is None
        if first or tokens.lower[i + 1] in SUFFIXES:
            break
        role = role_of(words, tokens.words[i])
        if (
            role is not None
            and tokens.lower[i].rstrip(".") not in words.roles
            and "and" not in tokens.lower[end : end + 4]
        ):
            continue  # a plural without `Lowe and Ek` after it
        if role is not None and not (role.part and i + 2 == end):
            cut = i + 1
    rest = range(cut, end)
    place = words.name_kinds.get(tokens.words[end - 1]) == "place"
    kinds = [words.name_kinds.get(tokens.words[i]) for i in rest]
    if cut == start or place or "organization" in kinds or any(tokens.lower[i] in INSIDE for i in rest):
        return start
    return cut if all(in_name(tokens, i) for i in rest) else start


def _runs(tokens: Tokens, words: Words, start: int, end: int) -> list[NameSpan]:
    """Runs of capitalised proper nouns that no entity covers."""
    out: list[NameSpan] = []
    free = start
    for i in tokens.capitals[bisect_left(tokens.capitals, start) : bisect_left(tokens.capitals, end)]:
        if i < free or not capital(tokens.words[i]) or (tokens.pos[i] != PROPN and not acronym(tokens, i)):
            continue
        free = _run_end(tokens, words, i, end)
        if any(tokens.words[k] in words.name_kinds for k in range(i, free)):
            free = min(of_name(tokens, free), end)
        first, last = _trim(tokens, i, free)
        cut = skip_titles(tokens, words, first, last)
        if cut >= last or tokens.words[cut].rstrip(".") in DAYS:
            continue
        if not _office(tokens, words, last - 1):
            out.append(NameSpan(cut, last, "person" if cut > first else None))
    return out


def _plural(tokens: Tokens, start: int, end: int, plain: Container[str]) -> bool:
    """Whether this is a plural at a sentence's start that stands in lower case elsewhere: `Farmers`."""
    if tokens.lower[start] not in plain:
        return False
    opens = start == 0 or tokens.sentence[start - 1] != tokens.sentence[start] or tokens.pos[start - 1] == SPACE
    return opens and end - start == 1 and tokens.pos[start] == NOUN and tokens.lower[start].endswith("s")


def _office(tokens: Tokens, words: Words, i: int) -> bool:
    """Whether a title ends here that no name follows: `Minority Leader`."""
    role = words.roles.get(tokens.lower[i].rstrip("."))
    return role is not None and not role.part


def _run_end(tokens: Tokens, words: Words, start: int, end: int) -> int:
    i, end = start + 1, min(end, start + LONGEST)
    while i < end and (
        (tokens.pos[i] == PROPN and capital(tokens.words[i]))
        or glued(tokens, i, end)
        or (tokens.words[i] in HYPHENS and i + 1 < end and capital(tokens.words[i + 1]))
    ):
        i += 1
    return min(office_end(tokens, words, i - 1) or i, end)


def merge(spans: Sequence[NameSpan], whole: Iterable[tuple[int, int]]) -> tuple[NameSpan, ...]:
    """The names with longer ones, explained by an acronym, in place of those that they overlap."""
    longer = [NameSpan(start, end, "organization") for start, end in whole]
    taken = {i for span in longer for i in range(span.start, span.end)}
    kept = [span for span in spans if not any(i in taken for i in range(span.start, span.end))]
    free, out = 0, []
    for span in sorted([*kept, *longer], key=lambda span: (span.start, -span.end)):
        if span.start >= free:
            out.append(span)
            free = span.end
    return tuple(out)
