"""Phrases that attribute: `according to X`, `in X's view`, `in a poll by X, ...`."""

from .spans import Found, Tokens, source, trim
from .tree import VERBAL, Tree
from .words import Words

POLLS = frozenset(("poll", "survey"))
HEARSAY = frozenset(("estimate", "account", "report", "count", "calculation", "tally"))
FEW = frozenset(("one", "some", "most", "many", "several", "all", "various", "varying", "another", "other"))
VIEWS = frozenset(("view", "opinion", "word", "account", "telling", "estimate", "estimation", "count", "reckoning"))


def find(tree: Tree, words: Words, skip: frozenset[int]) -> list[Found]:
    """What the phrases of the article attribute."""
    found: list[Found | None] = []
    size = len(tree.lower)
    for at, word in enumerate(tree.lower):
        if at in skip:
            continue
        if word == "according" and at + 2 < size and tree.lower[at + 1] == "to":
            found.append(_according(tree, at))
        elif (
            word == "per"
            and at + 1 < size
            and (tree.pos[at + 1] in ("PROPN", "DET") or tree.tag[at + 1] == "NNS")
            and tree.dep[at] == "prep"
        ):
            found.append(_per(tree, at))
        elif word == "based" and at + 2 < size and tree.lower[at + 1] == "on":
            found.append(_based_on(tree, at, words))
        elif word in ("in", "by") and tree.dep[at] in ("prep", "agent"):
            found.append(_in_view(tree, at, words))
    return [one for one in found if one is not None]


def _according(tree: Tree, at: int) -> Found | None:
    to = at + 1
    head = tree.child(to, "pobj", "pcomp")
    if head is None:
        head = next(
            (i for i in range(to + 1, min(to + 8, len(tree.lower))) if tree.pos[i] in ("NOUN", "PROPN", "PRON")), None
        )
        if head is None:
            return None
        while tree.dep[head] in ("compound", "amod", "det", "poss") and tree.head[head] > head:
            head = tree.head[head]
    who = source(tree, head)
    who = _to_comma(tree, at, (to + 1, max(who[1], to + 1)))
    content = _clause(tree, at, who[1])
    return Found((at, to), who, content, "asserts", "according") if content else None


def _to_comma(tree: Tree, at: int, who: Tokens) -> Tokens:
    """`According to figures the agency has posted, ...`: a phrase that opens a sentence ends at its comma."""
    begin, end = tree.ends(at)
    if at - begin > 1 or who[1] >= end or tree.lower[who[1] + 1] == ",":
        return who
    comma = next((i for i in range(who[1] + 1, min(end, who[1] + 10)) if tree.lower[i] == ","), None)
    return who if comma is None else (who[0], comma - 1)


def _per(tree: Tree, at: int) -> Found | None:
    """`Per the ministry, ...`, not `per person`: a comma parts it from its clause."""
    head = tree.child(at, "pobj")
    if head is None:
        return None
    who = source(tree, head)
    begin, end = tree.ends(at)
    before = tree.lower[at - 1] if at > begin else ","
    after = tree.lower[who[1] + 1] if who[1] < end else "."
    if before != "," or after not in (",", "."):
        return None
    content = _clause(tree, at, who[1])
    return Found((at, at), who, content, "asserts", "per") if content else None


def _based_on(tree: Tree, at: int, words: Words) -> Found | None:
    """`Based on figures from the agency, ...`: a document or data, a comma, and the clause."""
    head = tree.child(at + 1, "pobj")
    begin, _ = tree.ends(at)
    if head is None or tree.lemma[head] not in words.documents or (at > begin and tree.lower[at - 1] != ","):
        return None
    who = source(tree, head)
    content = _clause(tree, at, who[1])
    return Found((at, at + 1), who, content, "asserts", "based-on") if content else None


def _clause(tree: Tree, first: int, last: int) -> list[Tokens]:
    """What a phrase of that stretch speaks of: the rest of its sentence."""
    begin, end = tree.ends(first)
    out = []
    for a, b in ((begin, first - 1), (last + 1, end)):
        if a <= b and (piece := trim(tree, a, b)) is not None:
            out.append(piece)
    if len(out) == 2 and out[1][1] == out[1][0]:
        out.pop()
    if len(out) == 2 and first > begin + 1 and "including" in tree.lower[first - 2 : first]:
        out.pop(0)  # `..., including, according to the ministry, 40 children`
    if len(out) == 2 and tree.lower[first - 1] == "that":
        out.pop(0)  # `the board said that according to its audit, ...`
    if len(out) == 2 and not _reaches_over(tree, last, out):
        out.pop()
    if len(out) == 2 and out[0][1] == out[0][0]:
        out.pop(0)
    return out


def _reaches_over(tree: Tree, last: int, pieces: list[Tokens]) -> bool:
    """Whether the part after the phrase goes on with the clause before it."""
    after = last + 1
    if tree.pos[after] in VERBAL:
        return True
    comma = tree.lower[after] == ","
    if not comma and tree.lower[pieces[0][1] + 1] != "," and tree.dep[after] not in ("punct", "cc"):
        return True
    return comma and tree.lower[pieces[1][0]] not in ("who", "which", "whose", "and", "but", "while")


def _bare(tree: Tree, head: int) -> bool:
    """`by one estimate`, `by most accounts`, `by reports`: nothing but a quantity before the noun."""
    first = tree.left[head]
    few = all(tree.lower[i] in FEW or tree.tag[i] == "JJ" for i in range(first, head))
    return few and tree.right[head] == head and (first < head or tree.tag[head] == "NNS")


def _in_view(tree: Tree, at: int, words: Words) -> Found | None:
    head = tree.child(at, "pobj")
    if head is None:
        return None
    lemma = tree.lemma[head]
    begin, end = tree.ends(at)
    owner = tree.child(head, "poss")
    if tree.lower[at] == "by" and lemma in HEARSAY and owner is None and _bare(tree, head):
        who = source(tree, head)
        content = _clause(tree, at, who[1])
        return Found((at, at), who, content, "asserts", "by-account") if content else None
    if lemma in VIEWS and owner is not None:
        last = head
        who = (tree.left[owner], owner)
        content = _clause(tree, at, last)
        cue = (at, at) if owner > at + 4 else (at, head)
        return (
            Found(cue, who, content, "believes" if lemma in ("view", "opinion") else "asserts", "in-view")
            if content
            else None
        )
    if tree.lower[at] == "in" and lemma in words.documents and at - begin <= 1:
        return None if lemma not in POLLS and _cue_above(tree, words, at) else _in_document(tree, at, head, end)
    if tree.lower[at] == "in" and lemma in POLLS:
        who = source(tree, head)
        content = _clause(tree, at, who[1])
        return Found((at, at), who, content, "asserts", "in-poll") if content else None
    return None


def _cue_above(tree: Tree, words: Words, at: int) -> bool:
    """`In a statement, X said ...`: the clause has a cue of its own."""
    return any(tree.lemma[up] in words.verbs for up in tree.ancestors(at))


def _in_document(tree: Tree, at: int, head: int, end: int) -> Found | None:
    """`In a poll by X, 40 percent ...`: a phrase that opens the sentence, a comma, and a clause."""
    who = source(tree, head)
    if who[1] + 1 > end or tree.lower[who[1] + 1] != ",":
        return None
    content = trim(tree, who[1] + 1, end)
    if content is None or not any(tree.pos[i] in VERBAL for i in range(content[0], content[1] + 1)):
        return None
    return Found((at, at), who, [content], "asserts", "in-document")
