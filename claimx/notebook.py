"""What notebooks show: plain tables, everything escaped."""

from collections.abc import Iterable
from html import escape


def table(rows: Iterable[tuple[str, object]]) -> str:
    """A two-column HTML table of the rows whose value is known."""
    cells = (
        f'<tr><th style="text-align:left">{escape(name)}</th><td style="text-align:left">{escape(str(value))}</td></tr>'
        for name, value in rows
        if value is not None
    )
    return f"<table>{''.join(cells)}</table>"


def article(title: str, about: str, text: str) -> str:
    """A title, a line below it, and the text as it is."""
    shown = f'<div style="white-space:pre-wrap;max-width:46em">{escape(text)}</div>'
    return f"<h4>{escape(title)}</h4><p>{escape(about)}</p>{shown}"
