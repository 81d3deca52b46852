"""How a figure is put forward, read from the verbs and nouns above it."""

from spacy.tokens import Span, Token

from claimx.link.modality_near import arisen
from claimx.link.modality_words import VERBS, Decision, Place, path, root_of

FINITE = frozenset({"VBD", "VBZ", "VBP"})
PACES = frozenset({"rate", "pace", "speed", "price"})
PERCENT = frozenset({"%", "percent", "cent", "pc", "third", "half", "quarter"})
LETS = frozenset({"allow", "permit", "let", "authorize", "authorise", "cover"})
AT_MOST = frozenset({"up to", "as many as", "as much as", "at most", "no more than", "not more than", "a maximum of"})
PAST = frozenset({"VBD"})
RATES = frozenset({"day", "week", "month", "year"})
AMOUNTS = frozenset({"money", "percent", "percentage_point", "index", "measure"})
SHARES = frozenset({"percent", "fraction", "ratio", "percentage_point"})


def climb(place: Place) -> Decision | None:
    """The first word above the figure that says how it is put forward."""
    span, figure, lists = place.span, place.figure, place.lists
    governors, nouns = lists["governor"], lists["noun"]
    if _polled(place):
        return Decision("asserted", "answer")
    infinitive, given = False, figure.kind == "count" and _given(root_of(span))
    for token, below in path(span):
        lemma = token.lemma_.lower()
        if token.pos_ in ("NOUN", "PROPN") and below is not None:
            held = next((t for t in (token, *token.lefts) if t.lemma_.lower() in nouns and t.pos_ != "ADJ"), None)
            counted = token.i >= span.end and below.dep_ == "nummod"
            if held is not None and not counted and not arisen(held) and (held.i == token.i or below.lower_ == "of"):
                return Decision(nouns[held.lemma_.lower()], "noun")
        if token.pos_ not in (*VERBS, "ADJ"):
            continue
        if below is not None and lemma == "see" and _foresees(token, below, place):
            return Decision("projected", "foreseen")
        governed = below is not None and lemma in governors and _governs(token, below, infinitive)
        if below is not None and governed and not _done(token, below, place):
            return Decision(governors[lemma], "governor")
        if token.pos_ not in VERBS:
            continue
        if token.tag_ == "VBN" and lemma in lists["passive"] and below is not None and below.dep_ == "nsubjpass":
            return Decision(lists["passive"][lemma], "governor")
        if lemma in LETS and below is not None and figure.modifier is not None and figure.modifier.lower() in AT_MOST:
            return Decision("target", "limit")
        if lemma == "set" and any(t.lower_ == "aside" for t in token.rights):
            return Decision("target", "set-aside")
        said = _clause(token, place) or _object(token, place)
        if said is not None:
            return None if given and said.rule == "modal" else said
        if lemma in lists["drift"] and _headline(token, place):
            return Decision("projected", "headline")
        if _is_to(token, place):
            return Decision("target", "is-to")
        if _states(token):
            return None
        infinitive = infinitive or any(t.tag_ == "TO" for t in token.lefts)
    return None


def _given(token: Token) -> bool:
    """Whether the figure stands in a phrase that names what is there already: `the 70 adults`, `its 40 members`."""
    noun = token.head
    if token.dep_ != "nummod" or noun.i < token.i:
        return False
    return any(t.lower_ in ("the", "these", "those") or t.dep_ == "poss" for t in noun.lefts)


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
            "call": for_it or infinitive,
            "appeal": for_it,
            "ask": for_it,
        }
        return special.get(token.lemma_.lower(), infinitive)
    return not _likelier(token, below) and below.dep_ not in ("nsubj", "csubj", "advmod", "relcl", "conj", "parataxis")


def _done(verb: Token, below: Token, place: Place) -> bool:
    """`90 ballots were requested`, `suspended 90 officers`, `rejected a 3% offer`: what was done, to how many."""
    act = place.lists["governor"][verb.lemma_.lower()]
    passive, direct = below.dep_ == "nsubjpass", below.dep_ in ("dobj", "nsubjpass")
    if act == "denied":
        return direct and below.lemma_.lower() not in place.lists["claim"]
    people = place.figure.kind == "count"
    if act == "asked":
        return people and passive
    return people and direct and verb.lemma_.lower() in place.lists["sanction"] and not _ahead(verb)


