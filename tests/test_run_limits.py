"""What an article that hangs costs: the arithmetic of time limits, by a clock that is none of this machine's."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.reading import Item
from claimx.run import workers
from claimx.run.tasks import BYTES, Plan, Task, batches
from claimx.run.workers import in_workers
from claimx.work import Outcome, Settings


def task(*sizes: int, form: str = "txt") -> Task:
    return Task(tuple((n, Item("p", "n", form, b"x" * size)) for n, size in enumerate(sizes)))


def test_long_articles_have_more_time_and_batches_less() -> None:
    assert task(10).allowed(30) == 30
    assert task(10, 10).allowed(30) == task(10, 10).singly()[0].allowed(30) == 15
    assert task(BYTES * 4).allowed(30) == 120
    assert task(BYTES * 50).allowed(30) == 600
    assert task(BYTES * 50, form="json").allowed(30) == 1500
    assert task(10, 10).singly()[0].late(30)[0][1].failures[0].message == "took longer than 30 s"


@given(st.floats(0.1, 1e5), st.lists(st.integers(0, 30 * BYTES), min_size=1, max_size=20))
@settings(max_examples=50, deadline=None)
def test_no_article_has_more_than_its_limit_however_it_is_tried(seconds: float, sizes: list[int]) -> None:
    blank = memoryview(bytes(max(sizes)))
    everything = [(n, Item("p", "n", "txt", blank[:size])) for n, size in enumerate(sizes)]  # type: ignore[arg-type]
    for first in batches(everything):
        tries = [[first, one] for one in first.singly()] if len(first.items) > 1 else [[first]]
        for tried in tries:
            limit = seconds * min(max(1.0, len(tried[-1].items[0][1].data) / BYTES), 20)
            assert sum(one.allowed(seconds) for one in tried) == pytest.approx(limit)
            if seconds >= 10:
                assert sum(one.killed(seconds) for one in tried) <= 1.1 * limit * (1 + 1e-9)


class Pipe:
    """To a worker that is none."""

    def __init__(self, machine: "Machine") -> None:
        self.machine, self.said = machine, [(workers.READY, None)]
        self.held: Task | None = None  # what it will never answer

    def poll(self) -> bool:
        return bool(self.said)

    def recv(self) -> Any:
        return self.said.pop(0)

    def send(self, task: Task) -> None:
        if any(item.data == b"hang" for _, item in task.items):
            self.held = task
        else:
            self.said.append((workers.DONE, [(n, Outcome("k")) for n, _ in task.items]))

    def close(self) -> None:
        self.held = None


class Machine:
    """Workers and a clock: an item `hang` is never answered, anything else at once; only waiting takes time."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, alarm: bool) -> None:
        self.now, self.alarm = 0.0, alarm
        monkeypatch.setattr(workers, "time", SimpleNamespace(monotonic=lambda: self.now))
        monkeypatch.setattr(workers, "connection", self)
        monkeypatch.setattr(workers, "_started", self.started)

    def started(self, plan: Plan) -> workers.Worker:
        self.plan = plan
        process = SimpleNamespace(
            sentinel=object(), exitcode=-9, join=lambda *_: None, close=lambda: None, kill=lambda: None
        )
        return workers.Worker(process, Pipe(self), self.now + 300)  # type: ignore[arg-type]

    def wait(self, waited: list[object], timeout: float) -> list[object]:
        """As `multiprocessing.connection.wait`: what can be read, or nothing when the time has passed."""
        pipes = [one for one in waited if isinstance(one, Pipe)]
        if ready := [pipe for pipe in pipes if pipe.said]:
            return list(ready)
        (pipe,) = (pipe for pipe in pipes if pipe.held)
        if self.alarm and pipe.held:
            timeout = pipe.held.allowed(self.plan.seconds)
            pipe.held = None
            pipe.said += [(workers.LATE, None), (workers.READY, None)]
        self.now += timeout
        return [pipe] if self.alarm else []


@pytest.mark.parametrize("place", [0, 37, 199])
@pytest.mark.parametrize(("alarm", "most"), [(True, 1.0), (False, 1.1)])
def test_an_article_that_hangs_costs_its_limit(
    monkeypatch: pytest.MonkeyPatch, alarm: bool, most: float, place: int
) -> None:
    """Test 8 of reliability: wall time at most the limit and a tenth, by a clock that only waiting moves."""
    machine = Machine(monkeypatch, alarm=alarm)
    texts = [b"hang" if n == place else b"good" for n in range(200)]
    items = [(n, Item("p", "n", "txt", text)) for n, text in enumerate(texts)]
    found = [one for result in in_workers(batches(items), Plan(Settings(), 30), 2) for one in result]
    assert sorted(number for number, _ in found) == list(range(200))
    assert [(n, o.failures[0].error) for n, o in found if o.failures] == [(place, "timeout")]
    assert 20 < machine.now <= most * 30 + 1e-6
