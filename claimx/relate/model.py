"""What comes out of a comparison: findings within an article, clusters across articles."""

from enum import StrEnum

from pydantic import Field

from ..claim import Kind, Number, Part


class Relation(StrEnum):
    """How claims stand to each other."""

    REPEATED = "repeated"
    UPDATED = "updated"
    CONTRADICTED = "contradicted"
    PART_OF = "part_of"
    SHARE_BASE = "share_base"
    CHANGE_ENDS = "change_ends"
    RATE_TOTAL = "rate_total"
    TARGET_ACTUAL = "target_actual"
    SUM_PARTS = "sum_parts"
    CONVERSION = "conversion"


class Verdict(StrEnum):
    """Whether the arithmetic holds; `related` where there is nothing that could fail."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    RELATED = "related"


class Member(Part):
    """A claim of a finding, and the part it plays."""

    claim: str = Field(description="The claim's id")
    role: str = Field(description="`part`, `whole`, `rate`, `total`, `from`, `to`, `change`, `target`, `actual` ...")


class Finding(Part):
    """A relation between claims of one article, with the computation that shows it."""

    id: str = Field(description="Stable: the same claims in the same relation give the same id")
    article_id: str = Field(description="Which article")
    kind: Relation = Field(description="How the claims stand to each other")
    claims: tuple[Member, ...] = Field(description="The claims and their roles")
    verdict: Verdict = Field(description="Whether the arithmetic holds; `related` where nothing could fail")
    computation: str = Field(description="Readable: `2,700 a day x 365 = 985,500 against 1,000,000`")
    expected: Number | None = Field(None, description="What the other figures give")
    actual: Number | None = Field(None, description="What the article states")
    difference: Number | None = Field(None, description="actual minus expected")
    unit: str | None = Field(None, description="Unit of expected, actual and difference; null for counts")
    tolerance: Number | None = Field(None, description="Largest difference that the stated digits and words allow")
    because: str = Field("", description="Why: the precision of the digits, `about`, bounds")


class Entry(Part):
    """A claim of a cluster: where it stands and what it says."""

    article_id: str = Field(description="Which article")
    claim: str = Field(description="The claim's id")
    source: str | None = Field(None, description="Who says so; null: the article's own voice")
    low: Number | None = Field(None, description="Lower bound; null where open")
    high: Number | None = Field(None, description="Upper bound; null where open")


class Cluster(Part):
    """Claims of several articles about the same thing at the same time."""

    id: str = Field(description="Stable: the same claims give the same id")
    head: str = Field(description="What is counted or measured: the noun that most claims use")
    kind: Kind = Field(description="What sort of figure it is")
    unit: str | None = Field(None, description="Unit; null for counts")
    per: str | None = Field(None, description="Denominator of a rate")
    start: str | None = Field(None, description="First day of the time that the claims share (ISO)")
    end: str | None = Field(None, description="Last day of the time that the claims share (ISO)")
    claims: tuple[Entry, ...] = Field(description="The claims, by article")
    articles: int = Field(description="How many articles")
    sources: int = Field(description="How many sources, the articles' own voice left out")
    low: Number | None = Field(None, description="The lowest figure")
    high: Number | None = Field(None, description="The highest figure")
    agreement: Number = Field(description="Share of the claims that fit the figure most of them give, 0..1")
    verdict: Verdict = Field(description="consistent: all agree; inconsistent: some exclude each other")
    updated: bool = Field(False, description="A toll that articles of a later day bring up to date (then `related`)")
