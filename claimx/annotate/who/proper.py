"""Names by their capitals: where they stand, and what kind of name each is, without a model's entities."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from spacy.lang.en.stop_words import STOP_WORDS

from .capitals import DAYS, FORMS, HYPHENS, PARTICLES, POSSESSIVE, SUFFIXES, acronym, capital, glued
from .tokens import ADJ, NOUN, PROPN, Tokens
from .words import Words, role_of

ENGLISH = frozenset(STOP_WORDS) - {"will", "us"}
ARTICLES = frozenset({"Al", "El", "La", "Le", "Los", "Las", "Les", "Das", "Der", "Die"})  # abroad
PARTIES = frozenset("RDI")  # of `R-Omby`
INITIALS = re.compile(r"[A-Z]\.(?:-?[A-Z]\.)?")
LONGEST = 24  # tokens of a name
WHERE = frozenset({"in", "at", "near", "from", "to", "outside", "of"})


class Name(NamedTuple):
    """Tokens start to end, and one of spaCy's labels."""

    start: int
    end: int
    label: str


def find(tokens: Tokens, words: Words) -> list[Name]:
    """The names of an article, in order, none overlapping."""
    plain = {word for word in set(tokens.words) if word.islower()}
    runs = _runs(tokens, words, plain)
    single = {tokens.words[start] for start, end in runs if end - start == 1}
    placed = {tokens.words[start] for start, end in runs if end - start == 1 and _somewhere(tokens, start)}
    called = {tokens.words[end - 1] for start, end in runs if _given(tokens, words, start, end)}
    lines = _headlines(tokens)
    out = []
    for start, end in runs:
        if _bare_title(tokens, words, start, end, called):
            continue
        first, start = start, _past(tokens, words, start, end)
        if start == first + 1 and tokens.words[first] in words.places:
            out.append(Name(first, start, _label(tokens, words, first, start, plain, single, placed)))
        label = _label(tokens, words, start, end, plain, single, placed)
        doubtful = (
            label == "PERSON" and tokens.sentence[start] in lines and tokens.words[start] not in words.first_names
        )
        out.append(Name(start, end, "PRODUCT" if doubtful and end - start > 1 else label))
    return out


def _given(tokens: Tokens, words: Words, start: int, end: int) -> bool:
    """A first name and one word more, maybe an initial between them."""
    return 2 <= end - start <= 3 and tokens.words[start] in words.first_names


def _bare_title(tokens: Tokens, words: Words, start: int, end: int, called: set[str]) -> bool:
    """Whether a title ends here that no name follows, and nobody is `called` so: `Kelso Mayor`, but not `Jim Mayor`."""
    role = words.roles.get(tokens.lower[end - 1].rstrip("."))
    if role is None or role.part or "to" in tokens.words[start:end]:
        return False
    if end - start == 1:
        return tokens.words[start] not in called or (start > 0 and tokens.lower[start - 1] == "the")
    return not _given(tokens, words, start, end) or tokens.words[start] in words.places or end - start > 2


def _headlines(tokens: Tokens) -> set[int]:
    """The sentences whose words nearly all begin with a capital."""
    long = Counter(n for n, word in zip(tokens.sentence, tokens.words, strict=True) if len(word) > 3)
    capitals = Counter(tokens.sentence[i] for i in tokens.capitals if len(tokens.words[i]) > 3)
    return {n for n, many in capitals.items() if many >= 5 and many >= 0.8 * long[n]}


def _past(tokens: Tokens, words: Words, start: int, end: int) -> int:
    """Past what only stands before a name: `Republican` of `Republican Ann Lowe`."""
    parts = tokens.words[start:end]
    if parts[0] in PARTIES and parts[1:2] and parts[1] in HYPHENS and len(parts) > 2:
        return start + 2
    if len(parts) == 2 and words.places.get(parts[1]) == "place" and _opens(tokens, start):
        fixed = parts[0] in words.impersonal or parts[0] in words.first_names or parts[0] in words.places
        return start if fixed or " ".join(parts) in words.places else start + 1
    if parts[0] in words.first_names and role_of(words, parts[0]) is None and parts[1:2] != ["County"]:
        return start
    for k in range(1, len(parts) - 1):
        if parts[k] not in words.first_names or not _personal(words, parts[k + 1 :]):
            continue
        if any(_no_name(words, part) for part in parts[:k]) and " ".join(parts[k - 1 : k + 1]) not in words.places:
            return start + k
    return start


