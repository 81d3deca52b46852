"""Adapters whose consumers have no library to install, against what these document of their input."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from claimx import Claim
from claimx.export import checkers
from tests.exports import CLAIMS, claim, span

SCHEMAS = json.loads((Path(__file__).parent / "golden" / "consumers.json").read_text(encoding="utf-8"))
BROKEN = CLAIMS[0].model_copy(update={"text": "Mayor Ilse Brandt said\n412 crossings\twere cancelled in May.\n"})
PROBES = [*CLAIMS, BROKEN, claim("7", "412 crossings", span("412", kind="count"))]
MAKERS = {
    "fever": lambda its: [checkers.fever(one) for one in its],
    "claimbuster": lambda its: list(checkers.claimbuster(its)),
    "pastel": lambda its: list(checkers.pastel(its)),
    "loki": lambda its: [checkers.loki(one, number) for number, one in enumerate(its)],
}


def validator(name: str) -> Draft202012Validator:
    schema = {"$schema": Draft202012Validator.META_SCHEMA["$id"], **SCHEMAS[name], "$defs": SCHEMAS["$defs"]}
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("name", MAKERS)
def test_the_input_is_what_its_consumer_documents(name: str) -> None:
    made = json.loads(json.dumps(MAKERS[name](PROBES)))
    assert made
    for one in made:
        validator(name).validate(one)


@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("spoil", ["no field", "a field more", "a number as words", "two lines"])
def test_the_schema_refuses_what_is_none(name: str, spoil: str) -> None:
    (made, *_) = MAKERS[name](CLAIMS)
    text = next(field for field in ("claim", "input_text", "sentence_text") if field in made)
    changed: dict[str, dict[str, Any]] = {
        "no field": {field: value for field, value in made.items() if field != text},
        "a field more": made | {"verdict": "true"},
        "a number as words": made | {text: 412},
        "two lines": made | {text: "one\ntwo"},
    }
    with pytest.raises(ValidationError):
        validator(name).validate(changed[spoil])


@dataclass(frozen=True)
class Sentence:
    """The fields of Pastel's own (src/pastel/models.py): a key of its dictionaries, so all parts must hash."""

    sentence_text: str
    claim_type: tuple[str, ...] = ()


def test_pastels_sentences_are_keys() -> None:
    made = list(checkers.pastel(CLAIMS))
    assert len({Sentence(one["sentence_text"], tuple(one["claim_types"])): one["score"] for one in made}) == len(CLAIMS)


def test_ids_are_exact_in_javascript_and_distinct() -> None:
    claims: list[Claim] = [CLAIMS[0].model_copy(update={"id": f"{number:020x}"[::-1]}) for number in range(1, 100)]
    ids = {checkers.fever(one)["id"] for one in claims}
    assert len(ids) == len(claims)
    assert all(float(one) == one for one in ids)
