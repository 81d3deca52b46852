"""Worker processes that may crash, hang or be killed: only the article that did it is lost.

Each worker has a pipe of its own and at most one task, so the parent knows who works on what; no lock and no queue is
shared, so a worker that dies at any moment leaves nothing behind that others wait for. A task whose worker died or
ran out of time is done again article by article.
"""

import os
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from threading import Thread
from typing import Any

from ..work import Unusable
from .stops import RunError
from .tasks import Numbered, Plan, Task, attempt

END = 5.0  # seconds that a worker whose pipe closed has to be gone
START = 300.0  # seconds that a worker has to load its pipeline
STARTS = 3  # workers in a row that die at their start, before the run gives up
ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")
READY, DONE, LATE, UNUSABLE, RAISED = "ready", "done", "late", "unusable", "raised"


@dataclass(slots=True)
class Worker:
    """One process, as the parent sees it."""

    process: SpawnProcess
    pipe: Connection
    deadline: float
    ready: bool = False
    task: Task | None = None

    def message(self) -> tuple[str, Any] | None:
        """What it said, if it did."""
        with suppress(EOFError, OSError):
            if self.pipe.poll():
                return self.pipe.recv()  # type: ignore[no-any-return]
        return None

    def stop(self) -> None:
        """End it, whatever it does."""
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()


def in_workers(tasks: Iterable[Task], plan: Plan, number: int) -> Iterator[list[Numbered]]:
    """Work on tasks in `number` processes; results come as they are done, not in order.

    Raises:
        Unusable: The settings name what cannot be loaded.
        RunError: Workers die as soon as they start.
    """
    crew = Crew(plan, number)
    try:
        yield from crew.work(iter(tasks))
    finally:
        crew.stop()


class Crew:
    """Some workers, and the tasks that wait for them."""

    def __init__(self, plan: Plan, number: int) -> None:
        """Start nothing yet: a run that finds all in its ledger needs no worker."""
        self.plan, self.number = plan, number
        self.workers: list[Worker] = []
        self.queue: deque[Task] = deque()
        self.false_starts = 0

    def work(self, tasks: Iterator[Task]) -> Iterator[list[Numbered]]:
        """Results of all tasks, as they are done."""
        while True:
            self._fill(tasks)
            if not self.queue and not any(worker.task for worker in self.workers):
                return
            self._hand_out()
            for worker in self._heard():
                for result in self._hear(worker):
                    self._hand_out()
                    yield result

    def stop(self) -> None:
        """End all workers at once."""
        for worker in self.workers:
            worker.stop()
        self.workers.clear()

    def _fill(self, tasks: Iterator[Task]) -> None:
        while len(self.queue) < self.number and (task := next(tasks, None)) is not None:
            self.queue.append(task)

    def _hand_out(self) -> None:
        """Give waiting tasks to idle workers; start workers while there is work for them."""
        for worker in self.workers:
            if self.queue and worker.ready and worker.task is None:
                task = self.queue.popleft()
                worker.task, worker.deadline = task, time.monotonic() + task.killed(self.plan.seconds)
                with suppress(OSError):  # a worker that just died: the next look at it shows that
                    worker.pipe.send(task)
        starting = sum(not worker.ready for worker in self.workers)
        for _ in range(min(self.number - len(self.workers), len(self.queue) - starting)):
            self.workers.append(_started(self.plan))

    def _heard(self) -> list[Worker]:
        """The workers that said something, died or are late; waits for the first."""
        until = min(w.deadline for w in self.workers if w.task or not w.ready)
        waited = {w.pipe: w for w in self.workers} | {w.process.sentinel: w for w in self.workers}
        found = connection.wait(list(waited), max(0.0, until - time.monotonic()))
        now = time.monotonic()
        late = [w for w in self.workers if (w.task or not w.ready) and w.deadline <= now]
        return list({id(w): w for w in [*(waited[one] for one in found), *late]}.values())  # type: ignore[index]

    def _hear(self, worker: Worker) -> Iterator[list[Numbered]]:
        """What a worker's message, death or silence comes to."""
        message = worker.message()
        if message is not None:
            yield from self._told(worker, *message)
            return
        late = worker.deadline <= time.monotonic()
        if not late:
            worker.process.join(END)  # it is dying: its pipe may close a moment before it is gone
        self.workers.remove(worker)
        code, task = worker.process.exitcode, worker.task
        worker.stop()
        if not worker.ready:
            self.false_starts += 1
            if self.false_starts == STARTS:
                raise RunError(f"worker processes die at their start (exit code {code})")
        elif task is not None:
            yield from self._lost(task, late=late, code=code)

    def _told(self, worker: Worker, word: str, value: Any) -> Iterator[list[Numbered]]:
        task, worker.task = worker.task, None
        if word == UNUSABLE:
            raise Unusable(value)
        if word == READY:
            worker.ready, self.false_starts = True, 0
        elif word == LATE:
            worker.ready, worker.deadline = False, time.monotonic() + START
        if task is not None and word == DONE:
            yield value
        elif task is not None and len(task.items) > 1:
            self.queue.extendleft(reversed(task.singly()))
        elif task is not None:
            yield task.failed(*value) if word == RAISED else task.late(self.plan.seconds)

    def _lost(self, task: Task, *, late: bool, code: int | None) -> Iterator[list[Numbered]]:
        """A task whose worker is gone: again one by one, and at last given up."""
        if len(task.items) > 1:
            self.queue.extendleft(reversed(task.singly(deaths=0 if late else 1)))
        elif late:
            yield task.late(self.plan.seconds)
        elif task.died().deaths > 1:
            yield task.failed("worker_died", f"the worker process died on it (exit code {code})")
        else:
            self.queue.appendleft(task.died())


def _started(plan: Plan) -> Worker:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, plan), daemon=True, name="claimx-worker")
    with _keyboard_held_off():
        process.start()
    theirs.close()
    return Worker(process, ours, time.monotonic() + START)


@contextmanager
def _keyboard_held_off() -> Iterator[None]:
    """A process started within the block leaves Ctrl-C to its parent from its first moment on."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, plan: Plan) -> None:
    """The life of a worker: load, then one task after another until the parent goes away."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name) and signal.getsignal(getattr(signal, name)) != signal.SIG_IGN:
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    Thread(target=_leave_with_parent, daemon=True).start()
    with suppress(OSError):
        os.dup2(2, 1)  # what a library prints must not get between the claims
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("500")  # where memory runs out, a worker goes before the parent
    for name in ONE_THREAD:
        os.environ.setdefault(name, "1")
    try:
        plan.ready(plan.settings)
    except Exception as error:
        pipe.send((UNUSABLE, str(error) if isinstance(error, Unusable) else f"{type(error).__name__}: {error}"))
        return
    pipe.send((READY, None))
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        answer: tuple[str, Any]
        try:
            found = attempt(task, plan)
            answer = (LATE if found is None else DONE, found)
        except Exception as error:
            answer = (RAISED, (type(error).__name__, str(error) or "failed"))
        pipe.send(answer)
        if answer[0] == LATE:
            plan.ready(plan.settings)  # within no article's time
            pipe.send((READY, None))


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
