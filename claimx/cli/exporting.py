"""`claimx export`, `gold` and `voices`: claims in the forms of other tools, annotations back, who said what."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from .claimfiles import Claims, claims_of, opened, refusals

if TYPE_CHECKING:
    from ..article import Article


def export(
    claims: Claims,
    to: Annotated[str, typer.Option("--to", help="The consumer: claim, claim-review, averitec, label-studio ...")],
    articles: Annotated[
        list[Path] | None, typer.Option(help="The articles that were extracted: files or folders; may be repeated.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here [default: standard output].")
    ] = None,
) -> None:
    """Write claims as another tool takes them; what no claim says (verdicts, scores) stays empty."""
    from ..export.targets import TARGETS

    if to not in TARGETS:
        raise typer.BadParameter(f"{to!r} is none of {', '.join(TARGETS)}", param_hint="--to")
    target = TARGETS[to]
    if target.articles == "needed" and not articles:
        raise typer.BadParameter(f"{to} needs the text of the articles", param_hint="--articles")
    with refusals(), opened(output) as stream:
        held = {article.id: article for article in _articles(articles or [])}
        _write(stream, target.records(claims_of(claims), held), target.form)


def gold(
    annotated: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The tool's export: .json or .jsonl.")],
    tool: Annotated[str, typer.Option("--from", help="label-studio or prodigy.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder that gets a gold file an article.")],
) -> None:
    """Turn annotations into gold for `claimx evaluate`: one ID.json an article."""
    from ..export.targets import ANNOTATED

    if tool not in ANNOTATED:
        raise typer.BadParameter(f"{tool!r} is none of {', '.join(ANNOTATED)}", param_hint="--from")
    with refusals():
        output.mkdir(parents=True, exist_ok=True)
        for found in ANNOTATED[tool](_records(annotated)):
            file = output / f"{found['doc'].replace('/', '_').replace(os.sep, '_')}.json"
            file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def voices(
    claims: Claims,
    by: Annotated[str, typer.Option("--by", help="source, article or outlet.")] = "source",
    articles: Annotated[list[Path] | None, typer.Option(help="The articles, for their outlets.")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write here [default: standard output].")
    ] = None,
) -> None:
    """Say who said what: each source with its claims, or the share of anonymous sourcing by article or outlet."""
    from ..export import voices as who

    if by not in ("source", "article", "outlet"):
        raise typer.BadParameter(f"{by!r} is none of source, article, outlet", param_hint="--by")
    if by == "outlet" and not articles:
        raise typer.BadParameter("outlets are known from the articles", param_hint="--articles")
    with refusals(), opened(output) as stream:
        found = claims_of(claims)
        made: Iterable[Any]
        if by == "outlet":
            made = who.by_outlet(found, {article.id: article for article in _articles(articles or [])})
        else:
            made = who.by_article(found) if by == "article" else who.voices(found)
        _write(stream, (one.model_dump(mode="json") for one in made), "jsonl")


def _write(stream: IO[str], records: Iterable[Any], form: str) -> None:
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    if form == "jsonl":
        stream.writelines(f"{line}\n" for line in lines)
        return
    stream.write("[")
    for number, line in enumerate(lines):
        stream.write((",\n" if number else "\n") + line)
    stream.write("\n]\n")


def _articles(paths: list[Path]) -> Iterator["Article"]:
    from ..reading import read

    failed: list[str] = []
    yield from read(*paths, on_error=lambda failure: failed.append(failure.line()))
    if failed:
        raise ValueError(failed[0])


def _records(file: Path) -> Iterator[dict[str, Any]]:
    """Records of a JSON list or of JSON lines."""
    text = file.read_text(encoding="utf-8")
    if text.lstrip().startswith("["):
        yield from json.loads(text)
    else:
        yield from (json.loads(line) for line in text.splitlines() if line.strip())
