"""WORTH: how probable it is that a fact-checker would want a sentence or a claim checked, with reasons."""

from .factors import claim_score, claim_threshold
from .model import Worth, score, threshold

__all__ = ["Worth", "claim_score", "claim_threshold", "score", "threshold"]
