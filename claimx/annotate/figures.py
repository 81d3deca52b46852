"""The figures of an article on which claims rest: the quantities of its text, judged with the parse and the names."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from claimx.mentions import Quantity, TimeExpression
from claimx.quantity.found import Found
from claimx.quantity.reading import decide
from claimx.quantity.vocabulary import Vocabulary, vocabulary

from .columns import text_of

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_EACH = re.compile(
    r"(?:[ \u00a0][a-z]+){0,3}?[ \u00a0](?P<each>each|apiece)"
    r"(?![ \u00a0](?:of|other|time|day|week|month|year|one|way)\b)"
)
_MOST_SOURCES = 12
_SAYING = frozenset(
    "say tell claim report note add state argue suggest explain comment write tweet describe recall confirm warn "
    "announce declare post point put quip joke observe remark reply argue complain acknowledge insist believe "
    "think testify".split()
)
_SPEAKERS = frozenset(
    "source person people official aide witness expert analyst executive diplomat lawmaker adviser advisor insider "
    "senator democrat republican employee resident survivor economist lawyer scientist researcher".split()
)
_MARKUP = ('="', "='")  # the value of an attribute: `<tweet timestamp="1449">` in a scraped text
_LANDS = 2  # names of one land that tell where an article of an unknown outlet is at home
_DOLLARS = frozenset("CAD AUD NZD HKD SGD TWD JMD TTD FJD NAD BBD BSD".split())


def find(
    doc: Doc,
    *,
    published: date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    times: Iterable[TimeExpression] = (),
    lexicon: str | None = None,
) -> tuple[Quantity, ...]:
    """The figures that are claims, in order: no dates, names, pronouns, counts of sources, or bare times.

    Args:
        publisher: the outlet, whose country a bare `$` follows.
        times: the article's time expressions; a duration that only says when is no figure.
    """
    text = text_of(doc)
    read = list(decide(text, lexicon=lexicon))
    dollar = dollar_of((f.quantity for f in read if f.quantity), publisher=publisher, text=text, lexicon=lexicon)
    named = _numbers_in_names(read)
    dated = [t for t in times if t.type in ("DATE", "TIME")]
    starts = doc.to_array("IDX")
    out = []
    for found in read:
        quantity = found.quantity
        if quantity is None or found.number is not None or text.startswith(_MARKUP, max(quantity.start - 2, 0)):
            continue
        index = bisect_left(starts, quantity.start)
        token = doc[index] if index < len(doc) and starts[index] == quantity.start else None
        if token is not None and (_is_name(token, quantity, named) or _counts_sources(token, quantity)):
            continue
        if _only_when(quantity, dated):
            continue
        if token is not None and quantity.per in (None, "each") and (each := _each(doc, text, quantity)):
            quantity = replace(quantity, per=each)
        out.append(replace(quantity, unit=dollar) if quantity.unit == "$" else quantity)
    return tuple(out)


def dollar_of(
    quantities: Iterable[Quantity], *, publisher: str | None = None, text: str = "", lexicon: str | None = None
) -> str:
    """The currency of a bare `$`: another dollar named in the article, the publisher's or the article's land's, USD."""
    units = {q.unit for q in quantities}
    named = units & _DOLLARS
    if len(named) == 1 and (only := named.pop()):
        return only
    known = vocabulary(lexicon)
    if publisher:
        for outlet, currency in known.outlets:
            if _names_outlet(publisher.lower(), outlet.lower()):
                return currency
    return _land(text, known) if "$" in units and "USD" not in units else "USD"


def _land(text: str, known: Vocabulary) -> str:
    """The currency of the one land that the article speaks of several times, and of no other with a dollar."""
    seen = {code: len(set(found)) for code, pattern in known.lands if (found := pattern.findall(text))}
    code, times = seen.popitem() if len(seen) == 1 else ("USD", 0)
    return code if times >= _LANDS else "USD"


def _names_outlet(publisher: str, outlet: str) -> bool:
    """Whether the publisher's name holds the outlet's or place's: the end of a domain, a long word, or whole words."""
    if outlet.startswith("."):
        return publisher.endswith(outlet)
    if len(outlet) > 5 and " " not in outlet:
        return outlet in publisher
    return re.search(rf"(?<!\w){re.escape(outlet)}(?!\w)", publisher) is not None


def _numbers_in_names(read: Iterable[Found]) -> frozenset[str]:
    """The digits of the article's names (`Boeing 737`), which may come back alone (`the 737`)."""
    names = (f.number.text for f in read if f.number and f.number.role == "name")
    return frozenset(digits for name in names for digits in re.findall(r"[0-9]{2,}", name))


