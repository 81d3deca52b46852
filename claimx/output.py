"""A table of an article's claims, for people."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from .article import Article
from .claim import Claim


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
    source, via = claim.attribution.source, claim.attribution.via
    quoted = ", quoted" if claim.attribution.mode == "direct" else ""
    return f"{source.name} ({source.type.value}{quoted}){f' via {via.name}' if via else ''}"


def _when(claim: Claim) -> str:
    span = claim.time_span
    if span is None:
        return "-"
    if span.start is None and span.end is None:
        return span.text
    if span.start == span.end:
        return str(span.start)
    return f"{span.start or '...'} to {span.end or '...'}"
