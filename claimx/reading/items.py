"""Paths into items: one article's worth of bytes each, cheap to make, bounded in size, plain to send to a worker."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from .decode import decoded
from .failures import Failure, Unreadable
from .item import Item
from .jsontext import values_of
from .limits import FILE, HEAD, LAYERS, LINE
from .sniff import form, packed
from .tables import from_csv, from_parquet
from .unpack import Unpacked
from .walk import File, files, opened, shown
from .warc import from_warc

__all__ = ["Item", "items"]

WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16, which cannot be cut at line ends


def items(
    *paths: str | os.PathLike[str], follow_links: bool = False, passed: Callable[[str], None] | None = None
) -> Iterator[Item | Failure]:
    """The items of files, folders, patterns and standard input, in the order given; never raises for what it finds.

    Args:
        paths: Files of any readable format, folders of them, patterns (`archive/**/*.html`), or `-`.
        follow_links: Follow links that lead out of a folder.
        passed: Called with the name of each file of a folder that is of no kind that is read.
    """
    for path in paths:
        for file in files(os.fspath(path), follow_links=follow_links, passed=passed):
            yield from [file] if isinstance(file, Failure) else _items(file)


def _items(file: File) -> Iterator[Item | Failure]:
    path = shown(file.path)
    named = File(file.path, shown(file.name), file.linked)
    some = False
    try:
        with _source(file) as source:
            for item in _split(named, path, source):
                some = True
                yield item
        if not some:
            raise Unreadable(
                "empty",
                "empty file" if os.path.isfile(file.path) and not os.path.getsize(file.path) else "no article in it",
            )
    except Unreadable as reason:
        yield Failure(path, "read", reason.error, str(reason))
    except OSError as reason:
        yield Failure(path, "read", "unreadable", reason.strerror or str(reason))
    except Exception as reason:
        yield Failure(path, "read", "broken", f"cannot be read: {type(reason).__name__}")


def _source(file: File) -> BinaryIO:
    if file.path != "-":
        return open(opened(file), "rb")
    if sys.stdin is None:
        raise Unreadable("missing", "standard input is closed")
    return open(sys.stdin.fileno(), "rb", closefd=False)


def _split(file: File, path: str, source: BinaryIO) -> Iterator[Item | Failure]:
    """The items of one open file, decompressed; what is wrong with the compression comes after what came out."""
    layers: list[Unpacked] = []
    stream = cast(io.BufferedReader, source)
    while magic := packed(head := stream.peek(HEAD)[:HEAD]):
        if len(layers) == LAYERS:
            raise Unreadable("too_deep", f"compressed more than {LAYERS} times")
        layers.append(Unpacked(stream, magic))
        stream = io.BufferedReader(layers[-1], 1 << 16)
    yield from _by_form(file, path, stream, form(head, file.name))
    for layer in layers:
        if layer.broken:
            raise layer.broken


def _by_form(file: File, path: str, source: io.BufferedReader, kind: str) -> Iterator[Item | Failure]:
    wide = source.peek(2)[:2] in WIDE
    if kind == "jsonl":
        yield from _lines(file, path, _narrow(source) if wide else source)
    elif kind == "csv":
        size = os.fstat(source.fileno()).st_size if isinstance(source.raw, io.FileIO) else FILE + 1
        yield from from_csv(file, path, _narrow(source) if wide else source, whole=size <= FILE)
    elif kind == "json":
        yield from _json(file, path, _whole(source))
    elif kind == "parquet":
        seekable = source.seekable() and isinstance(source.raw, io.FileIO)
        yield from from_parquet(file, path, source if seekable else io.BytesIO(_whole(source)))
    elif kind == "warc":
        yield from from_warc(file, path, source)
    else:
        yield Item(path, file.name, kind, _whole(source))


def _whole(source: BinaryIO) -> bytes:
    data = source.read(FILE + 1)
    if len(data) > FILE:
        raise Unreadable("too_large", f"larger than {FILE} bytes")
    if isinstance(raw := getattr(source, "raw", None), Unpacked) and raw.broken:
        raise raw.broken
    return data


def _narrow(source: BinaryIO) -> BinaryIO:
    return io.BytesIO(decoded(_whole(source))[0].encode())


def _lines(file: File, path: str, source: BinaryIO) -> Iterator[Item | Failure]:
    number = 0
    while line := source.readline(LINE + 1):
        number += 1
        item = Item(path, f"{file.name}#{number}", "record", line, f"line {number}")
        if len(line) > LINE:
            while line and not line.endswith(b"\n"):
                line = source.readline(LINE)
            yield item.failure(Unreadable("too_large", f"longer than {LINE} bytes"))
        elif line.strip():
            yield item


def _json(file: File, path: str, data: bytes) -> Iterator[Item | Failure]:
    """A list of records is split here, so that each is worked on alone; anything else is one item."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"[":
        yield Item(path, file.name, "json", data)
        return
    text, encoding = decoded(data)
    meta = (("encoding", encoding),) if encoding else ()
    number = 0
    for number, (_, piece) in enumerate(values_of(text), 1):
        yield Item(
            path, f"{file.name}#{number}", "record", piece.encode("utf-8", "surrogatepass"), f"record {number}", meta
        )
    if not number:
        raise Unreadable("empty", "a list without records")
