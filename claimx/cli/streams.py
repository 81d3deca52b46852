"""Standard input, output and error as commands may count on them: open, in UTF-8, or plainly said to be closed."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path
from typing import IO

import typer


def settle() -> None:
    """See, before anything is opened, that no file of ours takes the number of a stream that is closed.

    A file that stood at 2 would get what libraries print. Messages to a closed standard error go nowhere, and a
    terminal that cannot show a character shows another.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - for the life of the process
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def lines_out() -> IO[str]:
    """Standard output for JSON: UTF-8 with plain line ends, whatever the terminal is.

    Raises:
        typer.Exit: It is closed.
    """
    if sys.stdout is None:
        typer.echo("claimx: standard output is closed: name a file with -o", err=True)
        raise typer.Exit(2)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


def shown() -> bool:
    """Whether standard output is a terminal, where people look."""
    return sys.stdout is not None and sys.stdout.isatty()


def named(output: Path | None) -> Path | None:
    """The file that `-o` names; None for standard output, which `-` is too."""
    return None if output == Path("-") else output
