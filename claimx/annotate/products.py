"""Matrix products of the embedding layers by numpy's own BLAS, several times as fast as the one that spaCy brings.

numpy's BLAS takes another way, which rounds differently, for products of few rows. Those are padded here, so that a
sentence gets the same numbers to the last bit whatever stands in its batch. What is gained is gained on one thread:
set OPENBLAS_NUM_THREADS=1 before Python starts where several processes share a machine.
"""

from typing import Any

import numpy as np
from spacy.language import Language
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


def quicken(nlp: Language) -> Language:
    """Let the embedding layers of a pipeline that runs on numpy use `RowOps`."""
    ops = RowOps(use_blis=False)
    for factory, component in components(nlp):
        for layer in component.model.walk() if factory == "tok2vec" else ():  # type: ignore[attr-defined]
            if type(layer.ops) is NumpyOps:
                layer.ops = ops
    return nlp
