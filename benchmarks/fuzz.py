"""Coverage-guided fuzzing of everything that takes text or bytes without a model: `pip install 'claimx[fuzz]'` first.

    python benchmarks/fuzz.py [SUBJECT ...] [-runs=100000] [any libFuzzer option]

Subjects: quantity, timex, sentences, quotes, need, and every format of the readers; all of them without any. A case
that raises, that breaks a law (offsets are true, spans are inside), or that takes more than a second per 10 KB ends the
run and stays in build/. Lines say how many cases there were and how long the slowest took.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["claimx"]):
    import claimx.quantity
    import claimx.timex
    from claimx.annotate import need as needs
    from claimx.annotate import quotes as marks
    from claimx.annotate.sentences import split
    from claimx.article import Article
    from claimx.reading import Failure, Item, articles
    from claimx.reading.parse import READERS

EACH = 5000  # cases between lines
LIMIT = 1.0  # seconds for each 10 KB
PIECES = (
    "40|1,200-1,400|$1.3bn|3.2 percentage points|thousands|one in five|doubled|two-thirds|about|"
    "over|up to|nearly| |\u00a0|.|,|-|–|“|”|\"|'|’|(|)|$|%|£|€|½|/|:|;|per|a|the|of|and|to|from|"
    "between|in|on|by|since|until|said|according to|Mr.|U.S.|million|bn|k|year|years|days|week|"
    "weekend|Monday|January|Jan. 4|2019|2019-08-06|the 1990s|mid-|early|late|last|next|ago|"
    "3:30 p.m.|quarter|fiscal|half|hundred|-old|th|st|nd|million-dollar|🙂|e\u0301|\u200b|\u202e|"
    "\ud83d|\n|\n\n|1|0|9|00|000|,000|.5|1/2|x|times"
).split("|")
DAY = date(2025, 3, 5)


class Slowest:
    """How many cases there were, and the slowest, in seconds for each 10 KB."""

    cases = 0
    seconds = 0.0
    subject = ""


def text(data: atheris.FuzzedDataProvider) -> str:
    """Any text, or one put together from what news is made of."""
    if data.ConsumeBool():
        return str(data.ConsumeUnicode(2000))
    return "".join(PIECES[data.ConsumeIntInRange(0, len(PIECES) - 1)] for _ in range(min(400, data.remaining_bytes())))


def quantity(data: atheris.FuzzedDataProvider) -> None:
    one = text(data)
    for found in claimx.quantity.read(one):
        assert 0 <= found.start < found.end <= len(one)
        assert one[found.start : found.end] == found.text


def timex(data: atheris.FuzzedDataProvider) -> None:
    one = text(data)
    for found in claimx.timex.read(one, DAY if data.ConsumeBool() else None):
        assert one[found.start : found.end] == found.text
        assert found.first is None or found.last is None or found.first <= found.last


def sentences(data: atheris.FuzzedDataProvider) -> None:
    one = text(data)
    found = split(one)
    assert all(a.end <= b.start for a, b in pairwise(found))


def quotes(data: atheris.FuzzedDataProvider) -> None:
    one = text(data)
    for found in marks.find(one):
        assert 0 <= found.start <= found.end <= len(one)


def need(data: atheris.FuzzedDataProvider) -> None:
    one = text(data)
    found = split(one)
    assert len(needs.of(one, found)) == len(found)


def reader(form: str) -> Callable[[atheris.FuzzedDataProvider], None]:
    """Reading one item of a format: articles or failures, never an exception."""

    def read(data: atheris.FuzzedDataProvider) -> None:
        item = Item("in", "in", form, data.ConsumeBytes(20_000))
        found = list(articles(item))
        assert found, "an input that became neither an article nor a failure"
        assert all(isinstance(one, Article | Failure) for one in found)

    return read


SUBJECTS: dict[str, Callable[[atheris.FuzzedDataProvider], None]] = {
    "quantity": quantity,
    "timex": timex,
    "sentences": sentences,
    "quotes": quotes,
    "need": need,
} | {form: reader(form) for form in READERS}


def main() -> None:
    """Fuzz the subjects named, in turn by the first byte of the input."""
    chosen = [name for name in sys.argv[1:] if name in SUBJECTS] or list(SUBJECTS)
    options = [word for word in sys.argv[1:] if word.startswith("-")]
    unknown = [word for word in sys.argv[1:] if word not in SUBJECTS and not word.startswith("-")]
    if unknown:
        sys.exit(f"no such subject: {', '.join(unknown)}; there are {', '.join(SUBJECTS)}")

    options = options or ["-runs=100000"]
    Path("build").mkdir(exist_ok=True)

    def case(data: bytes) -> None:
        provider = atheris.FuzzedDataProvider(data)
        name = chosen[provider.ConsumeIntInRange(0, len(chosen) - 1)]
        began = time.process_time()
        SUBJECTS[name](provider)
        seconds = (time.process_time() - began) / max(1.0, len(data) / 10_000)
        Slowest.cases += 1
        if seconds > Slowest.seconds:
            Slowest.seconds, Slowest.subject = seconds, name
        assert seconds < LIMIT, f"{name}: {seconds:.2f} s for each 10 KB"
        if Slowest.cases % EACH == 0:
            print(
                f"{Slowest.cases:,} cases, none failed; slowest {Slowest.seconds:.3f} s ({Slowest.subject})", flush=True
            )

    atheris.Setup([sys.argv[0], "-max_len=20000", "-artifact_prefix=build/fuzz-", *options], case)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
