"""How much work grows with the text, told by counts that no busy machine can change; and a guard against hanging."""

import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import claimx

OURS = str(Path(claimx.__file__).parent)
LONG = 30  # seconds of processor time: far more than any of these takes, far less than a quadratic walk


def steps(work: Callable[[], object]) -> int:
    """How many lines of claimx are run."""
    number = 0

    def line(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal number
        number += 1
        return line

    def call(frame: FrameType, event: str, argument: object) -> Any:
        return line if frame.f_code.co_filename.startswith(OURS) else None

    _watched(work, call, sys.gettrace, sys.settrace)
    return number


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, those in C too."""
    number = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal number
        number += event in ("call", "c_call")

    _watched(work, count, sys.getprofile, sys.setprofile)
    return number


def _watched(work: Callable[[], object], by: Any, get: Callable[[], Any], put: Callable[[Any], None]) -> None:
    before = get()
    put(by)
    try:
        work()
    finally:
        put(before)


def grows_with_length(work: Callable[[int], Callable[[], object]], size: int) -> None:
    """Twice the text is at most twice the work: `work(size)` makes ready, what it gives is counted.

    Raises:
        AssertionError: It is more.
    """
    steps(work(size // 4))  # what is read and remembered once
    half, whole = steps(work(size)), steps(work(2 * size))
    assert whole <= 2.3 * half + 500, f"{half:,} lines run, for twice the text {whole:,}"


def ends(work: Callable[[], object]) -> None:
    """Work inside patterns runs no lines that could be counted: it only must not hang.

    Raises:
        AssertionError: It took very long.
    """
    began = time.process_time()
    work()
    assert time.process_time() - began < LONG