def _is_name(token: Token, quantity: Quantity, named: frozenset[str]) -> bool:
    """Whether a bare number is the name of a thing, a work or a law: said before, or as the model sees it."""
    if quantity.unit is not None or quantity.kind != "count" or quantity.modifier:
        return False
    behind_a_noun = token.head.i < token.i and token.head.pos_ in ("NOUN", "PROPN")
    if quantity.text in named and not _counts(token) and (len(quantity.text) > 2 or behind_a_noun):
        return True
    if quantity.text.lower() == "one" and _alone(token):
        return True
    if behind_a_noun and token.head.pos_ == "PROPN" and token.head.i == token.i - 1 and _before_one_thing(token):
        return True
    return _in_name(token)


def _in_name(token: Token) -> bool:
    """Whether the number ends the name that is the subject (`Area 51 draws`), or begins one (`Seven Oaks Dairy`)."""
    doc, i = token.doc, token.i
    if token.head.pos_ != "PROPN" or i + 1 == len(doc):
        return False
    if token.head.i == i - 1:
        return token.is_digit and doc[i - 1].text[:1].isupper() and doc[i + 1].tag_ in _FINITE
    begins = token.is_title and token.head.i > i + 1 and token.head.tag_ == "NNP"
    return begins and all(other.pos_ == "PROPN" for other in doc[i + 1 : token.head.i])


def _alone(token: Token) -> bool:
    """Whether `one` stands for a thing named before: `one said`, `with one captioned so`, `a plan, one that works`."""
    if token.dep_ == "nsubj":
        return token.head.pos_ in ("VERB", "AUX")
    if token.dep_ != "nummod" and any(child.dep_ in ("amod", "det") for child in token.lefts):  # `a new one`
        return True
    if token.dep_ in ("appos", "attr") and any(child.dep_ in ("acl", "relcl") for child in token.rights):
        return True
    return token.dep_ in ("pobj", "dobj") and any(
        child.dep_ == "acl" and child.tag_ in ("VBN", "VBG") for child in token.rights
    )


def _before_one_thing(token: Token) -> bool:
    """Whether a noun in the singular follows, which the number cannot count (`the Larkin 2 sedan`)."""
    return token.i + 1 < len(token.doc) and (after := token.nbor()).tag_ == "NN" and after.is_lower


def _counts(token: Token) -> bool:
    """Whether the number modifies a plural noun."""
    return token.dep_ in ("nummod", "compound") and token.head.tag_ in ("NNS", "NNPS") and token.head.i > token.i


def _each(doc: Doc, text: str, quantity: Quantity) -> str | None:
    """The noun that `each` behind a figure distributes it over: the subject of the clause, in the singular."""
    found = _EACH.match(text, quantity.end)
    span = doc.char_span(found.start("each"), found.end("each")) if found else None
    if span is None:
        return None
    for verb in span[0].ancestors:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        for child in verb.lefts:
            if child.dep_ not in ("nsubj", "nsubjpass"):
                continue
            noun = verb.head if child.tag_ == "WDT" and verb.dep_ == "relcl" else child
            if noun.tag_ == "NNS" and noun.is_lower:
                return noun.lemma_.lower()
    return None


def _counts_sources(token: Token, quantity: Quantity) -> bool:
    """Whether a small number only counts the speakers of an attribution (`one senator said`)."""
    if quantity.kind != "count" or quantity.value is None or quantity.value > _MOST_SOURCES or quantity.modifier:
        return False
    head = token.head if token.dep_ in ("nummod", "det") else token
    if head.tag_ not in ("NN", "NNS", "NNP", "NNPS", "CD"):
        return False
    if head.dep_ == "nsubj" and head.head.lemma_ in _SAYING and head.i - token.i < 5:
        return quantity.value == 1 or head.lemma_.lower() in _SPEAKERS
    if quantity.value == 1 and head.tag_ == "NN" and head.i + 1 < len(head.doc) and head.i - token.i in (1, 2):
        verb = head.nbor()
        if verb.tag_ in ("VBD", "VBN") and verb.lemma_ in _SAYING and verb.dep_ in ("acl", "ROOT", "ccomp"):
            return True
    return bool(head.dep_ == "pobj" and head.head.lower_ == "to" and head.head.head.lower_ == "according")


def _only_when(quantity: Quantity, dated: Iterable[TimeExpression]) -> bool:
    """Whether a duration is only part of an expression that says when."""
    if quantity.kind not in ("duration", "count", "age") or (quantity.unit is None and quantity.kind == "count"):
        return False
    return quantity.kind == "duration" and any(t.start <= quantity.start and quantity.end <= t.end for t in dated)
