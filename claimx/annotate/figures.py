"""The figures of an article on which claims rest: the quantities of its text, judged with the parse and the names."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Span, Token

from claimx.mentions import Quantity, TimeExpression
from claimx.quantity.reading import Found, decide
from claimx.quantity.vocabulary import vocabulary

_NAMES = frozenset("PRODUCT FAC WORK_OF_ART LAW EVENT".split())
_DOLLARS = re.compile(r"\b(?:US|C|CA|CAN|CDN|Cdn|A|AU|NZ|HK|S|NT)\$")


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
    dollar = dollar_of(doc.text, publisher=publisher, lexicon=lexicon)
    spans = [(t.start, t.end, t.type) for t in times]
    out = []
    for found in decide(doc.text, lexicon=lexicon):
        quantity = found.quantity
        if quantity is None or found.number is not None:
            continue
        if _is_name(doc, quantity) or _is_source_count(doc, quantity):
            continue
        if quantity.unit == "$":
            quantity = replace(quantity, unit=dollar)
        out.append(quantity)
    return tuple(out)


def dollar_of(text: str, *, publisher: str | None = None, lexicon: str | None = None) -> str:
    """The currency of a bare `$`: another dollar named in the article, else the publisher's country's, else USD."""
    known = vocabulary(lexicon)
    named = {known.currency_signs[m[0]] for m in _DOLLARS.finditer(text) if m[0] in known.currency_signs}
    if len(named - {"USD"}) == 1:
        return next(iter(named - {"USD"}))
    if publisher:
        for outlet, currency in known.outlets:
            if publisher.lower().endswith(outlet.lower()) if outlet.startswith(".") else outlet.lower() in publisher.lower():
                return currency
    return "USD"


def _span(doc: Doc, quantity: Quantity) -> Span | None:
    return doc.char_span(quantity.start, quantity.end, alignment_mode="expand")


def _is_name(doc: Doc, quantity: Quantity) -> bool:
    """Whether a bare number stands inside the name of a thing, a work or a law, as the model sees it."""
    if quantity.unit is not None or quantity.kind != "count" or (span := _span(doc, quantity)) is None:
        return False
    token = span[0]
    return token.ent_type_ in _NAMES and token.ent_iob_ == "I"


def _is_source_count(doc: Doc, quantity: Quantity) -> bool:
    return False
