"""Words that can stand in names: capitals, particles, acronyms, and what joins them into longer names."""

import re

from .tokens import ADJ, ADP, NOUN, PROPN, Tokens
from .words import Words, role_of

DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August"
    " September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
)
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
HYPHENS = frozenset({"-", "‐", "‑"})
FORMS = frozenset({"plc", "p.l.c."})  # of companies, in lower case
PARTICLES = frozenset("de da del dela della di van von der den bin ibn al el la ter le dos".split())
POSSESSIVE = frozenset({"'s", "’s"})
INSIDE = frozenset({"of", "for", "and", "&", "the", "on", "de", "in", "a", "an"})
BODIES = frozenset({"Committee", "Subcommittee", "Commission", "Council", "Conference", "Panel", "Center", "Centre"})
CAMEL = re.compile(r"[A-Z][a-z]+[A-Z][A-Za-z]+$")
FAR = 12  # tokens from a verb to its object
QUOTES = frozenset("\"“”‘’'")


def capital(word: str) -> bool:
    """Whether a word begins with a capital, the pronoun and the article left out."""
    return word[:1].isupper() and (len(word) > 1 or word not in "IA")


def name_like(tokens: Tokens, i: int) -> bool:
    """Whether a longer name can go on with this word."""
    return capital(tokens.words[i]) and tokens.pos[i] in (PROPN, NOUN, ADJ, "")


def results(tokens: Tokens, words: Words, i: int) -> bool:
    """Whether a word is the subject of a company's results: `Corvel` of `Corvel reported a net loss of $9 million`."""
    verb = tokens.head[i]
    if tokens.dep[i] != "nsubj" or tokens.lower[verb] not in words.posts:
        return False
    objects = (k for k in range(verb + 1, min(verb + FAR, len(tokens.words))) if tokens.head[k] == verb)
    return any(tokens.lower[k] in words.results and tokens.dep[k] == "dobj" for k in objects)


def office_end(tokens: Tokens, words: Words, i: int) -> int:
    """Past `Sheriff's Office` at i; 0 where no office stands there."""
    three = tokens.words[i : i + 3]
    if len(three) < 3 or not capital(three[0]) or three[1] not in POSSESSIVE | {"'", "’"}:
        return 0
    if three[1] in ("'", "’"):
        return i + 3 if three[0].endswith("s") and words.name_kinds.get(three[2]) == "organization" else 0
    fits = role_of(words, three[0]) is not None and words.name_kinds.get(three[2]) == "organization"
    return i + 3 if fits or three[2] == "Office" else 0


def joins_verb(tokens: Tokens, i: int, end: int) -> bool:
    """`to` of `Committee to Defend Harbours`."""
    return tokens.lower[i] == "to" and i + 1 < end and capital(tokens.words[i + 1])


def past_nickname(tokens: Tokens, start: int, end: int) -> int:
    """Past the mark that closes `Robert "Bob"`, where the surname follows."""
    opened = any(word in QUOTES for word in tokens.words[start + 1 : end])
    closes = opened and tokens.words[end : end + 1] and tokens.words[end] in QUOTES
    return end + 1 if closes and end + 1 < len(tokens.words) and capital(tokens.words[end + 1]) else end


def capitals_end(tokens: Tokens, i: int, limit: int) -> int:
    """The end of the capitalised proper nouns that begin at i."""
    while i < limit and ((tokens.pos[i] == PROPN and capital(tokens.words[i])) or glued(tokens, i, limit)):
        i += 1
    return i


def glued(tokens: Tokens, i: int, limit: int) -> bool:
    """A space that does not break, between two capitalised words of a name."""
    return (
        tokens.words[i] == "\xa0"
        and i + 1 < limit
        and not tokens.words[i - 1].endswith(".")
        and tokens.pos[i - 1] == tokens.pos[i + 1] == PROPN
        and capital(tokens.words[i + 1])
    )


def of_name(tokens: Tokens, end: int) -> int:
    """The end of a name that goes on with `of` and capitals, where the model stopped at `Institute`."""
    while end + 1 < len(tokens.words) and _binds(tokens, end):
        after = end + 1 + (tokens.lower[end + 1] == "the")
        if after >= len(tokens.words) or not name_like(tokens, after):
            break
        end = after
        while end < len(tokens.words) and name_like(tokens, end):
            end += 1
    return end


def _binds(tokens: Tokens, i: int) -> bool:
    """`of`, `for`, or the `on` of `Committee on Harbours`, which no day follows."""
    if tokens.pos[i] not in (ADP, ""):
        return False
    on = tokens.lower[i] == "on" and tokens.words[i - 1] in BODIES and tokens.words[i + 1] not in DAYS
    return on or tokens.lower[i] in ("of", "for")


def in_name(tokens: Tokens, i: int) -> bool:
    """A capital, a hyphen or what follows one, a particle (`van`)."""
    word = tokens.words[i]
    return (
        capital(word)
        or word in FORMS
        or word in HYPHENS
        or tokens.words[i - 1] in HYPHENS
        or word in PARTICLES
        or word in QUOTES
    )


def acronym(tokens: Tokens, i: int) -> bool:
    """A word of two to six capitals between words that are not: `FPA`, also where the tagger takes it for a verb;
    capitals within a word: `RealFairhavenNews`.
    """
    word = tokens.words[i]
    if CAMEL.match(word) is not None:
        return True
    beside = tokens.words[max(0, i - 1) : i] + tokens.words[i + 1 : i + 2]
    return (
        2 <= len(word) <= 8
        and word.isalpha()
        and word.isupper()
        and not any(w.isupper() and len(w) > 1 for w in beside)
    )
