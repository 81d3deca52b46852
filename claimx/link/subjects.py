"""The subject of a verb: through coordinated, embedded and relative clauses, and where the parse names a wrong one."""

from spacy.tokens import Token

from .phrases import NOUN, STEPS, SUBJECT

CLIMB = frozenset({"conj", "xcomp", "advcl", "ccomp", "pcomp", "dep", "prep"})
RELATIVE = frozenset({"which", "who", "that", "whom"})
# what says when between a subject and its verb: `net debt last year doubled`
WHEN = frozenset(
    "year month week quarter decade century season weekend day morning afternoon evening night spring summer autumn "
    "fall winter today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february "
    "march april may june july august september october november december".split()
)


def subject(verb: Token) -> Token | None:
    """The subject of a verb, through coordinated, embedded and relative clauses; relative pronouns resolved."""
    for _ in range(STEPS):
        found = _own_subject(verb)
        if found is not None:
            if found.lower_ in RELATIVE and verb.dep_ in ("relcl", "acl", "ccomp") and verb.head.pos_ in NOUN:
                return verb.head
            return found
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in NOUN:
            return verb.head
        beside = _beside(verb)
        if beside is not None:
            return beside
        if verb.dep_ not in CLIMB or verb.head.i == verb.i:
            return None
        verb = verb.head
        if verb.pos_ in NOUN:
            return verb
    return None


def _own_subject(verb: Token) -> Token | None:
    """The verb's own subject; of two that the parse gives it, the nearest noun."""
    every = [t for t in verb.children if t.dep_ in SUBJECT]
    nouns = [t for t in every if t.pos_ in NOUN and t.i < verb.i] or [n for t in every for n in _behind_source(t)]
    if not every or not nouns:
        return every[0] if every else None
    return _before_since(verb, nouns) or nouns[-1]


def _before_since(verb: Token, nouns: list[Token]) -> Token | None:
    """`rate` of `the highest rate since the war was 9%`, where the parse makes `war` the subject."""
    edge = nouns[-1].left_edge.i - 1
    if edge < 1 or verb.doc[edge].lower_ != "since":
        return None
    above = verb.head.head if verb.head.dep_ in ("acl", "relcl") else verb.head
    told = nouns[0] if len(nouns) > 1 else above if verb.dep_ == "advcl" else None
    return told if told is not None and told.pos_ in NOUN and told.i < edge else None


def _behind_source(told: Token) -> list[Token]:
    """`total` of `According to figures Lind posted on X, the total was 40`, where `posted` is parsed as the subject."""
    if told.dep_ != "csubj" or not any(t.lower_ == "according" for t in told.lefts):
        return []
    near = [t for t in told.subtree if t.dep_ in ("appos", "dobj") and t.pos_ in NOUN and t.i > told.i]
    return [t for t in near if t.doc[t.left_edge.i - 1].lower_ == ","][:1]


def _beside(verb: Token) -> Token | None:
    """The noun right before a finite verb that the parse gives no subject: `and net debt almost doubled`."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    doc, i = verb.doc, verb.i - 1
    while i > 0 and doc[i].pos_ in ("ADV", "AUX"):
        i -= 1
    return doc[i] if i >= 0 and doc[i].pos_ in NOUN and doc[i].lower_ not in WHEN else None
