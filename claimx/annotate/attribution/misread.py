"""Clauses before a speaker that the parse takes for something else: `40 boats moored at Brell sank, the port said.`"""

from .spans import FINITE, TIMES, Tokens, trim
from .tree import VERBAL, Tree

CLAUSE = frozenset(("VBD", "VBP", "VBZ", "VBN", "MD"))
NOT_FIRST = frozenset(("SCONJ", "CCONJ", "VERB"))


def before_comma(tree: Tree, verb: int) -> Tokens | None:
    """What a sentence says before `, X said` or `, X said on Monday`, where the parse finds no clause in it."""
    begin, end = tree.ends(verb)
    who = [kid for kid in tree.kids[verb] if kid < verb and tree.dep[kid] == "nsubj"]
    if not who or tree.tag[verb] not in FINITE or tree.dep[verb] != "ROOT" or not _ends(tree, verb + 1, end):
        return None
    comma = tree.left[who[-1]] - 1
    while begin <= comma and tree.pos[begin] == "SPACE":
        begin += 1
    if (
        comma - begin < 3
        or tree.lower[comma] != ","
        or tree.pos[begin] in NOT_FIRST
        or tree.tag[begin] in ("WRB", "IN")
    ):
        return None
    if not any(tree.tag[i] in CLAUSE for i in range(begin, comma)):
        return None
    return trim(tree, begin, comma - 1)


def _ends(tree: Tree, first: int, end: int) -> bool:
    """Whether nothing follows a verb but the day."""
    return all(
        tree.pos[i] in ("PUNCT", "SPACE")
        or ((tree.lemma[i] in TIMES or tree.lower[i] in ("on", "late", "early")) and tree.pos[i] not in VERBAL)
        for i in range(first, end + 1)
    )
