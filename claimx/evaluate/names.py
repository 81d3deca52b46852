"""When two names of a source are the same, as a careful reader would say."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from ..lexicon import Entry, entries

LONG_FORMS = (("united states", "us"), ("united kingdom", "uk"), ("united nations", "un"))
SUFFIXES = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "er", "es", "ed", "s", "e", "y")
MOST_EXTRA = 6  # words of a predicted name that no gold name has


class Word(Entry):
    """A word that the comparison treats in a way of its own."""

    word: str
    use: str


@cache
def _words_for(use: str) -> frozenset[str]:
    return frozenset(entry.word for entry in entries("evaluation", Word) if entry.use == use)


def words(name: str | None) -> list[str]:
    """Lower-case words without accents, possessive s, articles and prepositions."""
    text = unicodedata.normalize("NFKD", (name or "").replace("ł", "l").replace("Ł", "L").replace("ø", "o")).lower()
    text = re.sub(r"(?<=\w)['’]s\b", "", "".join(c for c in text if not unicodedata.combining(c)))
    text = re.sub(r"\b(?:[a-z]\.){2,}", lambda m: m[0].replace(".", "") + " ", text)
    for long, short in LONG_FORMS:
        text = re.sub(rf"\b{long}\b", short, text)
    return [word for word in re.findall(r"[^\W_]+", text) if word not in _words_for("small")]


def stem(word: str) -> str:
    """A word without its endings; crude, and the same for both sides."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return stem(word[: -len(suffix)])
    return word


def head(name: str | None) -> str | None:
    """The head word of a name: the last one before a comma, bracket, preposition or `who`."""
    pattern = r"[,(;]|\b(?:of|for|with|by|from|in|on|at|to|who|that|familiar|speaking|close)\b"
    for part in re.split(pattern, name or ""):
        if found := words(part):
            return found[-1]
    return None


def same_name(gold: str | None, alternatives: Sequence[str | None], predicted: str | None, *, person: bool) -> bool:
    """True when the predicted name holds one of the gold names, or is a part of one that keeps its head.

    `Imre`, `Acting Director Rosa Imre` are `Rosa Imre`; `Ana Imre` and `Imre campaign` are not. Words that no gold
    name has may be titles, and at most six others; a name of general words only (`officials`) lets in no other
    special word. A pronoun is no name.
    """
    pronouns, generic, titles = _words_for("pronoun"), _words_for("generic"), _words_for("title")
    names = [n for n in [gold, *alternatives] if n and not (n.lower() in pronouns and not n[1:].isupper())]
    got, known = words(predicted), {w for n in names for w in words(n)}
    extra = [w for w in got if w not in known and w not in titles and w not in generic]
    if not got or len(extra) > MOST_EXTRA:
        return False
    special = any(w not in generic for w in words(gold))
    full = words(gold)
    return any(
        _matches(words(name), name, got, predicted, extra, full=full, special=special, person=person)
        or (head(predicted) == head(name) and head(name) not in generic and not extra and bool(set(got) & titles))
        for name in names
        if words(name)
    )


def _matches(
    want: list[str],
    name: str,
    got: list[str],
    predicted: str | None,
    extra: list[str],
    *,
    full: list[str],
    special: bool,
    person: bool,
) -> bool:
    """One gold name against the predicted one."""
    generic = _words_for("generic")
    if want == got or (set(got) <= set(want) and head(predicted) == head(name)):
        return True
    if not set(want) <= set(got):
        return False
    general = want[-1] in generic and (all(w in generic for w in want) or set(want) < set(full))
    if general and special and extra:
        return False
    surname = person and len(want) == 1 and len(full) > 1 and want[0] == full[-1]
    return not (surname and (head(predicted) != want[0] or set(got[: got.index(want[0])]) & set(extra)))
