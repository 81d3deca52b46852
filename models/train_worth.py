"""Train the check-worthiness model: `python models/train_worth.py FOLDER`.

FOLDER holds the English train and dev parts of CheckThat! 2024 task 1 (tab-separated: id, text, label). Everything is
chosen by cross-validation on the training part; the dev part is only looked at to leave its sentences out of training,
and measured by `benchmarks/worth.py`. Writes `claimx/worth/worth.tsv`, the sentence model, and
`claimx/worth/claims.toml`, what makes a claim's score of it (`worth_claims.py`); needs scikit-learn.
"""

import argparse
import csv
import json
import random
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import worth_claims
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, log_loss, precision_recall_curve
from sklearn.model_selection import StratifiedKFold

import claimx
from claimx.worth.features import features
from claimx.worth.model import FILE

Pair = tuple[float, int]

TARGET = Path(__file__).parent.parent / "claimx" / "worth" / FILE
NAME = "CT24_checkworthy_english_{}.tsv"
STRENGTHS = (0.3, 0.5, 0.7, 1.0)  # inverse strength of the L2 penalty
FOLDS, SEED, RARE, SMALL = 5, 0, 4, 0.02  # features in fewer sentences, and smaller weights, are dropped


def read(file: Path) -> list[tuple[str, int]]:
    """(sentence, 1 or 0) of each row; a row that holds two is taken apart."""
    rows = []
    with file.open(encoding="utf-8", newline="") as lines:
        for cells in list(csv.reader(lines, delimiter="\t"))[1:]:
            if len(cells) == 5:  # id, text, label and next id in one, text, label
                rows.append((cells[1], int(cells[2].startswith("Yes"))))
                cells = ["", cells[3], cells[4]]
            rows.append((cells[1], int(cells[2] == "Yes")))
    return rows


def fit(rows, labels, strength: float) -> LogisticRegression:
    """One model."""
    return LogisticRegression(C=strength, max_iter=2000, tol=1e-4).fit(rows, labels)


def unseen(rows, labels, strength: float):
    """Log-odds of each sentence by a model that has not seen it."""
    out = np.zeros(len(labels))
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(rows, labels):
        out[test] = fit(rows[train], labels[train], strength).decision_function(rows[test])
    return out


def probability(logits):
    """Probabilities of log-odds."""
    return 1 / (1 + np.exp(-logits))


def error(pairs: list[Pair], bins: int = 10) -> float:
    """Expected calibration error over bins of equal width."""
    held: list[list[Pair]] = [[] for _ in range(bins)]
    for pair in pairs:
        held[min(bins - 1, int(pair[0] * bins))].append(pair)
    return sum(abs(sum(p - label for p, label in part)) for part in held) / len(pairs)


def interval(measure: Callable[[list[Pair]], float], pairs: list[Pair]) -> str:
    """The measure with the 95 % interval of 1,000 bootstrap samples."""
    chance = random.Random(SEED)
    values = sorted(measure(chance.choices(pairs, k=len(pairs))) for _ in range(1000))
    return f"{measure(pairs):.3f} ({values[25]:.3f} to {values[974]:.3f})"


def best_threshold(probabilities, labels) -> float:
    """The cut with the best F1, to two places."""
    precision, recall, cuts = precision_recall_curve(labels, probabilities)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    return round(float(cuts[min(f1.argmax(), len(cuts) - 1)]), 2)


def of_claims(seen: Sequence[tuple[str, int]], rows, labels, vectorizer: DictVectorizer, strength: float) -> None:
    """The second stage: claims of the training sentences, with log-odds by models that have not seen them."""
    nlp = claimx.load()
    articles = [claimx.Article(id=str(at), text=text) for at, (text, _) in enumerate(seen)]
    claims = [found for _, found in claimx.pipe(articles, nlp)]
    bags: dict[int, worth_claims.Bag] = {}
    for train, test in StratifiedKFold(FOLDS, shuffle=True, random_state=SEED).split(rows, labels):
        model = fit(rows[train], labels[train], strength)
        for at in (int(one) for one in test if claims[one]):
            logits = model.decision_function(vectorizer.transform([features(claim.text) for claim in claims[at]]))
            reasons = [worth_claims.reasons(claim.evidence) for claim in claims[at]]
            bags[at] = worth_claims.bag(logits.tolist(), reasons, int(labels[at]))
    held = [bags[at] for at in sorted(bags)]
    penalty, chances = worth_claims.choose(held, FOLDS, SEED)
    wanted = np.array([one.label for one in held])
    cut = best_threshold(chances, wanted)
    pairs = list(zip(chances.tolist(), wanted.tolist(), strict=True))
    print(f"{len(held)} sentences with a claim, cross-validated: expected calibration error {interval(error, pairs)}")
    print(f"  F1 at {cut} {interval(lambda drawn: f1(drawn, cut), pairs)}")
    worth_claims.write(held, penalty, cut)


def f1(pairs: list[Pair], cut: float) -> float:
    """F1 at a cut."""
    right = sum(chance >= cut and label for chance, label in pairs)
    return 2 * right / max(sum(chance >= cut for chance, _ in pairs) + sum(label for _, label in pairs), 1)


def train(folder: Path) -> None:
    """Choose, fit, calibrate, write."""
    dev = {" ".join(sorted(features(text))) for text, _ in read(folder / NAME.format("dev"))}
    texts = [row for row in read(folder / NAME.format("train")) if " ".join(sorted(features(row[0]))) not in dev]
    seen = [(features(text), label) for text, label in texts]
    labels = np.array([label for _, label in seen])
    count = Counter(name for found, _ in seen for name in found)
    vectorizer = DictVectorizer()
    rows = vectorizer.fit_transform([{k: v for k, v in found.items() if count[k] >= RARE} for found, _ in seen])
    tried = {}
    for strength in STRENGTHS:
        logits = unseen(rows, labels, strength)
        tried[strength] = (log_loss(labels, probability(logits)), logits)
        print(f"C {strength}: cross-validated log loss {tried[strength][0]:.4f}")
    strength = min(tried, key=lambda one: tried[one][0])
    logits = tried[strength][1]
    platt = LogisticRegression(C=1e6).fit(logits.reshape(-1, 1), labels)
    slope, shift = float(platt.coef_[0, 0]), float(platt.intercept_[0])
    calibrated = probability(slope * logits + shift)
    cut = best_threshold(calibrated, labels)
    scores = f1_score(labels, calibrated >= cut), error(list(zip(calibrated.tolist(), labels.tolist(), strict=True)))
    print(f"C {strength}: cross-validated F1 {scores[0]:.3f} at {cut}, expected calibration error {scores[1]:.3f}")
    model = fit(rows, labels, strength)
    about = {
        "data": "CheckThat! Lab at CLEF 2024, task 1, English, train (CC BY 4.0)",
        "sentences": len(seen),
        "strength": strength,
        "intercept": round(float(model.intercept_[0]), 4),
        "slope": round(slope, 4),
        "shift": round(shift, 4),
        "threshold": cut,
    }
    weights = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    lines = [f"{name}\t{weight:.2f}" for name, weight in weights if abs(weight) >= SMALL]
    TARGET.write_text("\n".join([json.dumps(about), *lines]) + "\n", encoding="utf-8")
    print(f"{len(lines)} weights, {TARGET.stat().st_size} bytes, {about}")
    of_claims(texts, rows, labels, vectorizer, strength)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    train(parser.parse_args().folder)
