"""Files of claims, as the commands after `extract` read them, and what they write."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer

from .streams import lines_out, named

if TYPE_CHECKING:
    from ..claim import Claim

Claims = Annotated[
    Path, typer.Argument(exists=True, dir_okay=False, metavar="CLAIMS", help="What `claimx extract` wrote: .jsonl.")
]


def claims_of(file: Path) -> "Iterator[Claim]":
    """The claims of a file, one a line.

    Raises:
        ValueError: A line is no claim; the message names it.
    """
    from ..claim import Claim

    with file.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield Claim.model_validate_json(line)
                except ValueError as error:
                    reason = "not JSON" if line.lstrip()[:1] != "{" else str(error).splitlines()[0]
                    raise ValueError(f"{file}: line {number}: no claim: {reason}") from error


@contextmanager
def opened(output: Path | None) -> Iterator[IO[str]]:
    """Standard output, or a file that takes its name when all is written."""
    output = named(output)
    if output is None:
        yield lines_out()
        return
    partial = output.with_name(f"{output.name}.partial")
    try:
        with partial.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            yield stream
    except OSError as error:
        typer.echo(f"claimx: cannot write {output}: {error.strerror}", err=True)
        raise typer.Exit(2) from error
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    os.replace(partial, output)


@contextmanager
def refusals(*, code: int = 1) -> Iterator[None]:
    """What is no claim, no annotation, or not of these articles: one line and an exit code."""
    try:
        yield
    except BrokenPipeError:  # the reader went away, which `main` takes for no error
        raise
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        typer.echo(f"claimx: {error}", err=True)
        raise typer.Exit(code) from error
