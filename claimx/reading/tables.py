"""Rows of tables (.csv .tsv .parquet) into items: each row is an article record."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from .decode import decoded
from .extras import need
from .failures import Failure, Unreadable
from .item import Item
from .keys import KNOWN, TEXT, plain
from .limits import CELL, COLUMNS, FILE, LINE, ROWS
from .walk import File

DELIMITERS = ",;\t|"
ROUGH = 2_000_000_000  # bytes of one column of a row group, decompressed
GROWTH = 1_000  # times that a column may grow
SMALL = 64_000_000  # bytes below which growth does not matter


def from_csv(file: File, path: str, source: BinaryIO, *, whole: bool) -> Iterator[Item | Failure]:
    """Rows of a table with a header line; the delimiter is the one that the header has most of.

    Args:
        file: Where it stands.
        path: The same, for error records.
        source: Its bytes.
        whole: Read it at once, which tells the encoding best; else line by line.

    Raises:
        Unreadable: No text, or no column of texts.
    """
    lines = _Lines(source, whole=whole)
    csv.field_size_limit(max(csv.field_size_limit(), CELL))
    rows = csv.reader(lines, delimiter=max(DELIMITERS, key=lines.first.count))
    header: list[str] | None = None
    number = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            raise Unreadable("csv", f"after row {number}: {error}; a quote that does not close?") from error
        if header is None:
            header = _header(row) if any(row) else None
            continue
        number += 1
        if any(cell.strip() for cell in row):
            record = {key: cell for key, cell in zip(header, row, strict=False) if cell}
            meta = (("encoding", lines.encoding),) if lines.encoding else ()
            yield _row(file, path, number, record, meta)


class _Lines:
    """The lines of a table as text, with the encoding that was guessed for them, if it was."""

    def __init__(self, source: BinaryIO, *, whole: bool) -> None:
        """Read the first line that is not blank."""
        self.encoding: str | None = None
        self._source = source
        if whole:
            text, self.encoding = decoded(source.read())
            self._source = io.BytesIO(text.encode())
        self.first = ""
        while not self.first.strip():
            line = self._source.readline(LINE)
            if not line:
                raise Unreadable("empty", "empty file")
            self.first = self._text(line).removeprefix("\ufeff")
        self._ahead = [self.first]

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """The next line."""
        if self._ahead:
            return self._ahead.pop()
        line = self._source.readline(LINE)
        if not line:
            raise StopIteration
        return self._text(line)

    def _text(self, line: bytes) -> str:
        text, guessed = decoded(line)
        self.encoding = guessed or self.encoding
        return text


def from_parquet(file: File, path: str, source: BinaryIO) -> Iterator[Item | Failure]:
    """Rows of a .parquet file, a few at a time, only the columns of an article.

    Raises:
        Unreadable: pyarrow is not installed, the file is damaged, too large, or has no column of texts.
    """
    parquet, arrow = need("pyarrow.parquet"), need("pyarrow")
    try:
        table = parquet.ParquetFile(source)
        names = [name for name in _header([field.name for field in table.schema_arrow]) if plain(name) in KNOWN]
        _sizes(table.metadata)
        number = 0
        for batch in table.iter_batches(batch_size=ROWS, columns=names):
            for row in batch.to_pylist():
                number += 1
                yield _row(file, path, number, {key: value for key, value in row.items() if value is not None}, ())
    except (arrow.ArrowException, OSError, ValueError, OverflowError) as error:
        raise Unreadable("parquet", f"damaged: {error}".splitlines()[0][:200]) from error


def _header(names: list[str]) -> list[str]:
    if len(names) > COLUMNS:
        raise Unreadable("too_large", f"more than {COLUMNS} columns")
    if not {plain(name) for name in names} & {"bodies", *TEXT}:
        shown = ", ".join(name[:30] for name in names[:8])
        raise Unreadable("record", f"no column of texts (text, body, content ...) among: {shown}")
    return names


def _sizes(metadata: Any) -> None:
    for group in range(metadata.num_row_groups):
        for number in range(metadata.num_columns):
            column = metadata.row_group(group).column(number)
            large, small = column.total_uncompressed_size, max(column.total_compressed_size, 1)
            if large > ROUGH or (large > SMALL and large > GROWTH * small):
                raise Unreadable("too_large", f"a column of {large} bytes")


def _row(
    file: File, path: str, number: int, record: dict[str, Any], meta: tuple[tuple[str, str], ...]
) -> Item | Failure:
    try:
        data = json.dumps(record, ensure_ascii=False, default=_value).encode()
    except (ValueError, TypeError, RecursionError) as error:
        return Failure(path, "read", "record", f"row {number}: {type(error).__name__}")
    if len(data) > FILE:
        return Failure(path, "read", "too_large", f"row {number}: larger than {FILE} bytes")
    return Item(path, f"{file.name}#{number}", "record", data, f"row {number}", meta)


def _value(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value) if isinstance(value, Decimal) else None
