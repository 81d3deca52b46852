"""The sums of a run: every input ends in exactly one of done, kept and failed."""

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from ..work import Outcome


@dataclass
class Tally:
    """What a run came to."""

    inputs: int = 0
    done: int = 0  # inputs that went well in this run
    kept: int = 0  # inputs that went well in an earlier run and stood in the ledger
    failed: int = 0  # inputs of which something failed; what went well of them is counted too
    articles: int = 0
    articles_kept: int = 0
    found: int = 0  # claims, or quantities
    words: int = 0
    words_kept: int = 0
    others: int = 0  # files of folders that are of no kind that is read: no inputs
    outputs: int = 0  # files that earlier runs wrote: no inputs
    errors: Counter[str] = field(default_factory=Counter)
    began: float = field(default_factory=time.monotonic)
    seconds: float = 0.0

    def add(self, outcome: Outcome, *, kept: bool = False) -> None:
        """Count one input."""
        self.inputs += 1
        if outcome.failures:
            self.failed += 1
        elif kept:
            self.kept += 1
        else:
            self.done += 1
        words = sum(done.words for done in outcome.articles)
        self.articles += len(outcome.articles)
        self.words += words
        self.found += sum(done.found for done in outcome.articles)
        self.errors.update(failure.error for failure in outcome.failures)
        if kept:
            self.articles_kept += len(outcome.articles)
            self.words_kept += words

    def stop(self) -> None:
        """Take the time."""
        self.seconds = time.monotonic() - self.began

    @property
    def failures(self) -> int:
        """How many things failed."""
        return self.errors.total()

    @property
    def rate(self) -> float:
        """Words a second, of what was worked on in this run."""
        seconds = self.seconds or time.monotonic() - self.began
        return (self.words - self.words_kept) / seconds if seconds else 0.0

    def line(self, what: str) -> str:
        """The closing line for people."""
        kept = f" ({self.articles_kept:,} from the ledger)" if self.articles_kept else ""
        kinds = ", ".join(f"{number:,} {kind}" for kind, number in sorted(self.errors.items()))
        failed = f"{self.failures:,} failed" + (f" ({kinds})" if kinds else "")
        rate = f", {self.rate:,.0f} words/s" if self.words > self.words_kept else ""
        found = f"{self.articles:,} articles{kept}, {self.found:,} {what}, {failed}"
        return f"{found} in {self.seconds:.1f} s{rate}{self._passed()}"

    def _passed(self) -> str:
        others = f"{self.others:,} {'file' if self.others == 1 else 'files'} of other kinds" if self.others else ""
        outputs = f"{self.outputs:,} {'output' if self.outputs == 1 else 'outputs'} of claimx" if self.outputs else ""
        both = " and ".join(filter(None, (others, outputs)))
        return f", {both} passed over" if both else ""

    def record(self, what: str) -> dict[str, Any]:
        """The sums for machines."""
        return {
            "inputs": self.inputs,
            "done": self.done,
            "kept": self.kept,
            "failed": self.failed,
            "articles": self.articles,
            what: self.found,
            "words": self.words,
            "errors": dict(sorted(self.errors.items())),
            "other_files": self.others,
            "own_outputs": self.outputs,
            "seconds": round(self.seconds or time.monotonic() - self.began, 1),
            "words_per_second": round(self.rate),
        }
