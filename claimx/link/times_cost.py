"""How far a time expression is from a figure, in grammar: the sum of the borders between them."""

from spacy.tokens import Span, Token

from claimx.link import times_signs, times_tense
from claimx.link.times_anchor import Anchor
from claimx.link.times_borders import SUBJECTS, about, entering, leaving, opens_with, raised
from claimx.link.times_said import before_said
from claimx.link.times_signs import NOUNS
from claimx.link.times_tense import VERBS
from claimx.link.times_tree import Path, climb
from claimx.link.times_words import Words

# The price at which a time no longer reaches a figure; all prices are relative to it. Time span F1 on the written
# articles of `corpus/dev`: 0.944 at 1.2, 0.946 at 1.6, 0.927 at 2.0; the borders' own prices move it by under 0.01.
LIMIT = 1.6
FAR = 9.0
WORD = 0.01  # a word between the two

# Borders on the way up from the figure.
UP = {
    "said": FAR,  # what is said has another time than the saying
    "source": 3.0,  # `according to 90 farmers`
    "deed": 3.0,  # `charged in May with selling 90 cows`
    "time apart": 3.0,  # `a week after 90 died`
    "noun": 0.08,
    "complement": 0.3,  # `aims to sell 90`
    "clause beside": 0.8,  # `and the farmers sold 90`
    "verb beside": 0.6,  # `and sold 90`
    "participle beside": 0.2,
    "participle": 0.6,  # `, killing 90`
    "same time": 0.6,  # `while they sold 90`
    "adverbial": 1.2,
    "relative": 1.2,
    "remark": 1.8,
    "outcome": 0.6,  # `a fire that killed 90`
    "parenthesis": 1.0,
}
# Borders on the way down to the expression.
DOWN = {
    "source": 3.0,  # `according to a report in May`
    "other figure": 1.5,  # `a drop from the 95 it had in May`
    "apposition": 1.3,
    "noun": 0.7,  # `in a storm in May`
    "noun inside": 0.05,  # `the 90 dead of the storm in May`
    "happening": 0.1,
    "publishing": 2.0,
    "said": 3.0,
    "raised": 0.3,  # `says 31 of the days have come in May`: the subject, hung on the verb of saying
    "complement": 0.4,
    "before the clause": 2.0,  # `90 died and on Friday the mayor went`
    "clause beside": 1.6,
    "closing clause": 1.2,
    "verb beside": 0.8,
    "relative inside": 0.05,  # `the 90 cows sold in May`
    "relative": 1.3,
    "same time": 0.9,  # `when it sank in May`, `since it sank in May`
    "adverbial": 1.3,
    "other time": 2.0,  # `a delay of two years, so that it ends in May`
    "subject": 2.0,
}
# What is no border, but tells for or against.
SIGNS = {
    "time itself": 0.1,  # `2007, when 90 died`
    "fronted": 0.7,  # `On Monday, ...`
    "reach": 2.5,
    "close": 1.0,
    "survey": 1.0,
    "event": 1.0,
    "said year": 1.4,  # `In 2019 the bank estimated that 90 were sold`
    "ahead": 1.6,  # `has 90 barns, with more next year`
    "speech": 0.9,
    "semicolon": 0.5,
    "bracket": 0.8,  # `at 9 a.m. Monday (noon Tuesday in Rome)`
    "premodifier": 2.0,  # `the 2009 report`
    "tense": 1.2,
    "undated": 0.5,  # `within two days` against `on Monday`
    "beside the said": 1.5,
}
OPEN = frozenset(("if", "whether"))
AMOUNTS = frozenset(("money", "percent", "percentage_point", "index", "multiple"))


