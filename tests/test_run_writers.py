"""Files by name: every claim is in each of them, whole or not at all, and no cell of a table runs as a formula."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from claimx import Claim, Failure
from claimx.export.tidy import COLUMNS
from claimx.run import RunError, writers
from claimx.run.cells import cell
from claimx.run.writers import Errors, check, writing
from claimx.work import Done

HOSTILE = '=HYPERLINK("x")\n\t"quoted", ünï\u2028\u0000'


def claim(number: int, **fields: Any) -> Claim:
    quantity = {"text": "40", "start": 12, "end": 14, "kind": "count", "value": "40.5", "high": "1e30"}
    source = {"name": HOSTILE, "text": "police", "start": 0, "end": 6, "type": "organization", "count": 10**30}
    time = {"text": "January", "char_start": 33, "char_end": 40, "start": "2025-01-01"}
    given = {"attribution": {"source": source, "mode": "indirect"}, "time_span": time, "evidence": ["a", "b"]}
    base = {"id": f"c{number}", "article_id": "a", "text": HOSTILE, "start": 0, "end": 32, "quantity": quantity}
    return Claim.model_validate(base | given | fields)


CLAIMS = [claim(1), claim(2, attribution=None, time_span=None, evidence=[]), claim(3)]
ARTICLES = [
    Done(
        {"id": "a", "title": HOSTILE, "published": "2025-02-07"}, 8, 2, tuple(c.model_dump_json() for c in CLAIMS[:2])
    ),
    Done({"id": "b", "title": None, "published": None}, 5, 0, ()),
    Done({"id": "c"}, 5, 1, (CLAIMS[2].model_dump_json(),)),
]
FAILURE = Failure("in/\udcff.txt", "read", "empty", HOSTILE)


def write(file: Path, *articles: Done) -> None:
    with writing(file, file.with_name("partial")) as writer:
        for done in articles:
            writer.add(done)
        writer.fail(FAILURE)
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_json_lines_and_lists_hold_the_claims_as_they_are(tmp_path: Path) -> None:
    for name in ("x.jsonl", "x.other", "x"):
        write(tmp_path / name, *ARTICLES)
        lines = (tmp_path / name).read_text(encoding="utf-8").split("\n")
        assert [Claim.model_validate_json(line) for line in lines if line] == CLAIMS
        (tmp_path / name).unlink()
    write(tmp_path / "x.json", *ARTICLES)
    assert [Claim.model_validate(one) for one in json.loads((tmp_path / "x.json").read_text())] == CLAIMS
    write(tmp_path / "x.json")
    assert json.loads((tmp_path / "x.json").read_text()) == []


def test_csv_has_a_row_a_claim(tmp_path: Path) -> None:
    write(tmp_path / "x.csv", *ARTICLES)
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["id"] for row in rows] == ["c1", "c2", "c3"]
    assert list(rows[0]) == list(COLUMNS)
    assert rows[0]["text"] == f"'{HOSTILE}"
    assert (rows[0]["value"], rows[0]["approximate"], rows[0]["time_start"]) == ("40.5", "false", "2025-01-01")
    assert rows[1]["source_name"] == ""


@pytest.mark.parametrize("name", ["x.sqlite", "x.db", "x.duckdb"])
@pytest.mark.parametrize("rows", [50_000, 2])
def test_databases_hold_claims_articles_and_errors(
    tmp_path: Path, name: str, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("claimx.run.databases"), "ROWS", rows)
    write(tmp_path / name, *ARTICLES)
    connect: Any = duckdb.connect if name == "x.duckdb" else sqlite3.connect
    database = connect(str(tmp_path / name))
    claims = database.execute("SELECT id, text, value, source_name, source_count, time_start FROM claims").fetchall()
    assert [str(value) for value in claims[0]] == ["c1", HOSTILE, "40.5", HOSTILE, "None", "2025-01-01"]
    assert [row[0] for row in claims] == ["c1", "c2", "c3"]
    assert claims[1][3:] == (None, None, None)
    articles = database.execute("SELECT id, title, published, words, claims FROM articles").fetchall()
    assert [str(value) for value in articles[0]] == ["a", HOSTILE, "2025-02-07", "8", "2"]
    assert [row[0] for row in articles] == ["a", "b", "c"]
    failures = database.execute("SELECT * FROM errors").fetchall()
    assert failures == [("in/\\udcff.txt", "read", "empty", HOSTILE)]
    database.close()


def test_parquet_has_typed_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writers, "ROWS", 2)
    write(tmp_path / "x.parquet", *ARTICLES)
    table = parquet.read_table(tmp_path / "x.parquet")
    assert table.column("id").to_pylist() == ["c1", "c2", "c3"]
    assert table.column("source_name").to_pylist() == [HOSTILE, None, HOSTILE]
    assert {str(table.schema.field(name).type) for name in ("value", "time_start", "start")} == {
        "double",
        "date32[day]",
        "int64",
    }
    write(tmp_path / "x.parquet")
    assert parquet.read_table(tmp_path / "x.parquet").num_rows == 0


@pytest.mark.parametrize("name", writers.FORMATS)
def test_a_run_that_breaks_off_leaves_the_old_file_and_no_other(tmp_path: Path, name: str) -> None:
    file = tmp_path / f"x{name}"
    file.write_text("old")

    def broken() -> Iterator[Done]:
        yield from ARTICLES
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(file, *broken())
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_error_records_come_and_go(tmp_path: Path) -> None:
    file = tmp_path / "x.errors.jsonl"
    errors = Errors(file)
    errors.write(FAILURE)
    assert not file.exists()
    errors.close()
    assert [json.loads(line) for line in file.read_text().splitlines()] == [FAILURE.record()]
    dropped = Errors(file)
    dropped.write(FAILURE)
    dropped.drop()
    assert list(tmp_path.iterdir()) == [file]
    Errors(file).close()
    assert not file.exists()
    Errors(None).write(FAILURE)


def test_what_cannot_be_written_is_told_before_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    for suffix in writers.FORMATS:
        check(f"x{suffix}")
    with pytest.raises(RunError, match="layers are written as"):
        check("x.csv", layers=True)
    with pytest.raises(RunError, match=r"\.xlsx is no format that is written: \.csv, .*\.jsonl"):
        check("claims.xlsx")
    monkeypatch.setattr(writers, "find_spec", lambda name: None)
    with pytest.raises(RunError, match=r"pip install 'claimx\[parquet\]'"):
        check("x.parquet")


@pytest.mark.parametrize("value", ["-5", "+1,200", "-3.2", "plain", "", "it's", "1-2"])
def test_plain_numbers_and_words_stay_as_they_are(value: str) -> None:
    assert cell(value) == value


@given(st.sampled_from("=+-@\t\r\n"), st.text(st.characters(exclude_categories=["Cs"])))
def test_no_cell_of_a_spreadsheet_is_a_formula(first: str, rest: str) -> None:
    found = cell(first + rest)
    assert isinstance(found, str)
    assert found[0] == "'" or not found.strip("+-.,0123456789")
    stream = io.StringIO()
    writers.Cells(stream).add(Done({}, 1, 1, (claim(1, text=first + rest).model_dump_json(),)))
    header, row = csv.reader(io.StringIO(stream.getvalue(), newline=""))
    assert row[header.index("text")] == found
