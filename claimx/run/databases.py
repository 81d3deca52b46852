"""Files to query: SQLite from the standard library, DuckDB as an extra; the same three tables in both."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import IO, Any

from ..reading import Failure
from ..work import Done
from . import cells

SQLITE = {"string": "TEXT", "int": "INTEGER", "float": "REAL", "bool": "INTEGER", "date": "TEXT"}
DUCKDB = {"string": "VARCHAR", "int": "BIGINT", "float": "DOUBLE", "bool": "BOOLEAN", "date": "DATE"}
ROWS = 50_000  # that DuckDB is given at a time


def _create(table: str, types: dict[str, str]) -> str:
    columns = ", ".join(f'"{name}" {types[kind]}' for name, kind in cells.TABLES[table].items())
    return f"CREATE TABLE {table} ({columns})"


class Sqlite:
    """A SQLite file."""

    def __init__(self, file: Path) -> None:
        """Make the tables. The file is new and takes its name when it is whole, so it needs no journal."""
        self._db = sqlite3.connect(file, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("BEGIN")
        for table in cells.TABLES:
            self._db.execute(_create(table, SQLITE))

    def add(self, done: Done) -> None:
        """Write an article and its claims."""
        self._insert("articles", [cells.article(done)])
        self._insert("claims", cells.claims(done))

    def fail(self, failure: Failure) -> None:
        """Write a failure."""
        self._insert("errors", [cells.error(failure)])

    def close(self) -> None:
        """Index and finish."""
        self._db.execute("CREATE INDEX claims_by_article ON claims (article_id)")
        self._db.execute("COMMIT")
        self._db.close()

    def drop(self) -> None:
        """Let go of the file."""
        self._db.close()

    def _insert(self, table: str, rows: Iterable[cells.Row]) -> None:
        places = ", ".join("?" * len(cells.TABLES[table]))
        plain = ([str(value) if isinstance(value, date) else value for value in row] for row in rows)
        self._db.executemany(f"INSERT INTO {table} VALUES ({places})", plain)


class Duckdb:
    """A DuckDB file. Rows go in by a file of lines, since one by one they would take hours for a large archive."""

    def __init__(self, file: Path) -> None:
        """Make the tables; nothing is loaded from the network."""
        import duckdb

        settings: dict[str, Any] = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
        self._db = duckdb.connect(str(file), config=settings)
        self._lines: dict[str, Path] = {table: file.with_name(f"{file.name}.{table}") for table in cells.TABLES}
        self._streams: dict[str, IO[str]] = {}
        self._waiting = 0
        for table in cells.TABLES:
            self._db.execute(_create(table, DUCKDB))

    def add(self, done: Done) -> None:
        """Keep an article and its claims until there are enough of them."""
        self._keep("articles", cells.article(done))
        for row in cells.claims(done):
            self._keep("claims", row)

    def fail(self, failure: Failure) -> None:
        """Keep a failure."""
        self._keep("errors", cells.error(failure))

    def close(self) -> None:
        """Write the last rows and finish."""
        self._flush()
        self._db.close()

    def drop(self) -> None:
        """Let go of the file and of the lines that waited."""
        self._db.close()
        for table, stream in self._streams.items():
            stream.close()
            self._lines[table].unlink(missing_ok=True)

    def _keep(self, table: str, row: cells.Row) -> None:
        if table not in self._streams:
            self._streams[table] = self._lines[table].open("w", encoding="utf-8", newline="\n")
        self._streams[table].write(json.dumps(dict(zip(cells.TABLES[table], row, strict=True)), default=str) + "\n")
        self._waiting += 1
        if self._waiting == ROWS:
            self._flush()

    def _flush(self) -> None:
        for table, stream in self._streams.items():
            stream.close()
            types: dict[str, Any] = {name: DUCKDB[kind] for name, kind in cells.TABLES[table].items()}
            self._db.execute(
                f"INSERT INTO {table} SELECT * FROM read_json(?, format = 'newline_delimited', columns = {types!r},"
                " maximum_object_size = 100000000)",
                [str(self._lines[table])],
            )
            self._lines[table].unlink()
        self._streams.clear()
        self._waiting = 0
