"""Where a run writes to, settled before any work: nothing that is an input, nothing twice, nothing that cannot be."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from ..reading.walk import SUFFIXES, suffix
from .stops import RunError

HEAD = 1 << 16  # bytes looked at for what tells a file that claimx wrote
LONGEST = 230  # bytes of a name, so that those of the files beside it stay within the 255 that systems allow
SIGNS = (  # of claims, of their tables, of layers, of error records
    re.compile(rb'"article_id":.*"quantity":', re.S),
    re.compile(rb"\barticle_id\b.*\bquantity_text\b", re.S),
    re.compile(rb'"article_id":"[^"]*","quantities":\['),
    re.compile(rb'"path": ".*", "stage": "'),
)


class Places:
    """The files of a run under their real names: claims, error records, articles."""

    def __init__(self, output: Path | None, errors: Path | None, articles: Path | None) -> None:
        """Settle the names; nothing is opened.

        Args:
            output: Claims; None where they go to standard output.
            errors: Error records; None puts them beside the output.
            articles: The articles that were read; None writes none.
        """
        self._named = {"-o": output, "--errors": errors, "--articles": articles}
        self.device = output is not None and output.exists() and not output.is_file()
        self.output = _real(output) if output and not self.device else output
        beside = self.output.with_name(f"{self.output.name}.errors.jsonl") if self.output and not self.device else None
        self.errors = _real(errors) if errors else beside
        self.articles = _real(articles) if articles else None
        self._theirs: set[str] = set()

    @property
    def all(self) -> list[Path]:
        """The files that will be written."""
        return [path for path in (self.output, self.errors, self.articles) if path]

    def check(self) -> None:
        """See that all can be written.

        Raises:
            RunError: A folder stands there or is missing or may not be written to, or two are the same file.
        """
        for option, path in self._named.items():
            if path is None or (option == "-o" and self.device and not path.is_dir()):
                continue
            real = _real(path)
            if real.is_dir() or not real.parent.is_dir():
                raise RunError(f"cannot write {path}: {'a' if real.is_dir() else 'no such'} folder", 2)
            if real.exists() and not real.is_file():
                raise RunError(f"cannot write {path}: a pipe, socket or device", 2)
            if len(os.fsencode(real.name)) > LONGEST:
                raise RunError(f"cannot write {path}: its name is longer than {LONGEST} bytes", 2)
            if not os.access(real.parent, os.W_OK):
                raise RunError(f"cannot write {path}: its folder may not be written to", 2)
        files = self.all
        if twice := next((path for path in files if files.count(path) > 1), None):
            raise RunError(f"cannot write {twice}: two outputs of that name", 2)

    def spare(self, paths: Sequence[str], known: Iterable[str] = ()) -> None:
        """See that no input is written over: a file of that name which claimx did not write.

        Args:
            paths: What the user named to be read.
            known: Files that earlier runs wrote, by their ledger.

        Raises:
            RunError: One is.
        """
        unknown = {str(file): file for file in self.all if file.is_file() and file.stat().st_size}
        unknown = {name: file for name, file in unknown.items() if name not in known}
        self._theirs = {name for name, file in unknown.items() if not _looks_ours(file)}
        for path in map(os.path.realpath, paths):
            if path in unknown:  # named outright: it is meant to be read
                raise _over(path)
            within = path.rstrip(os.sep) + os.sep if os.path.isdir(path) else None
            for name in self._theirs:
                if within and name.startswith(within) and suffix(name) in SUFFIXES:
                    raise _over(name)

    def own(self, path: str) -> bool:
        """Whether an input is what this run writes, and so none.

        Raises:
            RunError: It is, but somebody else's.
        """
        if os.path.basename(path) not in {file.name for file in self.all}:
            return False
        real = os.path.realpath(path)
        if real in self._theirs:
            raise _over(real)
        return real in map(str, self.all)


def _over(path: str) -> RunError:
    return RunError(f"{path} is an input, and would be written over: choose another name for the output", 2)


def _looks_ours(file: Path) -> bool:
    """Whether a file looks like one that claimx wrote."""
    with suppress(OSError):
        return any(sign.search(part) for part in _ends(file) for sign in SIGNS)
    return False


def _ends(file: Path) -> Iterator[bytes]:
    with file.open("rb") as stream:
        yield stream.read(HEAD)
        stream.seek(-min(HEAD, file.stat().st_size), os.SEEK_END)
        yield stream.read(HEAD)


def _real(path: Path) -> Path:
    return Path(os.path.realpath(path))
