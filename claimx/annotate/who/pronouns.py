"""Sources that are pronouns, relative pronouns, `the former` and `the latter`."""

from dataclasses import replace

from . import antecedents, phrases
from .case import Answer, Case

FIRST = frozenset({"i", "we", "me", "us", "my", "our"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "themselves", "these", "those"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def pronoun(case: Case) -> Answer | None:
    """`he`, `it`, `they`, and `I` in a quotation: the answer for the word it stands for."""
    phrase, tokens, directory = case.phrase, case.tokens, case.directory
    word = tokens.lower[phrase.start]
    if phrase.run != phrase.start + 1 or _shouted(tokens.words[phrase.start]):
        return None
    if word in antecedents.HE:
        head = directory.antecedents.get(phrase.start)
        rule = "pronoun"
        kind = "anonymous"  # a pronoun is no name
    elif word in IT or word in THEY:
        head = antecedents.thing(directory, phrase.start, plural=word in THEY)
        rule = "pronoun"
        kind = "organization" if word in IT else "group"
    elif word in FIRST:
        head = antecedents.speaker(directory, phrase.start) if tokens.quoted[phrase.start] else None
        rule = "speaker"
        kind = "anonymous" if word in ("i", "me", "my") else "group"
    else:
        return None
    answer = _both(case, head) if word in THEY else _at(case, head)
    return replace(answer, rule=rule) if answer else Answer(tokens.words[phrase.start], kind, rule="unresolved")


def _both(case: Case, head: int | None) -> Answer | None:
    """For `they`, the two persons that `and` joins; else as for any antecedent."""
    mention = None if head is None else case.directory.named(head)
    first = None if mention is None else antecedents.pair(case.directory, mention)
    if mention is None or first is None or first.start > mention.start:
        return _at(case, head)
    return case.again(first.start, mention.end)


def _shouted(word: str) -> bool:
    """`US` and `WHO` are no pronouns."""
    return len(word) > 1 and word.isupper()


def _at(case: Case, head: int | None) -> Answer | None:
    """The answer for the name or noun phrase that this word heads."""
    if head is None:
        return None
    tokens = case.tokens
    mention = case.directory.named(head)
    if mention is None and tokens.dep[head] == "appos" and tokens.head[head] in case.directory.at:
        mention = case.directory.named(tokens.head[head])
    if mention is not None:
        return case.again(mention.start, mention.end)
    around = phrases.around(case.directory, head)
    return case.again(around.start, around.end)


def relative(case: Case) -> Answer | None:
    """`who` of `the inspector, who said`: what the relative clause belongs to."""
    phrase, tokens = case.phrase, case.tokens
    i = phrase.start
    if tokens.lower[i] not in RELATIVE or phrase.end > i + 1 or _shouted(tokens.words[i]):
        return None
    verb = tokens.head[i]
    for _ in range(3):
        if tokens.dep[verb] == "relcl" and tokens.head[verb] < i:
            return _at(case, tokens.head[verb])
        verb = tokens.head[verb]
    back = i - 1
    while back > 0 and not tokens.words[back][:1].isalnum():
        back -= 1
    return _at(case, back) if 0 <= back < i and tokens.sentence[back] == tokens.sentence[i] else None


def of_two(case: Case) -> Answer | None:
    """`the former`, `the latter`: of the last two names that `and` joins."""
    phrase, tokens, directory = case.phrase, case.tokens, case.directory
    if case.head not in ("former", "latter") or tokens.lower[phrase.head - 1 : phrase.head] != ["the"]:
        return None
    last = None
    for mention in directory.before(phrase.start):
        if last is not None and tokens.lower[mention.end : last.start][:1] in (["and"], ["or"]):
            chosen = mention if case.head == "former" else last
            return case.again(chosen.start, chosen.end)
        last = mention
    return None
