"""What a figure measures, read from the parse: its verb, that verb's subject and object, the noun above it."""

from collections.abc import Sequence

from spacy.tokens import Token

from claimx.link import naming
from claimx.link.measured_place import (
    LONG_SENTENCE,
    PARTS,
    Answer,
    Figure,
    Found,
    borrow,
    borrow_people,
    borrow_plural,
)
from claimx.link.phrases import (
    ELLIPSES,
    NOUN,
    SUBJECT,
    VERB,
    Phrase,
    Place,
    ancestors,
    clause,
    left_end,
    noun_phrase,
)
from claimx.link.subjects import subject

PERSON = frozenset({"he", "she", "i", "you", "we"})
MOVES = frozenset({"from", "to", "by", "at", "for", "above", "below"})
ACTS = frozenset({"duration", "score", "measure", "money"})
STATES = frozenset({"stand", "remain", "lie", "locate", "hold", "sit", "weigh", "measure"})
OWNERS = frozenset({"gain", "lose", "take"})  # their object is counted, their subject has it
OWN = frozenset({"hers", "his", "theirs", "ours", "mine", "yours"})


def root_of(place: Place) -> Token:
    """The figure's highest token in the tree."""
    for token in place.doc[place.first : place.last + 1]:
        if not place.first <= token.head.i <= place.last or token.head.i == token.i:
            return token
    return place.doc[place.last]


def above_of(figure: Figure) -> tuple[Token | None, str]:
    """The verb or noun above the figure, and the preposition between them."""
    place, link = figure.place, ""
    root = root_of(place)
    if root.pos_ in VERB and figure.kind == "multiple":
        return root, link
    for token in ancestors(root):
        if token.pos_ in VERB and token.lower_ not in ("including", "according"):
            return token, link
        if token.pos_ == "ADP":
            link = link or token.lower_
        elif token.pos_ in NOUN and _holds(figure, token, link):
            return token, link
    return None, link


def _holds(figure: Figure, noun: Token, link: str) -> bool:
    """Whether a noun above the figure may be what it measures."""
    if figure.before < noun.i < figure.place.first or noun.lower_ in figure.place.lists["idiom"]:
        return False
    if noun.dep_ == "pobj" and noun.head.head.lower_ == "according":
        return False
    if (
        noun.dep_ == "poss"
        or noun.lower_ in ELLIPSES
        or noun.lower_ in figure.place.lists["stop"]
        or noun.lower_ in figure.place.lists["vessel"]
        or figure.place.taken[noun.i]
    ):
        return False
    if noun.lower_ in figure.place.lists["change"] and (noun.i > figure.place.last or link == "from"):
        return False
    if figure.kind in PARTS and link in ("", "by", "to") and noun.i < figure.place.first:
        return False
    if noun.i > figure.place.last and figure.place.word(figure.place.last + 1) in ("to", "for", "from", "in", "on"):
        return False
    if noun.pos_ == "PROPN" and figure.kind in ("score", *PARTS):
        return False
    return not (figure.kind == "duration" and link in ("for", "over", "in", "after"))


def governed(figure: Figure, earlier: Sequence[Found]) -> Answer:
    """The figure's verb or noun: `complaints were over 60`, `cost $5bn`, `cut the fee from $20 to $15`."""
    if not figure.tree:
        return None
    place = figure.place
    above, link = above_of(figure)
    if above is None or not place.low <= above.i < place.high:
        return None
    if above.pos_ in NOUN:
        return noun_phrase(place, above.i), "noun"
    if above.tag_ == "VBG" and above.dep_ == "pcomp" and link == "at" and above.head.head.pos_ in NOUN:
        return noun_phrase(place, above.head.head.i), "noun"
    if above.dep_ == "acomp" and figure.kind in PARTS and root_of(place).dep_ == "npadvmod":  # is 14% funded
        who = subject(above.head)
        above = above.head if who is not None and who.pos_ in NOUN else above
    if above.lower_ == "compared":
        return borrow(figure, earlier, back=0) or (clause(place, above.i, first=None), "verb")
    if link == "to" and figure.kind == "count" and _sums(figure, above) and (again := borrow(figure, earlier, back=0)):
        return again
    if (polled := _asked(figure, above)) is not None:
        return polled
    target = _object(figure, above, link)
    if target is not None and target.pos_ == "PRON":
        return _antecedent(figure, earlier, above)
    if target is not None:
        phrase = noun_phrase(place, target.i)
        votes = figure.kind in PARTS and figure.quantity.direction is None and above.i + 4 > phrase.start > above.i
        return Phrase(above.i if votes else phrase.start, phrase.end, phrase.head), "object"
    if (
        above.lower_ in place.lists["trailing"]
        and place.word(above.i - 1) == ","
        and place.doc[above.i - 2].pos_ in NOUN
    ):
        return noun_phrase(place, above.i - 2, grow=False), "trailing"
    return _by_subject(figure, earlier, above)


