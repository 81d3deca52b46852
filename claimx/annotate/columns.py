"""A Doc's text and its columns as plain lists, made once for all stages that look at it inside one `reading`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeVar

import numpy as np
from spacy.tokens import Doc

T = TypeVar("T")

NAMES: list[int | str] = ["IDX", "LENGTH", "LEMMA", "POS", "TAG", "DEP", "HEAD", "SENT_START"]


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """One list a column, one entry a token; lemmas in lower case, `head` holds token numbers, `sentence` numbers
    sentences from 0, `sentences` holds the first token of each.
    """

    text: str
    words: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    start: list[int]
    end: list[int]
    head: list[int]
    sentence: list[int]
    sentences: list[int]

    def bounds(self) -> list[tuple[int, int]]:
        """Each sentence in characters, the white space tokens at its edges included."""
        edges = [*self.sentences, len(self.start)]
        return [(self.start[a], self.end[b - 1]) for a, b in pairwise(edges)]


class Reading:
    """What is known of one Doc, as far as it was asked for."""

    def __init__(self, doc: Doc) -> None:
        """Join the text, which spaCy would do token by token at each call."""
        rows = doc.to_array(["ORTH", "SPACY"]).reshape(len(doc), 2)
        self.doc = doc
        self.words = _strings(doc, rows[:, 0].tolist())
        spaced = zip(self.words, rows[:, 1].tolist(), strict=True)
        self.text = "".join([f"{word} " if space else word for word, space in spaced])
        self.made: dict[Callable[[str], Any], Any] = {}
        self._columns: Columns | None = None

    def columns(self) -> Columns:
        """The columns, read at the first call."""
        if self._columns is None:
            self._columns = _read(self.doc, self.words, self.text)
        return self._columns


_open: ContextVar[Reading | None] = ContextVar("reading", default=None)


@contextmanager
def reading(doc: Doc) -> Iterator[Reading]:
    """While this lasts, a Doc's text and columns are made once; nobody may change the Doc meanwhile."""
    outer = _open.get()
    if outer is not None and outer.doc is doc:
        yield outer
        return
    token = _open.set(one := Reading(doc))
    try:
        yield one
    finally:
        _open.reset(token)


def _of(doc: Doc) -> Reading:
    one = _open.get()
    return one if one is not None and one.doc is doc else Reading(doc)


def text_of(doc: Doc) -> str:
    """`doc.text`."""
    return _of(doc).text


def columns_of(doc: Doc) -> Columns:
    """The columns of a parsed Doc."""
    return _of(doc).columns()


def once(doc: Doc, make: Callable[[str], T]) -> T:
    """What a function makes of the text, called once in a reading."""
    one = _of(doc)
    if make not in one.made:
        one.made[make] = make(one.text)
    return one.made[make]  # type: ignore[no-any-return]


def _strings(doc: Doc, keys: Sequence[int]) -> list[str]:
    """The strings of hashes, each looked up once."""
    names = {key: doc.vocab.strings[key] for key in set(keys)}
    return list(map(names.__getitem__, keys))


def _lower(words: Sequence[str]) -> list[str]:
    lower = {word: word.lower() for word in set(words)}
    return list(map(lower.__getitem__, words))


def _read(doc: Doc, words: list[str], text: str) -> Columns:
    size = len(doc)
    rows = doc.to_array(NAMES).reshape(size, len(NAMES))
    start, length, lemma, pos, tag, dep = rows[:, :6].T.tolist()
    heads = rows[:, 6].astype(np.int64) + np.arange(size)
    opens = rows[:, 7] == 1
    opens[:1] = False
    return Columns(
        text=text,
        words=words,
        lower=_lower(words),
        lemma=_lower(_strings(doc, lemma)),
        pos=_strings(doc, pos),
        tag=_strings(doc, tag),
        dep=_strings(doc, dep),
        start=start,
        end=[a + b for a, b in zip(start, length, strict=True)],
        head=np.clip(heads, 0, max(size - 1, 0)).tolist(),
        sentence=np.cumsum(opens).tolist(),
        sentences=[0, *np.flatnonzero(opens).tolist()] if size else [],
    )
