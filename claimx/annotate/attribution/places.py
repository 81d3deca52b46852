"""Verbs that attribute, told by their place where the parse sees neither subject nor object."""

from .spans import Found, trim
from .tree import VERBAL, Tree
from .words import Word, Words

PHRASE = frozenset(("PROPN", "NOUN", "ADJ", "DET", "NUM", "PART"))
OPENS_OBJECT = frozenset(("PROPN", "NUM", "DET", "ADJ", "NOUN", "SCONJ"))
EVIDENCE = frozenset("show suggest indicate imply demonstrate signal value".split())  # what things do, too


def _that_next(tree: Tree, verb: int, end: int) -> bool:
    """`The campaign projects that ...`, where the tagger takes the verb for a noun."""
    return verb < end and tree.lower[verb + 1] == "that" and tree.dep[verb + 1] == "mark"


def _shown(tree: Tree, words: Words, verb: int, word: Word, begin: int, end: int) -> Found | None:
    """`..., figures from the ministry show.`, read as one long name."""
    if verb == end or tree.lower[verb + 1] != "." or "that" not in word.frames or tree.lemma[verb] not in EVIDENCE:
        return None
    comma = next((i for i in range(verb - 2, max(begin, verb - 14), -1) if tree.lower[i] == ","), None)
    if comma is None or tree.pos[comma + 1] not in PHRASE:
        return None
    head = next((i for i in range(comma + 1, min(comma + 6, verb)) if tree.lemma[i] in words.documents), None)
    content = trim(tree, begin, comma - 1)
    if head is None or content is None:
        return None
    return Found((verb, verb), (comma + 1, verb - 1), [content], word.stance, "verb-place", verb)


def by_place(tree: Tree, words: Words, verb: int, word: Word) -> Found | None:
    """`..., court records show.` and `The poll shows ...`, where the parse sees neither subject nor object."""
    begin, end = tree.ends(verb)
    if (shown := _shown(tree, words, verb, word, begin, end)) is not None:
        return shown
    if verb - begin < 1 or not word.frames & {"that", "np", "doc"} or tree.tag[verb] in ("VBG", "VB", "VBN", "NN"):
        return None
    first = verb
    while first > begin and tree.pos[first - 1] in PHRASE and verb - first < 9:
        first -= 1
    if begin + 1 < first < verb and tree.tag[first - 1] == "VBG" and tree.lower[first - 2] == ",":
        first -= 1  # `..., banking records show.`
    who = trim(tree, first, verb - 1)
    if who is None:
        return None
    document = tree.lemma[verb - 1] in words.documents
    ends = verb + 1 <= end and tree.lower[verb + 1] == "."
    goes_on = verb + 2 <= end and tree.lower[verb + 1] == "," and tree.tag[verb + 2] == "VBG"
    trailing = (ends or goes_on) and tree.lower[first - 1] == "," and first > begin
    says_that = first == begin and "that" in word.frames and tree.tag[verb] == "NNS" and _that_next(tree, verb, end)
    if trailing and (document or tree.pos[verb] in VERBAL) and "that" in word.frames:
        content = trim(tree, begin, first - 1)
    elif says_that or (document and verb < end and tree.pos[verb + 1] in OPENS_OBJECT):
        content = trim(tree, verb + 1, end)
    else:
        return None
    return Found((verb, verb), who, [content], word.stance, "verb-place", verb) if content is not None else None
