"""Which document `the report` is: the one that the text around it gives an issuer."""

import re
from bisect import bisect_left

from . import antecedents, phrases
from .capitals import DAYS
from .case import Case
from .models import SUBJECTS, Mention
from .phrases import POSSESSIVE, Phrase
from .tokens import ADJ, NOUN, NUM, PROPN, PUNCT
from .wording import DEFINITE, string_of

WRITTEN = frozenset({"study", "letter", "release", "filing"})
RESEARCH = frozenset({"study", "poll", "data"})
ISSUERS = frozenset({"organization", "person", "other"})
ISSUED = frozenset({"by", "from", "in", "of"})
ISSUING = frozenset(
    "released published conducted issued commissioned produced compiled written carried authored prepared presented"
    " appeared appearing completed posted unveiled filed drafted".split()
)
RELEASES = antecedents.SPEECH | frozenset(
    "released published issued surveyed polled found showed posted unveiled conducted commissioned asked blamed"
    " concluded recommended urged criticized criticised faulted wrote".split()
)
BACK, AHEAD = 40, 12  # source nouns before and after the mention that are looked at
NEXT = 2  # sentences after `a new poll` in which it may be called by its name
LATER = 60  # tokens after the mention in which a fuller name is looked for
CLAUSE = 20  # tokens before a verb in which its subject is looked for
TAIL = 16  # tokens after a document's noun in which its issuer is looked for
BEFORE_NAME = frozenset({"a", "an", "the", "this", "that", "new", "latest", "recent", "same", "one", "another"})
NAME_WORD = re.compile(r"\b[A-Z]\w*")


def own(case: Case) -> str | None:
    """The mention's document with its issuer, if the text right around it names one."""
    name = _issued(case, case.phrase.head)
    if name is None or case.tokens.lower[case.phrase.start] not in DEFINITE:
        return name
    kind = _kind(case, case.phrase.head)
    return name if kind is None else _fullest(name, [other for _, other in _candidates(case, frozenset({kind}))])


def elsewhere(case: Case, kind: str) -> tuple[int, str] | None:
    """The noun and the name of the issued document that a mention without issuer means.

    The nearest earlier one of this kind, else the first soon after; else, between studies, polls and data, one of
    another kind; else whatever the organization that spoke last released.
    """
    kinds = [frozenset({kind})] + ([RESEARCH] if kind in RESEARCH else [])
    for wanted in kinds:
        found = _candidates(case, wanted)
        if found:
            return found[0][0], _fullest(found[0][1], [name for _, name in found])
    return None


def soon(case: Case) -> str | None:
    """What the next sentences call `a new poll`: `The Fairhaven Institute poll of 900 voters`, `the survey by ...`."""
    tokens, mine = case.tokens, case.phrase
    plain = all(tokens.lower[i] in BEFORE_NAME or tokens.pos[i] == ADJ for i in range(mine.start, mine.head))
    opens = tokens.lower[mine.start] in ("a", "an") or mine.start == mine.head
    if not (plain and opens) or phrases.modifiers(case.directory, mine.run, mine.end) > mine.run:
        return None
    for i, name in _candidates(case, frozenset({_kind(case, mine.head) or ""})):
        if mine.end <= i and tokens.sentence[i] - tokens.sentence[mine.head] <= NEXT:
            first = phrases.around(case.directory, i).start
            same = tokens.lower[i] == case.head or {tokens.lower[i], case.head} <= {"poll", "survey"}
            return name if same and tokens.lower[first] in DEFINITE else None
    return None


def fuller(case: Case, kind: str | None) -> str | None:
    """The nearest earlier document that a bare `the memo` means, with what tells it apart: `memo dated June 3`."""
    directory, tokens = case.directory, case.tokens
    for i in directory.nouns_before(case.phrase.start, BACK):
        same = tokens.lower[i] == case.head or (case.head == "document" and _kind(case, i) in WRITTEN)
        if not same or i in directory.at or tokens.pos[i] not in (NOUN, PROPN):
            continue
        phrase = phrases.around(directory, i)
        if tokens.lower[phrase.start] not in DEFINITE:
            name = _issued(case, i)
            if name is not None or phrases.content(directory, phrase):
                return name or string_of(case, phrase, article=False)
    return None


