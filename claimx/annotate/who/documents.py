"""Documents, data and words: the document itself, or who issued the data or made the promise."""

from dataclasses import replace

from . import issuers, phrases
from .capitals import DAYS
from .case import Answer, Case
from .phrases import OWNERS, POSSESSIVE, SEEN
from .tokens import DET
from .wording import DEFINITE, names_source, noun_of, string_of

TIMES = frozenset({"year", "month", "week", "quarter", "decade", "today", "yesterday", "season"})
POLLS = frozenset({"poll", "study"})
ASKED = frozenset({"surveyed", "polled", "respondents"})


def words_of(case: Case) -> Answer | None:
    """`Lowe's promise`, `a warning from the ministry`: who made it."""
    noun = noun_of(case)
    if noun is None or noun.kind != "words":
        return None
    answer = _owner(case) or _after(case) or _before(case) or _of(case)
    return replace(answer, rule="words") if answer else None


def data_of(case: Case) -> Answer | None:
    """`data from the ministry`, `the ministry's figures`, `numbers Brandt has posted`: the issuer."""
    noun = noun_of(case)
    if noun is None or noun.kind != "data":
        return None
    answer = _owner(case) or _after(case) or _before(case) or _of(case) or _past_comma(case)
    if answer is None and _bare(case) and (found := issuers.elsewhere(case, "data")) is not None:
        other = case.directory.words.nouns[case.tokens.lower[found[0]]]
        if other.kind != "data":
            return Answer(found[1], "document", rule="earlier document")
        issuer = issuers.releaser(case, found[0])
        around = phrases.around(case.directory, found[0])
        answer = Answer(issuer, "organization") if issuer else case.again(around.start, around.end)
    return replace(answer, rule="data") if answer else None


def respondents(case: Case) -> Answer | None:
    """`40 percent of those surveyed`: the poll, where the article has one."""
    phrase, tokens = case.phrase, case.tokens
    asked = any(tokens.lower[i] in ASKED for i in range(phrase.start, phrase.end))
    if not asked or any(i in case.directory.at for i in range(phrase.start, phrase.end)):
        return None
    plain = replace(case, phrase=replace(phrase, head=phrase.start))  # its number is no name
    found = issuers.elsewhere(plain, "poll")
    return Answer(found[1], "document", rule="respondents") if found is not None else None


def _past_comma(case: Case) -> Answer | None:
    """The issuer in `, from the ministry` that the mention leaves out."""
    tokens, end = case.tokens, case.phrase.end
    if tokens.lower[end : end + 1] != [","] or tokens.lower[end + 1 : end + 2] not in (["from"], ["by"]):
        return None
    named = next((m for i in range(end + 2, end + 5) if (m := case.directory.named(i)) is not None), None)
    return case.again(named.start, named.end) if named is not None else None


def document(case: Case) -> Answer | None:
    """A named or described document; `the report` is the issued one before it, else soon after."""
    noun = noun_of(case)
    if noun is None or noun.type != "document":
        return None
    if case.head == "account" and (owner := _owner(case)) is not None and owner.type != "document":
        return replace(owner, rule="account")
    name = issuers.own(case)
    if name is not None:
        return Answer(name, "document", rule="document")
    found = issuers.elsewhere(case, noun.kind) if noun.kind is not None and _bare(case) else None
    if found is not None:
        return Answer(found[1], "document", rule="earlier document")
    if noun.kind in POLLS and (named := issuers.soon(case)) is not None:
        return Answer(named, "document", rule="named after")
    if _bare(case) and (fuller := issuers.fuller(case, noun.kind)) is not None:
        return Answer(fuller, "document", rule="fuller document")
    if noun.kind in issuers.RESEARCH and _bare(case) and (speaker := issuers.last_speaker(case)) is not None:
        issuer = case.directory.entities[speaker.entity].name
        return Answer(f"{issuer} {case.tokens.words[case.phrase.head]}", "document", rule="last speaker")
    return Answer(string_of(case, case.phrase, article=False), "document", rule="document")


def _bare(case: Case) -> bool:
    """A definite phrase without an issuer, so that something earlier must tell what it is."""
    phrase, tokens = case.phrase, case.tokens
    if any(i in case.directory.at for i in range(phrase.start, phrase.end)):
        return False
    return any(tokens.lower[i] in DEFINITE | TIMES or tokens.words[i] in DAYS for i in range(phrase.start, phrase.head))


def _owner(case: Case) -> Answer | None:
    """Who stands before the last `'s` of the run, or its possessive pronoun."""
    phrase, tokens = case.phrase, case.tokens
    for i in range(phrase.head - 1, phrase.start, -1):
        if tokens.lower[i] in POSSESSIVE:
            when = tokens.lower[i - 1] in TIMES or tokens.words[i - 1] in DAYS
            return None if when else case.again(phrase.start, i)
    if phrase.start < phrase.head and tokens.lower[phrase.start] in OWNERS:
        owner = case.again(phrase.start, phrase.start + 1)
        return owner if owner is not None and owner.rule != "unresolved" else None
    return None


def _after(case: Case) -> Answer | None:
    """Who stands after `from` or `by`, or is the subject of `numbers that Brandt has posted`."""
    phrase, tokens, directory = case.phrase, case.tokens, case.directory
    run = phrase.run
    if run < phrase.end and (tokens.pos[run] == DET or tokens.lower[run] in OWNERS) and names_source(case, run):
        owner = phrases.read(directory, run, phrase.end)
        return case.again(run, owner.run) if owner is not None else None
    for i in range(phrase.run, phrase.end - 1):
        if tokens.lower[i] in ("from", "by") and tokens.lower[i - 1] not in SEEN and names_source(case, i + 1):
            return case.again(i + 1, phrase.end)
    for i in range(phrase.run, phrase.end):
        mention = directory.named(i)
        if mention is not None and mention.subject and directory.entities[mention.entity].kind != "other":
            return case.again(mention.start, mention.end)
    return None


def _of(case: Case) -> Answer | None:
    """Who stands after `of`: `the figures of the ministry`."""
    phrase = case.phrase
    fits = case.tokens.lower[phrase.run : phrase.run + 1] == ["of"] and names_source(case, phrase.run + 1)
    return case.again(phrase.run + 1, phrase.end) if fits else None


def _before(case: Case) -> Answer | None:
    """The issuer right before the head: `government data`, `Brandt figures`."""
    phrase, tokens = case.phrase, case.tokens
    named = [i for i in range(phrase.start, phrase.head) if i in case.directory.at]
    if named:
        last = case.directory.words.nouns.get(tokens.lower[phrase.head - 1])
        if last is not None and last.type == "organization" and named[-1] < phrase.head - 1:
            return case.again(phrase.start, phrase.head)  # `Freedonian ports ministry data`
        mention = case.directory.named(named[-1])
        if mention is not None and case.directory.entities[mention.entity].kind in ("organization", "person", "other"):
            return case.again(mention.start, mention.end)
    noun = case.directory.words.nouns.get(tokens.lower[phrase.head - 1]) if phrase.head > phrase.start else None
    start = phrase.start + (tokens.lower[phrase.start] in ("a", "an"))
    return case.again(start, phrase.head) if noun is not None and noun.type == "organization" else None
