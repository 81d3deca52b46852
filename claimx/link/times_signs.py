"""Signs in the words around a time expression: what it touches, what it is compared with, where it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from claimx.link import times_tense
from claimx.link.times_tree import after, before, climb
from claimx.link.times_words import Words

NOUNS = frozenset(("NOUN", "PROPN", "NUM", "SYM"))
ADVERBIAL = frozenset(("npadvmod", "advmod", "tmod", "pobj", "prep", "pcomp"))
BEFORE = frozenset(("compound", "nummod", "amod", "nmod"))
MOST = 120  # words between; more is too far
BORDERS = frozenset(("PUNCT", "CCONJ", "SCONJ", "NUM"))
EVENT = frozenset(("when", "after", "as"))
STARTS = frozenset(("from", "versus", "against", "below", "above"))
PHRASE = frozenset(("NUM", "SYM", "NOUN", "ADV", "ADP", "DET", "ADJ", "PRON"))
TAIL = 8
LONG_TAIL = 12
PREVIOUS = frozenset(("last", "previous", "prior"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
SIGNED = frozenset(("plus", "minus"))
STANDING = frozenset(("now", "currently", "presently"))
PLACES = frozenset("from north south east west northeast northwest southeast southwest away outside off inland".split())
YEAR = re.compile("(?:19|20)[0-9][0-9]")
TERMS = frozenset(("year", "month", "quarter"))
FEW = frozenset(("two", "three", "four", "five"))
DEFINITE = frozenset(("the", "these", "those", "both", "all"))
AHEAD = frozenset(("next", "tomorrow", "coming", "upcoming"))
ENDS = frozenset(';:"“”')
ASIDE = frozenset((",", "that", "which", "who", "but", "since", "from"))
QUOTES = frozenset(('"', "'", "“", "‘", "''", "``"))


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands between a figure and a time, in either order.

    `than`: a comparison, `2 percent, less than it forecast in July`, but not `more than 90`. `announced`: a colon and
    a quotation mark; the one side tells when, the other what was said. `plain`: no border of a clause, no number.
    `bracket`: the time stands in brackets that the figure is not in. `event`: the figure, then `when` or `after` and
    the event that had the time, with nothing more: `90 died when a bus overturned on Monday`. `baseline`: the time
    is that of the figure before it, which the first is compared with: `rose to 90 from 80 the day before`.
    """

    words: int
    semicolon: bool
    than: bool
    announced: bool
    plain: bool
    bracket: bool
    event: bool
    baseline: bool = False


def gap(figure: Span, expression: Span) -> Gap:
    """Look at the tokens between the two; a gap beyond `MOST` is measured, not read."""
    first, last = (figure, expression) if figure.end <= expression.start else (expression, figure)
    words_between = max(last.start - first.end, 0)
    if words_between > MOST:
        return Gap(words_between, False, False, False, False, False, False)
    tokens = list(figure.doc[first.end : max(last.start, first.end)])
    texts = [token.lower_ for token in tokens]
    pairs = list(zip(texts, tokens[1:], strict=False))
    return Gap(
        words_between,
        ";" in texts,
        any(text == "than" and not counted(following) for text, following in pairs),
        any(text == ":" and following.text in QUOTES for text, following in pairs),
        words_between < 5 and all(token.pos_ not in BORDERS for token in tokens),
        texts.count("(") > texts.count(")") if first is figure else texts.count(")") > texts.count("("),
        first is figure and tells_event(tokens),
        first is figure and start_of_change(tokens),
    )


def tells_event(tokens: Sequence[Token]) -> bool:
    """True when the words between a figure and a later time are `... when a bus overturned near the town on`."""
    start = next((number for number, token in enumerate(tokens) if token.lower_ in EVENT), None)
    if start is None or any(token.lemma_ in ("say", "tell") or token.text in ENDS for token in tokens):
        return False
    clause = tokens[start + 1 :]
    return any(token.tag_ in ("VBD", "VBN") for token in clause) and all(token.lower_ not in ASIDE for token in clause)


