"""What ends a run before its end: an error that one line tells, a signal, a time limit."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


class RunError(Exception):
    """A run that cannot start or go on; the message is one line for people."""

    def __init__(self, message: str, code: int = 1) -> None:
        """Keep the line and the exit code: 1 something failed, 2 usage."""
        super().__init__(message)
        self.code = code


class Stopped(BaseException):
    """SIGTERM arrived, or SIGHUP: the terminal is gone."""

    def __init__(self, number: int) -> None:
        """Keep the signal's number."""
        super().__init__(signal.Signals(number).name)
        self.number = number


class TimeLimit(BaseException):
    """The time limit ran out. No `Exception`: what is cut off must not catch it and go on."""


AGAIN = 0.2  # seconds after which an alarm that somebody swallowed comes again


def can_interrupt() -> bool:
    """Whether an alarm can cut off what this thread does."""
    return hasattr(signal, "SIGALRM") and threading.current_thread() is threading.main_thread()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Cut off the block after so many seconds, where the system can; elsewhere do nothing.

    Raises:
        TimeLimit: It took longer.
    """
    if not can_interrupt():
        yield
        return
    before = signal.signal(signal.SIGALRM, _late)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
    finally:
        signal.signal(signal.SIGALRM, before)


@contextmanager
def ends_by_signal() -> Iterator[None]:
    """Within the block SIGTERM and SIGHUP raise, so that workers are stopped and the ledger is closed.

    Raises:
        Stopped: One of them arrived, and was not ignored (as `nohup` has SIGHUP ignored).
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, _stop) for number in numbers if signal.getsignal(number) != signal.SIG_IGN}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _late(number: int, frame: FrameType | None) -> NoReturn:
    raise TimeLimit


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise Stopped(number)
