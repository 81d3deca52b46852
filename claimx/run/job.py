"""The way of a run: inputs are planned, worked on here or in workers, kept in a ledger, and written in their order.

With a ledger each batch is kept on disk when it is done, in any order, and the output is written at the end from what
was kept. Without one, outcomes are put in order as they come and written at once.
"""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from .. import __version__
from ..reading import Failure, Item, items
from ..work import Done, Outcome, Unusable, key
from . import marks, writers
from .ledger import Entry, Ledger
from .passed import Passed
from .places import Places
from .progress import Gauge, Reporter
from .stops import RunError, ends_by_signal
from .tally import Tally
from .tasks import Numbered, Plan, Task, batches, here
from .workers import in_workers

T = TypeVar("T")
NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
AWAY = {"missing", "unreadable"}  # of inputs that may come back: what is known of them is not dropped yet
SHOWN = 500  # inputs taken from the ledger between two looks at the bar

Runner = Callable[[Iterable[Task], Plan], Iterator[list[Numbered]]]


@dataclass(frozen=True, slots=True)
class Job:
    """What to do, and where to."""

    paths: tuple[str, ...]
    plan: Plan
    output: Path | None = None  # None: each article goes to `each` alone
    errors: Path | None = None  # error records; None: beside the output
    articles: Path | None = None  # the articles as they were read, with their texts
    follow_links: bool = False  # read where links lead that leave a folder
    workers: int = 1  # 1 works in this process
    ledger: bool = True  # keep what is done, where there is an output
    force: bool = False  # do all again
    retry_failed: bool = False  # do again what failed in an earlier run
    runner: Runner | None = None  # somewhere else: a cluster


def run(job: Job, reporter: Reporter, *, each: Callable[[Done], None] | None = None) -> Tally:
    """Do a job.

    Args:
        job: What to do.
        reporter: Who tells about it.
        each: Called with each article that went well, in the order of inputs.

    Raises:
        RunError: The run cannot start or go on; what was done stands in the ledger.
        Stopped: SIGTERM or SIGHUP arrived.
    """
    try:
        with ends_by_signal(), _told():
            marks.check(job.plan.settings)
            if job.output is not None:
                writers.check(job.output.name, layers=job.plan.settings.layers)
            if job.articles is not None:
                writers.check_articles(job.articles.name)
                job = replace(job, plan=replace(job.plan, settings=replace(job.plan.settings, texts=True)))
            return _Run(job, reporter, each).go()
    finally:
        reporter.pause()


@contextmanager
def _told() -> Iterator[None]:
    """What a disk or the settings refuse, as one line."""
    try:
        yield
    except Unusable as error:
        raise RunError(str(error), 2) from error
    except sqlite3.Error as error:
        raise RunError(f"cannot write the ledger ({error}); what was kept is safe: make room and run again") from error
    except BrokenPipeError:
        raise
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        full = error.errno in NO_ROOM
        advice = "; make room or choose another place" if full else ""
        raise RunError(f"cannot {'write' if full else 'go on'}: {where}{error.strerror or error}{advice}") from error


@contextmanager
def _ended(results: Iterator[T]) -> Iterator[Iterator[T]]:
    """Results whose source is ended with the block, and not when somebody collects it: it may hold processes."""
    try:
        yield results
    finally:
        end = getattr(results, "close", None)
        if end is not None:
            end()


