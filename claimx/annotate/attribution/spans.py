"""Where a source, a cue and a content begin and end, in tokens."""

from dataclasses import dataclass, field

from .tree import SUBJECTS, Tree
from .words import Words

Tokens = tuple[int, int]

AUTHORITIES = frozenset(
    "official source police authority ministry agency government officer coroner hospital office".split()
)
FINITE = frozenset(("VBZ", "VBD", "VBP"))
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight morning afternoon evening "
    "week month year".split()
)
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM"))
RELATIVE = frozenset(("who", "which", "that", "whom"))
GROUP = frozenset(("aux", "auxpass", "neg", "advmod"))
NOT_IN_GROUP = frozenset(("when", "where", "how", "why", "then", "meanwhile", "however", "so", "instead"))
EDGE = frozenset((",", ";", ":", "—", "–", "-", "--", "and", "but"))
MARKS = frozenset(('"', "”", "''", "’"))
DASHES = (")", "_", "--", "—", "–")  # behind a dateline
APART = 3  # tokens between the parts of one noun phrase
OPENERS = frozenset(('"', "“", "‘", "'", "``", "(", "["))


@dataclass(slots=True)
class Found:
    """An attribution in tokens, as one rule found it; later steps may lay more content to it."""

    cue: Tokens | None
    source: Tokens | None
    contents: list[Tokens]
    stance: str
    rule: str
    verb: int = -1
    direct: bool = False
    marks: list[tuple[int, int]] = field(default_factory=list)


def source(tree: Tree, head: int) -> Tokens:
    """The noun phrase of `head`, without what only a comma ties to it (save an apposition)."""
    first, last = tree.left[head], head
    for kid in tree.kids[head]:
        if kid < head and tree.dep[kid] in ("cc", "advmod", "preconj", "punct") and kid == first:
            first = tree.right[kid] + 1
    for kid in tree.kids[head]:
        if kid < head:
            continue
        comma = tree.lower[tree.left[kid] - 1] in (",", "—", "–", "(") or tree.lower[tree.left[kid]] in (",", "(")
        dep = tree.dep[kid]
        if dep in ("relcl", "acl", "advcl") and (comma or tree.left[kid] != last + 1 or _said(tree, kid)):
            break
        if dep == "punct":
            continue
        if dep in ("appos", "conj") and (tree.left[kid] > last + APART or (comma and _amount(tree, kid))):
            break
        if dep == "prep" and comma:
            break
        if dep in ("relcl", "acl", "prep", "compound", "nummod", "amod", "case", "cc", "poss", "nmod", "pobj"):
            last = tree.right[kid]
        elif dep in ("appos", "conj") and tree.pos[kid] in NOMINAL:
            last = max(last, source(tree, kid)[1])
        elif tree.right[kid] == last + 1 and dep != "punct":
            last = tree.right[kid]
        else:
            break
    while last + 1 < len(tree.pos) and tree.pos[last] == tree.pos[last + 1] == "PROPN" and _same(tree, last):
        last += 1
    return trim(tree, first, last) or (head, head)


def _amount(tree: Tree, kid: int) -> bool:
    """`According to the ministry, 40 houses ...`, where the parse takes the amount for an apposition."""
    return tree.pos[kid] == "NUM" or any(tree.dep[k] == "nummod" and k < kid for k in tree.kids[kid])


def _said(tree: Tree, clause: int) -> bool:
    """A clause that a plain `that` opens is what is said, no part of the noun phrase before it."""
    first = tree.left[clause]
    return tree.lower[first] == "that" and tree.dep[first] == "mark"


def _same(tree: Tree, last: int) -> bool:
    """Two names with nothing but a space between them, which the parse has parted."""
    return tree.sentence[last] == tree.sentence[last + 1] and tree.start[last + 1] - tree.end[last] == 1


def trim(tree: Tree, first: int, last: int) -> Tokens | None:
    """The stretch without white space, commas and conjunctions at its edges."""
    while first <= last and (tree.pos[first] == "SPACE" or tree.lower[first] in EDGE):
        first += 1
    while first <= last and (
        tree.pos[last] == "SPACE" or tree.lower[last] in EDGE or tree.lower[last] in ("(", "[", ".")
    ):
        last -= 1
    return (first, last) if first <= last else None


