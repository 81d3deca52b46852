"""How a figure is put forward: as a fact, a goal, a forecast, a condition, a promise, a denial, a question.

`decide` climbs from the figure to the top of its sentence and stops at the first word that says so, or at the
first clause that states a fact.
"""

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from spacy.tokens import Doc, Span, Token

from claimx.lexicon import Entry, entries
from claimx.mentions import Quantity

Form = Literal["modal", "governor", "passive", "noun", "modifier", "mark", "answer", "punishment"]
LONG_SENTENCE = 150  # tokens; beyond this the parse is not walked
STEPS = 10
NEAR = 6  # tokens beside a figure
VERBS = frozenset({"VERB", "AUX"})
FACT = ("asserted", "plain")
ACTS = {
    "denies": "denied",
    "promises": "promised",
    "predicts": "projected",
    "orders": "target",
    "asks": "asked",
}
TAGS = frozenset({"right", "ok", "okay", "no"})  # `..., right?` asks for a nod
PAST = frozenset({"VBD"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SHARES = frozenset({"percent", "fraction", "ratio", "percentage_point"})


class Word(Entry):
    """A word, the place where it works, and what it makes of the figure."""

    word: str
    form: Form
    modality: str


class Decision(NamedTuple):
    """A modality and the name of the rule that found it."""

    modality: str
    rule: str


@cache
def _words(form: Form) -> dict[str, str]:
    return {entry.word: entry.modality for entry in entries("modality", Word) if entry.form == form}


def decide(doc: Doc, figure: Quantity, stance: str | None, *, direct: bool = False) -> tuple[str, str]:
    """The modality of a figure, and the name of the rule.

    Args:
        doc: tagged and parsed.
        figure: a quantity with offsets into `doc.text`.
        stance: of the attribution that covers the figure, None where there is none.
        direct: the figure is quoted.
    """
    span = doc.char_span(figure.start, figure.end, alignment_mode="expand")
    if span is None or not len(span):
        return FACT
    sentence = _sentence(span)
    if sentence is None:
        return ("asserted", "long")
    act = "denied" if stance == "denies" else _act(span)
    if act is not None:
        return (act, "stance" if stance == "denies" else "act")
    own = _compared(span) or _wanted(span) or _beside(span, sentence, figure) or _climb(span, figure, sentence)
    if own is not None and own.modality != "asserted":
        return own
    if _question(sentence, stance):
        return ("asked", "question")
    act = ACTS.get(stance or "")
    if act in ("promised", "projected", "target") and not _past(span):
        return (act, "stance")
    return own or FACT


def _sentence(span: Span) -> Span | None:
    """The figure's sentence; None where it is too long to be one."""
    doc, low, high = span.doc, span.start, span.end
    while low > 0 and not doc[low].is_sent_start:
        low -= 1
        if span.start - low > LONG_SENTENCE:
            return None
    while high < len(doc) and not doc[high].is_sent_start:
        high += 1
        if high - low > LONG_SENTENCE:
            return None
    return doc[low:high]


def _question(sentence: Span, stance: str | None) -> bool:
    tail = next((t for t in reversed(sentence[-4:]) if not (t.is_space or t.is_quote or t.is_bracket)), None)
    if tail is None or tail.lower_ != "?":
        return stance == "asks"
    return not any(t.lower_ in TAGS for t in sentence[-6:])


def _act(span: Span) -> str | None:
    """`denied that there was a quota of 75`, `asked whether 75 had left`: whatever the clause itself says."""
    governors = _words("governor")
    for token, below in _path(span):
        act = governors.get(token.lemma_.lower()) if token.pos_ in VERBS else None
        if below is None or below.dep_ not in ("ccomp", "xcomp", "dobj", "pcomp") or act not in ("denied", "asked"):
            continue
        if act == "denied" or (below.dep_ == "ccomp" and any(t.lower_ in ("whether", "if") for t in below.lefts)):
            return act
    return None


def _compared(span: Span) -> Decision | None:
    """`up from 21`, `compared with 30`, `will go from 22 to 27`: where a change starts is a fact."""
    doc, i = span.doc, span.start - 1
    if i < 1 or doc[i].lower_ not in ("from", "with"):
        return None
    starts = doc[i].lower_ == "from" and any(t.lower_ == "to" for t in doc[span.end : span.end + 2])
    if starts or doc[i - 1].lower_ in ("up", "down", "compared"):
        return Decision("asserted", "compared")
    return None


def _wanted(span: Span) -> Decision | None:
    """`the 3,000 a day that aides demanded`, `the $275 they promised`: a clause on the figure."""
    governors = _words("governor")
    root = _root(span)
    holders = (root, root.head) if root.dep_ in ("nummod", "compound", "nmod", "quantmod") else (root,)
    for holder in holders:
        for child in holder.rights:
            if child.dep_ == "relcl" and child.i < span.end + NEAR + 2 and child.lemma_.lower() in governors:
                return Decision(governors[child.lemma_.lower()], "relative")
    return None


def _beside(span: Span, sentence: Span, figure: Quantity) -> Decision | None:
    """Words right beside the figure: `a planned two-day strike`, `its 2% target`, `up to four years in prison`."""
    doc, modifiers, nouns = span.doc, _words("modifier"), _words("noun")
    before = doc[max(sentence.start, span.start - NEAR) : span.start]
    for token in reversed(before):
        if token.lower_ in modifiers:
            return Decision(modifiers[token.lower_], "modifier")
        if token.is_punct or (token.pos_ in VERBS and token.tag_ not in ("VBN", "VBG")):
            break
    after = doc[span.end : min(sentence.end, span.end + 3)]
    for token in after:
        if token.pos_ != "NOUN" and token.lower_ != "-":
            break
        if token.lemma_.lower() in nouns and not (figure.kind == "count" and token.tag_ == "NNS"):
            return Decision(nouns[token.lemma_.lower()], "noun")
    return _expected(span, sentence) or _punishment(span, sentence)


def _expected(span: Span, sentence: Span) -> Decision | None:
    """`300 guests expected`, `the 40 votes needed`: a participle behind the figure's noun."""
    modifiers = _words("modifier")
    for token in span.doc[span.end : min(sentence.end, span.end + NEAR)]:
        if token.tag_ in ("VBN", "VBD") and modifiers.get(token.lower_) == "projected" and token.dep_ == "acl":
            return Decision(modifiers[token.lower_], "participle")
        if token.pos_ in VERBS or token.is_punct:
            break
    return None


def _punishment(span: Span, sentence: Span) -> Decision | None:
    doc, words = span.doc, _words("punishment")
    if doc[max(sentence.start, span.start - 2) : span.start].text.lower().strip() != "up to":
        return None
    around = doc[max(sentence.start, span.start - NEAR) : min(sentence.end, span.end + 4)]
    if any(token.lemma_.lower() in words for token in around):
        return Decision("target", "punishment")
    return None


def _root(span: Span) -> Token:
    for token in span:
        if not span.start <= token.head.i < span.end or token.head.i == token.i:
            return token
    return span[-1]


def _path(span: Span) -> Iterator[tuple[Token, Token | None]]:
    """The tokens from the figure to the top, each with the one below it."""
    token, below = _root(span), None
    for _ in range(STEPS):
        yield token, below
        if token.head.i == token.i:
            return
        token, below = token.head, token


def _climb(span: Span, figure: Quantity, sentence: Span) -> Decision | None:
    """The first word above the figure that says how it is put forward."""
    governors, nouns = _words("governor"), _words("noun")
    infinitive, given = False, figure.kind == "count" and _given(_root(span))
    for token, below in _path(span):
        lemma = token.lemma_.lower()
        if token.pos_ in ("NOUN", "PROPN") and below is not None:
            held = next((t for t in (token, *token.lefts) if t.lemma_.lower() in nouns and t.pos_ != "ADJ"), None)
            if held is not None and (held.i == token.i or below.lower_ == "of"):
                return Decision(nouns[held.lemma_.lower()], "noun")
        if token.pos_ not in (*VERBS, "ADJ"):
            continue
        if below is not None and lemma in governors and _governs(token, below, infinitive):
            return Decision(governors[lemma], "governor")
        if token.pos_ not in VERBS:
            continue
        if token.tag_ == "VBN" and lemma in _words("passive") and below is not None and below.dep_ == "nsubjpass":
            return Decision(_words("passive")[lemma], "governor")
        said = _clause(token, span, figure, sentence) or _object(token, span)
        if said is not None:
            return None if given and said.rule == "modal" else said
        if _is_to(token):
            return Decision("projected", "is-to")
        if _states(token):
            return None
        infinitive = infinitive or any(t.tag_ == "TO" for t in token.lefts)
    return None


def _given(token: Token) -> bool:
    """Whether the figure stands in a phrase that names what is there already: `the 121 adults`, `its 40 members`."""
    noun = token.head
    if token.dep_ != "nummod" or noun.i < token.i:
        return False
    return any(t.lower_ in ("the", "these", "those") or t.tag_ == "PRP$" for t in noun.lefts)


def _governs(token: Token, below: Token, infinitive: bool) -> bool:
    """Whether what is below the word is its content, not its subject or a side remark."""
    if token.lemma_.lower() in (
        "go",
        "set",
        "bind",
        "tell",
        "want",
        "hope",
        "call",
        "vote",
        "decide",
        "agree",
        "appeal",
        "ask",
        "try",
    ):
        for_it = below.dep_ == "prep" and below.lower_ == "for"
        special = {
            "go": token.tag_ == "VBG" and infinitive,
            "call": for_it,
            "appeal": for_it,
            "ask": for_it,
        }
        return special.get(token.lemma_.lower(), infinitive)
    return below.dep_ not in ("nsubj", "csubj", "advmod", "relcl", "conj", "parataxis")


def _is_to(verb: Token) -> bool:
    """`the council is to spend $2m`; a headline's `Council to spend $2m`."""
    if verb.tag_ != "VB" or not any(t.tag_ == "TO" for t in verb.lefts):
        return False
    headline = verb.head.i == verb.i and any(t.dep_ == "nsubj" for t in verb.lefts)
    if headline or verb.dep_ != "xcomp" or verb.head.tag_ not in ("VBZ", "VBP") or verb.head.i != verb.i - 2:
        return headline
    subject = next((t for t in verb.head.lefts if t.dep_ == "nsubj"), None)
    return verb.head.lemma_ == "be" and subject is not None and subject.lemma_.lower() not in _words("noun")


def _object(verb: Token, span: Span) -> Decision | None:
    """`raised its forecast to 2%`, `announced plans to give $5m`: the goal or forecast is the verb's object."""
    nouns = _words("noun")
    for token in verb.rights:
        if token.dep_ == "dobj" and token.i < span.start and token.lemma_.lower() in nouns:
            return Decision(nouns[token.lemma_.lower()], "noun-object")
    return None


def _clause(verb: Token, span: Span, figure: Quantity, sentence: Span) -> Decision | None:
    """What the verb's own auxiliaries and conjunctions say."""
    modals, marks = _words("modal"), _words("mark")
    if any(t.lower_ in marks and t.dep_ in ("mark", "advmod") for t in verb.lefts):
        return Decision("hypothetical", "if")
    helpers = [t for t in verb.lefts if t.dep_ in ("aux", "auxpass")]
    modal = next((t for t in helpers if t.lower_ in modals), None)
    subject = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
    if modal is None:
        if any(t.lower_ == "can" for t in helpers) and any(t.lower_ == "only" for t in verb.lefts):
            return Decision("target", "can-only")
        if (
            span.start > verb.i
            and subject is not None
            and subject.lemma_.lower() in _words("noun")
            and verb.lemma_ in ("be", "include", "exceed")
        ):
            return Decision(_words("noun")[subject.lemma_.lower()], "noun-subject")
        return None
    if figure.kind in SHARES and (verb.lemma_.lower() in _words("answer") or _answers(span, modal)):
        return Decision("asserted", "answer")
    perfect = any(t.lower_ in ("have", "’ve", "'ve") for t in helpers)
    needs = verb.lower_ in ("have", "need") and any(t.dep_ == "xcomp" for t in verb.rights)
    if modal.lower_ in ("would", "could", "might") and (perfect or needs):
        return Decision("hypothetical", "would-have")
    if modals[modal.lower_] == "projected" and _conditional(verb, modal, sentence):
        return Decision("hypothetical", "if-then")
    told = _told(verb)
    if modals[modal.lower_] == "projected" and told is not None:
        return Decision(told, "governor")
    return Decision(modals[modal.lower_], "modal")


def _told(verb: Token) -> str | None:
    """The act of the verb or noun that the clause is the content of: `promised that it will ...`."""
    above = verb.head
    governor = _words("governor").get(above.lemma_.lower()) or _words("noun").get(above.lemma_.lower())
    inside = verb.dep_ in ("ccomp", "xcomp", "acl") and above.i < verb.i
    return governor if inside and governor in ("promised", "denied") else None


def _answers(span: Span, modal: Token) -> bool:
    """Whether people's answer is told: `46 percent would stay`."""
    root = _root(span)
    return modal.lower_ == "would" and root.dep_ == "nsubj" and root.head.i == modal.head.i


def _conditional(verb: Token, modal: Token, sentence: Span) -> bool:
    """Whether the clause has an if-clause, its own or, with `would`, somewhere in the sentence."""
    marks = _words("mark")
    if modal.lower_ in ("would", "could", "might"):
        return any(t.dep_ == "mark" and t.lower_ in marks for t in sentence)
    return any(c.dep_ == "advcl" and any(t.lower_ in marks for t in c.lefts) for c in verb.children)


def _states(verb: Token) -> bool:
    """Whether the verb is finite and so states a fact, whatever stands above it."""
    if verb.tag_ in FINITE and verb.dep_ not in ("xcomp",):
        return True
    return any(t.tag_ in FINITE and t.dep_ in ("aux", "auxpass") for t in verb.lefts)


def _past(span: Span) -> bool:
    """Whether the figure's clause is in a past tense."""
    for token, _ in _path(span):
        if token.pos_ in VERBS:
            helpers = [t.tag_ for t in token.lefts if t.dep_ in ("aux", "auxpass")]
            return token.tag_ in PAST or "VBD" in helpers
    return False
