"""Who passed a figure on from its source: `CBS News reported, citing hospital data`, `the minister told Reuters`."""

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from ..annotate.columns import columns_of
from ..mentions import Attribution, Offsets
from .passages import respondents
from .via_words import Media, media

NOUNS = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))
JOINTS = frozenset(("-", "–", "/", "&", "'s", "’s", "'", "’"))
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
DETERMINERS = frozenset("the a an its his her their our another".split())
STATED = frozenset(("verb-that", "verb-around", "verb-place", "according", "per", "quote"))
APART = re.compile(r"(?:\b(?:while|whereas|although|though|but)|[:;]) [“\"‘']?$")
BREAK = re.compile(r"\n\s*\n|[.!?][\"”’]?\s*\n")
BEHIND = re.compile(r"\W(?:by|from|of|on|for|in|that|provided|seen|obtained)\W")
HEARSAY = re.compile(r"(?:(?:some|several|many|media|news|press|local|other) )?reports", re.IGNORECASE)
BARE = frozenset(
    "he she they it we i you who which this that these those all what something anything nothing everything".split()
)
LONGEST = 9  # tokens of a name with what stands before it
NEAR = 5  # tokens from a talk to whom it was with


def find(
    doc: Doc, text: str, one: Attribution, outer: Sequence[Attribution], *, lexicon: str | None = None
) -> tuple[Offsets, str] | None:
    """The voice that passed on what an attribution says, and by which rule.

    Args:
        doc: The parsed article.
        text: Its text.
        one: The attribution whose source answers for a figure.
        outer: The attributions around the figure, the smallest content first.
        lexicon: A folder whose `media.toml` comes before the built-in list.
    """
    if one.cue is None:
        return None
    if (above := _above(text, one, outer, media(lexicon))) is not None:
        return above, "+relayed"
    cue = doc.char_span(*one.cue, alignment_mode="expand")
    if cue is None:
        return None
    words = media(lexicon)
    if (heard := _told(doc, words, cue) or _talk(doc, words, cue)) is None or _same(text, one, heard):
        return None
    return heard, "+told"


def is_outlet(doc: Doc, mention: Offsets, *, lexicon: str | None = None) -> bool:
    """Whether a mention names an outlet: `the Brell Times`, `state media`."""
    span = doc.char_span(*mention, alignment_mode="expand")
    return span is not None and outlet(doc, media(lexicon), span.start) is not None


def _above(text: str, one: Attribution, outer: Sequence[Attribution], words: Media) -> Offsets | None:
    """`CBS News reported that the ministry said ...`: the nearest statement that the other's cue stands in."""
    assert one.cue is not None
    for other in outer:
        if other is one or other.source is None or other.cue is None or other.stance != "asserts":
            continue
        if other.rule not in STATED and text[slice(*other.cue)].lower() not in words.quoting:
            continue
        name = text[slice(*other.source)]
        if name.lower() in BARE or not name[0].isalnum() or _same(text, one, other.source):
            continue
        if respondents(name) or _doubtful(text, one, other, words):
            continue
        if _holds(other, one.cue) and not _apart(text, one):
            return other.source
    return None


def _doubtful(text: str, one: Attribution, other: Attribution, words: Media) -> bool:
    """Two papers that may be one (`filings show 40, according to a document`), and what the article itself compares.

    A noun phrase like `the 40 deaths estimated by the board` may be the writer's own words about what somebody said.
    """
    assert one.cue is not None
    assert other.cue is not None
    if one.rule in ("verb-reduced", "verb-which") or HEARSAY.fullmatch(text, *(other.source or one.cue)):
        return True
    if one.rule == "verb-at" and text[slice(*one.cue)].endswith(" at"):  # `a crowd that the board estimated at 40`
        return True
    if other.rule != "quote" and BREAK.search(text, *sorted((one.cue.start, other.cue.start))):
        return True
    trails = any(
        it.rule == "according" and it.content[0].start < (it.cue or it.content[0]).start for it in (one, other)
    )
    return trails and _paper(text, one, words) and _paper(text, other, words)


