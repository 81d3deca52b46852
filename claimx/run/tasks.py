"""Batches of inputs on their way to work, how long each may take, and what is said of one that failed.

The time limit is what an article may take in all: a batch has half of it, and an article of a batch that was cut off
has the other half alone. A worker that no alarm reaches is killed a little later each time: an article that hangs costs
the limit, or at most a tenth more.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..reading import Failure, Item
from ..work import Outcome, Settings, forget, key, model
from ..work import run as run_batch
from .stops import TimeLimit, time_limit

MOST = 16  # inputs to a batch
BYTES = 100_000  # of data to a batch of several, and what one time limit is meant for
LONGEST = 20  # time limits that one long article may take; a list of articles in one file has no such end
BATCHED = 0.5  # of the time limit: what a batch of several has before it is done one by one
GRACE = 0.02  # of the time limit: how much later a worker that does not answer is killed
LEAST = 0.5  # seconds of grace at any limit: a worker that was cut off in good order must be able to say so

Numbered = tuple[int, Outcome]
Work = Callable[[Sequence[Item], Settings], list[Outcome]]


@dataclass(frozen=True, slots=True)
class Plan:
    """How batches are worked on. The functions are module-level ones: they travel to workers by name."""

    settings: Settings
    seconds: float = 30.0  # time limit of an article of up to BYTES; longer ones get more in proportion
    work: Work = run_batch
    ready: Callable[[Settings], object] = model  # called once in each process before its first batch


@dataclass(frozen=True, slots=True)
class Task:
    """Inputs that are worked on together, each with its place in the order of inputs."""

    items: tuple[tuple[int, Item], ...]
    deaths: int = 0  # workers that died on it
    again: bool = False  # it was in a batch of several before, which spent its part of the time

    def singly(self, deaths: int = 0) -> list["Task"]:
        """The same inputs, each alone."""
        return [Task((item,), deaths, again=True) for item in self.items]

    def died(self) -> "Task":
        """The task after a worker died on it."""
        return replace(self, deaths=self.deaths + 1)

    def limit(self, seconds: float) -> float:
        """Seconds that one of its inputs may take in all: the time limit, in proportion to the data of a long one."""
        if len(self.items) > 1:
            return seconds  # a batch of several is small
        item = self.items[0][1]
        share = max(1.0, len(item.data) / BYTES)
        return seconds * (share if item.format == "json" else min(share, LONGEST))

    def allowed(self, seconds: float) -> float:
        """Seconds that the task may take before it is cut off."""
        limit = self.limit(seconds)
        return limit * (1 - BATCHED) if self.again else limit * BATCHED if len(self.items) > 1 else limit

    def killed(self, seconds: float) -> float:
        """Seconds after which what works on it is killed: being cut off did not end it."""
        return self.allowed(seconds) + max(LEAST, self.limit(seconds) * GRACE)

    def failed(self, error: str, message: str) -> list[Numbered]:
        """The outcome of inputs that could not be worked on."""
        outcomes = []
        for number, item in self.items:
            failure = Failure(item.path, "extract", error, f"{item.where}: {message}" if item.where else message)
            outcomes.append((number, Outcome(key(item), failures=(failure,))))
        return outcomes

    def late(self, seconds: float) -> list[Numbered]:
        """The outcome of inputs that took too long."""
        return self.failed("timeout", f"took longer than {self.limit(seconds):g} s")


def batches(items: Iterable[tuple[int, Item]]) -> Iterator[Task]:
    """Inputs in batches that take about a second: few of them, and little data unless one is large."""
    batch: list[tuple[int, Item]] = []
    size = 0
    for number, item in items:
        if batch and (len(batch) == MOST or size + len(item.data) > BYTES):
            yield Task(tuple(batch))
            batch, size = [], 0
        batch.append((number, item))
        size += len(item.data)
    if batch:
        yield Task(tuple(batch))


def attempt(task: Task, plan: Plan) -> list[Numbered] | None:
    """Work on a task in this process; None where the time limit cut it off: then the pipeline is to be loaded again."""
    try:
        with time_limit(task.allowed(plan.seconds)):
            outcomes = plan.work([item for _, item in task.items], plan.settings)
            return [(number, outcome) for (number, _), outcome in zip(task.items, outcomes, strict=True)]
    except TimeLimit:
        forget()
        return None


def here(tasks: Iterable[Task], plan: Plan) -> Iterator[list[Numbered]]:
    """Work on tasks in this process, in order. An article that kills the process takes the run along."""
    for task in tasks:
        found = attempt(task, plan)
        if found is None:
            plan.ready(plan.settings)
        if found is not None:
            yield found
        elif len(task.items) == 1:
            yield task.late(plan.seconds)
        else:
            yield from here(task.singly(), plan)
