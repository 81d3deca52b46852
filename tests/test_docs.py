"""The examples of the documentation run and print what they say; the site builds without a warning."""

import contextlib
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel

from claimx import Claim

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
EXAMPLE = re.compile(r"```python\n(.*?)```(?:\n+```\n(.*?)```)?", re.S)


@pytest.mark.parametrize("page", [p for p in PAGES if "```python" in p.read_text("utf-8")], ids=lambda p: p.stem)
def test_the_examples_print_what_they_say(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for code, expected in EXAMPLE.findall(page.read_text(encoding="utf-8")):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(code, names)
        assert printed.getvalue() == expected, code


def fields(model: type[BaseModel]) -> set[str]:
    names = set(model.model_fields)
    for field in model.model_fields.values():
        for part in (field.annotation, *getattr(field.annotation, "__args__", ())):
            if isinstance(part, type) and issubclass(part, BaseModel):
                names |= fields(part)
    return names


def test_the_page_of_the_claim_names_every_field() -> None:
    page = (ROOT / "docs/claim.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:\w*\.)?(\w+)`", page))
    assert fields(Claim) <= named, fields(Claim) - named


@pytest.mark.slow
def test_the_site_builds(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "check_worthiness" in (tmp_path / "claim/index.html").read_text(encoding="utf-8")