def _paper(text: str, one: Attribution, words: Media) -> bool:
    """Whether a source is a document: `court filings`, `a document provided by a lawyer`."""
    assert one.source is not None
    head = BEHIND.split(text[slice(*one.source)].lower(), maxsplit=1)[0].split()
    return bool(head) and not {head[-1], head[-1].removesuffix("s")}.isdisjoint(words.documents)


def _apart(text: str, one: Attribution) -> bool:
    """`One survey found 40, while another says ...`: a second statement beside the first."""
    return one.source is not None and APART.search(text, max(0, one.source.start - 12), one.source.start) is not None


def _holds(other: Attribution, cue: Offsets) -> bool:
    """Whether a statement takes in another's cue; what stands on both sides of `according to Y` may be two clauses."""
    pieces = other.content
    if other.rule in ("according", "per") and len(pieces) > 1 and pieces[-1].start <= cue.start:
        return False
    return any(span.start <= cue.start < span.end for span in pieces)


def _same(text: str, one: Attribution, mention: Offsets) -> bool:
    """Whether a mention is the source itself, or a part of it."""
    source = one.source
    return source is not None and (
        text[slice(*source)].lower() == text[slice(*mention)].lower()
        or (source.start < mention.end and mention.start < source.end and one.rule not in ("according", "per"))
    )


def _told(doc: Doc, words: Media, cue: Span) -> Offsets | None:
    """`told Reuters`, `said Monday on CNN`, `said to the Brell Times`: whom the cue's verb addresses."""
    verb = cue.root
    if verb.pos_ not in ("VERB", "AUX") or verb.lower_ == "according":
        return None
    if (quoting := _quoting(words, verb)) is not None:
        if (who := next((kid for kid in quoting.lefts if kid.dep_ == "nsubj"), None)) is not None:
            return Offsets(doc[who.left_edge.i].idx, who.idx + len(who))
        return _led_to(doc, words, quoting, ("by", "in"))
    if verb.lemma_ == "tell" and verb.i + 1 < len(doc):
        return outlet(doc, words, verb.i + 1)
    return _led_to(doc, words, verb, ("on", "to"))


def _quoting(words: Media, verb: Token) -> Token | None:
    """The `quoted` of `quoted Y as saying`, of either verb."""
    if verb.lower_ in words.quoting:
        return verb
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb
    return above if above.lower_ in words.quoting else None


def _led_to(doc: Doc, words: Media, verb: Token, leading: tuple[str, ...]) -> Offsets | None:
    """The outlet behind one of these prepositions of a verb, or of the verb under it."""
    for at in range(verb.i + 1, min(verb.i + 8, verb.sent.end - 1)):
        above = doc[at].head
        near = above in (verb, verb.head) or above.head.head == verb
        if doc[at].lower_ in leading and near and (found := outlet(doc, words, at + 1)) is not None:
            return found
    return None


def _talk(doc: Doc, words: Media, cue: Span) -> Offsets | None:
    """`in an interview with Reuters`, `in a Reuters interview`, `in a statement carried by state media`."""
    sentence = cue.root.sent
    lower = columns_of(doc).lower
    for at in range(sentence.start, sentence.end):
        if lower[at] not in words.talk_ends or not _a_talk(doc, words, at):
            continue
        first = next(
            (i for i in range(at - 1, max(sentence.start, at - NEAR) - 1, -1) if doc[i].lower_ in words.opening), None
        )
        if first is None:
            continue
        first += 2 if doc[first + 1].lower_ in DETERMINERS else 1
        if (before := outlet(doc, words, first)) is not None and before.end <= doc[at].idx:
            return before
        for i in range(at + 1, min(at + NEAR, sentence.end - 1)):
            if doc[i].lower_ in words.leading and (found := outlet(doc, words, i + 1)) is not None:
                return found
            if doc[i].pos_ in ("VERB", "AUX", "PUNCT") and doc[i].lower_ not in words.carried:
                break
    return None


