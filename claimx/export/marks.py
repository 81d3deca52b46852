"""Claims as labelled spans and links, the form of annotation tools, and back as gold.

A figure, what it measures, its source, the cue and the time are spans; links lead from the figure to the others.
What a span cannot say (the value, the resolved name, the days) is its fields. Gold is the form that
`claimx evaluate` reads.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..article import Article
from ..claim import Claim, Direction, Kind, Modality, Mode, SourceType

Json = dict[str, Any]

LABELS = ("figure", "measured", "source", "cue", "time")
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": tuple(kind.value for kind in Kind),
    "modality": tuple(modality.value for modality in Modality),
    "direction": tuple(direction.value for direction in Direction),
    "approx": ("yes",),
    "mode": tuple(mode.value for mode in Mode),
    "source_type": tuple(kind.value for kind in SourceType),
}
NUMBERS = ("value", "low", "high")
TEXTS = ("unit", "per", "head", "name", "start_date", "end_date")
FIELDS: dict[str, tuple[str, ...]] = {  # by label
    "figure": ("kind", "value", "low", "high", "approx", "unit", "per", "direction", "modality", "mode"),
    "measured": ("head",),
    "source": ("name", "source_type"),
    "cue": (),
    "time": ("start_date", "end_date"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled span of the text; `fields` hold the keys of FIELDS that are known, as JSON values."""

    id: str
    start: int
    end: int
    label: str
    fields: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """From a figure to what belongs to it; both are ids of marks."""

    figure: str
    other: str


def marks(claims: Iterable[Claim]) -> tuple[list[Mark], list[Link]]:
    """The spans and links of an article's claims; spans that several claims share stand once."""
    found: dict[tuple[Any, ...], Mark] = {}
    links = []
    for claim in claims:
        figure: Mark | None = None
        for start, end, label, fields in _spans(claim):
            known = {key: value for key, value in fields.items() if value is not None}
            key = (start, end, label, tuple(known.items()))
            mark = found.setdefault(key, Mark(f"{label}-{len(found)}", start, end, label, known))
            if figure is None:
                figure = mark
            else:
                links.append(Link(figure.id, mark.id))
    return list(found.values()), links


def gold(doc: str, text: str, marked: Sequence[Mark], links: Iterable[Link], *, published: str | None = None) -> Json:
    """An article's gold of its spans and links, ordered by figure.

    Of several spans of a label that a figure is linked to, the nearest counts. What no field says is null; so are
    the kind and the modality of a figure that an annotator added without them.
    """
    by_id = {mark.id: mark for mark in marked}
    near: dict[str, dict[str, Mark]] = {}
    for link in links:
        pair = [by_id[name] for name in (link.figure, link.other) if name in by_id]
        figure = next((mark for mark in pair if mark.label == "figure"), None)
        other = next((mark for mark in pair if mark.label != "figure"), None)
        if figure is not None and other is not None:
            parts = near.setdefault(figure.id, {})
            held = parts.get(other.label)
            if held is None or abs(other.start - figure.start) < abs(held.start - figure.start):
                parts[other.label] = other
    figures = sorted((mark for mark in marked if mark.label == "figure"), key=lambda mark: (mark.start, mark.end))
    return {"doc": doc, "published": published, "claims": [_gold(text, one, near.get(one.id, {})) for one in figures]}


def by_article(claims: Iterable[Claim], articles: Iterable[Article]) -> Iterable[tuple[Article, list[Claim]]]:
    """Each article with its claims, articles without claims too.

    Raises:
        ValueError: A claim's article is not among the articles, or its text is another.
    """
    held: dict[str, list[Claim]] = {}
    for claim in claims:
        held.setdefault(claim.article_id, []).append(claim)
    for article in articles:
        own = held.pop(article.id, [])
        for claim in own:
            if article.text[claim.quantity.start : claim.quantity.end] != claim.quantity.text:
                raise ValueError(f"article {article.id!r} has another text than the one its claims were found in")
        yield article, own
    if held:
        raise ValueError(f"no article {min(held)!r} among the articles, but claims of it")


def _spans(claim: Claim) -> Iterable[tuple[int, int, str, Json]]:
    """The figure first, then what belongs to it: start, end, label, fields."""
    quantity, said, span = claim.quantity, claim.attribution, claim.time_span
    dumped = quantity.model_dump(mode="json")
    fields = {name: dumped[name] for name in ("kind", *NUMBERS, "unit", "per", "direction")}
    fields |= {"approx": "yes" if quantity.approximate else None, "modality": claim.modality.value}
    fields["mode"] = said.mode.value if said else None
    yield quantity.start, quantity.end, "figure", {name: fields[name] for name in FIELDS["figure"]}
    if claim.measured is not None:
        yield claim.measured.start, claim.measured.end, "measured", {"head": claim.measured.head}
    if said is not None:
        source = said.source
        yield source.start, source.end, "source", {"name": source.name, "source_type": source.type.value}
        if said.cue is not None:
            yield said.cue.start, said.cue.end, "cue", {}
    if span is not None:
        days = {"start_date": _day(span.start), "end_date": _day(span.end)}
        yield span.char_start, span.char_end, "time", days


def _day(day: Any) -> str | None:
    return day.isoformat() if day is not None else None


def _gold(text: str, figure: Mark, parts: Mapping[str, Mark]) -> Json:
    fields = figure.fields
    what, source, cue, time = (parts.get(name) for name in ("measured", "source", "cue", "time"))
    return {
        "start": figure.start,
        "end": figure.end,
        "fig": text[figure.start : figure.end],
        **{name: fields.get(name) for name in ("kind", *NUMBERS)},
        "approx": bool(fields.get("approx")),
        **{name: fields.get(name) for name in ("unit", "per", "direction")},
        "what": _words(text, what),
        "what_head": what.fields.get("head") if what else None,
        "source": source.fields.get("name", _words(text, source)) if source else None,
        "source_text": _words(text, source),
        "source_type": source.fields.get("source_type") if source else None,
        "alt_sources": [],
        "cue": _words(text, cue),
        "mode": fields.get("mode") if source else None,
        "time": _words(text, time),
        "start_date": time.fields.get("start_date") if time else None,
        "end_date": time.fields.get("end_date") if time else None,
        "modality": fields.get("modality"),
    }


def _words(text: str, mark: Mark | None) -> str | None:
    return text[mark.start : mark.end] if mark is not None else None
