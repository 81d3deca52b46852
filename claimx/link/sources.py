"""Which attribution covers a figure: the smallest content that holds it, and what unmistakably goes on from it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol

from spacy.tokens import Doc, Span, Token

from ..annotate import quotes as quotation
from ..annotate.attribution import words
from ..annotate.columns import once, reading, text_of
from ..annotate.who.capitals import DAYS
from ..mentions import Attribution, Offsets
from . import passages, via

# stances that make somebody answer for a figure; wishing for it, judging it and seeming so do not
ANSWERS = frozenset(("asserts", "denies", "estimates", "predicts", "promises", "orders", "asks", "doubts", "believes"))
# words that stand for a thing or for everybody, never for somebody who says something
NOBODY = frozenset(
    ("you", "this", "that", "these", "those", "all", "what", "something", "anything", "nothing", "everything")
)
# what `X said they expect 40` names inside what X said is X again
PRONOUNS = frozenset(("he", "she", "they", "it", "we", "i"))
WRITERS = frozenset(("i", "we"))  # outside quotation marks they are who wrote the article
THINKS = frozenset(("believes", "predicts", "estimates"))
# what somebody did with a figure, and the statements that may tell of it
DEEDS = frozenset(("verb-to", "verb-np", "verb-for", "verb-as-clause", "noun"))
STATED = frozenset(("verb-that", "verb-around", "verb-place", "according", "per", "based-on"))
BESIDE = re.compile(r", (?:whose|who|which|where) ")
# an aside that goes on to the figure
ASIDE = re.compile(r", (?:with|which|whose|who|where) [^,;.]*$")
CITING = re.compile(r"(?:also )?(?:citing|quoting|cites|cited|quotes|quoted)", re.IGNORECASE)
# who can be cited for a figure, beside whatever has a name
CITED = frozenset("official source police authority witness ministry agency government doctor lawyer".split())
RELATIVE = frozenset(("who", "which", "that", "whom"))


class Figure(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


@dataclass(frozen=True, slots=True)
class SourceLink:
    """The attribution that covers a figure, the mention to name (the one a chain leads to), and by which rule.

    `direct`: the figure stands inside quotation marks. `via`: the mention of who passed it on from the source.
    """

    attribution: Attribution
    source: Offsets
    direct: bool
    rule: str
    via: Offsets | None = None


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of text ordered by start, each with the number of its owner, asked which of them hold a place."""

    rows: tuple[tuple[int, int, int], ...]
    starts: tuple[int, ...]
    farthest: tuple[int, ...]

    def around(self, start: int, end: int) -> Iterator[int]:
        """The owners of the stretches that hold the place."""
        at = bisect_right(self.starts, start) - 1
        while at >= 0 and self.farthest[at] >= end:
            if self.rows[at][1] >= end:
                yield self.rows[at][2]
            at -= 1


def link(
    doc: Doc, figures: Sequence[Figure], attributions: Sequence[Attribution], *, lexicon: str | None = None
) -> tuple[SourceLink | None, ...]:
    """One answer a figure; None is the article's own voice, or nobody that a careful reader could name.

    Args:
        doc: The parsed article.
        figures: What to find a source for.
        attributions: All attributions of the article.
        lexicon: A folder whose `cues.toml` comes before the built-in list.
    """
    if not figures:
        return ()
    with reading(doc):
        return _link(doc, figures, attributions, lexicon)


