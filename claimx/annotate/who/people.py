"""Which names are persons, and their fullest names."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from . import given, roles
from .capitals import HYPHENS, INSIDE, PARTICLES, SUFFIXES, acronym, results
from .spans import NameSpan
from .tokens import ADJ, DET, NOUN, PROPN, Tokens
from .words import Words

POSSESSIVE = re.compile(r"['’]s?$")
POOL = 8  # full names with one surname that are compared


def settle(tokens: Tokens, spans: Sequence[NameSpan], words: Words) -> list[str]:
    """The kind of each name: the model's, mended by the words in the name, titles before it and the other names."""
    kinds = [_kind(tokens, span, words) for span in spans]
    _by_company(tokens, spans, kinds, words)
    full: set[str] = set()
    votes: dict[str, int] = {}
    for span, kind in zip(spans, kinds, strict=True):
        key = _key(tokens, span.start, span.end)
        votes[key] = votes.get(key, 0) + (1 if kind == "person" else -1)
        if kind == "person" and _width(tokens, span) > 1:
            full.update(_tails(tokens, span)[1:])
    given.settle(tokens, spans, kinds, words)
    firms = {
        tokens.lower[span.start]
        for span, kind in zip(spans, kinds, strict=True)
        if kind in ("organization", "other") and span.end - span.start > 1
    }
    firms |= {_key(tokens, span.start, span.end) for span in spans if _no_person(tokens, span, words)}
    for n, span in enumerate(spans):
        key = _key(tokens, span.start, span.end)
        if key in firms and key not in full and not _titled(tokens, span, words):
            kinds[n] = "organization" if kinds[n] == "person" else kinds[n]
        elif kinds[n] not in ("person", "group") and (key in full or (votes[key] >= 0 and span.end - span.start < 4)):
            kinds[n] = "person"
    return kinds


def _no_person(tokens: Tokens, span: NameSpan, words: Words) -> bool:
    """`the Lantern said`, `carmaker Brandt`, `Brandt, a carmaker,`, `Corvel Tools posted a loss`: no people."""
    i, last = span.start, tokens.dep[span.end - 1]
    if tokens.words[i] not in words.first_names and results(tokens, words, span.end - 1):
        return True
    before = tokens.lower[i - 1] if i else ""
    noun = words.nouns.get(before)
    if before == "the" and last not in ("compound", "amod", "nmod", "poss") and span.end - span.start == 1:
        return True
    if noun is not None and noun.type == "organization" and tokens.words[i - 1] == before:
        return before not in words.roles and tokens.dep[i - 1] in ("compound", "nmod", "amod")
    if tokens.lower[span.end : span.end + 1] != [","]:
        return False
    for k in range(span.end + 1, min(span.end + 8, len(tokens.words))):
        noun = words.nouns.get(tokens.lower[k])
        if tokens.pos[k] == NOUN and tokens.lower[k + 1 : k + 2] == [","]:
            return noun is not None and noun.type == "organization" and tokens.pos[span.end + 1] == DET
        if tokens.pos[k] not in (DET, ADJ, NOUN, PROPN):
            return False
    return False


def _by_company(tokens: Tokens, spans: Sequence[NameSpan], kinds: list[str], words: Words) -> None:
    """Make persons of names of two or three capitalised words whose last word alone is a name elsewhere (where
    companies leave out the last word, people keep it), or that an apposition gives a role: `Bo Ek, a pilot,`.
    """
    single = {tokens.words[span.start] for span in spans if span.end - span.start == 1}
    places = {tokens.words[span.start] for span, kind in zip(spans, kinds, strict=True) if kind in ("place", "group")}
    for n, span in enumerate(spans):
        parts = tokens.words[span.start : span.end]
        if kinds[n] not in ("organization", "place", "other") or not 2 <= len(parts) <= 4:
            continue
        if any(part in words.name_kinds or not part[:1].isupper() or _shouted(part) for part in parts):
            continue
        if " ".join(parts) in words.places:
            continue
        start, end = roles.after(tokens, span, words)
        told = (start < end and tokens.pos[start] == DET) or _person_follows(tokens, span.end)
        alone = len(parts) < 4 and parts[-1] in single - places
        if alone or told or _aged(tokens, span.start) or _like_a_person(parts):
            kinds[n] = "person"


def _shouted(part: str) -> bool:
    return part.isupper() and len(part.rstrip(".")) > 1 and part.lower() not in SUFFIXES


def _like_a_person(parts: Sequence[str]) -> bool:
    """A `Jr.` at the end or an initial in the middle."""
    return parts[-1].lower() in SUFFIXES or (len(parts) == 3 and len(parts[1]) == 2 and parts[1].endswith("."))


