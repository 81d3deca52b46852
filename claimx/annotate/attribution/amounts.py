"""Amounts with those who expected them: `above the $4 million analysts had expected`, whatever the parse is."""

from .spans import Found, group
from .tree import Tree
from .words import Word

UNITS = frozenset("$ € £ ¥ % percent cent cents pence".split())
ENDS = frozenset((".", ",", ";", ")", "—", "–", "and", "but", "while"))


def by_amount(tree: Tree, verb: int, word: Word) -> Found | None:
    """A plural between an amount and a verb of expecting at the end of its clause: those who expected the amount.

    A bare number needs a comparison before it (`fewer than the 9,000 analysts had expected`).
    """
    if word.stance != "predicts" or tree.tag[verb] not in ("VBN", "VBD", "VBP", "VBG"):
        return None
    begin, end = tree.ends(verb)
    last = group(tree, verb)[0] - 1
    own = tree.child(verb, "nsubj")
    who = own if own is not None and own < last and tree.right[own] == last else last
    if who <= begin + 2 or tree.tag[who] != "NNS" or (verb < end and tree.lower[verb + 1] not in ENDS):
        return None
    first = who
    while first > begin and (tree.pos[first - 1] in ("NUM", "SYM") or tree.lower[first - 1] in UNITS):
        first -= 1
    if first == who or first - 1 <= begin or tree.lower[first - 1] != "the":
        return None
    if not UNITS.isdisjoint(tree.lower[first:who]) or tree.lower[first - 2] in ("than", "from", "above", "below"):
        return Found(group(tree, verb), (who, last), [(first - 1, who - 1)], word.stance, "verb-which", verb)
    return None
