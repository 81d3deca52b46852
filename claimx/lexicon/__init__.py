"""Word lists: one TOML file a subject, each entry with an example that a test runs.

A file holds one array, `entry`. Each stage defines a frozen model of its own entries and loads them with
`entries`; a user's folder may hold files of the same names, whose entries come first.
"""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError


class Entry(BaseModel):
    """What all entries share: an example sentence or phrase in which the entry shows its effect."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    example: str


E = TypeVar("E", bound=Entry)


@cache
def entries(subject: str, model: type[E], folder: str | None = None) -> tuple[E, ...]:
    """The entries of `subject`.toml, those of the user's `folder` before the built-in ones.

    Raises:
        ValueError: an entry does not fit the model; the message names the file, the entry and the key.
    """
    own = files("claimx.lexicon").joinpath(f"{subject}.toml").read_text(encoding="utf-8")
    found = _read(f"{subject}.toml", own, model)
    if folder is not None and (extra := Path(folder) / f"{subject}.toml").is_file():
        found = _read(str(extra), extra.read_text(encoding="utf-8"), model) + found
    return found


def _read(name: str, text: str, model: type[E]) -> tuple[E, ...]:
    try:
        rows = tomllib.loads(text)["entry"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise ValueError(f"{name}: not a word list with an `entry` array: {error}") from error
    out = []
    for number, row in enumerate(rows, 1):
        try:
            out.append(model.model_validate(row))
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise ValueError(f"{name}: entry {number}: {where}: {first['msg']}") from error
    return tuple(out)