def _personal(words: Words, parts: Sequence[str]) -> bool:
    """Whether these words can follow a first name in a person's name."""
    return len(parts) <= 3 and not any(part in words.impersonal for part in parts)


def _no_name(words: Words, part: str) -> bool:
    """A word that stands before persons' names, not in them."""
    return part in words.impersonal or part in words.places or _shouted(part) or role_of(words, part) is not None


def _runs(tokens: Tokens, words: Words, plain: set[str]) -> list[tuple[int, int]]:
    """Runs of words that begin with a capital, with what joins them."""
    out: list[tuple[int, int]] = []
    known = {tokens.words[i] for i in tokens.capitals if _surely(tokens, words, i)} - DAYS
    known = {word for word in known if word.lower() not in plain and word.lower() not in ENGLISH}
    free = 0
    for i in tokens.capitals:
        if i < free or not (tokens.words[i] in known or _begins(tokens, words, i, plain)):
            continue
        free = _end(tokens, words, i, plain)
        out.append((i, free))
    return out


def _surely(tokens: Tokens, words: Words, i: int) -> bool:
    """A proper noun that begins no sentence, or what follows a first name: a name wherever it stands."""
    if not capital(tokens.words[i]) or not i:
        return False
    return tokens.words[i - 1] in words.first_names or (tokens.pos[i] == PROPN and not _opens(tokens, i))


def _opens(tokens: Tokens, i: int) -> bool:
    """Whether a sentence, line or quotation begins here."""
    before = tokens.words[i - 1] if i else ""
    return (
        not i
        or tokens.sentence[i - 1] != tokens.sentence[i]
        or (not before[-1:].isalnum() and before not in (",", ")"))
    )


def _begins(tokens: Tokens, words: Words, i: int, plain: set[str]) -> bool:
    """Whether a name begins here: a proper noun by its tag, or by its look where it has none."""
    word, pos = tokens.words[i], tokens.pos[i]
    if not capital(word) or word.rstrip(".") in DAYS:
        return False
    if tokens.lower[i] in ENGLISH and not (word.isupper() and len(word) > 1):
        return False
    if word in words.places or acronym(tokens, i):
        return True
    if pos == PROPN:
        return True
    after = tokens.words[i + 1] if i + 1 < len(tokens.words) else ""
    goes_on = capital(after) and after.lower() not in ENGLISH
    if pos:
        return pos in (ADJ, NOUN) and not _opens(tokens, i) and goes_on and tokens.pos[i + 1] in (PROPN, NOUN)
    if word.lower() in plain:
        return False
    known = word in words.first_names or word in words.name_kinds
    return known or not _opens(tokens, i) or (goes_on and tokens.lower[i] not in words.nouns)


def _inside(tokens: Tokens, i: int) -> bool:
    """Whether a name goes on with this word."""
    word = tokens.words[i]
    if word in FORMS:
        return True
    if not capital(word) or word.rstrip(".") in DAYS:
        return False
    if tokens.pos[i] == PROPN or not tokens.pos[i]:
        return tokens.lower[i] not in ENGLISH or word.isupper()
    return tokens.pos[i] in (NOUN, ADJ) and tokens.lower[i] not in ENGLISH


def _end(tokens: Tokens, words: Words, start: int, plain: set[str]) -> int:
    """The end of the name that begins at start."""
    i, limit = start + 1, min(len(tokens.words), start + LONGEST)
    while i < limit and tokens.sentence[i] == tokens.sentence[start]:
        if _inside(tokens, i):
            i += 1
        elif i + 1 < limit and (_joins(tokens, words, start, i) or glued(tokens, i, limit)):
            i += 2
        else:
            break
    return i


def _joins(tokens: Tokens, words: Words, start: int, i: int) -> bool:
    """Whether the word at i stands inside a name: a hyphen, `de`, `&`, the `and` of `Food and Drug Agency`."""
    word = tokens.words[i]
    if word in HYPHENS:
        return tokens.start[i] == tokens.end(i - 1) and _inside(tokens, i + 1)
    if word in PARTICLES or word == "&":
        return _inside(tokens, i + 1)
    if word == "to" and tokens.words[i - 1] in words.name_kinds:
        return capital(tokens.words[i + 1])
    if word == "and" and _inside(tokens, i + 1) and tokens.words[i - 1] in words.impersonal | words.nouns.keys():
        return _last(tokens, i + 1) in words.name_kinds
    return False


