"""Records into rows, and the engines that carry them: the same bytes everywhere."""

import json
import os
import shutil
import signal
import time
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import claimx
from claimx.rows import rows

CORPUS = Path(__file__).parents[1] / "corpus/dev/articles"
GOOD = {"id": "a", "text": "Police said 12 people were held on Friday.", "published": "2025-03-05"}


def records() -> list[dict[str, Any]]:
    """The corpus, and two records that are no articles."""
    found = [article.model_dump(mode="json") for article in claimx.read(CORPUS)]
    return [*found, {"id": "empty", "text": " "}, {"id": "none", "text": None}]


@pytest.fixture(scope="module")
def local() -> list[tuple[Any, ...]]:
    """What one process makes of them, sorted."""
    return sorted_rows(rows(records()))


def sorted_rows(found: Any) -> list[tuple[Any, ...]]:
    return sorted((row["article_id"], row["claim"] or "", row["error"] or "") for row in found)


@pytest.mark.model
def test_rows_are_what_extract_gives(local: list[tuple[Any, ...]]) -> None:
    nlp = claimx.load()
    lines = [c.model_dump_json() for _, claims in claimx.pipe(claimx.read(CORPUS), nlp) for c in claims]
    assert sorted(claim for _, claim, _ in local if claim) == sorted(lines)
    assert [(name, json.loads(error)["stage"]) for name, _, error in local if error] == [
        ("empty", "read"),
        ("none", "read"),
    ]


@pytest.mark.model
@pytest.mark.parametrize("day", ["2025-03-05", date(2025, 3, 5), datetime(2025, 3, 5, 7, 30)], ids=repr)
def test_dates_come_as_they_are(day: object) -> None:
    (row,) = rows([GOOD | {"published": day, "desk": "city", "title": float("nan")}])
    assert row["claim"] is not None
    assert json.loads(row["claim"])["time_span"]["start"] == "2025-02-28"


@pytest.mark.model
def test_a_record_without_an_id_goes_by_its_number_and_nonsense_is_an_error_row() -> None:
    found = list(
        rows([{"text": GOOD["text"]}, {"id": "c"}, {"id": "d", "text": {"x": 1}}, GOOD | {"published": "soon"}])
    )
    assert [(row["article_id"], row["claim"] is None) for row in found] == [
        ("#1", False),
        ("c", True),
        ("d", True),
        ("a", True),
    ]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=None, memory_limit=0, silence_logs=50
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


@pytest.mark.slow
def test_dask_bags_and_frames_give_the_same_rows(cluster: Any, local: list[tuple[Any, ...]]) -> None:
    bag = pytest.importorskip("dask.bag")
    frames = pytest.importorskip("dask.dataframe")
    pandas = pytest.importorskip("pandas")
    import claimx.dask

    assert sorted_rows(claimx.dask.extract(bag.from_sequence(records(), npartitions=3)).compute()) == local
    frame = frames.from_pandas(pandas.DataFrame(records()), npartitions=3)
    found = claimx.dask.extract(frame).compute()
    assert sorted_rows(found.astype(object).where(found.notna(), None).to_dict("records")) == local


@pytest.mark.slow
def test_dask_goes_on_when_a_worker_is_killed(cluster: Any, local: list[tuple[Any, ...]]) -> None:
    bag = pytest.importorskip("dask.bag")
    import claimx.dask

    pids = cluster.run(os.getpid)
    work = cluster.compute(claimx.dask.extract(bag.from_sequence(records(), npartitions=6)))
    while not (busy := [worker for worker, tasks in cluster.processing().items() if tasks]):
        assert not work.done()
        time.sleep(0.01)
    os.kill(pids[busy[0]], signal.SIGKILL)
    assert sorted_rows(work.result(timeout=600)) == local


def test_dask_refuses_what_it_does_not_know() -> None:
    pytest.importorskip("dask.bag")
    import claimx.dask

    with pytest.raises(TypeError, match="not list"):
        claimx.dask.extract([])


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:PySpark does not yet:FutureWarning")
@pytest.mark.skipif(shutil.which("java") is None, reason="no Java on this machine")
def test_spark_gives_the_same_rows(local: list[tuple[Any, ...]], monkeypatch: pytest.MonkeyPatch) -> None:
    sql = pytest.importorskip("pyspark.sql")
    import sys

    import claimx.spark

    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", 5).getOrCreate()
    try:
        fields = ", ".join(f"{name} string" for name in ("id", "text", "title", "published", "url", "publisher"))
        rows_in = [tuple(record.get(f.split()[0]) for f in fields.split(", ")) for record in records()]
        found = claimx.spark.extract(session.createDataFrame(rows_in, schema=fields).repartition(2)).collect()
        assert sorted_rows(row.asDict() for row in found) == local
    finally:
        session.stop()