def cost(
    figure: Span, anchor: Anchor, way: Path | None, known: Words, *, kind: str = "", within: bool = False
) -> tuple[float, str]:
    """The cost of a link and the name of the rule that set it.

    Args:
        figure: its tokens.
        anchor: a time in the same sentence.
        way: the path between the two, where they hang in one tree.
        known: the word list.
        kind: of the figure.
        within: both are part of the same speech.
    """
    between = times_signs.gap(figure, anchor.span)
    limit = anchor.expression.first is None and anchor.expression.last is not None
    if between.words > times_signs.MOST:
        return FAR, ""
    if not anchor.surveyed and (anchor.compared or between.than or times_signs.superlative(figure, anchor.span, known)):
        return FAR, ""
    if limit and times_signs.baseline(figure, known):
        return FAR, ""
    if times_signs.touching(figure, anchor.span):
        return 0.0, "time:touching"
    if between.announced or (between.baseline and not limit) or times_signs.baseline(figure, known):
        return FAR, ""
    if times_signs.standing(figure) or times_signs.risen_from(figure, anchor.span):
        return FAR, ""
    if way is None:  # two trees, or no parse: the words alone decide
        return position(anchor, between)
    total, rule = tree(way, anchor.span, kind, known)
    if total < SIGNS["reach"] and anchor.fronted and not aside(way) and not published(way, known):
        total, rule = min((total, rule), (SIGNS["fronted"], "time:fronted"))
    if total < SIGNS["reach"] and between.plain and not aside(way) and not times_signs.premodifier(anchor.chain[0]):
        total, rule = min((total, rule), (SIGNS["close"], "time:close"))
    if total > SIGNS["event"] and between.event and times_tense.past(times_tense.clause((*way.up, *climb(way.top)))):
        total, rule = SIGNS["event"], "time:event"
    if total >= FAR and anchor.surveyed:
        total, rule = SIGNS["survey"], "time:survey"
    if within and total >= FAR:
        total, rule = total - FAR + SIGNS["speech"], "time:speech"
    elif total >= FAR and said_year(way, anchor, known):
        total, rule = SIGNS["said year"], "time:said year"
    if times_signs.ahead(anchor.span) and times_tense.told((*way.up, *climb(way.top))):
        total += SIGNS["ahead"]
    total += SIGNS["semicolon"] * between.semicolon + SIGNS["bracket"] * between.bracket
    return total + WORD * between.words, rule


def position(anchor: Anchor, between: times_signs.Gap) -> tuple[float, str]:
    """The cost without a tree."""
    if anchor.fronted or between.plain:
        return SIGNS["close"] + WORD * between.words, "time:close"
    return FAR, ""


def aside(way: Path) -> bool:
    """True when the figure stands in a condition, a question, or a clause that tells of a thing, not what happened."""
    if any(child.lower_ in OPEN for token in way.up if token.pos_ in VERBS for child in token.lefts):
        return True
    relatives = [token for token in way.up if token.dep_ == "relcl"]
    return any(not times_tense.past(token) or (token.i < way.top.i and about(token)) for token in relatives)


def published(way: Path, known: Words) -> bool:
    """`on Monday it published records that show 90`: the time of the words, the figure in a clause of its own."""
    return way.top.lemma_ in known["publishes"] and any(token.pos_ in VERBS for token in way.up)


def said_year(way: Path, anchor: Anchor, known: Words) -> bool:
    """`In 2019, the bank estimated that 90 were sold`: over a year, the time of the words is that of the figure."""
    year = (anchor.expression.value or "").isdigit() and anchor.expression.last is not None
    below = way.up[-1] if way.up else None
    if not (year and anchor.fronted and below is not None and below.dep_ == "ccomp") or judged(way, known):
        return False
    return anchor.expression.first is not None and "perfect" not in times_tense.name(below)


def judged(way: Path, known: Words) -> bool:
    """`in May she called the plan to sell 90 a disgrace`, `her May promise of 90`: the time of words about it."""
    below = any(token.pos_ in VERBS for token in way.up)
    if way.top.pos_ in VERBS:
        return below and way.top.lemma_ in known["judges"] | known["accuses"]
    return way.top.lemma_.lower() in known["judges"]