def _ahead(verb: Token) -> bool:
    """Whether a modal or an infinitive puts the deed in the future."""
    return any(t.tag_ in ("MD", "TO") for t in verb.lefts)


def _headline(verb: Token, place: Place) -> bool:
    """`Ferry fares to rise by $2`: an infinitive for a future, in a line that has no other verb."""
    if verb.tag_ != "VB" or not any(t.tag_ == "TO" for t in verb.lefts):
        return False
    return not any(t.tag_ in FINITE or t.tag_ == "MD" for t in place.sentence)


def _foresees(verb: Token, below: Token, place: Place) -> bool:
    """`analysts see profit of $3bn`, `inflation is seen at 4%`: a forecast; not `the park sees 3 million a year`."""
    if verb.tag_ == "VBN":
        now = any(t.dep_ == "auxpass" and t.tag_ in ("VBZ", "VBP") for t in verb.lefts)
        return now and place.figure.kind in AMOUNTS and (below.lower_ == "at" or below.tag_ == "VBG")
    if verb.tag_ not in ("VBZ", "VBP") or below.i < verb.i or place.figure.per in RATES:
        return False
    subject = next((t for t in verb.lefts if t.dep_ == "nsubj"), None)
    if subject is None or any(t.dep_ in ("aux", "neg") for t in verb.lefts):
        return False
    told = subject.lemma_.lower() in place.lists["foresees"] or subject.lower_ in place.lists["foresees"]
    held = [below, *(t for t in verb.rights if t.dep_ == "dobj" and below.lower_ == "at")]
    return told or any(t.lemma_.lower() in place.lists["foreseen"] for t in held)


def _likelier(token: Token, below: Token) -> bool:
    """`were 34 per cent more likely to fall ill`: by how much likelier, which is a finding."""
    compares = any(t.lower_ in ("more", "less", "as", "likelier") for t in token.lefts)
    return token.lemma_.lower() in ("likely", "unlikely") and below.i < token.i and compares


def _is_to(verb: Token, place: Place) -> bool:
    """`the council is to spend $2m`; a headline's `Council to spend $2m`."""
    if verb.lemma_ == "be" and verb.tag_ in FINITE:
        return any(t.dep_ == "xcomp" and t.tag_ == "VB" and t.i == verb.i + 2 for t in verb.rights)
    if verb.tag_ != "VB" or not any(t.tag_ == "TO" for t in verb.lefts):
        return False
    headline = verb.head.i == verb.i and any(t.dep_ == "nsubj" for t in verb.lefts)
    if headline or verb.dep_ != "xcomp" or verb.head.tag_ not in FINITE or verb.head.i != verb.i - 2:
        return headline
    subject = next((t for t in verb.head.lefts if t.dep_ == "nsubj"), None)
    return verb.head.lemma_ == "be" and subject is not None and subject.lemma_.lower() not in place.lists["noun"]


def _object(verb: Token, place: Place) -> Decision | None:
    """`raised its forecast to 2%`, `announced plans to give $5m`: the goal or forecast is the verb's object."""
    nouns = place.lists["noun"]
    for token in verb.rights:
        if token.dep_ == "dobj" and token.i < place.span.start and token.lemma_.lower() in nouns:
            return Decision(nouns[token.lemma_.lower()], "noun-object")
    return None


def _clause(verb: Token, place: Place) -> Decision | None:
    """What the verb's own auxiliaries and conjunctions say."""
    span, figure, lists = place.span, place.figure, place.lists
    modals, marks = lists["modal"], lists["mark"]
    if any(t.lower_ in marks and t.dep_ in ("mark", "advmod") for t in verb.lefts):
        return Decision("hypothetical", "if")
    helpers = [t for t in verb.lefts if t.dep_ in ("aux", "auxpass")]
    modal = next((t for t in helpers if t.lower_ in modals), None)
    subject = next((t for t in verb.lefts if t.dep_ in ("nsubj", "nsubjpass")), None)
    if modal is None:
        if any(t.lower_ == "can" for t in helpers) and any(t.lower_ == "only" for t in verb.lefts):
            return Decision("target", "can-only")
        return _of_subject(verb, subject, place) if subject is not None and span.start > verb.i else None
    if figure.kind in SHARES and verb.lemma_.lower() in lists["answer"]:
        return Decision("asserted", "answer")
    perfect = any(t.lower_ in ("have", "’ve", "'ve") for t in helpers)
    needs = verb.lower_ in ("have", "need") and any(map(_aims, verb.lefts))
    if modal.lower_ in ("would", "could", "might") and (perfect or needs):
        return Decision("hypothetical", "would-have")
    if modals[modal.lower_] == "projected" and _conditional(verb, modal, place):
        return Decision("hypothetical", "if-then")
    told = _told(verb, place)
    if modals[modal.lower_] == "projected" and told is not None:
        return Decision(told, "governor")
    return Decision(modals[modal.lower_], "modal")


