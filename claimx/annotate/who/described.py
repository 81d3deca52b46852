"""Sources by description: documents, data, anonymous sources, groups, offices, unnamed spokespersons."""

from dataclasses import replace

from . import phrases
from .case import Answer, Case
from .models import Mention
from .phrases import OWNERS, POSSESSIVE, Phrase
from .tokens import ADP, DET, NOUN, NUM, PRON, PROPN, PUNCT
from .words import Noun

COUNTS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "half-dozen": 6, "dozen": 12,
}  # fmt: skip
DEFINITE = frozenset({"the", "this", "that", "these", "those", "same", "both"})
TELLING = frozenset({"familiar", "close", "briefed", "speaking", "anonymity", "anonymously", "knowledgeable"})
QUANTITIES = frozenset("others some many both several percent % half most majority dozens hundreds thousands".split())
LATER = 60  # tokens after the mention in which a fuller name of a document is looked for


def _noun(case: Case) -> Noun | None:
    """What the head noun makes of the phrase; None inside a name."""
    if case.phrase.head in case.directory.at and case.tokens.words[case.phrase.head][:1].isupper():
        return None
    return lookup(case, case.head)


def lookup(case: Case, word: str) -> Noun | None:
    """The entry of a source noun, the plural's own first, then its singular's."""
    nouns = case.directory.words.nouns
    for form in (word, word[:-1] if word.endswith("s") else "", word[:-3] + "y" if word.endswith("ies") else ""):
        if form and form in nouns:
            return nouns[form]
    return None


def spokesperson(case: Case) -> Answer | None:
    """A spokesperson without a name: the organization; `the spokesperson` named elsewhere, that person."""
    entry = case.directory.words.roles.get(case.head)
    if entry is None or not entry.spokes:
        entry = case.directory.words.roles.get(case.head[:-1]) if case.head.endswith("s") else None
        if entry is None or not entry.spokes:
            return None
    inner = _organization_in(case)
    if inner is not None:
        return Answer(inner.name, "organization", role=case.tokens.words[case.phrase.head], rule="spokesperson")
    if case.tokens.lower[case.phrase.start] in DEFINITE:
        for mention in case.directory.before(case.phrase.start):
            if any(_spokes(case, role) for role in case.directory.roles.get(mention.entity, ())):
                return case.again(mention.start, mention.end)
    return Answer(_text(case), "organization", role=case.head, rule="spokesperson")


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
    noun = lookup(case, tokens.lower[last])
    if last in case.directory.at or tokens.lower[start] in OWNERS or (noun is not None and noun.type == "organization"):
        return case.again(start, stop)
    if any(i in case.directory.at for i in range(start, stop)):
        named = next(i for i in range(start, stop) if i in case.directory.at)
        mention = case.directory.named(named)
        return case.again(mention.start, mention.end) if mention is not None else None
    return None


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
            if tokens.lower[i] in words and _names_source(case, i + 1):
                return case.again(i + 1, phrase.end)
    for i in range(phrase.run, phrase.end):
        mention = directory.named(i)
        if mention is not None and directory.entities[mention.entity].kind != "other" and tokens.pos[i - 1] != ADP:
            return case.again(mention.start, mention.end)
    return None


def _names_source(case: Case, i: int) -> bool:
    """Whether the phrase at i is headed by a name or a noun that can be a source."""
    phrase = phrases.read(case.directory, i, case.phrase.end)
    if phrase is None:
        return False
    mention = case.directory.named(phrase.head)
    return (
        mention is not None
        or lookup(case, case.tokens.lower[phrase.head]) is not None
        or (case.tokens.lower[phrase.head].rstrip("s") in case.directory.words.roles)
    )


def _before(case: Case) -> Answer | None:
    """The issuer right before the head: `government data`, `Brandt figures`."""
    phrase, tokens = case.phrase, case.tokens
    named = [i for i in range(phrase.start, phrase.head) if i in case.directory.at]
    if named:
        mention = case.directory.named(named[-1])
        if mention is not None and case.directory.entities[mention.entity].kind in ("organization", "person"):
            return case.again(mention.start, mention.end)
    noun = lookup(case, tokens.lower[phrase.head - 1]) if phrase.head > phrase.start else None
    return case.again(phrase.start, phrase.head) if noun is not None and noun.type == "organization" else None


def words_of(case: Case) -> Answer | None:
    """`Lowe's promise`, `a warning from the ministry`: who made it."""
    noun = _noun(case)
    if noun is None or noun.kind != "words":
        return None
    answer = _owner(case) or _after(case) or _before(case)
    return replace(answer, rule="words") if answer else None


def data_of(case: Case) -> Answer | None:
    """`data from the ministry`, `the ministry's figures`, `numbers Brandt has posted`: the issuer."""
    noun = _noun(case)
    if noun is None or noun.kind != "data":
        return None
    answer = _owner(case) or _after(case) or _before(case)
    if answer is None and _bare(case):
        earlier = _earlier(case, "data")
        answer = case.again(earlier.start, earlier.end) if earlier is not None else None
    return replace(answer, rule="data") if answer else None


