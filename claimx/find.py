"""The spine: annotate, link, emit, one stage after another, on one screen. Nothing flows back."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from . import emit, quantity, timex
from .annotate import attributions, figures, who
from .annotate.columns import columns_of, reading, text_of
from .article import Article
from .claim import Claim, TimeSpan
from .layers import AttributionLayer, Layers, Stretch, TimeExpressionLayer
from .link import measured, modality, sources, times, worth
from .mentions import Attribution, Measured, Offsets, Quantity, Source, TimeExpression


@dataclass(frozen=True, slots=True)
class Annotations:
    """What stands in the article, before anything is linked."""

    times: tuple[TimeExpression, ...]
    figures: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]


def find(doc: Doc, article: Article, *, lexicon: str | None = None) -> list[Claim]:
    """The claims of a parsed article, in text order.

    Args:
        doc: The article's text, parsed: sentences, tags, dependencies, lemmas, entities.
        article: Its text to the letter, and what it says of itself.
        lexicon: A folder of the user's own word lists.
    """
    with reading(doc):
        found = annotate(doc, article, lexicon=lexicon)
        return emit.claims(article, link(doc, article, found, lexicon=lexicon)) if found.figures else []


def annotate(doc: Doc, article: Article, *, lexicon: str | None = None) -> Annotations:
    """The mentions: time expressions, figures that are claims, and (where there are figures) attributions."""
    expressions = tuple(timex.read(text_of(doc), article.published, publisher=article.publisher, lexicon=lexicon))
    claimed = figures.find(
        doc,
        published=article.published,
        publisher=article.publisher,
        title=article.title,
        times=expressions,
        lexicon=lexicon,
    )
    said = attributions.find(doc, lexicon=lexicon) if claimed else ()
    return Annotations(expressions, claimed, said)


def link(doc: Doc, article: Article, found: Annotations, *, lexicon: str | None = None) -> list[emit.Link]:
    """Each figure with what it measures, who says it, when it holds, and how it is put forward."""
    voices = sources.link(doc, found.figures, found.attributions, lexicon=lexicon)
    spans = times.link(doc, found.figures, found.times, found.attributions, lexicon=lexicon)
    nouns = measured.find(doc, found.figures, lexicon=lexicon)
    sentences = _sentences(doc)
    starts = [sentence.start for sentence in sentences]
    directory = who.names(doc, lexicon=lexicon) if any(voices) else None
    links = []
    for figure, voice, when, noun in zip(found.figures, voices, spans, nouns, strict=True):
        source = who.resolve(doc, directory, voice.source) if voice and directory else None
        via = who.resolve(doc, directory, voice.via) if voice and voice.via and directory else None
        mood, mood_rule = modality.decide(
            doc,
            figure,
            voice.attribution.stance if voice else None,
            direct=bool(voice and voice.direct),
            ahead=bool(when and when.first and article.published and when.first > article.published),
            lexicon=lexicon,
        )
        kind = source.type if source else None
        dated = bool(when and (when.first or when.last))
        sentence = sentences[bisect_right(starts, figure.start) - 1]
        said = article.text[sentence.start : sentence.end]
        score, reasons = worth.check_worthiness(figure, noun, kind, mood, dated, sentence=said, lexicon=lexicon)
        links.append(
            emit.Link(
                sentence=sentence,
                quantity=figure,
                measured=noun,
                attribution=voice.attribution if voice else None,
                source=source,
                via=via if via and source and via.name != source.name else None,
                direct=bool(voice and voice.direct),
                time=_span(article.text, when),
                modality=mood,
                worth=score,
                evidence=_evidence(figure, noun, voice, source, when, mood_rule, reasons),
            )
        )
    return links


def layers(doc: Doc, article: Article, *, lexicon: str | None = None) -> Layers:
    """The layers under the claims: all quantities, attributions and time expressions of a parsed article."""
    with reading(doc):
        return _layers(doc, article, lexicon)


def _layers(doc: Doc, article: Article, lexicon: str | None) -> Layers:
    read = quantity.read(text_of(doc), dollar="$", lexicon=lexicon)
    dollar = figures.dollar_of(read, publisher=article.publisher, text=article.text, lexicon=lexicon)
    return Layers(
        article_id=article.id,
        quantities=tuple(
            emit.quantity(article.text, replace(one, unit=dollar) if one.unit == "$" else one) for one in read
        ),
        attributions=tuple(
            AttributionLayer(
                source=_stretch(one.source), cue=_stretch(one.cue), content=tuple(map(_some_stretch, one.content))
            )
            for one in attributions.find(doc, lexicon=lexicon)
        ),
        time_expressions=tuple(
            TimeExpressionLayer(
                start=one.start, end=one.end, text=article.text[one.start : one.end], type=one.type, value=one.value
            )
            for one in timex.read(text_of(doc), article.published, publisher=article.publisher, lexicon=lexicon)
        ),
    )


def _some_stretch(span: Offsets) -> Stretch:
    return Stretch(start=span.start, end=span.end)


def _stretch(span: Offsets | None) -> Stretch | None:
    return None if span is None else _some_stretch(span)


def _sentences(doc: Doc) -> list[Offsets]:
    """The sentences, without the white space around them."""
    out = []
    whole = text_of(doc)
    for first, last in columns_of(doc).bounds():
        text = whole[first:last]
        start = first + len(text) - len(text.lstrip())
        out.append(Offsets(start, start + len(text.strip())))
    return out


def _span(text: str, when: times.TimeLink | None) -> TimeSpan | None:
    if when is None:
        return None
    return TimeSpan(
        text=text[when.start : when.end],
        char_start=when.start,
        char_end=when.end,
        start=when.first,
        end=when.last,
        timex=when.value,
    )


def _evidence(
    figure: Quantity,
    noun: Measured | None,
    voice: sources.SourceLink | None,
    source: Source | None,
    when: times.TimeLink | None,
    mood: str,
    reasons: Sequence[str],
) -> tuple[str, ...]:
    """The names of the rules, each behind the part that it made."""
    rules = (
        ("quantity", figure.rule),
        ("measured", noun.rule if noun else ""),
        ("attribution", voice.attribution.rule if voice else ""),
        ("reach", voice.rule if voice else ""),
        ("source", source.rule if source else ""),
        ("time", when.rule if when else ""),
        ("modality", mood),
    )
    return (*(f"{part}: {rule}" for part, rule in rules if rule), *(f"worth: {reason}" for reason in reasons))
