"""Who says what: all source-cue-content triples of an article, as PARC and PolNeAR define them."""

from bisect import bisect_right

from spacy.tokens import Doc

from ..mentions import Attribution, Offsets
from . import quotes as quotation
from .attribution import headlines, nouns, phrases, speech, tree, verbs, words
from .attribution.spans import Found, Tokens
from .columns import once, reading
from .sentences import paragraphs


def find(doc: Doc, *, lexicon: str | None = None, nested: bool = True) -> tuple[Attribution, ...]:
    """All attributions, ordered by their cue.

    Args:
        doc: a Doc with tags, dependencies and lemmas.
        lexicon: a folder whose `cues.toml` comes before the built-in list.
        nested: also those that stand inside another's content.
    """
    if not len(doc):
        return ()
    cues = words.load(lexicon)
    with reading(doc):
        parsed = tree.read(doc)
        marked = once(doc, quotation.find)
        breaks = [start for start, _ in once(doc, paragraphs)]
    speeches = speech.stretches(parsed, marked, breaks)
    skip = speech.inside(speeches)
    spoken = speech.find(parsed, cues, speeches, breaks)
    found = [
        *verbs.find(parsed, cues, skip),
        *nouns.find(parsed, cues, skip),
        *phrases.find(parsed, cues, skip),
        *headlines.find(parsed, cues, breaks),
    ]
    merged = _merge(spoken, found)
    openings = [one.quote.outer_start for one in speeches]
    out = [made for one in merged if (made := _made(parsed, one, speeches, openings)) is not None]
    out.sort(key=lambda one: (one.cue or one.content[0], one.content))
    return tuple(out if nested else _outer(out))


def _merge(spoken: list[Found], found: list[Found]) -> list[Found]:
    """What the quotations and the grammar say of the same cue, laid together."""
    by_cue = {one.verb: one for one in spoken}
    out = list(spoken)
    for one in found:
        same = by_cue.get(one.verb) if one.verb >= 0 else None
        if same is None:
            out.append(one)
            continue
        same.contents.extend(one.contents)
        same.source = same.source or one.source
    return out


def _made(parsed: tree.Tree, one: Found, speeches: list[speech.Speech], openings: list[int]) -> Attribution | None:
    spans = [_with_marks(parsed.span(*piece), speeches, openings) for piece in one.contents]
    spans += [Offsets(*mark) for mark in one.marks]
    content = _joined(_without(spans, [parsed.span(*part) for part in (one.cue, one.source) if part], parsed.text))
    if not content:
        return None
    return Attribution(
        source=_span(parsed, one.source),
        cue=_span(parsed, one.cue),
        content=tuple(content),
        stance=one.stance,
        direct=one.direct,
        rule=one.rule,
    )


def _span(parsed: tree.Tree, part: Tokens | None) -> Offsets | None:
    return parsed.span(*part) if part is not None else None


def _with_marks(span: Offsets, speeches: list[speech.Speech], openings: list[int]) -> Offsets:
    """A content that ends inside an open quotation goes on to its end; marks at its edges belong to it."""
    start, end = span
    for at in range(max(0, bisect_right(openings, start) - 1), bisect_right(openings, end)):
        quote = speeches[at].quote
        if quote.outer_start < start <= quote.start + 1:
            start = quote.outer_start
        if quote.start < end <= quote.outer_end and start <= quote.outer_start:
            end = quote.outer_end
    return Offsets(start, end)


def _without(spans: list[Offsets], holes: list[Offsets], text: str) -> list[Offsets]:
    """The contents without the cue and the source they run over."""
    for hole in holes:
        pieces = []
        for span in spans:
            if hole.end <= span.start or span.end <= hole.start:
                pieces.append(span)
                continue
            if span.start < hole.start:
                pieces.append(Offsets(span.start, hole.start))
            if hole.end < span.end:
                pieces.append(Offsets(hole.end, span.end))
        spans = pieces
    return [cut for span in spans if (cut := _cut(text, span)) is not None]


def _cut(text: str, span: Offsets) -> Offsets | None:
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:"):
        end -= 1
    return Offsets(start, end) if end - start > 1 else None


def _joined(spans: list[Offsets]) -> list[Offsets]:
    """Overlapping spans made one."""
    out: list[Offsets] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Offsets(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _outer(found: list[Attribution]) -> list[Attribution]:
    """The attributions whose cue stands in no other's content."""
    spans = sorted((span.start, span.end, number) for number, one in enumerate(found) for span in one.content)
    out, open_spans, at = [], [], 0
    for number, one in enumerate(found):
        place = (one.cue or one.content[0]).start
        while at < len(spans) and spans[at][0] <= place:
            open_spans.append(spans[at])
            at += 1
        open_spans = [span for span in open_spans if span[1] > place]
        if all(owner == number for _, _, owner in open_spans):
            out.append(one)
    return out
