"""Where a figure stands, and the word lists that the rules for what it measures share."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from spacy.tokens import Doc

from claimx.lexicon import Entry, entries
from claimx.link import naming
from claimx.link.phrases import Phrase, Place
from claimx.mentions import Quantity

from ..annotate.columns import columns_of, text_of

Role = Literal[
    "subject",
    "race",
    "trailing",
    "event",
    "survey",
    "polled",
    "people",
    "befall",
    "dative",
    "spend",
    "vessel",
    "standin",
    "change",
    "value",
    "idiom",
    "lasts",
    "stop",
    "share",
    "tally",
    "modifier",
    "group",
    "priced",
    "prefers",
    "holds",
    "buys",
    "coin",
    "sum",
    "yardstick",
]
LONG_SENTENCE = 150  # tokens; beyond this the parse is not trusted, and not walked
SURVEYED = frozenset({"survey", "poll", "interview", "canvass", "question"})
BACK = 3  # sentences to look back for a noun left out
PARTS = frozenset({"percent", "percentage_point", "fraction", "ratio"})
UNITED = frozenset({"money", "percent", "percentage_point", "measure", "duration", "index"})


class Word(Entry):
    """A word and what it does to the link between a figure and what it measures."""

    word: str
    role: Role


@cache
def words(lexicon: str | None) -> Mapping[str, frozenset[str]]:
    """The words of each role, the user's own among them."""
    every = entries("measured", Word, lexicon)
    return {role: frozenset(entry.word for entry in every if entry.role == role) for role in get_args(Role)}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at its place; `before` is the first token left of it that is no modifier of it."""

    place: Place
    quantity: Quantity
    before: int
    sentence: int
    tree: bool

    @property
    def kind(self) -> str:
        """The figure's kind."""
        return self.quantity.kind


@dataclass(frozen=True, slots=True)
class Found:
    """What a figure measures, the rule that found it, and whether a later figure may borrow it."""

    figure: Figure
    phrase: Phrase
    rule: str
    lends: bool


Answer = tuple[Phrase, str] | None
Rule = Callable[[Figure, Sequence[Found]], Answer]


def places(doc: Doc, figures: Sequence[Quantity], lexicon: str | None) -> list[Figure | None]:
    """The place of each figure; None for one that covers no token."""
    lists = {**words(lexicon), **naming.lists(text_of(doc), lexicon)}
    bounds = columns_of(doc).sentences
    spans = [doc.char_span(q.start, q.end, alignment_mode="expand") for q in figures]
    taken = bytearray(len(doc))
    for span in spans:
        if span is not None:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
    out: list[Figure | None] = []
    for quantity, span in zip(figures, spans, strict=True):
        if span is None or not len(span):
            out.append(None)
            continue
        number = bisect_right(bounds, span.start) - 1
        low = bounds[number]
        high = bounds[number + 1] if number + 1 < len(bounds) else len(doc)
        place = Place(doc, span.start, span.end - 1, low, max(high, span.end), taken, lists)
        out.append(Figure(place, quantity, _before(place), number, high - low <= LONG_SENTENCE))
    return out


def _before(place: Place) -> int:
    """The nearest token left of the figure that is no modifier of it (`over`, `an estimated`, `up to`)."""
    i = place.first - 1
    while i >= place.low and place.first - i < 7:
        word = place.word(i)
        if word == "or" and place.word(i - 1) != "plus":
            break
        if word == "at" and place.word(i + 1) not in ("least", "most"):
            break
        if word == "to" and place.word(i - 1) in ("up", "close"):
            i -= 2
        elif word == "as" and place.word(i - 2) == "as":
            i -= 3
        elif _modifies(place, i):
            i -= 1
        else:
            break
    return i


def _modifies(place: Place, i: int) -> bool:
    token, word = place.doc[i], place.word(i)
    if word in place.lists["modifier"] or token.is_quote or (token.is_space and "\n" not in word):
        return True
    return token.pos_ in ("ADJ", "ADV") and place.word(i - 1) in ("a", "an", "the")


def borrow(figure: Figure, earlier: Sequence[Found], *, back: int = BACK, alike: bool = True) -> Answer:
    """The noun of an earlier figure, no more than `back` sentences ago: of the same kind where `alike`, else of any."""
    back = min(back, 1) if figure.kind == "count" else back
    for other in reversed(earlier):
        if figure.sentence - other.figure.sentence > back:
            break
        if (other.lends and same_kind(figure, other)) or not alike:
            return other.phrase, "borrowed"
    return None


def borrow_people(figure: Figure, earlier: Sequence[Found], *, back: int = BACK, parties: bool = False) -> Answer:
    """The people that an earlier figure counts or is a share of, for one that leaves them out.

    With `parties` also those with a name (`Greens`), of whom an earlier figure is a share.
    """
    doc, people = figure.place.doc, figure.place.lists["polled"] | figure.place.lists["people"]
    for other in reversed(earlier):
        if figure.sentence - other.figure.sentence > back:
            break
        share_or_count = other.figure.kind in (*PARTS, "count")
        head = doc[other.phrase.head]
        group = head.lemma_.lower() in people or (parties and head.tag_ == "NNPS" and other.figure.kind in PARTS)
        if other.lends and share_or_count and group:
            return other.phrase, "borrowed"
    return None


def sample(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """The people whom a survey asked: `a poll of 504 voters`, `interviewed 504 voters`."""
    lists, doc = figure.place.lists, figure.place.doc
    for other in reversed(earlier):
        i, low = other.figure.before, other.figure.place.low
        if other.figure.kind != "count" or other.rule != "counted" or i <= low:
            continue
        of_survey = doc[i].lower_ in ("of", "among") and bool(lists["survey"] & {doc[i - 1].lower_, doc[i - 2].lower_})
        if of_survey or doc[i].lemma_.lower() in SURVEYED:
            return other.phrase, "sample"
    return None


def borrow_plural(figure: Figure, earlier: Sequence[Found], *, back: int = 0) -> Answer:
    """The things counted earlier that a share is a share of: `a survey of 90 lawyers found 60 percent`."""
    for other in reversed(earlier):
        if figure.sentence - other.figure.sentence > back:
            break
        counts = other.figure.kind in ("count", *PARTS) and figure.place.doc[other.phrase.head].tag_ == "NNS"
        if other.lends and counts:
            return other.phrase, "borrowed"
    return None


def several(other: Found) -> bool:
    """Whether a bare number may count what this one does: `votes`, `people`, `number of injured`, not `a crowd`."""
    place, head = other.figure.place, other.phrase.head
    of_some = head + 1 < other.phrase.end and place.doc[head + 1].lower_ == "of"
    people = place.lists["people"] | place.lists["polled"]
    return of_some or place.doc[head].tag_ in ("NNS", "NNPS") or place.doc[head].lemma_.lower() in people


def borrow_same(earlier: Sequence[Found], number: str) -> Answer:
    """The noun of an earlier figure of the same number: `70 clerks ... 12 of the 70`."""
    for other in reversed(earlier):
        same = other.figure.kind == "count" and other.figure.quantity.text.lower() == number
        if same and other.lends:
            return other.phrase, "borrowed"
    return None


def same_kind(figure: Figure, other: Found) -> bool:
    """Whether both are of one kind, shares of all sorts being one."""
    return other.figure.kind == figure.kind or {figure.kind, other.figure.kind} <= PARTS
