"""What a file is: by what its first bytes can only be, then by its name, then by what its text looks like."""

import codecs
import re

from .failures import Unreadable
from .unpack import GZIP, ZSTD
from .walk import SUFFIXES, suffix

# bytes that begin nothing else, whatever the file is called
FORMS = ((b"PAR1", "parquet"), (b"%PDF-", "pdf"), (b"WARC/", "warc"))
OTHERS = (
    (b"PK\x03\x04", "a zip archive (or a .docx, .xlsx, .epub): unpack it first"),
    (b"BZh", "bzip2 data: unpack it first"),
    (b"\xfd7zXZ\0", "xz data: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "a .rtf document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
)
MARKED = {"txt", "md", "html", "json", "jsonl", "csv", "xml", "eml"}  # formats of text
PAGE = re.compile(r"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
XML = re.compile(r"(?:<\?xml\b|<(?:nitf|newsItem|newsMessage|rss|feed|rdf:RDF|NewsML)\b)")
TAGGED = re.compile(r"<[a-zA-Z!/]")
MAIL = re.compile(r"(?:[A-Za-z][A-Za-z-]{1,40}: ?.*\r?\n(?:[ \t].*\r?\n)*)+")
MAILED = re.compile(r"^(?:mime-version|received|message-id|return-path|delivered-to): ?", re.I | re.M)


TAR = slice(257, 262)  # where a tar archive says that it is one


def packed(head: bytes) -> bytes | None:
    """The magic bytes of a compression, where the file begins with them."""
    return next((magic for magic in (GZIP + b"\x08", ZSTD) if head.startswith(magic)), None)


def form(head: bytes, name: str) -> str:
    """The format of a file by its first bytes and its name.

    A name is believed unless the content is plainly something else: a `.txt` that begins as an HTML page, an XML
    document or a .pdf is read as that, a `.txt` of JSON is text. Without a known name the content alone decides.

    Raises:
        Unreadable: A format that is not read.
    """
    if found := next((kind for magic, kind in FORMS if head.startswith(magic)), None):
        return found
    if other := next((words for magic, words in OTHERS if head.startswith(magic)), None):
        raise Unreadable("binary", other)
    if head[TAR] == b"ustar":
        raise Unreadable("binary", "a tar archive: unpack it first")
    named = SUFFIXES.get(suffix(name))
    if named not in MARKED and named is not None:
        raise (
            Unreadable("format", f"no {suffix(name)} file, whatever its name says")
            if head
            else Unreadable("empty", "empty file")
        )
    text = _text(head).lstrip()
    if PAGE.match(text):
        return "html"
    if XML.match(text) and named != "html":
        return "xml"
    if named in ("html", "xml") and not TAGGED.search(text):
        return "json" if text[:1] in ("{", "[") else "txt" if text else named
    if (named == "jsonl" and text[:1] == "[") or (named == "jsonl" and text.split("\n", 1)[0].strip() in ("{", "[")):
        return "json"
    if named == "json" and text[:1] not in ("{", "[", "") and TAGGED.match(text):
        return "html"
    return named or _unnamed(text)


def _unnamed(text: str) -> str:
    if text[:2] in ('{"', "[{") or re.match(r"[\[{]\s*[\"{]", text):
        return "json" if text[0] == "[" or text.split("\n", 1)[0].strip() == "{" else "jsonl"
    header = MAIL.match(text)
    return "eml" if header and MAILED.search(header[0]) else "txt"


def _text(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return head.removeprefix(codecs.BOM_UTF8).replace(b"\0", b"").decode("latin-1")