def _of_subject(verb: Token, subject: Token, place: Place) -> Decision | None:
    """`the limit is 40`, `the minimum fee was $40`, `the forecast showed 40`."""
    act = place.lists["noun"].get(subject.lemma_.lower())
    if act is not None and (act == "projected" or verb.lemma_ in ("be", "include", "exceed")):
        return Decision(act, "noun-subject")
    ruled = any(place.lists["modifier"].get(t.lower_) == "target" for t in subject.lefts)
    return Decision("target", "noun-subject") if ruled and verb.lemma_ == "be" else None


def _told(verb: Token, place: Place) -> str | None:
    """The act of the verb or noun that the clause is the content of: `promised that it will ...`."""
    above = verb.head
    governor = place.lists["governor"].get(above.lemma_.lower()) or place.lists["noun"].get(above.lemma_.lower())
    inside = verb.dep_ in ("ccomp", "xcomp", "acl") and above.i < verb.i
    return governor if inside and governor in ("promised", "denied") else None


def _aims(token: Token) -> bool:
    """`To get there, ...`, `In order to get there, ...`."""
    return token.dep_ == "advcl" or any(t.lower_ == "order" for t in token.rights)


def _polled(place: Place) -> bool:
    """Whether the sentence tells people's answers: `38 percent would stay, among them 50 percent of farmers`."""
    if place.figure.kind not in SHARES:
        return False
    for token in place.sentence:
        if token.lower_ == "would" and token.tag_ == "MD":
            who = next((t for t in token.head.lefts if t.dep_ == "nsubj"), None)
            if who is not None and who.lower_ == "who":
                who = token.head.head
            if who is not None and (who.lower_ in PERCENT or place.span.start <= who.i < place.span.end):
                return True
    return False


def _conditional(verb: Token, modal: Token, place: Place) -> bool:
    """Whether the clause has a condition: `at that rate it would cost`, an if-clause."""
    marks = place.lists["mark"]
    if modal.lower_ in ("would", "could", "might"):
        given = any(t.lower_ == "at" and any(c.lower_ in PACES for c in t.children) for t in verb.lefts)
        if given:
            return True
        return any(t.dep_ == "mark" and t.lower_ in marks for t in place.sentence)
    return any(c.dep_ == "advcl" and any(t.lower_ in marks for t in c.lefts) for c in verb.children)


def _states(verb: Token) -> bool:
    """Whether the verb is finite and so states a fact, whatever stands above it."""
    if verb.tag_ in FINITE and verb.dep_ not in ("xcomp",):
        return True
    return any(t.tag_ in FINITE and t.dep_ in ("aux", "auxpass") for t in verb.lefts)


def in_past(span: Span) -> bool:
    """Whether the figure's clause is in a past tense."""
    for token, _ in path(span):
        if token.pos_ in VERBS:
            helpers = [t.tag_ for t in token.lefts if t.dep_ in ("aux", "auxpass")]
            return token.tag_ in PAST or "VBD" in helpers
    return False


def timetabled(place: Place) -> bool:
    """`Tolls go up 5% in May`: the plain present of a change, of which a time to come makes a plan."""
    verb = next((token for token, _ in path(place.span) if token.pos_ in VERBS), None)
    if verb is None or verb.lemma_ not in place.lists["drift"]:
        return False
    return verb.tag_ in ("VBZ", "VBP") and not any(t.dep_ == "aux" for t in verb.lefts)
