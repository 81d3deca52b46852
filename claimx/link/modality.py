"""How a figure is put forward: as a fact, a goal, a forecast, a condition, a promise, a denial, a question.

`decide` climbs from the figure to the top of its sentence and stops at the first word that says so, or at the
first clause that states a fact.
"""

from spacy.tokens import Doc, Span

from claimx.link.modality_near import beside, compared, wanted
from claimx.link.modality_tree import climb, in_past, timetabled
from claimx.link.modality_words import VERBS, Place, path, words
from claimx.mentions import Quantity

LONG_SENTENCE = 150  # tokens; beyond this the parse is not walked
FACT = ("asserted", "plain")
ACTS = {
    "denies": "denied",
    "promises": "promised",
    "predicts": "projected",
    "orders": "target",
}
TAGS = frozenset({"right", "ok", "okay", "no"})  # `..., right?` asks for a nod


def decide(
    doc: Doc,
    figure: Quantity,
    stance: str | None,
    *,
    direct: bool = False,
    ahead: bool = False,
    lexicon: str | None = None,
) -> tuple[str, str]:
    """The modality of a figure, and the name of the rule.

    Args:
        doc: tagged and parsed.
        figure: a quantity with offsets into `doc.text`.
        stance: of the attribution that covers the figure, None where there is none.
        direct: the figure is quoted, so that a question inside quotation marks is about it.
        ahead: the figure's time begins after the day of publication.
        lexicon: a folder of the user's own word lists.
    """
    span = doc.char_span(figure.start, figure.end, alignment_mode="expand")
    if span is None or not len(span):
        return FACT
    sentence = _sentence(span)
    if sentence is None:
        return ("asserted", "long")
    if figure.kind == "age" and _aged(span):
        return ("asserted", "age")
    place = Place(figure, span, sentence, words(lexicon))
    denies = stance == "denies" and not _turned_down(place)
    act = "denied" if denies else _act(place)
    if act is not None:
        return (act, "stance" if denies else "act")
    own = compared(place) or wanted(place) or beside(place) or climb(place)
    if own is not None and (own.modality != "asserted" or own.rule in ("compared", "answer")):
        vowed = stance == "promises" and own.rule == "governor" and own.modality in ("target", "projected")
        return ("promised", "stance") if vowed else own
    if _question(sentence, direct=direct):
        return ("asked", "question")
    act = ACTS.get(stance or "") if stance != "denies" else None
    if act is not None and not in_past(span):
        return (act, "stance")
    if ahead and own is None and timetabled(place):
        return ("projected", "ahead")
    return own or FACT


def _aged(span: Span) -> bool:
    """`Ada Tarn, 46, will speak`, `a 46-year-old farmer will speak`: how old somebody is, whatever is to come."""
    before = span.doc[max(span.start - 1, 0)].lower_
    follows = span.doc[span.end : span.end + 1]
    if "year-old" in span.text.lower():
        return before in ("the", "this") or (len(follows) > 0 and follows[0].pos_ == "PROPN")
    return before == "," and follows.text == ","


def _sentence(span: Span) -> Span | None:
    """The figure's sentence; None where it is too long to be one."""
    low, end = span.sent.start, span[-1:].sent.end
    if span.start - low > LONG_SENTENCE or (end > span.end and end - low > LONG_SENTENCE):
        return None
    return span.doc[low:end]


def _question(sentence: Span, *, direct: bool) -> bool:
    """Whether the figure's own sentence asks: `The 40 clerks said: "Why?"` does not."""
    end = [t for t in sentence[-4:] if not (t.is_space or t.is_bracket)]
    tail = next((t for t in reversed(end) if not t.is_quote), None)
    if tail is None or tail.lower_ != "?":
        return False
    inner = end[-1].is_quote and not (direct or sentence[0].is_quote)
    return not inner and not any(t.lower_ in TAGS for t in sentence[-6:])


def _turned_down(place: Place) -> bool:
    """`They rejected a 3% offer`: a thing, not words about it, so that nobody denies the figure."""
    acts, claims = place.lists["governor"], place.lists["claim"]
    return any(
        below is not None
        and below.dep_ == "dobj"
        and acts.get(token.lemma_.lower()) == "denied"
        and below.lemma_.lower() not in claims
        for token, below in path(place.span)
    )


def _act(place: Place) -> str | None:
    """`denied that there was a quota of 75`, `asked whether 75 had left`: whatever the clause itself says."""
    governors = place.lists["governor"]
    for token, below in path(place.span):
        act = governors.get(token.lemma_.lower()) if token.pos_ in VERBS else None
        if below is None or below.dep_ not in ("ccomp", "xcomp", "dobj", "pcomp") or act not in ("denied", "asked"):
            continue
        named = below.dep_ not in ("dobj", "pcomp") or below.lemma_.lower() in place.lists["claim"]
        if (act == "denied" and named) or (
            below.dep_ == "ccomp" and any(t.lower_ in ("whether", "if") for t in below.lefts)
        ):
            return act
    return None
