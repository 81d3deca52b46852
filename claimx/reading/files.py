"""The public face of READ: paths in, articles out."""

import logging
import os
from collections.abc import Callable, Iterator
from datetime import date

from ..article import Article
from .failures import Failure
from .items import items
from .parse import articles

logger = logging.getLogger("claimx")


def read(
    *paths: str | os.PathLike[str],
    published: date | str | None = None,
    publisher: str | None = None,
    follow_links: bool = False,
    on_error: Callable[[Failure], None] | None = None,
) -> Iterator[Article]:
    """Articles of files and folders, in the order given, a folder's files by name.

    Args:
        paths: Files, folders of them, patterns (`archive/**/*.html`) or `-` for standard input. Read are .txt .md
            .html .json .jsonl .csv .tsv .parquet .xml .eml .pdf .warc, each also as .gz or .zst; a file of another
            name, given by name, is read as what it looks like.
        published: Publication date for articles that state none.
        publisher: Publisher for articles that state none.
        follow_links: Follow links that lead out of a folder.
        on_error: Called with each input that cannot be read; without it a warning is logged.

    Raises:
        FileNotFoundError: A path does not exist and there is no `on_error`.
    """
    report = on_error or _log
    for item in items(*paths, follow_links=follow_links):
        found = [item] if isinstance(item, Failure) else articles(item, published=published, publisher=publisher)
        for one in found:
            if isinstance(one, Article):
                yield one
            elif one.error == "missing" and on_error is None:
                raise FileNotFoundError(f"{one.message}: {one.path}")
            else:
                report(one)


def _log(failure: Failure) -> None:
    logger.warning("%s", failure.line())
