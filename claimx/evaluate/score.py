"""Count right and wrong parts over all articles (micro) and make figures of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from . import compare
from .compare import Json, get


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of an evaluation: precision, recall, F1 and the number of gold items; or a share in `f1` alone."""

    name: str
    f1: float
    precision: float | None = None
    recall: float | None = None
    n: int | None = None

    def line(self) -> str:
        """The figure as a line of text."""
        if self.precision is None or self.recall is None:
            return f"{self.name:34} {self.f1:.3f}"
        return f"{self.name:34} P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}  (n={self.n})"


PARTS = {
    "quantity": compare.quantity,
    "unit": compare.unit,
    "measured": compare.measured,
    "source": compare.source,
    "time": compare.time,
}
JOINT = ("quantity", "source", "time")


def evaluate(gold: Iterable[Json], claims: Iterable[Json]) -> list[Figure]:
    """The figures of `claims` against `gold` articles.

    A gold figure and an extracted one are the same when their spans overlap (one to one, largest overlap first).
    `optional` gold claims are neither required nor punished; `alt_sources` and `alt_times` are as good as the main
    ones.

    Args:
        gold: Objects `{"doc", "claims": [...]}`, one an article.
        claims: Claim objects as `claimx extract` writes them.
    """
    by_article: dict[str, list[Json]] = {}
    for claim in claims:
        by_article.setdefault(claim["article_id"], []).append(claim)
    count: Counter[str] = Counter()
    for article in gold:
        matched, missed, extra = pair(article["claims"], by_article.get(article["doc"], []))
        for wanted in missed:
            if not wanted.get("optional"):
                _count_missed(count, wanted)
        for claim in extra:
            _count_extra(count, claim)
        for wanted, claim in matched:
            if not wanted.get("optional"):
                _count_match(count, wanted, claim)
    return _figures(count)


def pair(gold: Sequence[Json], claims: Sequence[Json]) -> tuple[list[tuple[Json, Json]], list[Json], list[Json]]:
    """One-to-one matches by overlap, the gold left over, the claims left over outside optional gold figures."""
    options = []
    for i, wanted in enumerate(gold):
        for j, claim in enumerate(claims):
            start, end = get(claim, "quantity.start"), get(claim, "quantity.end")
            shared = min(wanted["end"], end) - max(wanted["start"], start)
            if shared > 0:
                options.append((-shared / (max(wanted["end"], end) - min(wanted["start"], start)), i, j))
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(options):
        if i not in matched and j not in taken:
            matched[i] = j
            taken.add(j)
    spare = [(g["start"], g["end"]) for g in gold if g.get("optional")]
    rest = [claim for j, claim in enumerate(claims) if j not in taken and not _inside(claim, spare)]
    return (
        [(gold[i], claims[j]) for i, j in matched.items()],
        [wanted for i, wanted in enumerate(gold) if i not in matched],
        rest,
    )


def _inside(claim: Json, spare: Sequence[tuple[int, int]]) -> bool:
    start, end = get(claim, "quantity.start"), get(claim, "quantity.end")
    return any(min(b, end) > max(a, start) for a, b in spare)


def _count_missed(count: "Counter[str]", wanted: Json) -> None:
    count["fn"] += 1
    count["source_fn"] += wanted["source"] is not None
    dated = compare.dated(wanted, "start_date", "end_date")
    count["time_fn"] += dated and [None, None] not in wanted.get("alt_times", [])


def _count_extra(count: "Counter[str]", claim: Json) -> None:
    count["fp"] += 1
    count["source_fp"] += get(claim, "attribution.source") is not None
    count["time_fp"] += compare.dated(claim, "time_span.start", "time_span.end")


def _count_match(count: "Counter[str]", wanted: Json, claim: Json) -> None:
    right = {name: same(wanted, claim) for name, same in PARTS.items()}
    count["tp"] += 1
    count["exact"] += (wanted["start"], wanted["end"]) == (get(claim, "quantity.start"), get(claim, "quantity.end"))
    count["right_kind"] += wanted["kind"] == get(claim, "quantity.kind")
    count["right_modality"] += wanted["modality"] == claim.get("modality")
    for name in ("quantity", "unit", "measured"):
        count[f"right_{name}"] += right[name]
    _count_side(count, "source", wanted["source"] is not None, get(claim, "attribution.source") is not None, right)
    _count_side(
        count,
        "time",
        compare.dated(wanted, "start_date", "end_date"),
        compare.dated(claim, "time_span.start", "time_span.end"),
        right,
    )
    if wanted["source"] is not None and right["source"]:
        count["named"] += 1
        count["right_type"] += wanted["source_type"] == get(claim, "attribution.source.type")
        count["right_mode"] += wanted["mode"] == get(claim, "attribution.mode")
        count["right_full"] += compare.named_in_full(wanted, claim)
    count["joint_tp"] += all(right[name] for name in JOINT)
    count["full_tp"] += all(right.values())


def _count_side(count: "Counter[str]", name: str, has: bool, got: bool, right: dict[str, bool]) -> None:
    count[f"{name}_tp"] += has and got and right[name]
    count[f"{name}_fn"] += has and not right[name]
    count[f"{name}_fp"] += got and not right[name]


def _figures(count: "Counter[str]") -> list[Figure]:
    tp, fp, fn = count["tp"], count["fp"], count["fn"]
    found, named = tp or 1, count["named"] or 1
    out = [_prf("figures found", tp, fp, fn)]
    out += [
        Figure(f"{name} right (of found)", count[f"right_{name}"] / found)
        for name in ("kind", "quantity", "unit", "measured", "modality")
    ]
    out.append(Figure("figure span exact (of found)", count["exact"] / found))
    out.append(_prf("source", count["source_tp"], count["source_fp"], count["source_fn"]))
    out += [
        Figure(name, count[key] / named)
        for name, key in (
            ("source named in full", "right_full"),
            ("source type right", "right_type"),
            ("mode right", "right_mode"),
        )
    ]
    out.append(_prf("time span", count["time_tp"], count["time_fp"], count["time_fn"]))
    for name, key in (("joint: quantity + source + time", "joint_tp"), ("full: joint + unit + measured", "full_tp")):
        out.append(_prf(name, count[key], tp + fp - count[key], tp + fn - count[key]))
    return out


def _prf(name: str, tp: int, fp: int, fn: int) -> Figure:
    precision, recall = tp / (tp + fp or 1), tp / (tp + fn or 1)
    return Figure(name, 2 * precision * recall / (precision + recall or 1), precision, recall, tp + fn)
