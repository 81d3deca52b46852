"""What a run leaves behind: the output file, the error records, progress and tables for people."""

import json
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import typer
from rich import box
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn
from rich.table import Table
from rich.text import Text

from .article import Article
from .claim import Claim
from .reading import Failure, read

FEW = 3  # articles that need no progress bar


class Run:
    """One run over many inputs: counts what came out, keeps what failed, writes the output whole or not at all."""

    def __init__(self, output: Path | None, errors: Path | None, *, quiet: bool) -> None:
        """Open nothing yet."""
        self.output, self.quiet = output, quiet
        self.errors = errors or (output.with_name(f"{output.name}.errors.jsonl") if output else None)
        self.failures: list[Failure] = []
        self.articles = self.items = 0
        self.began = time.monotonic()
        self._stream: IO[str] = sys.stdout
        shown = not quiet and sys.stderr.isatty()
        columns = (SpinnerColumn(), TextColumn("{task.description}"))
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True, disable=not shown)
        self._task = self._bar.add_task("", visible=False)

    def __enter__(self) -> Self:
        """Open the output beside its name; it takes the name when the run ends well."""
        if self.output is not None:
            self._partial = self.output.with_name(f"{self.output.name}.partial")
            try:
                self._stream = self._partial.open("w", encoding="utf-8", newline="\n")
            except OSError as error:
                typer.echo(f"claimx: cannot write {self.output}: {error.strerror}", err=True)
                raise typer.Exit(2) from error
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the output its name, or leave the part that was done under another."""
        self._bar.stop()
        if self.output is not None:
            self._stream.close()
            if kind is None:
                os.replace(self._partial, self.output)

    def reading(self, paths: Sequence[Path], *, published: date | None, publisher: str | None) -> Iterator[Article]:
        """The articles of the paths; what cannot be read becomes a failure of this run."""
        return read(*paths, published=published, publisher=publisher, on_error=self.fail)

    def fail(self, failure: Failure) -> None:
        """Name a failure on stderr, once, and keep its record."""
        self.failures.append(failure)
        typer.echo(f"claimx: {printable(failure.line())}", err=True)

    def done(self, items: int) -> None:
        """Count one article."""
        self.articles += 1
        self.items += items
        if not self._bar.disable:
            rate = self.articles / (time.monotonic() - self.began)
            words = f"{self.articles} articles, {self.items} found, {len(self.failures)} failed, {rate:.1f} articles/s"
            self._bar.update(self._task, description=words, visible=self.articles > FEW)

    def write(self, lines: Iterable[str]) -> None:
        """Write lines to the output."""
        self._stream.writelines(f"{line}\n" for line in lines)

    def close(self, what: str) -> None:
        """Write the error records, say what was done, and exit with 1 if anything failed."""
        if self.errors is not None and self.failures:
            records = (json.dumps(failure.record(), ensure_ascii=True) for failure in self.failures)
            self.errors.write_text("".join(f"{record}\n" for record in records), encoding="utf-8")
        if not self.quiet and (self.output is not None or self.failures):
            where = f"; error records in {self.errors}" if self.failures and self.errors else ""
            counts = f"{self.articles} articles, {self.items} {what}, {len(self.failures)} failed"
            typer.echo(f"claimx: {counts} in {time.monotonic() - self.began:.1f} s{where}", err=True)
        if self.failures:
            raise typer.Exit(1)


def printable(text: str) -> str:
    """One line without control characters, whatever a file is called."""
    return "".join(c if c.isprintable() else "?" for c in text.encode("utf-8", "replace").decode("utf-8"))


def show(article: Article, claims: Sequence[Claim]) -> None:
    """Print an article's claims as a table: figure, what, who, when."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=118)
    day = f", {article.published}" if article.published else ""
    table = Table(
        title=Text(f"{article.title or article.id}{day}"), title_justify="left", box=box.SIMPLE_HEAD, expand=True
    )
    for name, share in (("figure", 3), ("what", 4), ("who", 4), ("when", 3)):
        table.add_column(name, ratio=share)
    for claim in claims:
        table.add_row(
            *map(Text, (_figure(claim), claim.measured.text if claim.measured else "-", _who(claim), _when(claim)))
        )
    console.print(table)


def _figure(claim: Claim) -> str:
    quantity = claim.quantity
    per = f" a {quantity.per}" if quantity.per else ""
    mood = f" ({claim.modality.value})" if claim.modality != "asserted" else ""
    return f"{quantity.modifier + ' ' if quantity.modifier else ''}{quantity.text}{per}{mood}"


def _who(claim: Claim) -> str:
    if claim.attribution is None:
        return "-"
    source = claim.attribution.source
    return f"{source.name} ({source.type.value}{', quoted' if claim.attribution.mode == 'direct' else ''})"


def _when(claim: Claim) -> str:
    span = claim.time_span
    if span is None:
        return "-"
    if span.start is None and span.end is None:
        return span.text
    if span.start == span.end:
        return str(span.start)
    return f"{span.start or '...'} to {span.end or '...'}"
