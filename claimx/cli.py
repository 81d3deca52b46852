"""The command line: a folder of articles in, JSON Lines or a table out. spaCy comes in only where it is needed.

Exit codes: 0 all well, 1 some inputs failed (each named on stderr and in the error records), 2 usage.
"""

import json
import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from . import __version__

if TYPE_CHECKING:
    from spacy.language import Language


app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Find numeric claims in English news: which figure, what it measures, who says it, and when it holds.",
)

Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH...", help="Files or folders of .txt, .json or .jsonl articles.")
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write JSON Lines here instead of standard output.")
]
Errors = Annotated[Path | None, typer.Option(help="Where error records go [default: beside the output].")]
Published = Annotated[str | None, typer.Option(help="Publication date (YYYY-MM-DD) of articles that state none.")]
Publisher = Annotated[str | None, typer.Option(help="Publisher of articles that state none; decides what a bare $ is.")]
Base = Annotated[str, typer.Option(help="The English spaCy pipeline to stand on.")]
Lexicon = Annotated[Path | None, typer.Option(help="A folder of your own word lists.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no closing line.")]


def main() -> None:
    """Run the command line; a reader that goes away (`| head`) is no error."""
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"claimx {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Options that need no command."""


@app.command()
def extract(
    paths: Paths,
    output: Output = None,
    errors: Errors = None,
    published: Published = None,
    publisher: Publisher = None,
    base: Base = "en_core_web_sm",
    lexicon: Lexicon = None,
    shortcut: Annotated[bool, typer.Option(help="Spare the model the sentences that no figure needs.")] = True,
    table: Annotated[bool, typer.Option("--table", help="Print a table, also where -o writes a file.")] = False,
    quiet: Quiet = False,
) -> None:
    """Extract claims, one a line; a table when there is no -o and standard output is a terminal."""
    from .batch import pipe
    from .output import Run, show

    nlp = _pipeline(base, lexicon)
    run = Run(output, errors, quiet=quiet)
    show_table = table or (output is None and sys.stdout.isatty())
    with run:
        articles = run.reading(paths, published=_day(published), publisher=publisher)
        found = pipe(articles, nlp, shortcut=shortcut, on_error=lambda _, failure: run.fail(failure))
        for article, claims in found:
            run.done(len(claims))
            if output is not None or not show_table:
                run.write(claim.model_dump_json() for claim in claims)
            if show_table:
                show(article, claims)
    run.close("claims")


@app.command()
def annotate(
    paths: Paths,
    output: Output = None,
    errors: Errors = None,
    published: Published = None,
    publisher: Publisher = None,
    base: Base = "en_core_web_sm",
    lexicon: Lexicon = None,
    quiet: Quiet = False,
) -> None:
    """Write the layers under the claims, one article a line: quantities, attributions, time expressions."""
    from .batch import over
    from .find import layers
    from .output import Run

    nlp = _pipeline(base, lexicon)
    folder = str(lexicon) if lexicon else None
    run = Run(output, errors, quiet=quiet)
    with run:
        articles = run.reading(paths, published=_day(published), publisher=publisher)
        work = over(
            articles,
            nlp,
            lambda doc, article: layers(doc, article, lexicon=folder),
            on_error=lambda _, failure: run.fail(failure),
        )
        for _, found in work:
            run.done(len(found.quantities))
            run.write([found.model_dump_json()])
    run.close("quantities")


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(exists=True, help="A folder of gold files, ID.json, or one such file.")],
    claims: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="What `claimx extract` wrote.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Score claims against gold: figures, sources, time spans, and all of them joined."""
    from dataclasses import asdict

    from .evaluate import evaluate as score

    files = sorted(gold.glob("*.json")) if gold.is_dir() else [gold]
    if not files:
        raise typer.BadParameter(f"no gold files (ID.json) in {gold}")
    try:
        figures = score(map(_loaded, files), _lines(claims))
    except (ValueError, KeyError, TypeError) as error:
        typer.echo(f"claimx: not gold, or not claims: {type(error).__name__}: {error}", err=True)
        raise typer.Exit(1) from error
    if as_json:
        typer.echo(json.dumps([asdict(figure) for figure in figures], indent=1))
    else:
        typer.echo("\n".join(figure.line() for figure in figures))


@app.command()
def schema(
    layers: Annotated[bool, typer.Option("--layers", help="The schema of `annotate` records instead.")] = False,
) -> None:
    """Print the JSON Schema of a claim."""
    if layers:
        from .layers import Layers as Model
    else:
        from .claim import Claim as Model  # type: ignore[assignment]
    typer.echo(json.dumps(Model.model_json_schema(mode="serialization"), indent=2, ensure_ascii=False))


def _pipeline(base: str, lexicon: Path | None) -> "Language":
    from .pipeline import load

    try:
        return load(base, lexicon=str(lexicon) if lexicon else None)
    except (OSError, ValueError) as error:
        typer.echo(f"claimx: {error}", err=True)
        raise typer.Exit(2) from error


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published) if published else None
    except ValueError as error:
        raise typer.BadParameter(f"{published!r} is no date (YYYY-MM-DD)", param_hint="--published") from error


def _loaded(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _lines(file: Path) -> Iterator[Any]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
