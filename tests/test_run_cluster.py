"""A run on a Dask cluster: the same output as here, and a poisonous article is lost alone."""

import sys
import threading
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from typer.testing import CliRunner

from claimx.cli import app
from claimx.reading import Item
from claimx.run import RunError
from claimx.run.cluster import on_cluster
from claimx.run.tasks import Plan, batches
from claimx.work import Settings, Unusable

HERE = Path(__file__).parent
ROOT = HERE.parent
ENOUGH = 300  # seconds, of a run that takes ten
PATIENT = ["--time-limit", "600"]  # other programs may have the machine


@pytest.fixture
def address() -> Iterator[str]:
    """Of a cluster of its own: a nanny whose worker dies at its start gives up, and others would lack it."""
    distributed = pytest.importorskip("distributed")
    dask = pytest.importorskip("dask")
    kept = list(sys.path)
    sys.path.insert(0, str(HERE))  # workers are started with this path, and import `poison` from it
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 1}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, memory_limit=0, silence_logs=50
        ) as cluster,
    ):
        yield cluster.scheduler_address
    sys.path[:] = kept


@pytest.fixture
def poison() -> ModuleType:
    return import_module("poison")


@pytest.mark.slow
def test_the_output_is_that_of_one_process(address: str, tmp_path: Path) -> None:
    made = []
    for name, more in (("here", []), ("there", ["--scheduler", address])):
        out = tmp_path / f"{name}.jsonl"
        done = CliRunner().invoke(
            app, ["extract", str(ROOT / "corpus/dev/articles"), "-o", str(out), "-q", *PATIENT, *more]
        )
        assert done.exit_code == 0, done.output
        made.append(out.read_bytes())
    assert made[0] == made[1]
    assert made[0].count(b"\n") > 100


@pytest.mark.slow
def test_only_the_poison_is_lost(address: str, poison: ModuleType) -> None:
    texts = ["good"] * 60
    texts[7], texts[40] = "exit 9", "sleep 600"
    inputs = [(n, Item(f"in/{n}.txt", f"{n}.txt", "txt", text.encode())) for n, text in enumerate(texts)]
    found: list[Any] = []

    def work() -> None:
        for result in on_cluster(batches(inputs), poison.plan(seconds=2), address):
            found.extend(result)

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(ENOUGH)
    if thread.is_alive():
        pytest.fail(f"{len(found)} of 60 came within {ENOUGH} s: no worker is left, or none takes work")
    assert sorted(number for number, _ in found) == list(range(60))
    assert {n: o.failures[0].error for n, o in found if o.failures} == {7: "worker_died", 40: "worker_died"}


@pytest.mark.slow
def test_settings_that_cannot_be_loaded_end_the_run(address: str) -> None:
    tasks = batches([(0, Item("a.txt", "a.txt", "txt", b"Police said 12 people were held."))])
    with pytest.raises(Unusable, match="no_such_base"):
        list(on_cluster(tasks, Plan(Settings(base="no_such_base")), address))


def test_a_scheduler_that_is_not_there_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("claimx.run.cluster.JOIN", 0.5)
    with pytest.raises(RunError, match="no Dask scheduler answers"):
        list(on_cluster(iter(()), Plan(Settings()), "tcp://127.0.0.1:1"))


def test_without_dask_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    found: Any = CliRunner().invoke(app, ["extract", str(ROOT / "corpus/example.json"), "--scheduler", "tcp://x:1"])
    assert found.exit_code == 2
    assert "claimx[dask]" in found.output
