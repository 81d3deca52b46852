"""Paths into items: one article's worth of bytes each, cheap to make, bounded in size, plain to send to a worker."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .failures import Failure, Unreadable
from .limits import FILE, LINE
from .walk import File, files


@dataclass(frozen=True, slots=True)
class Item:
    """One unit of work: the bytes of one file, or one record of a container. Nothing in it is trusted."""

    path: str  # the file as the user named it, for error records
    name: str  # the id of an article that states none: the path within the folder, `#n` for record n of a container
    format: str  # "txt" "json" or "record" (one article record as JSON)
    data: bytes  # at most `limits.FILE` bytes, decompressed
    where: str = ""  # the place within the file, for error messages: "line 3"
    meta: tuple[tuple[str, str], ...] = ()  # what the container knows: ("url", ...), ("charset", ...)

    def failure(self, reason: Unreadable) -> Failure:
        """The error record of this item."""
        return Failure(self.path, "read", reason.error, f"{self.where}: {reason}" if self.where else str(reason))


def items(*paths: str | os.PathLike[str]) -> Iterator[Item | Failure]:
    """The items of files and folders, in the order given; never raises for what it finds.

    Args:
        paths: Files or folders.
    """
    for path in paths:
        for file in files(os.fspath(path)):
            yield from [file] if isinstance(file, Failure) else _items(file)


def _items(file: File) -> Iterator[Item | Failure]:
    try:
        with open(file.path, "rb") as source:
            if file.name.lower().endswith(".jsonl"):
                yield from _lines(file, source)
            else:
                kind = "json" if file.name.lower().endswith(".json") else "txt"
                yield Item(file.path, file.name, kind, _whole(source))
    except Unreadable as reason:
        yield Failure(file.path, "read", reason.error, str(reason))
    except OSError as reason:
        yield Failure(file.path, "read", "unreadable", reason.strerror or str(reason))


def _whole(source: BinaryIO) -> bytes:
    data = source.read(FILE + 1)
    if len(data) > FILE:
        raise Unreadable("too_large", f"larger than {FILE} bytes")
    return data


def _lines(file: File, source: BinaryIO) -> Iterator[Item | Failure]:
    number = 0
    while line := source.readline(LINE + 1):
        number += 1
        item = Item(file.path, f"{file.name}#{number}", "record", line, f"line {number}")
        if len(line) > LINE:
            while line and not line.endswith(b"\n"):
                line = source.readline(LINE)
            yield item.failure(Unreadable("too_large", f"longer than {LINE} bytes"))
        elif line.strip():
            yield item
    if not number:
        raise Unreadable("empty", "empty file")
