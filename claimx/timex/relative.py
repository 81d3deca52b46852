"""What `last`, `this`, `next` and `early`, `mid-`, `the end of` do to a period."""

from claimx.timex.context import Context, Hit, Reading
from claimx.timex.daymath import third

PARTS = {"EARLY": "early", "MID": "mid", "LATE": "late", "BEGIN": "early", "END": "late"}


def narrowed(found: Reading | None, hit: Hit) -> Reading | None:
    """The reading with its days cut to the third that `early`, `mid-`, `the end of` names."""
    part = next((PARTS[token.role] for token in hit.tokens if token.role in PARTS), None)
    if found is None or part is None:
        return found
    future = (found.future[0], third(found.future[1], part)) if found.future else None
    return found._replace(span=third(found.span, part), future=future)


def relative(hit: Hit, ctx: Context, unit: str) -> str:
    """The value of `last year`, `this quarter`, `the following week`, `that month` at a grain."""
    last = hit.get("LAST")
    if last and last.word in ("previous", "preceding", "prior") and ctx.topics.get(unit):
        return ctx.unit_value(unit, -1, ctx.topic_day(unit))
    if last:
        return ctx.unit_value(unit, -1, ctx.published)
    if hit.has("NEXT"):
        same = hit.has("THE") and ctx.topics.get(unit) and (unit == "D" or ctx.tense(hit) == "past")
        return ctx.unit_value(unit, 1, ctx.topic_day(unit) if same else ctx.published)
    if hit.has("FOLLOWING"):
        return ctx.unit_value(unit, 1, ctx.topic_day(unit))
    if unit == "D" and hit.has("THAT", "SAME"):
        return ctx.unit_value("D", 0, ctx.story_day(hit))
    if hit.has("THAT", "SAME"):
        return ctx.unit_value(unit, 0, ctx.topic_day(unit))
    return ctx.unit_value(unit, 0, ctx.published)
