"""Annotation tools: the tasks fit the tool, and what comes back as gold says what the claims said."""

import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab
from typer.testing import CliRunner

from claimx.article import Article
from claimx.cli import app
from claimx.evaluate import evaluate
from claimx.export import labelstudio, prodigy
from claimx.export.targets import TARGETS
from tests.exports import ARTICLE, CLAIMS, TEXT

PLACE = {"start": {"type": "integer", "minimum": 0}, "end": {"type": "integer"}, "text": {"type": "string"}}
TYPES = {  # what `label_studio_sdk.label_interface` asks of a region of each control
    "labels": {**PLACE, "labels": {"type": "array", "items": {"type": "string"}, "minItems": 1}},
    "choices": {**PLACE, "choices": {"type": "array", "items": {"type": "string"}, "minItems": 1}},
    "number": {**PLACE, "number": {"type": "number"}},
    "textarea": {**PLACE, "text": {"type": "array", "items": {"type": "string"}, "minItems": 1}},
}


def label_studio() -> dict[str, Any]:
    (task,) = labelstudio.tasks(CLAIMS, [ARTICLE])
    return task


def test_label_studio_regions_fit_the_configuration() -> None:
    view = ElementTree.fromstring(labelstudio.config())
    controls = {node.get("name"): node for node in view if node.get("toName")}
    task = label_studio()
    assert task["data"]["text"] == TEXT
    result = task["predictions"][0]["result"]
    ids = {one["id"] for one in result if one["type"] == "labels"}
    for one in result:
        if one["type"] == "relation":
            assert {one["from_id"], one["to_id"]} <= ids
            assert one["direction"] == "right"
            assert one["labels"][0] in {node.get("value") for node in view.iter("Relation")}
            continue
        control = controls[one["from_name"]]
        assert control.tag.lower() == one["type"]
        assert one["to_name"] == control.get("toName") == "text"
        assert one["id"] in ids
        schema = {"properties": TYPES[one["type"]], "required": list(TYPES[one["type"]]), "additionalProperties": False}
        jsonschema.validate(one["value"], schema)
        known = {node.get("value") for node in control}
        assert set(one["value"].get("labels", one["value"].get("choices", []))) <= known
        if one["type"] == "labels":
            assert TEXT[one["value"]["start"] : one["value"]["end"]] == one["value"]["text"]


SDK = Path(sys.prefix) / "label-studio" / "bin" / "python"  # `make .venv/label-studio`


def said_by_the_sdk(task: dict[str, Any]) -> list[str]:
    given = json.dumps({"config": labelstudio.config(), "task": task})
    script = Path(__file__).parent / "label_studio.py"
    done = subprocess.run([SDK, script], input=given, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


@pytest.mark.slow
@pytest.mark.skipif(not SDK.exists(), reason="make .venv/label-studio")
def test_label_studios_own_library_accepts_configuration_task_prediction_and_annotation() -> None:
    task = label_studio()
    assert said_by_the_sdk(task) == []
    task["predictions"][0]["result"][0]["value"]["labels"] = ["nonsense"]
    assert said_by_the_sdk(task) != []


def back_from_label_studio() -> list[dict[str, Any]]:
    task = label_studio()
    done = {"id": 1, "was_cancelled": False, "result": task["predictions"][0]["result"]}
    return list(labelstudio.annotated([{"id": 7, "data": task["data"], "annotations": [done]}]))


def back_from_prodigy() -> list[dict[str, Any]]:
    return list(prodigy.annotated([task | {"answer": "accept"} for task in prodigy.tasks(CLAIMS, [ARTICLE])]))


@pytest.mark.parametrize("back", [back_from_label_studio, back_from_prodigy])
def test_accepted_predictions_come_back_as_the_same_claims(back: Any) -> None:
    gold = json.loads(json.dumps(back()))
    (article,) = gold
    assert (article["doc"], article["published"]) == ("port/elm", "2031-06-03")
    assert [one["fig"] for one in article["claims"]] == ["412", "$2.5 million", "250 to 300"]
    first, second, third = article["claims"]
    assert (first["what"], first["what_head"], first["cue"]) == ("crossings", "crossing", "said")
    assert (first["start_date"], first["end_date"]) == ("2031-05-01", "2031-05-31")
    assert (second["source"], second["source_text"], second["mode"]) == ("Ilse Brandt", "she", "direct")
    assert (second["approx"], second["unit"], second["low"], second["high"]) == (True, "USD", None, 2500000)
    assert (third["modality"], third["per"], third["value"], third["cue"]) == ("projected", "day", None, "expects")
    scored = evaluate(gold, [json.loads(claim.model_dump_json()) for claim in CLAIMS])
    assert {figure.name: figure.f1 for figure in scored} == {figure.name: 1.0 for figure in scored}


def test_what_was_cancelled_or_rejected_is_no_gold() -> None:
    task = label_studio()
    undone = {"was_cancelled": True, "result": []}
    assert list(labelstudio.annotated([{"data": task["data"], "annotations": [undone]}])) == []
    assert list(prodigy.annotated([task | {"answer": "reject"} for task in prodigy.tasks(CLAIMS, [ARTICLE])])) == []


def test_a_figure_that_an_annotator_added_has_no_fields() -> None:
    place = {"start": TEXT.index("again"), "end": TEXT.index("again") + 5, "text": "again", "labels": ["figure"]}
    region = {"id": "x", "from_name": "span", "to_name": "text", "type": "labels", "value": place}
    data = label_studio()["data"]
    (article,) = labelstudio.annotated([{"data": data, "annotations": [{"result": [region]}]}])
    (one,) = article["claims"]
    assert one["fig"] == "again"
    assert one["kind"] is one["value"] is one["source"] is one["mode"] is None


def test_prodigy_spans_begin_and_end_with_tokens() -> None:
    glued = Article(id="port/elm", text=TEXT)
    (task,) = prodigy.tasks(CLAIMS, [glued])
    tokens = task["tokens"]
    assert [token["id"] for token in tokens] == list(range(len(tokens)))
    assert all(TEXT[token["start"] : token["end"]] == token["text"] for token in tokens)
    rebuilt = [a["end"] <= b["start"] and (a["ws"] or a["end"] == b["start"]) for a, b in pairwise(tokens)]
    assert all(rebuilt)
    for span in task["spans"]:
        assert tokens[span["token_start"]]["start"] == span["start"]
        assert tokens[span["token_end"]]["end"] == span["end"]
    for one in task["relations"]:
        assert one["head_span"]["label"] == "figure"
        assert one["head"] == one["head_span"]["token_end"]
        assert one["label"] == one["child_span"]["label"]
    assert task["meta"] == {"article_id": "port/elm"}


def test_prodigy_tasks_become_spacy_docs() -> None:
    """What Prodigy does with a task: a Doc of its tokens, spans by their characters."""
    (task,) = prodigy.tasks(CLAIMS, [ARTICLE])
    words, spaces = zip(*((token["text"], token["ws"]) for token in task["tokens"]), strict=True)
    doc = Doc(Vocab(), words=list(words), spaces=list(spaces))
    assert doc.text == task["text"] == TEXT
    for span in task["spans"]:
        found = doc.char_span(span["start"], span["end"], label=span["label"])
        assert found is not None
        assert (found.start, found.end - 1) == (span["token_start"], span["token_end"])


@given(st.text("ab1 \n\t.,\u00a0🚢", max_size=40))
def test_prodigy_tokens_make_the_text(text: str) -> None:
    tokens = prodigy._tokens(text, [])
    assert "".join(token["text"] + " " * token["ws"] for token in tokens) == text
    assert all(text[token["start"] : token["end"]] == token["text"] for token in tokens)


def test_claims_of_no_article_or_of_another_text_are_refused() -> None:
    with pytest.raises(ValueError, match="no article 'port/elm'"):
        list(labelstudio.tasks(CLAIMS, []))
    with pytest.raises(ValueError, match="another text"):
        list(prodigy.tasks(CLAIMS, [Article(id="port/elm", text="Other.")]))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "claims.jsonl").write_text(
        "".join(f"{claim.model_dump_json()}\n" for claim in CLAIMS), encoding="utf-8"
    )
    (tmp_path / "articles.jsonl").write_text(ARTICLE.model_dump_json() + "\n", encoding="utf-8")
    return tmp_path


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, list(map(str, arguments)))


