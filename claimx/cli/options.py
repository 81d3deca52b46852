"""The options that commands share, and how they are read."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from spacy.language import Language

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


def pipeline(base: str, lexicon: Path | None) -> "Language":
    """The pipeline asked for; one line and exit code 2 where it cannot be had."""
    from ..pipeline import load

    try:
        return load(base, lexicon=str(lexicon) if lexicon else None)
    except (OSError, ValueError) as error:
        typer.echo(f"claimx: {error}", err=True)
        raise typer.Exit(2) from error


def day(published: str | None) -> date | None:
    """The date of `--published`."""
    try:
        return date.fromisoformat(published) if published else None
    except ValueError as error:
        raise typer.BadParameter(f"{published!r} is no date (YYYY-MM-DD)", param_hint="--published") from error
