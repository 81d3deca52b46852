"""WORTH: how probable it is that a fact-checker would want a sentence checked, from its words, with reasons."""

from .model import Worth, score, threshold

__all__ = ["Worth", "score", "threshold"]
