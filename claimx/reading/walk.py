"""The paths a user names, as files to open: folders are walked, patterns matched, nothing outside is reached.

Nothing in a folder is opened but regular files: no pipe, no device, no link that leads out (unless links are followed).
"""

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fnmatch import translate

from .failures import Failure, Unreadable

PACKED = (".gz", ".gzip", ".zst", ".zstd")
SUFFIXES = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".xml": "xml",
    ".nitf": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".eml": "eml",
    ".pdf": "pdf",
    ".warc": "warc",
}
MAGIC = re.compile(r"[*?\[]")
OPENED = ("/dev/fd/", "/proc/self/fd/")  # already open when we come: `claimx extract <(command)`

Wanted = Callable[[str], bool]
Passed = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: where it stands, the name its articles go by, and whether a link may stand there."""

    path: str  # "-" for standard input
    name: str
    linked: bool = False


def suffix(name: str) -> str:
    """The suffix that says what is inside, without the ones for compression: `.html` of `a.HTML.gz`."""
    stem, last = os.path.splitext(name.lower())
    return os.path.splitext(stem)[1] if last in PACKED else last


def shown(path: str) -> str:
    """The path as text that can be stored and printed, also where its bytes are no UTF-8."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def files(path: str, *, follow_links: bool = False, passed: Passed | None = None) -> Iterator[File | Failure]:
    """The file, the files of the folder by name, or the files that a pattern (`a/**/*.html`) matches.

    `passed` is called with the name of each file of a folder that is of no kind that is read.
    """
    if path in ("-", "/dev/stdin"):
        yield File("-", "stdin")
    elif os.path.isdir(path):
        yield from _folder(path, follow_links=follow_links, passed=passed)
    elif os.path.exists(path):
        yield File(path, os.path.basename(path), linked=True)
    elif MAGIC.search(path):
        yield from _pattern(path, follow_links=follow_links)
    else:
        yield Failure(shown(path), "read", "missing", "no such file or folder")


def _readable(name: str) -> bool:
    return suffix(name) in SUFFIXES or name.lower().endswith(PACKED)


def _folder(
    root: str,
    *,
    follow_links: bool,
    wanted: Wanted = _readable,
    inside: Wanted = lambda _: True,
    passed: Passed | None = None,
) -> Iterator[File | Failure]:
    """Files under a folder, those of one folder before those of the folders in it.

    Args:
        root: The folder.
        follow_links: Go where links lead, each folder once.
        wanted: Whether to take the file of this name (relative, posix).
        inside: Whether to go into the folder of this name.
        passed: Called with each file that is not taken.
    """
    real = os.path.realpath(root)
    seen = {real}
    ahead = [""]
    while ahead:
        within = ahead.pop()
        folders: list[str] = []
        for entry in _entries(os.path.join(root, within), within):
            if isinstance(entry, Failure):
                yield entry
                continue
            name = f"{within}/{entry.name}" if within else entry.name
            found = _entry(entry, name, real, seen, follow_links=follow_links)
            if found == "folder" and inside(name):
                folders.append(name)
            elif (isinstance(found, File) and wanted(name)) or (
                isinstance(found, Failure) and (wanted(name) or found.error == "link")
            ):
                yield found
            elif isinstance(found, File) and passed:
                passed(name)
        ahead += reversed(folders)


def _entries(folder: str, within: str) -> Iterator["os.DirEntry[str] | Failure"]:
    try:
        with os.scandir(folder) as listing:
            yield from sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Failure(shown(folder), "read", "unreadable", error.strerror or str(error))


def _entry(
    entry: "os.DirEntry[str]", name: str, real: str, seen: set[str], *, follow_links: bool
) -> File | Failure | str | None:
    """A file to read, "folder" to go into, a failure, or None for what is nothing or is read elsewhere anyway."""
    if not entry.is_symlink():
        if entry.is_file(follow_symlinks=False):
            return File(entry.path, name)
        if entry.is_dir(follow_symlinks=False):
            return None if follow_links and _again(entry.path, seen) else "folder"
        return Failure(shown(entry.path), "read", "special", "a pipe, socket or device")
    target = os.path.realpath(entry.path)
    outside = not (target + os.sep).startswith(real.rstrip(os.sep) + os.sep)
    if os.path.isdir(target):
        if follow_links:
            return None if _again(target, seen) else "folder"
        whole = (real + os.sep).startswith(target.rstrip(os.sep) + os.sep)
        return Failure(shown(entry.path), "read", "link", "leads out of the folder") if outside and not whole else None
    if not os.path.exists(target):
        return Failure(shown(entry.path), "read", "link", "leads nowhere") if _readable(name) else None
    if outside and not follow_links:
        return Failure(shown(entry.path), "read", "link", "leads out of the folder") if _readable(name) else None
    return File(entry.path, name, linked=True)


def _again(folder: str, seen: set[str]) -> bool:
    """Whether a folder was seen before, under whatever name."""
    real = os.path.realpath(folder)
    known = real in seen
    seen.add(real)
    return known


def _pattern(pattern: str, *, follow_links: bool) -> Iterator[File | Failure]:
    """The files a pattern matches; names count from the part without wild cards. A folder it matches is read whole."""
    before = pattern[: MAGIC.search(pattern).start()]  # type: ignore[union-attr]
    root, slash, _ = before.rpartition("/")
    parts = pattern[len(root) + len(slash) :].split("/")
    whole = re.compile("".join(map(_segment, parts[:-1])) + _last(parts[-1]))
    fixed = [re.compile(translate(part)) for part in parts[: parts.index("**") if "**" in parts else None]]
    root = root or ("/" if slash else ".")

    def wanted(name: str) -> bool:
        hit = whole.fullmatch(name)
        return bool(hit) and (not hit["rest"] or _readable(name))  # type: ignore[index]

    def inside(name: str) -> bool:
        return all(part.match(piece) for part, piece in zip(fixed, name.split("/"), strict=False))

    found = False
    for file in _folder(root, follow_links=follow_links, wanted=wanted, inside=inside) if os.path.isdir(root) else ():
        found = True
        yield file
    if not found:
        yield Failure(shown(pattern), "read", "missing", "no file matches")


def _segment(part: str) -> str:
    """A regular expression for one part of a pattern and its slash."""
    return r"(?:[^/]+/)*" if part == "**" else _part(part) + "/"


def _last(part: str) -> str:
    return r".+(?P<rest>)" if part == "**" else _part(part) + r"(?P<rest>/.+)?"


def _part(part: str) -> str:
    """`*` and `?` stop at a slash; `[...]` as in a shell."""
    bracket = r"\[[!^]?\]?[^\]/]*\]"
    pieces = re.split(rf"(\*+|\?|{bracket})", part)
    made = []
    for number, piece in enumerate(pieces):
        if number % 2 == 0:
            made.append(re.escape(piece))
        elif piece[0] == "[":
            made.append(translate(piece).removeprefix("(?s:").rpartition(")")[0])
        else:
            made.append("[^/]" if piece == "?" else "[^/]*")
    return "".join(made)


def opened(file: File) -> int:
    """A descriptor of a regular file, opened so that nothing can block and no link is followed that should not be.

    Raises:
        OSError: It cannot be opened.
        Unreadable: It is no regular file.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    if file.path.startswith(OPENED):
        return os.open(file.path, os.O_RDONLY)
    descriptor = os.open(file.path, flags | (0 if file.linked else getattr(os, "O_NOFOLLOW", 0)))
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Unreadable("special", "a pipe, socket or device")
    return descriptor
