"""What comes in: one news article."""

from datetime import date, datetime

from pydantic import BaseModel, ConfigDict, Field, field_validator

from .notebook import article as html_of

LONGEST = 10_000_000  # characters of text; longer ones are refused


class Article(BaseModel):
    """An article as the newsroom has it. Offsets of claims point into `text`, which is never changed.

    Raises:
        pydantic.ValidationError: no text, a date that is none, text that is no valid Unicode or too long.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)

    id: str = Field(description="Comes back as the claims' `article_id`")
    text: str = Field(max_length=LONGEST, description="The article's text as read")
    title: str | None = Field(None, description="Headline")
    published: date | None = Field(None, description="Day of publication; relative times resolve against it")
    url: str | None = Field(None, description="Where it stands")
    publisher: str | None = Field(None, description="Outlet; decides the currency of a bare `$`")
    encoding: str | None = Field(None, description="Encoding of the file, where it had to be guessed")

    @field_validator("published", mode="before")
    @classmethod
    def _day(cls, value: object) -> object:
        """Take the day of a full timestamp; refuse numbers, which pydantic would read as seconds."""
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, str) and len(value) > 10:
            return datetime.fromisoformat(value).date()
        if isinstance(value, int | float):
            raise ValueError("a date is written YYYY-MM-DD")
        return value

    def _repr_html_(self) -> str:
        """Title, date and text, for notebooks."""
        about = ", ".join(str(known) for known in (self.publisher, self.published, self.url) if known)
        return html_of(self.title or self.id, about, self.text)