def _asked(figure: Figure, verb: Token) -> Answer:
    """`voters are united behind the levy, 89%-6%`: the people asked."""
    place, who = figure.place, subject(verb)
    if figure.kind != "percent" or figure.quantity.direction:
        return None
    if who is None or not place.low <= who.i < place.first or place.taken[who.i] or who.tag_ not in ("NNS", "NNPS"):
        return None
    people = {who.lemma_.lower(), who.lower_.removesuffix("s")} & place.lists["polled"]
    return (noun_phrase(place, who.i), "polled") if people else None


def _sums(figure: Figure, verb: Token) -> bool:
    """`14 new cases, taking the total to 312`: the sum of what is counted before."""
    sums = figure.place.lists["sum"]
    return any(t.dep_ == "dobj" and t.lower_ in sums and t.i < figure.place.first for t in verb.rights)


def _by_subject(figure: Figure, earlier: Sequence[Found], verb: Token) -> Answer:
    """The verb's subject where the verb says how much it is, else the two together: `Okafor raised $2m`."""
    place, who = figure.place, subject(verb)
    aside = _aside(figure, earlier, verb)
    if aside is not None:
        return aside
    other = who is not None and not place.first <= who.i <= place.last
    stated = verb.lemma_.lower() in place.lists["subject"] and not _is_act(figure, verb)
    if other and who is not None and place.taken[who.i] and stated:
        shared = _whose(earlier, who)
        if shared is not None or who.pos_ in NOUN:
            return shared or (Phrase(who.i, who.i + 1, who.i), "subject")
    if who is None or place.taken[who.i] or _holds_figure(place, who):
        return clause(place, verb.i, first=None), "verb"
    if who.lemma_.lower() in place.lists["standin"] or who.lower_ in OWN:
        again = borrow(figure, earlier, back=1)
        if again is not None:
            return again
    if figure.kind in PARTS and who.lemma_.lower() in place.lists["survey"]:
        sample = borrow_plural(figure, earlier) or borrow_people(figure, earlier)
        if sample is not None:
            return sample
    if verb.lemma_.lower() in place.lists["buys"] and who.lower_ in place.lists["coin"]:
        return noun_phrase(place, who.i, grow=False), "subject"
    holds = figure.kind == "percent" and root_of(place).dep_ == "dobj" and verb.lemma_.lower() in place.lists["holds"]
    if holds and naming.runner(place, who):
        return borrow_people(figure, earlier) or (noun_phrase(place, who.i, grow=False), "candidate")
    first = left_end(place.doc, who.i, place.low) if who.i < verb.i else None
    whole = clause(place, verb.i, first=first)
    fits = first is not None and whole.start == first
    if _is_act(figure, verb) and (fits or figure.kind != "measure" or who.pos_ == "PRON"):
        return whole, "act"
    if who.pos_ == "PRON":
        return _antecedent(figure, earlier, verb) or (whole, "verb")
    bare = (
        figure.kind == "count" and root_of(place).dep_ == "dobj" and verb.lemma_.lower() not in place.lists["subject"]
    )
    if bare and not fits:
        return whole, "verb"
    if verb.lemma_.lower() in place.lists["subject"] or not fits:
        phrase = noun_phrase(place, who.i)
        return (
            Phrase(phrase.start, max(whole.end, phrase.end), who.i) if fits and _tells(figure, verb) else phrase
        ), "subject"
    return Phrase(whole.start, whole.end, verb.i if bare else who.i), "doer"


def _whose(earlier: Sequence[Found], figure: Token) -> Answer:
    """`half of the homes cost $1m`: the thing that the figure in the subject counts."""
    for other in reversed(earlier):
        if other.figure.place.first <= figure.i <= other.figure.place.last:
            return (other.phrase, "shared") if other.lends else None
    return None


def _aside(figure: Figure, earlier: Sequence[Found], verb: Token) -> Answer:
    """`a rise in exports, surpassing $7 billion`: an afterthought speaks of the figure or the noun before it."""
    place, i = figure.place, verb.i - 1
    if verb.tag_ != "VBG" or verb.dep_ != "advcl" or place.word(i) != "," or figure.kind == "duration":
        return None
    again = borrow(figure, earlier, back=0) if figure.kind in PARTS else None
    noun = place.doc[i - 1]
    if noun.lower_ in place.lists["stop"] or place.taken[noun.i]:
        return again
    if again is not None or noun.pos_ not in NOUN or verb.lemma_.lower() not in place.lists["subject"]:
        return again
    return noun_phrase(place, i - 1, grow=False), "aside"