def document(case: Case) -> Answer | None:
    """A named or described document; `the report` is the fuller one before it, else soon after."""
    noun = _noun(case)
    if noun is None or noun.type != "document":
        return None
    if _bare(case) and noun.kind is not None and (fuller := _earlier(case, noun.kind)) is not None:
        answer = case.again(fuller.start, fuller.end)
        if answer is not None:
            return replace(answer, rule="earlier document")
    return Answer(_text(case), "document", rule="document")


def _bare(case: Case) -> bool:
    """A definite phrase without an issuer, so that something earlier must tell what it is."""
    phrase, tokens = case.phrase, case.tokens
    if any(i in case.directory.at for i in range(phrase.start, phrase.end)):
        return False
    definite = any(tokens.lower[i] in DEFINITE for i in range(phrase.start, phrase.head))
    return (definite or phrase.start == phrase.head) and phrase.end - phrase.run < 3


def _earlier(case: Case, kind: str) -> Phrase | None:
    """The nearest earlier phrase whose noun is of this kind and that says more; else the first soon after."""
    directory, tokens, mine = case.directory, case.tokens, case.phrase
    nouns = directory.words.nouns
    back = [i for i in directory.nouns if i < mine.start and nouns[tokens.lower[i]].kind == kind]
    ahead = [i for i in directory.nouns if mine.end <= i < mine.end + LATER and nouns[tokens.lower[i]].kind == kind]
    words = frozenset(tokens.lower[i] for i in range(mine.start, mine.head) if tokens.pos[i] in (NUM, PROPN))
    for i in [*reversed(back[-12:]), *ahead[:4]]:
        if i in directory.at or tokens.pos[i] not in (NOUN, PROPN):
            continue
        phrase = phrases.around(directory, i)
        if _issued(case, phrase) and not (words - phrases.content(directory, phrase)):
            return phrase
    return None


def _issued(case: Case, phrase: Phrase) -> bool:
    """Whether a phrase names somebody."""
    tokens, at = case.tokens, case.directory.at
    if any(i in at for i in range(phrase.start, phrase.head)):
        return True
    return any(
        tokens.lower[i] in ("by", "from", "of", "in") and any(k in at for k in range(i + 1, min(i + 5, phrase.end)))
        for i in range(phrase.run, phrase.end - 1)
    )


def anonymous(case: Case) -> Answer | None:
    """An unnamed source, apart from others unless a definite article and shared words tie it to an earlier one."""
    noun = _noun(case)
    tokens, phrase = case.tokens, case.phrase
    told = any(tokens.lower[i] in TELLING for i in range(phrase.run, phrase.end))
    many = noun is not None and noun.type == "group"
    if noun is None or not (noun.type == "anonymous" or (many and told)):
        return None
    if tokens.lower[phrase.start] in DEFINITE and (earlier := _same_source(case)) is not None:
        return earlier
    plural = case.head.endswith("s") or case.head in ("people", "men", "women")
    kind = "group" if plural and not told and noun.kind != "source" else "anonymous"
    return Answer(_text(case), kind, count=_count(case), rule="anonymous")


def _same_source(case: Case) -> Answer | None:
    """The earlier source that `the person familiar with the talks` goes back to."""
    directory, tokens, mine = case.directory, case.tokens, case.phrase
    nouns = directory.words.nouns
    words = phrases.content(directory, mine)
    for i in [k for k in directory.nouns if k < mine.start and nouns[tokens.lower[k]].type == "anonymous"][::-1][:12]:
        if tokens.pos[i] not in (NOUN, PROPN) or tokens.lower[i].endswith("s") != case.head.endswith("s"):
            continue
        phrase = phrases.around(directory, i)
        shared = phrases.content(directory, phrase) & words
        if tokens.lower[phrase.start] not in DEFINITE and (shared if words else tokens.lower[i] == case.head):
            return case.again(phrase.start, phrase.end)
    return None


def _count(case: Case) -> int | None:
    """The number of sources that the phrase states."""
    many = case.head.endswith("s") or case.head in ("people", "men", "women")
    for i in range(case.phrase.start, case.phrase.head):
        word = case.tokens.lower[i]
        if word in COUNTS and (many or word == "one"):
            return COUNTS[word]
        if many and case.tokens.pos[i] == NUM and word.isascii() and word.isdigit() and len(word) < 4:
            return int(word)
    return None


def group(case: Case) -> Answer | None:
    """`officials`, `police and county officials`, `lawyers with the relief project`."""
    noun, head = _noun(case), case.head
    plural = head.endswith("s") and head[:-1] in case.directory.words.roles and head not in case.directory.words.roles
    if not (noun is not None and noun.type == "group") and not (plural and case.phrase.head not in case.directory.at):
        return None
    return Answer(_text(case), "group", count=_count(case), rule="group")


def unnamed(case: Case) -> Answer | None:
    """`one lawmaker`, `a senator`: a single person with a role and no name."""
    role = case.head.rstrip(".") in case.directory.words.roles and case.phrase.head not in case.directory.at
    return Answer(_text(case), "anonymous", count=_count(case), rule="role") if role else None


