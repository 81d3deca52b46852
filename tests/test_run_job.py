"""Whole runs: every input ends in exactly one of done, kept and failed; a stopped run goes on and loses nothing."""

import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import psutil
import pytest

from claimx.run import Job, RunError, Tally, run
from claimx.run.progress import Reporter

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals")
SCRIPT = Path(__file__).parent / "poison.py"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "in"
    articles.mkdir()
    for n in range(60):
        (articles / f"{n:03}.txt").write_text(f"good {n}")
    return articles


class Runs:
    """Runs of one job, with the log of what was worked on."""

    def __init__(self, poison: ModuleType, folder: Path, tmp_path: Path) -> None:
        self.poison, self.folder = poison, folder
        self.out, self.log = tmp_path / "out.jsonl", tmp_path / "log"

    def __call__(self, *, name: str = "out.jsonl", each: Callable[..., None] | None = None, **options: object) -> Tally:
        paths = options.pop("paths", (str(self.folder),))
        output = self.out.with_name(name) if name else None
        job = Job(paths, self.poison.plan(self.log), output, **options)  # type: ignore[arg-type]
        return run(job, Reporter(quiet=True), each=each)

    @property
    def ids(self) -> list[str]:
        return [json.loads(line)["article_id"] for line in self.out.read_text().splitlines()]

    @property
    def worked(self) -> list[str]:
        """What was worked on since this was last asked."""
        names = self.poison.calls(self.log)
        self.log.unlink(missing_ok=True)
        return names  # type: ignore[no-any-return]


@pytest.fixture
def runs(poison: ModuleType, folder: Path, tmp_path: Path) -> Runs:
    return Runs(poison, folder, tmp_path)


def names(*numbers: int) -> list[str]:
    return [f"{n:03}.txt" for n in numbers]


ALL = names(*range(60))


def test_output_is_in_the_order_of_inputs_whatever_runs_it(runs: Runs) -> None:
    outputs = set()
    for options in ({}, {"workers": 2}, {"ledger": False}, {"ledger": False, "workers": 2}):
        tally = runs(force=True, **options)
        assert (tally.inputs, tally.done, tally.found) == (60, 60, 60)
        assert runs.ids == ALL
        outputs.add(runs.out.read_bytes())
    assert len(outputs) == 1


def test_without_an_output_articles_come_in_order(runs: Runs) -> None:
    seen: list[str] = []
    runs(name="", workers=2, each=lambda done: seen.append(done.article["id"]))
    assert seen == ALL
    assert not list(runs.out.parent.glob(".*"))


def test_what_is_unchanged_is_not_done_again(runs: Runs) -> None:
    runs()
    assert runs.worked == ALL
    (runs.folder / "005.txt").write_text("good and changed")
    (runs.folder / "007.txt").unlink()
    (runs.folder / "060.txt").write_text("good and new")
    tally = runs()
    assert runs.worked == names(5, 60)
    assert (tally.inputs, tally.done, tally.kept, tally.articles_kept) == (60, 2, 58, 58)
    assert runs.ids == names(*range(7), *range(8, 61))
    (runs.folder / "007.txt").write_text("good 7")
    runs()
    assert runs.worked == names(7)  # what is no input any more was dropped
    runs(force=True)
    assert len(runs.worked) == 61


def test_what_is_known_of_inputs_that_went_away_is_kept_until_a_run_reads_all(runs: Runs, tmp_path: Path) -> None:
    runs()
    assert runs.worked == ALL
    away = tmp_path / "away"
    runs.folder.rename(away)
    tally = runs()
    assert (tally.articles, tally.errors) == (0, {"missing": 1})
    away.rename(runs.folder)
    assert runs().kept == 60
    assert runs.worked == []
    assert runs.ids == ALL


def test_a_file_that_goes_while_the_run_is_on_fails_alone(runs: Runs) -> None:
    def taken_away(_: object) -> None:
        (runs.folder / "059.txt").unlink(missing_ok=True)

    tally = runs(each=taken_away, ledger=False)
    assert (tally.inputs, tally.done, tally.errors) == (60, 59, {"unreadable": 1})
    assert runs.ids == ALL[:-1]


