"""What a claim's own reasons make of its sentence's odds, read from `claims.toml` (made by `models/train_worth.py`).

`odds = level x (odds of the sentence) ** slope x factor x factor ...`. Fitted on the training sentences of CheckThat!
2024 task 1 that hold a claim, so that a sentence's highest claim is as probable as the sentence is check-worthy.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import prod

FILE = "claims.toml"
SURE = 0.99  # no score is nearer to 1, or its complement to 0


@dataclass(frozen=True, slots=True)
class Factors:
    """Level and slope of the odds, the factor of each reason, and the threshold of the best F1."""

    level: float
    slope: float
    threshold: float
    factors: dict[str, float]


@cache
def factors() -> Factors:
    """The factors that ship."""
    held = tomllib.loads(files("claimx.worth").joinpath(FILE).read_text(encoding="utf-8"))
    return Factors(held["level"], held["slope"], held["threshold"], held["factors"])


def claim_score(probability: float, reasons: Iterable[str]) -> float:
    """A claim's score, 0.01 to 0.99, from its sentence's probability and the names of its reasons.

    A reason without a factor, a new one before the next training, changes nothing.
    """
    held = factors()
    moved = prod(held.factors.get(name, 1.0) for name in reasons)
    odds: float = (probability / (1 - probability)) ** held.slope * held.level * moved
    return min(SURE, max(1 - SURE, odds / (1 + odds)))


def claim_threshold() -> float:
    """From this score up a claim counts as check-worthy: the best F1 in cross-validation on the train part."""
    return factors().threshold
