"""An article's text cut where a mark begins or ends, so that overlapping marks need no nesting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

PARTS = ("figure", "measured", "source", "time", "cue")


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that is a part of a claim."""

    start: int
    end: int
    part: str  # one of PARTS
    claim: str  # the claim's key on the page


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text with everything that it is a part of."""

    text: str
    parts: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    figure: str | None = None  # key of the claim whose figure begins here


def segments(text: str, marks: Iterable[Mark]) -> list[Segment]:
    """The whole text in order; joined, the segments give it back to the letter. Time is linear in marks and text."""
    ordered = sorted((mark for mark in marks if mark.start < mark.end), key=lambda mark: (mark.start, mark.end))
    edges = sorted({0, len(text), *(edge for mark in ordered for edge in (mark.start, mark.end))})
    out: list[Segment] = []
    open_marks: list[Mark] = []
    following = 0
    for start, end in pairwise(edges):
        open_marks = [mark for mark in open_marks if mark.end > start]
        while following < len(ordered) and ordered[following].start <= start:
            open_marks.append(ordered[following])
            following += 1
        out.append(_segment(text[start:end], open_marks, start))
    return out


def _segment(text: str, over: Sequence[Mark], start: int) -> Segment:
    present = {mark.part for mark in over}
    begins = [mark.claim for mark in over if mark.part == "figure" and mark.start == start]
    return Segment(
        text=text,
        parts=tuple(part for part in PARTS if part in present),
        claims=tuple(dict.fromkeys(mark.claim for mark in over)),
        figure=begins[0] if begins else None,
    )
