"""The command line: a folder of articles in, JSON Lines or a table out. spaCy comes in only where it is needed.

Exit codes: 0 all well, 1 some inputs failed (each named on stderr and in the error records), 2 usage, 130 Ctrl-C.
Each command stands in the module of its subject; `commands` lists them all.
"""

import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .commandline import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line; a reader that goes away (`| head`) is no error, and Ctrl-C is no traceback."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy comes in: sentences are too short to share out
    try:
        from .commandline import app
        from .streams import settle

        settle()
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        sys.exit(130)


def __getattr__(name: str) -> Any:
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from .commandline import app

    return app