def start_of_change(tokens: Sequence[Token]) -> bool:
    """True when the words before a time end in the start of a change: `from 80`, `versus 80 percent`."""
    if from_previous(tokens):
        return True
    tail = tokens[-TAIL:]
    place = next((number for number, token in enumerate(tail) if token.lower_ in STARTS), None)
    if place is None:
        return False
    phrase = tail[place + 1 :]
    numbers = [token for token in phrase if token.like_num and not YEAR.fullmatch(token.text)]
    return len(numbers) > 0 and all(token.pos_ in PHRASE or token.lower_ in SIGNED for token in phrase)


def from_previous(tokens: Sequence[Token]) -> bool:
    """`a fall from the last vote, in`: the time is that of the one before."""
    tail = tokens[-LONG_TAIL:]
    place = next((number for number, token in enumerate(tail) if token.lower_ == "from"), 0)
    phrase = tail[place + 1 :]
    if not place or tail[place - 1].pos_ != "NOUN" or not any(token.lower_ in PREVIOUS for token in phrase):
        return False
    return all(token.tag_ not in FINITE for token in phrase)


def counted(token: Token) -> bool:
    """True for the first word of a figure: `more than $9`, `more than half`."""
    return token.like_num or token.is_currency or token.tag_ == "$" or token.lower_ in ("half", "a", "twice")


def touching(figure: Span, expression: Span) -> bool:
    """`14 in May`, `31 deaths in June`: the expression follows with nothing but a noun and a preposition."""
    doc, end = figure.doc, figure.end
    if end + 1 < expression.start and doc[end].text == "(":  # `14 tons (15.4 tonnes) in May`
        end = next((token.i + 1 for token in doc[end : min(end + 8, expression.start)] if token.text == ")"), end)
    if not 0 <= expression.start - end < 4 or premodifier(expression.root):
        return False
    between = doc[end : expression.start]
    return all(token.pos_ in ("ADP", "NOUN", "DET", "ADJ") and token.lower_ != "of" for token in between)


def fronted(expression: Span) -> bool:
    """True when an adverbial of time opens the sentence."""
    if expression.root.dep_ not in ADVERBIAL:
        return False
    opening = before(expression.doc, expression.start, 7)
    return len(opening) < 7 and all(token.pos_ in ("ADP", "CCONJ", "SPACE", "PUNCT", "DET") for token in opening)


def surveyed(expression: Span, known: Words) -> bool:
    """`data from May suggest 40 percent`, `a poll taken in May found`: a measurement's date is that of its figures."""
    if [token.lower_ for token in before(expression.doc, expression.start, 2)] == ["as", "of"]:
        return True
    above = climb(expression.root)[1:3]
    verbs = [token for token in above if token.dep_ in ("acl", "relcl") and token.lemma_ not in known["publishes"]]
    touched = [token for token in before(expression.doc, expression.start, 2) if token.pos_ != "ADP"]
    nouns = (expression.root.head, *touched[-1:], *(verb.head for verb in verbs))
    return any(noun.lemma_.lower() in known["survey"] or noun.lower_ in known["survey"] for noun in nouns)


def compared(expression: Span, known: Words) -> bool:
    """True when the expression names the time that a figure is compared with."""
    first = expression[0]
    word = first if first.pos_ in ("ADP", "SCONJ") else expression.doc[max(expression.start - 1, 0)]
    if word.lower_ == "times" or measured_by(expression):
        return True
    if word.lower_ == "on" and against(expression):
        return True
    if word.lower_ not in known["compares"]:
        return False
    if word.lower_ not in ("from", "to"):
        return True
    ranged = any(token.lower_ in ("to", "until", "through", "-", "–") for token in expression[1:])
    told = [token.lower_ for token in after(expression.doc, expression.end, 2)] == [",", "when"]
    change = word.head.lemma_ in known["change"] and not told  # `a jump from May`
    return (word.head.pos_ not in NOUNS or change) and not ranged


def against(expression: Span) -> bool:
    """`up 4% on last year`, `on the year before`, `on 2018`: a whole period behind `on` is what a change is told by."""
    words = [token.lower_ for token in expression if token.lower_ != "on"]
    return (len(words) == 1 and YEAR.fullmatch(words[0]) is not None) or any(word in TERMS for word in words[-2:])


