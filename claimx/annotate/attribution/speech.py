"""Speech in quotation marks: who says it is told by position, for the parse inside and beside quotes is poor.

`"A," X said. "B."`, `X said: "A"`, `"A," said X, "B"`, and long quotations whose paragraphs open with a mark each.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from ...mentions import Offsets
from ..quotes import Quote
from .spans import NOMINAL, TIMES, Found, Tokens, group, source
from .speakers import speaker
from .tree import VERBAL, Tree
from .words import Word, Words

REACH = 24
ENDS = frozenset((".", "!", "?", ";"))
LABEL = 8  # tokens of a name before a colon
JOINTS = frozenset(("and", "&", "\xa0"))
DASHED = re.compile(r"(?:\n| [-–—]\s?|[—–])\Z")


@dataclass(slots=True)
class Speech:
    """A quotation as tokens: `first` and `last` are the outermost tokens that touch it, marks included."""

    quote: Quote
    first: int
    last: int
    paragraph: int
    found: Found | None = None


def stretches(tree: Tree, quotes: tuple[Quote, ...], breaks: list[int]) -> list[Speech]:
    """The quotations outside others, as tokens; scare quotes are left out."""
    out = []
    for quote in quotes:
        if quote.depth or quote.scare:
            continue
        first = bisect_right(tree.start, quote.outer_start) - 1
        last = bisect_left(tree.start, quote.outer_end) - 1
        if 0 <= first <= last:
            out.append(Speech(quote, first, last, bisect_right(breaks, quote.outer_start)))
    return out


def inside(speeches: list[Speech]) -> frozenset[int]:
    """The tokens inside quotations that hold a whole utterance."""
    return frozenset(i for one in speeches for i in range(one.first + 1, one.last) if one.last - one.first > 3)


def find(tree: Tree, words: Words, speeches: list[Speech], breaks: list[int]) -> list[Found]:
    """Attributions of quotations; a quotation that a sentence only embeds is left to the grammar of that sentence."""
    owned: dict[int, Found] = {}
    out: list[Found] = []
    previous: Speech | None = None
    for number, one in enumerate(speeches):
        following = speeches[number + 1] if number + 1 < len(speeches) else None
        limit = min(len(tree.start), _paragraph_end(tree, breaks, one))
        stop = min(limit, following.first if following is not None else limit)
        verb = _after(tree, words, one, stop)
        if verb is None:
            verb = _before(tree, words, one, previous)
        if verb is None and previous is not None and previous.found is not None and _goes_on(tree, previous, one):
            one.found = previous.found
            one.found.marks.append(_offsets(one))
        elif verb is None and (label := _label(tree, one)) is not None:
            colon = label[1] + 1
            one.found = Found((colon, colon), label, [], "asserts", "colon", colon, direct=True)
            one.found.marks.append(_offsets(one))
            out.append(one.found)
        elif verb is not None:
            one.found = owned.get(verb)
            if one.found is None:
                one.found = _attribute(tree, words, verb, one)
                owned[verb] = one.found
                out.append(one.found)
            one.found.marks.append(_offsets(one))
        if one.found is not None and previous is not None and one.quote.continues and previous.found is None:
            _give_back(speeches, number)
        previous = one
    return out


def _offsets(one: Speech) -> Offsets:
    return Offsets(one.quote.outer_start, one.quote.outer_end)


def _give_back(speeches: list[Speech], number: int) -> None:
    """A long quotation whose speaker comes only in its last paragraph."""
    found = speeches[number].found
    while number and speeches[number].quote.continues and speeches[number - 1].found is None and found is not None:
        number -= 1
        speeches[number].found = found
        found.marks.append(_offsets(speeches[number]))


def _paragraph_end(tree: Tree, breaks: list[int], one: Speech) -> int:
    return bisect_left(tree.start, breaks[one.paragraph]) if one.paragraph < len(breaks) else len(tree.start)


def _quote_verb(tree: Tree, words: Words, at: int) -> Word | None:
    if tree.pos[at] not in VERBAL and tree.tag[at] not in ("NNS", "NN", "VBD"):
        return None
    word = words.verbs.get(tree.lemma[at])
    return word if word is not None and "quote" in word.frames else None


def _after(tree: Tree, words: Words, one: Speech, stop: int) -> int | None:
    """`"A," X said` and `"A," said X`: the cue in the words right after the quotation."""
    text = tree.text
    if _embedded(tree, one):
        return None
    ending = text[one.quote.end - 1]
    follows = text[one.quote.outer_end : one.quote.outer_end + 1]
    if ending not in ",?!—-…" and follows != ",":
        return None if ending != "." else _short(tree, words, one.last + 1, stop)
    first = one.last + 1
    if first < stop and (tree.pos[first] == "CCONJ" or tree.tag[first] == "WRB"):
        return None
    for at in range(first, min(stop, first + REACH)):
        if tree.lower[at] in ENDS and at > first:
            return None
        if _quote_verb(tree, words, at) is not None and (at > first or tree.pos[at] in VERBAL):
            return at
        if at == first + 1 and tree.lower[first] == "according":
            return first
    return None


def _embedded(tree: Tree, one: Speech) -> bool:
    """True for a few words quoted in the midst of a clause: `told him of "two cases", while ...`."""
    first = one.first - 1
    if first < 0 or not tree.text[one.quote.start].islower():
        return False
    return tree.sentence[first] == tree.sentence[one.first] and (
        tree.pos[first] in ("ADP", "DET", "VERB", "AUX", "PART", "SCONJ", "ADJ", "NOUN")
    )


def _short(tree: Tree, words: Words, first: int, stop: int) -> int | None:
    """`"A." X said.`: a sentence that holds a speaker, a cue and no more."""
    for at in range(first, min(stop, first + 6)):
        if _quote_verb(tree, words, at) is not None:
            return at if at + 1 >= stop or tree.lower[at + 1] in (".", "\n\n") or tree.pos[at + 1] == "SPACE" else None
    return None


def _before(tree: Tree, words: Words, one: Speech, previous: Speech | None) -> int | None:
    """`X said, "A"` and `X said: "A"`: the cue in the words right before the quotation."""
    first = one.first - 1
    while first >= 0 and tree.pos[first] == "SPACE":
        first -= 1
    if first < 0 or (tree.lower[first] != ":" and "\n" in tree.text[tree.end[first] : one.quote.outer_start]):
        return None
    if tree.lower[first] not in (",", ":", "that", "—"):
        return first if tree.pos[first] in VERBAL and _quote_verb(tree, words, first) is not None else None
    floor = max(-1, first - REACH, previous.last if previous is not None else -1)
    for at in range(first, floor, -1):
        if tree.lower[at] in ENDS or "\n" in tree.text[tree.start[at] : tree.end[at]]:
            break
        if tree.pos[at] in VERBAL and _quote_verb(tree, words, at) is not None:
            return at
    return _by_noun(tree, words, first) if tree.lower[first] == ":" else None


def _label(tree: Tree, one: Speech) -> Tokens | None:
    """`ROADS REOPEN - Ann Lowe: "A"`: the name and the colon before a quotation, behind a dash or at a line's start."""
    colon = one.first - 1
    while colon >= 0 and tree.pos[colon] == "SPACE":
        colon -= 1
    if colon < 1 or tree.lower[colon] != ":" or "\n" in tree.text[tree.end[colon] : one.quote.outer_start]:
        return None
    first = colon
    while first > 0 and colon - first < LABEL and (tree.pos[first - 1] == "PROPN" or tree.lower[first - 1] in JOINTS):
        first -= 1
    before = tree.text[: tree.start[first]][-3:]
    if colon - first < 2 or not (tree.pos[colon - 1] == tree.pos[first] == "PROPN"):
        return None
    return (first, colon - 1) if not before or DASHED.search(before) else None


