"""What could not be read or worked on, as a record and as one line for people."""

from dataclasses import asdict, dataclass

from pydantic import ValidationError

# what can be wrong with an input, by the name that error records carry
ERRORS = {
    "missing": "no such file, or a pattern that matches none",
    "unreadable": "the system does not let it be read",
    "special": "a pipe, socket or device",
    "link": "a link that leads out of the folder, or nowhere",
    "empty": "no text or no article in it",
    "binary": "bytes that are no text, or an archive of a kind that is not read",
    "format": "not of the format that its name says",
    "encoding": "text in an encoding that cannot be told",
    "too_large": "larger, or growing more when decompressed, than any article",
    "too_deep": "nested deeper than any article",
    "truncated": "cut off; what stands before was read",
    "corrupt": "damaged; what stands before was read",
    "no_text": "no main text",
    "record": "no article record",
    "date": "a publication date that is none",
    "json": "not valid JSON",
    "csv": "a table that does not end",
    "xml": "not well-formed, or with entities of its own",
    "parquet": "a damaged table",
    "encrypted": "locked",
    "extra": "needs a library that is not installed",
    "broken": "a parser failed",
}


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that gave no claims: where it stands, at which stage it failed, and why."""

    path: str
    stage: str  # read | extract
    error: str  # a short, fixed name: of `ERRORS`, or the kind of exception at a later stage
    message: str

    def line(self) -> str:
        """One line: the file and the reason."""
        return f"{self.path}: {self.message}"

    def record(self) -> dict[str, str]:
        """The error record that goes beside the claims."""
        return asdict(self)


class Unreadable(Exception):  # noqa: N818 - it is a value on its way to a Failure
    """Raised inside READ with the failure's short name and its reason."""

    def __init__(self, error: str, message: str) -> None:
        """Keep both, the reason as one line."""
        super().__init__(" ".join(message.split())[:300])
        self.error = error


def of_record(error: ValidationError) -> Unreadable:
    """Say in one line what is wrong with an article record."""
    first = error.errors()[0]
    field = ".".join(map(str, first["loc"])) or "record"
    reason = first["msg"].removeprefix("Value error, ")
    if first["type"] == "missing":
        reason = "missing"
    elif field == "published":
        reason = f"{first['input']!r} is no date (YYYY-MM-DD)"[:120]
    return Unreadable("date" if field == "published" else "record", f"{field}: {reason}")