def several(case: Case) -> Answer | None:
    """`police and county officials`: two sources joined, that together are a group unless they are of one kind."""
    phrase, tokens = case.phrase, case.tokens
    if phrase.run >= phrase.end - 1 or tokens.lower[phrase.run] != "and":
        return None
    second = phrases.read(case.directory, phrase.run + 1, phrase.end)
    if second is None or not _names_source(case, phrase.start) or not _names_source(case, phrase.run + 1):
        return None
    kinds = {
        answer.type for a, b in ((phrase.start, phrase.run), (second.start, second.run)) if (answer := case.again(a, b))
    }
    end = max(second.run, phrases.modifiers(case.directory, second.run, phrase.end))
    whole = Phrase(phrase.start, end, end, second.head)
    return Answer(_string(case, whole), kinds.pop() if len(kinds) == 1 else "group", rule="joined")


def organization(case: Case) -> Answer | None:
    """`the ports ministry`; `the ministry`, `the company`: the one named before."""
    noun = _noun(case)
    if noun is None or noun.type != "organization":
        return None
    many = case.head.endswith("s") and case.head not in case.directory.words.nouns
    if many or (case.head == "group" and case.tokens.lower[case.phrase.run : case.phrase.run + 1] == ["of"]):
        return Answer(_text(case), "group", count=_count(case), rule="organizations")
    if case.tokens.lower[case.phrase.start] in DEFINITE and case.phrase.run - case.phrase.start <= 2:
        found = _office(case) or (_nearest_body(case) if noun.kind == "body" else None)
        if found is not None:
            return found
    return Answer(_text(case), "organization", rule="office")


def _office(case: Case) -> Answer | None:
    """The earlier phrase or name with the same noun and more words: `the ports ministry` for `the ministry`."""
    directory, tokens = case.directory, case.tokens
    if case.phrase.end > case.phrase.run:
        return None
    here = [k for k in directory.nouns if k < case.phrase.start and tokens.lower[k] == case.head and _heads(case, k)]
    for i in here[::-1][:12]:
        mention = directory.named(i)
        if mention is not None and mention.end - mention.start > 1:
            return case.again(mention.start, mention.end)
        phrase = phrases.around(directory, i)
        if mention is None and _placed(case, phrase):
            return Answer(_string(case, phrase), "organization", rule="earlier office")
    return None


def _placed(case: Case, phrase: Phrase) -> bool:
    """Whether a noun phrase says which office: a word before the noun, or `of` and a name after it."""
    if phrase.end > phrase.run and case.tokens.lower[phrase.run] not in ("of", "for", "in"):
        return False
    return bool(phrases.content(case.directory, phrase))


def _heads(case: Case, i: int) -> bool:
    """Whether a noun heads its phrase, that is, no noun follows."""
    tokens = case.tokens
    return i + 1 >= len(tokens.words) or tokens.pos[i + 1] not in (NOUN, PROPN) or case.directory.named(i) is not None


def _nearest_body(case: Case) -> Answer | None:
    """The organization named last, subjects first."""
    directory, tokens = case.directory, case.tokens
    near: list[Mention] = []
    for mention in directory.before(case.phrase.start):
        if tokens.sentence[case.phrase.start] - tokens.sentence[mention.start] > 4:
            break
        if directory.entities[mention.entity].kind == "organization":
            near.append(mention)
    best = next((mention for mention in near if mention.subject), near[0] if near else None)
    return case.again(best.start, best.end) if best is not None else None


def other(case: Case) -> Answer | None:
    """Anything else with a noun: plural a group, singular an unnamed source."""
    pos, tokens = case.tokens.pos[case.phrase.head], case.tokens
    if pos not in (NOUN, PROPN, PRON, NUM, DET) and case.head not in phrases.ONES:
        return Answer(tokens.string(case.phrase.start, case.phrase.end), "anonymous", rule="verbatim")
    mention = case.directory.named(case.phrase.head)
    if mention is not None and case.directory.entities[mention.entity].kind == "group":
        return Answer(_text(case), "group", count=_count(case), rule="people")
    plural = (pos == NOUN and case.head.endswith("s")) or case.head in QUANTITIES
    return Answer(_text(case), "group" if plural else "anonymous", count=_count(case), rule="noun")


def _text(case: Case) -> str:
    """The phrase with its telling modifiers."""
    return _string(case, case.phrase)


def _string(case: Case, phrase: Phrase) -> str:
    """A phrase's words: without `the`; a possessive pronoun made the owner's name."""
    tokens = case.tokens
    start, end = phrase.start, max(phrase.run, phrases.modifiers(case.directory, phrase.run, phrase.end))
    if tokens.lower[start] in OWNERS and start + 1 < end:
        owner = case.again(start, start + 1)
        if owner is not None and owner.rule != "unresolved":
            return f"{owner.name}'{'' if owner.name.endswith('s') else 's'} {tokens.string(start + 1, end)}"
    while start + 1 < end and tokens.lower[start] in ("the", "this", "that", "these", "those"):
        start += 1
    return tokens.string(start, end)
