"""Attribution measured on PolNeAR (brat standoff; not part of this project).

    python benchmarks/polnear.py FOLDER [--nested] [--rules]

FOLDER holds `text/` and `attributions/` as PolNeAR has them; the first annotator of each article counts. Printed are
precision, recall and F1 of sources, cues and contents (a source or cue is right when it overlaps a gold one, a content
likewise; each gold span counts once), of cues alone where the words are equal, and of the sources of digits; then the
same for reporting cues alone: what PolNeAR counts as beliefs, wishes and judgements is left out on our side.
"""

import argparse
import re
import time
from collections import Counter
from pathlib import Path

import claimx
from claimx.annotate import attributions
from claimx.annotate.parse import parse_all
from claimx.link.sources import ANSWERS
from claimx.mentions import Attribution

DIGITS = re.compile(r"\d[\d,.]*\d|\d")
Span = tuple[int, int]


def read(folder: Path):
    """(text, gold attributions as dicts of span lists) for every article."""
    first = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    for name, path in first.items():
        text_file = folder / "text" / f"{name}.txt"
        if not text_file.exists():
            continue
        with text_file.open(encoding="utf-8", newline="") as lines:
            text = lines.read()
        yield text, _gold(path.read_text(encoding="utf-8"))


def _gold(standoff: str) -> list[dict[str, list[Span]]]:
    spans: dict[str, list[Span]] = {}
    events = []
    for line in standoff.splitlines():
        parts = line.split("\t")
        if parts[0].startswith("T") and " " in parts[1]:
            where = parts[1].split(" ", 1)[1]
            spans[parts[0]] = [tuple(map(int, one.split())) for one in where.split(";")]
        elif parts[0].startswith("E"):
            events.append(parts[1])
    out = []
    for event in events:
        one: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for role, span in (part.split(":") for part in event.split()):
            role = re.sub(r"\d+$", "", role).lower()
            if role in one:
                one[role] += spans.get(span, [])
        out.append(one)
    return out


def hull(spans) -> Span | None:
    spans = list(spans)
    return (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None


def overlap(a: Span, b: Span) -> bool:
    return min(a[1], b[1]) > max(a[0], b[0])


def matched(gold: list[Span], got: list[Span], same) -> int:
    """How many pairs the largest one-to-one matching has."""
    taken: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j, span in enumerate(got):
            if j not in seen and same(gold[i], span):
                seen.add(j)
                if j not in taken or place(taken[j], seen):
                    taken[j] = i
                    return True
        return False

    return sum(place(i, set()) for i in range(len(gold)))


def count(text: str, gold, got: list[Attribution], sums: Counter) -> None:
    """Adds one article to the sums: (what, "tp" | "gold" | "got")."""
    mine = [
        {"source": [a.source] if a.source else [], "cue": [a.cue] if a.cue else [], "content": a.content} for a in got
    ]
    for part in ("source", "cue", "content"):
        a = [span for one in gold if (span := hull(one[part]))]
        b = [span for one in mine if (span := hull(one[part]))]
        if part != "content":
            a, b = sorted(set(a)), sorted(set(b))
        for name, same in ((f"{part} overlap", overlap), (f"{part} exact", lambda x, y: x == tuple(y))):
            sums[name, "tp"] += matched(a, b, same)
            sums[name, "gold"] += len(a)
            sums[name, "got"] += len(b)
    for digits in DIGITS.finditer(text):
        want, have = _owner(gold, digits.span()), _owner(mine, digits.span())
        if want and not want["source"]:
            continue
        a, b = hull(want["source"]) if want else None, hull(have["source"]) if have else None
        right = bool(a and b) and 2 * (min(a[1], b[1]) - max(a[0], b[0])) >= b[1] - b[0] > 0
        sums["source of digits", "tp"] += right
        sums["source of digits", "gold"] += bool(a)
        sums["source of digits", "got"] += bool(b)


def _owner(attributions_, at: Span):
    inside = [a for a in attributions_ if any(s <= at[0] and at[1] <= e for s, e in a["content"])]
    return min(inside, key=lambda a: sum(e - s for s, e in a["content"])) if inside else None


def table(sums: Counter) -> str:
    rows = []
    for name in dict.fromkeys(name for name, _ in sums):
        tp, gold, got = (sums[name, key] for key in ("tp", "gold", "got"))
        precision, recall = tp / (got or 1), tp / (gold or 1)
        f1 = 2 * precision * recall / (precision + recall or 1)
        rows.append(f"{name:20} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  (n={gold})")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--nested", action="store_true", help="count those inside other contents too, as annotate does")
    parser.add_argument("--rules", action="store_true", help="also the precision of every rule's cues")
    args = parser.parse_args()
    articles = list(read(args.folder))
    nlp = claimx.load()
    everything, reporting = Counter(), Counter()
    rules: dict[str, list[int]] = {}
    spent = parsing = 0.0
    begin = time.process_time()
    for (text, gold), doc in zip(articles, parse_all([text for text, _ in articles], nlp), strict=True):
        parsing += time.process_time() - begin
        begin = time.process_time()
        got = list(attributions.find(doc, nested=args.nested))
        spent += time.process_time() - begin
        count(text, gold, got, everything)
        count(text, gold, [one for one in got if one.stance in ANSWERS - {"believes"}], reporting)
        cues = [span for one in gold if (span := hull(one["cue"]))]
        for one in got:
            hits = rules.setdefault(one.rule, [0, 0])
            hits[0] += one.cue is not None and any(overlap(one.cue, cue) for cue in cues)
            hits[1] += 1
        begin = time.process_time()
    print(table(everything), "\n\nreporting cues alone", table(reporting), sep="\n")
    print(f"\n{len(articles)} articles; attribution takes {spent / parsing:.1%} of the time of the parse")
    if args.rules:
        for rule, (right, found) in sorted(rules.items(), key=lambda item: -item[1][1]):
            print(f"{rule:20} {right:5} of {found:5}")


if __name__ == "__main__":
    main()
