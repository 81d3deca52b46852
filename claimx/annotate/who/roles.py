"""What the article calls a person: the title before the name, the description before or after it."""

import re
from collections.abc import Container, Sequence

from .capitals import DAYS, HYPHENS
from .models import Entity, Mention
from .spans import NameSpan
from .tokens import ADJ, ADP, DET, NOUN, NUM, PART, PROPN, PUNCT, VERB, Tokens
from .words import Words, role_of

ROLE_POS = frozenset({ADJ, NOUN, PROPN, PART})
AFTER_ROLE = frozenset({"of", "for", "at", "in", "with", "on", "to"})
LOOSE = AFTER_ROLE | {"and", "&", "a", "an", "the", "-"}
BECOMES = frozenset("is was has been became becomes serves served as elected named appointed".split())
AGE = frozenset({"-", "year", "years", "old"})
PLURAL = re.compile(r"s(\.?)$")
MOST = 12  # roles kept for a person
CLAUSE = 14  # tokens of a title or an apposition that are looked at


def find(
    tokens: Tokens, mentions: Sequence[Mention], entities: Sequence[Entity], words: Words
) -> tuple[dict[int, tuple[str, ...]], dict[int, str]]:
    """What the article calls each person beside the name, and the genders that titles tell, by entity."""
    found: dict[int, list[str]] = {}
    genders: dict[int, str] = {}
    named = {i for m in mentions if entities[m.entity].kind == "person" for i in range(m.start, m.end)}
    for mention in mentions:
        if entities[mention.entity].kind != "person":
            continue
        for start, end in (
            _before(tokens, mention, words),
            after(tokens, mention, words, named=named),
            _predicate(tokens, mention, words),
        ):
            for i in range(start, end):
                entry = words.roles.get(tokens.lower[i].rstrip("."))
                if entry is not None and entry.gender:
                    genders.setdefault(mention.entity, entry.gender)
            text = _role(tokens, start, end, words)
            if text and text not in found.setdefault(mention.entity, []) and len(found[mention.entity]) < MOST:
                found[mention.entity].append(text)
    return {n: tuple(texts) for n, texts in found.items() if texts}, genders


def _role(tokens: Tokens, start: int, end: int, words: Words) -> str:
    """The role as text: without articles and honorifics; empty where no role noun is in it."""
    while start < end and tokens.pos[start] in (DET, PUNCT):
        start += 1
    entries = [role_of(words, tokens.words[i]) for i in range(start, end)]
    while entries and (entry := entries[-1]) is not None and entry.honorific:
        entries.pop()
        end -= 1
    if not any(entry is not None and not entry.honorific for entry in entries):
        return ""
    return (
        PLURAL.sub(r"\1", tokens.string(start, end))
        if _plural(tokens.lower[end - 1].rstrip("."), words)
        else (tokens.string(start, end))
    )


def _plural(word: str, words: Words) -> bool:
    """Whether a role noun is that of several people: `Senators`, `Sens`."""
    one, many = words.roles.get(word[:-1]), words.roles.get(word)
    return word.endswith("s") and one is not None and many in (None, one)


def _before(tokens: Tokens, mention: Mention, words: Words) -> tuple[int, int]:
    """`Acting Ports Director` before the name; `The mayor of Fairhaven,` before the name and a comma."""
    end = _before_age(tokens, mention.start)
    start = end
    while start > max(0, end - CLAUSE) and tokens.sentence[start - 1] == tokens.sentence[end]:
        if tokens.pos[start - 1] not in ROLE_POS and tokens.words[start - 1] not in HYPHENS:
            break
        start -= 1
    if start < end and tokens.lower[end - 1] not in ("'s", "’s", "'", "’"):
        start = _past_thing(tokens, start, end, words)
        return (start, end) if tokens.words[end - 1][:1].isalpha() else (end, end)
    if end > 1 and tokens.lower[end - 1] == ",":
        start = _described_before(tokens, end - 1, words)
        begins = start == 0 or tokens.sentence[start - 1] != tokens.sentence[end] or tokens.pos[start - 1] == PUNCT
        after = tokens.pos[mention.end] if mention.end < len(tokens.words) else PUNCT
        return (start, end - 1) if begins or after != VERB else (end, end)
    return end, end