def _last(tokens: Tokens, i: int) -> str:
    """The last of the capitalised words that begin at i, at most four."""
    end = i + 1
    while end < min(i + 4, len(tokens.words)) and _inside(tokens, end):
        end += 1
    return tokens.words[end - 1]


def _label(
    tokens: Tokens, words: Words, start: int, end: int, plain: set[str], single: set[str], placed: set[str]
) -> str:
    """What kind of name this is."""
    parts = tokens.words[start:end]
    whole = " ".join(parts)
    kind = words.places.get(whole)
    if kind == "people":
        return "NORP"
    if kind == "place" and (end - start > 1 or whole not in words.first_names or not _titled(tokens, words, start)):
        return "GPE"
    if _titled(tokens, words, start):
        return "PERSON"
    if _placed(tokens, words, start, end) or (
        start > 1 and tokens.words[start - 2] in PARTIES and tokens.words[start - 1] in HYPHENS
    ):
        return "GPE"
    if len(parts) == 1:
        return _alone(tokens, words, start, placed)
    if any(part in words.name_kinds for part in (*parts, whole)):
        return "ORG"
    first = parts[0]
    members = any(words.places.get(part) == "people" for part in parts[1:])
    if (first in words.first_names and not members) or parts[-1].lower() in SUFFIXES or _initial(parts, words):
        return "PERSON"
    if len(parts) == 2 and role_of(words, first) is not None:
        return "PERSON"
    if (
        len(parts) < 4
        and tokens.words[end : end + 1] == [":"]
        and whole.isupper()
        and first.title() in words.first_names
    ):
        return "PERSON"  # `ANN LOWE: We left.`
    if (
        _article(tokens, start)
        or "&" in parts
        or any(part in words.impersonal or part in words.places for part in parts)
    ):
        return "ORG"
    if any(part.lower() in plain or any(c.isdigit() for c in part) or _shouted(part) for part in parts):
        return "ORG"
    if len(parts) > 4 or (first in ARTICLES and parts[-1] not in single):
        return "ORG"
    return "PERSON"


def _alone(tokens: Tokens, words: Words, i: int, placed: set[str]) -> str:
    """The kind of a name of one word."""
    word = tokens.words[i]
    if word in words.first_names and not _article(tokens, i):
        return "PERSON"
    if word in words.name_kinds or acronym(tokens, i) or _article(tokens, i):
        return "ORG"
    return "GPE" if word in placed else "ORG"


def _somewhere(tokens: Tokens, i: int) -> bool:
    """`in Omby`, no owner or noun after it."""
    if not i or tokens.lower[i - 1] not in ("in", "near", "outside"):
        return False
    return i + 1 == len(tokens.words) or not (tokens.words[i + 1] in POSSESSIVE or tokens.pos[i + 1] in (NOUN, PROPN))


def _article(tokens: Tokens, i: int) -> bool:
    return i > 0 and tokens.lower[i - 1] == "the"


def _shouted(part: str) -> bool:
    return part.isupper() and len(part.rstrip(".")) > 1 and part.lower() not in SUFFIXES


def _initial(parts: Sequence[str], words: Words) -> bool:
    """`Ann B. Lowe`, `J. Lowe`, `J.K. Lowe`; not `U.S. Lines`."""
    return any(
        INITIALS.fullmatch(part) and part not in words.places and part not in words.impersonal for part in parts[:-1]
    )


def _placed(tokens: Tokens, words: Words, start: int, end: int) -> bool:
    """`in Omby, Texas`."""
    if not start or tokens.lower[start - 1] not in WHERE or end - start > 3 or tokens.words[end : end + 1] != [","]:
        return False
    return any(words.places.get(" ".join(tokens.words[end + 1 : end + k])) == "place" for k in (2, 3, 4))


def _titled(tokens: Tokens, words: Words, start: int) -> bool:
    """Whether `Mr.` or the like stands before."""
    role = words.roles.get(tokens.lower[start - 1].rstrip(".")) if start else None
    return role is not None and role.honorific
