"""Compressed bytes out of a stream, a little at a time: gzip and zstd, with an end to what may come out."""

import io
import zlib
from typing import Any, BinaryIO

from .extras import need
from .failures import Unreadable
from .limits import FREE, RATIO

GZIP = b"\x1f\x8b"
ZSTD = b"\x28\xb5\x2f\xfd"
CHUNK = 1 << 16
WINDOW = 1 << 27  # bytes a zstd frame may ask to be kept


class Stopped(Unreadable):
    """More came out than any text would give: the stream is not read on."""


class Gzip:
    """One gzip member."""

    bite = CHUNK  # compressed bytes taken at a time
    error: type[Exception] = zlib.error

    def __init__(self) -> None:
        """Read nothing yet."""
        self._inner = zlib.decompressobj(31)

    def take(self, data: bytes, room: int) -> tuple[bytes, bytes]:
        """At most `room` bytes, and what of the data was not taken."""
        out = self._inner.decompress(data, room)
        return out, self._inner.unused_data if self.eof else self._inner.unconsumed_tail

    @property
    def eof(self) -> bool:
        """Whether the member ended."""
        return self._inner.eof


class Zstd:
    """One zstd frame. A block of 4 bytes can hold 128 KB, so only little is fed at a time."""

    bite = 512

    def __init__(self) -> None:
        """Read nothing yet."""
        module = need("zstandard")
        self.error: type[Exception] = module.ZstdError
        self._inner = module.ZstdDecompressor(max_window_size=WINDOW).decompressobj()
        self._out = io.BytesIO()

    def take(self, data: bytes, room: int) -> tuple[bytes, bytes]:
        """At most `room` bytes, and what of the data was not taken."""
        if out := self._out.read(room):
            return out, data
        self._out = io.BytesIO(self._inner.decompress(data))
        return self._out.read(room), self._inner.unused_data if self._inner.eof else b""

    @property
    def eof(self) -> bool:
        """Whether the frame ended and all of it was handed out."""
        return bool(self._inner.eof) and self._out.tell() == self._out.getbuffer().nbytes


class Unpacked(io.RawIOBase):
    """The decompressed bytes of a stream, member after member; it ends early, and says why in `broken`, at damage.

    Raises:
        Stopped: More comes out than any text would give.
        Unreadable: zstandard is not installed.
    """

    def __init__(self, source: BinaryIO, magic: bytes) -> None:
        """Read nothing yet."""
        self.broken: Unreadable | None = None
        self._source, self._magic = source, GZIP if magic.startswith(GZIP) else ZSTD
        self._member: Any = self._begin()
        self._left = b""
        self._read = self._made = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as one step goes; 0 at the end."""
        room = min(len(buffer), CHUNK)
        while self.broken is None:
            if self._member.eof and not self._next():
                break
            got = self._step(room)
            if got:
                self._made += len(got)
                if self._made > FREE and self._made > RATIO * self._read:
                    raise Stopped("too_large", f"compressed data that grows more than {RATIO} times")
                buffer[: len(got)] = got
                return len(got)
        return 0

    def _begin(self) -> Gzip | Zstd:
        return Gzip() if self._magic == GZIP else Zstd()

    def _more(self) -> None:
        taken = self._source.read(self._member.bite)
        self._read += len(taken)
        self._left += taken

    def _step(self, room: int) -> bytes:
        before = self._left
        try:
            got, self._left = self._member.take(self._left, room)
        except self._member.error as error:
            self.broken = Unreadable("corrupt", f"damaged compressed data: {error}"[:200])
            return b""
        if not got and not self._member.eof and (not self._left or self._left == before):
            self._more()
            if not self._left:
                self.broken = Unreadable("truncated", "cut off: the compressed data ends too early")
        return bytes(got)

    def _next(self) -> bool:
        """Go on to the next member, if there is one."""
        self._left = self._left.lstrip(b"\0")
        while len(self._left) < len(self._magic):
            had = len(self._left)
            self._more()
            if len(self._left) == had:
                break
            self._left = self._left.lstrip(b"\0")
        if not self._left:
            return False
        if not self._left.startswith(self._magic):
            self.broken = Unreadable("corrupt", "data after the end of the compressed data")
            return False
        self._member = self._begin()
        return True
