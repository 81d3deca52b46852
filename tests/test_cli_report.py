"""`claimx report`: a page from articles, or from articles and ready claims."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimx.cli import app

EXAMPLE = Path(__file__).parents[1] / "corpus/example.json"
pytestmark = pytest.mark.model


def test_a_page_from_articles_and_the_same_from_their_claims(tmp_path: Path) -> None:
    claims, one, two = (tmp_path / name for name in ("claims.jsonl", "one.html", "two.html"))
    run = CliRunner().invoke
    assert run(app, ["extract", str(EXAMPLE), "-o", str(claims), "-q"]).exit_code == 0
    done = run(app, ["report", str(EXAMPLE), "-o", str(one), "--title", "Ports"])
    assert done.exit_code == 0, done.output
    assert "1 articles, 7 claims" in done.output
    assert (
        run(app, ["report", str(EXAMPLE), "--claims", str(claims), "-o", str(two), "--title", "Ports"]).exit_code == 0
    )
    assert one.read_text(encoding="utf-8") == two.read_text(encoding="utf-8")
    assert "<title>Ports</title>" in one.read_text(encoding="utf-8")


def test_what_fails_is_told_and_the_rest_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Police said 12 people were held.", encoding="utf-8")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    page = tmp_path / "page.html"
    done = CliRunner().invoke(app, ["report", str(tmp_path), "-o", str(page)])
    assert done.exit_code == 1
    assert "b.json" in done.output
    assert ">12</a>" in page.read_text(encoding="utf-8")


def test_claims_that_are_none_and_places_that_are_not_there_are_one_line(tmp_path: Path) -> None:
    bad = tmp_path / "claims.jsonl"
    bad.write_text(json.dumps({"id": 1}) + "\n", encoding="utf-8")
    done = CliRunner().invoke(app, ["report", str(EXAMPLE), "--claims", str(bad), "-o", str(tmp_path / "p.html")])
    assert done.exit_code == 2
    assert "line 1: no claim" in done.output
    done = CliRunner().invoke(app, ["report", str(EXAMPLE), "-o", str(tmp_path / "no/such/p.html")])
    assert done.exit_code == 2
    assert "cannot write" in done.output
