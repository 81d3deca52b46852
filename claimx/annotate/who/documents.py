"""Documents, data and words: the document itself, or who issued the data or made the promise."""

from bisect import bisect_left
from dataclasses import replace

from . import phrases
from .case import Answer, Case
from .phrases import OWNERS, POSSESSIVE
from .tokens import ADP, DET, NOUN, NUM, PROPN, VERB
from .wording import DEFINITE, names_source, noun_of, text_of

RESEARCH = {"study", "poll", "data"}
ISSUED = frozenset({"by", "from", "of", "in"})
LATER = 60  # tokens after the mention in which a fuller name of a document is looked for


def words_of(case: Case) -> Answer | None:
    """`Lowe's promise`, `a warning from the ministry`: who made it."""
    noun = noun_of(case)
    if noun is None or noun.kind != "words":
        return None
    answer = _owner(case) or _after(case) or _before(case)
    return replace(answer, rule="words") if answer else None


def data_of(case: Case) -> Answer | None:
    """`data from the ministry`, `the ministry's figures`, `numbers Brandt has posted`: the issuer."""
    noun = noun_of(case)
    if noun is None or noun.kind != "data":
        return None
    answer = _owner(case) or _after(case) or _before(case)
    if answer is None and _bare(case):
        answer = _earlier(case, "data")
    return replace(answer, rule="data") if answer else None


def document(case: Case) -> Answer | None:
    """A named or described document; `the report` is the fuller one before it, else soon after."""
    noun = noun_of(case)
    if noun is None or noun.type != "document":
        return None
    if _bare(case) and noun.kind is not None and (fuller := _earlier(case, noun.kind)) is not None:
        return replace(fuller, rule="earlier document")
    return Answer(text_of(case), "document", rule="document")


def _owner(case: Case) -> Answer | None:
    """Who stands before the last `'s` of the run, or its possessive pronoun."""
    phrase, tokens = case.phrase, case.tokens
    for i in range(phrase.head - 1, phrase.start, -1):
        if tokens.lower[i] in POSSESSIVE:
            return case.again(phrase.start, i)
    if phrase.start < phrase.head and tokens.lower[phrase.start] in OWNERS:
        return case.again(phrase.start, phrase.start + 1)
    return None


def _after(case: Case) -> Answer | None:
    """Who stands after `from`, `by` or `of`, or is the subject of `numbers that Brandt has posted`."""
    phrase, tokens, directory = case.phrase, case.tokens, case.directory
    for words in (("from", "by"), ("of",)):
        for i in range(phrase.run, phrase.end - 1):
            if tokens.lower[i] in words and names_source(case, i + 1):
                return case.again(i + 1, phrase.end)
    for i in range(phrase.run, phrase.end):
        mention = directory.named(i)
        if mention is not None and directory.entities[mention.entity].kind != "other" and tokens.pos[i - 1] != ADP:
            return case.again(mention.start, mention.end)
    return None


def _before(case: Case) -> Answer | None:
    """The issuer right before the head: `government data`, `Brandt figures`."""
    phrase, tokens = case.phrase, case.tokens
    named = [i for i in range(phrase.start, phrase.head) if i in case.directory.at]
    if named:
        mention = case.directory.named(named[-1])
        if mention is not None and case.directory.entities[mention.entity].kind in ("organization", "person"):
            return case.again(mention.start, mention.end)
    noun = case.directory.words.nouns.get(tokens.lower[phrase.head - 1]) if phrase.head > phrase.start else None
    return case.again(phrase.start, phrase.head) if noun is not None and noun.type == "organization" else None


def _bare(case: Case) -> bool:
    """A definite phrase without an issuer, so that something earlier must tell what it is."""
    phrase, tokens = case.phrase, case.tokens
    if any(i in case.directory.at for i in range(phrase.start, phrase.end)):
        return False
    definite = any(tokens.lower[i] in DEFINITE for i in range(phrase.start, phrase.head))
    return definite or phrase.start == phrase.head


def _earlier(case: Case, kind: str) -> Answer | None:
    """The nearest earlier document of this kind that has an issuer, else the first soon after; else, between
    studies, polls and data, one of another kind.
    """
    directory, tokens, mine = case.directory, case.tokens, case.phrase
    first, last = bisect_left(directory.nouns, mine.start), bisect_left(directory.nouns, mine.end)
    near = [*reversed(directory.nouns[max(0, first - 40) : first]), *directory.nouns[last : last + 12]]
    numbers = {tokens.lower[i] for i in range(mine.start, mine.head) if tokens.pos[i] in (NUM, PROPN)}
    for kinds in ({kind}, RESEARCH) if kind in RESEARCH else ({kind},):
        for i in near:
            if directory.words.nouns[tokens.lower[i]].kind not in kinds or tokens.pos[i] not in (NOUN, PROPN):
                continue
            if i < mine.start + LATER and i not in directory.at and (answer := _issued(case, i, numbers)) is not None:
                return answer
    return None


def _issued(case: Case, i: int, numbers: set[str]) -> Answer | None:
    """The answer for the document that the noun at i names, if the text around it says who issued it."""
    directory, tokens = case.directory, case.tokens
    phrase = phrases.around(directory, i)
    if numbers - phrases.content(directory, phrase):
        return None
    if any(k in directory.at for k in range(phrase.start, phrase.head)) or _by(case, phrase.run, phrase.end):
        return case.again(phrase.start, phrase.end)
    end = phrase.end
    if end + 1 < len(tokens.words) and tokens.lower[end] == "," and tokens.pos[end + 1] == VERB:
        stop = phrases.modifiers(directory, end + 2, min(len(tokens.words), end + 14))
        if _by(case, end + 1, stop):
            return Answer(tokens.string(_past_article(case, phrase.start), stop), "document")
    issuer = _releaser(case, i)
    return None if issuer is None else Answer(f"{issuer} {tokens.words[i]}", "document")


def _past_article(case: Case, i: int) -> int:
    return i + (case.tokens.pos[i] == DET)


def _by(case: Case, start: int, end: int) -> bool:
    """Whether `by`, `from` or `in` and the name of somebody stand between."""
    tokens, directory = case.tokens, case.directory
    for i in range(start, end - 1):
        if tokens.lower[i] in ISSUED:
            found = next((m for k in range(i + 1, min(i + 5, end)) if (m := directory.named(k)) is not None), None)
            if found is not None and directory.entities[found.entity].kind in ("organization", "person"):
                return True
    return False


def _releaser(case: Case, i: int) -> str | None:
    """Who released it: the named subject of the verb whose object the noun is."""
    tokens = case.tokens
    verb = tokens.head[i]
    if tokens.dep[i] != "dobj" or not i - 30 < verb < i:
        return None
    for mention in case.directory.before(verb):
        if mention.start < verb - 20:
            return None
        if mention.subject and tokens.head[mention.end - 1] == verb:
            return case.directory.entities[mention.entity].name
    return None
