"""Noun phrases, subjects and clauses around a token, as positions in a parsed Doc.

The parse is used where it is near and plausible; every walk is bounded, so that hostile text costs no more
than its length.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

NOUN = frozenset({"NOUN", "PROPN"})
VERB = frozenset({"VERB", "AUX"})
SMALL = frozenset({"DET", "ADP", "PART", "PUNCT", "SPACE"})
SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
OWNS = frozenset({"'s", "’s", "'", "’"})
CALENDAR = frozenset({"last", "next", "past", "previous", "recent", "first", "few", "final", "coming", "following"})
ELLIPSES = frozenset({"others", "ones", "rest", "remainder", "none"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
HYPHENS = frozenset({"-", "–", "‑", "/"})
LINKS = frozenset("of in on for from with among by to at over between against".split())
LONGEST = 7  # telling words in a phrase
REACH = 14  # tokens looked at on one side of a figure
STEPS = 6  # steps up the tree


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start` to `end` (exclusive) with the head at `head`."""

    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands: its tokens `first` to `last`, and its sentence's tokens `low` to `high` (exclusive).

    `taken` has a one for every token of the Doc that belongs to some figure; `lists` are the words of each role.
    """

    doc: Doc
    first: int
    last: int
    low: int
    high: int
    taken: bytearray
    lists: Mapping[str, frozenset[str]]

    def word(self, i: int) -> str:
        """The lower-case word at `i`, empty outside the sentence."""
        return self.doc[i].lower_ if self.low <= i < self.high else ""


def noun_after(place: Place, i: int, *, stops: frozenset[str]) -> int | None:
    """The head of the noun phrase that begins at `i`, other figures in it skipped; None where there is none."""
    doc = place.doc
    head = owner = None
    led = False
    for j in range(i, min(place.high, i + REACH)):
        token = doc[j]
        word = token.lower_
        if place.taken[j]:
            if head is not None:
                break
        elif token.pos_ in NOUN:
            if head == j - 1 and _new_clause(place, j):
                break
            if word in ELLIPSES or (word in stops and not led):
                break
            head = j
        elif word in OWNS and head is not None:
            head, owner = None, head
        elif head is not None and token.is_punct and word in HYPHENS and token.whitespace_ and doc[j - 1].whitespace_:
            break
        elif word in HYPHENS or (token.is_space and "\n" not in word):
            continue
        elif not _may_lead(place, j, begun=head is not None):
            break
        else:
            led = token.pos_ == "ADJ" and word not in CALENDAR
    return owner if head is None else head


def _new_clause(place: Place, j: int) -> bool:
    """`nine things Okafor said`, `90 children ages 3 to 17`: the noun at `j` is no part of the phrase before it."""
    doc = place.doc
    if doc[j].lower_ in ("age", "ages"):
        return j + 1 < place.high and place.taken[j + 1] == 1
    return doc[j - 1].tag_ == "NNS" and told_by(place, j) is not None


def told_by(place: Place, i: int) -> int | None:
    """The finite verb, or its auxiliary, right behind the name that begins at `i`: `(the $3m) Ada Lind raised`."""
    j = i
    while j < min(place.high, i + 4) and place.doc[j].tag_ in ("NNP", "NNPS"):
        j += 1
    if j == i or j >= place.high or place.word(i) in place.lists["stop"]:
        return None
    told = place.doc[j]
    passive = told.tag_ == "VBN" and (told.dep_ not in ("relcl", "acl", "ccomp") or place.word(j + 1) == "by")
    return j if told.tag_ in FINITE or (told.tag_ == "VBN" and not passive) else None


def _both(place: Place, j: int) -> bool:
    """The `and` of `30 combat and civilian deaths`: two words for one plural noun, right behind a number."""
    doc = place.doc
    if j < 2 or j + 2 >= place.high or doc[j].lower_ not in ("and", "or") or doc[j - 1].tag_ != "NN":
        return False
    number = place.taken[j - 2] == 1 and doc[j - 2].pos_ == "NUM" and doc[j - 2].lower_ != "one"
    return number and doc[j + 1].tag_ in ("JJ", "NN") and doc[j + 2].tag_ == "NNS"


def _may_lead(place: Place, j: int, *, begun: bool) -> bool:
    """Whether the token may stand before the noun of a counted phrase: adjective, participle, quote mark.

    Args:
        place: where the figure stands.
        j: the token.
        begun: a noun stands before it, so that a noun must follow it (`state legislative seats`).
    """
    doc, token = place.doc, place.doc[j]
    after = doc[j + 1] if j + 1 < place.high else None
    adjective = token.pos_ == "ADJ" or token.tag_ in ("VBN", "VBG", "AFX")
    if begun and token.is_digit and doc[j - 1].pos_ == "PROPN":  # Title 8 cases
        return after is not None and after.pos_ in NOUN
    if begun and token.pos_ == "CCONJ":
        return _both(place, j)
    if begun:
        hyphened = token.lower_ not in ("more", "higher") and doc[j - 1].lower_ in HYPHENS
        return adjective and after is not None and after.pos_ in NOUN and (hyphened or token.pos_ == "ADJ")
    if adjective or token.is_quote or (after is not None and after.lower_ in HYPHENS):
        return True
    lead = after is not None and (after.pos_ == "ADJ" or place.taken[j + 1] == 1 or after.tag_ == "VBN")
    return lead and token.pos_ in ("ADV", "CCONJ", "PUNCT") and token.lower_ not in ("(", ";", ":", ".", "—", "–")


def left_end(doc: Doc, head: int, floor: int) -> int:
    """The first token of the noun phrase that ends in `head`, not before `floor`."""
    i = head
    while i > floor:
        token = doc[i - 1]
        inside = token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or token.tag_ in ("VBN", "VBG", "POS", "HYPH")
        inside = inside or (i < head and doc[i].tag_ == "HYPH")
        if not inside or token.is_space or head - i >= LONGEST:
            break
        i -= 1
    while i < head and doc[i].tag_ in ("POS", "HYPH"):
        i += 1
    return i


def right_end(place: Place, head: int) -> int:
    """The end of the modifiers after a head: `of` and other prepositional phrases, `arrested in March`."""
    doc, end, budget = place.doc, head + 1, LONGEST - 1
    j = end
    while j < place.high and budget > 0:
        token = doc[j]
        starts = token.pos_ == "ADP" or token.tag_ in ("VBN", "VBG") or token.lower_ in ("who", "that", "and")
        if place.taken[j] or (j == end and not starts and token.lower_ not in OWNS):
            break
        if token.is_space or (token.is_punct and token.tag_ not in ("HYPH", "POS")):
            break
        if token.tag_ in ("VBD", "VBZ", "MD") and token.lower_ not in OWNS:
            break
        if (token.pos_ in NOUN and not _goes_on(place, j)) or (token.tag_ in ("VBN", "JJ") and _of_group(place, j)):
            end = j + 1
        budget -= token.pos_ not in SMALL
        j += 1
    if end == head + 1 and end < place.high and doc[end].tag_ == "VBN":
        end += 1
    return end


def _of_group(place: Place, j: int) -> bool:
    """`the number of injured`."""
    return place.word(j - 1) == "of" and (j + 1 >= place.high or place.doc[j + 1].pos_ not in NOUN)


def _goes_on(place: Place, j: int) -> bool:
    """Whether a noun is only the first part of a compound or a name."""
    after = place.doc[j + 1] if j + 1 < place.high else None
    return after is not None and (after.pos_ in NOUN or after.tag_ in ("HYPH", "POS"))


def noun_phrase(place: Place, head: int, *, floor: int | None = None, grow: bool = True) -> Phrase:
    """The phrase around a head noun: its premodifiers, and with `grow` what follows it."""
    start = left_end(place.doc, head, place.low if floor is None else floor)
    end = right_end(place, head) if grow else head + 1
    return Phrase(start, end, head)


def whole(place: Place, phrase: Phrase) -> Phrase:
    """The phrase with the nouns that it hangs on: `women (in office)`, `the share (of adults)`; `of` gives the head."""
    doc, start, head = place.doc, phrase.start, phrase.head
    if not place.low <= start < place.high:
        return phrase
    for _ in range(3):
        link = start - 1
        while link > place.low and doc[link].pos_ == "DET":
            link -= 1
        outer = link - 1
        while outer > place.low and doc[outer].tag_ in ("VBG", "VBN", "CC"):
            outer -= 1
        if outer < place.low or doc[link].lower_ not in LINKS or doc[outer].pos_ not in NOUN or place.taken[outer]:
            break
        first = left_end(doc, outer, place.low)
        if telling(doc, first, phrase.end) > LONGEST:
            break
        start, head = first, outer if doc[link].lower_ == "of" or outer < link - 1 else head
    return Phrase(start, phrase.end, head)


def noun_before(place: Place, i: int, *, stops: frozenset[str]) -> int | None:
    """The nearest noun at or left of `i` that is no figure."""
    for j in range(i, max(place.low, i - 8) - 1, -1):
        if place.doc[j].pos_ in NOUN and not place.taken[j] and place.word(j) not in stops:
            return j
    return None


def ancestors(token: Token) -> Iterator[Token]:
    """The token's heads, nearest first, no more than STEPS."""
    for _ in range(STEPS):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def clause(place: Place, verb: int, *, first: int | None) -> Phrase:
    """The verb with its auxiliaries, from the subject at `first` where that is near, up to the figure."""
    doc, start = place.doc, verb
    while start > place.low and doc[start - 1].pos_ in ("AUX", "PART", "ADV") and not place.taken[start - 1]:
        start -= 1
    end = _clause_end(place, verb, place.first if place.first > verb else place.high)
    head = verb
    if doc[verb].lemma_ == "be" and place.last < verb and end == verb + 1 and end < place.high:
        state = doc[end].pos_ in ("ADJ", "VERB")
        head, end = (end, end + 1) if state else (verb, end)
    if first is not None and first < start and telling(doc, first, end) <= LONGEST + 1:
        start = first
    return Phrase(start, end, head)


def _clause_end(place: Place, verb: int, limit: int) -> int:
    end, budget = verb + 1, 4
    for j in range(verb + 1, min(limit, verb + REACH)):
        token = place.doc[j]
        if place.taken[j] or token.is_punct or token.is_space or token.tag_ in ("VBD", "VBZ", "MD"):
            break
        budget -= token.pos_ not in SMALL
        if budget < 0:
            break
        if token.pos_ in NOUN or token.tag_ in ("VBN", "JJ"):
            end = j + 1
    return end


def telling(doc: Doc, start: int, end: int) -> int:
    """How many words of the stretch say something: not articles, prepositions, auxiliaries."""
    if end - start > 3 * LONGEST:
        return 3 * LONGEST
    return sum(token.pos_ not in SMALL for token in doc[start:end])