def last_speaker(case: Case) -> Mention | None:
    """The organization that last said or released something, in this sentence or the three before."""
    tokens, directory = case.tokens, case.directory
    for mention in directory.before(case.phrase.start):
        if tokens.sentence[case.phrase.start] - tokens.sentence[mention.start] > 3:
            return None
        verb = tokens.head[mention.end - 1]
        if mention.subject and tokens.lower[verb] in RELEASES:
            return mention if directory.entities[mention.entity].kind == "organization" else None
    return None


def _kind(case: Case, i: int) -> str | None:
    noun = case.directory.words.nouns.get(case.tokens.lower[i])
    return None if noun is None else noun.kind


def _candidates(case: Case, kinds: frozenset[str]) -> list[tuple[int, str]]:
    """The issued documents around, nearest earlier first, then those soon after."""
    directory, tokens, mine = case.directory, case.tokens, case.phrase
    first, last = bisect_left(directory.nouns, mine.start), bisect_left(directory.nouns, mine.end)
    near = [*reversed(directory.nouns[max(0, first - BACK) : first]), *directory.nouns[last : last + AHEAD]]
    told = {tokens.lower[i] for i in range(mine.start, mine.head) if tokens.pos[i] in (NUM, PROPN)}
    out = []
    for i in near:
        if _kind(case, i) not in kinds or tokens.pos[i] not in (NOUN, PROPN):
            continue
        if "law" in kinds and tokens.lower[i].rstrip("s") != case.head.rstrip("s"):
            continue
        titled = directory.named(i)
        if titled is not None:
            if tokens.lower[i] in ("poll", "survey") and titled.end == i + 1 and titled.end - titled.start > 1:
                out.append((i, directory.entities[titled.entity].name))
            continue
        if i < mine.start + LATER and not told - phrases.content(directory, phrases.around(directory, i)):
            name = _issued(case, i)
            if name is not None:
                out.append((i, name))
    return out


def _fullest(name: str, others: list[str]) -> str:
    """The longest of the names that have all the capitalised words of this one."""
    words = _name_words(name)
    fits = [other for other in others if words <= _name_words(other)]
    return max([name, *fits], key=lambda other: len(_name_words(other)))


def _name_words(name: str) -> set[str]:
    return set(NAME_WORD.findall(name)) - DAYS


def _issued(case: Case, i: int) -> str | None:
    """The name of the document at this noun, issuer included; None where the text names none."""
    directory, tokens = case.directory, case.tokens
    phrase = phrases.around(directory, i)
    start = phrase.start
    while start < phrase.head and tokens.lower[start] in BEFORE_NAME and start not in directory.at:
        start += 1
    if any(_issuer(case, k) for k in range(start, phrase.head)):
        return string_of(case, Phrase(start, phrase.run, phrase.run, phrase.head), article=False)
    named = _by(case, phrase.run, phrase.end, words=ISSUED - {"of"}) or _by(case, phrase.run, phrase.end)
    if named is not None:
        return string_of(case, Phrase(start, named[1], named[1], phrase.head), article=False)
    end = _issuing(case, phrase)
    if end is not None:
        named = _by(case, end, min(len(tokens.words), end + 6), kinds=ISSUERS)
        if named is not None:
            how = tokens.string(end - 1, end + (tokens.lower[end] == "out"))
            return f"{tokens.string(start, phrase.run)} {how} {tokens.string(named[0], named[1])}"
    if tokens.lower[phrase.run : phrase.run + 2] in ([",", "by"], [",", "from"]):
        named = _by(case, phrase.run + 1, min(len(tokens.words), phrase.run + 6), kinds=ISSUERS)
        if named is not None:
            return f"{tokens.string(start, phrase.run)} {tokens.string(named[0], named[1])}"
    issuer = releaser(case, i)
    return None if issuer is None else f"{issuer} {tokens.words[i]}"


def _issuer(case: Case, i: int) -> bool:
    mention = case.directory.named(i)
    return mention is not None and case.directory.entities[mention.entity].kind in ISSUERS


