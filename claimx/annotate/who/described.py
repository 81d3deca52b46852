"""Unnamed persons, groups, and whatever no other rule reads."""

import re

from . import antecedents, phrases
from . import case as cases
from .case import Answer, Case
from .phrases import Phrase
from .tokens import DET, NOUN, NUM, PRON, PROPN
from .wording import DEFINITE, count_of, names_source, noun_of, string_of, text_of

TELLING = frozenset(
    {"familiar", "close", "briefed", "speaking", "anonymity", "anonymously", "knowledgeable", "knowledge"}
)
SINGLED = frozenset({"one", "another"})
SINGLE = re.compile(r"(?:an|crat|er)$")  # `the Democrat`, never `the French`
REACH = 16  # tokens of a mention in which sources are joined
KINDRED = frozenset({"researchers", "aides"})
FAR = 400  # tokens back in which a person is looked for
BACK = 40  # earlier source nouns that are looked at
PARTISANS = frozenset({"democrat", "republican", "tory", "conservative", "liberal", "socialist", "independent"})
QUANTITIES = frozenset(
    "others some many both several percent % half most majority dozens hundreds thousands number handful dozen"
    " pair".split()
)


def one_of(case: Case) -> Answer | None:
    """`one of the officials`, and `one`, `another` alone: of those that were spoken of before."""
    tokens, phrase = case.tokens, case.phrase
    first = tokens.lower[phrase.start]
    if first not in SINGLED:
        return None
    if tokens.lower[phrase.start + 1 : phrase.start + 2] == ["of"]:
        group = case.again(phrase.start + 2, phrase.end) if phrase.end > phrase.start + 2 else None
        definite = tokens.lower[phrase.start + 2] in DEFINITE
        earlier = group is not None and group.rule in ("anonymous", "earlier group") and definite
        return _single(first, group) if group is not None and earlier else None
    verb = tokens.lower[phrase.end] if phrase.end < len(tokens.lower) else ""
    if phrase.end > phrase.start + 1 or verb not in antecedents.SPEECH:
        return None
    head = antecedents.thing(case.directory, phrase.start, plural=True)
    if head is None or head in case.directory.at or case.tokens.sentence[phrase.start] - tokens.sentence[head] > 2:
        return None
    around = phrases.around(case.directory, head)
    group = case.again(around.start, around.end)
    return _single(first, group) if group is not None and group.type in ("group", "anonymous") else None


def _single(first: str, group: Answer) -> Answer:
    return Answer(f"{first} of {group.name[:1].lower()}{group.name[1:]}", "anonymous", count=1, rule="one of")


def anonymous(case: Case) -> Answer | None:
    """An unnamed source, apart from others unless a definite article and shared words tie it to an earlier one."""
    noun = noun_of(case)
    tokens, phrase = case.tokens, case.phrase
    told = any(tokens.lower[i] in TELLING for i in range(phrase.run, phrase.end))
    many = noun is not None and noun.type == "group"
    if noun is None or not (noun.type == "anonymous" or (many and told)):
        return None
    if tokens.lower[phrase.start] in DEFINITE and (earlier := _same_source(case)) is not None:
        return earlier
    return Answer(text_of(case), "anonymous", count=count_of(case), rule="anonymous")


def _same_source(case: Case) -> Answer | None:
    """The earlier source that `the person familiar with the talks` goes back to."""
    directory, tokens, mine = case.directory, case.tokens, case.phrase
    nouns = directory.words.nouns
    words = phrases.content(directory, mine)
    for i in directory.nouns_before(mine.start, BACK):
        if (
            nouns[tokens.lower[i]].type != "anonymous"
            or tokens.pos[i] not in (NOUN, PROPN)
            or tokens.lower[i].endswith("s") != case.head.endswith("s")
        ):
            continue
        phrase = phrases.around(directory, i)
        shared = phrases.content(directory, phrase) & words
        if tokens.lower[phrase.start] not in DEFINITE and (shared if words else tokens.lower[i] == case.head):
            return case.again(phrase.start, phrase.end)
    return None


def group(case: Case) -> Answer | None:
    """`officials`, `police and harbour officials`; `the researchers` are those described more fully before."""
    noun = noun_of(case)
    if noun is None or noun.type != "group":
        return None
    bare = case.tokens.lower[case.phrase.start] in DEFINITE and case.phrase.head == case.phrase.start + 1
    if bare and (told := _told_before(case)) is not None:
        return told
    if bare and (fuller := _fuller_group(case, noun.kind)) is not None:
        return Answer(fuller, "group", count=count_of(case), rule="earlier group")
    return Answer(text_of(case), "group", count=count_of(case), rule="group")


def _told_before(case: Case) -> Answer | None:
    """The unnamed sources that `the officials` goes back to: `two officials familiar with the talks`."""
    tokens = case.tokens
    for i in case.directory.nouns_before(case.phrase.start, BACK):
        if tokens.lower[i] == case.head:
            phrase = phrases.around(case.directory, i)
            told = any(tokens.lower[k] in TELLING for k in range(i, phrase.end))
            return case.again(phrase.start, phrase.end) if told else None
    return None


