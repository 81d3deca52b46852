"""A claim as one flat row: what CSV, Parquet and data frames share, and the only place that flattens."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any, Literal

from ..claim import Claim

Type = Literal["string", "int", "float", "bool", "date"]
Scalar = str | int | float | bool | date | None

# column -> where it stands in the claim, its type; null is always allowed
FIELDS: dict[str, tuple[str, Type]] = {
    "id": ("id", "string"),
    "article_id": ("article_id", "string"),
    "text": ("text", "string"),
    "start": ("start", "int"),
    "end": ("end", "int"),
    "quantity_text": ("quantity.text", "string"),
    "quantity_start": ("quantity.start", "int"),
    "quantity_end": ("quantity.end", "int"),
    "kind": ("quantity.kind", "string"),
    "value": ("quantity.value", "float"),
    "low": ("quantity.low", "float"),
    "high": ("quantity.high", "float"),
    "approximate": ("quantity.approximate", "bool"),
    "modifier": ("quantity.modifier", "string"),
    "unit": ("quantity.unit", "string"),
    "per": ("quantity.per", "string"),
    "direction": ("quantity.direction", "string"),
    "measured_text": ("measured.text", "string"),
    "measured_start": ("measured.start", "int"),
    "measured_end": ("measured.end", "int"),
    "measured_head": ("measured.head", "string"),
    "source_name": ("attribution.source.name", "string"),
    "source_text": ("attribution.source.text", "string"),
    "source_start": ("attribution.source.start", "int"),
    "source_end": ("attribution.source.end", "int"),
    "source_type": ("attribution.source.type", "string"),
    "source_count": ("attribution.source.count", "int"),
    "source_role": ("attribution.source.role", "string"),
    "via_name": ("attribution.via.name", "string"),
    "via_text": ("attribution.via.text", "string"),
    "via_start": ("attribution.via.start", "int"),
    "via_end": ("attribution.via.end", "int"),
    "via_type": ("attribution.via.type", "string"),
    "via_count": ("attribution.via.count", "int"),
    "via_role": ("attribution.via.role", "string"),
    "cue_text": ("attribution.cue.text", "string"),
    "cue_start": ("attribution.cue.start", "int"),
    "cue_end": ("attribution.cue.end", "int"),
    "mode": ("attribution.mode", "string"),
    "time_text": ("time_span.text", "string"),
    "time_char_start": ("time_span.char_start", "int"),
    "time_char_end": ("time_span.char_end", "int"),
    "time_start": ("time_span.start", "date"),
    "time_end": ("time_span.end", "date"),
    "timex": ("time_span.timex", "string"),
    "modality": ("modality", "string"),
    "check_worthiness": ("check_worthiness", "float"),
    "evidence": ("evidence", "string"),
}
COLUMNS: dict[str, Type] = {name: kind for name, (_, kind) in FIELDS.items()}
JOIN = " | "  # between the names of the rules in `evidence`


def row(claim: Claim) -> dict[str, Scalar]:
    """The claim as a flat row: the keys of COLUMNS in their order, each value a plain scalar or None.

    Numbers are floats (whole ones too), enums their strings, days `datetime.date`, the evidence one string.
    """
    return {name: _plain(_at(claim, path), kind) for name, (path, kind) in FIELDS.items()}


def rows(claims: Iterable[Claim]) -> Iterator[dict[str, Scalar]]:
    """Each claim as a flat row, streaming."""
    return map(row, claims)


def _at(claim: Claim, path: str) -> Any:
    found: Any = claim
    for name in path.split("."):
        if found is None:
            return None
        found = getattr(found, name)
    return found


def _plain(value: Any, kind: Type) -> Scalar:
    if value is None:
        return None
    if isinstance(value, tuple):
        return JOIN.join(value)
    if isinstance(value, Enum):
        return str(value.value)
    if kind == "float" or isinstance(value, Decimal):
        return float(value)
    return value  # type: ignore[no-any-return]
