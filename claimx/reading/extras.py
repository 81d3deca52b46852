"""Libraries that only some formats need: a missing one is told with what to type."""

import logging
from importlib import import_module
from typing import Any

from .failures import Unreadable

EXTRAS = {"pypdf": "pdf", "warcio": "warc", "pyarrow": "parquet", "zstandard": "zst"}


def need(module: str) -> Any:
    """The module, imported now; what it would say on stderr goes only to logs that somebody keeps.

    Raises:
        Unreadable: It is not installed.
    """
    root = module.partition(".")[0]
    try:
        found = import_module(module)
    except ImportError as error:
        what = f"'claimx[{EXTRAS[root]}]'" if root in EXTRAS else root
        raise Unreadable("extra", f"needs {root}: pip install {what}") from error
    logging.getLogger(root).addHandler(logging.NullHandler())
    return found
