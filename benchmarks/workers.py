"""What two workers gain over one: the command itself, in turn, over the same generated articles.

    python benchmarks/workers.py [--articles 1500] [--rounds 5] [--workers 2]

Articles are made of the corpus' paragraphs, each with a number of its own. Prints the wall time of each run with its
share of processor time in the parent, and the ratio of rates, paired round by round. Both columns include the start:
interpreter, pipeline, worker processes.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import claimx

ROOT = Path(__file__).parents[1]
PARENT = (
    "import resource, sys, json; from claimx.cli import app\n"
    "if __name__ == '__main__':\n"
    "    try: app(sys.argv[2:])\n"
    "    finally:\n"
    "        own = resource.getrusage(resource.RUSAGE_SELF)\n"
    "        open(sys.argv[1], 'w').write(json.dumps([own.ru_utime + own.ru_stime, own.ru_maxrss / 1024]))\n"
)


def write(folder: Path, number: int, seed: int) -> int:
    """Articles of three to twelve paragraphs; how many words they have."""
    source = claimx.read(ROOT / "corpus" / "dev" / "articles")
    paragraphs = [p for article in source for p in article.text.split("\n\n") if p.strip()]
    chance, words = random.Random(seed), 0
    for n in range(number):
        text = f"Report {n}.\n\n" + "\n\n".join(chance.sample(paragraphs, chance.randint(3, 12)))
        words += len(text.split())
        record = {"id": f"a{n}", "text": text, "published": "2025-03-14"}
        (folder / f"{n:06}.json").write_text(json.dumps(record), encoding="utf-8")
    return words


def timed(folder: Path, place: Path, workers: int) -> tuple[float, float, float, float]:
    """Wall seconds, processor seconds in all, those of the parent, its peak memory in MB."""
    script, report, out = place / "main.py", place / "report.json", place / f"{workers}.jsonl"
    script.write_text(PARENT)
    before, begin = os.times(), time.perf_counter()
    arguments = ["extract", str(folder), "-o", str(out), "-q", "--force", "--workers", str(workers)]
    subprocess.run([sys.executable, str(script), str(report), *arguments], check=True)
    wall, after = time.perf_counter() - begin, os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    parent, memory = json.loads(report.read_text())
    return wall, spent, parent, memory


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1500)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        folder = place / "in"
        folder.mkdir()
        words = write(folder, options.articles, seed=7)
        print(f"{options.articles} articles, {words:,} words, {os.cpu_count()} cores")
        gains = []
        for _ in range(options.rounds):
            one, many = (timed(folder, place, workers) for workers in (1, options.workers))
            assert (place / "1.jsonl").read_bytes() == (place / f"{options.workers}.jsonl").read_bytes()
            gains.append(one[0] / many[0])
            for name, (wall, spent, parent, memory) in (("1", one), (str(options.workers), many)):
                rate = f"{words / wall:>7,.0f} words/s, {spent:6.1f} s of processor"
                print(f"{name} worker(s): {wall:6.1f} s, {rate}, parent {parent:5.1f} s, {memory:4.0f} MB")
            print(f"  gain {gains[-1]:.2f}")
        print(
            f"gain, median of {options.rounds}: {statistics.median(gains):.2f} ({min(gains):.2f} to {max(gains):.2f})"
        )


if __name__ == "__main__":
    main()