def _link(
    doc: Doc, figures: Sequence[Figure], attributions: Sequence[Attribution], lexicon: str | None
) -> tuple[SourceLink | None, ...]:
    text = text_of(doc)
    marked = once(doc, quotation.find)
    quoted = _spans((one.start, one.end, number) for number, one in enumerate(marked))
    contents = _spans((span.start, span.end, number) for number, one in enumerate(attributions) for span in one.content)
    voices = passages.read(doc, [one for one in attributions if one.stance in ANSWERS], lexicon=lexicon)
    out: list[SourceLink | None] = []
    before: passages.Heard | None = None
    for figure in figures:
        around = sorted(
            set(contents.around(figure.start, figure.end)),
            key=lambda number: (_size(attributions[number]), number),
        )
        direct = next(quoted.around(figure.start, figure.end), None) is not None
        outer = [attributions[number] for number in around]
        chosen = _choose(doc, text, figure, outer, direct=direct)
        if chosen is None and not direct:
            chosen = passages.heard(voices, figure.start, figure.end, before)
            before = (figure.start, chosen[0]) if chosen is not None else before
        if chosen is None:
            out.append(None)
            continue
        attribution, rule = chosen
        mention, more = _mention(doc, text, attribution, attributions, lexicon)
        passed, how = _passed_on(doc, text, attribution, outer, lexicon, cited=more == "+cited")
        if passed is not None and attribution.rule == "according" and ASIDE.search(text, passed.end, figure.start):
            passed, how = None, ""
        if (first := _reported(doc, attribution, outer, lexicon)) is not None and first.source is not None:
            attribution, mention, passed = first, first.source, mention
        out.append(SourceLink(attribution, mention, direct, rule + more + how, passed))
    return tuple(out)


def _reported(doc: Doc, one: Attribution, outer: Sequence[Attribution], lexicon: str | None) -> Attribution | None:
    """`According to the ministry, CBS News reported ...`: whom an outlet's report rests on."""
    if one.source is None or one.cue is None or not via.is_outlet(doc, one.source, lexicon=lexicon):
        return None
    for other in outer:
        if other.rule == "according" and other is not one and other.source is not None:
            inside = any(span.start <= one.cue.start < span.end for span in other.content)
            return other if inside and not via.is_outlet(doc, other.source, lexicon=lexicon) else None
    return None


def _passed_on(
    doc: Doc, text: str, one: Attribution, outer: Sequence[Attribution], lexicon: str | None, *, cited: bool
) -> tuple[Offsets | None, str]:
    """Who passed the figure on, and by which rule: who cites the source, else who reports what it says."""
    if cited and one.source is not None:
        return one.source, ""
    return via.find(doc, text, one, outer, lexicon=lexicon) or (None, "")


def _spans(rows: Iterator[tuple[int, int, int]]) -> Spans:
    ordered = tuple(sorted(rows))
    return Spans(ordered, tuple(row[0] for row in ordered), tuple(accumulate((row[1] for row in ordered), max)))


def _size(one: Attribution) -> int:
    return sum(end - start for start, end in one.content)


def _choose(
    doc: Doc, text: str, figure: Figure, around: list[Attribution], *, direct: bool
) -> tuple[Attribution, str] | None:
    """The innermost of the attributions around a figure whose source answers for it."""
    deferred = None
    for one in around:
        if one.source is None or one.stance not in ANSWERS:
            continue
        source = text[one.source.start : one.source.end]
        if source.lower() in NOBODY or passages.respondents(source) or _aside(doc, text, figure, one, direct=direct):
            continue
        if source.lower() in WRITERS and not direct:
            continue
        if one.rule == "verb-np" and one.stance == "orders":  # a deed, no statement
            continue
        if deferred is None and (one.rule in DEEDS or (source.lower() in PRONOUNS and one.stance in THINKS)):
            deferred = one
            continue
        if deferred is not None and deferred.rule in DEEDS and not _told_of(deferred, one):
            continue
        last = _clause_of(text, figure, one, around)
        return (one, f"content:{one.rule}") if last is None else (last, f"aside:{last.rule}")
    return (deferred, f"content:{deferred.rule}") if deferred is not None else None


def _clause_of(text: str, figure: Figure, one: Attribution, around: list[Attribution]) -> Attribution | None:
    """`Veldt said the lead would last, which stood at 40, according to the board`: the board speaks of the aside."""
    if one.cue is None or one.rule not in ("verb-that", "verb-np") or one.cue.end > figure.start:
        return None
    for other in around:
        if other.rule == "according" and other.cue is not None and other.cue.start > figure.end:
            return other if ASIDE.search(text, one.cue.end, figure.start) is not None else None
    return None


