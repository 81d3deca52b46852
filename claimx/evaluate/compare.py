"""When a claim's part equals the gold's. Gold and claims are plain JSON objects, as they stand in their files."""

import re
from typing import Any

from .names import same_name, stem, words

Json = dict[str, Any]
PLURALS = {"people": "person", "women": "woman", "men": "man", "children": "child"}


def get(record: Any, path: str) -> Any:
    """The value at a dotted path, or None."""
    for key in path.split("."):
        record = record.get(key) if isinstance(record, dict) else None
    return record


def close(gold: float | None, got: Any) -> bool:
    """Equal numbers: whole ones exactly, others to one in a thousand."""
    if gold is None or got is None:
        return gold is None and got is None
    if isinstance(got, str | bool):
        return False
    tolerance = 1e-9 if float(gold).is_integer() else 1e-3
    return bool(abs(gold - got) <= tolerance * max(abs(gold), abs(got)))


def quantity(gold: Json, claim: Json) -> bool:
    """Value, bounds and approximation all right."""
    return all(close(gold[k], get(claim, f"quantity.{k}")) for k in ("value", "low", "high")) and bool(
        gold["approx"]
    ) == bool(get(claim, "quantity.approximate"))


def unit(gold: Json, claim: Json) -> bool:
    """Unit and denominator read as one: `mile per hour` is `mile` with per `hour`."""
    return _unit(gold["unit"], gold["per"]) == _unit(get(claim, "quantity.unit"), get(claim, "quantity.per"))


def _unit(unit: str | None, per: str | None) -> list[str]:
    text = f"{unit or ''}{' per ' + per if per else ''}".lower().replace("people", "person").replace("metre", "meter")
    return [stem(word) for word in re.findall(r"[a-z0-9%]+", text)]


def measured(gold: Json, claim: Json) -> bool:
    """The gold head is the head, or stands in a phrase of at most six words above the gold one."""
    heads, phrase = set(_stems(gold["what_head"])), _stems(get(claim, "measured.text"))
    near = phrase if len(phrase) <= len(words(gold["what"])) + 6 else []
    return not heads or bool(heads & {*near, *_stems(get(claim, "measured.head"))[-3:]})


def _stems(phrase: str | None) -> list[str]:
    return [stem(PLURALS.get(word, word)) for word in words(phrase)]


def source(gold: Json, claim: Json) -> bool:
    """The same source, or rightly none."""
    if get(claim, "attribution.source") is None:
        return gold["source"] is None
    alternatives = [*gold.get("alt_sources", []), gold["source_text"]]
    person = gold["source_type"] == "person"
    return same_name(gold["source"], alternatives, get(claim, "attribution.source.name"), person=person)


def named_in_full(gold: Json, claim: Json) -> bool:
    """All words of the gold name are there."""
    return set(words(gold["source"])) <= set(words(get(claim, "attribution.source.name")))


def time(gold: Json, claim: Json) -> bool:
    """The same interval, or one that the gold allows."""
    got = (get(claim, "time_span.start"), get(claim, "time_span.end"))
    return got in [(gold["start_date"], gold["end_date"]), *map(tuple, gold.get("alt_times", []))]


def dated(record: Json, start: str, end: str) -> bool:
    """True where a side of the interval is known."""
    return bool(get(record, start) or get(record, end))
