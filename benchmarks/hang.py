"""What an article that hangs costs, against the time limit: the wall time in which a worker had it in hand.

    python benchmarks/hang.py [--limit 30] [--articles 200] [--workers 2]

Real articles with one among them that never ends: by sleeping, by counting for ever, and by a sleep that no alarm
reaches (as a loop in C is). Exits with 1 if it cost more than the limit and a tenth, if any other article was lost, or
if it is not recorded as `timeout`.
"""

import argparse
import os
import signal
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from workers import write

from claimx.reading import Item, items
from claimx.run.tasks import Plan, batches
from claimx.run.workers import in_workers
from claimx.work import Outcome, Settings, run

KINDS = ("sleep", "loop", "deaf")
LOG = "CLAIMX_HANG_LOG"  # the file that is told when a worker takes the article in hand, and when it lets go


def work(batch: Sequence[Item], settings: Settings) -> list[Outcome]:
    """The claims of a batch, unless an article in it hangs."""
    for item in batch:
        if item.data.decode() in KINDS:
            _note("in")
            try:
                _hang(item.data.decode())
            finally:
                _note("out")
    return run(batch, settings)


def _hang(kind: str) -> None:
    if kind == "deaf":
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    while kind == "loop":
        pass
    time.sleep(100_000)


def _note(what: str) -> None:
    with open(os.environ[LOG], "a", encoding="ascii") as log:
        log.write(f"{what} {time.time()} {os.getpid()}\n")


def held(log: Path, kills: list[float]) -> float:
    """Seconds in hand, of all tries: each ends when the worker lets go, or when it was killed."""
    total, since = 0.0, None
    for line in [*log.read_text().splitlines(), "end 0 0"]:
        what, at, _ = line.split()
        if since is not None:
            end = float(at) if what == "out" else min(kill for kill in kills if kill > since)
            total += end - since
        since = float(at) if what == "in" else None
    return total


def measured(kind: str, folder: Path, place: Path, options: argparse.Namespace) -> bool:
    """Hang in one way; whether all was well."""
    log = place / f"{kind}.log"
    os.environ[LOG] = str(log)
    inputs = list(items(folder))
    inputs.insert(len(inputs) // 2, Item("hang", "hang", "txt", kind.encode()))
    numbered = [(number, item) for number, item in enumerate(inputs) if isinstance(item, Item)]
    kills: list[float] = []
    plan, found, began = Plan(Settings(), options.limit, work), {}, time.time()
    with _watched(kills):
        for result in in_workers(batches(numbered), plan, options.workers):
            found.update(result)
    failed = {number: outcome.failures[0].error for number, outcome in found.items() if outcome.failures}
    seconds, sound = held(log, kills), failed == {len(inputs) // 2: "timeout"} and len(found) == len(inputs)
    share = seconds / options.limit
    print(
        f"{kind:6} {len(found) - len(failed)} of {len(inputs)} done, failed: {failed}; in hand {seconds:.2f} s of"
        f" {options.limit:g} s: {share:.3f} limits; whole run {time.time() - began:.1f} s",
        flush=True,
    )
    return sound and share <= 1.1


class _watched:  # noqa: N801 - a context
    """Notes when the run kills a worker."""

    def __init__(self, kills: list[float]) -> None:
        self.kills = kills

    def __enter__(self) -> None:
        from claimx.run.workers import Worker

        self.stop = stop = Worker.stop

        def noted(worker: Worker) -> None:
            stop(worker)
            self.kills.append(time.time())

        Worker.stop = noted  # type: ignore[method-assign]

    def __exit__(self, *_: object) -> None:
        from claimx.run.workers import Worker

        Worker.stop = self.stop  # type: ignore[method-assign]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=float, default=30)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        (place / "in").mkdir()
        write(place / "in", options.articles - 1, seed=5)
        wrong = [kind for kind in KINDS if not measured(kind, place / "in", place, options)]
        sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
