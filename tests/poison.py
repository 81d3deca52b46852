"""Work that sleeps, hangs, dies or fails where an item asks for it: what the runner must survive, without a model.

Importable by worker processes, and a command: `python tests/poison.py IN OUT WORKERS [ARTICLES]`.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from claimx.reading import Failure, Item
from claimx.run import Job, RunError, Stopped, run
from claimx.run.progress import Reporter
from claimx.run.tasks import Plan
from claimx.work import Done, Outcome, Settings, Unusable, key

CLAIM = {
    "id": "c1",
    "text": "Police said 40 people were held.",
    "start": 0,
    "end": 32,
    "quantity": {"text": "40", "start": 12, "end": 14, "kind": "count", "value": 40, "low": 40, "high": 40},
}


def work(items: Sequence[Item], settings: Settings) -> list[Outcome]:
    """A claim for each item, and a line in the log named by the settings' publisher."""
    return [_one(item, settings) for item in items]


def ready(settings: Settings) -> None:
    """Nothing to load."""


def dies(settings: Settings) -> None:
    os._exit(3)


def unusable(settings: Settings) -> None:
    raise Unusable("no such pipeline")


def plan(log: Path | None = None, seconds: float = 30) -> Plan:
    return Plan(Settings(publisher=str(log) if log else None), seconds, work, ready)


def calls(log: Path) -> list[str]:
    """The names of items as they were worked on."""
    return log.read_text().split() if log.exists() else []


def _one(item: Item, settings: Settings) -> Outcome:
    if settings.publisher:
        with open(settings.publisher, "a") as log:
            log.write(f"{item.name}\n")
    words = item.data.decode("utf-8", "replace").split()
    match words[0] if words else "":
        case "sleep":
            time.sleep(float(words[1]))
        case "hang":
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
            time.sleep(600)
        case "exit":
            os._exit(9)
        case "segfault":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "memory":
            raise MemoryError
        case "bad":
            return Outcome(key(item), failures=(Failure(item.path, "read", "bad", "a bad one"),))
    line = json.dumps(CLAIM | {"article_id": item.name})
    text = item.data.decode("utf-8", "replace") if settings.texts else None
    return Outcome(key(item), (Done({"id": item.name, "title": None}, len(words), 1, (line,), text),))


def main() -> None:
    source, out, workers, *more = sys.argv[1:]
    log = Path(out).with_suffix(".log")
    articles = Path(more[0]) if more else None
    try:
        job = Job((source,), plan(log), Path(out), articles=articles, workers=int(workers))
        tally = run(job, Reporter(quiet=True))
    except (RunError, KeyboardInterrupt, Stopped) as end:
        print(f"{type(end).__name__}: {end}", file=sys.stderr)
        sys.exit(getattr(end, "code", 130))
    print(json.dumps(tally.record("claims")))


if __name__ == "__main__":
    main()
