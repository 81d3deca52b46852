"""Which attribution covers a figure: the smallest content that holds it, and what unmistakably goes on from it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from spacy.tokens import Doc

from ..annotate import quotes as quotation
from ..annotate.quotes import Quote
from ..mentions import Attribution, Offsets
from .passages import Passages, respondents

#: Stances that make somebody answer for a figure; wishing for it, judging it and seeming so do not.
ANSWERS = frozenset(("asserts", "denies", "estimates", "predicts", "promises", "orders", "asks", "doubts", "believes"))
CITING = re.compile(r"cit(?:ing|ed|es)|quot(?:ing|ed|es)", re.IGNORECASE)
#: Words that stand for a thing or for everybody, never for somebody who says something.
NOBODY = frozenset(("this", "that", "these", "those", "all", "what", "something", "anything", "nothing", "everything"))
RELATIVE = frozenset(("who", "which", "that", "whom"))


class Figure(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class SourceLink:
    """The attribution that covers a figure, the mention to name (the one a chain leads to), and by which rule.

    `direct`: the figure stands inside quotation marks.
    """

    attribution: Attribution
    source: Offsets
    direct: bool
    rule: str


def link(doc: Doc, figures: Sequence[Figure], attributions: Sequence[Attribution]) -> tuple[SourceLink | None, ...]:
    """One answer a figure; None is the article's own voice, or nobody that a careful reader could name."""
    text = doc.text
    marked = quotation.find(text)
    holders = [_holders(figure, attributions) for figure in figures]
    out: list[SourceLink | None] = []
    breaks = [start for start, _ in quotation.paragraphs(text)]
    sentences = [Offsets(one.start_char, one.end_char) for one in doc.sents]
    starts = [one.start for one in sentences]
    passages = Passages(text, [one for one in attributions if one.stance in ANSWERS], breaks)
    for figure, around in zip(figures, holders, strict=True):
        chosen = _choose(doc, figure, around)
        if chosen is None:
            chosen = passages.heard(figure.start, figure.end, sentences[bisect_right(starts, figure.start) - 1])
        if chosen is None:
            out.append(None)
            continue
        attribution, rule = chosen
        mention, via = _mention(doc, attribution, attributions)
        out.append(SourceLink(attribution, mention, quoted(figure, marked), rule + via))
    return tuple(out)


def quoted(figure: Figure, marked: Sequence[Quote]) -> bool:
    """True when the figure stands inside quotation marks."""
    return any(quote.start <= figure.start and figure.end <= quote.end for quote in marked)


def _holders(figure: Figure, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions whose content holds the figure, smallest content first."""
    sized = []
    for number, one in enumerate(attributions):
        for span in one.content:
            if span.start <= figure.start and figure.end <= span.end:
                sized.append((sum(b - a for a, b in one.content), number, one))
                break
    return [one for _, _, one in sorted(sized, key=lambda item: item[:2])]


def _choose(doc: Doc, figure: Figure, around: list[Attribution]) -> tuple[Attribution, str] | None:
    text = doc.text
    for one in around:
        if one.source is None or one.stance not in ANSWERS or respondents(text, one.source):
            continue
        if text[one.source.start : one.source.end].lower() in NOBODY or _aside(doc, figure, one):
            continue
        return one, f"content:{one.rule}"
    return None


def _aside(doc: Doc, figure: Figure, one: Attribution) -> bool:
    """A figure in a relative clause of what somebody announced, quoted or described is the article's own."""
    if one.rule != "verb-np":
        return False
    token = doc.char_span(figure.start, figure.end, alignment_mode="expand")
    if token is None:
        return False
    first = min(span.start for span in one.content)
    return any(up.dep_ == "relcl" and up.idx >= first for up in (token.root, *token.root.ancestors))


def _mention(doc: Doc, one: Attribution, attributions: Sequence[Attribution]) -> tuple[Offsets, str]:
    """The source's mention: the antecedent of a relative pronoun, whom a chain cites, or the source itself."""
    assert one.source is not None
    text = doc.text
    if text[one.source.start : one.source.end].lower() in RELATIVE:
        token = doc.char_span(*one.source, alignment_mode="expand")
        if token is not None:
            verb = next((up for up in token.root.ancestors if up.dep_ == "relcl"), None)
            if verb is not None:
                head = verb.head
                first = doc[head.left_edge.i]
                return Offsets(first.idx, head.idx + len(head)), "+relative"
    return one.source, ""
