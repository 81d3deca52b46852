"""`claimx export`, `gold` and `voices`: claims in the forms of other tools, annotations back, who said what."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from ..article import Article
    from ..claim import Claim

Claims = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, metavar="CLAIMS", help="What `claimx extract` wrote: .jsonl.")
]


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
    with _refusals(), _open(output) as stream:
        held = {article.id: article for article in _articles(articles or [])}
        _write(stream, target.records(_claims(claims), held), target.form)


def gold(
    annotated: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="The tool's export: .json or .jsonl.")],
    tool: Annotated[str, typer.Option("--from", help="label-studio or prodigy.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The folder that gets a gold file an article.")],
) -> None:
    """Turn annotations into gold for `claimx evaluate`: one ID.json an article."""
    from ..export.targets import ANNOTATED

    if tool not in ANNOTATED:
        raise typer.BadParameter(f"{tool!r} is none of {', '.join(ANNOTATED)}", param_hint="--from")
    with _refusals():
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
    with _refusals(), _open(output) as stream:
        found = _claims(claims)
        made: Iterable[Any]
        if by == "outlet":
            made = who.by_outlet(found, {article.id: article for article in _articles(articles or [])})
        else:
            made = who.by_article(found) if by == "article" else who.voices(found)
        _write(stream, (one.model_dump(mode="json") for one in made), "jsonl")


@contextmanager
def _refusals() -> Iterator[None]:
    """What is no claim, no annotation, or not of these articles: one line and exit code 1."""
    try:
        yield
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        typer.echo(f"claimx: {error}", err=True)
        raise typer.Exit(1) from error


@contextmanager
def _open(output: Path | None) -> Iterator[IO[str]]:
    """Standard output, or a file that takes its name when all is written."""
    if output is None:
        yield sys.stdout
        return
    partial = output.with_name(f"{output.name}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
    except OSError as error:
        typer.echo(f"claimx: cannot write {output}: {error.strerror}", err=True)
        raise typer.Exit(2) from error
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    os.replace(partial, output)


def _write(stream: IO[str], records: Iterable[Any], form: str) -> None:
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    if form == "jsonl":
        stream.writelines(f"{line}\n" for line in lines)
        return
    stream.write("[")
    for number, line in enumerate(lines):
        stream.write((",\n" if number else "\n") + line)
    stream.write("\n]\n")


def _claims(file: Path) -> Iterator["Claim"]:
    from ..claim import Claim

    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield Claim.model_validate_json(line)
                except ValueError as error:
                    raise ValueError(f"{file.name}: line {number}: no claim: {str(error).splitlines()[0]}") from error


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
