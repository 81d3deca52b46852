"""What several consumers need in words: a sentence that stands alone, a search query, a span of days."""

from ..claim import Claim

LONGEST = 12  # words of a query


def sentence(claim: Claim) -> str:
    """The claim's sentence on one line, and in brackets the source and the days that it does not name itself.

    For consumers that take one string and nothing else, some of them line by line.
    """
    said = " ".join(claim.text.split())
    left_out = []
    if claim.attribution is not None and claim.attribution.source.name not in claim.text:
        left_out.append(f"source: {claim.attribution.source.name}")
    if days := period(claim):
        left_out.append(f"time: {days}")
    return f"{said} [{'; '.join(left_out)}]" if left_out else said


def query(claim: Claim) -> str:
    """A search query of at most LONGEST words: the figure, what it measures, who says it, the year.

    The words are those of the article; nothing is added but the year.
    """
    parts = [claim.quantity.text]
    if claim.measured is not None:
        parts.append(claim.measured.text)
    if claim.attribution is not None and claim.attribution.source.type.value in ("person", "organization"):
        parts.append(claim.attribution.source.name)
    if claim.time_span is not None and claim.time_span.start is not None:
        parts.append(str(claim.time_span.start.year))
    seen: dict[str, str] = {}
    for word in " ".join(parts).split():
        seen.setdefault(word.lower().strip(".,;:'\"“”‘’()"), word.strip('.,;:"“”()'))
    return " ".join([word for key, word in seen.items() if key][:LONGEST])


def period(claim: Claim) -> str | None:
    """The claim's days as an ISO 8601 interval, `..` for an open side; None where neither day is known."""
    span = claim.time_span
    if span is None or (span.start is None and span.end is None):
        return None
    return f"{span.start or '..'}/{span.end or '..'}"


def reasons(claim: Claim) -> str:
    """Why the claim is worth checking, in words."""
    return ", ".join(line.removeprefix("worth: ") for line in claim.evidence if line.startswith("worth: "))
