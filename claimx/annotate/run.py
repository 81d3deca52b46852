"""Run the components of a spaCy pipeline over Docs that are tokenized already. Light: spaCy imports it with us."""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

Component = Callable[[Doc], Doc]
Rows = np.ndarray[Any, np.dtype[np.uint64]]

BATCH = 64  # sentences handed to a model at a time


def components(nlp: Language, *, leave_out: Collection[str] = ("claimx",)) -> Iterator[tuple[str, Component]]:
    """(factory, component) of a pipeline in order, those inside a wrapped base pipeline too."""
    for name, component in nlp.pipeline:
        factory = nlp.get_pipe_meta(name).factory
        if isinstance(inner := getattr(component, "nlp", None), Language):
            yield from components(inner, leave_out=leave_out)
        elif factory not in leave_out:
            yield factory, component


def apply(component: Component, docs: Sequence[Doc]) -> None:
    """Run one component over Docs, which it writes to."""
    if hasattr(component, "pipe"):
        deque(component.pipe(docs, batch_size=BATCH), maxlen=0)
    else:
        deque(map(component, docs), maxlen=0)


def columns(doc: Doc, names: Sequence[int | str]) -> Rows:
    """Attributes of a Doc, a row a token."""
    return cast(Rows, doc.to_array(list(names)).reshape(len(doc), len(names)))


def fill(doc: Doc, names: Sequence[int | str], rows: Rows) -> Doc:
    """Set attributes of a Doc, a row a token."""
    return doc.from_array(list(names), rows)  # type: ignore[arg-type]
