"""Walk the paths given and read each file by its kind: .txt, .json, .jsonl."""

import logging
import os
import stat
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from ..article import Article
from .failures import Failure, Unreadable
from .records import from_json, from_lines, from_text

logger = logging.getLogger("claimx")

READERS: dict[str, Callable[..., Iterator[Article | Unreadable]]] = {
    ".txt": from_text,
    ".json": from_json,
    ".jsonl": from_lines,
}


def read(
    *paths: str | os.PathLike[str],
    published: date | str | None = None,
    publisher: str | None = None,
    on_error: Callable[[Failure], None] | None = None,
) -> Iterator[Article]:
    """Articles of files and folders, in the order given, a folder's files by name.

    Args:
        paths: Files (.txt .json .jsonl; another name is read as plain text) or folders of them.
        published: Publication date for articles that state none.
        publisher: Publisher for articles that state none.
        on_error: Called with each input that cannot be read; without it a warning is logged.

    Raises:
        FileNotFoundError: A path does not exist and there is no `on_error`.
    """
    report = on_error or _log
    for path in map(Path, paths):
        if not path.exists():
            if on_error is None:
                raise FileNotFoundError(f"no such file or folder: {path}")
            report(Failure(str(path), "read", "missing", "no such file or folder"))
        for file, name in _files(path):
            for found in _articles(file, name, published, publisher):
                if isinstance(found, Failure):
                    report(found)
                else:
                    yield found


def _log(failure: Failure) -> None:
    logger.warning("%s", failure.line())


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    """Regular files under a path with the name each goes by; links that leave the folder are not followed."""
    if path.is_dir():
        root = path.resolve()
        for folder, inner, names in os.walk(path):
            inner.sort()
            for file in (Path(folder, name) for name in sorted(names)):
                if file.suffix.lower() in READERS and file.resolve().is_relative_to(root) and _regular(file):
                    yield file, file.relative_to(path).as_posix()
    elif path.exists():
        yield path, path.name


def _regular(file: Path) -> bool:
    try:
        return stat.S_ISREG(file.stat().st_mode)
    except OSError:
        return False


def _articles(
    file: Path, name: str, published: date | str | None, publisher: str | None
) -> Iterator[Article | Failure]:
    reader = READERS.get(file.suffix.lower(), from_text)
    try:
        for found in reader(file, name, {"published": published, "publisher": publisher}):
            if isinstance(found, Unreadable):
                yield Failure(str(file), "read", found.error, str(found))
            else:
                yield found
    except Unreadable as reason:
        yield Failure(str(file), "read", reason.error, str(reason))
    except OSError as reason:
        yield Failure(str(file), "read", "unreadable", reason.strerror or str(reason))