def measured_by(expression: Span) -> bool:
    """`half as many as in 1990`, `twice that of 1990`: the time of what a figure is measured by."""
    words = [token.lower_ for token in before(expression.doc, expression.start, 3)]
    if expression[0].pos_ == "ADP":
        words = [*words, expression[0].lower_][-3:]
    return words[-2:] == ["as", "in"] or words[-2:] in (["that", "of"], ["those", "of"])


def ahead(expression: Span) -> bool:
    """`next year`, `tomorrow`; not `the next year`, which follows another."""
    if expression[0].lower_ not in AHEAD:
        return False
    return [token.lower_ for token in before(expression.doc, expression.start, 1)] != ["the"]


def superlative(figure: Span, expression: Span, known: Words) -> bool:
    """`up 4 percent, the most since 2009`, `90, a rise since 2009`: the year is that of an earlier figure."""
    doc, start = expression.doc, expression.start
    opening = (expression[0].lower_, doc[start - 1].lower_)
    if start < figure.end or not any(word in ("since", "in", "over") for word in opening):
        return False
    between = doc[max(figure.end + 1, start - 8) : max(start, figure.end + 1)]
    if "since" not in opening and not any(token.lower_ == "," for token in between):
        return False
    return any(
        token.tag_ in ("JJS", "RBS") or token.lower_ == "first" or token.lemma_ in known["change"] for token in between
    )


def baseline(figure: Span, known: Words) -> bool:
    """`from 14 to 31`, `to 31 from 14`, `up from 14`: the start of a change, which has another time than the change."""
    doc, start = figure.doc, figure.start
    if start < 1 or doc[start - 1].lower_ != "from":
        return False
    opening = before(doc, start - 1, 4)
    if any(token.lower_ == "to" for token in (*opening, *after(doc, figure.end, 9))):
        return True
    return len(opening) > 0 and (opening[-1].lower_ in ("up", "down") or opening[-1].lemma_ in known["change"])


def risen_from(figure: Span, expression: Span) -> bool:
    """`from 90 cows in 2015 to 31`: the time of the start of a change, which is not that of its end."""
    doc = figure.doc
    opening = [token.i for token in before(doc, figure.start, 3) if token.lower_ == "to"]
    if not opening or not 0 <= opening[-1] - expression.end <= 1:
        return False
    start = before(doc, expression.start, TAIL)
    place = next((token.i for token in reversed(start) if token.lower_ == "from"), None)
    if place is None:
        return False
    held = doc[place + 1 : expression.start]
    return any(token.like_num for token in held) and not any(token.pos_ in ("VERB", "CCONJ") for token in held)


def standing(figure: Span) -> bool:
    """`the fee, now $9`, `currently 90 cows`: as it is on the day of publication, whatever else is told."""
    return any(token.lower_ in STANDING for token in before(figure.doc, figure.start, 2)[-2:])


def known_few(figure: Span) -> bool:
    """`it confused the two piers`: a few named before, dated only as those who did what is told."""
    opening = [token.lower_ for token in before(figure.doc, figure.start, 1)]
    if figure.text.lower() not in FEW or not opening or opening[0] not in DEFINITE:
        return False
    noun = figure.root.head if figure.root.dep_ == "nummod" else figure.root
    return not (noun.dep_ in ("nsubj", "nsubjpass") and times_tense.past(noun.head))


def place(figure: Span) -> bool:
    """`in Tarn, a town nine miles from Orlava`: where a thing is, not how far somebody went or what happened there."""
    if not any(token.lower_ in PLACES for token in after(figure.doc, figure.end, 2)):
        return False
    off = figure.doc[figure.end : figure.end + 1].text.lower() == "away"
    if off and figure.start and figure.doc[figure.start - 1].pos_ in ("NOUN", "PROPN"):
        return True  # `a star nine light-years away`
    above = next((token for token in climb(figure.root)[1:] if token.pos_ not in ("ADP", "ADV", "NUM")), None)
    return above is not None and above.pos_ == "NOUN"


def premodifier(token: Token) -> bool:
    """`the 2009 report`: a date before a noun dates the thing, not the event."""
    return token.dep_ in BEFORE and token.i < token.head.i
