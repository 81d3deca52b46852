"""How long clusters of generated claims take, how much memory, and whether the right ones come together.

    python benchmarks/clusters.py [--sizes 10000 100000 1000000] [--folder DIR]

Claims tell of invented events: each event has a noun, two places, a day and a figure; each is told by one to six
articles, some with another figure (a conflict); the rest of the claims stand alone. The truth is known, so pairs of
claims from different articles are counted right or wrong. Each size runs in a process of its own.
"""

import argparse
import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

NOUNS = "arrest death case job home protester permit flight pupil patient tree truck ballot visa complaint".split()
KINDS = [("count", None)] * 6 + [("money", "USD"), ("measure", "ton"), ("percent", "%")]
MARKET = [f"{a}{b}" for a in "Bar Cor Dun Fel Gar Hal Kel Lor Mar Nor Os Pel Ros Sel Tar Ul".split() for b in
          "bury combe den field gate holm ington ley mouth ness port sted ton vale wick worth".split()]  # fmt: skip
DAY = date(2024, 1, 1)


def made(size: int, seed: int = 7) -> Iterator[tuple[dict[str, object], int]]:
    """(claim as JSON, number of its event): `size` claims in no order of time."""
    draw = random.Random(seed)
    event = done = 0
    while done < size:
        event += 1
        noun, (kind, unit) = draw.choice(NOUNS), draw.choice(KINDS)
        places, day = draw.sample(MARKET, 2), DAY + timedelta(draw.randrange(700))
        value = draw.randrange(101, 9_999) if kind != "percent" else draw.randrange(101, 999) / 10
        for telling in range(min(draw.choice((1, 1, 1, 2, 3, 6)), size - done)):
            told = value if telling == 0 or draw.random() < 0.8 else round(value * draw.choice((0.6, 1.7)), 1)
            yield _claim(f"a{done // 6}-{draw.randrange(10**6)}", noun, kind, unit, places, day, told), event
            done += 1


def _claim(
    article: str, noun: str, kind: str, unit: str | None, places: list[str], day: date, value: float
) -> dict[str, object]:
    figure = f"{value:g}"
    text = f"In {places[0]}, near {places[1]}, {figure} {noun}s were counted."
    start = text.index(figure)
    quantity = {
        "text": figure,
        "start": start,
        "end": start + len(figure),
        "kind": kind,
        "value": value,
        "low": value,
        "high": value,
        "unit": unit,
    }
    measured = {"text": f"{noun}s", "start": 0, "end": 0, "head": noun}
    span = {"text": "that day", "char_start": 0, "char_end": 0, "start": str(day), "end": str(day)}
    key = hashlib.sha256(f"{article}{text}".encode()).hexdigest()[:20]
    return {
        "id": key,
        "article_id": article,
        "text": text,
        "start": 0,
        "end": len(text),
        "quantity": quantity,
        "measured": measured,
        "time_span": span,
    }


def measure(size: int, folder: str | None) -> None:
    """Cluster `size` claims and print a row."""
    from claimx.claim import Claim
    from claimx.relate import clusters

    with tempfile.TemporaryDirectory(dir=folder) as place:
        file = Path(place) / "claims.jsonl"
        truth = {}
        with file.open("w") as lines:
            for claim, event in made(size):
                truth[claim["article_id"], claim["id"]] = event
                lines.write(json.dumps(claim) + "\n")
        before = _peak()
        began, cpu = time.monotonic(), time.process_time()
        with file.open() as lines:
            found = [
                [(e.article_id, e.claim) for e in c.claims]
                for c in clusters(map(Claim.model_validate_json, lines), folder=Path(place))
            ]
        wall, used = time.monotonic() - began, time.process_time() - cpu
    right = sum(_pairs(Counter(truth[member] for member in group).values()) for group in found)
    made_pairs, true_pairs = _pairs(map(len, found)), _pairs(Counter(truth.values()).values())
    precision, recall = right / made_pairs if made_pairs else 1.0, right / true_pairs
    row = f"{size:>9,} {len(found):>9,} {wall:>8.1f} {used:>8.1f} {before:>8.0f} {_peak():>8.0f}"
    print(f"{row} {precision:>10.3f} {recall:>7.3f}")


def _pairs(sizes: object) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)  # type: ignore[attr-defined]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--folder", help="where the files go")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure(options.one, options.folder)
        return
    head = f"{'claims':>9} {'clusters':>9} {'s':>8} {'CPU s':>8} {'MB bare':>8} {'MB peak':>8}"
    print(f"{head} {'precision':>10} {'recall':>7}", flush=True)
    for size in options.sizes:
        more = ["--folder", options.folder] if options.folder else []
        subprocess.run([sys.executable, __file__, "--one", str(size), *more], check=True)


if __name__ == "__main__":
    main()
