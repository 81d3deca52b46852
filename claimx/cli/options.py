"""The options that commands share, and how they are read."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .streams import named

if TYPE_CHECKING:
    from spacy.language import Language

Paths = Annotated[
    list[Path],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, quoted globs or -: .txt .md .html .json .jsonl .csv .parquet .xml .eml .pdf .warc, "
        "also as .gz or .zst.",
    ),
]
Links = Annotated[bool, typer.Option("--follow-links", help="Also read where links lead that leave a folder.")]
Articles = Annotated[
    Path | None,
    typer.Option("--articles", help="Write the articles too, with the text that offsets point into: .jsonl or .json."),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        callback=named,
        help="Write here, by name: .jsonl .json .csv .parquet .sqlite .duckdb (default, and -: stdout).",
    ),
]
Errors = Annotated[Path | None, typer.Option(help="Where error records go (default: beside the output).")]
Published = Annotated[str | None, typer.Option(help="Publication date (YYYY-MM-DD) of articles that state none.")]
Publisher = Annotated[str | None, typer.Option(help="Publisher of articles that state none; decides what a bare $ is.")]
Base = Annotated[str, typer.Option(help="The English spaCy pipeline to stand on.")]
Lexicon = Annotated[Path | None, typer.Option(help="A folder of your own word lists.")]
Workers = Annotated[
    int, typer.Option("--workers", "-w", min=0, help="Worker processes; 0 is one a core, 1 works in this process.")
]
Scheduler = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Work on the workers of a Dask scheduler (tcp://host:port).")
]
TimeLimit = Annotated[
    float, typer.Option(min=0.1, help="Seconds for an article of up to 100 KB; longer ones get more in proportion.")
]
WithLedger = Annotated[
    bool, typer.Option("--ledger/--no-ledger", help="Keep what is done beside the output, to go on after a stop.")
]
Force = Annotated[bool, typer.Option("--force", help="Do again what the ledger holds.")]
RetryFailed = Annotated[bool, typer.Option("--retry-failed", help="Do again what failed in an earlier run.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no closing line.")]
LogJson = Annotated[bool, typer.Option("--log-json", help="Progress and failures as JSON lines on standard error.")]


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


def cores(workers: int) -> int:
    """How many workers `--workers` asks for."""
    if workers:
        return workers
    free = getattr(os, "sched_getaffinity", None)  # what this process may use, where the system tells
    return len(free(0)) if free else os.cpu_count() or 1
