"""What a run writes: a file whose name says its format, whole or not at all.

A writer takes outcomes in the order of inputs. `.jsonl` (and a name without an ending) is a claim a line, `.json` a
list, `.csv` and `.parquet` a flat row a claim; database files hold the tables `claims`, `articles` and `errors`.
"""

import csv
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, Protocol

from ..reading import Failure
from ..work import Done
from . import cells
from .stops import RunError

ROWS = 20_000  # to a row group of Parquet
RECORD = ("id", "title", "published", "url", "publisher", "text")  # of an article
Made = Callable[[Done], tuple[str, ...]]
NEEDS = {".parquet": ("pyarrow", "parquet"), ".duckdb": ("duckdb", "duckdb")}  # module, extra


class Writer(Protocol):
    """Where claims go."""

    def add(self, done: Done) -> None:
        """Write an article's claims."""

    def fail(self, failure: Failure) -> None:
        """Write a failure, where the format has a place for it."""

    def close(self) -> None:
        """Write what is left."""

    def drop(self) -> None:
        """Let go of a file that will not be whole."""


def claims(done: Done) -> tuple[str, ...]:
    """An article's claims, each as JSON."""
    return done.lines


def record(done: Done) -> tuple[str, ...]:
    """The article itself as JSON, as the readers take it: what is known of it, its text to the letter."""
    known = {name: done.article.get(name) for name in RECORD} | {"text": done.text}
    return (json.dumps({name: value for name, value in known.items() if value is not None}, ensure_ascii=False),)


class Lines:
    """A claim a line, as JSON; or an article."""

    def __init__(self, stream: IO[str], lines: Made = claims) -> None:
        """Write to an open stream what `lines` makes of each article."""
        self._stream, self._lines = stream, lines

    def add(self, done: Done) -> None:
        """Write an article's claims."""
        self._stream.writelines(f"{line}\n" for line in self._lines(done))

    def fail(self, failure: Failure) -> None:
        """Failures have a file of their own."""

    def close(self) -> None:
        """Leave no line behind."""
        self._stream.flush()

    def drop(self) -> None:
        """The stream is closed by who opened it."""


class Listed(Lines):
    """All claims as one JSON list, a claim a line; or all articles."""

    def __init__(self, stream: IO[str], lines: Made = claims) -> None:
        """Begin the list."""
        super().__init__(stream, lines)
        self._between = "[\n"

    def add(self, done: Done) -> None:
        """Write an article's claims."""
        for line in self._lines(done):
            self._stream.write(self._between + line)
            self._between = ",\n"

    def close(self) -> None:
        """End the list."""
        self._stream.write("[]\n" if self._between == "[\n" else "\n]\n")
        super().close()


class _Rows:
    """Ends rows as Unix does; the csv module quotes a lone carriage return only where rows end with both."""

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream

    def write(self, row: str) -> None:
        self._stream.write(row.removesuffix("\r\n") + "\n")


class Cells(Lines):
    """Comma-separated values, a claim a row, safe to open in a spreadsheet."""

    def __init__(self, stream: IO[str]) -> None:
        """Write the names of the columns."""
        super().__init__(stream)
        self._rows = csv.writer(_Rows(stream))
        self._rows.writerow(cells.CLAIMS)

    def add(self, done: Done) -> None:
        """Write an article's claims."""
        self._rows.writerows([cells.cell(value) for value in row] for row in cells.claims(done))


class Parquet(Lines):
    """A Parquet file, a claim a row."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Open it with the types of the columns."""
        pa, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
        types = {"string": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}
        types["date"] = pa.date32()
        self._schema = pa.schema([(name, types[kind]) for name, kind in cells.CLAIMS.items()])
        self._file = parquet.ParquetWriter(stream, self._schema)
        self._rows: list[cells.Row] = []

    def add(self, done: Done) -> None:
        """Keep an article's claims until there are enough of them."""
        self._rows += cells.claims(done)
        if len(self._rows) >= ROWS:
            self._flush()

    def close(self) -> None:
        """Write the last rows and the footer."""
        self._flush()
        self._file.close()

    def drop(self) -> None:
        """Close while the stream is open: what is in it does not matter."""
        with suppress(Exception):
            self._file.close()

    def _flush(self) -> None:
        pa = import_module("pyarrow")
        columns = zip(*self._rows, strict=True) if self._rows else ((),) * len(self._schema)
        arrays = [pa.array(values, kind) for values, kind in zip(columns, self._schema.types, strict=True)]
        self._file.write_table(pa.Table.from_arrays(arrays, schema=self._schema))
        self._rows.clear()


