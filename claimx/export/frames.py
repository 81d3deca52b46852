"""Claims as data frames and data sets, one row a claim, the tidy columns of `tidy.COLUMNS` with real types.

Each function imports its library when it is called (`pip install 'claimx[frames]'`; `datasets` on its own).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..claim import Claim
from .tidy import COLUMNS, row

if TYPE_CHECKING:
    import datasets as hf  # type: ignore[import-untyped]
    import pandas as pd
    import polars as pl

PANDAS = {"string": "string", "int": "Int64", "float": "Float64", "bool": "boolean", "date": "datetime64[s]"}


def pandas(claims: Iterable[Claim]) -> "pd.DataFrame":
    """A pandas frame with nullable types; days are `datetime64[s]`, unknown ones NaT."""
    import pandas as pd

    columns = _columns(claims)
    return pd.DataFrame({name: pd.Series(held, dtype=PANDAS[COLUMNS[name]]) for name, held in columns.items()})


def polars(claims: Iterable[Claim]) -> "pl.DataFrame":
    """A polars frame; days are `Date`."""
    import polars as pl

    types = {"string": pl.String, "int": pl.Int64, "float": pl.Float64, "bool": pl.Boolean, "date": pl.Date}
    return pl.DataFrame(_columns(claims), schema={name: types[kind] for name, kind in COLUMNS.items()})


def dataset(claims: Iterable[Claim]) -> "hf.Dataset":
    """A Hugging Face data set in memory; days are `date32`."""
    import datasets

    types = {"string": "string", "int": "int64", "float": "float64", "bool": "bool", "date": "date32"}
    features = datasets.Features({name: datasets.Value(types[kind]) for name, kind in COLUMNS.items()})
    return datasets.Dataset.from_dict(_columns(claims), features=features)


def _columns(claims: Iterable[Claim]) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    for claim in claims:
        for name, value in row(claim).items():
            columns[name].append(value)
    return columns
