"""What a rule may look at: the tokens of its hit, the publication date, and what the text has named before."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from claimx.timex.daymath import NOWHEN, Span, add_months, days_of, shift, value_of
from claimx.timex.lex import Token, Tokens
from claimx.timex.named import Event, Holiday
from claimx.timex.tense import tense_of

X_VALUES = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "H": "XXXX-HX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
    "L": "X",
}


BESIDE = 25  # tokens of one sentence


class Reading(NamedTuple):
    """What a rule makes of its hit: TIMEX3 type, value, days covered, and (value, days) under a future reading."""

    type: str
    value: str
    span: Span = NOWHEN
    future: tuple[str, Span] | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of tokens that a rule matched."""

    tokens: tuple[Token, ...]
    first: int
    rule: str

    def get(self, *roles: str) -> Token | None:
        """The first token with one of the roles."""
        return next((token for token in self.tokens if token.role in roles), None)

    def all(self, *roles: str) -> list[Token]:
        """All tokens with one of the roles."""
        return [token for token in self.tokens if token.role in roles]

    def has(self, *roles: str) -> bool:
        """Whether a token has one of the roles."""
        return any(token.role in roles for token in self.tokens)

    def part(self, *roles: str) -> "Hit":
        """The hit without the tokens of these roles."""
        return replace(self, tokens=tuple(token for token in self.tokens if token.role not in roles))

    def after(self, role: str) -> "Hit":
        """The hit from the first token of that role on."""
        index = next((i for i, token in enumerate(self.tokens) if token.role == role), 0)
        return replace(self, tokens=self.tokens[index:])


