"""A run that is killed again and again gives what an undisturbed run gives.

    python benchmarks/kill.py [--kills 50] [--articles 2000] [--workers 2] [--seed 1]

Kills `claimx extract` with SIGKILL at random moments, starts it again until it was killed so often, then lets it
finish. Exits with 1 if claims or articles differ from those of a run that nobody disturbed, if a process is left
over, or if a half-written output was ever there under its name.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from workers import write

LIVES = 2.5  # times the even share of work that a run gets at most before it is killed, beside its start


def command(folder: Path, out: Path, workers: int) -> list[str]:
    written = ["-o", str(out), "--articles", str(articles(out))]
    return [sys.executable, "-m", "claimx", "extract", str(folder), *written, "--workers", str(workers)]


def articles(out: Path) -> Path:
    """Where the articles go whose claims go to `out`."""
    return out.with_name(f"{out.stem}.articles.jsonl")


def equal(one: Path, other: Path) -> bool:
    """Whether two runs wrote the same claims and the same articles."""
    return all(a.read_bytes() == b.read_bytes() for a, b in ((one, other), (articles(one), articles(other))))


def timed(arguments: list[str]) -> float:
    begin = time.perf_counter()
    subprocess.run(arguments, check=True)
    return time.perf_counter() - begin


def killed(arguments: list[str], seconds: float) -> bool:
    """Whether a run was still going after so many seconds; then it is killed, and its workers are waited for."""
    process = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
    try:
        process.wait(seconds)
        return False
    except subprocess.TimeoutExpired:
        children = psutil.Process(process.pid).children(recursive=True)
        process.kill()
        process.wait()
        assert not psutil.wait_procs(children, timeout=20)[1], "a worker outlived the run"
        return True


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        folder, whole, torn = place / "in", place / "whole.jsonl", place / "torn.jsonl"
        folder.mkdir()
        write(folder, options.articles, seed=7)
        start = timed(command(folder / "000000.json", place / "first.jsonl", options.workers))
        alone = timed(command(folder, whole, options.workers))
        longest = start + LIVES * (alone - start) / options.kills
        print(f"undisturbed: {alone:.1f} s, of which start {start:.1f} s; killed within {longest:.1f} s")
        kills = finished = 0
        while kills < options.kills:
            if killed(command(folder, torn, options.workers), chance.uniform(0.2, longest)):
                kills += 1
            else:
                finished += 1
                if not equal(torn, whole):
                    sys.exit(f"after {kills} kills the output differs")
                for written in (torn, articles(torn), place / f".{torn.name}.ledger"):
                    written.unlink()
            if torn.exists():
                sys.exit(f"after {kills} kills there is an output of a run that did not end")
        subprocess.run(command(folder, torn, options.workers), check=True)
        same = equal(torn, whole) and not list(place.glob("*.errors.jsonl"))
        print(
            f"{kills} kills, {finished} runs that ended between them, and the end: {'equal' if same else 'NOT equal'}"
        )
        sys.exit(not same)


if __name__ == "__main__":
    main()
