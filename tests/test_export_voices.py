"""Who said what, and how much of it anonymously."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from claimx.article import Article
from claimx.claim import Claim
from claimx.cli import app
from claimx.export.voices import by_article, by_outlet, voices
from tests.exports import ARTICLE, CLAIMS, span

LEAK: dict[str, Any] = {"source": span("Ferries", name="a person on the pier", type="anonymous"), "mode": "indirect"}


def moved(found: Claim, article: str, **parts: Any) -> Claim:
    return Claim.model_validate(found.model_dump() | {"article_id": article, **parts})


ELSEWHERE = [moved(CLAIMS[0], "b"), moved(CLAIMS[2], "b", attribution=LEAK), moved(CLAIMS[2], "c", attribution=None)]


def test_each_source_with_its_claims() -> None:
    first, *rest = voices([*CLAIMS, *ELSEWHERE])
    assert (first.name, first.type, first.role, first.claims, first.articles) == (
        "Ilse Brandt",
        "person",
        "Mayor",
        3,
        2,
    )
    assert first.direct == 1
    assert first.kinds == {"count": 2, "money": 1}
    assert first.ids == (CLAIMS[0].id, CLAIMS[1].id, CLAIMS[0].id)
    assert [(voice.name, voice.claims) for voice in rest] == [("Port Elm council", 1), ("a person on the pier", 1)]
    assert rest[0].modalities == {"projected": 1}


def test_the_share_of_anonymous_sourcing() -> None:
    elm, b, c = by_article([*CLAIMS, *ELSEWHERE])
    assert (elm.name, elm.claims, elm.attributed, elm.anonymous_share) == (ARTICLE.id, 3, 3, 0)
    assert (b.attributed, b.anonymous, b.anonymous_share) == (2, 1, 0.5)
    assert (c.claims, c.attributed, c.anonymous_share) == (1, 0, None)


def test_outlets_are_those_of_the_articles() -> None:
    articles = {ARTICLE.id: ARTICLE, "b": Article(id="b", text="B.", publisher="Elm Post")}
    post, unknown = by_outlet([*CLAIMS, *ELSEWHERE], articles)
    assert (post.name, post.articles, post.claims, post.anonymous_share) == ("Elm Post", 2, 5, 0.2)
    assert (unknown.name, unknown.claims) == (None, 1)


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "claims.jsonl").write_text("".join(f"{one.model_dump_json()}\n" for one in CLAIMS), encoding="utf-8")
    (tmp_path / "articles.jsonl").write_text(ARTICLE.model_dump_json(), encoding="utf-8")

    def run(*arguments: object) -> Any:
        return CliRunner().invoke(app, ["voices", str(tmp_path / "claims.jsonl"), *map(str, arguments)])

    assert [json.loads(line)["claims"] for line in run().stdout.splitlines()] == [2, 1]
    done = run("--by", "outlet", "--articles", tmp_path / "articles.jsonl", "-o", tmp_path / "out")
    assert done.exit_code == 0
    assert json.loads((tmp_path / "out").read_text(encoding="utf-8"))["name"] == "Elm Post"
    assert json.loads(run("--by", "article").stdout)["attributed"] == 3
    assert run("--by", "outlet").exit_code == 2
    assert run("--by", "nothing").exit_code == 2


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    with (tmp_path / "claims.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(f"{one.model_dump_json()}\n" for one in CLAIMS * 400)  # more than a pipe holds
    command = f"{sys.executable} -m claimx export {tmp_path}/claims.jsonl --to claim | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True, timeout=600)
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""
