"""Claims as the comparisons see them: grouped by sentence, read as numbers, with the words between two of them."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby

from ..claim import Claim, Kind
from .interval import Interval, Reading, exact, read
from .lists import any_of
from .model import Finding, Member, Relation, Verdict

SHARES = (Kind.PERCENT, Kind.FRACTION, Kind.RATIO)
_REACH = 300  # characters round a figure that are looked at
HUNDRED = Decimal(100)
# words that may stand between the first words of a gap and the figure: the figure's own modifier, and fillers
_FILLER = re.compile(rf"(?: {any_of('filler')})+ $")


@dataclass(frozen=True)
class Figure:
    """One claim and the number it states."""

    claim: Claim
    reading: Reading

    @property
    def start(self) -> int:
        """First character of the figure."""
        return self.claim.quantity.start

    @property
    def value(self) -> Decimal:
        """The stated number."""
        return self.reading.value

    @property
    def unit(self) -> str | None:
        """Unit as the claim gives it."""
        return self.claim.quantity.unit

    @property
    def kind(self) -> Kind:
        """What sort of figure it is."""
        return self.claim.quantity.kind

    @property
    def counts(self) -> bool:
        """Whether it counts or measures something, rather than being a share, an age or a change."""
        return self.kind in (Kind.COUNT, Kind.MONEY, Kind.MEASURE)

    @cached_property
    def share(self) -> Reading | None:
        """The figure as a share, 0 to 1 and beyond; None where it is none."""
        if self.kind not in SHARES:
            return None
        if self.kind is not Kind.PERCENT:
            return self.reading
        one = Decimal(1) / HUNDRED
        likely, possible = self.reading.likely.times(one), self.reading.possible.times(one)
        return Reading(self.value * one, likely, possible, self.reading.why)

    def same_sort(self, other: "Figure") -> bool:
        """Whether both figures are numbers of one kind and unit, so that they add and compare."""
        return (
            self.kind is other.kind and self.unit == other.unit and self.claim.quantity.per == other.claim.quantity.per
        )

    @cached_property
    def said(self) -> str:
        """The figure as a computation shows it: `$1.3bn`, `2,700 a day`."""
        per = self.claim.quantity.per
        return (
            f"{self.claim.quantity.text} a {per}"
            if per and per not in self.claim.quantity.text
            else self.claim.quantity.text
        )


@dataclass(frozen=True)
class Sentence:
    """The figures of one sentence, in order, and its words."""

    text: str
    start: int
    figures: tuple[Figure, ...]

    @cached_property
    def low(self) -> str:
        """Its words in lower case."""
        return self.text.lower()

    def between(self, one: Figure, other: Figure) -> str:
        """The words between two figures, in lower case, without the fillers before the second one; ends in a space."""
        return self._clean(one.claim.quantity.end, other)

    def raw(self, one: Figure, other: Figure) -> str:
        """All the words between two figures, in lower case; `a total of` is often a figure's modifier."""
        left, right = one.claim.quantity.end - self.start, other.claim.quantity.start - self.start
        return _squeezed(self.text[max(left, 0) : max(right, 0)]) if right - left < _REACH else "…"

    def before(self, figure: Figure) -> str:
        """The words before a figure, in lower case, without its fillers; ends in a space."""
        return self._clean(self.start, figure)

    def after(self, figure: Figure) -> str:
        """The words behind a figure, in lower case."""
        at = max(figure.claim.quantity.end - self.start, 0)
        return _squeezed(self.text[at : at + _REACH])

    def _clean(self, start: int, figure: Figure) -> str:
        quantity = figure.claim.quantity
        left, right = max(start - self.start, 0), max(quantity.start - self.start, 0)
        far = right - left > _REACH
        words = "… " * far + _squeezed(self.text[right - _REACH if far else left : right])
        if quantity.modifier:
            mark = _squeezed(quantity.modifier)
            if words.rstrip().endswith(mark):
                words = words.rstrip()[: -len(mark)]
        return _FILLER.sub(" ", words)


def sentences(claims: Iterable[Claim]) -> list[Sentence]:
    """The sentences that hold readable figures, in the order of the text; copies of a claim count once."""
    once = {claim.id: claim for claim in claims}.values()
    ordered = sorted(once, key=lambda c: (c.start, c.end, c.quantity.start, c.quantity.end, c.id))
    out = []
    for (start, _, text), group in groupby(ordered, key=lambda c: (c.start, c.end, c.text)):
        read_ones = [(claim, read(claim.quantity)) for claim in group]
        figures = tuple(Figure(claim, reading) for claim, reading in read_ones if reading is not None)
        out.append(Sentence(text, start, figures))
    return out


@dataclass(frozen=True)
class Check:
    """One computation: what the other figures give, set against what is stated."""

    kind: Relation
    members: tuple[tuple[Figure, str], ...]
    computation: str
    expected: Reading | None = None
    actual: Reading | None = None
    unit: str | None = None
    verdict: Verdict | None = None  # None: by comparing expected and actual

    def finding(self) -> Finding | None:
        """The finding; None where the figures neither clearly agree nor clearly disagree."""
        verdict = self.verdict or judge(self.expected, self.actual)
        if verdict is None:
            return None
        expected, actual = _number(self.expected), _number(self.actual)
        slack = _number(exact(sum((r.slack or Decimal(0) for r in (self.expected, self.actual) if r), Decimal(0))))
        reasons = dict.fromkeys(figure.reading.why for figure, _ in self.members if figure.reading.why)
        article = self.members[0][0].claim.article_id
        key = "\n".join([article, self.kind, *(f"{role} {figure.claim.id}" for figure, role in self.members)])
        return Finding(
            id=hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16],
            article_id=article,
            kind=self.kind,
            claims=tuple(Member(claim=figure.claim.id, role=role) for figure, role in self.members),
            verdict=verdict,
            computation=self.computation,
            expected=expected,
            actual=actual,
            difference=None if expected is None or actual is None else _number(exact(actual - expected)),
            unit=self.unit,
            tolerance=slack if expected is not None and actual is not None else None,
            because="; ".join(reasons),
        )


def judge(expected: Reading | None, actual: Reading | None) -> Verdict | None:
    """consistent inside the likely spans, inconsistent outside the possible ones, else None."""
    if expected is None or actual is None:
        return Verdict.RELATED
    if expected.likely.meets(actual.likely):
        return Verdict.CONSISTENT
    if not expected.possible.meets(actual.possible):
        return Verdict.INCONSISTENT
    return None


def combined(value: Decimal, figures: Sequence[Figure], likely: Interval, possible: Interval) -> Reading:
    """A computed number with the spans that its figures' spans give."""
    return Reading(value, likely, possible, "; ".join(f.reading.why for f in figures if f.reading.why))


def shown(number: Decimal, places: int = 1) -> str:
    """A number for people: grouped, at most `places` decimals."""
    if not number.is_finite() or abs(number.adjusted()) > 40:
        return str(number)
    text = f"{number:,.{places}f}" if number != number.to_integral_value() else f"{number:,.0f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _number(reading: Reading | None) -> Decimal | None:
    if reading is None or not reading.value.is_finite() or abs(reading.value.adjusted()) > 300:
        return None
    return Decimal(repr(float(reading.value))) if reading.value != reading.value.to_integral_value() else reading.value


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).lower()
