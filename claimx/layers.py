"""The layers under the claims: every quantity, attribution and time expression of an article."""

from pydantic import BaseModel, ConfigDict, Field

from .claim import Quantity


class Layer(BaseModel):
    """What all layers share: frozen, and no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Stretch(Layer):
    """A stretch of the article's text."""

    start: int = Field(ge=0, description="First character")
    end: int = Field(ge=0, description="Character after the last one")


class AttributionLayer(Layer):
    """Source, cue and content as PARC and PolNeAR define them."""

    source: Stretch | None = Field(description="Who says it")
    cue: Stretch | None = Field(description="The attributing words")
    content: tuple[Stretch, ...] = Field(description="What is said; several stretches where it is split")


class TimeExpressionLayer(Layer):
    """A time expression with its TIMEX3 type and value."""

    start: int = Field(ge=0, description="First character")
    end: int = Field(ge=0, description="Character after the last one")
    text: str = Field(description="The expression, verbatim")
    type: str = Field(description="DATE, TIME, DURATION or SET")
    value: str | None = Field(description="TIMEX3 value")


class Layers(Layer):
    """All layers of one article."""

    article_id: str = Field(description="Which article")
    quantities: tuple[Quantity, ...] = Field(description="Every quantity read, claim or not")
    attributions: tuple[AttributionLayer, ...] = Field(description="Every attribution found")
    time_expressions: tuple[TimeExpressionLayer, ...] = Field(description="Every time expression read")
