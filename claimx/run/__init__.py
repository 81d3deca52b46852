"""RUN: many inputs through the one batch function, here or in worker processes, and nothing lost on the way.

`job.py` is the way of a run: inputs are planned, worked on, kept in a ledger and written out in their order.
"""

from .job import Job, run
from .stops import RunError, Stopped
from .tally import Tally

__all__ = ["Job", "RunError", "Stopped", "Tally", "run"]