def _by_noun(tree: Tree, words: Words, colon: int) -> int | None:
    """`The agency issued this statement: "A"`: the verb that a noun of saying depends on."""
    for at in range(colon - 1, max(-1, colon - 8), -1):
        if tree.pos[at] == "NOUN" and (tree.lemma[at] in words.nouns or tree.lemma[at] in words.documents):
            verb = next((up for up in tree.ancestors(at) if tree.pos[up] in VERBAL), None)
            return verb if verb is not None and verb < at else None
    return None


def _goes_on(tree: Tree, previous: Speech, one: Speech) -> bool:
    """The next quotation of the same breath: a split one, a further sentence, or the next paragraph of a long one."""
    if one.quote.continues or _whole_paragraph(tree, previous, one):
        return True
    if one.paragraph != previous.paragraph or one.quote.start - previous.quote.end > 240:
        return False
    between = range(previous.last + 1, one.first)
    ends = [at for at in between if tree.lower[at] in ENDS]
    return not ends or ends == [one.first - 1] or (ends[-1] == one.first - 1 and len(ends) == 1)


def _whole_paragraph(tree: Tree, previous: Speech, one: Speech) -> bool:
    """A paragraph that is one quotation, right after one that a quotation by somebody opens: the same goes on."""
    if one.paragraph != previous.paragraph + 1 or previous.found is None:
        return False
    text, (start, end) = tree.text, _offsets(one)
    close, begin = text.find("\n", end), text.rfind("\n", 0, previous.quote.outer_start) + 1
    alone = (
        not text[text.rfind("\n", 0, start) + 1 : start].strip()
        and not text[end : None if close < 0 else close].strip()
    )
    opens = not text[begin : previous.quote.outer_start].strip()
    return alone and opens and "?" not in (text[previous.quote.end - 1], text[one.quote.end - 1])


