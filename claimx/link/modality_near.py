"""How a figure is put forward, read from the words beside it."""

from claimx.link.modality_words import VERBS, Decision, Place, root_of

NEAR = 6  # tokens beside a figure


def compared(place: Place) -> Decision | None:
    """`up from 21`, `compared with 30`, `will go from 22 to 27`: where a change starts is a fact."""
    span = place.span
    doc, i = span.doc, span.start - 1
    if i < 1 or doc[i].lower_ not in ("from", "with"):
        return None
    starts = doc[i].lower_ == "from" and any(t.lower_ == "to" for t in doc[span.end : span.end + 2])
    if starts or doc[i - 1].lower_ in ("up", "down", "compared", ","):
        return Decision("asserted", "compared")
    return None


def wanted(place: Place) -> Decision | None:
    """`the 600 a week that she demanded`, `the $90 they promised`: a clause whose object the figure is."""
    span, governors = place.span, place.lists["governor"]
    root = root_of(span)
    holders = [root, root.head] if root.dep_ in ("nummod", "compound", "nmod", "quantmod") else [root]
    holders += [t for t in span.doc[span.end : span.end + 3] if t.pos_ == "NOUN" and t.dep_ == "npadvmod"]
    for holder in holders:
        for child in holder.rights:
            if child.dep_ != "relcl" or child.i >= span.end + NEAR + 4 or child.lemma_.lower() not in governors:
                continue
            if any(t.dep_ == "nsubj" and t.lower_ not in ("who", "that", "which") for t in child.lefts):
                return Decision(governors[child.lemma_.lower()], "relative")
    return None


def beside(place: Place) -> Decision | None:
    """Words right beside the figure: `a planned two-day strike`, `its 2% target`, `up to four years in prison`."""
    span, sentence, figure = place.span, place.sentence, place.figure
    doc, modifiers, nouns = span.doc, place.lists["modifier"], place.lists["noun"]
    before = doc[max(sentence.start, span.start - NEAR) : span.start]
    for token in reversed(before):
        if token.lower_ in modifiers:
            return Decision(modifiers[token.lower_], "modifier")
        if token.is_punct or (token.pos_ in VERBS and token.tag_ not in ("VBN", "VBG")):
            break
    after = doc[span.end : min(sentence.end, span.end + 3)]
    for token in after:
        if token.pos_ != "NOUN" and token.lower_ != "-":
            break
        if token.lemma_.lower() in nouns and not (figure.kind == "count" and token.tag_ == "NNS"):
            return Decision(nouns[token.lemma_.lower()], "noun")
    return _expected(place) or _punishment(place)


def _expected(place: Place) -> Decision | None:
    """`300 guests expected`, `the 40 votes needed`: a participle behind the figure's noun."""
    span, needs = place.span, place.lists["passive"]
    for token in span.doc[span.end : min(place.sentence.end, span.end + NEAR)]:
        if token.tag_ in ("VBN", "VBD") and token.dep_ == "acl":
            if place.lists["modifier"].get(token.lower_) == "projected":
                return Decision("projected", "participle")
            if token.lemma_.lower() in needs:
                return Decision(needs[token.lemma_.lower()], "participle")
        if token.pos_ in VERBS or token.is_punct or token.pos_ in ("ADP", "NUM"):
            break
    return None


def _punishment(place: Place) -> Decision | None:
    """`up to four years in prison`: what the law allows."""
    span, doc = place.span, place.span.doc
    before = doc[max(place.sentence.start, span.start - NEAR) : span.start]
    faced = place.figure.kind in ("duration", "money") and any(token.lemma_.lower() == "face" for token in before)
    if not faced and before[-2:].text.lower().strip() != "up to":
        return None
    around = doc[max(place.sentence.start, span.start - NEAR) : min(place.sentence.end, span.end + 4)]
    if any(token.lemma_.lower() in place.lists["punishment"] for token in around):
        return Decision("target", "punishment")
    return None
