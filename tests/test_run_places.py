"""Where a run writes: nothing over its inputs, nothing twice, and the articles beside the claims."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from claimx import Article, read
from claimx.cli import app
from claimx.reading import Item
from claimx.reading import articles as articles_of
from claimx.run import Job, RunError, Tally, run, writers
from claimx.run.places import Places
from claimx.run.progress import Reporter
from claimx.work import Done

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals, links")
SCRIPT = Path(__file__).parent / "poison.py"
TEXT = "Police said 40 people were held in January."
PAGE = f"<html><head><title>Held</title></head><body><article><p>{TEXT}</p><p>{TEXT * 9}</p></article></body></html>"
MAIL = f"From: a@example.org\nSubject: Held\nDate: Fri, 7 Feb 2025 09:00:00 +0000\n\n{TEXT}\n"
ALL = [f"{n:03}.txt" for n in range(60)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "in"
    articles.mkdir()
    for name in ALL:
        (articles / name).write_text(f"good “{name}” \u2028 here")
    return articles


def go(poison: ModuleType, folder: Path, **options: object) -> Tally:
    paths = options.pop("paths", (str(folder),))
    given = {"output": folder.parent / "out.jsonl", "articles": folder.parent / "articles.jsonl"} | options
    job = Job(paths, poison.plan(folder.parent / "log"), **given)  # type: ignore[arg-type]
    return run(job, Reporter(quiet=True))


def worked(poison: ModuleType, folder: Path) -> list[str]:
    names = poison.calls(folder.parent / "log")
    (folder.parent / "log").unlink(missing_ok=True)
    return names  # type: ignore[no-any-return]


def records(file: Path) -> list[dict[str, str]]:
    text = file.read_text(encoding="utf-8")
    return json.loads(text) if text.startswith("[") else [json.loads(line) for line in text.split("\n") if line]


def test_articles_are_written_in_the_order_of_inputs_whatever_runs_it(poison: ModuleType, folder: Path) -> None:
    file, made = folder.parent / "articles.jsonl", set()
    for options in ({}, {"workers": 2}, {"ledger": False}, {"ledger": False, "workers": 2}, {"output": None}):
        assert go(poison, folder, force=True, **options).articles == 60
        made.add(file.read_bytes())
    assert len(made) == 1
    assert records(file) == [{"id": name, "text": f"good “{name}” \u2028 here"} for name in ALL]
    go(poison, folder, articles=folder.parent / "articles.json")
    assert records(folder.parent / "articles.json") == records(file)
    assert [path.name for path in folder.parent.glob(".*")] == [".out.jsonl.ledger"]


def test_texts_are_kept_once_they_were_asked_for(poison: ModuleType, folder: Path) -> None:
    go(poison, folder, articles=None)
    assert worked(poison, folder) == ALL
    go(poison, folder)
    assert worked(poison, folder) == ALL  # the ledger had no texts
    for articles in (None, folder.parent / "articles.jsonl"):
        assert go(poison, folder, articles=articles).kept == 60
        assert worked(poison, folder) == []


@POSIX
@pytest.mark.parametrize("workers", [1, 2])
def test_a_killed_run_writes_the_same_articles_when_it_goes_on(poison: ModuleType, folder: Path, workers: int) -> None:
    for name in ALL:
        (folder / name).write_text(f"sleep 0.03 {name}")
    out, articles = folder.parent / "out.jsonl", folder.parent / "articles.jsonl"
    process = subprocess.Popen([sys.executable, SCRIPT, folder, out, str(workers), articles])
    while len(poison.calls(out.with_suffix(".log"))) < 40:
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert not articles.exists()
    job = Job((str(folder),), poison.plan(out.with_suffix(".log")), out, articles=articles, workers=workers)
    tally = run(job, Reporter(quiet=True))
    assert tally.kept >= 8
    assert [record["id"] for record in records(articles)] == ALL
    torn = articles.read_bytes()
    run(Job(job.paths, job.plan, out, articles=articles, force=True), Reporter(quiet=True))
    assert articles.read_bytes() == torn


def test_what_was_written_is_read_as_the_articles_it_came_from(tmp_path: Path) -> None:
    folder, claims, articles = tmp_path / "in", tmp_path / "claims.jsonl", tmp_path / "articles.jsonl"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE)
    (folder / "b.eml").write_text(MAIL)
    (folder / "c.txt").write_bytes(TEXT.encode() + b"\r\n\x0c\tMore.")
    (folder / "d.jsonl").write_text(json.dumps({"id": "d", "text": TEXT, "url": "https://example.org/d"}))

    def claimx(*arguments: object) -> None:
        result = CliRunner().invoke(app, [str(one) for one in arguments])
        assert result.exit_code == 0, result.output

    claimx("extract", folder, "-o", claims, "--articles", articles, "-q")
    assert list(read(articles)) == list(read(folder))
    texts = {article.id: article.text for article in read(articles)}
    for claim in records(claims):
        assert texts[claim["article_id"]][claim["start"] : claim["end"]] == claim["text"]  # type: ignore[misc]
    for source in (folder, articles):
        page, notes = tmp_path / f"{source.name}.html", tmp_path / f"{source.name}.notes"
        claimx("report", source, "--claims", claims, "-o", page, "-q")
        claimx("export", claims, "--to", "web-annotation", "--articles", source, "-o", notes)
    for kind in (".html", ".notes"):
        assert (tmp_path / f"in{kind}").read_bytes() == (tmp_path / f"articles.jsonl{kind}").read_bytes()


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@given(TEXTS.filter(str.strip), TEXTS, st.none() | st.dates())
@settings(max_examples=200, deadline=None)
def test_a_record_is_the_article_to_the_letter(text: str, title: str, day: object) -> None:
    article = Article.model_validate({"id": "a", "text": text, "title": title or None, "published": day})
    done = Done(article.model_dump(mode="json", exclude={"text"}), 1, 0, (), article.text)
    (line,) = writers.record(done)
    assert "\n" not in line
    assert list(articles_of(Item("p", "p#1", "record", line.encode()))) == [article]


@pytest.mark.parametrize("name", ["articles.csv", "articles.sqlite", "articles"])
def test_articles_have_two_formats(poison: ModuleType, folder: Path, name: str) -> None:
    with pytest.raises(RunError, match=r"articles are written as \.jsonl or \.json") as refused:
        go(poison, folder, articles=folder.parent / name)
    assert (refused.value.code, worked(poison, folder)) == (2, [])


@pytest.mark.parametrize("options", [{}, {"ledger": False}])
@pytest.mark.parametrize("named", ["file", "folder"])
def test_an_input_is_not_written_over(poison: ModuleType, folder: Path, named: str, options: dict[str, bool]) -> None:
    file = folder / "articles.jsonl"
    file.write_text('{"id": "a", "article_id": 1, "text": "good"}\n')
    before, paths = file.read_bytes(), (str(file if named == "file" else folder),)
    for place in ({"output": file}, {"errors": file}, {"articles": file}):
        with pytest.raises(RunError, match="would be written over") as refused:
            go(poison, folder, paths=paths, **{"articles": None} | place, **options)
        assert (refused.value.code, file.read_bytes(), worked(poison, folder)) == (2, before, [])
    with pytest.raises(RunError, match="would be written over"):
        go(poison, folder, paths=(f"{folder}/*.jsonl",), output=file, articles=None, **options)
    assert file.read_bytes() == before


def test_own_outputs_in_the_folder_are_no_inputs(poison: ModuleType, folder: Path) -> None:
    (folder / "001.txt").write_text("bad")
    for _ in range(2):
        tally = go(poison, folder, output=folder / "out.jsonl", articles=folder / "articles.jsonl")
        assert (tally.inputs, tally.failed) == (60, 1)
    named = (str(folder / "000.txt"), str(folder / "out.jsonl"))  # as a shell writes `*`
    assert go(poison, folder, paths=named, output=folder / "out.jsonl", articles=None).inputs == 1
    for file in folder.glob("*.jsonl"):
        file.unlink()
    for suffix in (".jsonl", ".json", ".csv", ".parquet"):
        file = folder / f"claims{suffix}"
        for _ in range(2):
            assert go(poison, folder, output=file, articles=None, ledger=False).inputs == 60
        for written in folder.glob("claims.*"):
            written.unlink()


def test_outputs_of_earlier_runs_are_passed_over_and_counted(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_bytes(b"")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "mine.jsonl").write_text(
        json.dumps({"id": "m", "article_id": 1, "quantity": "much", "text": TEXT}) + "\n"
    )
    for name in ("one.jsonl", "two.json", "three.csv", "four.parquet"):
        done = CliRunner().invoke(app, ["extract", str(folder), "-o", str(folder / name), "-q"])
        assert done.exit_code == 1, done.output
    done = CliRunner().invoke(app, ["annotate", str(folder), "-o", str(folder / "five.jsonl"), "-q"])
    out = tmp_path / "out.jsonl"
    done = CliRunner().invoke(app, ["extract", str(folder), "-o", str(out)])
    assert "2 articles, 2 claims, 1 failed (1 empty)" in done.output
    assert ", 1 file of other kinds and 10 outputs of claimx passed over" in done.output
    assert [record["article_id"] for record in records(out)] == ["a.txt", "m"]
    done = CliRunner().invoke(app, ["extract", str(folder), "-o", str(out), "--log-json"])
    sums = json.loads(done.output.splitlines()[-1])
    assert (sums["other_files"], sums["own_outputs"], sums["inputs"]) == (1, 10, 3)


@pytest.mark.parametrize("which", ["errors", "articles"])
def test_places_that_cannot_be_are_told_before_any_work(poison: ModuleType, folder: Path, which: str) -> None:
    for place, reason in (
        (folder.parent / "none/x.jsonl", "no such folder"),
        (folder.with_suffix(".jsonl"), "a folder"),
    ):
        (folder.with_suffix(".jsonl")).mkdir(exist_ok=True)
        with pytest.raises(RunError, match=f"cannot write .*: {reason}") as refused:
            go(poison, folder, **{"articles": None, which: place})
        assert (refused.value.code, worked(poison, folder)) == (2, [])
    with pytest.raises(RunError, match="two outputs of that name"):
        go(poison, folder, **{"articles": None, which: folder.parent / "out.jsonl"})


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) != tmp_path)
    with pytest.raises(RunError, match="may not be written to"):
        Places(tmp_path / "x.jsonl", None, None).check()
    Places(Path(os.devnull), None, None).check()


@POSIX
def test_links_out_of_the_folder_are_followed_only_when_asked(folder: Path, tmp_path: Path) -> None:
    for name in ALL:
        (folder / name).unlink()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "b.txt").write_text(TEXT)
    (tmp_path / "c.txt").write_text(TEXT)
    (folder / "a.txt").write_text(TEXT)
    (folder / "more").symlink_to(tmp_path / "elsewhere")
    (folder / "c.txt").symlink_to(tmp_path / "c.txt")
    for command, options, ids, code in (
        ("extract", [], ["a.txt"], 1),
        ("extract", ["--follow-links"], ["a.txt", "c.txt", "more/b.txt"], 0),
        ("annotate", ["--follow-links"], ["a.txt", "c.txt", "more/b.txt"], 0),
    ):
        out = tmp_path / f"{command}.jsonl"
        result = CliRunner().invoke(app, [command, str(folder), "-q", "-o", str(out), *options])
        assert result.exit_code == code, result.output
        assert result.output.count("leads out of the folder") == 2 * code
        assert [record["article_id"] for record in records(out)] == ids