def _fuller_group(case: Case, kind: str | None) -> str | None:
    """The nearest earlier group that a name or a word tells apart, with this noun or one of its kind (`aides`)."""
    directory, tokens, nouns = case.directory, case.tokens, case.directory.words.nouns
    for i in directory.nouns_before(case.phrase.start, BACK):
        if tokens.lower[i] != case.head and not (kind in KINDRED and nouns[tokens.lower[i]].kind == kind):
            continue
        phrase = phrases.around(directory, i)
        if i not in directory.at and any(k in directory.at for k in range(phrase.start, phrase.end)):
            return string_of(case, phrase)
    return None


def unnamed(case: Case) -> Answer | None:
    """`one lawmaker`, `a senator`: a single person with a role and no name."""
    if case.role is None or case.phrase.head in case.directory.at:
        return None
    if case.tokens.lower[case.phrase.start] in DEFINITE and (fuller := _introduced(case)) is not None:
        return Answer(fuller, "anonymous", rule="earlier role")
    return Answer(text_of(case), "anonymous", count=count_of(case), rule="role")


def _introduced(case: Case) -> str | None:
    """The nearest earlier phrase that brings in this person: `a nurse at the harbour hospital` for `the nurse`."""
    tokens = case.tokens
    for i in range(case.phrase.start - 1, max(0, case.phrase.start - FAR), -1):
        if tokens.lower[i] == case.head and i not in case.directory.at and tokens.pos[i] == NOUN:
            phrase = phrases.around(case.directory, i)
            if tokens.lower[phrase.start] in ("a", "an", "one", "another"):
                return string_of(case, phrase)
    return None


def partisan(case: Case) -> Answer | None:
    """`The Ohio Democrat`, `the Texas Republican`: the person spoken of before."""
    tokens, phrase = case.tokens, case.phrase
    if case.head not in PARTISANS or tokens.lower[phrase.start] != "the" or phrase.head - phrase.start > 3:
        return None
    near = antecedents.person(case.directory, phrase.start, None)
    found = case.directory.named(near) if near is not None else None
    return cases.of_mention(case.directory, found, "epithet") if found is not None else None


def several(case: Case) -> Answer | None:
    """`police and harbour officials`: sources joined, that together are a group unless they are of one kind."""
    phrase, tokens = case.phrase, case.tokens
    joints = [i for i in range(phrase.run, min(phrase.end, phrase.run + REACH)) if tokens.lower[i] in ("and", ",")]
    if not joints or joints[0] != phrase.run or not any(tokens.lower[i] == "and" for i in joints):
        return None
    starts = [phrase.start, *(i + 1 for i in joints if tokens.lower[i + 1 : i + 2] != ["and"])]
    parts = [phrases.read(case.directory, start, phrase.end) for start in starts]
    if not all(part is not None and names_source(case, part.start) for part in parts):
        return None
    runs = [part for part in parts if part is not None]
    if _one_person(case, runs):
        return None
    kinds = {answer.type for part in runs if (answer := case.again(part.start, part.run)) is not None}
    if "," in tokens.lower[joints[0]] and "person" in kinds:
        return None
    end = max(runs[-1].run, phrases.modifiers(case.directory, runs[-1].run, phrase.end))
    whole = Phrase(phrase.start, end, end, runs[-1].head)
    return Answer(string_of(case, whole), kinds.pop() if len(kinds) == 1 else "group", rule="joined")


def _one_person(case: Case, runs: list[Phrase]) -> bool:
    """`the former minister and mayor`: one article, titles of one person."""
    tokens, roles = case.tokens, case.directory.words.roles
    later = any(tokens.pos[part.start] == DET for part in runs[1:])
    return tokens.pos[runs[0].start] == DET and not later and all(tokens.lower[part.head] in roles for part in runs)


def other(case: Case) -> Answer | None:
    """Anything else with a noun: plural a group, singular an unnamed source."""
    pos, tokens = case.tokens.pos[case.phrase.head], case.tokens
    if pos not in (NOUN, PROPN, PRON, NUM, DET) and case.head not in phrases.ONES:
        lone = tokens.words[case.phrase.head][:1].isupper() and case.phrase.end == case.phrase.start + 1
        kind = "organization" if lone else "anonymous"
        return Answer(tokens.string(case.phrase.start, case.phrase.end), kind, rule="verbatim")
    mention = case.directory.named(case.phrase.head)
    if mention is not None and case.directory.entities[mention.entity].kind == "group":
        one = SINGLE.search(case.head) is not None and tokens.lower[case.phrase.start] == "the"
        near = antecedents.person(case.directory, case.phrase.start, None) if one else None
        found = case.directory.named(near) if near is not None else None
        if found is not None:
            return cases.of_mention(case.directory, found, "epithet")
        kind = "anonymous" if count_of(case) == 1 else "group"
        return Answer(text_of(case), kind, count=count_of(case), rule="people")
    plural = (pos == NOUN and case.head.endswith("s")) or case.head in QUANTITIES
    plural = plural or (pos == NUM and case.head != "one")
    return Answer(text_of(case), "group" if plural else "anonymous", count=count_of(case), rule="noun")
