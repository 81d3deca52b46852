"""What could not be read or worked on, as a record and as one line for people."""

from dataclasses import asdict, dataclass

from pydantic import ValidationError


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that gave no claims: where it stands, at which stage it failed, and why."""

    path: str
    stage: str  # read | extract
    error: str  # a short, fixed name: empty, binary, encoding, json, record, date, too_large, missing, ...
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
