"""EMIT's nouns: the claim as fact-checkers read it, as pydantic models.

Field names and meanings are a contract: fields may be added, never renamed. Numbers are `Decimal` inside and plain
JSON numbers outside; offsets are half-open character offsets into the article's text as read.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from .notebook import table
from .wording import figure, span


class Kind(StrEnum):
    """What sort of figure it is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    PERCENTAGE_POINT = "percentage_point"
    MEASURE = "measure"
    DURATION = "duration"
    AGE = "age"
    MULTIPLE = "multiple"
    FRACTION = "fraction"
    RATIO = "ratio"
    SCORE = "score"
    RANK = "rank"
    INDEX = "index"


class Direction(StrEnum):
    """Which way a change went."""

    UP = "up"
    DOWN = "down"


class SourceType(StrEnum):
    """Who or what a source is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    DOCUMENT = "document"
    ANONYMOUS = "anonymous"
    GROUP = "group"


class Mode(StrEnum):
    """Whether the figure stands inside quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"


class Modality(StrEnum):
    """How the figure is put forward."""

    ASSERTED = "asserted"
    TARGET = "target"
    PROJECTED = "projected"
    HYPOTHETICAL = "hypothetical"
    PROMISED = "promised"
    DENIED = "denied"
    ASKED = "asked"


def plain_number(value: Decimal) -> int | float:
    """The JSON number of a Decimal: an int where it is whole, else the float that prints the same digits."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal,
    Field(allow_inf_nan=False),
    PlainSerializer(plain_number, return_type=int | float, when_used="json"),
]


class Part(BaseModel):
    """What all parts share: frozen, and no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Quantity(Part):
    """The figure: its words, and what they say as numbers."""

    text: str = Field(description="The figure with unit, magnitude and currency, without modifiers")
    start: int = Field(ge=0, description="First character of the figure in the article's text")
    end: int = Field(ge=0, description="Character after the figure's last one")
    kind: Kind = Field(description="What sort of figure it is")
    value: Number | None = Field(
        None,
        description="The number as stated, fully scaled; null for a range, a vague figure or a score",
    )
    low: Number | None = Field(None, description="Lower bound, inclusive; null where open")
    high: Number | None = Field(None, description="Upper bound, inclusive; null where open")
    approximate: bool = Field(False, description="About, around, roughly, some, an estimated, nearly, almost")
    modifier: str | None = Field(None, description="The modifying words themselves: `only about`, `a record`")
    unit: str | None = Field(
        None,
        description="Null for plain counts; `%`; `percentage point`; ISO 4217 code; else singular English",
    )
    per: str | None = Field(None, description="Denominator of a rate: `day`, `100,000 people`")
    direction: Direction | None = Field(None, description="Set where the figure is the size or the end of a change")


class Measured(Part):
    """What the figure counts or measures."""

    text: str = Field(description="The noun phrase, verbatim")
    start: int = Field(ge=0, description="First character of the phrase")
    end: int = Field(ge=0, description="Character after the phrase's last one")
    head: str = Field(description="Lemma of the phrase's head word")


class Cue(Part):
    """The attributing words."""

    text: str = Field(description="The words, verbatim: `according to`, `told`")
    start: int = Field(ge=0, description="First character of the cue")
    end: int = Field(ge=0, description="Character after the cue's last one")


class Source(Part):
    """Who is responsible for the figure, in the article's own terms."""

    name: str = Field(description="Fullest name the article gives, or the words that describe the source")
    text: str = Field(description="The mention itself, verbatim")
    start: int = Field(ge=0, description="First character of the mention")
    end: int = Field(ge=0, description="Character after the mention's last one")
    type: SourceType = Field(description="Who or what the source is")
    count: int | None = Field(None, description="How many sources, where said: `three sources` 3")
    role: str | None = Field(None, description="Office or function: `border czar`")


class Attribution(Part):
    """Who says so."""

    source: Source = Field(description="Who is responsible for the figure")
    via: Source | None = Field(
        None, description="Who passed it on from there: the outlet told, or that cites the source"
    )
    cue: Cue | None = Field(None, description="The attributing words")
    mode: Mode = Field(description="direct: the figure is inside quotation marks")


class TimeSpan(Part):
    """When the figure holds or happened; both days inclusive."""

    text: str = Field(description="The time expression, verbatim")
    char_start: int = Field(ge=0, description="First character of the expression")
    char_end: int = Field(ge=0, description="Character after the expression's last one")
    start: date | None = Field(None, description="First day; null where open or not resolvable")
    end: date | None = Field(None, description="Last day; null where open or not resolvable")
    timex: str | None = Field(None, description="TIMEX3 value (ISO-TimeML): `2025-02-04`, `2024-Q3`")


class Claim(Part):
    """One figure of an article, linked to what it measures, who says it and when it holds."""

    id: str = Field(description="Stable: same article text and same figure, same id on every machine")
    article_id: str = Field(description="Which article")
    text: str = Field(description="The sentence that holds the claim, verbatim")
    start: int = Field(ge=0, description="First character of the sentence")
    end: int = Field(ge=0, description="Character after the sentence's last one")
    quantity: Quantity = Field(description="The figure")
    measured: Measured | None = Field(None, description="What is counted or measured")
    attribution: Attribution | None = Field(None, description="Null: the article's own voice")
    time_span: TimeSpan | None = Field(None, description="When the figure holds or happened")
    modality: Modality = Field(Modality.ASSERTED, description="How the figure is put forward")
    check_worthiness: float = Field(0.0, ge=0, le=1, description="How much a fact-checker would want it checked")
    evidence: tuple[str, ...] = Field((), description="Names of the rules that made each link")

    def _repr_html_(self) -> str:
        """The claim as a table, for notebooks."""
        quantity, said, when = self.quantity, self.attribution, self.time_span
        return table(
            [
                ("figure", figure(quantity.text, modifier=quantity.modifier, per=quantity.per)),
                ("measured", self.measured and self.measured.text),
                ("source", said and f"{said.source.name} ({said.source.type.value}, {said.mode.value})"),
                ("via", said and said.via and said.via.name),
                ("time", when and _time(when)),
                ("modality", self.modality.value),
                ("check-worthiness", f"{self.check_worthiness:.2f}"),
                ("sentence", self.text),
            ]
        )


def _time(when: TimeSpan) -> str:
    """The expression, and the days where they are known."""
    days = span(when.text, when.start, when.end)
    return days if days == when.text else f"{when.text} ({days})"