def _aged(tokens: Tokens, i: int) -> bool:
    """`33-year-old` before a name."""
    before = tokens.lower[max(0, i - 3) : i]
    return bool(before) and before[-1].endswith("old") and any("year" in word for word in before)


def _person_follows(tokens: Tokens, i: int) -> bool:
    """`, who` or an age between commas after a name."""
    after = tokens.lower[i : i + 3]
    if after[:1] == ["who"] or after[:2] == [",", "who"]:
        return True
    return len(after) == 3 and after[0] == after[2] == "," and after[1].isdecimal() and len(after[1]) == 2


def _kind(tokens: Tokens, span: NameSpan, words: Words) -> str:
    parts = tokens.words[span.start : span.end]
    told = [words.name_kinds[part] for part in parts if part in words.name_kinds]
    titled = _titled(tokens, span, words)
    person = titled or parts[0] in words.first_names
    if told and not (titled and len(parts) == 1) and not (person and "organization" not in told):
        return told[-1]
    capitals = [part for part in parts if part[:1].isupper()]
    if 2 <= len(capitals) <= 4 and parts[0] in words.first_names and not any(p.lower() in INSIDE for p in parts):
        return "person"
    if titled and span.kind in (None, "organization", "place") and len(parts) <= 3 and _title(tokens, span.start - 1):
        return "person"
    if span.kind == "person" and len(parts) == 1 and acronym(tokens, span.start):
        return "organization"
    return span.kind or "other"


def _titled(tokens: Tokens, span: NameSpan, words: Words) -> bool:
    return span.start > 0 and tokens.lower[span.start - 1].rstrip(".") in words.roles


def _title(tokens: Tokens, i: int) -> bool:
    """A capitalised title, that is, one that belongs to the name after it."""
    return tokens.words[i][:1].isupper()


def surname(parts: Sequence[str]) -> str:
    """The last name, `Jr.` aside."""
    rest = [part for part in parts if part.lower() not in SUFFIXES and part != ","]
    return rest[-1] if rest else ""


def full_names(tokens: Tokens, spans: Sequence[NameSpan], kinds: Sequence[str], words: Words) -> list[str]:
    """For each person's name, the fullest name of the same person; other names are left empty.

    A last name is the full name that ends with it: the one just before, else the most frequent one; else one that
    begins with it.
    """
    full = _full(tokens, spans, kinds, words)
    last: dict[str, list[int]] = {}
    first: dict[str, list[int]] = {}
    for n in full:
        for tail in _tails(tokens, spans[n]):
            last.setdefault(tail, []).append(n)
        first.setdefault(tokens.lower[spans[n].start], []).append(n)
    told = _told_genders(tokens, spans, kinds, words)
    last = {tail: _likely(tokens, spans, pool, words, told.get(tail)) for tail, pool in last.items()}
    often = Counter(_key(tokens, spans[n].start, spans[n].end) for n in full)
    couples = given.couples(tokens, spans, kinds, words)
    out = []
    for n, span in enumerate(spans):
        if kinds[n] != "person":
            out.append("")
            continue
        pool = _pool(tokens, spans, span, last, first, words)
        best = _nearest(tokens, spans, pool, n, often)
        name = _name(tokens, spans[best] if best is not None else span)
        out.append(name if best is not None else couples.get(name, name))
    return out


def _pool(
    tokens: Tokens,
    spans: Sequence[NameSpan],
    span: NameSpan,
    last: dict[str, list[int]],
    first: dict[str, list[int]],
    words: Words,
) -> list[int]:
    """The full names that a name can stand for."""
    whole, opening = _key(tokens, span.start, span.end), tokens.lower[span.start]
    opens = span.start == 0 or tokens.sentence[span.start - 1] != tokens.sentence[span.start]
    headline = opens and opening != whole and tokens.words[span.start] not in words.first_names
    if headline and opening in last and not given.acts(tokens, span):
        return last[opening]  # `Lowe Resigns` in a headline
    pool = last.get(whole)
    if pool:
        return pool
    named = last.get(surname(tokens.lower[span.start : span.end]), [])[: 2 * POOL]
    pool = [m for m in named if _same(tokens, spans[m], span)]
    if pool:
        return pool
    opened = first.get(whole, [])
    known = tokens.words[span.start] in words.first_names
    return opened if known or len({_key(tokens, spans[m].start, spans[m].end) for m in opened}) == 1 else []


