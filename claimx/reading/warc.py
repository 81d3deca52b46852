"""Web archives (.warc) into items: a page each. What is cut off is counted, which warcio does not."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from .extras import need
from .failures import Failure, Unreadable
from .item import Item
from .limits import FILE
from .unpack import Stopped
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
    records = _records(source)
    number = 0
    try:
        for record in records:
            number += 1
            try:
                found: Item | Failure | None = _item(record, file, path, number)
            except Stopped:
                raise
            except Unreadable as reason:
                found = Failure(path, "read", reason.error, f"record {number}: {reason}")
            if _rest(record):
                raise Unreadable("truncated", f"cut off: record {number} ends too early")
            if found is not None:
                yield found
            if records.err_count:
                break
    except Unreadable:
        raise
    except Exception as error:
        words = f"after record {number}: {type(error).__name__}: {error}"
        raise Unreadable("corrupt", " ".join(words.split())[:200]) from error
    if records.err_count:
        raise Unreadable("corrupt", f"after record {number}: a length that does not fit what stands there")


def _records(source: BinaryIO) -> Any:
    """warcio's records, which here end with an error where the archive ends within a header."""
    records = need("warcio.archiveiterator").ArchiveIterator(source)
    records.INC_RECORD = ""  # else it writes to stderr
    following = records._next_record

    def checked(line: bytes | None) -> Any:
        try:
            return following(line)
        except EOFError as error:
            if line or records.record is None:
                raise Unreadable("truncated", "cut off: the archive ends within a header") from error
            raise

    records._next_record = checked
    return records


def _item(record: Any, file: File, path: str, number: int) -> Item | None:
    """The page of a record, or None where it holds none."""
    if not record.rec_type or not record.rec_headers.get_header("Content-Length"):
        raise Stopped("corrupt", f"record {number} has no whole header")
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
    if headers is not None and "br" in (headers.get_header("Content-Encoding") or "").lower():
        need("brotli")  # else warcio hands out what is compressed
    data = record.content_stream().read(FILE + 1)
    if len(data) > FILE:
        raise Unreadable("too_large", f"larger than {FILE} bytes")
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    charset = rest.partition("charset=")[2].strip(" \"';")
    meta = tuple((key, value) for key, value in (("url", url.strip("<>")), ("charset", charset[:40])) if value)
    return Item(path, f"{file.name}#{number}", form, data, f"record {number}", meta)


def _rest(record: Any) -> int:
    """How many bytes are missing at the end of a record, after reading all there are."""
    while record.raw_stream.read(1 << 16):
        pass
    return int(getattr(record.raw_stream, "limit", 0))
