"""What makes a pipeline quicker and changes nothing it says: its matrix products, and its lemmatizer's word lists.

Matrix products of the embedding layers go by numpy's own BLAS, several times as fast as the one that spaCy brings.
numpy's BLAS takes another way, which rounds differently, for products of few rows. Those are padded here, so that a
sentence gets the same numbers to the last bit whatever stands in its batch. What is gained is gained on one thread:
set OPENBLAS_NUM_THREADS=1 before Python starts where several processes share a machine.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from thinc.api import NumpyOps

from .run import components

FEWEST = 64  # rows


class RowOps(NumpyOps):  # type: ignore[misc]
    """thinc's operations on numpy arrays, with products whose rows do not depend on each other."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The matrix product of x and y, each transposed first where asked."""
        left, right = x.T if trans1 else x, y.T if trans2 else y
        rows = len(left)
        if rows < FEWEST:
            left = np.concatenate([left, np.zeros((FEWEST - rows, left.shape[1]), dtype=left.dtype)])
        found = np.matmul(left, right)[:rows]
        if out is None:
            return found
        out[:] = found
        return out


class Listed(list[str]):
    """A list of words that answers from a set whether a word is in it; it is not changed once made."""

    def __init__(self, words: Iterable[str]) -> None:
        """Keep the words in order and as a set."""
        super().__init__(words)
        self._known = frozenset(self)

    def __contains__(self, word: object) -> bool:
        """Whether a word is in it, without a walk through all."""
        return word in self._known


def quicken(nlp: Language) -> Language:
    """Let a pipeline that runs on numpy multiply with `RowOps`, and its lemmatizer look words up in sets."""
    ops = RowOps(use_blis=False)
    for factory, component in components(nlp):
        if isinstance(component, Lemmatizer) and component.lookups.has_table("lemma_index"):
            table = component.lookups.get_table("lemma_index")
            for pos, words in table.items():  # lists, up to 57,528 nouns, which it walks through word by word
                table[pos] = Listed(words) if isinstance(words, list) else words
        for layer in component.model.walk() if factory == "tok2vec" else ():  # type: ignore[attr-defined]
            if type(layer.ops) is NumpyOps:
                layer.ops = ops
    return nlp
