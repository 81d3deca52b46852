"""Claims of many articles: `extract` for one, `pipe` for a stream, in order and with flat memory."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from itertools import islice
from typing import TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from .annotate.parse import parse, parse_all
from .article import Article
from .claim import Claim
from .find import find
from .pipeline import ClaimFinder, require
from .reading import Failure

T = TypeVar("T")

PROBE = "Ada left."  # parsed once, to see what the pipeline sets
KEPT = 50_000  # words that a pipeline keeps: a word costs far more the first time than ever after


def extract(article: Article, nlp: Language, *, shortcut: bool = True) -> list[Claim]:
    """The claims of one article, in text order.

    Args:
        article: What the newsroom has.
        nlp: From `load`, or any English pipeline with tagger, parser and lemmatizer.
        shortcut: Spare the model the sentences that no figure needs.

    Raises:
        TypeError: `article` is no Article, but a text, say.
        ValueError: The pipeline lacks a component that the rules need.
    """
    return next(pipe([article], nlp, shortcut=shortcut))[1]


def pipe(
    articles: Iterable[Article],
    nlp: Language,
    *,
    batch: int = 16,
    shortcut: bool = True,
    on_error: Callable[[Article, Failure], None] | None = None,
) -> Iterator[tuple[Article, list[Claim]]]:
    """Articles with their claims, streaming and in order.

    Args:
        articles: Any number of articles; `batch` of them are held at a time.
        nlp: From `load`, or any English pipeline with tagger, parser and lemmatizer.
        batch: Articles to a batch.
        shortcut: Spare the model the sentences that no figure needs.
        on_error: Called with an article that fails, which is then left out; without it the error is raised.

    Raises:
        TypeError: One of `articles` is no Article, but a text, say.
        ValueError: The pipeline lacks a component that the rules need.
    """
    lexicon = _lexicon(nlp)
    return over(
        map(_article, articles),
        nlp,
        lambda doc, article: find(doc, article, lexicon=lexicon),
        batch=batch,
        shortcut=shortcut,
        on_error=on_error,
    )


def _article(given: Article) -> Article:
    if not isinstance(given, Article):
        raise TypeError(f'claimx reads a claimx.Article(id="...", text="..."), not {type(given).__name__}')
    return given


def _lexicon(nlp: Language) -> str | None:
    return next((part.lexicon for _, part in nlp.pipeline if isinstance(part, ClaimFinder)), None)


def _memory(nlp: Language) -> AbstractContextManager[object]:
    """Where a batch's new words are kept: for good while the pipeline knows few, afterwards until the batch ends."""
    if len(nlp.vocab) < KEPT or getattr(nlp.vocab, "in_memory_zone", False):
        return nullcontext()
    return nlp.memory_zone()


def over(
    articles: Iterable[Article],
    nlp: Language,
    work: Callable[[Doc, Article], T],
    *,
    batch: int = 16,
    shortcut: bool = False,
    on_error: Callable[[Article, Failure], None] | None = None,
) -> Iterator[tuple[Article, T]]:
    """Parse articles in batches and hand each Doc to `work`, whose results must not hold on to the Doc.

    Raises:
        ValueError: The pipeline lacks a component that the rules need.
    """
    require(parse(PROBE, nlp))
    lexicon = _lexicon(nlp)
    queue = iter(articles)
    while group := list(islice(queue, batch)):
        done: list[tuple[Article, T]] = []
        with _memory(nlp):
            docs = parse_all([article.text for article in group], nlp, shortcut=shortcut, lexicon=lexicon)
            for article, doc in zip(group, docs, strict=True):
                try:
                    done.append((article, work(doc, article)))
                except Exception as error:
                    if on_error is None:
                        raise
                    on_error(article, Failure(article.id, "extract", type(error).__name__, str(error) or "failed"))
        yield from done
