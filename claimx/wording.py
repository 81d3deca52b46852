"""Parts of a claim in words, from plain values: what tables, notebooks and the report's page say alike."""

from datetime import date


def figure(text: str, *, modifier: str | None = None, per: str | None = None) -> str:
    """Modifier, figure and rate: `more than 4,200 a day`."""
    return " ".join(word for word in (modifier, text, per and f"a {per}") if word)


def span(text: str, first: date | None, last: date | None) -> str:
    """First and last day, `...` where a side is open; the expression itself where no day is known."""
    if first is None and last is None:
        return text
    return str(first) if first == last else f"{first or '...'} to {last or '...'}"