def group(tree: Tree, verb: int) -> Tokens:
    """The verb with its auxiliaries, negation, adverbs and particle."""
    first = last = verb
    left = {kid for kid in tree.kids[verb] if kid < verb and tree.dep[kid] in GROUP and _in_group(tree, kid)}
    while first - 1 in left:
        first -= 1
    while first < verb and tree.dep[first] == "advmod" and tree.sentence[first] != tree.sentence[max(0, first - 1)]:
        first += 1
    for kid in tree.kids[verb]:
        if kid == last + 1 and tree.dep[kid] == "prt":
            last = kid
    return first, last


def _in_group(tree: Tree, kid: int) -> bool:
    return (
        tree.left[kid] == tree.right[kid] and tree.tag[kid] not in ("WRB", "IN") and tree.lower[kid] not in NOT_IN_GROUP
    )


def subject(tree: Tree, words: Words, verb: int) -> tuple[int | None, bool]:
    """The head of the verb's subject, its own or one it shares with the verbs above it; and whether it is passive's."""
    node, steps = verb, 0
    while steps < 6:
        subjects = [kid for kid in tree.kids[node] if tree.dep[kid] in SUBJECTS and tree.dep[kid] != "expl"]
        if subjects:
            joined = [
                kid
                for kid in subjects[1:]
                if kid < node and (_later(tree, tree.left[kid]) or _nearest(tree, subjects[0], kid, node))
            ]
            who = joined[-1] if joined else subjects[0]
            return who, tree.dep[who] == "nsubjpass"
        top, dep = tree.head[node], tree.dep[node]
        if top == node:
            break
        if not _shares(tree, node, top, dep):
            if dep in ("acl", "relcl") and tree.pos[top] in NOMINAL:
                if tree.tag[node] == "VB" and tree.dep[top] == "dobj":  # `held a rally to brag that ...`
                    node = tree.head[top]
                    steps += 1
                    continue
                if (sent := _sent(tree, words, node, top)) is not None:
                    node = sent
                    steps += 1
                    continue
                return top, False
            break
        node = _teller(tree, node, top)
        steps += 1
    return None, False


def _sent(tree: Tree, words: Words, node: int, top: int) -> int | None:
    """`sent a text to residents saying that ...`: the verb whose subject says it, not those whom it was sent to."""
    to = tree.head[top]
    if tree.tag[node] != "VBG" or tree.dep[top] != "pobj" or tree.lower[to] != "to":
        return None
    above = tree.head[to]
    if tree.lemma[above] in words.messages and tree.dep[above] == "dobj":
        return tree.head[above]
    thing = tree.child(above, "dobj")
    return above if thing is not None and thing < to and tree.lemma[thing] in words.messages else None


def _later(tree: Tree, first: int) -> bool:
    """`Snow fell and the mayor said`, `BRENNA (XP)_ The mayor said`: what comes before is no subject of the verb."""
    return tree.lower[first - 1] == "and" or tree.lower[first - 1].endswith(DASHES)


def _nearest(tree: Tree, other: int, kid: int, verb: int) -> bool:
    """`40 boats moored at Brell sank, the port said`, read as two subjects: the one right before the verb speaks."""
    return kid == verb - 1 and other < tree.left[kid] - 1 and tree.lower[tree.left[kid] - 1] == ","


def _teller(tree: Tree, node: int, top: int) -> int:
    """`She said the roof fell, adding that ...`: it is she who adds, wherever the parse hangs it."""
    first = tree.left[node]
    comma = first > 1 and "," in (
        tree.lower[first - 1],
        tree.lower[first - 2] if tree.lower[first - 1] in MARKS else "",
    )
    aside = comma and tree.dep[node] == "advcl" and tree.tag[node] == "VBG"
    return tree.head[top] if aside and tree.dep[top] == "ccomp" and tree.head[top] < top else top


def _shares(tree: Tree, node: int, top: int, dep: str) -> bool:
    """Whether `node` may take its subject from the word above it."""
    if dep in ("acl", "relcl") or (tree.pos[top] in NOMINAL and dep in ("conj", "advcl")):
        return False
    if dep == "advcl":
        return tree.tag[node] in ("VBG", "VBN", "VB")
    if dep == "prep":
        return tree.tag[node] == "VBG" or tree.pos[node] == "ADP"
    return dep in ("conj", "xcomp", "pcomp", "dep")
