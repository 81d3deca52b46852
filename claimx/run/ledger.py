"""The ledger of a run: what was done is kept batch by batch, so that a run killed at any moment goes on from there.

One SQLite file beside the output, held by one run at a time. `outcomes` keeps what came of each input under a hash of
its content, its name and all that decides its claims; `inputs` lists the inputs of this run in their order.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ..reading import Failure
from ..work import Done, Outcome
from .stops import RunError

SCHEMA = 2  # raised when the tables or the packing change: an older ledger is then begun anew
TABLES = """
CREATE TABLE outcomes (key BLOB PRIMARY KEY, again INTEGER NOT NULL, texts INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE TABLE inputs (number INTEGER PRIMARY KEY, path TEXT NOT NULL, key BLOB, failure TEXT, kept INTEGER NOT NULL);
CREATE TABLE running (flag INTEGER);
CREATE TABLE written (path TEXT PRIMARY KEY);
"""
# whether an outcome is worked out again: never, on --retry-failed, or always (nothing came of it, and cheaply so)
NEVER, ASKED, ALWAYS = 0, 1, 2
COSTLY = {"timeout", "worker_died"}


class Entry(NamedTuple):
    """One input of the run and what came of it."""

    outcome: Outcome
    kept: bool  # from an earlier run


class Ledger:
    """An open ledger. `died` says that the run before ended without closing it: it was killed, or crashed."""

    def __init__(self, file: Path, mark: str, *, texts: bool = False) -> None:
        """Open and lock the ledger.

        Args:
            file: Where it stands.
            mark: All that decides the claims beside the input itself: versions and settings.
            texts: Whether what was kept without the texts of articles is to be worked on again.

        Raises:
            RunError: Another run holds it, it cannot be written, or the file is something else.
        """
        self.file, self._mark, self._texts = file, mark.encode(), texts
        try:
            self._db = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
        except sqlite3.Error as error:
            raise RunError(f"cannot write {file}: {error}", 2) from error
        try:
            self._begin()
        except sqlite3.Error as error:
            self._db.close()
            raise RunError(_reason(error, file), 2) from error

    def _begin(self) -> None:
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("BEGIN EXCLUSIVE")
        found = self._db.execute("PRAGMA user_version").fetchone()[0]
        if found != SCHEMA:
            for (name,) in self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
                self._db.execute(f'DROP TABLE "{name}"')
            for statement in TABLES.split(";"):
                self._db.execute(statement)
            self._db.execute(f"PRAGMA user_version = {SCHEMA}")
        self.died = self._db.execute("SELECT count(*) FROM running").fetchone()[0] > 0
        self._db.execute("DELETE FROM inputs")
        self._db.execute("DELETE FROM running")
        self._db.execute("INSERT INTO running VALUES (1)")
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")

    def clear(self) -> None:
        """Forget all outcomes."""
        self._db.execute("DELETE FROM outcomes")

    def known(self, number: int, path: str, key: str, *, retry: bool) -> Outcome | Literal[True] | None:
        """Enter an input of this run, and say whether it was done before.

        Returns:
            None: It is to be worked on. True: It went well before. An outcome: It failed before, and stays so.
        """
        row = self._db.execute("SELECT again, packed, texts FROM outcomes WHERE key = ?", (self._key(key),)).fetchone()
        kept = row is not None and row[0] < (ASKED if retry else ALWAYS) and row[2] >= self._texts
        self._db.execute(
            "INSERT INTO inputs VALUES (?, ?, ?, NULL, ?)", (number, json.dumps(path), self._key(key), kept)
        )
        if not kept:
            return None
        return True if row[0] == NEVER else _unpacked(key, row[1], path)

    def unreadable(self, number: int, failure: Failure) -> None:
        """Enter an input that could not be opened."""
        record = json.dumps(asdict(failure))
        self._db.execute("INSERT INTO inputs VALUES (?, ?, NULL, ?, 0)", (number, json.dumps(failure.path), record))

    def store(self, outcomes: list[Outcome]) -> None:
        """Keep what came of a batch, safely on disk when this returns."""
        rows = ((self._key(one.key), _again(one), _with_texts(one), _packed(one)) for one in outcomes)
        self._db.executemany("INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?)", rows)
        self.commit()

    def commit(self) -> None:
        """Make durable what was entered so far."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN")

    def written(self) -> list[str]:
        """The files that this run and those before it write to."""
        return [path for (path,) in self._db.execute("SELECT path FROM written")]

    def writes(self, paths: Iterable[Path]) -> None:
        """Note, before any of them is there, the files that this run will write."""
        self._db.executemany("INSERT OR IGNORE INTO written VALUES (?)", [(str(path),) for path in paths])

    def entries(self) -> Iterator[Entry]:
        """All inputs of this run in their order, each with its outcome."""
        rows = self._db.execute(
            "SELECT path, inputs.key, failure, kept, packed FROM inputs"
            " LEFT JOIN outcomes ON outcomes.key = inputs.key ORDER BY number"
        )
        try:
            for path, key, failure, kept, packed in rows:
                if failure is not None:
                    yield Entry(Outcome("", failures=(Failure(**json.loads(failure)),)), kept=False)
                else:
                    yield Entry(_unpacked(key.hex(), packed, json.loads(path)), bool(kept))
        finally:
            rows.close()  # an open cursor would hold the file

    def prune(self) -> None:
        """After a whole run: drop what is no input any more."""
        self._db.execute("DELETE FROM outcomes WHERE key NOT IN (SELECT key FROM inputs WHERE key IS NOT NULL)")
        self.commit()

    def close(self) -> None:
        """Close in good order; a disk that is full does not keep it from that."""
        for statement in ("ROLLBACK", "DELETE FROM running"):
            with suppress(sqlite3.Error):
                self._db.execute(statement)
        self._db.close()

    def _key(self, key: str) -> bytes:
        return blake2b(self._mark + key.encode(), digest_size=20).digest()


def _reason(error: sqlite3.Error, file: Path) -> str:
    if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
        return "another run is writing this output (its ledger is held); wait for it, or choose another name"
    if isinstance(error, sqlite3.OperationalError):
        return f"cannot write {file}: {error}"
    return f"{file} is no ledger ({error}): move it away, or use --no-ledger"


def _again(outcome: Outcome) -> int:
    if not outcome.failures:
        return NEVER
    costly = any(failure.error in COSTLY for failure in outcome.failures)
    return ASKED if outcome.articles or costly else ALWAYS


def _with_texts(outcome: Outcome) -> bool:
    return all(done.text is not None for done in outcome.articles)


def _packed(outcome: Outcome) -> bytes:
    done = [[one.article, one.words, one.found, one.lines, one.text] for one in outcome.articles]
    failures = [[one.stage, one.error, one.message] for one in outcome.failures]
    return zlib.compress(json.dumps([done, failures], separators=(",", ":")).encode(), 1)


def _unpacked(key: str, packed: bytes, path: str) -> Outcome:
    done: list[Any]
    done, failures = json.loads(zlib.decompress(packed))
    articles = tuple(Done(about, words, found, tuple(lines), text) for about, words, found, lines, text in done)
    return Outcome(key, articles, tuple(Failure(path, *rest) for rest in failures))
