"""A day of a month that could be taken for the start of a range."""

import re

from claimx.quantity.joins import SEP
from claimx.quantity.terms import Term, read_term
from claimx.quantity.vocabulary import Vocabulary

_MONTH = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?[ \u00a0]$"
)


def is_day(text: str, first: Term, vocabulary: Vocabulary) -> bool:
    """True for the day in `from 40 percent on May 3 to 46 percent`."""
    sep = SEP.match(text, first.end)
    if sep is None or not sep["to"] or first.own or first.kind != "count":
        return False
    if not _MONTH.search(text, max(0, first.start - 60), first.start):
        return False
    second = read_term(text, sep.end(), vocabulary)
    return second is not None and bool(second.own)