def _by(
    case: Case, start: int, end: int, *, kinds: frozenset[str] = ISSUERS - {"other"}, words: frozenset[str] = ISSUED
) -> tuple[int, int] | None:
    """Where `by`, `from` or `in` and the name of somebody stand."""
    tokens, directory = case.tokens, case.directory
    for i in range(start, end - 1):
        if tokens.lower[i] in words and tokens.lower[i - 1] not in phrases.SEEN:
            found = next((m for k in range(i + 1, min(i + 5, end)) if (m := directory.named(k)) is not None), None)
            if found is not None and directory.entities[found.entity].kind in kinds:
                return i, _whole_owner(case, found.end)
    return None


def _whole_owner(case: Case, end: int) -> int:
    """Past what goes on from a name: `Brandt's election campaign`, `Kelso School economist Bo Ek`, `and Kelso`."""
    tokens, directory = case.tokens, case.directory
    i = end + (tokens.lower[end : end + 1] != [] and tokens.lower[end] in POSSESSIVE)
    limit = min(len(tokens.words), end + 9)
    while i < limit and tokens.pos[i] in (ADJ, NOUN, PROPN) and tokens.sentence[i] == tokens.sentence[end - 1]:
        i += 1
    end = i if i > end and tokens.lower[i - 1] not in POSSESSIVE else end
    if tokens.lower[end : end + 1] == ["and"]:
        second = directory.named(end + 1) or (
            directory.named(end + 2) if tokens.lower[end + 1 : end + 2] == ["the"] else None
        )
        if second is not None and directory.entities[second.entity].kind in ISSUERS:
            return second.end
    return end


def _issuing(case: Case, phrase: Phrase) -> int | None:
    """Past the participle in `, which was published on Monday in the Fairfield Journal`."""
    tokens = case.tokens
    for i in range(phrase.run, min(len(tokens.words), phrase.run + TAIL)):
        if tokens.sentence[i] != tokens.sentence[phrase.head] or (tokens.pos[i] == PUNCT and tokens.lower[i] != ","):
            return None
        if tokens.lower[i] in ISSUING:
            return i + 1
        if tokens.lower[i] in antecedents.SPEECH or tokens.lower[i] in RELEASES:
            return None
    return None


def releaser(case: Case, i: int) -> str | None:
    """Who released it: the subject of the verb whose object the noun is, or that `In a report,` goes before."""
    tokens, directory = case.tokens, case.directory
    verb = _verb_of(case, i)
    if verb is None:
        return None
    relative = directory.named(tokens.head[verb]) if tokens.dep[verb] == "relcl" else None
    if relative is not None and directory.entities[relative.entity].kind in ISSUERS:
        return directory.entities[relative.entity].name
    for mention in directory.before(verb):
        if mention.start < verb - CLAUSE or tokens.sentence[mention.start] != tokens.sentence[verb]:
            break
        top = tokens.head[mention.end - 1]
        inner = tokens.dep[top] == "prep" or tokens.dep[mention.end - 1] == "appos"
        if directory.entities[mention.entity].kind in ISSUERS and (
            top == verb
            or (inner and tokens.head[top] == verb and tokens.dep[top] in SUBJECTS)
            or (inner and tokens.head[tokens.head[top]] == verb)
        ):
            return directory.entities[mention.entity].name
    for k in range(max(0, verb - CLAUSE), verb):
        noun = directory.words.nouns.get(tokens.lower[k])
        if tokens.head[k] == verb and tokens.dep[k] in SUBJECTS and noun is not None and noun.type == "organization":
            return string_of(case, Phrase(phrases.around(directory, k).start, k + 1, k + 1, k), article=False)
    return None


def _verb_of(case: Case, i: int) -> int | None:
    """The verb whose object the noun is; or of saying, for a noun after `in`: `In a report, the board said`."""
    tokens = case.tokens
    verb = tokens.head[i]
    if tokens.dep[i] == "dobj":
        return verb if i - 30 < verb < i else None
    if tokens.dep[i] != "pobj" or tokens.lower[verb] != "in" or _kind(case, i) not in WRITTEN - {"filing"}:
        return None
    verb = tokens.head[verb]
    return verb if i < verb < i + 30 and tokens.lower[verb] in antecedents.SPEECH | RELEASES else None