def test_failures_are_recorded_counted_and_tried_again_when_that_is_cheap(runs: Runs, tmp_path: Path) -> None:
    (runs.folder / "003.txt").write_text("bad")
    (runs.folder / "009.txt").write_text("exit")
    (runs.folder / "011.txt").write_text("memory")
    errors = tmp_path / "out.jsonl.errors.jsonl"
    first = runs(workers=2, paths=(str(runs.folder), "no/such.txt"))
    assert (first.inputs, first.done, first.kept, first.failed) == (61, 57, 0, 4)
    assert first.errors == {"bad": 1, "worker_died": 1, "MemoryError": 1, "missing": 1}
    records = [json.loads(line) for line in errors.read_text().splitlines()]
    assert [record["error"] for record in records] == ["bad", "worker_died", "MemoryError", "missing"]
    _ = runs.worked
    again = runs(workers=2)
    assert sorted(set(runs.worked)) == names(3, 11)
    assert (again.inputs, again.done, again.kept, again.failed) == (60, 0, 57, 3)
    assert len(errors.read_text().splitlines()) == 3
    (runs.folder / "003.txt").write_text("good")
    runs(workers=2, retry_failed=True)
    assert {"003.txt", "009.txt"} <= set(runs.worked)
    for number in (9, 11):
        (runs.folder / f"{number:03}.txt").write_text("good")
    assert runs().failed == 0
    assert not errors.exists()
    assert runs.ids == ALL


def test_the_same_input_twice_is_there_twice(runs: Runs) -> None:
    tally = runs(paths=(str(runs.folder), str(runs.folder)))
    assert (tally.inputs, tally.articles) == (120, 120)
    assert runs.ids == ALL * 2


def test_own_output_in_the_folder_is_no_input(runs: Runs) -> None:
    runs.out = runs.folder / "out.jsonl"
    (runs.folder / "001.txt").write_text("bad")
    for _ in range(2):
        tally = runs(name="out.jsonl")
        assert (tally.inputs, tally.failed) == (60, 1)


def test_nothing_to_read(runs: Runs, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    tally = runs(paths=(str(tmp_path / "empty"),), workers=2)
    assert (tally.inputs, tally.articles) == (0, 0)
    assert runs.out.read_text() == ""


def test_a_second_run_on_the_same_output_is_refused(runs: Runs) -> None:
    def second(_: object) -> None:
        with pytest.raises(RunError, match="another run") as refused:
            runs()
        assert refused.value.code == 2
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        runs(each=second)
    runs()
    assert runs.ids == ALL


def test_a_device_is_written_to_and_stays_what_it_is(runs: Runs) -> None:
    runs.out = Path(os.devnull)
    assert runs(name=os.path.basename(os.devnull)).done == 60
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("place", ["none/out.jsonl", "in"])
def test_an_output_that_cannot_be_is_told_before_any_work(runs: Runs, place: str) -> None:
    runs.out = runs.out.parent / place
    with pytest.raises(RunError, match=r"cannot write .*: (no such|a) folder") as refused:
        runs(name=runs.out.name)
    assert refused.value.code == 2
    assert runs.worked == []


@POSIX
def test_a_pipe_as_output_is_written_to(runs: Runs) -> None:
    command = f"{sys.executable} {SCRIPT} {runs.folder} /dev/stdout 1 | head -n 3"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, cwd=runs.out.parent)
    assert [json.loads(line)["article_id"] for line in done.stdout.splitlines()] == ALL[:3]


def test_work_is_ended_with_the_run_even_where_its_consumer_fails(runs: Runs) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError) as _failed:  # its traceback still holds the frames of the run
        runs(each=broken, workers=2, ledger=False)
    assert not [c for c in psutil.Process().children() if "spawn_main" in " ".join(c.cmdline())]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of half a megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", disk]
    if os.name != "posix" or os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("needs the right to mount")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_one_line_and_loses_nothing(runs: Runs, small_disk: Path) -> None:
    runs.out = small_disk / "out.jsonl"
    filler = small_disk / "filler"
    runs.out.write_text("old\n")
    filler.write_bytes(b"x" * 470_000)
    with pytest.raises(RunError, match="make room") as full:
        runs()
    assert (full.value.code, "\n" in str(full.value)) == (1, False)
    assert runs.out.read_text() == "old\n"
    filler.unlink()
    _ = runs.worked
    assert runs().articles == 60
    assert runs.ids == ALL


