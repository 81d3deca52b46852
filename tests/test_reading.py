import json
import os
from pathlib import Path

import pytest

from claimx import Article, Failure, read


def collect(*paths: Path, **options: object) -> tuple[list[Article], list[Failure]]:
    failures: list[Failure] = []
    return list(read(*paths, on_error=failures.append, **options)), failures  # type: ignore[arg-type]


def test_text_file_is_all_text_and_its_name_the_id(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Caf\u00e9s: 40\r\nclosed.\u00a0".encode())
    articles, failures = collect(tmp_path / "a.txt", published="2024-05-01")
    assert failures == []
    assert articles == [Article(id="a.txt", text="Caf\u00e9s: 40\r\nclosed.\u00a0", published="2024-05-01")]


def test_folder_is_read_in_order_with_relative_ids(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text("Two.")
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "notes.xyz").write_text("not an article")
    assert [a.id for a in read(tmp_path)] == ["a.txt", "b/two.txt"]


def test_json_record_list_and_lines(tmp_path: Path) -> None:
    record = {
        "id": "x",
        "text": "One.",
        "published": "2024-02-29T08:00:00Z",
        "publisher": "Daily Lark",
        "section": "news",
    }
    (tmp_path / "one.json").write_text(json.dumps(record))
    (tmp_path / "two.json").write_text(json.dumps([{"text": "A."}, {"id": 7, "text": "B."}]))
    (tmp_path / "three.jsonl").write_text('{"id":"l1","text":"C."}\n\n{"text":"D."}\n')
    assert [a.id for a in read(tmp_path)] == ["x", "l1", "three.jsonl#3", "two.json#1", "7"]
    assert str(next(read(tmp_path / "one.json")).published) == "2024-02-29"


@pytest.mark.parametrize(
    ("name", "data", "error", "reason"),
    [
        ("empty.txt", b"", "empty", "empty file"),
        ("blank.txt", b" \n ", "empty", "empty file"),
        ("binary.txt", b"\x00\x01PK\x03\x04" * 9, "binary", "a binary file, no text"),
        ("odd.txt", b"\xff\xfe4\x000", "encoding", "not valid utf-16: byte 0x30 at 4"),
        ("bad.json", b'{"id": "a", "text": }', "json", "not valid JSON: Expecting value at line 1 column 21"),
        ("deep.json", b"[" * 200_000, "json", "not valid JSON"),
        ("empty.json", b"", "empty", "empty file"),
        ("number.json", b"42", "record", "not an article record but a int"),
        ("notext.json", b'{"id": "a"}', "record", "text: missing"),
        ("textless.json", b'{"id": "a", "text": "  "}', "empty", "no text"),
        ("date.json", b'{"id": "a", "text": "T.", "published": "soon"}', "date", "published: 'soon' is no date"),
        ("stamp.json", b'{"id": "a", "text": "T.", "published": 1700000000}', "date", "is no date"),
        ("surrogate.json", b'{"id": "a", "text": "\\ud800 40 people"}', "record", "text: "),
        ("empty.jsonl", b"", "empty", "empty file"),
    ],
)
def test_bad_file_is_one_failure_with_its_reason(
    tmp_path: Path, name: str, data: bytes, error: str, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    articles, failures = collect(tmp_path)
    assert articles == []
    [failure] = failures
    assert (failure.error, failure.stage) == (error, "read")
    assert reason in failure.message
    assert "\n" not in failure.line()
    assert failure.record()["path"].endswith(name)


def test_bad_line_leaves_the_others_alone(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text":"A."}\n{broken\n\xff\xfe\n{"text":"B."}')
    articles, failures = collect(tmp_path / "a.jsonl")
    assert [a.text for a in articles] == ["A.", "B."]
    assert [f.message.split(":")[0] for f in failures] == ["line 2", "line 3"]


def test_missing_path_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no such file or folder"):
        list(read(tmp_path / "nowhere"))
    _, failures = collect(tmp_path / "nowhere")
    assert failures[0].error == "missing"


def test_failures_are_logged_when_nobody_asks_for_them(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "e.txt").touch()
    assert list(read(tmp_path)) == []
    assert "e.txt: empty file" in caplog.text


def test_no_link_leads_out_of_the_folder_and_no_pipe_is_opened(tmp_path: Path) -> None:
    outside = tmp_path / "secret.txt"
    outside.write_text("Secret.")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("A.")
    (folder / "link.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    assert [a.id for a in read(folder)] == ["a.txt"]


def test_utf16_with_a_mark_is_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Forty \u20ac".encode("utf-16"))
    assert [a.text for a in read(tmp_path)] == ["Forty \u20ac"]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_list_without_records_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("[]")
    failures: list[Failure] = []
    assert list(read(tmp_path, on_error=failures.append)) == []
    assert [failure.error for failure in failures] == ["empty"]
