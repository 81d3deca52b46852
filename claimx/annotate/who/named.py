"""Sources with a name in the mention, and titles that a named person bears elsewhere."""

import re
from itertools import pairwise

from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH

from . import antecedents, phrases
from . import case as cases
from .case import Answer, Case
from .models import Mention
from .phrases import HYPHENS
from .tokens import ADJ, DET, NOUN, NUM, PRON, PROPN, PUNCT

PARTY = re.compile(r"[RDI]-|[RDI]$")
POSSESSIVE = re.compile(r"['’]s\b")
ROLE_JOIN = re.compile(r"\band\b|[,&]")
ROLE_TAIL = re.compile(r"\b(?:of|for|at|in|with|on|to)\b")
PARTIES = frozenset({"democratic", "republican", "gop", "libertarian", "labour", "conservative", "liberal", "green"})
LESSER = frozenset({"deputy", "vice", "former", "assistant", "ex"})
ENDINGS = ("s", "ing", "ment", "tion", "sion", "ness", "ity", "ism", "ance", "ence", "ship", "ery", "hood")  # of nouns
AROUND = 2000  # tokens before and after a word in which it is looked for in lower case
TITLE_REACH = 7  # words of title between a comma or `and` and the name
DEFINITE = frozenset({"the", "that", "this", "his", "her", "its", "their", "our"})


def person(case: Case) -> Answer | None:
    """`Ann Lowe`, `Inspector Lowe of the ports police`, `the ministry's Ann Lowe`."""
    mention = case.directory.named(case.phrase.head)
    if mention is None or case.directory.entities[mention.entity].kind != "person":
        mention = _after_long_title(case)
    return cases.of_mention(case.directory, mention, "name") if mention is not None else None


def _after_long_title(case: Case) -> Mention | None:
    """The name after a title that holds `of`: `Secretary of Ports Ann Lowe`."""
    tokens, phrase = case.tokens, case.phrase
    if phrase.run >= phrase.end or tokens.lower[phrase.run] != "of" or case.head not in case.directory.words.roles:
        return None
    for i in range(phrase.run + 1, min(phrase.end, phrase.run + TITLE_REACH)):
        mention = case.directory.named(i)
        if mention is not None and case.directory.entities[mention.entity].kind == "person":
            return mention
        if (
            tokens.pos[i] not in (PROPN, NOUN, DET, ADJ, NUM)
            and tokens.words[i] not in HYPHENS
            and tokens.lower[i] != "and"
        ):
            return None
    return None


def several(case: Case) -> Answer | None:
    """`Ann Lowe and Inspector Bo Ek`: all names."""
    first = _first(case)
    if first is None:
        return None
    found = [first]
    end = case.phrase.end
    while (following := _joined(case, found[-1].end, end)) is not None:
        found.append(following)
    if len(found) < 2 or case.tokens.lower[found[-1].start - 1] == "," or not _has_and(case, found):
        return None
    names = list(dict.fromkeys(case.directory.entities[mention.entity].name for mention in found))
    joined = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    return Answer(joined, "person", rule="names")


def _has_and(case: Case, found: list[Mention]) -> bool:
    return any("and" in case.tokens.lower[a.end : b.start] for a, b in pairwise(found))


def _first(case: Case) -> Mention | None:
    """The person that the mention begins with, or the one after a role and a comma."""
    mention = case.directory.named(case.phrase.head) or _apposed(case)
    if mention is None or case.directory.entities[mention.entity].kind != "person":
        return None
    return mention


def _joined(case: Case, start: int, end: int) -> Mention | None:
    """The person's name after `and` or a comma, titles between them allowed."""
    tokens = case.tokens
    if start < end and tokens.lower[start] == "(":
        close = next((i for i in range(start, min(end, start + 5)) if tokens.lower[i] == ")"), start)
        start = close + 1
    if start + 2 < end and tokens.lower[start] == "," and PARTY.match(tokens.words[start + 1]):
        start = next((i for i in range(start + 2, min(end, start + 6)) if tokens.lower[i] in ("and", ",")), end)
        start += start + 1 < end and tokens.lower[start] == "," and tokens.lower[start + 1] == "and"
    if start >= end or tokens.lower[start] not in ("and", ","):
        return None
    for i in range(start + 1, min(end, start + TITLE_REACH)):
        mention = case.directory.named(i)
        if mention is not None and case.directory.entities[mention.entity].kind == "person":
            return mention
        if tokens.pos[i] not in (PROPN, NOUN, DET, ADJ) and tokens.lower[i] != "and":
            return None
    return None


