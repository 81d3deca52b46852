"""Work on a Dask cluster that is already there: `claimx extract --scheduler tcp://...`.

The scheduler holds a few tasks for each thread of its workers; results come as they are done. A task that outlasts its
time limit ends its worker process, as a crash would; Dask starts the worker again and gives the task to others, until
its limit (`distributed.scheduler.allowed-failures`, 3 by default). What is then given up is done again article by
article. Dask blames all that waited at a worker for its death; an article that is given up alone is done once more at
the end, with nothing beside it, so that only the one that did it is lost. Workers want one thread each: what shares a
process dies together.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from threading import Timer
from typing import Any

from ..work import Unusable
from .stops import RunError
from .tasks import Numbered, Plan, Task, attempt

AHEAD = 2  # tasks a thread that wait at the scheduler
JOIN = 30  # seconds that the scheduler has to answer
START = 300.0  # seconds that a worker has to load its pipeline


def on_cluster(tasks: Iterable[Task], plan: Plan, address: str) -> Iterator[list[Numbered]]:
    """Work on tasks on the workers of a Dask scheduler; results come as they are done, not in order.

    Args:
        tasks: Any number; few of them are held at a time.
        plan: How they are worked on. Its functions and word lists must be there on the workers, too.
        address: Of the scheduler, `tcp://host:port`.

    Raises:
        RunError: Dask is not installed, no scheduler answers or it has no workers.
        Unusable: The settings name what cannot be loaded on the workers.
    """
    client = _client(address)
    try:
        yield from _work(iter(tasks), plan, client)
    finally:
        client.close()


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise RunError("--scheduler needs Dask (pip install 'claimx[dask]')", 2) from error
    try:
        client: Any = Client(  # type: ignore[no-untyped-call]
            address, timeout=JOIN, set_as_default=False
        )
    except (OSError, ValueError, TimeoutError) as error:
        raise RunError(f"no Dask scheduler answers at {address}", 2) from error
    try:
        client.wait_for_workers(1, timeout=JOIN)  # those that died for another run are on their way
    except TimeoutError as error:
        client.close()
        raise RunError(f"the Dask scheduler at {address} has no workers", 2) from error
    return client


def _work(tasks: Iterator[Task], plan: Plan, client: Any) -> Iterator[list[Numbered]]:
    from distributed import KilledWorker, as_completed

    waiting: dict[Any, Task] = {}
    blamed: list[Task] = []
    alone = False
    queue: Any = as_completed(loop=client.loop)  # type: ignore[no-untyped-call]

    def send(some: Iterable[Task]) -> None:
        for task in some:
            future = client.submit(_guarded, task, plan, pure=False)
            waiting[future] = task
            queue.add(future)

    send(islice(tasks, AHEAD * sum(client.nthreads().values())))
    while waiting or blamed:
        if not waiting:
            alone = True
            send([blamed.pop()])
        future = next(queue)
        task = waiting.pop(future)
        error = future.exception()
        if isinstance(error, Unusable):
            raise error
        if error is not None and len(task.items) > 1:
            send(task.singly())
            continue
        if isinstance(error, KilledWorker) and not alone:
            blamed.append(task)
        elif isinstance(error, KilledWorker):
            yield task.failed("worker_died", f"workers died on it, or it took longer than {plan.seconds:g} s")
        elif error is not None:
            yield task.failed(type(error).__name__, str(error) or "failed")
        else:
            yield future.result()
        send(islice(tasks, 1))


def _guarded(task: Task, plan: Plan) -> list[Numbered]:
    """Work on a task; a process that cannot end it in time, loading the pipeline apart, ends itself."""
    with _ended_after(START):
        plan.ready(plan.settings)
    with _ended_after(task.killed(plan.seconds)):
        return attempt(task, plan) or task.late(plan.seconds)


@contextmanager
def _ended_after(seconds: float) -> Iterator[None]:
    """End this process where the block takes longer."""
    guard = Timer(seconds, os._exit, (70,))
    guard.daemon = True
    guard.start()
    try:
        yield
    finally:
        guard.cancel()
