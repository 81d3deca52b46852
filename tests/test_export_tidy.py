"""The flat row of a claim: every field of the contract has a column, of the type it says."""

from datetime import date
from typing import Any

from claimx.claim import Claim
from claimx.export.tidy import COLUMNS, FIELDS, row

TYPES = {"string": str, "int": int, "float": float, "bool": bool, "date": date}


def claim(**parts: Any) -> Claim:
    base: dict[str, Any] = {
        "id": "c1",
        "article_id": "a",
        "text": "Mayor Ilse Brandt said 40 ferries sank in May.",
        "start": 0,
        "end": 46,
        "quantity": {"text": "40", "start": 23, "end": 25, "kind": "count", "value": 40, "low": 40, "high": 40},
    }
    return Claim.model_validate(base | parts)


def full() -> Claim:
    return claim(
        measured={"text": "ferries", "start": 26, "end": 33, "head": "ferry"},
        attribution={
            "source": {"name": "Ilse Brandt", "text": "Ilse Brandt", "start": 6, "end": 17, "type": "person"},
            "cue": {"text": "said", "start": 18, "end": 22},
            "mode": "indirect",
        },
        time_span={"text": "in May", "char_start": 39, "char_end": 45, "start": "2031-05-01", "end": "2031-05-31"},
        check_worthiness=1,
        evidence=("quantity: number", "worth: dated"),
    )


def leaves(schema: dict[str, Any], node: dict[str, Any], path: str = "") -> list[str]:
    """The dotted paths of a JSON Schema's plain fields."""
    options = node.get("anyOf", [node])
    parts = [schema["$defs"][one["$ref"].split("/")[-1]] for one in options if "$ref" in one] or [node]
    found = []
    for part in parts:
        for name, below in part.get("properties", {}).items():
            found += leaves(schema, below, f"{path}.{name}" if path else name)
        if "properties" not in part:
            found.append(path)
    return found


def test_every_field_has_one_column() -> None:
    schema = Claim.model_json_schema()
    assert sorted(path for path, _ in FIELDS.values()) == sorted(leaves(schema, schema))


def test_values_are_of_the_type_they_say() -> None:
    flat = row(full())
    assert list(flat) == list(COLUMNS)
    for name, value in flat.items():
        assert value is None or type(value) is TYPES[COLUMNS[name]], name
    assert flat["value"] == 40.0
    assert flat["time_end"] == date(2031, 5, 31)
    assert flat["evidence"] == "quantity: number | worth: dated"


def test_what_is_unknown_is_none() -> None:
    flat = row(claim())
    assert flat["source_name"] is flat["cue_start"] is flat["time_start"] is flat["measured_head"] is None
    assert flat["evidence"] == ""