def _attribute(tree: Tree, words: Words, verb: int, one: Speech) -> Found:
    if tree.lower[verb] == "according":
        head = tree.child(verb + 1, "pobj")
        who = source(tree, head) if head is not None else None
        return Found((verb, verb + 1), who, [], "asserts", "quote-according", verb, direct=True)
    word = words.verbs.get(tree.lemma[verb])
    who, _ = speaker(tree, words, verb)
    if who is None or (who[0] <= one.last and who[1] >= one.first):
        who = _beside(tree, verb, one)
    return Found(group(tree, verb), who, [], word.stance if word else "asserts", "quote", verb, direct=True)


def _beside(tree: Tree, verb: int, one: Speech) -> Tokens | None:
    """The noun phrase between the quotation and its cue, or right after the cue."""
    if verb > one.last:
        for at in range(verb - 1, one.last, -1):
            if tree.pos[at] in ("PROPN", "NOUN", "PRON"):
                return _phrase(tree, at, one.last + 1, verb - 1)
        at = verb + 1
        if at < len(tree.pos) and (tree.pos[at] in NOMINAL or tree.pos[at] == "DET"):
            head = at
            while tree.head[head] > head and tree.head[head] - at < 10 and tree.pos[tree.head[head]] in NOMINAL:
                head = tree.head[head]
            if tree.lemma[head] not in TIMES:
                return source(tree, head)
        return None
    for at in range(verb - 1, max(-1, verb - 12), -1):
        if tree.lower[at] in ENDS:
            return None
        if tree.pos[at] in ("PROPN", "NOUN", "PRON"):
            return _phrase(tree, at, max(0, verb - 14), verb - 1)
    return None


def _phrase(tree: Tree, at: int, first: int, last: int) -> Tokens:
    head = at
    while first <= tree.head[head] <= last and tree.head[head] != head and tree.pos[tree.head[head]] in NOMINAL:
        head = tree.head[head]
    a, b = source(tree, head)
    return max(a, first), min(b, last)