def check(name: str, *, layers: bool = False) -> None:
    """See that a file of this name can be written here.

    Raises:
        RunError: A package is missing, or the format is none that is written, or none for layers.
    """
    suffix = Path(name).suffix.lower()
    if suffix and suffix not in FORMATS:
        raise RunError(f"{suffix} is no format that is written: {', '.join(FORMATS)}", 2)
    if layers and suffix in {".csv", ".parquet", *DATABASES}:
        raise RunError(f"layers are written as .jsonl or .json, not as {suffix}", 2)
    module, extra = NEEDS.get(suffix, ("json", ""))
    if find_spec(module) is None:
        raise RunError(f"{suffix} needs {module}: pip install 'claimx[{extra}]'", 2)


def check_articles(name: str) -> None:
    """See that articles can be written to a file of this name.

    Raises:
        RunError: The format is none for articles.
    """
    suffix = Path(name).suffix.lower()
    if suffix not in ARTICLES:
        raise RunError(f"articles are written as {' or '.join(ARTICLES)}, not as {suffix or name}", 2)


@contextmanager
def writing(output: Path, partial: Path, *, articles: bool = False) -> Iterator[Writer]:
    """A writer to `partial` that takes the name `output` when the block ends well; else it is removed.

    Args:
        output: The file's name, which says its format.
        partial: Its name until it is whole.
        articles: Write the articles themselves, and no claims.
    """
    suffix = output.suffix.lower()
    database = DATABASES.get(suffix)
    made = ARTICLES[suffix] if articles else STREAMS.get(suffix, Lines)
    try:
        partial.unlink(missing_ok=True)
        with _dropped(database(partial)) if database else _stream(made, partial, suffix) as writer:
            yield writer
            writer.close()
        with partial.open("rb+") as whole:
            os.fsync(whole.fileno())
        os.replace(partial, output)
        _settle(output.parent)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


@contextmanager
def _dropped(writer: Writer) -> Iterator[Writer]:
    try:
        yield writer
    except BaseException:
        writer.drop()
        raise


@contextmanager
def _stream(made: Callable[[IO[Any]], Writer], partial: Path, suffix: str) -> Iterator[Writer]:
    options = {"mode": "wb"} if suffix == ".parquet" else {"mode": "w", "encoding": "utf-8", "newline": "\n"}
    with partial.open(**options) as stream, _dropped(made(stream)) as writer:  # type: ignore[call-overload]
        yield writer


class Errors:
    """The error records, one JSON object a line; no file where nothing failed."""

    def __init__(self, file: Path | None) -> None:
        """Open nothing yet."""
        self._file = file
        self._stream: IO[str] | None = None

    def write(self, failure: Failure) -> None:
        """Write one record."""
        if self._file is None:
            return
        if self._stream is None:
            self._stream = _beside(self._file).open("w", encoding="ascii", newline="\n")
        self._stream.write(json.dumps(failure.record(), ensure_ascii=True) + "\n")

    def close(self) -> None:
        """Give the file its name; records of an earlier run go."""
        if self._stream is not None and self._file is not None:
            self._stream.close()
            os.replace(_beside(self._file), self._file)
        elif self._file is not None and self._file.is_file():
            self._file.unlink()

    def drop(self) -> None:
        """Leave the file of an earlier run as it is."""
        if self._stream is not None and self._file is not None:
            self._stream.close()
            _beside(self._file).unlink(missing_ok=True)


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.partial")


def _settle(folder: Path) -> None:
    """Make a new name durable, where folders can be synced."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sqlite(file: Path) -> Writer:
    from .databases import Sqlite

    return Sqlite(file)


def _duckdb(file: Path) -> Writer:
    from .databases import Duckdb

    return Duckdb(file)


STREAMS: dict[str, Callable[[IO[Any]], Writer]] = {".json": Listed, ".csv": Cells, ".parquet": Parquet}
DATABASES: dict[str, Callable[[Path], Writer]] = {
    ".sqlite": _sqlite,
    ".sqlite3": _sqlite,
    ".db": _sqlite,
    ".duckdb": _duckdb,
}
ARTICLES: dict[str, Callable[[IO[Any]], Writer]] = {
    ".jsonl": partial(Lines, lines=record),
    ".json": partial(Listed, lines=record),
}
FORMATS = sorted({".jsonl", *STREAMS, *DATABASES})