@dataclass(slots=True)
class Context:
    """The state of one reading of one text."""

    tokens: Tokens
    published: date | None
    tenses: dict[str, str]
    holidays: dict[str, Holiday]
    events: dict[str, tuple[Event, ...]]
    fiscal: tuple[int, bool] | None = None
    topic: str | None = None
    topics: dict[str, str] = field(default_factory=dict)
    period: Span | None = None
    told: tuple[date, int] | None = None
    lead: date | None = None
    place: int = 0

    def remember(self, value: str, place: int = 0, *, full: bool = False) -> None:
        """Take a value as what the text speaks of from here on, at its own grain and all coarser ones.

        `place` is the token where it stands; a `full` date has its year, as datelines do.
        """
        first, last = days_of(value)
        if first is None or last is None:
            return
        self.topic, self.place = value, place
        length = (last - first).days
        if not length and self.published and first <= self.published:
            self.told = (first, place)
            if self.lead is None and not full and (self.published - first).days <= 7:
                self.lead = first
        for unit, most in (("D", 0), ("W", 7), ("M", 31), ("Q", 92), ("Y", 366)):
            if length <= most and (unit != "Q" or "Q" in value):
                self.topics[unit] = value_of(first, unit)

    def frame(self, hit: Hit, made: Reading) -> None:
        """Take a span such as `the nine months ended Sept. 30` as what `a year earlier` is a year earlier than."""
        if hit.rule in ("unitto", "nthspan") and made.type == "DURATION" and made.span[0] and made.span[1]:
            self.period = made.span
            self.topics.pop("Q", None)
        elif hit.rule in ("quarter", "qcode", "unitto"):
            self.period = None

    def year_before(self, made: Reading) -> Reading:
        """The reading of `a year earlier`, its days those of the current period a year earlier."""
        first, last = self.period or NOWHEN
        if first is None or last is None:
            return made
        return made._replace(span=(add_months(first, -12), add_months(last, -12)))

    def month_at_hand(self, hit: Hit) -> bool:
        """Whether a month is what the sentence last spoke of: `in May, up from 90 a year earlier`."""
        between = self.tokens.slice(self.place, hit.first)
        month = self.topic is not None and len(self.topic) == 7 and self.topic[5:].isdigit()
        return month and len(between) <= BESIDE and not any(token.role in ("DOT", "PARA") for token in between)

    def last_day(self) -> date | None:
        """The day the text last spoke of, or the publication date."""
        value = self.topics.get("D")
        return days_of(value)[0] if value else self.published

    def story_day(self, hit: Hit) -> date | None:
        """The day that `the same day` means: the last one named, in a clause of the past the last that had come."""
        if self.told is None or self.tense(hit) == "future":
            return self.last_day()
        return self.told[0]

    def clock_day(self, hit: Hit) -> date | None:
        """The day of a clock time that has none: the one last named in its paragraph, else the day of the story.

        That is the first recent day the article names, or the publication date.
        """
        if self.tense(hit) == "future" or self.published is None:
            return self.last_day()
        if self.told is None or self.tokens.apart(self.told[1], hit.first):
            return self.lead or self.published
        return self.told[0]

    def has_come(self, unit: str) -> bool:
        """Whether what the text last spoke of at the grain of `unit` is not ahead of the publication date."""
        day = self.topic_day(unit)
        return day is None or self.published is None or day <= self.published

    def topic_day(self, unit: str) -> date | None:
        """A day inside what the text last spoke of at the grain of `unit`, or the publication date."""
        value = self.topics.get(unit)
        first = days_of(value)[0] if value else None
        return first or self.published

    def unit_value(self, unit: str, count: int, day: date | None) -> str:
        """The value of the unit `count` units away from the one of `day`."""
        moved = shift(day, count, unit) if day else None
        return value_of(moved, unit) if moved else X_VALUES[unit]

    def tense(self, hit: Hit) -> str:
        """A cheap guess at the tense of the hit's clause: past, future, or empty."""
        return tense_of(self.tokens.text, hit.tokens[0].start, hit.tokens[-1].end, self.tenses)

    def possessive(self, hit: Hit) -> bool:
        """Whether `'s` follows: `Friday's vote`."""
        index = hit.first + len(hit.tokens)
        return index + 1 < self.tokens.size and self.tokens.role(index) == "APOS" and self.tokens.role(index + 1) == "S"

    def before(self, hit: Hit) -> str:
        """The role of the token before the hit, over `the` and `about`."""
        index = hit.first - 1
        while index >= 0 and self.tokens.role(index) in ("THE", "ABOUT", "APPROX"):
            index -= 1
        return self.tokens.role(index) if index >= 0 else ""


def reading(kind: str, value: str, span: Span | None = None) -> Reading:
    """A reading whose days follow from its value unless given."""
    return Reading(kind, value, days_of(value) if span is None else span)


def wants_future(ctx: Context, hit: Hit, tense: str, spans: tuple[Span, Span]) -> bool:
    """Whether the future reading is meant: by tense and preposition, unless one of the two days is far nearer."""
    now, back, ahead = ctx.published, spans[0][1], spans[1][0]
    bound = ctx.before(hit) == "BY"
    if now and back and ahead and (ahead - back).days > 60:
        if (now - back).days <= 92:
            return False
        distance = (ahead - now).days  # the next month is hardly ever the one of eleven months ago
        dated = hit.has("DAY", "ORD")
        if distance <= (100 if bound else 45 if dated or tense != "past" else 31):
            return True
    if bound and hit.first and ctx.tokens[hit.first - 1].word in ("until", "till"):
        return hit.first > 1 and ctx.tokens.role(hit.first - 2) not in ("DOT", "PARA")
    return tense == "future" or (tense != "past" and bound)


def either(ctx: Context, hit: Hit, past: str, future: str, kind: str = "DATE") -> Reading:
    """The past reading, or the future one where the clause speaks of the future; both are kept."""
    spans = (days_of(past), days_of(future))
    tense = "past" if ctx.possessive(hit) else ctx.tense(hit)
    if wants_future(ctx, hit, tense, spans):
        return Reading(kind, future, spans[1], (future, spans[1]))
    return Reading(kind, past, spans[0], (future, spans[1]) if future != past else None)
