"""How far a time expression is from a figure, in grammar: the sum of the borders between them."""

from itertools import pairwise

from spacy.tokens import Span, Token

from claimx.link import times_tense
from claimx.link.times_tree import Path, climb
from claimx.link.times_words import words

LIMIT = 1.6
FAR = 9.0

VERBS = frozenset(("VERB", "AUX"))
NOUNS = frozenset(("NOUN", "PROPN", "NUM", "SYM"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj"))
ADVERBIAL = frozenset(("npadvmod", "advmod", "tmod", "pobj", "prep", "pcomp"))
DEEDS = frozenset(("for", "of", "with", "against", "from", "about"))  # `charged with selling 90 cows`
QUOTES = frozenset(('"', "'", "“", "‘", "''", "``"))
AMOUNTS = frozenset(("money", "percent", "percentage_point", "index", "multiple"))
AGAINST = frozenset(("from", "than", "against", "versus"))
BEFORE = frozenset(("compound", "nummod", "amod", "nmod"))


def cost(
    figure: Span, expression: Span, way: Path | None, *, kind: str = "", within: bool = False
) -> tuple[float, str]:
    """The cost of a link and the name of the rule that set it.

    Args:
        figure: its tokens.
        expression: those of the time, in the same sentence.
        way: the path between the two, where they hang in one tree.
        kind: of the figure.
        within: both are part of the same speech.
    """
    between = gap(figure, expression)
    survey = surveyed(expression)
    if not survey and (compared(expression) or superlative(figure, expression) or than(between)):
        return FAR, ""
    if touching(figure, expression, between):
        return 0.0, "time:touching"
    if way is None or baseline(figure) or announced(between):
        return FAR, ""
    total, rule = tree(way, expression, kind)
    if total < 2.5 and fronted(expression) and not aside(way):
        total, rule = min((total, rule), (0.7, "time:fronted"))
    if total < FAR and close(expression, between):
        total, rule = min((total, rule), (1.0, "time:close"))
    if total >= FAR and survey:
        total, rule = 1.0, "time:survey"
    if within and total >= FAR:
        total, rule = total - FAR + 0.9, "time:speech"
    return total + 0.01 * len(between) + 0.5 * any(token.text == ";" for token in between), rule


def close(expression: Span, between: Span) -> bool:
    """True when a few words and no border stand between the two."""
    if len(between) > 4 or premodifier(expression.root):
        return False
    return all(token.pos_ not in ("PUNCT", "CCONJ", "SCONJ", "NUM") for token in between)


def announced(between: Span) -> bool:
    """True when a colon and a quotation mark stand between: the one tells when, the other what was said."""
    return any(token.text == ":" and after.text in QUOTES for token, after in pairwise(between))


def surveyed(expression: Span) -> bool:
    """`data from May suggest 40 percent ...`: the date of a measurement is that of its figures."""
    first = expression.start - 1
    if first > expression.sent.start and expression.doc[first].pos_ == "ADP":
        first -= 1
    nouns = (expression.root.head, expression.doc[max(first, 0)])
    return any(noun.lemma_.lower() in words("survey") or noun.lower_ in words("survey") for noun in nouns)


def gap(figure: Span, expression: Span) -> Span:
    """The tokens between the two, in either order."""
    if figure.end <= expression.start:
        return figure.doc[figure.end : expression.start]
    return figure.doc[expression.end : figure.start] if expression.end < figure.start else figure.doc[0:0]


def touching(figure: Span, expression: Span, between: Span) -> bool:
    """`14 in May`, `31 deaths in June`: the expression follows with nothing but a noun and a preposition."""
    if figure.end > expression.start or len(between) > 3 or premodifier(expression.root):
        return False
    return all(token.pos_ in ("ADP", "NOUN", "DET") and token.lower_ != "of" for token in between)


def fronted(expression: Span) -> bool:
    """True when an adverbial of time opens the sentence."""
    if expression.root.dep_ not in ADVERBIAL:
        return False
    before = expression.doc[max(expression.sent.start, expression.start - 7) : expression.start]
    return len(before) < 7 and all(token.pos_ in ("ADP", "CCONJ", "SPACE", "PUNCT", "DET") for token in before)


def aside(way: Path) -> bool:
    """True when the figure stands in a relative clause that does not tell what happened."""
    relatives = [token for token in way.up if token.dep_ == "relcl"]
    return any(not times_tense.past(token) for token in relatives)


def compared(expression: Span) -> bool:
    """True when the expression names the time that a figure is compared with."""
    first = expression[0]
    before = first if first.pos_ in ("ADP", "SCONJ") else expression.doc[max(expression.start - 1, 0)]
    if before.lower_ == "times":
        return True
    if before.lower_ not in words("compares"):
        return False
    if before.lower_ not in ("from", "to"):
        return True
    ranged = any(token.lower_ in ("to", "until", "through", "-", "–") for token in expression[1:])
    return before.head.pos_ not in NOUNS and not ranged


def than(between: Span) -> bool:
    """`2 percent, less than it forecast in July`; but not `more than 90`."""
    return any(token.lower_ == "than" and not after.like_num for token, after in pairwise(between))


def superlative(figure: Span, expression: Span) -> bool:
    """`up 4 percent, the most since 2009`, `90, a rise since 2009`: the year is that of an earlier figure."""
    before = (expression[0].lower_, expression.doc[expression.start - 1].lower_)
    if expression.start < figure.end or not any(word in ("since", "in", "over") for word in before):
        return False
    between = expression.doc[max(figure.end + 1, expression.start - 8) : expression.start]
    if "since" not in before and not any(token.lower_ == "," for token in between):
        return False
    return any(
        token.tag_ in ("JJS", "RBS") or token.lower_ == "first" or token.lemma_ in words("change") for token in between
    )


def baseline(figure: Span) -> bool:
    """`from 14 to 31`, `to 31 from 14`, `up from 14`: the start of a change, which has another time than the change."""
    doc, start = figure.doc, figure.start
    if start < 2 or doc[start - 1].lower_ != "from":
        return False
    after = doc[figure.end : min(figure.end + 6, figure.sent.end)]
    before = doc[max(start - 5, figure.sent.start) : start - 1]
    changed = before[-1].lower_ in ("up", "down") or any(token.lower_ == "to" for token in (*before, *after))
    return changed or before[-1].lemma_ in words("change") if len(before) else changed


def tree(way: Path, expression: Span, kind: str) -> tuple[float, str]:
    """The borders that the path crosses, upwards from the figure and downwards to the expression."""
    if expression.start <= way.top.i < expression.end:
        return 0.1, "time:when"
    inside = way.top.pos_ in NOUNS and not any(token.pos_ in VERBS for token in way.up)
    total = sum(upward(token) for token in way.up)
    total += sum(downward(token, expression, way, inside=inside) for token in way.down)
    if not inside and way.down and premodifier(way.down[-1]) and not names_year(way, kind):
        total += 2.0
    if not inside and tenses_differ(way):
        total += 1.0
    if way.up and way.up[-1].dep_ == "conj" and any(child.dep_ == "ccomp" for child in way.top.children):
        total += 1.5
    if way.top.lemma_ in words("publishes") and any(token.dep_ == "nsubjpass" for token in way.up[-1:]):
        total += FAR
    return total, "time:phrase" if inside else "time:clause" if total > 0.4 else "time:same clause"


def names_year(way: Path, kind: str) -> bool:
    """`the 2015 deficit was $4 billion`: a subject with its year, and the amount that the verb gives it."""
    noun = way.down[-1].head
    if noun.lemma_ in words("survey"):
        return True
    direct = noun.dep_ in SUBJECTS and noun.head == way.top and not any(token.pos_ in VERBS for token in way.up)
    return direct and kind in AMOUNTS


def tenses_differ(way: Path) -> bool:
    """`he has given 90, though he sold the farm in May`: two clauses that tell of different times."""
    above = climb(way.top)
    one = times_tense.clause((*way.up, *above))
    two = times_tense.clause((*reversed(way.down), *above))
    if one is None or two is None or one.i == two.i:
        return False
    first, second = times_tense.name(one), times_tense.name(two)
    return first != second and {first, second} != {"past", "past perfect"}


def premodifier(token: Token) -> bool:
    """`the 2009 report`: a date before a noun dates the thing, not the event."""
    return token.dep_ in BEFORE and token.i < token.head.i


def upward(token: Token) -> float:
    """The price of leaving the clause or phrase that the token heads, towards a higher one with the time."""
    if token.pos_ not in VERBS:
        return 0.08 if token.pos_ in NOUNS else 0.0
    finite = times_tense.finite(token)
    match token.dep_:
        case "ccomp":
            return FAR
        case "pcomp":
            return 3.0 if token.head.lower_ in DEEDS and token.i == token.head.i + 1 else 0.3
        case "xcomp":
            return 0.3
        case "conj":
            return 0.5 if times_tense.finite(token) else 0.2
        case "advcl":
            marks = [child.lower_ for child in token.children if child.dep_ == "mark"]
            return 0.6 if "while" in marks or "when" in marks or not finite else 1.2
        case "acl":
            return 0.6 if not finite else 1.2
        case "relcl":
            return 1.2
        case "csubj" | "csubjpass" | "parataxis":
            return 1.0
    return 0.0


def downward(token: Token, expression: Span, way: Path, *, inside: bool) -> float:
    """The price of going down into a clause or phrase that holds the time."""
    if token.lower_ == "according":
        return 3.0
    if token.lower_ in AGAINST and token.i < expression.start - 1:
        return 1.5
    if token.dep_ == "appos" and not inside:
        return 1.3
    if expression.start <= token.i < expression.end:
        return 0.0
    if token.pos_ in NOUNS:
        return 0.0 if token.lemma_ in words("unit") else 0.05 if inside else 0.5
    if token.pos_ not in VERBS:
        return 0.0
    if token.lemma_ in words("happens") or any(child.lemma_ in words("happens") for child in token.rights):
        return 0.1
    if token.lemma_ in words("publishes"):
        return 2.0
    match token.dep_:
        case "ccomp":  # `says 31 of the days have come in ...`: the subject, hung on the verb of saying
            return 0.5 if way.up and way.top.i < way.up[0].i < token.i else 3.0
        case "xcomp" | "pcomp":
            return 0.4
        case "conj":
            own = any(child.dep_ in SUBJECTS for child in token.children)
            return 2.0 if expression.start < token.i else 1.2 if own else 0.8
        case "acl" | "relcl":
            return 0.05 if inside else 1.3
        case "advcl" | "parataxis":
            return 1.3
        case "csubj" | "csubjpass":
            return 2.0
    return 0.0
