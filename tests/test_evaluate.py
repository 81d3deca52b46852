import copy
import json
from pathlib import Path
from typing import Any

import pytest

from claimx.evaluate import evaluate
from claimx.evaluate.names import Word, same_name
from claimx.lexicon import entries

GOLD: dict[str, Any] = {
    "start": 10, "end": 12, "fig": "40", "kind": "count", "value": 40, "low": 40, "high": 40, "approx": False,
    "unit": None, "per": None, "what": "people", "what_head": "people", "source": "Rosa Imre", "source_text": "she",
    "source_type": "person", "alt_sources": ["town hall"], "mode": "indirect", "start_date": "2025-01-01",
    "end_date": "2025-01-31", "alt_times": [], "modality": "asserted",
}  # fmt: skip
CLAIM: dict[str, Any] = {
    "article_id": "a",
    "text": "",
    "quantity": {
        "start": 10, "end": 12, "kind": "count", "value": 40, "low": 40, "high": 40, "approximate": False,
        "unit": None, "per": None,
    },
    "measured": {"text": "people", "head": "person"},
    "attribution": {"source": {"name": "Mayor Rosa Imre", "type": "person"}, "mode": "indirect"},
    "time_span": {"start": "2025-01-01", "end": "2025-01-31"},
    "modality": "asserted",
}  # fmt: skip


def score(gold: list[dict[str, Any]], claims: list[dict[str, Any]]) -> dict[str, float]:
    return {figure.name: figure.f1 for figure in evaluate([{"doc": "a", "claims": gold}], claims)}


def changed(record: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    out = copy.deepcopy(record)
    *way, last = path.split(".")
    part = out
    for key in way:
        part = part[key]
    part[last] = value
    return out


def test_a_right_claim_scores_one_everywhere() -> None:
    assert set(score([GOLD], [CLAIM]).values()) == {1.0}


@pytest.mark.parametrize(
    ("path", "value", "hurt"),
    [
        ("quantity.value", 41, {"quantity right (of found)", "joint: quantity + source + time"}),
        ("quantity.value", "40", {"quantity right (of found)"}),
        ("quantity.unit", "mile", {"unit right (of found)"}),
        ("quantity.kind", "money", {"kind right (of found)"}),
        ("measured", None, {"measured right (of found)", "full: joint + unit + measured"}),
        ("attribution", None, {"source"}),
        ("attribution.source.name", "Ada Orme", {"source"}),
        ("time_span.end", None, {"time span"}),
        ("modality", "asked", {"modality right (of found)"}),
        ("quantity.start", 11, {"figure span exact (of found)"}),
        ("quantity.start", 12, {"figures found"}),
    ],
)
def test_a_wrong_part_is_seen(path: str, value: Any, hurt: set[str]) -> None:
    figures = score([GOLD], [changed(CLAIM, path, value)])
    assert all(figures[name] < 1 for name in hurt)


def test_optional_gold_is_neither_required_nor_punished() -> None:
    optional = (
        changed(GOLD, "optional", True) if "optional" in GOLD else GOLD | {"optional": True, "start": 30, "end": 32}
    )
    assert score([GOLD, optional], [CLAIM])["figures found"] == 1
    extra = changed(changed(CLAIM, "quantity.start", 30), "quantity.end", 32)
    assert score([GOLD, optional], [CLAIM, extra])["figures found"] == 1
    stray = changed(changed(CLAIM, "quantity.start", 50), "quantity.end", 52)
    assert score([GOLD, optional], [CLAIM, stray])["figures found"] < 1


@pytest.mark.parametrize(
    ("gold", "got", "same"),
    [
        ("Rosa Imre", "Imre", True),
        ("Rosa Imre", "Acting Director Rosa Imre", True),
        ("Rosa Imre", "Ana Imre", False),
        ("Rosa Imre", "Imre campaign", False),
        ("Rosa Imre", "she", False),
        ("Saudi officials", "US officials", False),
        ("the United States", "U.S.", True),
        ("Zażółć Ministry", "Zazolc Ministry", True),
        ("Rosa Imre", "", False),
    ],
)
def test_names_compare_as_readers_compare_them(gold: str, got: str, same: bool) -> None:
    assert same_name(gold, [], got, person=gold == "Rosa Imre") is same


@pytest.mark.parametrize("entry", entries("evaluation", Word), ids=lambda e: f"{e.use}-{e.word}")
def test_every_word_has_its_use(entry: Word) -> None:
    assert entry.word in entry.example.lower()
    if entry.use == "small":
        assert same_name("Rosa Imre", [], f"{entry.word} Rosa Imre", person=True)
    elif entry.use == "pronoun":
        assert not same_name(entry.word, [], entry.word, person=False)
    elif entry.use == "title":
        assert same_name("Rosa Imre", [], entry.example, person=True)
    else:
        assert not same_name(f"Tarnow {entry.word}", [], f"Vell {entry.word}", person=False)


def test_gold_against_itself_is_perfect() -> None:
    corpus = Path(__file__).parents[1] / "corpus" / "dev" / "gold"
    gold = [json.loads(f.read_text(encoding="utf-8")) for f in sorted(corpus.glob("*.json"))]
    claims = [as_claim(article["doc"], g) for article in gold for g in article["claims"]]
    assert {figure.f1 for figure in evaluate(gold, claims)} == {1.0}


def as_claim(doc: str, g: dict[str, Any]) -> dict[str, Any]:
    source = {"name": g["source"], "type": g["source_type"]}
    return {
        "article_id": doc,
        "quantity": {k: g[k] for k in ("start", "end", "kind", "value", "low", "high", "unit", "per")}
        | {"approximate": g["approx"]},
        "measured": {"text": g["what"], "head": g["what_head"]},
        "attribution": {"source": source, "mode": g["mode"]} if g["source"] else None,
        "time_span": {"start": g["start_date"], "end": g["end_date"]},
        "modality": g["modality"],
    }
