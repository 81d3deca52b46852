"""Check-worthiness on sentences that people judged: F1 at the shipped thresholds and calibration.

    python benchmarks/worth.py FILE.tsv

FILE is a part of CheckThat! 2024 task 1, English (tab-separated: id, text, label). Printed are precision, recall and F1
at the threshold that ships, the expected calibration error over ten bins of equal width, both with the 95 % interval of
2,000 bootstrap samples (a fixed seed), the bins, and the same for sentences that hold a figure. Then, for sentences in
which claimx finds a claim, the `check_worthiness` of the highest claim against the sentence's label.
"""

import csv
import random
import re
import sys
import time
from pathlib import Path

import claimx
from claimx.worth import claim_threshold, score, threshold

Pair = tuple[float, bool]
BINS, SAMPLES = 10, 2000


def f1(pairs: list[Pair], cut: float) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    right = sum(p >= cut and label for p, label in pairs)
    called, wanted = sum(p >= cut for p, _ in pairs), sum(label for _, label in pairs)
    precision, recall = right / (called or 1), right / (wanted or 1)
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def bins(pairs: list[Pair]) -> list[list[Pair]]:
    held: list[list[Pair]] = [[] for _ in range(BINS)]
    for pair in pairs:
        held[min(BINS - 1, int(pair[0] * BINS))].append(pair)
    return held


def gap(pairs: list[Pair]) -> float:
    """How far the mean probability of a bin is from the share of check-worthy sentences."""
    return abs(sum(p for p, _ in pairs) - sum(label for _, label in pairs)) / len(pairs)


def error(pairs: list[Pair]) -> float:
    return sum(len(held) / len(pairs) * gap(held) for held in bins(pairs) if held)


def interval(measure, pairs: list[Pair]) -> str:
    chance = random.Random(0)
    values = sorted(measure(chance.choices(pairs, k=len(pairs))) for _ in range(SAMPLES))
    return f"{values[int(SAMPLES * 0.025)]:.3f} to {values[int(SAMPLES * 0.975)]:.3f}"


def show(name: str, pairs: list[Pair], cut: float) -> None:
    precision, recall, both = f1(pairs, cut)
    share = sum(label for _, label in pairs) / len(pairs)
    print(f"{name}: {len(pairs)} sentences, {share:.1%} check-worthy, {sum(p for p, _ in pairs) / len(pairs):.1%} said")
    print(
        f"  at {cut:.2f}: P {precision:.3f}  R {recall:.3f}  F1 {both:.3f}"
        f"  ({interval(lambda drawn: f1(drawn, cut)[2], pairs)})"
    )
    print(f"  expected calibration error {error(pairs):.3f}  ({interval(error, pairs)})")
    for held in filter(None, bins(pairs)):
        said, was = (sum(pair[i] for pair in held) / len(held) for i in (0, 1))
        print(f"    {len(held):5} sentences: said {said:.2f}, was {was:.2f}")


def claims(rows: list[list[str]]) -> list[Pair]:
    """The score of the highest claim of each sentence that has one."""
    articles = [claimx.Article(id=str(at), text=row[1]) for at, row in enumerate(rows)]
    found = claimx.pipe(articles, claimx.load())
    return [
        (max(claim.check_worthiness for claim in held), rows[int(article.id)][2] == "Yes")
        for article, held in found
        if held
    ]


def main() -> None:
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.reader(lines, delimiter="\t") if len(row) == 3][1:]
    score("")
    began = time.process_time()
    pairs = [(score(text).probability, label == "Yes") for _, text, label in rows]
    spent = time.process_time() - began
    show("all", pairs, threshold())
    show(
        "with a figure",
        [pair for pair, row in zip(pairs, rows, strict=True) if re.search(r"\d|percent|million|billion", row[1])],
        threshold(),
    )
    show("highest claim of a sentence", claims(rows), claim_threshold())
    words = sum(len(row[1].split()) for row in rows)
    print(f"{spent / words * 1e6:.1f} microseconds of CPU time a word")


if __name__ == "__main__":
    main()