class _Run:
    """One run of a job."""

    def __init__(self, job: Job, reporter: Reporter, each: Callable[[Done], None] | None) -> None:
        self.job, self.reporter, self.each = job, reporter, each
        self.gauge = Gauge(job.paths)
        self.places = Places(job.output, job.errors, job.articles)
        self.passed = Passed(job.paths)
        self.live = Tally()  # what is shown while work goes on; the sums at the end are counted as they are written

    def go(self) -> Tally:
        """Plan, work, write."""
        facts: dict[str, Any] = {"version": __version__, "paths": list(self.job.paths), "workers": self.job.workers}
        self.reporter.start(facts | {"output": str(self.job.output) if self.job.output else None}, self.gauge)
        places = self.places
        places.check()
        if places.output is None or places.device or not self.job.ledger:
            places.spare(self.job.paths)
            with _ended(self._in_order()) as outcomes:
                tally = self._write(Entry(outcome, kept=False) for outcome in outcomes)
        else:
            tally = self._with_ledger(places.output)
        tally.began = self.live.began
        tally.others, tally.outputs = self.passed.others, self.passed.outputs
        tally.stop()
        self.reporter.pause()
        where = f"; error records in {places.errors}" if tally.failures and places.errors else ""
        if places.output is not None or tally.failures:
            self.reporter.done(tally, where)
        return tally

    def _with_ledger(self, output: Path) -> Tally:
        settings = self.job.plan.settings
        ledger = Ledger(output.with_name(f".{output.name}.ledger"), marks.mark(settings), texts=settings.texts)
        try:
            self.places.spare(self.job.paths, ledger.written())
            ledger.writes(self.places.all)
            if self.job.force:
                ledger.clear()
            with _ended(self._runner(isolate=ledger.died)(batches(self._new(ledger)), self.job.plan)) as work:
                for results in work:
                    ledger.store([outcome for _, outcome in results])
                    self._came(outcome for _, outcome in results)
            ledger.commit()
            self.reporter.pause()
            with _ended(ledger.entries()) as entries:
                tally = self._write(entries)
            if not AWAY & tally.errors.keys():
                ledger.prune()
            return tally
        finally:
            ledger.close()

    def _new(self, ledger: Ledger) -> Iterator[tuple[int, Item]]:
        """The inputs that the ledger does not hold; all are entered there."""
        for number, item in enumerate(self._inputs()):
            if isinstance(item, Failure):
                ledger.unreadable(number, item)
                self._came([Outcome("", failures=(item,))])
            else:
                known = ledger.known(number, item.path, key(item), retry=self.job.retry_failed)
                if known is None:
                    yield number, item
                elif known is not True:
                    self._came([known])
                else:
                    self.live.inputs += 1
                    self.live.kept += 1
                    if self.live.kept % SHOWN == 0:
                        self.reporter.update(self.live)

    def _in_order(self) -> Iterator[Outcome]:
        """Outcomes in the order of inputs, without a ledger."""
        waiting: dict[int, Outcome] = {}

        def readable() -> Iterator[tuple[int, Item]]:
            for number, item in enumerate(self._inputs()):
                if isinstance(item, Failure):
                    waiting[number] = Outcome("", failures=(item,))
                else:
                    yield number, item

        following = 0
        with _ended(self._runner(isolate=False)(batches(readable()), self.job.plan)) as work:
            for results in work:
                waiting.update(results)
                while following in waiting:
                    self._came([waiting[following]])
                    yield waiting.pop(following)
                    following += 1
        for number in sorted(waiting):
            self._came([waiting[number]])
            yield waiting.pop(number)

    def _inputs(self) -> Iterator[Item | Failure]:
        """What the paths hold, but for what this run itself writes."""
        for item in items(*self.job.paths, follow_links=self.job.follow_links, passed=self.passed.other):
            if self.places.own(item.path) or self.passed.written(item.path):
                continue
            if isinstance(item, Item):
                self.gauge.read(item.path, len(item.data))
            yield item

    def _runner(self, *, isolate: bool) -> Runner:
        """Where work is done. What a killed run left behind is taken up in a worker, should an article have done it."""
        if self.job.runner is not None:
            return self.job.runner
        if self.job.workers == 1 and not isolate:
            return here
        return lambda tasks, plan: in_workers(tasks, plan, self.job.workers)

    def _came(self, outcomes: Iterable[Outcome]) -> None:
        for outcome in outcomes:
            self.live.add(outcome)
            for failure in outcome.failures:
                self.reporter.failure(failure)
        self.reporter.update(self.live)

    def _write(self, entries: Iterable[Entry]) -> Tally:
        """Write all, in order, under another name first."""
        tally, errors = Tally(), writers.Errors(self.places.errors)
        with ExitStack() as stack:
            opened = list(self._writers(stack))
            try:
                for outcome, kept in entries:
                    tally.add(outcome, kept=kept)
                    for done in outcome.articles:
                        for writer in opened:
                            writer.add(done)
                        if self.each is not None:
                            self.each(done)
                    for failure in outcome.failures:
                        errors.write(failure)
                        for writer in opened:
                            writer.fail(failure)
                errors.close()
            except BaseException:
                errors.drop()
                raise
        return tally

    def _writers(self, stack: ExitStack) -> Iterator[writers.Writer]:
        """Claims and articles; the articles take their name first, as the stack is left."""
        places = self.places
        if places.output is not None and places.device:
            yield writers.Lines(stack.enter_context(places.output.open("w", encoding="utf-8", newline="\n")))
        elif places.output is not None:
            yield stack.enter_context(writers.writing(places.output, self._partial(places.output)))
        if places.articles is not None:
            yield stack.enter_context(writers.writing(places.articles, self._partial(places.articles), articles=True))

    def _partial(self, file: Path) -> Path:
        """The name of a file that is not whole; the same in each run where the ledger lets in only one at a time."""
        guarded = self.job.ledger and self.places.output is not None and not self.places.device
        return file.with_name(f".{file.name}{'' if guarded else f'.{os.getpid()}'}.partial")
