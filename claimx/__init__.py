"""claimx: numeric claims, their sources and their time spans in English news.

The names below are loaded on first use, so that `import claimx` costs nothing and spaCy only comes in with
`load`, `extract` or `pipe`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .article import Article
    from .batch import extract, pipe
    from .claim import Claim
    from .pipeline import load
    from .reading import Failure, read

__version__ = "0.1.0"
__all__ = ["Article", "Claim", "Failure", "extract", "load", "pipe", "read"]

_HOMES = {
    "Article": "article",
    "Claim": "claim",
    "Failure": "reading",
    "extract": "batch",
    "load": "pipeline",
    "pipe": "batch",
    "read": "reading",
}


def __getattr__(name: str) -> Any:
    """Find a public name in the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'claimx' has no attribute {name!r}")
    value = getattr(import_module(f".{_HOMES[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted([*globals(), *__all__])
