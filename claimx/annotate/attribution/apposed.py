"""Speakers whose name and office stand between commas: `..., the mayor, Ana Ruiz, said.`."""

from .spans import FINITE, TIMES, Tokens, group
from .tree import SUBJECTS, VERBAL, Tree

LONGEST = 9  # tokens of a name, or of an office
NO_PHRASE = frozenset(("CCONJ", "SCONJ", "PUNCT", "SPACE"))


def apposed(tree: Tree, verb: int) -> Tokens | None:
    """The name and the office before a verb that the parse leaves without a subject of its own; None where none are.

    The parse lays them to the list or to the noun before (`displaced 4,000 families, the mayor, Ana Ruiz, said`).
    """
    if tree.tag[verb] not in FINITE or any(
        tree.dep[kid] in SUBJECTS or _behind(tree, kid, verb) for kid in tree.kids[verb]
    ):
        return None
    begin, _ = tree.ends(verb)
    third = group(tree, verb)[0] - 1
    second = _comma(tree, third, begin)
    first = _comma(tree, second, begin)
    if first is None or second is None:
        return None
    name, office = (second + 1, third - 1), (first + 1, second - 1)
    if not _name(tree, name):
        name, office = office, name
    return (first + 1, third - 1) if _name(tree, name) and _office(tree, office) else None


def _behind(tree: Tree, kid: int, verb: int) -> bool:
    """`in Brell, Ohio, a border state, said Ana Ruiz`: the speaker stands behind the verb."""
    return tree.left[kid] == verb + 1 and tree.pos[kid] == "PROPN" and tree.lemma[kid] not in TIMES


def _comma(tree: Tree, right: int | None, begin: int) -> int | None:
    """The comma before the one at `right`, with a phrase between them."""
    if right is None or right <= begin or tree.lower[right] != ",":
        return None
    for at in range(right - 1, max(begin, right - LONGEST - 1), -1):
        if tree.lower[at] == ",":
            return at if at < right - 1 else None
        if tree.pos[at] in VERBAL or tree.pos[at] in NO_PHRASE:
            return None
    return None


def _name(tree: Tree, stretch: Tokens) -> bool:
    return all(tree.pos[i] == "PROPN" for i in range(stretch[0], stretch[1] + 1))


def _office(tree: Tree, stretch: Tokens) -> bool:
    """A noun in the singular with its article: `the regional governor`, `a spokeswoman for the port`."""
    whole = range(stretch[0], stretch[1] + 1)
    return tree.pos[stretch[0]] == "DET" and any(tree.tag[i] == "NN" for i in whole)
