"""A large folder with poison in it: nothing good is lost, every bad input is named, memory stays flat.

    python benchmarks/poison.py [--articles 20000] [--workers 2] [--seed 1]

Writes generated articles, one in a hundred of them poison of twelve kinds, extracts the folder with and without the
poison, and compares. Exits with 1 if a claim of a good article is missing or different, if a bad input is neither an
error record nor harmless, if any input is unaccounted for, or if memory grew.
"""

import argparse
import gzip
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil

SYLLABLES = "ba ke li mo nu ra se ti vo zu dar fen gol hus jin kar lom nev pol rud sten tor vel wick".split()
SENTENCES = (
    "Police in {place} said {n} people were held on Monday.",
    "The {place} works lost ${n} million last year, according to its annual report.",
    "“We saw {n} ships in January,” said {name}, who runs the port of {place}.",
    "Visits to {place} fell {p} percent to {n},000 from a year earlier, a study by {name} found.",
    "Nobody in {place} could say when the road would open again, and the council would not comment.",
    "{name} told reporters that more than {n} homes would be built by 2030.",
)


@dataclass
class Watch:
    """Memory of a process and its children in MB, against the articles done by then."""

    samples: list[tuple[float, float]] = field(default_factory=list)  # (seconds, MB)
    progress: list[tuple[float, int]] = field(default_factory=list)  # (seconds, inputs done)

    def peak(self, first: float, last: float) -> float:
        """The peak between two shares of the work."""
        total = self.progress[-1][1]
        times = [at for at, done in self.progress if first * total <= done <= last * total]
        return max((mb for at, mb in self.samples if times and times[0] <= at <= times[-1]), default=0.0)


def word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=3)).capitalize()


def facts(chance: random.Random) -> dict[str, object]:
    name = f"{word(chance)} {word(chance)}"
    return {"place": word(chance), "name": name, "n": chance.randint(2, 999), "p": chance.randint(2, 90)}


def article(chance: random.Random) -> str:
    """A short article with words that no other has."""
    paragraphs = (" ".join(s.format(**facts(chance)) for s in chance.sample(SENTENCES, 3)) for _ in range(2))
    return "\n\n".join(paragraphs)


# kind -> (name's ending, bytes, whether it must be an error record)
POISON: dict[str, tuple[str, Callable[[], bytes], bool]] = {
    "binary": (".txt", lambda: bytes(range(256)) * 200, True),
    "empty": (".txt", lambda: b"", True),
    "half a surrogate": (".json", lambda: b'{"id": "s", "text": "\\ud800 12 people"}', True),
    "broken record": (".json", lambda: b'{"id": "x", "text": ', True),
    "no record": (".json", lambda: b'{"title": "no text"}', True),
    "deep record": (".json", lambda: b"[" * 100_000, True),
    "bomb": (".txt.gz", lambda: gzip.compress(b"a" * 300_000_000), True),
    "broken gzip": (".txt.gz", lambda: gzip.compress(b"Police said 12 people were held. " * 900)[:-40], True),
    "entities": (
        ".xml",
        lambda: (
            b'<!DOCTYPE n [<!ENTITY a "aaaaaaaaaa">'
            + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
            + b"]><nitf><body><p>&j;</p></body></nitf>"
        ),
        True,
    ),
    "quotes": (".txt", lambda: b'"' * 100_000, False),
    "digits": (".txt", lambda: b"1" * 1_000_000, False),
    "deep page": (".html", lambda: b"<html><body>" + b"<div>" * 20_000 + b"x" + b"</div>" * 20_000, True),
}


def write(good: Path, mixed: Path, number: int, seed: int) -> dict[str, str]:
    """The good articles in both folders, the poison in one; the poison's names with their kinds."""
    chance, kinds, ready = random.Random(seed), list(POISON), {}
    poison = {n: kinds[i % len(kinds)] for i, n in enumerate(chance.sample(range(number), number // 100))}
    names = {}
    for n in range(number):
        folder = f"{n // 1000:03}"
        for root in (good, mixed):
            (root / folder).mkdir(parents=True, exist_ok=True)
        if n in poison:
            end, data, _ = POISON[poison[n]]
            ready.setdefault(poison[n], data())
            names[f"{folder}/{n:06}{end}"] = poison[n]
            (mixed / folder / f"{n:06}{end}").write_bytes(ready[poison[n]])
        else:
            text = article(chance)
            for root in (good, mixed):
                (root / folder / f"{n:06}.txt").write_text(text, encoding="utf-8")
    return names


def extract(folder: Path, out: Path, workers: int) -> Watch:
    """Run the command, watching its memory."""
    command = [sys.executable, "-m", "claimx", "extract", str(folder), "-o", str(out), "--workers", str(workers)]
    process = subprocess.Popen([*command, "--published", "2025-03-14", "--log-json"], stderr=subprocess.PIPE, text=True)
    watch, began = Watch(), time.monotonic()
    watching = threading.Thread(target=_memory, args=(psutil.Process(process.pid), watch, began), daemon=True)
    watching.start()
    assert process.stderr is not None
    for line in process.stderr:
        event = json.loads(line)
        if event["event"] in ("progress", "done"):
            watch.progress.append((time.monotonic() - began, event["inputs"]))
    process.wait()
    return watch


def _memory(process: psutil.Process, watch: Watch, began: float) -> None:
    while True:
        try:
            tree = [process, *process.children(recursive=True)]
            total = sum(one.memory_info().rss for one in tree)
        except psutil.Error:
            if not process.is_running():
                return
            continue
        watch.samples.append((time.monotonic() - began, total / 1e6))
        time.sleep(0.2)


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        names = write(place / "good", place / "mixed", options.articles, options.seed)
        began = time.monotonic()
        watch = extract(place / "mixed", place / "mixed.jsonl", options.workers)
        print(f"{options.articles} inputs, {len(names)} of them poison: {time.monotonic() - began:.0f} s")
        extract(place / "good", place / "good.jsonl", options.workers)
        sys.exit(report(place, names, watch, options.articles))


def report(place: Path, names: dict[str, str], watch: Watch, number: int) -> int:
    """Print what came out; 1 where something is wrong."""
    good = (place / "good.jsonl").read_bytes().splitlines()
    mixed = (place / "mixed.jsonl").read_bytes().splitlines()
    kept = [line for line in mixed if json.loads(line)["article_id"] not in names]
    failed = {
        Path(str(row["path"])).relative_to(place / "mixed").as_posix()
        for row in lines(place / "mixed.jsonl.errors.jsonl")
    }
    missing = sorted(kind for name, kind in names.items() if POISON[kind][2] and name not in failed)
    wrong = sorted(failed - names.keys())
    first, last = watch.peak(0, 5000 / number), watch.peak(1 - 5000 / number, 1)
    print(f"claims of good articles: {len(good)} without the poison, {len(kept)} with it, equal: {good == kept}")
    named = len(failed & names.keys())
    print(f"poison with an error record: {named} of {len(names)}; harmless: {len(names) - named}")
    print(f"bad inputs without a record: {dict(Counter(missing))}; good inputs with one: {len(wrong)}")
    print(f"inputs accounted for: {watch.progress[-1][1]} of {number}")
    print(f"peak memory of all processes, MB: first 5,000 {first:.0f}, last 5,000 {last:.0f}, ratio {last / first:.2f}")
    sound = good == kept and not missing and not wrong and watch.progress[-1][1] == number and last <= 1.1 * first
    return 0 if sound else 1


if __name__ == "__main__":
    main()
