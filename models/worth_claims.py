"""The second stage of check-worthiness: from a sentence's probability to the score of a claim in it.

People judged sentences, not figures. So a sentence is taken to be as check-worthy as its most check-worthy claim: of
each sentence the claim that scores highest is fitted to the sentence's label, with the log-odds of a sentence model
that has not seen the sentence, and an indicator for each reason; then the highest are chosen anew, until they stay
(multiple-instance learning by the maximum). An age beside a toll thus does not learn from the toll.

Each factor begins at the value set by hand below and moves as far from it as the sentences speak (a ridge penalty
towards its logarithm): what debates seldom hold, ranks, scores, conversions, stays near the hand's value.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedKFold

TARGET = Path(__file__).parent.parent / "claimx" / "worth" / "claims.toml"
PENALTIES = (1.0, 3.0, 10.0, 30.0)  # of a factor's way from the hand's value
ROUNDS, STEPS = 30, 25
BY_HAND = {
    "precise figure": 1.4,  # 2,847; 4.1%
    "large figure": 1.25,  # from a thousand up, as a count or as money
    "money": 1.25,
    "share or rate": 1.25,
    "change": 1.25,  # rose, fell, doubled
    "public subject": 1.75,
    "official source": 1.5,  # an organization or a document
    "named source": 1.25,  # a person
    "anonymous source": 1.5,
    "source of a group": 1.1,
    "dated": 1.4,
    "asserted": 1.0,
    "denied": 1.0,
    "target or promise": 0.8,
    "projected": 0.65,
    "hypothetical": 0.5,
    "asked": 0.5,
    "vague figure": 0.65,  # dozens, thousands
    "age": 0.15,
    "rank": 0.4,
    "score": 0.5,
    "incidental small count": 0.35,
    "span of time": 0.6,
    "size of a thing": 0.7,
    "conversion": 0.35,
    "nothing measured": 0.6,
}
NAMES = tuple(BY_HAND)
HAND = np.log(np.array(list(BY_HAND.values())))


@dataclass(frozen=True)
class Bag:
    """A labelled sentence: of each claim in it a row of log-odds of the sentence and indicators of its reasons."""

    rows: np.ndarray
    label: int


def bag(logits: list[float], reasons: list[tuple[str, ...]], label: int) -> Bag:
    """A sentence's claims as rows."""
    rows = [[logit, *(float(name in held) for name in NAMES)] for logit, held in zip(logits, reasons, strict=True)]
    return Bag(np.array(rows), label)


def reasons(evidence: tuple[str, ...]) -> tuple[str, ...]:
    """The reasons of a claim's own figure, as its evidence names them."""
    found = [one.removeprefix("worth: ") for one in evidence if one.startswith("worth: ")]
    return tuple(one for one in found if not one.startswith("sentence "))


def best(bags: list[Bag], level: float, weights: np.ndarray) -> np.ndarray:
    """The row of each sentence's highest claim, the first where two are alike."""
    return np.array([held.rows[int((level + held.rows @ weights).argmax())] for held in bags])


def newton(rows: np.ndarray, labels: np.ndarray, penalty: float) -> np.ndarray:
    """Level, slope and log factors by Newton's method; level and slope carry no penalty."""
    design = np.hstack([np.ones((len(rows), 1)), rows])
    start = np.concatenate([[0.0, 1.0], HAND])
    ridge = np.concatenate([[1e-6, 1e-6], np.full(len(HAND), penalty)])
    found = start.copy()
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(design @ found, -30, 30)))
        slope = design.T @ (chance - labels) + ridge * (found - start)
        bend = (design * (chance * (1 - chance))[:, None]).T @ design + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        found = found - step
        if np.abs(step).max() < 1e-8:
            break
    return found


def fit(bags: list[Bag], penalty: float) -> np.ndarray:
    """Level, slope and log factors, with the highest claims chosen anew until they stay."""
    labels = np.array([held.label for held in bags])
    found = np.concatenate([[0.0, 1.0], HAND])
    for _ in range(ROUNDS):
        before, found = found, newton(best(bags, found[0], found[1:]), labels, penalty)
        if np.abs(before - found).max() < 1e-6:
            break
    return found


def scores(bags: list[Bag], found: np.ndarray) -> np.ndarray:
    """The probability of each sentence's highest claim."""
    logits = found[0] + best(bags, found[0], found[1:]) @ found[1:]
    return 1 / (1 + np.exp(-np.clip(logits, -30, 30)))


def unseen(bags: list[Bag], penalty: float, folds: int, seed: int) -> np.ndarray:
    """The probability of each sentence's highest claim by a fit that has not seen the sentence."""
    labels = np.array([held.label for held in bags])
    out = np.zeros(len(bags))
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=seed).split(labels, labels):
        out[test] = scores([bags[i] for i in test], fit([bags[i] for i in train], penalty))
    return out


def choose(bags: list[Bag], folds: int, seed: int) -> tuple[float, np.ndarray]:
    """The penalty with the lowest cross-validated log loss, and its probabilities."""
    labels = np.array([held.label for held in bags])
    tried = {}
    for penalty in PENALTIES:
        tried[penalty] = unseen(bags, penalty, folds, seed)
        print(f"penalty {penalty}: cross-validated log loss {log_loss(labels, tried[penalty]):.4f}")
    penalty = min(tried, key=lambda one: float(log_loss(labels, tried[one])))
    return penalty, tried[penalty]


def write(bags: list[Bag], penalty: float, threshold: float) -> None:
    """Fit on all sentences and write level, slope, threshold and factors."""
    found = fit(bags, penalty)
    chosen = best(bags, found[0], found[1:])
    seen = Counter({name: int(chosen[:, at + 1].sum()) for at, name in enumerate(NAMES)})
    lines = [
        "# Written by models/train_worth.py: odds of a claim = level x (odds of its sentence) ^ slope x its factors.",
        "# Behind a factor: in how many training sentences it was seen at the highest claim, and its value by hand.",
        f"sentences = {len(bags)}",
        f"level = {np.exp(found[0]):.3f}",
        f"slope = {found[1]:.3f}",
        f"threshold = {threshold}",
        "",
        "[factors]",
    ]
    for name, weight in zip(NAMES, np.exp(found[2:]), strict=True):
        lines.append(f'"{name}" = {weight:.2f}  # {seen[name]}; {BY_HAND[name]}')
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))
