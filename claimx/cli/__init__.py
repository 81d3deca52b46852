"""The command line: a folder of articles in, JSON Lines or a table out. spaCy comes in only where it is needed.

Exit codes: 0 all well, 1 some inputs failed (each named on stderr and in the error records), 2 usage.
Each command stands in the module of its subject; `commands` lists them all.
"""

import os
import sys
from typing import Annotated

import typer

from .. import __version__
from . import commands, streams

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Find numeric claims in English news: which figure, what it measures, who says it, and when it holds.",
)


def main() -> None:
    """Run the command line; a reader that goes away (`| head`) is no error."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy comes in: sentences are too short to share out
    streams.settle()
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


for command in commands.ALL:
    app.command()(command)
