"""The borders between a figure and a time: what the clause or phrase of each is to what stands above it."""

from spacy.tokens import Span, Token

from claimx.link import times_tense
from claimx.link.times_signs import NOUNS
from claimx.link.times_tense import VERBS
from claimx.link.times_tree import Path
from claimx.link.times_words import Words

APART = frozenset(("after", "before"))
SAME = frozenset(("when", "while", "since", "where"))
OTHER = frozenset(("so", "until", "unless", "if", "before", "though", "although", "whether"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
DEEDS = frozenset(("for", "of", "with", "against", "from", "about"))
AGAINST = frozenset(("from", "than", "against", "versus", "below", "above"))


def opens_with(verb: Token) -> str:
    """The conjunction of an adverbial clause."""
    return next((child.lower_ for child in verb.lefts if child.pos_ == "SCONJ"), "")


def leaving(token: Token) -> str:
    """The border that the token's clause or phrase has against what is above it; empty for none."""
    if token.lower_ == "according":  # `according to 90 farmers`
        return "source"
    if token.pos_ not in VERBS:
        return "noun" if token.pos_ in NOUNS else ""
    finite = times_tense.finite(token)
    match token.dep_:
        case "ccomp" if not finite and token.head.lemma_ in times_tense.PLANS:  # `wants 90 to come`
            return "complement"
        case "ccomp":
            return "outcome" if outcome(token) else "said"
        case "pcomp" if token.head.lower_ in APART:
            return "time apart"
        case "pcomp" if before_of(token) == "because":  # `kept out because of selling 90`
            return "deed"
        case "pcomp":
            return "deed" if token.head.lower_ in DEEDS and token.i == token.head.i + 1 else "complement"
        case "xcomp":
            return "complement"
        case "conj" if not finite:
            return "participle beside"
        case "conj":
            return "clause beside" if any(child.dep_ in SUBJECTS for child in token.lefts) else "verb beside"
        case "advcl" | "acl" if not finite:
            return "participle"
        case "advcl" if any(child.dep_ == "npadvmod" for child in token.lefts):
            return "time apart"
        case "advcl":
            return "same time" if opens_with(token) in SAME else "adverbial"
        case "acl" | "relcl":
            return "outcome" if outcome(token) else "remark" if remark(token) else "relative"
        case "csubj" | "csubjpass" | "parataxis":
            return "parenthesis"
    return ""


def before_of(token: Token) -> str:
    """The preposition above a clause, its first word where it has two: `because of`, `despite`."""
    above = token.head
    return above.head.lower_ if above.lower_ == "of" and above.head.dep_ == "prep" else above.lower_


def outcome(verb: Token) -> bool:
    """`a fire that killed 90`: what a thing did, told in the past, is what happened then."""
    opening = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    return opening is not None and opening.lower_ in ("that", "which") and times_tense.past(verb)


def remark(verb: Token) -> bool:
    """`from the mill, where she ran 90 looms`, `the mayor, who has 90 cows`: told by the way, with its own time."""
    opening = next((child for child in verb.lefts if child.lower_ in ("who", "where", "whose", "which")), None)
    return opening is not None and opening.i > 0 and verb.doc[opening.i - 1].text in (",", "(", "–", "—")


def about(verb: Token) -> bool:
    """`Ada Tarn, who made 90 barges, ...`: a remark on a person, before the clause that the sentence is for."""
    return remark(verb) and any(child.lower_ in ("who", "whose") for child in verb.subtree if child.i <= verb.i)


def raised(way: Path) -> bool:
    """`says 31 of the days have come in May`: the figure belongs to the clause below, whatever the parse says."""
    return bool(way.up) and any(token.dep_ == "ccomp" and way.top.i < way.up[0].i < token.i for token in way.down)


def entering(token: Token, expression: Span, way: Path, known: Words, *, inside: bool) -> str:
    """The border on the way down into the clause or phrase that the token heads; empty for none."""
    if token.lower_ == "according":
        return "source"
    if token.lower_ == "compared" or (token.lower_ in AGAINST and numbered(token, expression)):
        return "other figure"
    if token.dep_ == "appos" and not inside:
        return "apposition"
    if expression.start <= token.i < expression.end:
        return ""
    if token.pos_ in NOUNS:
        return "" if token.lemma_ in known["unit"] else "noun inside" if inside else "noun"
    return entering_clause(token, expression, way, known, inside=inside) if token.pos_ in VERBS else ""


def numbered(token: Token, expression: Span) -> bool:
    """`from the 95 it had in May`: another figure stands before the time."""
    return any(other.like_num for other in token.doc[token.i + 1 : expression.start])


def closing(verb: Token, expression: Span) -> bool:
    """`Nine men were shot and a girl was hurt at a fair on Monday`: one event, its time after the last clause."""
    doc, ending = verb.doc, expression.end
    if ending < len(doc) and not (doc[ending].text in (".", ";") or doc[ending].is_sent_start):
        return False
    link = next((child for child in verb.head.rights if child.dep_ == "cc" and child.i < verb.i), None)
    joined = link is not None and link.lower_ == "and" and not doc[link.i - 1].is_punct
    return joined and expression.start > verb.i and times_tense.past(verb) and times_tense.past(verb.head)


def entering_clause(token: Token, expression: Span, way: Path, known: Words, *, inside: bool) -> str:
    """The same for a verb."""
    beside = token.dep_ == "conj" and any(child.dep_ in SUBJECTS for child in token.children)
    if not beside and (
        token.lemma_ in known["happens"] or any(child.lemma_ in known["happens"] for child in token.rights)
    ):
        return "happening"
    if token.lemma_ in known["publishes"]:
        return "publishing"
    if token.dep_ in ("acl", "relcl") and token.head.lemma_.lower() in known["survey"]:
        return "happening"
    match token.dep_:
        case "ccomp":
            return "raised" if raised(way) else "said"
        case "pcomp" if token.head.lower_ == "despite":
            return "adverbial"
        case "xcomp" | "pcomp":
            return "complement"
        case "conj":
            own = any(child.dep_ in SUBJECTS for child in token.children)
            if own and closing(token, expression):
                return "closing clause"
            return "before the clause" if expression.start < token.i else "clause beside" if own else "verb beside"
        case "acl" if token.head.dep_ in ("ROOT", "advcl"):  # `when a bus overturned`, with the verb misread
            return ""
        case "acl" | "relcl":
            nested = any(other.pos_ in VERBS for other in way.down if other.i < token.head.i)
            return "relative inside" if inside and not (nested or remark(token)) else "relative"
        case "advcl" | "parataxis":
            opening = opens_with(token)
            return "same time" if opening in SAME else "other time" if opening in OTHER else "adverbial"
        case "csubj" | "csubjpass":
            return "subject"
    return ""