def _past_thing(tokens: Tokens, start: int, end: int, words: Words) -> int:
    """Past the noun that a relative clause without `that` follows: `a move` of `a move Mayor Ann Lowe backs`."""
    if not start or tokens.lower[start - 1] not in ("a", "an"):
        return start
    for i in range(start, end - 1):
        thing = tokens.pos[i] == NOUN and tokens.words[i].islower() and role_of(words, tokens.words[i]) is None
        if thing and tokens.words[i + 1][:1].isupper() and role_of(words, tokens.words[i + 1]) is not None:
            return i + 1
    return start


def _described_before(tokens: Tokens, comma: int, words: Words) -> int:
    """Where the noun phrase with a role noun begins that ends at this comma; the comma itself without one."""
    i = comma
    role = False
    while i > 0 and comma - i < CLAUSE and tokens.sentence[i - 1] == tokens.sentence[comma]:
        word, pos = tokens.lower[i - 1], tokens.pos[i - 1]
        if pos == DET and role:
            return i - 1
        if pos not in ROLE_POS and not (pos in (ADP, DET) and (word in AFTER_ROLE or pos == DET)):
            break
        role = role or word in words.roles
        i -= 1
    starts = i == 0 or tokens.sentence[i - 1] != tokens.sentence[comma] or tokens.pos[i - 1] == PUNCT
    return i if role and starts else comma


def after(
    tokens: Tokens, mention: Mention | NameSpan, words: Words, *, named: Container[int] = frozenset()
) -> tuple[int, int]:
    """The apposition after the name, to its closing comma: `, director of the Fairhaven Institute,`.

    Args:
        tokens: the article.
        mention: the name.
        words: the word lists.
        named: tokens of persons' names; `, Ann Lowe` is no description.
    """
    limit = min(len(tokens.words), mention.end + CLAUSE)
    i = _past_age(tokens, mention.end, limit)
    if i >= limit or tokens.lower[i] not in (",", "("):
        return i, i
    start = end = i + 1
    role = bound = False
    while end < limit and tokens.sentence[end] == tokens.sentence[mention.start]:
        word = tokens.lower[end]
        bound = bound or word in AFTER_ROLE
        if not _describes(tokens, end, role=role) or (end == start and word in ("and", "&")):
            break
        role = role or word in words.roles
        end += 1
    if (
        not role
        or (end - 1 in named and not bound)
        or (end < limit and tokens.pos[end] != PUNCT and not _goes_on(tokens, end))
    ):
        return i, i
    while tokens.lower[end - 1] in LOOSE:
        end -= 1
    return start, end


def _goes_on(tokens: Tokens, i: int) -> bool:
    """What may follow a role: `who`, `since 2019`, `representing the crew`."""
    return tokens.lower[i] in ("who", "since", "until") or (tokens.pos[i] == VERB and tokens.lower[i].endswith("ing"))


def _predicate(tokens: Tokens, mention: Mention, words: Words) -> tuple[int, int]:
    """The role in `Ann Lowe is the director of the port`, `Ann Lowe, who became mayor in May`."""
    i, limit = mention.end, min(len(tokens.words), mention.end + CLAUSE)
    i += tokens.lower[i : i + 1] == [","]
    i += tokens.lower[i : i + 1] == ["who"]
    first = i
    while i < limit and tokens.lower[i] in BECOMES:
        i += 1
    if i == first:
        return i, i
    start, role = i, False
    while i < limit and _describes(tokens, i, role=role) and tokens.sentence[i] == tokens.sentence[mention.start]:
        role = role or tokens.lower[i] in words.roles
        i += 1
    while i > start and (tokens.lower[i - 1] in LOOSE or tokens.words[i - 1] in DAYS):
        i -= 1
    return (start, i) if role else (start, start)


def _before_age(tokens: Tokens, i: int) -> int:
    """The beginning of `45-year-old` that ends at i."""
    start = i
    while start > max(0, i - 6) and (tokens.lower[start - 1] in AGE or tokens.lower[start - 1].endswith("-old")):
        start -= 1
    return start - 1 if start < i and start > 0 and tokens.pos[start - 1] == NUM else i


def _past_age(tokens: Tokens, i: int, limit: int) -> int:
    """Past `, 45` where a comma follows."""
    aged = i + 2 < limit and tokens.lower[i] == tokens.lower[i + 2] == "," and tokens.pos[i + 1] == NUM
    return i + 2 if aged else i


def _describes(tokens: Tokens, i: int, *, role: bool) -> bool:
    word, pos = tokens.lower[i], tokens.pos[i]
    return pos in ROLE_POS or pos in (DET, NUM) or (word in AFTER_ROLE and role) or word in ("and", "&", "-")
