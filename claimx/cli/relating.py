"""`claimx relate` and `claimx cluster`: claims against each other, within an article and across a folder."""

from collections.abc import Iterable
from contextlib import nullcontext
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .claimfiles import Claims, claims_of, opened, refusals
from .streams import shown

if TYPE_CHECKING:
    from pydantic import BaseModel

Lines = Annotated[Path | None, typer.Option("--output", "-o", help="Write JSON Lines here [default: stdout].")]


def relate(
    claims: Claims,
    output: Lines = None,
    verdict: Annotated[
        str | None, typer.Option(help="Only findings of this verdict: consistent, inconsistent, related.")
    ] = None,
    table: Annotated[bool, typer.Option("--table", help="Print a table, also where -o writes a file.")] = False,
) -> None:
    """Check each article's own arithmetic: shares, changes, rates, sums, conversions, targets, repeats."""
    from ..relate import Verdict, findings

    wanted = {member.value for member in Verdict}
    if verdict is not None and verdict not in wanted:
        raise typer.BadParameter(f"{verdict!r} is none of {', '.join(sorted(wanted))}", param_hint="--verdict")
    with refusals():
        articles = groupby(claims_of(claims), key=lambda claim: claim.article_id)
        found = (finding for _, group in articles for finding in findings(group))
        kept = (finding for finding in found if verdict in (None, finding.verdict.value))
        _out(kept, output, table, ("article_id", "kind", "verdict", "computation"))


def cluster(
    claims: Claims,
    output: Lines = None,
    articles: Annotated[
        list[Path] | None,
        typer.Option(help="The articles, for their dates: a claim without a time is taken to hold on that day."),
    ] = None,
    folder: Annotated[
        Path | None, typer.Option("--temporary", help="Where the temporary file goes.", exists=True, file_okay=False)
    ] = None,
    table: Annotated[bool, typer.Option("--table", help="Print a table, also where -o writes a file.")] = False,
) -> None:
    """Gather claims of several articles about the same thing at the same time, and show whether they agree."""
    from ..relate import clusters

    with refusals():
        found = clusters(claims_of(claims), published=_dates(articles or []), folder=folder)
        _out(found, output, table, ("head", "start", "end", "articles", "low", "high", "agreement", "verdict"))


def _dates(paths: list[Path]) -> dict[str, date]:
    from ..reading import read

    return {article.id: article.published for article in read(*paths) if article.published} if paths else {}


def _out(found: "Iterable[BaseModel]", output: Path | None, table: bool, columns: tuple[str, ...]) -> None:
    """Lines to a file or to standard output; a table for people."""
    tabled = table or (output is None and shown())
    rows = []
    with nullcontext() if output is None and tabled else opened(output) as lines:
        for item in found:
            if lines is not None:
                lines.write(f"{item.model_dump_json()}\n")
            if tabled:
                rows.append(item)
    if tabled:
        _table(rows, columns)


def _table(rows: "list[BaseModel]", columns: tuple[str, ...]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    shown = Table(box=box.SIMPLE_HEAD, expand=True)
    for name in columns:
        shown.add_column(name)
    for item in rows:
        values: Iterable[Any] = (getattr(item, name) for name in columns)
        shown.add_row(*(Text("-" if value is None else str(value)) for value in values))
    (console if console.is_terminal else Console(width=118)).print(shown)