def _a_talk(doc: Doc, words: Media, at: int) -> bool:
    """Whether the word for a talk ends at this token."""
    return any(
        tuple(token.lower_ for token in doc[at - n : at + 1]) in words.talks
        for n in range(min(at + 1, 3))
        if doc[at].is_alpha or n == 0
    )


def outlet(doc: Doc, words: Media, first: int) -> Offsets | None:
    """The outlet that a noun phrase beginning at this token names, with its journalist if it goes on to name one."""
    last = first
    while last < min(len(doc), first + LONGEST) and (
        doc[last].pos_ in NOUNS
        or (doc[last].text[:1].isupper() and doc[last].pos_ != "PRON")
        or doc[last].lower_ in JOINTS
        or doc[last].lower_.startswith(("state", "pro", "semi"))
        or (last == first and doc[last].lower_ in DETERMINERS)
        or (doc[last].lower_ == "of" and last > first and doc[last - 1].text[:1].isupper())
    ):
        last += 1
    for end in range(first + 1, last + 1):
        start = _begins(doc, words, first, end)
        if start is None or _goes_on(doc, words, end, last):
            continue
        return Offsets(doc[first].idx, _to_name(doc, words, end, last))
    return None


def _begins(doc: Doc, words: Media, first: int, end: int) -> int | None:
    """Where an outlet's name or noun that ends here begins; None where none does."""
    for start in range(max(first, end - 4), end):
        said = tuple(token.text for token in doc[start:end])
        if (
            said in words.names
            or (said[0].isupper() and tuple(map(str.upper, said)) in words.capitals)
            or tuple(part.lower() for part in said) in words.nouns
        ):
            return start
        named = start > first and doc[start - 1].lower_ not in POSSESSIVE
        if named and said in words.endings and (doc[start - 1].text[:1].isupper() or doc[start - 1].lower_ == "the"):
            return start
    at = end - 1
    if doc[at].lower_ in words.plain and at > first and doc[at - 1].lower_ not in DETERMINERS:
        return at
    return None


def _goes_on(doc: Doc, words: Media, end: int, last: int) -> bool:
    """Whether a name that seems to end here goes on: `the Times Square crowd`, `the CNN debate audience`."""
    if end >= last:
        return False
    after = doc[end]
    if after.lower_ in POSSESSIVE or after.lower_ in words.journalists:
        return False
    names = any(tuple(token.lower_ for token in doc[end : end + n]) in words.nouns | words.talks for n in (1, 2))
    if after.text == "/" or (after.pos_ == "NOUN" and after.lemma_ in words.documents and not names):
        return True  # `the Brell Journal/NBC News poll`
    if after.text[:1].isupper():
        return doc[end - 1].text[:1].isupper() and after.dep_ not in ("nsubj", "poss")
    joined = after.pos_ == "NOUN" and doc[end - 1].head == after and doc[end - 1].dep_ == "compound"
    return joined and not names


def _to_name(doc: Doc, words: Media, end: int, last: int) -> int:
    """Where the mention ends: behind `CNN's Jon Veldt` and `Reuters reporter Jon Veldt`, else behind the outlet."""
    at = end
    if at < last and doc[end - 1].lower_ == doc[end - 1].text and doc[end - 1].lower_ not in words.plain:
        while at < last and doc[at].text[:1].isupper():  # `the news agency Sarn`
            at += 1
        end = at if at == len(doc) or doc[at].pos_ not in ("VERB", "AUX") else end
    if at < last and (doc[at].lower_ in POSSESSIVE or doc[at].lower_ in words.journalists):
        at += 1
        while at < last and doc[at].lower_ in words.journalists:
            at += 1
        while at < last and doc[at].pos_ == "PROPN" and doc[at].text[:1].isupper():
            at += 1
        if doc[at - 1].lower_ not in POSSESSIVE:
            end = at
    return doc[end - 1].idx + len(doc[end - 1])
