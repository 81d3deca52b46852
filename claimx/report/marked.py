"""One article with the parts of its claims marked, for notebooks."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ..article import Article
from ..claim import Claim
from .marks import Segment
from .view import view

COLORS = {"figure": "#ffe08a", "time": "#cdeecb", "source": "#cfe6ff", "measured": "#e7e0f7", "cue": "#f0f2f5"}


@dataclass(frozen=True, slots=True)
class Marked:
    """An article and its claims; a notebook shows the text with figures, sources, times and what is measured marked."""

    article: Article
    claims: Sequence[Claim]

    def _repr_html_(self) -> str:
        shown = "".join(map(_segment, view(self.article, self.claims).segments))
        legend = " ".join(f"{_mark(part, part)}" for part in COLORS)
        title = escape(self.article.title or self.article.id)
        return f'<h4>{title}</h4><p>{legend}</p><div style="white-space:pre-wrap;max-width:46em">{shown}</div>'


def _segment(one: Segment) -> str:
    part = next((part for part in COLORS if part in one.parts), None)
    return _mark(part, one.text) if part else escape(one.text)


def _mark(part: str, text: str) -> str:
    style = f"background:{COLORS[part]};color:#1b1f24;border-radius:3px"
    return f'<mark title="{part}" style="{style}">{escape(text)}</mark>'
