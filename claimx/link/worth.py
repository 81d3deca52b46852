"""How much a fact-checker would want to check a claim: a sum of named reasons, each with its weight.

The weights are set by hand, so that a claim that a reader would pass over (`the driver, 43`) stays below 0.3, a
plain count of the article's own voice lies near 0.5, and an official's exact, dated figure on a public matter
comes near 1. They are no probability.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Literal

from claimx.lexicon import Entry, entries
from claimx.mentions import Measured, Quantity

START = 0.35
WEIGHTS = {
    "precise figure": 0.08,  # 2,847; 4.1%
    "large figure": 0.05,  # from a thousand up, as a count or as money
    "money": 0.08,
    "share or rate": 0.08,
    "change": 0.05,  # rose, fell, doubled
    "public subject": 0.12,
    "official source": 0.10,  # an organization or a document
    "named source": 0.06,  # a person
    "anonymous source": 0.08,
    "source of a group": 0.03,
    "dated": 0.08,
    "asserted": 0.06,
    "denied": 0.06,
    "target or promise": -0.04,
    "projected": -0.08,
    "hypothetical": -0.15,
    "asked": -0.15,
    "vague figure": -0.08,  # dozens, thousands
    "age": -0.30,
    "rank": -0.15,
    "score": -0.10,
    "incidental small count": -0.20,
    "span of time": -0.08,
    "size of a thing": -0.05,
    "conversion": -0.15,
    "nothing measured": -0.10,
}
SMALL_COUNT = Decimal(12)
SOURCES = {
    "organization": "official source",
    "document": "official source",
    "person": "named source",
    "anonymous": "anonymous source",
    "group": "source of a group",
}
KINDS = {
    "money": "money",
    "percent": "share or rate",
    "percentage_point": "share or rate",
    "fraction": "share or rate",
    "ratio": "share or rate",
    "multiple": "change",
    "age": "age",
    "rank": "rank",
    "score": "score",
    "duration": "span of time",
    "measure": "size of a thing",
}
MODALITIES = {
    "asserted": "asserted",
    "denied": "denied",
    "target": "target or promise",
    "promised": "target or promise",
    "projected": "projected",
    "hypothetical": "hypothetical",
    "asked": "asked",
}


class Subject(Entry):
    """A word of public matters: government, crime, health, money, work, war, votes."""

    word: str
    role: Literal["public"]


@cache
def _public(lexicon: str | None) -> frozenset[str]:
    return frozenset(entry.word for entry in entries("worth", Subject, lexicon))


def check_worthiness(
    quantity: Quantity,
    measured: Measured | None,
    source_type: str | None,
    modality: str,
    has_time: bool,
    *,
    lexicon: str | None = None,
) -> tuple[float, tuple[str, ...]]:
    """The score from 0 to 1, rounded to two places, and the names of the reasons, in a fixed order.

    Args:
        quantity: the figure.
        measured: what it measures.
        source_type: type of the source that says it, None for the article's own voice.
        modality: as the contract names them.
        has_time: a time is resolved to at least one date.
        lexicon: a folder of the user's own word lists.
    """
    public = measured is not None and _is_public(measured, _public(lexicon))
    reasons = tuple(_reasons(quantity, measured, source_type, modality, has_time, public))
    score = START + sum(WEIGHTS[reason] for reason in reasons)
    return round(min(1.0, max(0.0, score)), 2), reasons


def _reasons(
    quantity: Quantity, measured: Measured | None, source_type: str | None, modality: str, has_time: bool, public: bool
) -> Sequence[str]:
    reasons = [*_figure(quantity)]
    if measured is None:
        reasons.append("nothing measured")
    elif measured.rule == "restated" and quantity.kind == "measure":
        reasons.append("conversion")
    if public:
        reasons.append("public subject")
    if not public and _small(quantity):
        reasons.append("incidental small count")
    if source_type in SOURCES:
        reasons.append(SOURCES[source_type])
    if has_time:
        reasons.append("dated")
    if modality in MODALITIES:
        reasons.append(MODALITIES[modality])
    return reasons


def _figure(quantity: Quantity) -> list[str]:
    """The reasons that lie in the figure itself."""
    reasons = []
    if quantity.kind in KINDS:
        reasons.append(KINDS[quantity.kind])
    if quantity.per is not None and quantity.kind == "count":
        reasons.append("share or rate")
    if quantity.direction is not None and quantity.kind != "multiple":
        reasons.append("change")
    if quantity.value is None and quantity.kind not in ("score", "rank"):
        if quantity.low is None or quantity.high is None:
            reasons.append("vague figure")
    elif _precise(quantity):
        reasons.append("precise figure")
    if quantity.kind in ("count", "money") and quantity.value is not None and quantity.value >= 1000:
        reasons.append("large figure")
    return reasons


def _precise(quantity: Quantity) -> bool:
    """Whether the figure has three digits or more that are not rounded off, or decimals."""
    value = quantity.value
    if value is None or quantity.approximate or quantity.kind in ("fraction", "ratio") or not value.is_finite():
        return False
    digits = "".join(map(str, value.normalize().as_tuple().digits))
    return len(digits) >= 3 or (len(digits) == 2 and value != value.to_integral_value())


def _small(quantity: Quantity) -> bool:
    value = quantity.value
    return quantity.kind == "count" and value is not None and value.is_finite() and value <= SMALL_COUNT


def _is_public(measured: Measured, public: frozenset[str]) -> bool:
    """Whether a word of the phrase, or its head, is of a public matter."""
    words = [measured.head.lower(), *(word.strip(".,'’\"").lower() for word in measured.text.split()[:20])]
    return any(word in public or (word.endswith("s") and word[:-1] in public) for word in words)
