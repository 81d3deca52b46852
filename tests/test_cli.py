import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimx import Claim, __version__
from claimx.cli import app
from claimx.layers import Layers

runner = CliRunner()


def run(*arguments: object, code: int = 0) -> str:
    result = runner.invoke(app, [str(a) for a in arguments])
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "in"
    articles.mkdir()
    (articles / "a.txt").write_text("Police said 40 people were held in January.")
    (articles / "b.json").write_text(json.dumps({"id": "b", "text": "Sales rose 12% last year, the firm said."}))
    return articles


def test_help_and_version_answer_without_spacy() -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from claimx.cli import app\n"
        "result = CliRunner().invoke(app, sys.argv[1:]); print(result.output)\n"
        "assert result.exit_code == 0 and not {'spacy', 'numpy', 'quantulum3'} & set(sys.modules)"
    )
    for option in ("--help", "--version"):
        done = subprocess.run([sys.executable, "-c", code, option], capture_output=True, text=True, check=True)
        assert "extract" in done.stdout or __version__ in done.stdout


def test_extract_writes_a_claim_a_line(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    run("extract", folder, "-o", out, "--published", "2025-03-14")
    claims = [Claim.model_validate_json(line) for line in out.read_text().splitlines()]
    assert [(c.article_id, c.quantity.text) for c in claims] == [("a.txt", "40"), ("b", "12%")]
    assert str(claims[0].time_span.start if claims[0].time_span else None) == "2025-01-01"
    assert sorted(p.name for p in tmp_path.iterdir()) == [".claims.jsonl.ledger", "claims.jsonl", "in"]


def test_extract_pipes_json_lines_and_prints_a_table_when_asked(folder: Path) -> None:
    lines = run("extract", folder, "-q").splitlines()
    assert [json.loads(line)["quantity"]["value"] for line in lines] == [40, 12]
    table = run("extract", folder, "--table", "-q")
    assert "figure" in table
    assert "Police" in table


def test_bad_inputs_are_named_once_and_the_rest_goes_on(folder: Path, tmp_path: Path) -> None:
    (folder / "c.json").write_text('{"id": "c"}')
    (folder / "d.txt").write_bytes(b"\xff\xfe\x00")
    out = tmp_path / "claims.jsonl"
    said = run("extract", folder, tmp_path / "nowhere.txt", "-o", out, code=1)
    assert said.count("c.json: text: missing") == 1
    assert said.count("nowhere.txt: no such file or folder") == 1
    assert len(out.read_text().splitlines()) == 2
    records = [json.loads(line) for line in (tmp_path / "claims.jsonl.errors.jsonl").read_text().splitlines()]
    assert [set(r) for r in records] == [{"path", "stage", "error", "message"}] * 3


@pytest.mark.parametrize("name", ["claims.json", "claims.csv", "claims.parquet", "claims.sqlite", "claims.duckdb"])
def test_formats_go_by_the_name_of_the_output(folder: Path, tmp_path: Path, name: str) -> None:
    run("extract", folder, "-o", tmp_path / name, "--no-ledger")
    assert sorted(p.name for p in tmp_path.iterdir()) == [name, "in"]
    assert b"12%" in (tmp_path / name).read_bytes()
    assert "layers are written as" in run("annotate", folder, "-o", tmp_path / "layers.csv", code=2)


def test_workers_give_the_same_bytes_and_the_parent_needs_no_spacy(folder: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from claimx.cli import app\n"
        "if __name__ == '__main__':\n"
        "    result = CliRunner().invoke(app, sys.argv[1:]); print(result.output)\n"
        "    assert result.exit_code == 0 and not {'spacy', 'numpy', 'quantulum3'} & set(sys.modules)"
    )
    (tmp_path / "main.py").write_text(code)
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    run("extract", folder, "-o", one)
    arguments = ["extract", folder, "-o", two, "--workers", "2"]
    subprocess.run([sys.executable, tmp_path / "main.py", *arguments], check=True)
    assert one.read_bytes() == two.read_bytes()


def test_a_second_time_all_comes_from_the_ledger(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "claims.jsonl"
    assert "2 articles, 2 claims, 0 failed" in run("extract", folder, "-o", out)
    before = out.read_bytes()
    assert "2 articles (2 from the ledger), 2 claims, 0 failed" in run("extract", folder, "-o", out)
    assert out.read_bytes() == before
    assert "2 articles, 2 claims, 0 failed" in run("extract", folder, "-o", out, "--force")
    assert "2 articles, 2 claims, 0 failed" in run("extract", folder, "-o", out, "--published", "2025-03-14")


def test_nothing_to_read_is_told(tmp_path: Path) -> None:
    assert "nothing to read" in run("extract", tmp_path, "-q", code=1)
    assert "nothing to read" in run("extract", tmp_path, "-o", tmp_path / "claims.jsonl", code=1)


def test_json_lines_are_utf_8_on_any_terminal(folder: Path) -> None:
    (folder / "a.txt").write_text("“Some 40 people — Ö 漢 — were held,” police said.", encoding="utf-8")
    command = [sys.executable, "-m", "claimx", "extract", folder / "a.txt", "-q"]
    done = subprocess.run(command, capture_output=True, check=True, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert "Ö 漢" in json.loads(done.stdout.decode("utf-8"))["text"]


def test_the_log_is_json(folder: Path, tmp_path: Path) -> None:
    lines = run("extract", folder, "-o", tmp_path / "claims.jsonl", "--log-json").splitlines()
    events = [json.loads(line) for line in lines]
    assert [event["event"] for event in events] == ["start", "done"]
    assert events[-1]["claims"] == 2


def test_annotate_writes_the_layers(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "layers.jsonl"
    run("annotate", folder, "-o", out)
    first, second = [Layers.model_validate_json(line) for line in out.read_text().splitlines()]
    assert [q.text for q in first.quantities] == ["40"]
    assert len(first.attributions) == 1
    assert [t.value for t in second.time_expressions] == ["XXXX"] or second.time_expressions


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "x.txt", "--published", "soon"],
        ["extract", "x.txt", "--base", "en_no_such"],
        ["nonsense"],
        ["evaluate", "nowhere", "nowhere"],
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    run(*arguments, code=2)


def test_an_unwritable_output_is_told(folder: Path) -> None:
    assert "cannot write" in run("extract", folder, "-o", folder / "none" / "claims.jsonl", code=2)


def test_evaluate_prints_the_figures(tmp_path: Path) -> None:
    gold = Path(__file__).parents[1] / "corpus" / "dev" / "gold"
    claims = tmp_path / "claims.jsonl"
    claims.write_text("")
    printed = run("evaluate", gold, claims)
    assert "figures found                      P 0.000" in printed
    assert "nothing agrees: are gold and claims of the same articles" in printed
    figures = json.loads(run("evaluate", gold, claims, "--json"))
    assert figures[0]["name"] == "figures found"
    claims.write_text("{}\n")
    assert "not gold, or not claims" in run("evaluate", gold, claims, code=1)


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    command = f"{sys.executable} -m claimx extract {folder} {folder} {folder} -q | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True, timeout=600)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""