@pytest.mark.parametrize("name", TARGETS)
def test_export(files: Path, name: str) -> None:
    options = ["--articles", files / "articles.jsonl", "-o", files / "out"]
    done = run("export", files / "claims.jsonl", "--to", name, *options)
    assert done.exit_code == 0, done.output
    text = (files / "out").read_text(encoding="utf-8")
    records = json.loads(text) if TARGETS[name].form == "json" else list(map(json.loads, text.splitlines()))
    assert len(records) == (1 if name in ("label-studio", "prodigy") else 3)
    assert not list(files.glob("*.partial"))


def test_export_to_standard_output_without_articles(files: Path) -> None:
    lines = run("export", files / "claims.jsonl", "--to", "google").stdout.splitlines()
    assert json.loads(lines[0])["query"] == "412 crossings Ilse Brandt 2031"


@pytest.mark.parametrize("name", ["label-studio", "prodigy"])
def test_gold_of_annotations(files: Path, name: str) -> None:
    if name == "prodigy":
        tasks: list[dict[str, Any]] = [one | {"answer": "accept"} for one in prodigy.tasks(CLAIMS, [ARTICLE])]
        (files / "done").write_text("\n".join(map(json.dumps, tasks)), encoding="utf-8")
    else:
        task = label_studio()
        (files / "done").write_text(json.dumps([{"data": task["data"], "annotations": task["predictions"]}]))
    assert run("gold", files / "done", "--from", name, "-o", files / "gold").exit_code == 0
    assert run("evaluate", files / "gold", files / "claims.jsonl").stdout.count("1.000") >= 13
    assert [file.name for file in (files / "gold").iterdir()] == ["port_elm.json"]


def test_usage_and_bad_input(files: Path) -> None:
    claims = files / "claims.jsonl"
    assert run("export", claims, "--to", "nothing").exit_code == 2
    assert run("export", claims, "--to", "label-studio").exit_code == 2
    assert run("gold", claims, "--from", "nothing", "-o", files).exit_code == 2
    (files / "other").write_text('{"answer": "accept", "text": "A."}')
    assert run("gold", files / "other", "--from", "prodigy", "-o", files / "gold").exit_code == 1
    (files / "bad.jsonl").write_text('{"id": 1}\n')
    failed = run("export", files / "bad.jsonl", "--to", "fever", "-o", files / "never")
    assert failed.exit_code == 1
    assert "line 1: no claim" in failed.output
    assert not (files / "never").exists()
    assert not list(files.glob("*.partial"))
