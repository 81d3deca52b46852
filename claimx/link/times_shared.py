"""Times that one figure takes from the figure beside it: parts of a whole, and lists before their time."""

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Span

from claimx.link.times_anchor import Anchor
from claimx.link.times_tense import VERBS, clause, past
from claimx.link.times_tree import Tokens, before, climb, root
from claimx.mentions import Quantity

Found = tuple[Anchor, str] | None
JOINED = 14
MODIFIERS = 4


def share(figures: Sequence[Quantity], spans: Sequence[Span], found: Sequence[Found], tokens: Tokens) -> list[Found]:
    """The links with those added that a neighbour in the same sentence gives; all in order of the text."""
    shared = list(found)
    for left, right in pairwise(range(len(figures))):
        if tokens.sentence(spans[left].start) != tokens.sentence(spans[right].start):
            continue
        one, two = shared[left], shared[right]
        same = figures[left].kind == figures[right].kind
        if two is None and one is not None:
            if part(spans[left], spans[right]):
                shared[right] = one[0], "time:part"
            elif same and (twins(spans[left], spans[right]) or gapped(spans[left], one[0].span, spans[right])):
                shared[right] = one[0], "time:list"
        elif one is None and two is not None and two[0].span.start >= spans[right].end:
            shared[left] = (two[0], "time:list") if same and listed(spans[left], spans[right]) else None
    return shared


def part(whole: Span, piece: Span) -> bool:
    """`of the 90 seized in May, 12 were sold`; `90 in May, 12 of which were sold`."""
    doc = whole.doc
    opening = before(doc, whole.start, 6)
    if len(opening) < 6 and opening[:1].text == "Of" and past(clause(climb(root(piece)))):
        return any(token.lower_ == "," for token in doc[whole.end : piece.start])
    after = [token.lower_ for token in doc[piece.end : piece.end + 2]]
    return after in (["of", "which"], ["of", "whom"], ["of", "them"])


def twins(left: Span, right: Span) -> bool:
    """`killing six and injuring nine`: objects of two participles joined by `and`."""
    one, two = root(left).head, root(right).head
    one, two = (verb if verb.pos_ in VERBS else verb.head for verb in (one, two))
    return two.dep_ == "conj" and two.head == one and one.tag_ == two.tag_ == "VBG"


def listed(left: Span, right: Span) -> bool:
    """`90 sheep and at least 12 goats`: joined by `and`, with nothing but modifiers before the second."""
    between = left.doc[left.end : right.start]
    if not 0 < len(between) <= JOINED:
        return False
    tail = between[-MODIFIERS:]
    joins = [token.i for token in tail if token.lower_ in ("and", "or", "&")]
    if not joins:
        return False
    return all(
        token.pos_ in ("ADV", "ADP", "ADJ", "DET", "NOUN", "SYM") for token in left.doc[joins[-1] + 1 : right.start]
    )


def gapped(left: Span, time: Span, right: Span) -> bool:
    """`ewes fetched 90 in May and goats 40`: a second clause that leaves out its verb."""
    between = left.doc[left.end : right.start]
    if not left.end <= time.start < right.start or len(between) > JOINED:
        return False
    after = left.doc[time.end : right.start]
    return any(token.lower_ == "and" for token in after) and not any(token.pos_ in VERBS for token in after)
