"""The one batch function under every runner: plain items or articles in, plain outcomes out.

It runs in this process, in a worker process, in a Dask task or a Spark partition. What goes in and what comes out can
be pickled; the pipeline is loaded once a process and never travels. One bad article fails alone.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from .article import Article
from .reading import Failure, Item, articles

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 16  # articles that are parsed together and held in memory
Found = tuple[int, tuple[str, ...]]  # how many, and their JSON lines


class Unusable(Exception):  # noqa: N818 - what is wrong is the setting, not the program
    """The settings name a pipeline or word lists that cannot be loaded."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides the claims of an article beside its text. Plain: it travels to workers and into keys."""

    base: str = "en_core_web_sm"  # name or path of the English pipeline
    lexicon: str | None = None  # a folder of the user's own word lists
    shortcut: bool = True  # spare the model the sentences that no figure needs
    published: str | None = None  # ISO date of articles that state none
    publisher: str | None = None  # of articles that state none
    layers: bool = False  # the layers under the claims instead of claims
    texts: bool = False  # keep the texts of articles beside their claims


@dataclass(frozen=True, slots=True)
class Done:
    """What came out of one article."""

    article: dict[str, Any]  # id, title, published (ISO), url, publisher: all but the text
    words: int  # of its text
    found: int  # claims, or quantities where layers were asked for
    lines: tuple[str, ...]  # each claim as JSON, in text order; with layers, the one record
    text: str | None = None  # that offsets point into, where texts are kept


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that came of one input: the articles that went well, and what did not."""

    key: str  # hash of the content and the name, the same on every machine
    articles: tuple[Done, ...] = ()
    failures: tuple[Failure, ...] = ()


def model(settings: Settings) -> "Language":
    """The pipeline of the settings, loaded once a process.

    Raises:
        Unusable: The base pipeline is not installed or lacks a component, or a word list is not well formed.
    """
    return _loaded(settings.base, settings.lexicon)


def forget() -> None:
    """Drop the loaded pipeline: after work on it was cut off, what state it is in is not known."""
    _loaded.cache_clear()


@lru_cache(maxsize=2)
def _loaded(base: str, lexicon: str | None) -> "Language":
    from .pipeline import load

    try:
        return load(base, lexicon=lexicon)
    except (OSError, ValueError) as error:
        raise Unusable(str(error)) from error


def key(item: Item) -> str:
    """Hash of what an item holds and of the name that its articles may go by; where it lies does not matter."""
    return _digest(item.name, item.format, repr(item.meta), item.data)


def run(items: Sequence[Item], settings: Settings) -> list[Outcome]:
    """The outcome of each item, in order; never raises for what an item holds.

    Args:
        items: A batch that may be held in memory: 16 articles are a good size.
        settings: What to look for, and with what.

    Raises:
        Unusable: The settings name what cannot be loaded.
    """
    read = [_read(item, settings) for item in items]
    worked = iter(_worked([a for found in read for a in found if isinstance(a, Article)], settings))
    outcomes = []
    for item, found in zip(items, read, strict=True):
        results = [next(worked) if isinstance(one, Article) else one for one in found]
        failures = (_placed(one, item) for one in results if isinstance(one, Failure))
        done = tuple(one for one in results if isinstance(one, Done))
        outcomes.append(Outcome(key(item), done, tuple(failures)))
    return outcomes


def run_articles(articles: Sequence[Article], settings: Settings) -> list[Outcome]:
    """The outcome of each article, in order; never raises for what an article holds.

    Raises:
        Unusable: The settings name what cannot be loaded.
    """
    keys = (_digest(article.model_dump_json()) for article in articles)
    return [
        Outcome(key, (one,)) if isinstance(one, Done) else Outcome(key, failures=(one,))
        for key, one in zip(keys, _worked(articles, settings), strict=True)
    ]


def _placed(failure: Failure, item: Item) -> Failure:
    """The failure with the file as the user named it, and the place within it."""
    where = f"{item.where}: " if item.where and failure.stage == "extract" else ""
    return replace(failure, path=item.path, message=where + failure.message)


def _digest(*parts: str | bytes) -> str:
    digest = blake2b(digest_size=20)
    for part in parts:
        data = part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def _read(item: Item, settings: Settings) -> list[Article | Failure]:
    return list(articles(item, published=settings.published, publisher=settings.publisher))


def _worked(articles: Sequence[Article], settings: Settings) -> list[Done | Failure]:
    """Each article's result, BATCH of them at a time, whatever one item holds."""
    groups = (articles[n : n + BATCH] for n in range(0, len(articles), BATCH))
    return [one for group in groups for one in _safely(group, settings)]


def _safely(articles: Sequence[Article], settings: Settings) -> list[Done | Failure]:
    """Each article's result; a batch that fails as a whole is done again one by one."""
    nlp = model(settings)
    try:
        return _together(articles, nlp, settings)
    except Exception as error:
        if len(articles) == 1:
            return [Failure(articles[0].id, "extract", type(error).__name__, str(error) or "failed")]
    return [one for article in articles for one in _safely([article], settings)]


def _together(articles: Sequence[Article], nlp: "Language", settings: Settings) -> list[Done | Failure]:
    from .batch import over

    results: dict[int, Done | Failure] = {}

    def failed(article: Article, failure: Failure) -> None:
        results[id(article)] = failure

    work = _finder(settings)
    found = over(articles, nlp, work, batch=len(articles), shortcut=_spares(settings), on_error=failed)
    for article, (number, lines) in found:
        meta = article.model_dump(mode="json", exclude={"text"})
        text = article.text if settings.texts else None
        results[id(article)] = Done(meta, len(article.text.split()), number, lines, text)
    return [results[id(article)] for article in articles]


def _spares(settings: Settings) -> bool:
    return settings.shortcut and not settings.layers


def _finder(settings: Settings) -> Callable[["Doc", Article], Found]:
    """What is done with a parsed article: a plain function whose result holds on to nothing."""
    from .find import find, layers

    lexicon = settings.lexicon

    def claims(doc: "Doc", article: Article) -> Found:
        found = find(doc, article, lexicon=lexicon)
        return len(found), tuple(claim.model_dump_json() for claim in found)

    def under(doc: "Doc", article: Article) -> Found:
        found = layers(doc, article, lexicon=lexicon)
        return len(found.quantities), (found.model_dump_json(),)

    return under if settings.layers else claims
