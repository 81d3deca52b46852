"""The application: every command, and the options that need none."""

from typing import Annotated

import typer

from .. import __version__
from . import commands

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Find numeric claims in English news: which figure, what it measures, who says it, and when it holds.",
)


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
