"""Score claims against gold: figures, quantities, units, sources, time spans, and all of them joined."""

from .score import Figure, evaluate

__all__ = ["Figure", "evaluate"]
