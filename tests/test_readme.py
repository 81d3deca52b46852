"""The README's examples run and print what it says."""

import contextlib
import io
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimx.cli import app

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_examples_print_what_they_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"```python\n(.*?)```(?:\n+```\n(.*?)```)?", README, re.S)
    assert len(blocks) >= 2
    names: dict[str, object] = {}
    for code, expected in blocks:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, names)
        if expected:
            assert printed.getvalue() == expected


def test_every_command_is_in_the_readme_and_every_named_command_is_there() -> None:
    commands = {command.callback.__name__ for command in app.registered_commands if command.callback}
    assert set(re.findall(r"^claimx (\w+)", README, re.M)) == commands
    for command in commands:
        assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0


def test_the_documents_name_files_that_exist() -> None:
    for page in ("README.md", "CONTRIBUTING.md", "models/README.md", "corpus/README.md"):
        text = (ROOT / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\((?!http)([^)#]+)\)", text):
            assert ((ROOT / page).parent / target).exists(), f"{page} names {target}"
        for target in re.findall(r"`((?:claimx|tests|corpus|benchmarks|models)/[\w./]+)`", text):
            assert (ROOT / target).exists(), f"{page} names {target}"


def test_make_names_what_the_readme_says() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.M))
    assert set(re.findall(r"make ([\w-]+)", README)) <= targets


def test_the_example_is_what_the_command_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    printed = CliRunner().invoke(app, ["extract", "corpus/example.json", "--table", "-q"]).output
    shown = re.search(r"<!-- example -->\n```\n(.*?)```", README, re.S)
    assert shown is not None
    assert shown[1].split() == printed.split()
