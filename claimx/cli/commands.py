"""All commands, in the order that `claimx --help` shows them. A new one: its module, and its name here."""

from .exporting import export, gold, voices
from .extracting import annotate, extract
from .measuring import evaluate, schema
from .relating import cluster, relate
from .reporting import report

ALL = (extract, annotate, relate, cluster, report, export, gold, voices, evaluate, schema)
