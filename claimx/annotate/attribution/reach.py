"""How far a content reaches to the right: what the parse hangs on the cue verb may still belong to the content."""

from .spans import Tokens, trim
from .tree import SUBJECTS, VERBAL, Tree
from .words import Words

LIGHT = frozenset(("go", "continue", "begin", "proceed"))
LOOSE = frozenset(("prep", "npadvmod", "advmod", "cc", "conj", "dep", "nummod", "appos", "dobj", "punct", "acomp"))
LATER = frozenset(("advcl", "ccomp", "xcomp", "acl", "relcl"))
FURTHER = frozenset("including compared up down against versus with".split())  # what goes on behind a comma
STOPS = frozenset((";", "—", "–"))


def whole(tree: Tree, words: Words, verb: int, first: int, last: int) -> list[Tokens]:
    """The stretch from `first` to `last`, with what goes on behind it."""
    piece = trim(tree, first, extended(tree, words, verb, last))
    return [piece] if piece is not None else []


def to_end(tree: Tree, contents: list[Tokens]) -> list[Tokens]:
    """What a document says goes on to the end of the sentence."""
    first, last = contents[-1]
    end = tree.ends(last)[1]
    stop = next((i for i in range(last + 1, end + 1) if tree.lower[i] == "according"), end + 1)
    piece = trim(tree, first, stop - 1)
    return [*contents[:-1], piece] if piece is not None else contents


def extended(tree: Tree, words: Words, verb: int, last: int) -> int:
    """The last token of the content that ends with `last`, once the verb's further dependents are laid to it."""
    holder = verb
    top = tree.head[verb]
    if tree.lemma[top] in LIGHT and tree.dep[verb] in ("xcomp", "advcl") and top < verb:
        holder = top
    for node in (verb, holder) if holder != verb else (verb,):
        for kid in tree.kids[node]:
            if tree.left[kid] <= last or kid < verb:
                continue
            if tree.left[kid] != last + 1 or not _belongs(tree, words, kid, last):
                return last
            last = tree.right[kid]
    return last


def _belongs(tree: Tree, words: Words, kid: int, last: int) -> bool:
    dep = tree.dep[kid]
    if tree.lower[kid] in STOPS:
        return False
    comma = tree.lower[last] == "," or tree.lower[tree.left[kid]] == ","
    if dep in LATER:
        return not comma and tree.lemma[kid] not in words.verbs
    if dep == "conj":
        if tree.lemma[kid] in words.verbs or not (tree.pos[kid] not in VERBAL or _clause_of_its_own(tree, kid)):
            return False
        return not _comma_before(tree, last) or tree.pos[kid] not in VERBAL
    if dep == "cc":
        later = [k for k in tree.kids[tree.head[kid]] if k > kid and tree.dep[k] == "conj"]
        return bool(later) and _belongs(tree, words, later[0], kid)
    if dep in ("prep", "npadvmod", "advmod") and comma:
        return tree.lower[kid] in FURTHER
    return dep in LOOSE


def _clause_of_its_own(tree: Tree, kid: int) -> bool:
    return any(tree.dep[k] in SUBJECTS for k in tree.kids[kid])


def _comma_before(tree: Tree, last: int) -> bool:
    return tree.lower[last - 1] == "," or tree.lower[last] == ","
