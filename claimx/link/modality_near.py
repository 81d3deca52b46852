"""How a figure is put forward, read from the words beside it."""

from itertools import islice

from spacy.tokens import Token

from claimx.link.modality_words import STEPS, VERBS, Decision, Place, root_of

SOME = frozenset({"many", "most", "some", "other", "several", "few", "more"})
CLOSES = frozenset({"for", "in", "and", "but", "earlier", "on", "at"})
STANDING = frozenset({"now", "currently", "presently"})
NEAR = 6  # tokens beside a figure


def compared(place: Place) -> Decision | None:
    """`up from 21`, `compared with 30`, `will go from 22 to 27`: where a change starts is a fact."""
    span = place.span
    doc, i = span.doc, span.start - 1
    if i > 0 and doc[i].lower_ in STANDING and doc[i - 1].text in (",", "(", "–", "—"):
        return Decision("asserted", "compared")  # `the fee, now $9, will rise`
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
        if token.lower_ in modifiers and not _natural(token, place):
            return Decision(modifiers[token.lower_], "modifier")
        if token.is_punct or (token.pos_ in VERBS and token.tag_ not in ("VBN", "VBG")):
            break
    after = doc[span.end : min(sentence.end, span.end + 3)]
    if len(after) and modifiers.get(after[0].lower_) == "target":  # a $15 minimum
        return Decision("target", "modifier")
    for token in after:
        if token.pos_ != "NOUN" and token.lower_ != "-":
            break
        if token.lemma_.lower() in nouns and not ((figure.kind == "count" and token.tag_ == "NNS") or arisen(token)):
            return Decision(nouns[token.lemma_.lower()], "noun")
    if _awaited(place):
        return Decision("projected", "relative")
    return _expected(place) or _punishment(place) or _eligible(place)


def _natural(token: Token, place: Place) -> bool:
    """`maximum sustained winds of 65 mph`: the most there was of a thing that nobody sets a limit for."""
    following = token.doc[token.i + 1 : token.i + 4]
    extreme = token.lower_ in ("maximum", "minimum")
    return extreme and any(t.lemma_.lower() in place.lists["nature"] for t in following if t.pos_ in ("NOUN", "PROPN"))


def _awaited(place: Place) -> bool:
    """`the $4.7 billion analysts had expected`: a clause without `that`, whose object the figure is."""
    doc, end = place.span.doc, place.sentence.end
    i = place.span.end
    if place.figure.kind == "count" and i < end and doc[i].pos_ in ("NOUN", "ADJ"):
        i += 1  # `the 150,000 jobs economists had forecast`, not `the 40 economists forecast`
        i += i < end and doc[i].pos_ == "NOUN" and i + 1 < end and doc[i + 1].tag_ in ("NNS", "NNPS")
    elif place.figure.kind == "count":
        return False
    who = i
    while i < end and i - who < 3 and (doc[i].pos_ in ("NOUN", "PROPN", "PRON") or doc[i].lower_ in ("the", "many")):
        i += 1
    if i == who or not (doc[i - 1].tag_ in ("NNS", "NNPS", "PRP", "NNP") or doc[who].lower_ == "the"):
        return False
    i += i < end and doc[i].lower_ in ("had", "have", "has")
    if (
        i >= end
        or doc[i].tag_ not in ("VBN", "VBD")
        or place.lists["governor"].get(doc[i].lemma_.lower()) != "projected"
    ):
        return False
    return i + 1 >= end or doc[i + 1].is_punct or doc[i + 1].lower_ in CLOSES


def _eligible(place: Place) -> Decision | None:
    """`pupils who live at least two miles away`, `platforms with more than 40 users`: whom a rule is for."""
    span, figure = place.span, place.figure
    bound = (figure.low is None) != (figure.high is None) and figure.value is not None
    token = root_of(span)
    for _ in range(5 if bound else 0):
        token = token.head
        if token.tag_ == "NNS" and token.i < span.start - 1:
            link = span.doc[token.i + 1]
            generic = not any(t.dep_ in ("det", "poss", "nummod") or t.lower_ in SOME for t in token.lefts)
            rule = link.lower_ in ("who", "that", "which", "with") or link.tag_ in ("VBG", "VBN")
            return Decision("target", "eligible") if generic and rule and not _happened(token) else None
        if token.head.i == token.i or _past(token) or any(t.tag_ == "MD" for t in token.lefts):
            return None
    return None


def _happened(noun: Token) -> bool:
    """Whether the clause tells what was: `clerks with more than two years left`."""
    verb = next((t for t in islice(noun.ancestors, STEPS) if t.pos_ in VERBS), None)
    return verb is not None and _past(verb)


def _past(token: Token) -> bool:
    return token.tag_ == "VBD" or any(t.tag_ == "VBD" and t.dep_ in ("aux", "auxpass") for t in token.lefts)


def arisen(noun: Token) -> bool:
    """`a 4 percent chance that the signal arose by chance`: the odds of what has been, or was not."""
    if noun.lemma_.lower() not in ("chance", "probability", "likelihood"):
        return False
    return any(t.dep_ in ("acl", "relcl", "ccomp") and t.tag_ == "VBD" for t in islice(noun.rights, STEPS))


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
