"""Coarse tags and lemmas by look-up: what spaCy's attribute ruler and rule lemmatizer would set, at little cost.

The attribute ruler's patterns of one token see the token's word, tag and label alone, and the lemmatizer the word,
coarse tag and features; so each answer is asked for once (of the components themselves) and then remembered. Words
that may open a pattern of several tokens are matched where they stand. Pipelines with other patterns or another
lemmatizer run as they are: `Forms.of` then gives None.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import dropwhile
from typing import Any, NamedTuple, cast
from weakref import WeakKeyDictionary

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, POS, TAG  # type: ignore[import-not-found]
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.parts_of_speech import NAMES  # type: ignore[import-not-found]
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

from .run import Component, Rows, columns, components, fill

FACTORIES = ("attribute_ruler", "lemmatizer")
LONGEST = 8  # tokens of a pattern
MOST = 100_000  # answers remembered
SEEN = frozenset({"TAG", "DEP", "LOWER", "ORTH", "TEXT", "IS_SPACE"})  # what patterns may ask of a token
SET = frozenset({TAG, POS, DEP, LEMMA, MORPH})
WORD = ("LOWER", "ORTH", "TEXT")


class Features(NamedTuple):
    """Morphological features, as the lemmatizer asks for them."""

    key: int
    values: dict[str, str]

    def to_dict(self) -> dict[str, str]:
        """By name."""
        return self.values


class Form(NamedTuple):
    """What the ruler sets on a token."""

    tag: int
    pos: int
    dep: int
    lemma: str | None
    features: Features


class Word(NamedTuple):
    """A token as the lemmatizer asks for it."""

    orth: int
    text: str
    pos: int
    pos_: str
    morph: Features


class Answer(NamedTuple):
    """The ruler's patterns of one token that hit, the form that they make, whether a longer pattern may begin."""

    hits: tuple[int, ...]
    form: Form
    opens: bool


