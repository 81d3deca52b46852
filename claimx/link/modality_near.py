"""How a figure is put forward, read from the words beside it."""

from spacy.tokens import Span

from claimx.link.modality_words import VERBS, Decision, root_of, words
from claimx.mentions import Quantity

NEAR = 6  # tokens beside a figure


def compared(span: Span) -> Decision | None:
    """`up from 21`, `compared with 30`, `will go from 22 to 27`: where a change starts is a fact."""
    doc, i = span.doc, span.start - 1
    if i < 1 or doc[i].lower_ not in ("from", "with"):
        return None
    starts = doc[i].lower_ == "from" and any(t.lower_ == "to" for t in doc[span.end : span.end + 2])
    if starts or doc[i - 1].lower_ in ("up", "down", "compared"):
        return Decision("asserted", "compared")
    return None


def wanted(span: Span) -> Decision | None:
    """`the 600 a week that she demanded`, `the $90 they promised`: a clause on the figure."""
    governors = words("governor")
    root = root_of(span)
    holders = (root, root.head) if root.dep_ in ("nummod", "compound", "nmod", "quantmod") else (root,)
    for holder in holders:
        for child in holder.rights:
            if child.dep_ == "relcl" and child.i < span.end + NEAR + 2 and child.lemma_.lower() in governors:
                return Decision(governors[child.lemma_.lower()], "relative")
    return None


def beside(span: Span, sentence: Span, figure: Quantity) -> Decision | None:
    """Words right beside the figure: `a planned two-day strike`, `its 2% target`, `up to four years in prison`."""
    doc, modifiers, nouns = span.doc, words("modifier"), words("noun")
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
    return _expected(span, sentence) or _punishment(span, sentence)


def _expected(span: Span, sentence: Span) -> Decision | None:
    """`300 guests expected`, `the 40 votes needed`: a participle behind the figure's noun."""
    modifiers = words("modifier")
    for token in span.doc[span.end : min(sentence.end, span.end + NEAR)]:
        if token.tag_ in ("VBN", "VBD") and modifiers.get(token.lower_) == "projected" and token.dep_ == "acl":
            return Decision(modifiers[token.lower_], "participle")
        if token.pos_ in VERBS or token.is_punct:
            break
    return None


def _punishment(span: Span, sentence: Span) -> Decision | None:
    doc, punishments = span.doc, words("punishment")
    if doc[max(sentence.start, span.start - 2) : span.start].text.lower().strip() != "up to":
        return None
    around = doc[max(sentence.start, span.start - NEAR) : min(sentence.end, span.end + 4)]
    if any(token.lemma_.lower() in punishments for token in around):
        return Decision("target", "punishment")
    return None
