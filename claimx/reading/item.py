"""One unit of work: the bytes of one file, or of one record of a container."""

from dataclasses import dataclass

from .failures import Failure, Unreadable


@dataclass(frozen=True, slots=True)
class Item:
    """What `items` makes and `articles` parses: bounded, plain to send to a worker. Nothing in it is trusted."""

    path: str  # the file as the user named it, for error records
    name: str  # the id of an article that states none: the path within the folder, `#n` for record n of a container
    format: str  # "txt" "md" "html" "json" "record" (one article record as JSON) "xml" "eml" "pdf"
    data: bytes  # at most `limits.FILE` bytes, decompressed
    where: str = ""  # the place within the file, for error messages: "line 3"
    meta: tuple[tuple[str, str], ...] = ()  # what the container knows: url, charset, encoding

    def failure(self, reason: Unreadable) -> Failure:
        """The error record of this item."""
        return Failure(self.path, "read", reason.error, f"{self.where}: {reason}" if self.where else str(reason))