def _told_of(deed: Attribution, one: Attribution) -> bool:
    """Whether an outer attribution is a statement that tells of what somebody did."""
    return (
        one.rule in STATED
        and deed.cue is not None
        and any(span.start <= deed.cue.start < span.end for span in one.content)
    )


def _aside(doc: Doc, text: str, figure: Figure, one: Attribution, *, direct: bool) -> bool:
    """A figure in a relative clause of what somebody announced, quoted or described is the article's own."""
    token = doc.char_span(figure.start, figure.end, alignment_mode="expand")
    if token is None:
        return False
    if one.rule == "quote" and not direct:
        if one.cue is not None and BESIDE.search(text, one.cue.end, max(one.cue.end, figure.start)):
            return True
        return any(up.dep_ == "relcl" for up in (token.root, *token.root.ancestors))
    if one.cue is not None and any(
        up.lower_ == "times" and _within(up.head, one.cue) for up in (token.root, token.root.head)
    ):
        return True
    if one.rule not in ("verb-np", "verb-toll") or (direct and one.rule == "verb-np"):
        return False  # `called it “a levy that cost us $40”`: the quoted words are all the speaker's
    first = min(span.start for span in one.content)
    below = ("relcl",) if one.rule == "verb-np" else ("relcl", "acl", "pcomp", "advcl")
    return any(up.dep_ in below and up.idx >= first for up in (token.root, *token.root.ancestors))


def _within(token: Token, cue: Offsets) -> bool:
    """`has asked voters three times`: the figure counts how often it was said."""
    return token.lemma_ != "be" and cue.start <= token.idx < cue.end


def _mention(
    doc: Doc, text: str, one: Attribution, attributions: Sequence[Attribution], lexicon: str | None
) -> tuple[Offsets, str]:
    """Whom to name: the one that the source cites, the antecedent of a relative pronoun, or the source itself."""
    assert one.source is not None
    if (cited := _cited(doc, text, one, attributions, lexicon)) is not None:
        return cited, "+cited"
    if text[one.source.start : one.source.end].lower() in RELATIVE:
        token = doc.char_span(*one.source, alignment_mode="expand")
        verb = next((up for up in token.root.ancestors if up.dep_ == "relcl"), None) if token is not None else None
        if verb is not None:
            head = verb.head
            return Offsets(doc[head.left_edge.i].idx, head.idx + len(head)), "+relative"
    return one.source, ""


def _cited(
    doc: Doc, text: str, one: Attribution, attributions: Sequence[Attribution], lexicon: str | None
) -> Offsets | None:
    """`The daily reported 40 deaths, citing hospital data`: the chain leads to the data."""
    if one.cue is None:
        return None
    at = bisect_left(attributions, one.content[0].start, key=_place)
    for other in attributions[max(0, at - 4) : at + 8]:
        if other is one or other.cue is None or not CITING.fullmatch(text, other.cue.start, other.cue.end):
            continue
        participle = text[other.cue.start : other.cue.end].lower().endswith("ing")
        inside = participle and any(span.start <= other.cue.start < span.end for span in one.content)
        if not inside and (other.source != one.source or not _beside(one.cue, other.cue)):
            continue
        span = doc.char_span(*other.content[0], alignment_mode="expand")
        if span is not None and _can_be_cited(span, lexicon):
            return other.content[0]
    return None


def _beside(cue: Offsets, citing: Offsets) -> bool:
    """`reported ..., citing Y` and `X, citing Y, reported`."""
    return 0 < citing.start - cue.end < 400 or 0 < cue.start - citing.end < 120


def _place(one: Attribution) -> int:
    return (one.cue or one.content[0]).start


def _can_be_cited(span: Span, lexicon: str | None) -> bool:
    lemma = span.root.lemma_.lower()
    return lemma in CITED or lemma in words.load(lexicon).documents or any(_named(token) for token in span)


def _named(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text.rstrip(".") not in DAYS
