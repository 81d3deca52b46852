"""A logistic regression over `features`, calibrated, read from `worth.tsv` (made by `models/train_worth.py`).

Trained on the English training part of CheckThat! 2024 task 1, sentences of US presidential debates that people
judged check-worthy or not; on other kinds of text its probability is an estimate from afar.
"""

import json
import math
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from .features import features

FILE = "worth.tsv"
REASONS = 3  # words named at most
LEAST = 0.15  # what a word must add to the log-odds to be named


@dataclass(frozen=True, slots=True)
class Worth:
    """A sentence's probability of being check-worthy, and the words that speak for it most, strongest first."""

    probability: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of the features in log-odds, the intercept, and how the sum becomes a probability."""

    weights: dict[str, float]
    intercept: float
    slope: float  # Platt's, fitted on folds that the weights had not seen
    shift: float
    threshold: float


def score(sentence: str) -> Worth:
    """The check-worthiness of one sentence, 0 to 1, with reasons; the same text gives the same score."""
    return _score(sentence)


def threshold() -> float:
    """From this probability up a sentence counts as check-worthy: the best F1 in cross-validation on the train part."""
    return _model().threshold


@lru_cache(maxsize=256)
def _score(sentence: str) -> Worth:
    model = _model()
    weights = model.weights
    parts = {name: size * weights[name] for name, size in features(sentence).items() if name in weights}
    logit = model.slope * (model.intercept + math.fsum(parts.values())) + model.shift
    return Worth(1 / (1 + math.exp(-max(-30.0, min(30.0, logit)))), _named(parts))


def _named(parts: dict[str, float]) -> tuple[str, ...]:
    """The words and pairs that add most, none that a stronger one holds or is held by."""
    strong = sorted((-added, name) for name, added in parts.items() if name[0] not in "~@^" and added >= LEAST)
    named: list[str] = []
    for _, name in strong:
        if len(named) < REASONS and not any(name in other or other in name for other in named):
            named.append(name)
    return tuple(named)


@cache
def _model() -> Model:
    head, *lines = files("claimx.worth").joinpath(FILE).read_text(encoding="utf-8").splitlines()
    about = json.loads(head)
    rows = (line.rsplit("\t", 1) for line in lines)
    weights = {name: float(weight) for name, weight in rows}
    return Model(weights, about["intercept"], about["slope"], about["shift"], about["threshold"])
