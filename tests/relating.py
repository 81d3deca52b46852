"""Claims built by hand from a marked sentence, for the tests of relations and clusters."""

import hashlib
import re
from decimal import Decimal
from typing import Any

from claimx import Claim

_MARK = re.compile(r"\[([^\]|]+)\|?([^\]]*)\]")
_UNITS = {"%": "percent", "USD": "money", "GBP": "money", "EUR": "money", "mile": "measure", "kilometer": "measure"}


def build(text: str, *, article: str = "a", start: int = 0, **fields: Any) -> list[Claim]:
    """Claims of a sentence whose figures are marked `[461|head=arrest]`; `fields` are given to every claim.

    Keys of a mark: value, low, high (a bound drops the other side), unit, kind, per, head, way, who, day, mod, about,
    as (modality). Without `value` it is read off the digits; `unit` decides the kind.
    """
    plain, places, shift = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[shift : mark.start()]
        places.append((len(plain), mark[1], _keys(mark[2])))
        plain += mark[1]
        shift = mark.end()
    plain += text[shift:]
    return [_claim(plain, article, start, place, words, {**fields, **keys}) for place, words, keys in places]


def _keys(marks: str) -> dict[str, str]:
    return dict(mark.split("=", 1) for mark in marks.split(";") if mark)


def _claim(text: str, article: str, start: int, place: int, words: str, keys: dict[str, Any]) -> Claim:
    at = start + place
    unit, head = keys.get("unit"), keys.get("head", "thing")
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", words)
    stated = keys.get("value") or (digits[0].replace(",", "") if digits else None)
    value = Decimal(stated) if stated not in (None, "range") else None
    low = None if keys.get("bound") == "high" else keys.get("low", value)
    high = None if keys.get("bound") == "low" else keys.get("high", value)
    day, who = keys.get("day"), keys.get("who")
    source = who and {"name": who, "text": who, "start": 0, "end": len(who), "type": "organization"}
    return Claim.model_validate(
        {
            "id": hashlib.sha256(f"{article} {at} {text}".encode()).hexdigest()[:20],
            "article_id": article,
            "text": text,
            "start": start,
            "end": start + len(text),
            "quantity": {
                "text": words,
                "start": at,
                "end": at + len(words),
                "kind": keys.get("kind") or _UNITS.get(unit or "", "count"),
                "value": value,
                "low": low,
                "high": high,
                "approximate": bool(keys.get("about")),
                "modifier": keys.get("mod"),
                "unit": unit,
                "per": keys.get("per"),
                "direction": keys.get("way"),
            },
            "measured": {"text": keys.get("what", head), "start": at, "end": at, "head": head},
            "attribution": source and {"source": source, "mode": "indirect"},
            "time_span": day and {"text": "then", "char_start": 0, "char_end": 0, "start": day, "end": day},
            "modality": keys.get("as", "asserted"),
        }
    )
