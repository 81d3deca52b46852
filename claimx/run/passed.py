"""What lies among the inputs and is none: files of other kinds, and what earlier runs of claimx wrote."""

import csv
import json
import os
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from ..reading.walk import suffix
from . import cells

HEAD = 1 << 20  # bytes of a first line or a last part that are looked at
ERRORS = {"path", "stage", "error", "message"}
CLAIM = {"article_id", "quantity", "time_span", "check_worthiness"}
LAYER = {"article_id", "quantities"}
BESIDE = (".ledger", ".ledger-wal", ".ledger-shm", ".ledger.lock", ".partial")  # what runs keep beside their outputs


class Passed:
    """Counts files that are passed over, each once."""

    def __init__(self, paths: Sequence[str]) -> None:
        """Nothing is passed over yet.

        Args:
            paths: What the user named: a file named outright is meant to be read.
        """
        self._named = set(paths)
        self._last: tuple[str, bool] = ("", False)
        self.others = 0
        self.outputs = 0

    def other(self, name: str) -> None:
        """A file whose name tells of no kind that is read."""
        base = os.path.basename(name)
        if not (base.startswith(".") and base.endswith(BESIDE)):
            self.others += 1

    def written(self, path: str) -> bool:
        """Whether claimx wrote this file: claims, their table, layers or error records."""
        if path != self._last[0]:
            ours = path not in self._named and wrote(path)
            self._last = (path, ours)
            self.outputs += ours
        return self._last[1]


def wrote(path: str) -> bool:
    """Whether the first line of a file (the last part of a Parquet file) is one that claimx writes."""
    kind = suffix(path)
    with suppress(OSError, ValueError, RecursionError, csv.Error):
        if kind in (".jsonl", ".ndjson", ".json"):
            return _record(_first(path))
        if kind == ".csv":
            return next(csv.reader([_first(path).decode()]), []) == list(cells.CLAIMS)
        if kind == ".parquet":
            return all(name.encode() in _last(path) for name in cells.CLAIMS)
    return False


def _record(line: bytes) -> bool:
    found: Any = json.loads(line.strip().rstrip(b",") or b"null")
    return isinstance(found, dict) and (found.keys() == ERRORS or found.keys() >= CLAIM or found.keys() >= LAYER)


def _first(path: str) -> bytes:
    """The first line, or the second of a list that begins with a bracket alone."""
    with open(path, "rb") as stream:
        line = stream.readline(HEAD)
        return stream.readline(HEAD) if line.strip() == b"[" else line


def _last(path: str) -> bytes:
    with open(path, "rb") as stream:
        stream.seek(-min(HEAD, os.fstat(stream.fileno()).st_size), os.SEEK_END)
        return stream.read(HEAD)
