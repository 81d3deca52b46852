"""A table of an article's claims, for people."""

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from .article import Article
from .claim import Claim
from .wording import figure, span


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
    mood = f" ({claim.modality.value})" if claim.modality != "asserted" else ""
    return figure(quantity.text, modifier=quantity.modifier, per=quantity.per) + mood


def _who(claim: Claim) -> str:
    if claim.attribution is None:
        return "-"
    source, via = claim.attribution.source, claim.attribution.via
    quoted = ", quoted" if claim.attribution.mode == "direct" else ""
    return f"{source.name} ({source.type.value}{quoted}){f' via {via.name}' if via else ''}"


def _when(claim: Claim) -> str:
    found = claim.time_span
    return span(found.text, found.start, found.end) if found else "-"
