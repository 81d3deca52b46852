"""What people and machines see of a run on standard error: a bar, or a JSON object a line, or nothing."""

import json
import os
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from ..reading import Failure
from .tally import Tally

EVERY = 10.0  # seconds between two progress records of --log-json


class Gauge:
    """How far the reading is, in bytes of files; the total is counted aside while work goes on."""

    def __init__(self, paths: Sequence[str]) -> None:
        """Count nothing yet."""
        self._paths = paths
        self.total: int | None = None
        self._path, self._size, self._within, self._before = "", 0, 0, 0

    def count(self) -> None:
        """Begin to count the total."""
        if all(Path(path).exists() for path in self._paths):
            Thread(target=self._count, daemon=True).start()

    def read(self, path: str, size: int) -> None:
        """So many bytes of a file were read."""
        if path != self._path:
            self._before += self._size
            self._path, self._size, self._within = path, _size(path), 0
        self._within += size

    @property
    def position(self) -> int:
        """Bytes of files behind us."""
        return self._before + min(self._within, self._size)

    def _count(self) -> None:
        total = 0
        for path in self._paths:
            if os.path.isdir(path):
                total += sum(_size(os.path.join(folder, name)) for folder, _, names in os.walk(path) for name in names)
            else:
                total += _size(path)
        self.total = total


class Reporter:
    """Tells nothing: the base of the others, and what --quiet is but for failures."""

    def __init__(self, what: str = "claims", *, quiet: bool = False) -> None:
        """Keep the name of what is found."""
        self.what, self.quiet = what, quiet

    def start(self, facts: dict[str, Any], gauge: Gauge) -> None:
        """The run begins."""

    def failure(self, failure: Failure) -> None:
        """Something failed: one line."""
        self.say(failure.line())

    def update(self, tally: Tally) -> None:
        """More is done."""

    def pause(self) -> None:
        """Work ends, writing begins, or the run breaks off: clear the bar."""

    def done(self, tally: Tally, note: str) -> None:
        """The run ended: the closing line."""
        if not self.quiet:
            self.say(tally.line(self.what) + note)

    def say(self, line: str) -> None:
        """One line on standard error."""
        print(f"claimx: {printable(line)}", file=sys.stderr)


class Bar(Reporter):
    """A bar with rate, errors so far and time left."""

    def __init__(self, what: str = "claims") -> None:
        """Show nothing yet."""
        super().__init__(what)
        columns = (BarColumn(24), TaskProgressColumn(), TextColumn("{task.description}"), TimeRemainingColumn())
        self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("", total=None)

    def start(self, facts: dict[str, Any], gauge: Gauge) -> None:
        """Show the bar."""
        self._gauge = gauge
        gauge.count()
        self._bar.start()

    def update(self, tally: Tally) -> None:
        """Move it."""
        seconds = time.monotonic() - tally.began
        words = f"{tally.kept:,} kept, " if tally.kept else ""
        words += f"{tally.articles:,} articles, {tally.found:,} {self.what}, {tally.failures:,} failed"
        words += f", {tally.articles / seconds:.1f} articles/s" if seconds > 1 else ""
        self._bar.update(self._task, description=words, completed=self._gauge.position, total=self._gauge.total)

    def pause(self) -> None:
        """Clear it."""
        self._bar.stop()

    def say(self, line: str) -> None:
        """One line above the bar."""
        self._bar.console.print(f"claimx: {printable(line)}", markup=False, highlight=False, soft_wrap=True)


class Log(Reporter):
    """A JSON object a line: start, each failure, progress now and then, done."""

    def start(self, facts: dict[str, Any], gauge: Gauge) -> None:
        """What runs."""
        self._gauge = gauge
        gauge.count()
        self._last = time.monotonic()
        self._write("start", facts)

    def failure(self, failure: Failure) -> None:
        """What failed."""
        self._write("failure", failure.record())

    def update(self, tally: Tally) -> None:
        """The sums so far, now and then."""
        if time.monotonic() - self._last >= EVERY:
            self._last = time.monotonic()
            bytes_ = {"bytes": self._gauge.position, "bytes_total": self._gauge.total}
            self._write("progress", tally.record(self.what) | bytes_)

    def done(self, tally: Tally, note: str) -> None:
        """The sums."""
        self._write("done", tally.record(self.what))

    def say(self, line: str) -> None:
        """A line as a record."""
        self._write("message", {"message": line})

    def _write(self, event: str, facts: dict[str, Any]) -> None:
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        print(json.dumps({"time": now, "event": event} | facts), file=sys.stderr, flush=True)


def reporter(what: str, *, quiet: bool, log_json: bool, bar: bool = True) -> Reporter:
    """The one that fits the options and the terminal."""
    if log_json:
        return Log(what, quiet=quiet)
    return Bar(what) if bar and not quiet and sys.stderr.isatty() else Reporter(what, quiet=quiet)


def printable(text: str) -> str:
    """One line without control characters, whatever a file is called."""
    return "".join(c if c.isprintable() else "?" for c in text.encode("utf-8", "replace").decode("utf-8"))


def _size(path: str) -> int:
    with suppress(OSError, ValueError):
        return os.path.getsize(path)
    return 0
