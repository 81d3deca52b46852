"""The paths a user names, as files to open: folders are walked, nothing outside them is reached."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .failures import Failure

SUFFIXES = (".txt", ".json", ".jsonl")


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: where it stands, and the name its articles go by."""

    path: str
    name: str


def files(path: str) -> Iterator[File | Failure]:
    """The file, or the files of the folder by name; links that leave the folder are not followed."""
    if os.path.isdir(path):
        root = Path(path).resolve()
        for folder, inner, names in os.walk(path):
            inner.sort()
            for file in (Path(folder, name) for name in sorted(names)):
                if file.suffix.lower() in SUFFIXES and file.resolve().is_relative_to(root) and _regular(file):
                    yield File(str(file), file.relative_to(path).as_posix())
    elif os.path.exists(path):
        yield File(path, os.path.basename(path))
    else:
        yield Failure(path, "read", "missing", "no such file or folder")


def _regular(file: Path) -> bool:
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return False
