"""The tense of the clause a token stands in."""

from collections.abc import Sequence
from itertools import islice

from spacy.tokens import Span, Token

from claimx.link.times_words import Words
from claimx.mentions import TimeExpression

VERBS = frozenset(("VERB", "AUX"))
PLANS = frozenset("plan expect schedule intend aim hope hop set due promise vow pledge want".split())
LENGTHS = frozenset(("day", "week", "month", "year"))
MOST = 30  # children looked at
TOLD = frozenset(("past", "perfect", "past perfect"))
STATES = frozenset("be have find show lead hold own number total".split())
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def helpers(token: Token) -> list[Token]:
    """The auxiliaries of a verb, which stand before it."""
    return [child for child in islice(token.lefts, MOST) if child.dep_ in ("aux", "auxpass")]


def finite(token: Token) -> bool:
    """True for a verb that has a tense, by itself or by an auxiliary."""
    support = helpers(token)
    return token.tag_ in FINITE or any(child.tag_ in FINITE for child in support) or bare(token, support)


def bare(token: Token, support: Sequence[Token]) -> bool:
    """`A barn burned`: a past participle with a subject of its own and no auxiliary is a past tense misread."""
    return token.tag_ == "VBN" and not support and any(child.dep_ == "nsubj" for child in islice(token.lefts, MOST))


def clause(chain: Sequence[Token]) -> Token | None:
    """The nearest finite verb above a token, given the token and its ancestors."""
    return next((token for token in chain if token.pos_ in VERBS and finite(token)), None)


def name(verb: Token) -> str:
    """The tense of a finite verb: past, present, perfect, past perfect, or modal."""
    support = helpers(verb)
    if any(child.tag_ == "MD" for child in support):
        return "modal"
    if any(child.lemma_ == "have" for child in support):
        return "past perfect" if any(child.tag_ == "VBD" for child in support) else "perfect"
    tags = {child.tag_ for child in support} or {verb.tag_}
    return "past" if "VBD" in tags or bare(verb, support) else "present"


def past(verb: Token | None) -> bool:
    """True for the plain past, which tells what happened: not `has died`, `would die`, `had died`."""
    return verb is not None and name(verb) == "past"


def told(chain: Sequence[Token]) -> bool:
    """True when the clause tells what was or is, so that a time ahead is not its own: `has 90`, `sold 90`."""
    verb = clause(chain)
    return verb is not None and (name(verb) in TOLD or (name(verb) == "present" and verb.lemma_ in STATES))


def future(chain: Sequence[Token], known: Words, *, limit: bool = False) -> bool:
    """True when the clause of a time, given with its ancestors, looks ahead.

    That is: a modal, a plan `to` do it, a timetable (`the fair opens on Monday`), or for a `limit` (`by May`) any
    clause that is not in the past.
    """
    infinitive = False
    if chain[0].dep_ == "poss":
        return False
    for token in chain:
        if token.pos_ not in VERBS and token.lemma_ not in ("due", "set"):
            continue
        support = helpers(token)
        if any(child.tag_ == "MD" for child in support):
            return not any(child.lemma_ == "have" for child in support)
        if infinitive and (token.lemma_ in PLANS or token.lower_ == "going"):
            return True
        if finite(token):
            return name(token) == "present" and (limit or timetable(token, chain, known))
        infinitive = any(child.tag_ == "TO" for child in support)
    return False


def starts(expression: TimeExpression, span: Span, known: Words) -> bool:
    """`will rise 9% from May`, `rises from 1 May`: the start of what is to come, not what it is compared with.

    A forecast compares: `is expected to rise 9% from May`. So does the present tense without a day.
    """
    word = span.root.head
    if word.lower_ != "from" or span.root.dep_ != "pobj" or word.i not in (span.start - 1, span.start):
        return False
    if expression.future is None and not expression.rule.endswith("+since"):
        return False
    if word.i and word.doc[word.i - 1].lemma_ in LENGTHS:  # `will open two weeks from May 1`
        return False
    verb = word.head
    if any(child.lower_ in ("will", "'ll", "’ll", "would", "shall", "wo") for child in helpers(verb)):
        return True
    day = expression.value is not None and len(expression.value) == 10 and expression.value[-2:].isdigit()
    return (
        day
        and not helpers(verb)
        and verb.tag_ in ("VBZ", "VBP")
        and verb.lemma_ in known["timetable"] | known["change"]
    )


def timetable(verb: Token, chain: Sequence[Token], known: Words) -> bool:
    """`opens on Monday`: the plain present of what is done by plan, with its day; not `is up 3 percent on Monday`."""
    direct = chain.index(verb) < 3 and not any(token.pos_ in VERBS for token in chain[: chain.index(verb)])
    return direct and verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in known["timetable"]
