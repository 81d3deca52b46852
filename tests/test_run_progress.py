"""What a run tells: a bar for people, records for machines, one closing line, nothing when it is to be quiet."""

import io
import json
import sys
import time
from importlib import import_module
from pathlib import Path

import pytest

from claimx.reading import Failure
from claimx.run import Job, Tally, progress, run
from claimx.run.progress import Bar, Gauge, Log, Reporter, printable, reporter
from claimx.work import Done, Outcome

FAILURE = Failure("in/\x1b[31m\n.txt", "read", "empty", "empty file")


class Terminal(io.StringIO):
    """Standard error on a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Job:
    """60 articles, two of them bad."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    (tmp_path / "in").mkdir()
    for n in range(60):
        (tmp_path / "in" / f"{n:03}.txt").write_text("bad" if n in (20, 40) else "good one")
    plan = import_module("poison").plan()
    return Job((str(tmp_path / "in"),), plan, tmp_path / "out.jsonl")


def tally(*outcomes: Outcome, kept: bool = False) -> Tally:
    found = Tally()
    for outcome in outcomes:
        found.add(outcome, kept=kept)
    return found


GOOD = Outcome("k", (Done({}, 8, 2, ("{}", "{}")), Done({}, 2, 0, ())))
BAD = Outcome("k", failures=(FAILURE, FAILURE))


def test_every_input_is_counted_once() -> None:
    sums = tally(GOOD, BAD, Outcome("k", GOOD.articles, BAD.failures), Outcome("k"))
    assert (sums.inputs, sums.done, sums.kept, sums.failed) == (4, 2, 0, 2)
    assert (sums.articles, sums.found, sums.words, sums.failures) == (4, 4, 20, 4)
    kept = tally(GOOD, BAD, kept=True)
    assert (kept.done, kept.kept, kept.failed, kept.articles_kept, kept.rate) == (0, 1, 1, 2, 0)


def test_the_closing_line_says_what_there_is() -> None:
    assert tally(GOOD, BAD, kept=True).line("claims") == (
        "2 articles (2 from the ledger), 2 claims, 2 failed (2 empty) in 0.0 s"
    )
    assert tally(GOOD).line("quantities").startswith("2 articles, 2 quantities, 0 failed in 0.0 s, ")


def test_a_quiet_run_tells_failures_only(job: Job, capsys: pytest.CaptureFixture[str]) -> None:
    run(job, Reporter(quiet=True))
    assert [line.split(": ", 1)[1] for line in capsys.readouterr().err.splitlines()] == [
        f"{job.paths[0]}/{name}.txt: a bad one" for name in ("020", "040")
    ]
    run(job, Reporter())
    line = capsys.readouterr().err.splitlines()[-1]
    assert line.startswith("claimx: 58 articles (58 from the ledger), 58 claims, 2 failed (2 bad) in ")
    assert line.endswith("; error records in " + str(job.output) + ".errors.jsonl")


def test_a_bar_for_a_terminal(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "200")
    tell = reporter("claims", quiet=False, log_json=False)
    assert isinstance(tell, Bar)
    run(job, tell)
    shown = terminal.getvalue()
    assert "58 articles, 58 claims, 2 failed" in shown
    assert shown.count("020.txt: a bad one") == 1
    assert isinstance(reporter("claims", quiet=True, log_json=False), Reporter)
    assert not isinstance(reporter("claims", quiet=False, log_json=False, bar=False), Bar)


def test_records_for_machines(job: Job, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.0)
    tell = reporter("claims", quiet=True, log_json=True)
    assert isinstance(tell, Log)
    run(job, tell)
    tell.say("stopped")
    records = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    events = [record["event"] for record in records]
    assert events[0] == "start"
    assert events.count("failure") == 2
    assert events[-2:] == ["done", "message"]
    assert {record["path"] for record in records if record["event"] == "failure"} == {
        f"{job.paths[0]}/{name}.txt" for name in ("020", "040")
    }
    sums = records[-2]
    assert sums["inputs"] == sums["done"] + sums["kept"] + sums["failed"] == 60
    assert sums["errors"] == {"bad": 2}
    steps = [record for record in records if record["event"] == "progress"]
    assert [step["inputs"] for step in steps] == sorted(step["inputs"] for step in steps)
    assert all(record["time"].endswith("+00:00") for record in records)


def test_the_gauge_counts_bytes_of_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 100)
    (tmp_path / "b.jsonl").write_bytes(b"y" * 300)
    gauge = Gauge([str(tmp_path)])
    gauge.count()
    for _ in range(6_000):  # a minute
        if gauge.total is not None:
            break
        time.sleep(0.01)
    assert gauge.total == 400
    gauge.read(str(tmp_path / "a.txt"), 100)
    gauge.read(str(tmp_path / "b.jsonl"), 50)
    gauge.read(str(tmp_path / "b.jsonl"), 60)
    assert gauge.position == 210
    gauge.read("gone.gz", 10**9)
    assert gauge.position == 400
    unknown = Gauge(["-"])
    unknown.count()
    assert unknown.total is None


def test_names_of_files_cannot_play_with_the_terminal() -> None:
    assert printable(FAILURE.line()) == "in/?[31m?.txt: empty file"
    assert printable("in/\udcff") == "in/?"
