import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError
from typer.testing import CliRunner

from claimx import Article, Claim
from claimx.claim import Quantity, plain_number
from claimx.cli import app
from claimx.emit import _exact

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(("arguments", "file"), [(["schema"], "claim"), (["schema", "--layers"], "layers")])
def test_the_schema_does_not_change_unseen(arguments: list[str], file: str) -> None:
    """A change of the schema is a change of the contract: look at it, then write the golden file anew."""
    printed = CliRunner().invoke(app, arguments).output
    assert json.loads(printed) == json.loads((GOLDEN / f"{file}.schema.json").read_text(encoding="utf-8"))


def models(model: type[BaseModel]) -> list[type[BaseModel]]:
    return [model, *(sub for inner in model.__subclasses__() for sub in models(inner))]


def test_all_fields_are_described_and_all_parts_closed() -> None:
    from claimx.claim import Part
    from claimx.layers import Layer

    for model in [*models(Part)[1:], *models(Layer)[1:]]:
        assert model.model_config["frozen"]
        assert model.model_config["extra"] == "forbid"
        assert all(field.description for field in model.model_fields.values()), model


def quantity(**fields: Any) -> Quantity:
    return Quantity.model_validate({"text": "4.1%", "start": 0, "end": 4, "kind": "percent", **fields})


def test_numbers_are_exact_inside_and_plain_outside() -> None:
    assert quantity(value="4.1").value == Decimal("4.1")
    assert '"value":4.1' in quantity(value=Decimal("4.1")).model_dump_json()
    assert '"value":1300000000,' in quantity(value=Decimal("1.3E+9")).model_dump_json()
    with pytest.raises(ValidationError):
        quantity(value="NaN")
    with pytest.raises(ValidationError):
        quantity(colour="red")
    with pytest.raises(ValidationError):
        quantity().start = 3


@example(Decimal("1533615361412091.12632"))
@example(Decimal("0.1234567890123456789"))
@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=Decimal("-1e30"), max_value=Decimal("1e30")))
def test_any_number_comes_back_from_json(number: Decimal) -> None:
    kept = _exact(number)
    again = Quantity.model_validate_json(quantity(value=kept).model_dump_json())
    assert again.value == kept
    assert plain_number(kept) == kept if kept == kept.to_integral_value() else float(number)


@pytest.mark.parametrize(
    ("published", "day"),
    [("2024-02-29", "2024-02-29"), ("2024-02-29T23:59:00+05:30", "2024-02-29"), (None, "None")],
)
def test_an_article_keeps_the_day(published: str | None, day: str) -> None:
    assert str(Article(id="a", text="T", published=published).published) == day


@pytest.mark.parametrize("published", ["2023-02-29", "last week", 20240229, "29/02/2024", "2024-02-29Tlate"])
def test_an_article_refuses_what_is_no_date(published: Any) -> None:
    with pytest.raises(ValidationError):
        Article(id="a", text="T", published=published)


def test_claims_refuse_unknown_keys() -> None:
    with pytest.raises(ValidationError):
        Claim.model_validate({"id": "1"})
