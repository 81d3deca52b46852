"""Verbs that attribute: `X said that ...`, `..., X said`, `X promised to ...`, `X called for ...`, `it was reported that`."""

from .spans import NOMINAL, RELATIVE, Found, Tokens, group, source, subject, trim
from .tree import VERBAL, Tree
from .words import Word, Words

CLAUSES = ("ccomp", "parataxis")
LIGHT = frozenset(("appear", "seem", "go", "continue", "begin", "proceed", "use"))
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight morning afternoon evening "
    "week month year".split()
)


def find(tree: Tree, words: Words, skip: frozenset[int]) -> list[Found]:
    """What the verbs of the article attribute; verbs at the tokens of `skip` speak inside quotations."""
    found = []
    for verb, pos in enumerate(tree.pos):
        if pos not in VERBAL or verb in skip:
            continue
        word = words.verbs.get(tree.lemma[verb])
        if word is not None and (one := _one(tree, verb, word)) is not None:
            found.append(one)
    return found


def _one(tree: Tree, verb: int, word: Word) -> Found | None:
    cue = group(tree, verb)
    frame, contents, cue = _contents(tree, verb, word, cue)
    if not contents:
        return None
    who, passive = speaker(tree, verb)
    if word.stance == "seems" or (passive and who is None):
        about = tree.child(verb, "nsubj", "nsubjpass")
        if about is not None and frame == "to" and tree.lower[about] not in ("it", "there"):
            contents.insert(0, source(tree, about))
        who = None
    elif who is None and not passive and not _bare(tree, verb):
        return None
    return Found(cue, who, contents, word.stance, f"verb-{frame}", verb)


def _bare(tree: Tree, verb: int) -> bool:
    """A verb that may go without a subject: participles are not among them, headlines are."""
    return tree.tag[verb] in ("VBZ", "VBD", "VBP", "VBN")


def speaker(tree: Tree, verb: int) -> tuple[Tokens | None, bool]:
    """The source of a verb and whether the verb is passive."""
    agent = tree.child(verb, "agent")
    if tree.child(verb, "auxpass", "nsubjpass") is not None or agent is not None:
        who = tree.child(agent, "pobj") if agent is not None else None
        return (source(tree, who) if who is not None else None), True
    head, passive = subject(tree, verb)
    if head is None:
        head = _inverted(tree, verb)
    if head is None or (passive and tree.tag[verb] not in ("VBG", "VB", "VBD")):
        return None, passive
    if tree.lower[head] in ("it", "there") and tree.dep[head] == "expl":
        return None, True
    if tree.lower[head] in RELATIVE or tree.pos[head] == "PRON":
        return (head, head), False
    return source(tree, head), False


def _inverted(tree: Tree, verb: int) -> int | None:
    """`..., said Maria Lopez`: the noun phrase right after a verb that has no subject before it."""
    for kid in tree.kids[verb]:
        if kid > verb and tree.pos[kid] in NOMINAL and tree.left[kid] == verb + 1 and tree.lemma[kid] not in TIMES:
            return kid
    return None


def _contents(tree: Tree, verb: int, word: Word, cue: Tokens) -> tuple[str, list[Tokens], Tokens]:
    """The frame that holds, its content, and the cue (which may take in a preposition)."""
    frames = word.frames
    if frames & {"that", "quote", "whom"}:
        for kid in tree.kids[verb]:
            if tree.dep[kid] == "ccomp" and ("that" in frames or "whom" in frames or kid < verb):
                if content := trim(tree, tree.left[kid], tree.right[kid]):
                    return "that", [content], cue
        if around := _around(tree, verb):
            return "around", around, cue
    if frames & {"to", "whom"}:
        for kid in tree.kids[verb]:
            if tree.dep[kid] == "xcomp" and kid > verb and _infinitive(tree, kid):
                if content := trim(tree, tree.left[kid], tree.right[kid]):
                    return "to", [content], cue
    for kid in tree.kids[verb]:
        if kid > verb and tree.dep[kid] in ("prep", "dative") and tree.lower[kid] in frames:
            obj = tree.child(kid, "pobj", "pcomp")
            between = kid - cue[1]
            if obj is None or between < 1:
                continue
            if between == 1 and (content := trim(tree, kid + 1, tree.right[kid])):
                return tree.lower[kid], [content], (cue[0], kid)
            thing = tree.child(verb, "dobj")
            if thing is not None and (content := trim(tree, tree.left[thing], tree.right[kid])):
                return tree.lower[kid], [content], cue
    if frames & {"np", "as"}:
        thing = tree.child(verb, "dobj")
        if thing is None and "as" in frames:
            thing = tree.child(verb, "oprd", "ccomp", "xcomp")
        if thing is not None and thing > verb and tree.lower[thing] not in RELATIVE:
            last = tree.right[thing]
            for kid in tree.kids[verb]:
                if (
                    kid > thing
                    and tree.left[kid] == last + 1
                    and tree.dep[kid] in ("oprd", "prep", "ccomp", "xcomp", "acomp")
                ):
                    last = tree.right[kid]
            if content := trim(tree, tree.left[thing], last):
                return "np", [content], cue
    return "", [], cue


def _infinitive(tree: Tree, kid: int) -> bool:
    return any(tree.dep[k] == "aux" and tree.lower[k] == "to" for k in tree.kids[kid]) or tree.tag[kid] == "VBG"


def _around(tree: Tree, verb: int) -> list[Tokens]:
    """`A, X said, B`, read as an aside: what it interrupts."""
    if tree.dep[verb] not in ("parataxis", "ccomp", "advcl", "dep", "relcl", "conj"):
        return []
    first, last = tree.left[verb], tree.right[verb]
    if tree.dep[verb] != "parataxis" and not _aside(tree, first, last):
        return []
    top = tree.head[verb]
    out = []
    for a, b in ((tree.left[top], first - 1), (last + 1, tree.right[top])):
        if a <= b and (piece := trim(tree, a, b)) is not None and piece[1] > piece[0]:
            out.append(piece)
    return out


def _aside(tree: Tree, first: int, last: int) -> bool:
    """Commas on both sides, and little more than a subject and the verb between them."""
    before = tree.lower[first - 1] if first else "."
    first_word = tree.lower[first]
    return (
        (before == "," or first_word == ",")
        and last - first <= 8
        and (last + 1 >= len(tree.lower) or tree.lower[last + 1] in (",", ".") or tree.lower[last] in (",", "."))
    )