def tree(way: Path, expression: Span, kind: str, known: Words) -> tuple[float, str]:
    """The borders that the path crosses, upwards from the figure and downwards to the expression."""
    if expression.start <= way.top.i < expression.end:
        return SIGNS["time itself"], "time:when"
    inside = way.top.pos_ in NOUNS and not any(token.pos_ in VERBS for token in way.up)
    if judged(way, known) or described(way, kind):
        return 2 * FAR, ""  # also within one speech
    total = sum(UP.get(leaving(token), 0.0) for token in way.up) - FAR * since_then(way)
    if trailing := before_said(way, expression):
        total -= UP["said"]
    total += sum(DOWN.get(entering(token, expression, way, known, inside=inside), 0.0) for token in way.down)
    dated = way.down and times_signs.premodifier(way.down[-1]) and way.down[-1].head.lemma_ not in known["unit"]
    if inside and any(token.dep_ == "conj" and expression.end <= token.left_edge.i for token in way.up):
        total += SIGNS["premodifier"]  # `the 2008 race and her eight years as mayor`
    if dated and not (inside or names_year(way, kind, known)):
        total += SIGNS["premodifier"]
    if not inside and not raised(way) and (tenses_differ(way) or earlier(way)):
        total += SIGNS["tense"]
    saying = way.up and way.up[-1].dep_ == "conj" and any(child.dep_ == "ccomp" for child in way.top.children)
    if saying or (published(way, known) and not trailing):
        total += SIGNS["beside the said"]
    if way.top.lemma_ in known["publishes"] and any(token.dep_ == "nsubjpass" for token in way.up[-1:]):
        total += FAR
    return total, "time:phrase" if inside else "time:clause" if total > 0.4 else "time:same clause"


def described(way: Path, kind: str) -> bool:
    """`Orlava, a town of 90, raised its taxes in May`, `Ada Tarn, 90, sold it in May`: what somebody or a thing is."""
    if kind == "age" and any(token.dep_ == "appos" for token in way.up):
        return True
    for number, token in enumerate(way.up[1:], 1):
        if token.dep_ == "appos" and token.pos_ == "NOUN" and way.up[number - 1].dep_ == "prep":
            return True
    return False


def since_then(way: Path) -> bool:
    """`Since the mill opened in 1990, farmers say they have lost 90 cows`: what is said to have been since."""
    if not way.up or not way.down or way.up[-1].dep_ != "ccomp" or way.down[0].i > way.up[-1].i:
        return False
    opening = way.down[0].lower_ if way.down[0].dep_ == "prep" else opens_with(way.down[0])
    return opening == "since" and times_tense.name(way.up[-1]) == "perfect"


def names_year(way: Path, kind: str, known: Words) -> bool:
    """`the 2015 vote`, `the 2015 deficit was $4 billion`: an event, or a subject and the amount it has by the verb."""
    noun = way.down[-1].head
    if noun.lemma_.lower() in known["survey"] or noun.lemma_.lower() in known["event"]:
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
    if {first, second} == {"perfect", "past"} and any(opens_with(token) == "since" for token in way.down):
        return False
    return first != second and {first, second} != {"past", "past perfect"}


def earlier(way: Path) -> bool:
    """`Built in 2014, the mill has 90 looms`, `has sold 90`: a participle of the past before what is so now."""
    main = times_tense.clause((*way.up, *climb(way.top)))
    if main is None or times_tense.name(main) not in ("present", "modal", "perfect"):
        return False
    return any(token.dep_ == "advcl" and participle(token) and token.i < main.i for token in way.down)


def participle(token: Token) -> bool:
    """A past participle, also where its capital misled the tagger: `Begun in 1997, the mill has`."""
    return token.tag_ == "VBN" or (bool(token.is_sent_start) and token.tag_ in ("NNP", "NN", "JJ", "VBD"))
