"""Offices and companies without their name, and spokespersons without theirs."""

import re

from . import phrases
from .case import Answer, Case
from .models import SUBJECTS, Mention
from .phrases import OWNERS, POSSESSIVE, Phrase
from .tokens import DET, NOUN, PROPN, PUNCT
from .wording import DEFINITE, count_of, noun_of, string_of, text_of

TEAM = frozenset({"at", "from", "led"})
CODE = re.compile(r"\b[A-Z]{2,3}-?\d{2,5}$")  # of a flight, a road, an aircraft
BACK = 200  # earlier source nouns that are looked at


def spokesperson(case: Case) -> Answer | None:
    """A spokesperson without a name: the organization; `the spokesperson` named elsewhere, that person."""
    entry = case.role
    if entry is None or not entry.spokes:
        entry = case.directory.words.roles.get(case.head[:-1]) if case.head.endswith("s") else None
        if entry is None or not entry.spokes:
            return None
    inner = _organization_in(case)
    if inner is not None and inner.type == "person":
        name = f"{case.tokens.words[case.phrase.head]} for {inner.name}"
        return Answer(name, "organization", role=case.head, rule="spokesperson")
    if inner is not None:
        return Answer(inner.name, "organization", role=case.tokens.words[case.phrase.head], rule="spokesperson")
    if case.tokens.lower[case.phrase.start] in DEFINITE:
        for mention in case.directory.before(case.phrase.start):
            if any(_spokes(case, role) for role in case.directory.roles.get(mention.entity, ())):
                return case.again(mention.start, mention.end)
    return Answer(text_of(case), "organization", role=case.head, rule="spokesperson")


def _spokes(case: Case, role: str) -> bool:
    roles = case.directory.words.roles
    return any(word in roles and roles[word].spokes for word in role.lower().split())


def _organization_in(case: Case) -> Answer | None:
    """The organization in `a ports ministry spokesman`, `the spokesman for the ports ministry`."""
    phrase, tokens = case.phrase, case.tokens
    if phrase.run < phrase.end and tokens.lower[phrase.run] in ("for", "of", "from", "at", "with"):
        return case.again(phrase.run + 1, phrase.end)
    stop = phrase.head
    while stop > phrase.start and tokens.lower[stop - 1] in POSSESSIVE:
        stop -= 1
    start = phrase.start
    while start < stop and tokens.pos[start] in (DET, PUNCT) and tokens.lower[start] not in OWNERS:
        start += 1
    if start >= stop:
        return None
    last = stop - 1
    noun = case.directory.words.nouns.get(tokens.lower[last])
    if last in case.directory.at or tokens.lower[start] in OWNERS or (noun is not None and noun.type == "organization"):
        return case.again(start, stop)
    if any(i in case.directory.at for i in range(start, stop)):
        named = next(i for i in range(start, stop) if i in case.directory.at)
        mention = case.directory.named(named)
        return case.again(mention.start, mention.end) if mention is not None else None
    return None


def organization(case: Case) -> Answer | None:
    """`the ports ministry`; `the ministry`, `the company`: the one named before."""
    noun = noun_of(case)
    if noun is None or noun.type != "organization":
        return None
    after = case.tokens.lower[case.phrase.run] if case.phrase.run < case.phrase.end else ""
    if (case.head in ("group", "coalition", "team") and after == "of") or (case.head == "team" and after in TEAM):
        return Answer(text_of(case), "group", count=count_of(case), rule="organizations")
    if case.tokens.lower[case.phrase.start] in DEFINITE and not any(
        i in case.directory.at for i in range(case.phrase.start, case.phrase.head)
    ):
        found = _office(case)
        short = case.phrase.run - case.phrase.start <= 2
        if short and noun.kind == "body" and (found is None or found.name[1:].islower()):
            found = _nearest_body(case) or found
        if not short and found is None and noun.kind == "body":
            found = _epithet(case)
        if found is not None:
            return found
    return Answer(text_of(case), "organization", rule="office")


def _office(case: Case) -> Answer | None:
    """The earlier phrase or name with the same noun and more words: `the ports ministry` for `the ministry`."""
    directory, tokens = case.directory, case.tokens
    if case.phrase.end > case.phrase.run:
        return None
    wanted = set(tokens.lower[case.phrase.start + 1 : case.phrase.run])
    for i in directory.nouns_before(case.phrase.start, BACK):
        if tokens.lower[i] != case.head or not _heads(case, i):
            continue
        mention = directory.named(i)
        if mention is not None and mention.end - mention.start > len(wanted):
            if wanted <= set(tokens.lower[mention.start : mention.end]):
                return case.again(mention.start, mention.end)
            continue
        phrase = phrases.around(directory, i)
        fits = wanted <= set(tokens.lower[phrase.start : phrase.end]) and phrase.end - phrase.start > len(wanted) + 1
        if mention is None and fits and (named := _called(case, phrase)) is not None:
            return case.again(named.start, named.end)
        if mention is None and fits and _placed(case, phrase):
            kind = "group" if case.head == "team" and phrase.end > phrase.run else "organization"
            return Answer(string_of(case, phrase), kind, rule="earlier office")
    return None


def _called(case: Case, phrase: Phrase) -> Mention | None:
    """The name beside a description of it: `Alphane, the parent company of Brandt, ...`."""
    tokens = case.tokens
    if phrase.start < 2 or tokens.lower[phrase.start - 1] != "," or tokens.pos[phrase.start] != DET:
        return None
    mention = case.directory.named(phrase.start - 2)
    body = mention is not None and case.directory.entities[mention.entity].kind == "organization"
    return mention if body and mention is not None and mention.subject else None


def _placed(case: Case, phrase: Phrase) -> bool:
    """Whether a noun phrase says which office: a word before the noun, or `of` and a name after it."""
    if phrase.end > phrase.run and case.tokens.lower[phrase.run] not in {"of", "for", "in"} | TEAM:
        return False
    return bool(phrases.content(case.directory, phrase))


def _heads(case: Case, i: int) -> bool:
    """Whether a noun heads its phrase, that is, no noun follows."""
    tokens = case.tokens
    return i + 1 >= len(tokens.words) or tokens.pos[i + 1] not in (NOUN, PROPN) or case.directory.named(i) is not None


def _epithet(case: Case) -> Answer | None:
    """Whom `the online retail giant` takes up: the organization that the sentence before was about."""
    directory, tokens, phrase = case.directory, case.tokens, case.phrase
    if phrase.end > phrase.run or tokens.dep[phrase.head] not in SUBJECTS:
        return None
    for mention in directory.before(phrase.start):
        apart = tokens.sentence[phrase.start] - tokens.sentence[mention.start]
        if apart > 2:
            break
        if apart and mention.subject and directory.entities[mention.entity].kind != "place":
            body = directory.entities[mention.entity].kind == "organization"
            return case.again(mention.start, mention.end) if body else None
    return None


def _nearest_body(case: Case) -> Answer | None:
    """The organization named last, subjects first."""
    directory, tokens = case.directory, case.tokens
    near: list[Mention] = []
    for mention in directory.before(case.phrase.start):
        if tokens.sentence[case.phrase.start] - tokens.sentence[mention.start] > 4:
            break
        entity = directory.entities[mention.entity]
        if entity.kind == "organization" and not CODE.search(entity.name):
            near.append(mention)
    best = next((mention for mention in near if mention.subject), near[0] if near else None)
    return case.again(best.start, best.end) if best is not None else None