class Forms:
    """The memory of one pipeline."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: EnglishLemmatizer) -> None:
        """Read the ruler's patterns.

        Raises:
            ValueError: They ask for more than a token's own word, tag and label, or the lemmatizer is of another kind.
        """
        if type(ruler) is not AttributeRuler or type(lemmatizer) is not EnglishLemmatizer:
            raise ValueError("components of another kind")
        if lemmatizer.mode != "rule" or lemmatizer.overwrite:
            raise ValueError("a lemmatizer that goes by other things")
        self.ruler, self.lemmatizer, self.vocab = ruler, lemmatizer, ruler.vocab
        self.longer, self.openers = Matcher(self.vocab), Matcher(self.vocab)
        self.fixed: set[str] = set()
        patterns: list[str] = []
        for number, entry in enumerate(cast(list[dict[str, Any]], ruler.patterns)):
            if not ruler.attrs[number].keys() <= SET:
                raise ValueError("the patterns set more than tags, labels, lemmas and features")
            for pattern in entry["patterns"]:
                patterns += [one for spec in pattern for one in self._words(spec)]
                if len(pattern) > LONGEST:
                    raise ValueError("a pattern is too long")
                if len(pattern) > 1:
                    self.longer.add(str(number), [pattern])
                    self.openers.add("opener", [pattern[:1]])
        self.patterned = re.compile("|".join(f"(?:{one})" for one in patterns) or r"(?!)")
        self.forget()

    @classmethod
    def of(cls, nlp: Language) -> "Forms | None":
        """The memory of a pipeline, None where its components must run as they are."""
        ends = [part for part in components(nlp) if part[0] in FACTORIES]
        rest = [factory for factory, _ in dropwhile(lambda part: part[0] not in FACTORIES, components(nlp))]
        if sorted(factory for factory, _ in ends) != list(FACTORIES) or not set(rest) <= {*FACTORIES, "ner"}:
            return None
        ruler, lemmatizer = (component for _, component in sorted(ends, key=lambda part: part[0]))
        size = len(ruler.attrs) if isinstance(ruler, AttributeRuler) else 0
        known = MEMORY.get(nlp)
        if known is None or (known.ruler, known.lemmatizer, known.size) != (ruler, lemmatizer, size):
            MEMORY[nlp] = known = Known(ruler, lemmatizer, size, cls._or_none(ruler, lemmatizer))
        return known.forms

    @classmethod
    def _or_none(cls, ruler: Component, lemmatizer: Component) -> "Forms | None":
        try:
            return cls(cast(AttributeRuler, ruler), cast(EnglishLemmatizer, lemmatizer))
        except ValueError:
            return None

    def forget(self) -> None:
        """Start again, so that memory stays flat."""
        self.lemmatizer.cache.clear()
        self.special: dict[int, bool] = {}
        self.answers: dict[tuple[int, int, int, int], Answer] = {}
        self.lemmas: dict[tuple[int, int, int], str] = {}

    def fill(self, doc: Doc) -> None:
        """Set tags, coarse tags, labels of white space and lemmas of all tokens that a tagger has seen."""
        if len(self.special) + len(self.answers) + len(self.lemmas) > MOST:
            self.forget()
        rows = columns(doc, ["ORTH", "IS_SPACE", "TAG", "DEP", "SENT_START"])
        seen = np.flatnonzero(rows[:, 2]).tolist()
        strings = self.vocab.strings
        answers = []
        for orth, space, tag, dep in rows[seen, :4].tolist():
            special = self.special.get(orth)
            if special is None:
                special = self._is_special(orth, strings[orth])
            key = (orth if special else 0, space, tag, dep)
            answers.append(self.answers.get(key) or self._ask(key, strings[orth]))
        forms = [answer.form for answer in answers]
        for i, extra in self._longer_hits(doc, seen, answers, rows[:, 4]).items():
            where = bisect_left(seen, i)
            alone = _alone(self.vocab, doc[i].text, *rows[i, 2:4].tolist())
            forms[where] = self._form(alone, (*answers[where].hits, *extra))
        out = np.zeros((len(doc), 4), dtype=np.uint64)
        out[:, 2] = rows[:, 3]
        if forms:
            lemmas = map(strings.add, map(self._lemma, rows[seen, 0].tolist(), forms))
            out[seen] = [(*form[:3], lemma) for form, lemma in zip(forms, lemmas, strict=True)]
        fill(doc, [TAG, POS, DEP, LEMMA], out)

    def _longer_hits(
        self, doc: Doc, seen: Sequence[int], answers: Sequence[Answer], starts: Rows
    ) -> dict[int, list[int]]:
        """By token, the patterns of several tokens that set something on it."""
        hits: dict[int, list[int]] = {}
        for i in [i for i, answer in zip(seen, answers, strict=True) if answer.opens]:
            end = next(
                (j for j in range(i + 1, min(i + LONGEST, len(doc))) if starts[j] == 1), min(i + LONGEST, len(doc))
            )
            for name, first, last in self.longer(doc[i:end], allow_missing=True):
                if first == 0:
                    number = int(self.vocab.strings[name])
                    index = self.ruler.indices[number]
                    hits.setdefault(i + (index if index >= 0 else last + index), []).append(number)
        return hits

    def _words(self, spec: dict[str, Any]) -> Iterator[str]:
        """The regular expressions for words in a pattern's token; plain words are kept."""
        if not spec or not spec.keys() <= SEEN:
            raise ValueError("a pattern asks for more than word, tag and label")
        for name in WORD:
            wanted = spec.get(name)
            if isinstance(wanted, str):
                self.fixed.add(wanted)
            elif isinstance(wanted, dict):
                if not wanted.keys() <= {"IN", "REGEX"}:
                    raise ValueError("a pattern asks for words in another way")
                self.fixed.update(wanted.get("IN", ()))
                if "REGEX" in wanted:
                    yield wanted["REGEX"]

    def _is_special(self, orth: int, word: str) -> bool:
        """Whether patterns speak of this word, and not only of its tag and label."""
        lower = word.lower()
        special = not self.fixed.isdisjoint((word, lower)) or any(map(self.patterned.search, (word, lower)))
        self.special[orth] = special
        return special

    def _ask(self, key: tuple[int, int, int, int], word: str) -> Answer:
        """Match a token by itself."""
        doc = _alone(self.vocab, word, key[2], key[3])
        hits = tuple(match[0] for match in self.ruler.match(doc))
        opens = len(self.longer) > 0 and bool(self.openers(doc, allow_missing=True))
        self.answers[key] = answer = Answer(hits, self._form(doc, hits), opens)
        return answer

    def _form(self, doc: Doc, hits: tuple[int, ...]) -> Form:
        """What patterns set on a token of its own, later ones over earlier ones."""
        for hit in sorted(hits):
            names, values = zip(*self.ruler.attrs[hit].items(), strict=True)
            fill(doc, names, np.array([values], dtype=np.uint64))
        token = doc[0]
        features = Features(token.morph.key, token.morph.to_dict())  # type: ignore[attr-defined]
        return Form(token.tag, token.pos, token.dep, token.lemma_ if token.lemma else None, features)

    def _lemma(self, orth: int, form: Form) -> str:
        """What the ruler says, else what the lemmatizer says."""
        if form.lemma is not None:
            return form.lemma
        key = (orth, form.pos, form.features.key)
        lemma = self.lemmas.get(key)
        if lemma is None:
            word = Word(orth, self.vocab.strings[orth], form.pos, NAMES[form.pos], form.features)
            self.lemmas[key] = lemma = self.lemmatizer.lemmatize(word)[0]  # type: ignore[arg-type]
        return lemma


def _alone(vocab: Vocab, word: str, tag: int, dep: int) -> Doc:
    """A Doc of one tagged and labelled token."""
    doc = Doc(vocab, words=[word])
    return fill(doc, [TAG, DEP], np.array([[tag, dep]], dtype=np.uint64))


class Known(NamedTuple):
    """What was made of a pipeline's components, the ruler having `size` sets of patterns."""

    ruler: Component
    lemmatizer: Component
    size: int
    forms: Forms | None


MEMORY: WeakKeyDictionary[Language, Known] = WeakKeyDictionary()
