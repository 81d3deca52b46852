"""How much a fact-checker would want to check a claim: its sentence's probability, and named reasons of its figure.

The sentence's probability of being check-worthy comes from a trained and calibrated model (`claimx.worth`). A sentence
may hold an age beside a toll, so each reason that lies in the claim then multiplies the odds by its factor: a claim
that a reader would pass over (`the driver, 43`) falls far below its sentence, an exact, dated figure of an office rises
above it. The factors are fitted too (`claimx/worth/claims.toml`), so that the score of a sentence's highest claim is
the probability that people call the sentence check-worthy. Every reason is named in the claim's evidence.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Literal

from claimx.lexicon import Entry, entries
from claimx.mentions import Measured, Quantity
from claimx.worth import claim_score
from claimx.worth import score as worth_of_sentence

UNKNOWN = 0.5  # where no sentence is given: even odds
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
    sentence: str | None = None,
    lexicon: str | None = None,
) -> tuple[float, tuple[str, ...]]:
    """The score from 0 to 1, rounded to two places, and its reasons: the sentence's part, then names in a fixed order.

    Args:
        quantity: the figure.
        measured: what it measures.
        source_type: type of the source that says it, None for the article's own voice.
        modality: as the contract names them.
        has_time: a time is resolved to at least one date.
        sentence: the sentence that holds it; without it the odds begin even.
        lexicon: a folder of the user's own word lists.
    """
    public = measured is not None and _is_public(measured, _public(lexicon))
    reasons = tuple(_reasons(quantity, measured, source_type, modality, has_time, public))
    probability, said = _sentence(sentence)
    return round(claim_score(probability, reasons), 2), (*said, *reasons)


def _sentence(sentence: str | None) -> tuple[float, tuple[str, ...]]:
    """The sentence's probability and how it reads as a reason: `sentence 0.81 (million, last year)`."""
    if sentence is None:
        return UNKNOWN, ()
    found = worth_of_sentence(sentence)
    words = ", ".join(word.replace("#year", "a year").replace("#", "number") for word in found.words)
    words = f" ({words})" if words else ""
    return found.probability, (f"sentence {found.probability:.2f}{words}",)


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