def _tells(figure: Figure, verb: Token) -> bool:
    """Whether the verb says more than that it is so much: `the hack cost`, not `the toll stood`."""
    lemma = verb.lemma_.lower()
    plain = figure.place.lists["lasts"] - {"cost"} | STATES
    return figure.kind != "multiple" and lemma not in plain


def _holds_figure(place: Place, noun: Token) -> bool:
    """`a total of 14 are missing`: a subject that only holds the figure."""
    return noun.lower_ in place.lists["vessel"] and place.word(noun.i + 1) == "of" and place.first - noun.i < 7


def _is_act(figure: Figure, verb: Token) -> bool:
    """Whether the act is measured rather than its subject: `held for 60 days`, `invested $2m`, `twice questioned`."""
    lemma = verb.lemma_.lower()
    if races(figure.place, verb) or figure.quantity.text.lower() in ("once", "twice", "thrice"):
        return True
    held = figure.place.doc[verb.i + 1 : figure.before + 1][:20]
    between = any(token.pos_ in NOUN and token.lower_ not in figure.place.lists["vessel"] for token in held)
    if figure.kind == "score":
        return True
    stated = figure.place.lists["lasts"] if figure.kind == "duration" else figure.place.lists["subject"]
    mixed = between and (lemma == "be" or figure.kind == "duration")
    if figure.kind == "measure" and figure.place.word(figure.before) == "to":  # widen the park to 90 acres
        mixed = any(t.dep_ == "dobj" for t in verb.rights)
    return figure.kind in ACTS and (lemma not in stated or mixed)


def races(place: Place, verb: Token) -> bool:
    """`Okafor edged Brandt`, not `the bank edged up its forecast`."""
    return verb.lemma_.lower() in place.lists["race"] and not any(
        t.dep_ == "dobj" and t.pos_ == "NOUN" for t in verb.rights
    )


def _object(figure: Figure, verb: Token, link: str) -> Token | None:
    """The verb's own object, where the figure is not it: `cut the fee to $15`, `tripled its sales`."""
    if link == "by" and figure.kind == "count":  # men outnumber women by 300
        return None
    moved = link in MOVES and figure.kind not in ("duration", "score", "measure")
    place, lemma = figure.place, verb.lemma_.lower()
    if figure.kind == "measure":
        beside = place.doc[figure.before] if place.low <= figure.before else None
        return beside if beside is not None and beside.dep_ == "dobj" and beside.head.i == verb.i else None
    if not moved and figure.kind not in ("multiple", *PARTS):
        return None
    if races(place, verb) or lemma in place.lists["dative"] or root_of(place).dep_ in SUBJECT:
        return None
    stops = place.lists["stop"] | place.lists["vessel"] | place.lists["idiom"]
    for token in verb.children:
        good = (
            (token.pos_ in NOUN or token.lower_ in ("it", "them"))
            and token.lower_ not in stops
            and not naming.person(place, token)
        )
        left = token.i < place.first or figure.kind == "multiple"
        if token.dep_ == "dobj" and good and left and not place.taken[token.i]:
            return token
    return None


def _antecedent(figure: Figure, earlier: Sequence[Found], verb: Token) -> Answer:
    """The noun behind `it` or `they`: the clause above, an earlier figure's, the sentence before."""
    place, pronoun = figure.place, subject(verb)
    if pronoun is not None and pronoun.lower_ in PERSON:
        return None
    if verb.dep_ in ("advcl", "conj"):
        above = subject(verb.head)
        if above is not None and above.pos_ in NOUN and not naming.person(place, above) and above.i < verb.i:
            return noun_phrase(place, above.i), "antecedent"
    again = borrow(figure, earlier, back=1)
    if again is not None:
        return again
    if place.low == 0:
        return None
    previous = place.doc[place.low - 1].sent
    if len(previous) > LONG_SENTENCE:
        return None
    told = next((t for t in previous.root.children if t.dep_ == "ccomp"), previous.root)
    who = subject(told)
    if pronoun is not None and pronoun.lower_ == "they" and (who is None or who.tag_ in ("NN", "NNP")):
        many = [t for t in told.rights if t.dep_ in ("dobj", "attr") and t.tag_ == "NNS" and not place.taken[t.i]]
        who = many[0] if many and not any(t.dep_ == "conj" for t in (who.rights if who is not None else ())) else who
    if who is None or who.pos_ not in NOUN:
        return None
    outer = Place(place.doc, previous.start, previous.start, previous.start, previous.end, place.taken, place.lists)
    return noun_phrase(outer, who.i), "antecedent"