def _told_genders(tokens: Tokens, spans: Sequence[NameSpan], kinds: Sequence[str], words: Words) -> dict[str, str]:
    """The gender that `Mr` or `Ms` tells of a last name, where all that stand before it agree."""
    told: dict[str, set[str]] = {}
    for span, kind in zip(spans, kinds, strict=True):
        if kind == "person" and span.start:
            entry = words.roles.get(tokens.lower[span.start - 1].rstrip("."))
            if entry is not None and entry.honorific and entry.gender:
                told.setdefault(_key(tokens, span.start, span.end), set()).add(entry.gender)
    return {name: next(iter(genders)) for name, genders in told.items() if len(genders) == 1}


def _width(tokens: Tokens, span: NameSpan) -> int:
    """How many words a name has; a hyphenated name is one."""
    parts = [word for word in tokens.words[span.start : span.end] if word.strip()]
    return sum(part not in HYPHENS for part in parts) - sum(part in HYPHENS for part in parts)


def _key(tokens: Tokens, start: int, end: int) -> str:
    return " ".join(word for word in tokens.lower[start:end] if word.strip())


def _tails(tokens: Tokens, span: NameSpan) -> list[str]:
    """The name and its last words: `ann de lowe`, `de lowe`, `lowe`; a `Jr.` at the end may be missing."""
    end = span.end
    tails = [_key(tokens, i, end) for i in range(span.start, end)]
    if tokens.lower[end - 1] in SUFFIXES:
        tails += [_key(tokens, i, end - 1) for i in range(span.start, end - 1)]
    return tails


def _full(tokens: Tokens, spans: Sequence[NameSpan], kinds: Sequence[str], words: Words) -> list[int]:
    """The persons' names of two words or more, those left out that only add a word to another such name
    (`Rival Ann Lowe`) or begin with a word that the article has in lower case (`Defiant Lowe`).
    """
    many = [n for n, span in enumerate(spans) if kinds[n] == "person" and _width(tokens, span) > 1]
    known = {_key(tokens, spans[n].start, spans[n].end) for n in many}
    plain = set(tokens.words)
    out = []
    for n in many:
        start, end = spans[n].start, spans[n].end
        inner = any(
            _key(tokens, i, end) in known and tokens.lower[i] not in PARTICLES for i in range(start + 1, end - 1)
        )
        first = tokens.words[start]
        common = first.lower() in plain and first not in words.first_names
        if not inner and not common and first.lower() not in PARTICLES:
            out.append(n)
    return out


def _same(tokens: Tokens, full: NameSpan, part: NameSpan) -> bool:
    """Whether two names with one surname can be one person's: a surname alone, or the same first name or initial."""
    if _width(tokens, part) == 1:
        return True
    a, b = tokens.lower[full.start], tokens.lower[part.start]
    if b in tokens.lower[full.start : full.end]:
        return True  # `Guajardo Prieto` and `Bo Guajardo Prieto`, `Bob` in `Robert "Bob" Lowe`
    return a == b or a.rstrip(".") == b[:1] or b.rstrip(".") == a[:1] or (len(b) > 2 and a.startswith(b[:3]))


def _likely(tokens: Tokens, spans: Sequence[NameSpan], pool: list[int], words: Words, told: str | None) -> list[int]:
    """The names without those of the other gender, and without those whose unusual first word may be none: at a
    sentence's start (`Defiant Lowe Resigns`), if any are left.
    """
    if told is not None:
        pool = [m for m in pool if words.first_names.get(tokens.words[spans[m].start]) in (None, told)]
    good = []
    for m in pool:
        start = spans[m].start
        opens = start == 0 or tokens.sentence[start - 1] != tokens.sentence[start]
        if not opens or tokens.words[start] in words.first_names:
            good.append(m)
    return good or pool


def _nearest(tokens: Tokens, spans: Sequence[NameSpan], pool: Sequence[int], n: int, often: Counter[str]) -> int | None:
    """The full name just before, in this sentence or the last, else the most frequent one; then the longest name
    of that person, of at most five words.
    """
    if not pool:
        return None
    place = bisect_right(pool, n)
    near = pool[max(0, place - POOL) :][: 2 * POOL]
    start = pool[max(place - 1, 0)]
    if start > n or tokens.sentence[spans[n].start] - tokens.sentence[spans[start].start] > 1:
        start = max(
            near, key=lambda m: (often[_key(tokens, spans[m].start, spans[m].end)], m <= n, m if m <= n else -m)
        )
    same = [m for m in near if _same(tokens, spans[m], spans[start])]
    return max(same, key=lambda m: (min(_width(tokens, spans[m]), 5), -m))


def _name(tokens: Tokens, span: NameSpan) -> str:
    return POSSESSIVE.sub("", tokens.string(span.start, span.end))


def gender(name: str, words: Words) -> str | None:
    """The gender a first name tells."""
    return words.first_names.get(re.split(r"[\s-]", name, maxsplit=1)[0])