def _apposed(case: Case) -> Mention | None:
    """The name after `the mayor of Fairhaven,`, also where the mention was cut at the comma."""
    tokens, phrase = case.tokens, case.phrase
    one = tokens.lower[phrase.head] in phrases.ONES
    if not (one or tokens.pos[phrase.head] in (NOUN, PROPN)) or phrase.head in case.directory.at:
        return None
    for i in range(phrase.run, phrase.end):
        if tokens.lower[i] in (",", ":", "—", "–"):
            return _name_from(case, i + 1, min(phrase.end, i + 1 + TITLE_REACH))
    if case.role is None or tokens.lower[phrase.end : phrase.end + 1] != [","]:
        return None
    mention = _name_from(case, phrase.end + 1, min(len(tokens.words), phrase.end + 2))
    closed = mention is not None and tokens.lower[mention.end : mention.end + 1] in ([","], ["."], [":"])
    return mention if closed else None


def _name_from(case: Case, start: int, end: int) -> Mention | None:
    """The first person's name here that only titles stand before (`Omby Mayor Ann Lowe`), else the first name."""
    found = None
    for i in range(start, end):
        mention = case.directory.named(i)
        if mention is not None and case.directory.entities[mention.entity].kind == "person":
            return mention
        if mention is not None:
            found = found or mention
        elif case.tokens.pos[i] not in (PROPN, NOUN, DET, ADJ, NUM) and case.tokens.words[i] not in HYPHENS:
            break
    return found


def apposed(case: Case) -> Answer | None:
    """`The mayor of Fairhaven, Ann Lowe`; `the ports company, Brandt Technologies`."""
    mention = _apposed(case)
    if mention is None:
        return None
    kind = case.directory.entities[mention.entity].kind
    noun = case.noun
    if kind == "person" and (noun is None or noun.type in ("anonymous", "group")):
        return cases.of_mention(case.directory, mention, "apposition")
    the = case.tokens.lower[mention.start - 1 : mention.start] == ["the"]
    if noun is not None and noun.type == "organization":
        return Answer(case.directory.entities[mention.entity].name, "organization", rule="apposition")
    if noun is None and the and kind == "organization":
        return cases.of_mention(case.directory, mention, "apposition")
    if noun is None and not the and _like_a_person(case, case.tokens.words[mention.start : mention.end]):
        return Answer(case.directory.entities[mention.entity].name, "person", rule="apposition")
    return None


def title(case: Case) -> Answer | None:
    """`the governor`, `Fairhaven's mayor`, `the inventor`: the person whom the article calls so."""
    tokens, phrase, directory = case.tokens, case.phrase, case.directory
    if tokens.pos[phrase.head] not in (NOUN, PROPN) or phrase.head in directory.at:
        return None
    entry = case.role
    if entry is None and case.head in directory.words.nouns:
        return None
    definite = tokens.lower[phrase.start] in DEFINITE or any(
        tokens.lower[i] in ("'s", "’s", "'", "’") for i in range(phrase.start, phrase.head)
    )
    if not definite and not (entry is not None and entry.office and phrase.start == phrase.head):
        return None
    holder = _holder(case, entry.means or case.head if entry is not None else case.head)
    if holder is not None:
        return cases.of_mention(directory, holder, "title")
    if entry is not None and not entry.office and not entry.spokes and tokens.lower[phrase.start] in ("the", "that"):
        near = antecedents.person(directory, phrase.head, entry.gender)
        mention = directory.named(near) if near is not None else None
        if mention is not None:
            return cases.of_mention(directory, mention, "epithet")
    if entry is not None and entry.office:
        start = phrase.start + (tokens.pos[phrase.start] == DET)
        end = max(phrase.run, phrases.modifiers(directory, phrase.run, phrase.end))
        return Answer(tokens.string(start, end), "person", role=title_of(case), rule="office")
    return None


def title_of(case: Case) -> str:
    """The role noun of the mention with what makes it a role of its own: `deputy prime minister`."""
    tokens, roles, start = case.tokens, case.directory.words.roles, case.phrase.head
    start -= case.two in roles and start > case.phrase.start
    while start > case.phrase.start and tokens.lower[start - 1] in LESSER | roles.keys():
        start -= 1
    return " ".join(tokens.lower[start : case.phrase.head + 1])


