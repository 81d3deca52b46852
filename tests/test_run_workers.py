"""Workers that sleep, hang, crash and are killed: only the article that did it is lost, and nothing is done twice."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import psutil
import pytest

from claimx.reading import Item
from claimx.run import RunError
from claimx.run.stops import TimeLimit, time_limit
from claimx.run.tasks import BYTES, Plan, Task, batches, here
from claimx.run.workers import in_workers
from claimx.work import Outcome, Settings, Unusable

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals")


def entries(*poisons: str, among: int = 200) -> list[tuple[int, Item]]:
    """Good items with some bad ones between them."""
    texts = ["good"] * among
    for n, bad in enumerate(poisons):
        texts[37 + 50 * n] = bad
    return [(n, Item(f"in/{n}.txt", f"{n}.txt", "txt", text.encode())) for n, text in enumerate(texts)]


def outcomes(results: Iterator[list[tuple[int, Outcome]]]) -> dict[int, Outcome]:
    found: dict[int, Outcome] = {}
    for result in results:
        for number, outcome in result:
            assert number not in found, "done twice"
            found[number] = outcome
    return found


def errors(found: dict[int, Outcome]) -> dict[int, str]:
    return {n: o.failures[0].error for n, o in sorted(found.items()) if o.failures}


def test_a_sleeper_is_cut_off_and_the_rest_is_done(poison: ModuleType) -> None:
    tasks = batches(entries("sleep 600"))
    found = outcomes(in_workers(tasks, poison.plan(seconds=1), 2))
    assert len(found) == 200
    assert errors(found) == {37: "timeout"}
    assert found[37].failures[0].path == "in/37.txt"


@POSIX
def test_a_sleeper_is_cut_off_in_this_process_too(poison: ModuleType) -> None:
    found = outcomes(here(batches(entries("sleep 600")), poison.plan(seconds=0.5)))
    assert (len(found), errors(found)) == (200, {37: "timeout"})


@POSIX
def test_after_a_cut_the_pipeline_is_loaded_in_no_articles_time(poison: ModuleType) -> None:
    seen: list[float] = []
    plan = Plan(Settings(), 0.5, poison.work, lambda _: seen.append(signal.getitimer(signal.ITIMER_REAL)[0]))
    found = outcomes(here(batches(entries("sleep 600", among=60)), plan))
    assert (len(found), errors(found), seen) == (60, {37: "timeout"}, [0.0, 0.0])


@POSIX
def test_a_hang_that_no_alarm_reaches_costs_its_worker(poison: ModuleType) -> None:
    found = outcomes(in_workers(batches(entries("hang")), poison.plan(seconds=1), 2))
    assert (len(found), errors(found)) == (200, {37: "timeout"})


@POSIX
@pytest.mark.parametrize("crash", ["exit", "segfault"])
def test_a_crash_is_recorded_and_tried_again_once(poison: ModuleType, tmp_path: Path, crash: str) -> None:
    log = tmp_path / "log"
    found = outcomes(in_workers(batches(entries(crash)), poison.plan(log), 2))
    assert (len(found), errors(found)) == (200, {37: "worker_died"})
    done = poison.calls(log)
    assert done.count("37.txt") == 2
    assert max(done.count(f"{n}.txt") for n in range(200)) == 2


def test_several_poisons_of_several_kinds(poison: ModuleType) -> None:
    found = outcomes(in_workers(batches(entries("exit", "memory", "bad", "exit")), poison.plan(), 2))
    assert errors(found) == {37: "worker_died", 87: "MemoryError", 137: "bad", 187: "worker_died"}
    assert len(found) == 200


@POSIX
def test_workers_killed_from_outside_lose_nothing(poison: ModuleType) -> None:
    everything = [(n, Item(f"{n}", f"{n}", "txt", b"sleep 0.01")) for n in range(240)]
    found: dict[int, Outcome] = {}
    marks = [32, 140]  # far apart: an article that is struck twice counts as the one that did it
    for result in in_workers(batches(everything), poison.plan(), 2):
        found |= dict(result)
        if marks and len(found) >= marks[0]:
            marks.pop(0)
            next(c for c in psutil.Process().children() if "spawn_main" in " ".join(c.cmdline())).kill()
    assert len(found) == 240
    assert errors(found) == {}


def test_no_more_is_read_ahead_than_there_is_work_for(poison: ModuleType) -> None:
    taken = 0

    def source() -> Iterator[Task]:
        nonlocal taken
        for task in batches(entries(among=320)):
            taken += 1
            yield task

    done = 0
    for result in in_workers(source(), poison.plan(), 2):
        done += len(result)
        assert taken <= done / 16 + 4
    assert done == 320


def test_no_work_starts_no_worker(poison: ModuleType) -> None:
    assert list(in_workers([], Plan(Settings(), ready=poison.dies), 2)) == []


def test_what_cannot_be_loaded_ends_the_run_with_its_reason(poison: ModuleType) -> None:
    with pytest.raises(Unusable, match="no such pipeline"):
        list(in_workers(batches(entries()), Plan(Settings(), 30, poison.work, poison.unusable), 2))
    with pytest.raises(RunError, match="die at their start"):
        list(in_workers(batches(entries()), Plan(Settings(), 30, poison.work, poison.dies), 2))


def test_a_run_that_is_left_in_the_middle_leaves_no_process(poison: ModuleType) -> None:
    results = in_workers(batches(entries()), poison.plan(), 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert not [c for c in psutil.Process().children() if "spawn_main" in " ".join(c.cmdline())]


@POSIX
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(40):
        (folder / f"{n}.txt").write_text("sleep 30")
    script = Path(__file__).parent / "poison.py"
    parent = subprocess.Popen([sys.executable, script, folder, tmp_path / "out.jsonl", "2"])
    log = tmp_path / "out.log"
    while not log.exists():
        time.sleep(0.05)
    children = psutil.Process(parent.pid).children(recursive=True)
    assert len(children) >= 2
    parent.kill()
    parent.wait()
    gone, alive = psutil.wait_procs(children, timeout=20)
    assert not alive
    assert gone


def test_batches_are_small_and_large_items_go_alone() -> None:
    sizes = [10] * 40 + [BYTES * 3, 10, BYTES - 5, 10]
    tasks = list(batches((n, Item("p", "n", "txt", b"x" * size)) for n, size in enumerate(sizes)))
    assert [len(task.items) for task in tasks] == [16, 16, 8, 1, 1, 1, 1]
    assert [n for task in tasks for n, _ in task.items] == list(range(44))


@POSIX
def test_the_alarm_reaches_code_that_swallows_exceptions() -> None:
    before = signal.getsignal(signal.SIGALRM)

    def greedy() -> None:
        for _ in range(600):
            try:
                time.sleep(0.1)
            except Exception:
                continue

    with pytest.raises(TimeLimit), time_limit(0.05):
        greedy()
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_without_alarms_the_block_simply_runs() -> None:
    seen: list[int] = []

    def block() -> None:
        with time_limit(0.01):
            time.sleep(0.05)
            seen.append(1)

    thread = threading.Thread(target=block)
    thread.start()
    thread.join()
    assert seen == [1]
