"""`Lena Brack: 300 jobs lost` and `BRACK: We lost 300 jobs.`: a name and a colon at the beginning of a paragraph."""

from bisect import bisect_left

from .spans import OPENERS, Found, trim
from .tree import Tree
from .words import Words

LONGEST = 7
EARLY = 3  # paragraphs that may hold the dateline
PEOPLE = frozenset(("PROPN", "NOUN"))
NOT_NAMES = frozenset("update watch video photo photos live breaking note correction editor related read more".split())


def find(tree: Tree, words: Words, breaks: list[int]) -> list[Found]:
    """Paragraphs that a name and a colon open, the headline among them."""
    found = []
    for number, begin in enumerate(breaks):
        first = bisect_left(tree.start, begin)
        last = bisect_left(tree.start, breaks[number + 1]) - 1 if number + 1 < len(breaks) else len(tree.start) - 1
        if first < last and tree.lower[first] in OPENERS:
            first += 1
        colon = next((i for i in range(first, min(first + LONGEST, last)) if tree.lower[i] == ":"), None)
        if colon is None or colon == first or not _named(tree, words, first, colon - 1):
            continue
        label = tree.text[tree.start[first] : tree.end[colon - 1]]
        if number < EARLY and colon == first + 1 and label.isupper() and not _again(tree.text, label, begin):
            continue  # a dateline
        if (content := trim(tree, colon + 1, last)) is not None and content[1] > content[0] + 1:
            found.append(Found((colon, colon), (first, colon - 1), [content], "asserts", "colon", colon))
    return found


def _again(text: str, label: str, begin: int) -> bool:
    """`ANN LOWE: ...`, then `LOWE: ...`: a label of a transcript, where the full one or the same opens a paragraph."""
    if (at := text.find(f"{label}:")) < 0 or (at == begin and (at := text.find(f"\n{label}:", begin + 1)) < 0):
        return False
    line = text[text.rfind("\n", 0, at + 1) + 1 : at + len(label) + 1].strip()
    return at != begin and line.isupper() and len(line.split()) <= LONGEST


def _named(tree: Tree, words: Words, first: int, last: int) -> bool:
    whole = range(first, last + 1)
    if any(tree.lower[i] in NOT_NAMES for i in whole) or tree.end[last] - tree.start[first] < 2:
        return False
    if tree.lemma[last] in words.documents:
        return True
    return all(tree.text[tree.start[i]].isupper() or tree.pos[i] in ("ADP", "DET") for i in whole) and (
        tree.pos[last] == "PROPN" or tree.text[tree.start[first] : tree.end[last]].isupper()
    )
