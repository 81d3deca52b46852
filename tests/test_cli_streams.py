"""Odd surroundings: closed streams, a poor terminal, signals. One clear line, the right exit code, nothing lost."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimx.cli import app

pytestmark = pytest.mark.skipif(os.name != "posix", reason="a POSIX shell")
COMMAND = f"{sys.executable} -m claimx"
QUIET = "extract in -q"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("Police said “40” people were held in January.", encoding="utf-8")
    return tmp_path


def shell(place: Path, words: str, **environment: str) -> tuple[int, str, str]:
    done = subprocess.run(
        f"{COMMAND} {words}", shell=True, cwd=place, capture_output=True, env=os.environ | environment, timeout=300
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("extract - -q <&-", 1, "claimx: -: standard input is closed\n"),
        ("extract in -q >&-", 2, "claimx: standard output is closed: name a file with -o\n"),
        ("schema | true", 0, ""),
    ],
)
def test_a_closed_stream_is_told_in_one_line(place: Path, words: str, code: int, said: str) -> None:
    assert shell(place, words) == (code, "", said)


def test_closed_streams_that_are_not_needed_do_no_harm(place: Path) -> None:
    (place / "in" / "bad.json").write_text("{")
    assert shell(place, "extract in -o out.jsonl <&- >&- 2>&-") == (1, "", "")
    assert json.loads((place / "out.jsonl").read_text(encoding="utf-8"))["article_id"] == "a.txt"
    code, out, said = shell(place, "extract in 2>&-")
    assert (code, said, json.loads(out)["article_id"]) == (1, "", "a.txt")  # no message between the claims


def test_a_dash_is_standard_output(place: Path) -> None:
    for words in (f"{QUIET} -o -", f"{QUIET} --output=-"):
        code, out, said = shell(place, words)
        assert (code, said, json.loads(out)["article_id"]) == (0, "", "a.txt")
    (place / "claims.jsonl").write_text(out, encoding="utf-8")
    assert json.loads(shell(place, "export claims.jsonl --to claim -o -")[1])
    assert not list(place.glob("*-*"))


def test_a_poor_terminal_shows_what_it_can(place: Path) -> None:
    poor = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    code, out, said = shell(place, f"{QUIET} --table", **poor)
    assert (code, said) == (0, "")
    assert "40" in out
    (place / "claims.jsonl").write_text(shell(place, QUIET)[1], encoding="utf-8")
    code, out, said = shell(place, "export claims.jsonl --to claim", **poor)
    assert (code, said) == (0, "")
    assert "“40”" in out


def test_a_full_device_is_one_line(place: Path) -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("no /dev/full")
    for words in (f"{QUIET} > /dev/full", f"{QUIET} -o /dev/full"):
        code, _, said = shell(place, words)
        assert (code, said.count("\n")) == (1, 1)
        assert "make room" in said


def test_a_name_that_is_too_long_is_told_before_any_work(place: Path) -> None:
    result = CliRunner().invoke(app, ["extract", str(place / "in"), "-o", str(place / ("x" * 231))])
    assert result.exit_code == 2
    assert "longer than 230 bytes" in result.output
    result = CliRunner().invoke(app, ["extract", str(place / "in"), "-q", "-o", str(place / ("x" * 230))])
    assert result.exit_code == 0, result.output


def test_a_tar_archive_is_named(place: Path) -> None:
    subprocess.run(["tar", "cf", "a.tar", "in"], cwd=place, check=True)
    code, _, said = shell(place, "extract a.tar -q")
    assert (code, said) == (1, "claimx: a.tar: a tar archive: unpack it first\n")


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_is_one_line_and_its_exit_code(place: Path, number: signal.Signals, workers: int) -> None:
    for n in range(200):
        (place / "in" / f"{n}.txt").write_text(f"Police said {n} people were held in January. " * 30)
    command = [*COMMAND.split(), "extract", "in", "-o", "out.jsonl", "-w", str(workers)]
    process = subprocess.Popen(command, cwd=place, stderr=subprocess.PIPE, text=True)
    while sum(file.stat().st_size for file in place.glob(".out.jsonl.ledger*")) < 90_000:  # some articles are done
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(number)
    _, said = process.communicate(timeout=300)
    assert (process.returncode, said) == (128 + number, "claimx: stopped; the same command goes on from here\n")
    assert not (place / "out.jsonl").exists()


def test_what_nohup_holds_off_stays_held_off(place: Path) -> None:
    command = f'trap "" HUP; exec {COMMAND} extract in -q -o out.jsonl -w 2'
    process = subprocess.Popen(["sh", "-c", command], cwd=place)
    while not (place / ".out.jsonl.ledger").exists():
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGHUP)
    assert process.wait(timeout=120) == 0
    assert (place / "out.jsonl").exists()


@pytest.mark.parametrize("module", ["typer", "claimx.cli.extracting", "claimx.run", "spacy", "thinc.model"])
def test_ctrl_c_while_modules_come_in_is_no_traceback(place: Path, module: str) -> None:
    code = f"""
import os, signal, sys
class Finder:
    def find_spec(self, name, *rest):
        if name == "{module}":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Finder())
from claimx.cli import main
main()
"""
    command = [sys.executable, "-c", code, "extract", "in", "-o", "out.jsonl"]
    done = subprocess.run(command, cwd=place, capture_output=True, text=True)
    assert done.returncode == 130, done.stderr
    assert done.stderr.count("\n") <= 1