@POSIX
def test_a_file_that_may_not_grow_is_one_line_and_loses_nothing(runs: Runs) -> None:
    code = (
        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000));"
        "sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    command = [sys.executable, "-c", code, SCRIPT, runs.folder, runs.out, "1"]
    for n in range(60):
        (runs.folder / f"{n:03}.txt").write_text(f"good {random.Random(n).randbytes(900).hex()}")
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("RunError: cannot write")
    assert "Traceback" not in done.stderr
    assert not runs.out.exists()
    assert runs().articles == 60


def started(runs: Runs, workers: int, *, slow: str = "sleep 0.03") -> subprocess.Popen[str]:
    """A run in a process of its own that has begun to work."""
    for n in range(60):
        (runs.folder / f"{n:03}.txt").write_text(f"{slow} {n}")
    command = [sys.executable, SCRIPT, runs.folder, runs.out, str(workers)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stderr=pipe, stdout=pipe, text=True)
    while not runs.poison.calls(runs.log.with_name("out.log")):
        assert process.poll() is None, process.stderr
        time.sleep(0.02)
    return process


@POSIX
@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_the_run_with_its_workers_and_it_goes_on(runs: Runs, workers: int, number: int) -> None:
    process = started(runs, workers, slow="sleep 0.5")
    children = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(number)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said.split(":")[0] in {"KeyboardInterrupt", "Stopped"}
    assert not psutil.wait_procs(children, timeout=20)[1]
    assert not runs.out.exists()
    for n in range(60):
        (runs.folder / f"{n:03}.txt").write_text(f"sleep 0 {n}")
    assert runs().articles == 60
    assert runs.ids == ALL


@POSIX
@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_run_goes_on_where_it_was(runs: Runs, workers: int) -> None:
    runs.log = runs.log.with_name("out.log")
    process = started(runs, workers)
    while len(runs.poison.calls(runs.log)) < 40:
        time.sleep(0.01)
    process.kill()
    process.communicate()
    assert not runs.out.exists()
    before = runs.worked
    tally = runs(workers=workers)
    assert (tally.articles, tally.failed) == (60, 0)
    assert runs.ids == ALL
    twice = set(before) & set(runs.worked)
    assert len(twice) <= 16 * (workers + 1)
    assert tally.kept >= 60 - 16 * (workers + 1) - (60 - len(set(before)))


@POSIX
def test_an_article_that_crashes_the_run_itself_is_isolated_by_the_next(runs: Runs) -> None:
    runs.log = runs.log.with_name("out.log")
    for n in range(60):
        (runs.folder / f"{n:03}.txt").write_text("segfault" if n == 20 else f"good {n}")
    command = [sys.executable, SCRIPT, runs.folder, runs.out, "1"]
    limits = (resource.RLIMIT_CORE, (0, 0))
    crashed = subprocess.run(command, capture_output=True, preexec_fn=lambda: resource.setrlimit(*limits))
    assert crashed.returncode == -signal.SIGSEGV
    again = subprocess.run(command, capture_output=True, text=True)
    assert json.loads(again.stdout)["errors"] == {"worker_died": 1}
    assert runs.ids == [name for name in ALL if name != "020.txt"]


@POSIX
@pytest.mark.slow
def test_ten_kills_at_random_moments_change_nothing(tmp_path: Path) -> None:
    """The command itself, with the model: killed ten times, then left alone."""
    text = "Police said {} people were held in January. Sales rose {}% last year, the firm said.\n"
    articles = tmp_path / "in"
    articles.mkdir()
    for n in range(200):
        (articles / f"{n:03}.txt").write_text("".join(text.format(n + k, n % 90 + k) for k in range(20)))
    quiet = [sys.executable, "-m", "claimx", "extract", articles, "-q", "--workers", "2", "-o"]
    subprocess.run([*quiet, tmp_path / "whole.jsonl"], check=True)
    chance = random.Random(20250314)
    torn = tmp_path / "torn.jsonl"
    for _ in range(10):
        process = subprocess.Popen([*quiet, torn])
        try:
            process.wait(chance.uniform(0.5, 6))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if torn.exists():
            assert torn.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
            torn.unlink()
    subprocess.run([*quiet, torn], check=True)
    assert torn.read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    assert not list(tmp_path.glob("*.errors.jsonl"))