def _holder(case: Case, noun: str) -> Mention | None:
    """The person with this word in a role: most words in common, then nearest before, then first after."""
    directory, tokens, phrase = case.directory, case.tokens, case.phrase
    wanted = {tokens.lower[i] for i in range(phrase.start, phrase.end) if tokens.pos[i] in (ADJ, NOUN, PROPN, NUM)}
    points: dict[int, int] = {}
    for entity, roles in directory.roles.items():
        for role in roles:
            have = {_plain(case, word) for word in POSSESSIVE.sub(" ", role.lower()).split()}
            mine, theirs = PARTIES & wanted, PARTIES & have
            if noun in _role_heads(case, role) and not (mine and theirs and not mine & theirs):
                less = 2 * len((have & LESSER) - wanted)
                points[entity] = max(points.get(entity, -9), 1 + len(wanted & have) - less)
    if not points:
        return None
    most = max(points.values())
    best = {entity for entity, n in points.items() if n == most}
    for mention in directory.before(phrase.start):
        if mention.entity in best:
            return mention
    return next(mention for mention in directory.mentions if mention.entity in best)


def _role_heads(case: Case, role: str) -> set[str]:
    """The nouns that a role calls the person: `director` and `professor` of `director of ports and professor`."""
    parts = (ROLE_TAIL.split(part, maxsplit=1)[0].split() for part in ROLE_JOIN.split(role.lower()))
    return {_plain(case, part[-1]) for part in parts if part}


def _plain(case: Case, word: str) -> str:
    entry = case.directory.words.roles.get(word.rstrip("."))
    return entry.means if entry is not None and entry.means else word.strip(",")


def _like_a_person(case: Case, words: list[str]) -> bool:
    """Two capitalised words, or three with an initial, none of them a source noun."""
    if len(words) == 3 and len(words[1].rstrip(".")) == 1:
        words = [words[0], words[2]]
    lists = case.directory.words
    named = (w[:1].isupper() and not w.isupper() for w in words)
    return (
        len(words) == 2 and all(named) and not any(w.lower() in lists.nouns or w.lower() in lists.roles for w in words)
    )


def organization(case: Case) -> Answer | None:
    """A name that is no person's: `the Fairhaven Ports Agency`, `Freedonia`, `Freedonians`."""
    tokens, phrase, directory = case.tokens, case.phrase, case.directory
    mention = directory.named(phrase.head)
    if mention is not None:
        entity = directory.entities[mention.entity]
        words = tokens.words[mention.start : mention.end]
        if entity.kind == "other" and _like_a_person(case, words):
            return Answer(entity.name, "person", role=cases.role_near(directory, mention), rule="capitals")
        if entity.kind == "group":
            return None
        return cases.of_mention(directory, mention, "name")
    known = directory.surnames.get(tokens.words[phrase.head])
    if known is not None and tokens.words[phrase.head][:1].isupper():
        return cases.of_mention(directory, directory.mentions[known], "surname")
    if tokens.pos[phrase.head] == PROPN and tokens.words[phrase.head][:1].isupper():
        start = phrase.start
        while start < phrase.head and tokens.pos[start] in (DET, PRON, PUNCT):
            start += 1
        return Answer(tokens.string(start, phrase.head + 1), "organization", rule="capitals")
    if _unheard_of(case):
        return Answer(tokens.words[phrase.head], "organization", rule="capitals")
    return None


def _unheard_of(case: Case) -> bool:
    """A lone capitalised word that looks like no English noun: `Torvell` of `Torvell said`, which a tagger takes for
    a noun at a sentence's start.
    """
    tokens, phrase, lists = case.tokens, case.phrase, case.directory.words
    word, lower = tokens.words[phrase.head], case.head
    if phrase.end > phrase.start + 1 or tokens.pos[phrase.head] != NOUN or not (word[:1].isupper() and word.isalpha()):
        return False
    known = (
        lower in ENGLISH
        or lower in lists.nouns
        or lower in lists.roles
        or lower in tokens.words[max(0, phrase.head - AROUND) : phrase.head + AROUND]
    )
    return not known and not lower.endswith(ENDINGS)
