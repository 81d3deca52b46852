"""Which files are found and opened: folders, patterns, standard input, links, pipes, odd names, many files."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimx import Article
from claimx.reading import Item, items, read

from .test_reading_formats import collect

TREE = ("a.txt", "b.html", "2023/a.txt", "2023/x/b.txt", "2024/a.txt", "2024/a.md", "2024/[1].txt", "2024/x.unknown")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in TREE:
        file = tmp_path / "in" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"Text of {name}.")
    return tmp_path / "in"


def names(*paths: object, **options: bool) -> list[str]:
    return [item.name for item in items(*paths, **options) if isinstance(item, Item)]  # type: ignore[arg-type]


def test_folder_files_come_by_name_those_of_a_folder_first(tree: Path) -> None:
    assert names(tree) == [
        "a.txt",
        "b.html",
        "2023/a.txt",
        "2023/x/b.txt",
        "2024/[1].txt",
        "2024/a.md",
        "2024/a.txt",
    ]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.txt", ["a.txt"]),
        ("**/*.txt", ["a.txt", "2023/a.txt", "2023/x/b.txt", "2024/[1].txt", "2024/a.txt"]),
        ("202?/*.txt", ["2023/a.txt", "2024/[1].txt", "2024/a.txt"]),
        ("202[!3]/a.*", ["2024/a.md", "2024/a.txt"]),
        ("2024/*", ["[1].txt", "a.md", "a.txt", "x.unknown"]),
        ("20*", ["2023/a.txt", "2023/x/b.txt", "2024/[1].txt", "2024/a.md", "2024/a.txt"]),
        ("**/x/*", ["2023/x/b.txt"]),
        ("2024/[1].txt", ["[1].txt"]),
        ("**", [*TREE[:2], "2023/a.txt", "2023/x/b.txt", "2024/[1].txt", "2024/a.md", "2024/a.txt", "2024/x.unknown"]),
    ],
)
def test_patterns(tree: Path, pattern: str, expected: list[str]) -> None:
    assert names(tree / pattern) == expected


@pytest.mark.parametrize("pattern", ["*.pdf", "nowhere/*.txt", "[z-a].txt", "[", "**/**/no", "***", "a\0*"])
def test_pattern_without_files_is_told(tree: Path, pattern: str) -> None:
    found = list(items(f"{tree}/{pattern}"))
    if pattern != "***":
        assert [getattr(one, "error", None) for one in found] == ["missing"]


def test_patterns_are_relative_to_where_one_stands(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree)
    assert names("*.txt") == ["a.txt"]
    assert names("../in/2023/*.txt") == ["a.txt"]


def test_standard_input_is_read_by_what_it_is() -> None:
    code = "from claimx.reading import *\nfor i in items('-'): print([(a.id, a.text) for a in articles(i)])"
    for data, expected in (
        (b'{"text": "One."}\n{"id": "x", "text": "Two."}\n', "[('stdin#1', 'One.')]\n[('x', 'Two.')]\n"),
        (b"Plain text.", "[('stdin', 'Plain text.')]\n"),
    ):
        done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
        assert done.stdout.decode() == expected


def test_links_pipes_devices_and_dots_lead_nowhere(tree: Path, tmp_path: Path) -> None:
    """Nothing outside is read and nothing blocks; what is left out is told, but for links back into the folder."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("SECRET 42")
    (tree / "link.txt").symlink_to(outside / "secret.txt")
    (tree / "passwd.txt").symlink_to("/etc/passwd")
    (tree / "folder").symlink_to(outside)
    (tree / "up").symlink_to("..")
    (tree / "loop").symlink_to(tree)
    (tree / "self.txt").symlink_to("self.txt")
    (tree / ".#lock").symlink_to("nobody@nowhere")
    (tree / "dots.txt").symlink_to("../outside/secret.txt")
    (tree / "inside.txt").symlink_to("a.txt")
    (tree / "null.txt").symlink_to("/dev/zero")
    os.mkfifo(tree / "pipe.txt")
    found, failures = collect(tree)
    told = {Path(failure.path).name: failure.error for failure in failures}
    print(f"\n{len(found)} articles, left out: {told}")
    assert not [a for a in found if "SECRET" in a.text or "root" in a.text]
    assert "inside.txt" in {a.id for a in found}
    assert told == {
        "link.txt": "link",
        "passwd.txt": "link",
        "folder": "link",
        "self.txt": "link",
        "dots.txt": "link",
        "null.txt": "link",
        "pipe.txt": "special",
    }


def test_links_are_followed_when_asked_each_folder_once(tree: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "more.txt").write_text("More.")
    (outside / "back").symlink_to(tree)
    (tree / "folder").symlink_to(outside)
    (tree / "loop").symlink_to(tree)
    (tree / "null.txt").symlink_to("/dev/zero")
    assert "folder/more.txt" in names(tree, follow_links=True)
    assert len(names(tree, follow_links=True)) == len(names(tree)) + 1
    assert [a.id for a in read(tree / "loop" / "2023", follow_links=True)] == ["a.txt", "x/b.txt"]


def test_pipe_given_by_name_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert [failure.error for failure in collect(tmp_path / "pipe.txt")[1]] == ["special"]


def test_file_that_becomes_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET 42")
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Text.")
    found: Iterator[object] = items(folder)
    next(found)
    (folder / "b.txt").unlink()
    (folder / "b.txt").symlink_to(tmp_path / "secret")
    assert [getattr(one, "error", None) for one in found] == ["unreadable"]


def test_folder_that_cannot_be_listed_is_told(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refusing(path: str) -> object:
        if path.endswith("2023"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    told = [one for one in items(tree) if not isinstance(one, Item)]
    assert [(failure.error, failure.message) for failure in told] == [("unreadable", "Permission denied")]


def test_odd_names_are_read_and_can_be_written(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "in")
    os.mkdir(folder)
    odd = [
        b"new\nline.txt",
        b"bad\xff\xfe.txt",
        b"x" * 251 + b".txt",
        b"-rf.txt",
        b"<script>.txt",
        b" .txt",
        b"a;b|c.txt",
    ]
    for name in odd:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(b"Forty people left.")
    with open(os.path.join(folder, b"empty\xff\n.txt"), "wb"):
        pass
    found, [failure] = collect(tmp_path / "in")
    print(f"\n{len(found)} of {len(odd)} odd names read: {sorted(a.id for a in found)}")
    assert len(found) == len(odd)
    assert "bad\\xff\\xfe.txt" in {a.id for a in found}
    for article in found:
        assert Article.model_validate_json(article.model_dump_json()) == article
    failure.path.encode()


@pytest.mark.slow
def test_many_files_are_found_fast_and_one_at_a_time(tmp_path: Path) -> None:
    for number in range(20_000):
        (tmp_path / f"{number:05}.txt").write_text("Forty people left. " * 20)
    began = time.process_time()
    count = sum(isinstance(item, Item) for item in items(tmp_path))
    print(f"\n{count} files in {time.process_time() - began:.2f} s of processor time")
    assert count == 20_000
