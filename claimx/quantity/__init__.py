"""Reading quantities from plain text, without a model: `read` for quantities, `numbers` for every number's verdict."""

from dataclasses import replace

from claimx.mentions import Number, Quantity
from claimx.quantity.reading import decide

__all__ = ["numbers", "read"]


def read(text: str, *, dollar: str = "USD", lexicon: str | None = None) -> list[Quantity]:
    """All quantities in the text, in order and without overlap, whether a claim rests on them or not.

    Args:
        dollar: the currency of a bare `$` (ISO 4217).
        lexicon: a folder of word lists whose entries go before the built-in ones.
    """
    return [_in_dollars(f.quantity, dollar) for f in decide(text, lexicon=lexicon) if f.quantity]


def numbers(text: str, *, dollar: str = "USD", lexicon: str | None = None) -> list[Quantity | Number]:
    """Every number in the text with what it is: a quantity, or a `Number` with its role and the rule that decided."""
    out: list[Quantity | Number] = []
    for found in decide(text, lexicon=lexicon):
        if found.number:
            out.append(found.number)
        elif found.quantity:
            out.append(_in_dollars(found.quantity, dollar))
    return out


def _in_dollars(quantity: Quantity, dollar: str) -> Quantity:
    return replace(quantity, unit=dollar) if quantity.unit == "$" else quantity
