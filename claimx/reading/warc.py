"""Web archives (.warc) into items: a page each. What is cut off is counted, which warcio does not."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from .extras import need
from .failures import Failure, Unreadable
from .item import Item
from .limits import FILE
from .walk import File

KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "application/pdf": "pdf",
    "application/json": "json",
    "application/ld+json": "json",
    "application/rss+xml": "xml",
    "application/atom+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
}


def from_warc(file: File, path: str, source: BinaryIO) -> Iterator[Item | Failure]:
    """Responses that were a success, and converted texts (WET); other records are no articles.

    Raises:
        Unreadable: warcio is not installed, or the archive ends within a record or goes on with none.
    """
    iterator = need("warcio.archiveiterator").ArchiveIterator
    quiet = type("Quiet", (iterator,), {"INC_RECORD": ""})  # else it writes to stderr
    number = 0
    try:
        records = quiet(source)
        for record in records:
            number += 1
            where = f"record {number}"
            try:
                item = _item(record, file, path, where)
                if _rest(record):
                    raise Unreadable("truncated", "cut off: the record ends too early")
            except Unreadable as reason:
                yield Failure(path, "read", reason.error, f"{where}: {reason}")
                item = None
            if item is not None:
                yield item
        if records.err_count:
            raise Unreadable("corrupt", f"after record {number}: lengths that do not fit what stands there")
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("corrupt", f"after record {number}: {type(error).__name__}: {error}"[:200]) from error
    if not number:
        raise Unreadable("empty", "an archive without records")


def _item(record: Any, file: File, path: str, where: str) -> Item | None:
    """The page of a record, or None where it holds none."""
    if record.rec_type not in ("response", "conversion", "resource"):
        return None
    headers = record.http_headers
    if headers is not None and not headers.get_statuscode().startswith("2"):
        return None
    stated = (headers or record.rec_headers).get_header("Content-Type") or ""
    kind, _, rest = stated.partition(";")
    form = KINDS.get(kind.strip().lower())
    if form is None:
        return None
    data = record.content_stream().read(FILE + 1)
    if len(data) > FILE:
        raise Unreadable("too_large", f"larger than {FILE} bytes")
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    charset = rest.partition("charset=")[2].strip(" \"';")
    meta = tuple((key, value) for key, value in (("url", url.strip("<>")), ("charset", charset[:40])) if value)
    name = f"{file.name}#{where.rpartition(' ')[2]}"
    return Item(path, name, form, data, where, meta)


def _rest(record: Any) -> int:
    """How many bytes are missing at the end of a record, after reading all there are."""
    while record.raw_stream.read(1 << 16):
        pass
    return int(getattr(record.raw_stream, "limit", 0))
