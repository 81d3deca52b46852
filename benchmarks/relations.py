"""How sound the relations between claims are: found, right, precision, recall; and altered articles.

    python benchmarks/relations.py

Three sets, all written for this project: the articles of corpus/dev with the relations that a reader finds in them
(relations/dev.json), short texts on which rules were chosen (texts.json), and short texts written before their rules
were run on them (check.json; the first run is in history.md). Each relation that has one is then altered in the
article, so that its arithmetic fails: is it found? And how often is an unaltered text called inconsistent?
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language

import claimx
from claimx.relate import findings

HERE = Path(__file__).parent / "relations"
CORPUS = Path(__file__).parent.parent / "corpus"
Seen = tuple[str, str, tuple[str, ...]]  # kind, verdict, the figures in order
Case = tuple[claimx.Article, list[Seen], list[tuple[Seen, list[str]]]]  # article, relations known, what is altered


class Tally(Counter[str]):
    """Counts of one set."""

    def row(self, name: str) -> str:
        """A line of the table."""
        found, right, known = self["found"], self["right"], self["known"]
        line = f"{name:10} {known:>6} {found:>6} {right:>6} {right / found if found else 1:>10.3f}"
        line += f" {self['met'] / known if known else 1:>7.3f} {self['false alarms']:>13}"
        return f"{line} {self['altered']:>8} {self['caught']:>7} {self['caught'] / max(self['altered'], 1):>7.3f}"


def seen(article: claimx.Article, nlp: Language) -> list[Seen]:
    """The findings of an article, with the figures' words."""
    claims = claimx.extract(article, nlp)
    words = {claim.id: claim.quantity.text for claim in claims}
    return [(f.kind.value, f.verdict.value, tuple(sorted(words[m.claim] for m in f.claims))) for f in findings(claims)]


def texts(name: str) -> Iterator[Case]:
    """Article, relations known, alterations of one file of short texts."""
    for item in json.loads((HERE / name).read_text(encoding="utf-8")):
        published = item.get("published", "2024-07-10")
        known = [(kind, verdict, tuple(sorted(figures))) for kind, verdict, figures in item["expect"]]
        altered = [(known[-1], item["altered"])] if item["altered"] else []
        yield claimx.Article(id=item["id"], text=item["text"], published=published), known, altered


def corpus() -> Iterator[Case]:
    """Article, relations known, alterations of corpus/dev."""
    listed = json.loads((HERE / "dev.json").read_text(encoding="utf-8"))
    for article in claimx.read(CORPUS / "dev" / "articles"):
        relations = [((kind, "", tuple(sorted(figures))), change) for kind, figures, change in listed[article.id]]
        yield article, [known for known, _ in relations], [(known, change) for known, change in relations if change]


def measure(name: str, cases: Iterator[Case], nlp: Language) -> str:
    """One set's line; what went wrong is printed above it."""
    tally = Tally()
    for article, known, alterations in cases:
        found = seen(article, nlp)
        right = [one for one in found if any(_same(one, other) for other in known)]
        met = [other for other in known if any(_same(one, other) for one in found)]
        wrong = [one for one in found if one not in right]
        called = [one for one in found if one[1] == "inconsistent" and one not in right]
        tally.update({"found": len(found), "right": len(right), "known": len(known), "met": len(met)})
        tally["false alarms"] += len(called)
        for one in wrong:
            print(f"  {article.id}: not known to be right: {one}")
        for other in known:
            if other not in met:
                print(f"  {article.id}: not found: {other}")
        for relation, (old, new) in alterations:
            assert article.text.count(old) >= 1, (article.id, old)
            other_text = article.model_copy(update={"text": article.text.replace(old, new, 1)})
            alarms = [one for one in seen(other_text, nlp) if one[1] == "inconsistent" and one not in found]
            caught = any(one[0] == relation[0] for one in alarms)
            tally["altered"] += 1
            tally["caught"] += caught
            if not caught:
                print(f"  {article.id}: altered and not caught: {old} -> {new}")
    return tally.row(name)


def heldout(nlp: Language) -> str:
    """How many findings corpus/heldout has, unread: each inconsistent one counts as a false alarm."""
    articles = claimx.read(CORPUS / "heldout" / "articles")
    counts = Counter(verdict for article in articles for _, verdict, _ in seen(article, nlp))
    return "heldout, by verdict: " + ", ".join(f"{name} {count}" for name, count in sorted(counts.items()))


def _same(one: Seen, other: Seen) -> bool:
    return one[0] == other[0] and one[2] == other[2] and (not other[1] or one[1] == other[1])


def main() -> None:
    nlp = claimx.load()
    rows = [
        measure("corpus/dev", corpus(), nlp),
        measure("texts", texts("texts.json"), nlp),
        measure("check", texts("check.json"), nlp),
    ]
    head = f"{'':10} {'known':>6} {'found':>6} {'right':>6} {'precision':>10} {'recall':>7} {'false alarms':>13}"
    print(f"{head} {'altered':>8} {'caught':>7} {'share':>7}")
    print("\n".join(rows))
    print(heldout(nlp))


if __name__ == "__main__":
    main()
