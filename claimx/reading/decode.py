"""Bytes into text: what they say of their encoding first, then what they can only be, and a guess that is flagged.

UTF-8 that is valid is UTF-8. What is not is, in an English archive, nearly always Windows-1252 (which holds Latin-1),
alone or strewn into UTF-8; old Macintosh text shows in where its quotation marks stand. Other scripts are left to
charset-normalizer. Nothing is stripped but a byte order mark; line ends stay as they are.
"""

import codecs
import re

from .failures import Unreadable
from .limits import HEAD

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CONTROLS = bytes([*range(1, 9), 11, *range(14, 27), *range(28, 32), 127])
SAMPLE = 20_000  # bytes that charset-normalizer sees
FOREIGN = 0.15  # share of bytes that are no UTF-8 from which the script is not Latin
# bytes that are typographic quotes, dashes and dots in one encoding and capitals with accents in the other
MAC = re.compile(rb"(?<=[a-z])\xd5(?=[a-z])|\xd2(?=[A-Za-z0-9$])|(?<=[a-z.,!?])\xd3|(?<=[a-z ])[\xd0\xd1](?=[a-z ])")
WINDOWS = re.compile(
    rb"(?<=[a-z])[\x92\xe9\xe8\xf3\xe1](?=[a-z])|\x93(?=[A-Za-z0-9$])|(?<=[a-z.,!?])\x94|[\x96\x97\xa3]"
)
UNSAFE = ("utf-7", "utf7", "idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-16", "utf-32")


def decoded(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text and the name of its encoding where that was guessed, None where it was plain.

    Args:
        data: All bytes of the text.
        declared: What a header or a meta element says; believed where the bytes are no valid UTF-8 but valid in it.

    Raises:
        Unreadable: Bytes of no text (binary), or of none that can be told (encoding).
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :] if name == "utf-8" else data, name), None
    if b"\0" in data[:HEAD]:
        name = _wide(data)
        return _strict(data, name), name
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError as error:
        if len(data[:HEAD].translate(None, CONTROLS)) < 0.99 * len(data[:HEAD]):
            raise Unreadable("binary", "a binary file, no text") from error
    known = codec(declared)
    if known and known != "utf-8":
        try:
            return data.decode(known), None
        except (UnicodeDecodeError, ValueError):
            pass
    return _guessed(data)


def codec(name: str | None) -> str | None:
    """Python's name of a declared text encoding, or None; Latin-1 and ASCII mean Windows-1252, as in browsers."""
    try:
        found = codecs.lookup(name.strip()) if name and name.isascii() and name.isprintable() else None
    except (LookupError, ValueError):
        return None
    if found is None or not found._is_text_encoding or found.name.startswith(UNSAFE):
        return None
    return "cp1252" if found.name in ("iso8859-1", "ascii") else found.name


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        byte = f"byte 0x{data[error.start]:02x} at {error.start}"
        raise Unreadable("encoding", f"not valid {name}: {byte}") from error


def _wide(data: bytes) -> str:
    """UTF-16 without a mark: nearly every second byte of English is NUL.

    Raises:
        Unreadable: It is something else, and binary.
    """
    head = data[: HEAD // 2 * 2]
    shares = [half.count(0) / max(len(half), 1) for half in (head[0::2], head[1::2])]
    for name, (low, high) in (("utf-16-be", shares[::-1]), ("utf-16-le", shares)):
        if high > 0.6 and low < 0.02:
            return name
    raise Unreadable("binary", "a binary file, no text")


def _guessed(data: bytes) -> tuple[str, str]:
    sound = data[:SAMPLE].decode("utf-8", "ignore")
    if len(data[:SAMPLE]) - len(sound.encode()) > FOREIGN * min(len(data), SAMPLE):
        from charset_normalizer import from_bytes

        best = from_bytes(data[:SAMPLE]).best()
        if best is None:
            raise Unreadable("encoding", "no encoding fits")
        return _strict(data, best.encoding), best.encoding
    if len(MAC.findall(data[: 10 * SAMPLE])) > len(WINDOWS.findall(data[: 10 * SAMPLE])):
        return data.decode("mac_roman"), "mac-roman"
    text = data.decode("utf-8", "claimx-windows")
    return text, "cp1252" if sound.isascii() else "utf-8 and cp1252"


def _windows(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8 as Windows-1252, its five gaps as Latin-1, as browsers do."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in bad), error.end


codecs.register_error("claimx-windows", _windows)
