"""Who the source of a verb is, whether it stands before, behind or far above it."""

from .apposed import apposed
from .spans import AUTHORITIES, FINITE, NOMINAL, RELATIVE, TIMES, Tokens, group, source, subject, trim
from .tree import SUBJECTS, Tree
from .words import Words

QUOTES = frozenset(("quote", "cite"))
ASIDE = 10  # tokens of `asked about the delay` between a name and its verb


def speaker(tree: Tree, words: Words, verb: int) -> tuple[Tokens | None, bool]:
    """The source of a verb and whether the verb is passive."""
    quoted = _quoted(tree, verb)
    if quoted is not None:
        return source(tree, quoted), False
    agent = tree.child(verb, "agent")
    if tree.child(verb, "auxpass", "nsubjpass") is not None or agent is not None:
        who = tree.child(agent, "pobj") if agent is not None else None
        return (source(tree, who) if who is not None else None), True
    mark = tree.child(verb, "mark")
    if mark is not None and tree.lower[mark] == "with":  # `with the number projected to swell`
        return None, True
    if tree.tag[verb] == "VBN" and tree.dep[verb] in ("advcl", "acl") and tree.child(verb, "aux", "nsubj") is None:
        return None, True
    head, passive = _turned(tree, verb), False
    if head is None and (beside := apposed(tree, verb)) is not None:
        return beside, False
    if head is None:
        head = _conjoined(tree, verb)
    if head is None:
        head, passive = subject(tree, words, verb)
    if head is None:
        head = _inverted(tree, verb)
    if head is None:
        head = _just_before(tree, verb)
    if head is None or (passive and tree.tag[verb] not in ("VBG", "VB", "VBD")):
        return None, passive
    if tree.dep[head] == "expl":
        return None, True
    if tree.lower[head] in RELATIVE or tree.pos[head] == "PRON":
        return (head, head), False
    if tree.dep[verb] == "acl" and tree.head[verb] == head and tree.lower[tree.head[head]] == "with":
        return trim(tree, tree.left[head], group(tree, verb)[0] - 1), False  # `with officials saying ...`
    return source(tree, head), False


def _quoted(tree: Tree, verb: int) -> int | None:
    """`the daily quoted Veldt as saying`, `Veldt was quoted as saying`: it is Veldt who says it."""
    joint = tree.head[verb] if tree.dep[verb] == "pcomp" else tree.child(verb, "prep")
    if joint is None or tree.lower[joint] != "as" or tree.lemma[top := tree.head[joint]] not in QUOTES:
        return None
    saying = tree.child(joint, "pcomp")
    if saying is None or (top == verb and tree.child(saying, "ccomp") is not None):
        return None
    return tree.child(top, "nsubjpass", "dobj")


def _conjoined(tree: Tree, verb: int) -> int | None:
    """`warned of floods and forecasters predicted ...`: a subject that the parse joins to the word before `and`."""
    at = group(tree, verb)[0] - 1
    if tree.dep[verb] != "conj" or tree.tag[verb] not in FINITE or at < 2 or tree.dep[at] != "conj":
        return None
    own = any(tree.dep[kid] in SUBJECTS for kid in tree.kids[verb])
    joined = tree.pos[at] in ("NOUN", "PROPN") and tree.right[at] == at and tree.head[at] < tree.left[at] - 1
    return at if joined and not own and tree.lower[tree.left[at] - 1] == "and" else None


def _turned(tree: Tree, verb: int) -> int | None:
    """`40 boats sank, reported officials, ...`, where the parse takes those who speak for an object."""
    thing = tree.child(verb, "dobj")
    if thing is None or thing < verb or tree.tag[verb] not in FINITE or tree.lower[verb - 1] != ",":
        return None
    ends = tree.right[thing] + 1
    closed = ends < len(tree.lower) and tree.lower[ends] in (",", ".")
    return thing if closed and tree.lemma[thing] in AUTHORITIES and tree.left[thing] == verb + 1 else None


def _inverted(tree: Tree, verb: int) -> int | None:
    """`..., said Maria Lopez`: the noun phrase right after a verb that has no subject before it."""
    for kid in tree.kids[verb]:
        if (
            kid > verb
            and tree.tag[verb] in (*FINITE, "VBN")
            and tree.pos[kid] in NOMINAL
            and tree.left[kid] == verb + 1
            and tree.lemma[kid] not in TIMES
        ):
            return kid
    return None


def _just_before(tree: Tree, verb: int) -> int | None:
    """`At the agency, Veldt, told ...`: a name right before a main verb that the parse leaves without a subject."""
    if tree.dep[verb] != "ROOT" or tree.tag[verb] not in FINITE:
        return None
    at = group(tree, verb)[0] - 1
    while at > 0 and tree.lower[at] == ",":
        at -= 1
    if at < 0 or tree.pos[at] not in ("PROPN", "NOUN") or tree.sentence[at] != tree.sentence[verb]:
        return None
    if (named := _participle(tree, at)) is not None:
        return named
    for up in tree.ancestors(at):  # `Veldt, the director for roads, told ...`
        if tree.pos[up] not in ("PROPN", "NOUN", "ADP") or tree.right[up] < at:
            break
        if tree.pos[up] == "PROPN" and tree.lower[tree.left[up] - 1] == ",":
            return up
    return at


def _participle(tree: Tree, last: int) -> int | None:
    """`Veldt, asked about the delay, told ...`: the name before the participle that an aside opens with."""
    begin, _ = tree.ends(last)
    comma = next((i for i in range(last, max(begin, last - ASIDE), -1) if tree.lower[i] == ","), None)
    if comma is None or tree.tag[comma + 1] not in ("VBN", "VBD", "VBG") or tree.pos[comma - 1] != "PROPN":
        return None
    return comma - 1
