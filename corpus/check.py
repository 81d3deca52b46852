"""Check the corpus: `python corpus/check.py [--numbers]`. One line a problem; exits 1 when there is one.

`--numbers` lists, instead, every number that stands in no gold figure: to be read, so that none is overlooked.
"""

import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PARTS = ("dev", "heldout")
WORDS = range(300, 701)

KINDS = set(
    "count money percent percentage_point measure duration age multiple fraction ratio score rank index".split()
)
MODALITIES = set("asserted target projected hypothetical promised denied asked".split())
SOURCE_TYPES = {"person", "organization", "document", "anonymous", "group", None}
MODES = {"direct", "indirect", "none"}
DIRECTIONS = {"up", "down", None}
UNITS = {
    "percent": ["%"],
    "percentage_point": ["percentage point", "basis point"],
    "age": ["year", "month", "week", "day"],
}
ARTICLE = {"id", "title", "published", "publisher", "text"}
GOLD = {"doc", "published", "claims"}
CLAIM = set(
    """start end fig kind value low high approx mod unit per direction what what_head source source_text source_type
    source_count alt_sources cue mode time start_date end_date modality""".split()
)
EXTRA = {"alt_times", "optional", "derived", "time_inferred", "source_tolerated", "note"}

Record = dict[str, Any]  # what a JSON object is read into

NUMBER = re.compile(
    r"""\S*\d\S*
    | \b(?: no | none | zero | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve
    | \w+teen(?:th)? | (?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?
    | (?:dozen|hundred|thousand|million|billion|lakh|crore|half|quarter|third|fifth|tenth|score)s? | halves
    | once | twice | (?:double|triple|quadruple)[ds]? | single | couple | pair
    | first | second | fourth | sixth | seventh | eighth | ninth )\b""",
    re.IGNORECASE | re.VERBOSE,
)


def read(path: Path) -> Record:
    """The object in a JSON file."""
    record: Record = json.loads(path.read_text(encoding="utf8"))
    return record


def is_date(value: object) -> bool:
    """A date written YYYY-MM-DD."""
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def span_problems(start: Any, end: Any) -> Iterator[str]:
    """What is wrong with a time span; either side may be null."""
    for day in (start, end):
        if day is not None and not is_date(day):
            yield f"{day!r} is no date"
            return
    if start and end and start > end:
        yield f"{start} is after {end}"


def claim_problems(claim: Record, text: str) -> Iterator[str]:
    """What is wrong with one claim."""
    if missing := CLAIM - claim.keys():
        yield f"has no {', '.join(sorted(missing))}"
        return
    if unknown := claim.keys() - CLAIM - EXTRA:
        yield f"has an unknown field: {', '.join(sorted(unknown))}"
    if text[claim["start"] : claim["end"]] != claim["fig"]:
        yield f"offsets give {text[claim['start'] : claim['end']]!r}"
    for field, allowed in (
        ("kind", KINDS),
        ("modality", MODALITIES),
        ("source_type", SOURCE_TYPES),
        ("mode", MODES),
        ("direction", DIRECTIONS),
    ):
        if claim[field] not in allowed:
            yield f"{field} {claim[field]!r} is none of the allowed"
    for field in ("mod", "source_text", "cue", "time"):
        if claim[field] is not None and claim[field] not in text:
            yield f"{field} {claim[field]!r} is not in the text"
    if not claim["what"] or not claim["what_head"]:
        yield "what is measured is missing"

    value, low, high = claim["value"], claim["low"], claim["high"]
    if any(isinstance(n, bool) or not isinstance(n, int | float | None) for n in (value, low, high)):
        yield "value, low and high are numbers or null"
    elif low is not None and high is not None and low > high:
        yield f"low {low} is above high {high}"
    elif value is not None and (low is None) == (high is None) and not low == high == value:
        yield f"value {value} has the bounds {low}, {high}"
    elif value is None and low is high is None and claim["kind"] != "score":
        yield "neither value nor bounds"
    if not isinstance(claim["approx"], bool):
        yield "approx is true or false"
    if claim["kind"] == "money" and not re.fullmatch("[A-Z]{3}", claim["unit"] or ""):
        yield f"money in {claim['unit']!r}"
    if claim["unit"] not in UNITS.get(claim["kind"], [claim["unit"]]):
        yield f"{claim['kind']} with the unit {claim['unit']!r}"

    sourced = claim["source"] is not None
    if any((claim[field] is not None) != sourced for field in ("source_text", "source_type")):
        yield "source, source_text and source_type go together"
    if (claim["mode"] != "none") != sourced:
        yield f"mode {claim['mode']!r} with the source {claim['source']!r}"
    spans = [[claim["start_date"], claim["end_date"]], *claim.get("alt_times", [])]
    for span in spans:
        if not isinstance(span, list) or len(span) != 2:
            yield f"alt_times holds {span!r}"
        else:
            yield from span_problems(*span)


def article_problems(article: Record, gold: Record, name: str) -> Iterator[str]:
    """What is wrong with one article and its gold."""
    if missing := (ARTICLE - article.keys()) | (GOLD - gold.keys()):
        yield f"has no {', '.join(sorted(missing))}"
        return
    if not article["id"] == gold["doc"] == name:
        yield f"id {article['id']}, doc {gold['doc']} and the file's name are not one"
    if article["published"] != gold["published"] or not is_date(article["published"]):
        yield f"published {article['published']!r} and {gold['published']!r}"
    if (words := len(article["text"].split())) not in WORDS:
        yield f"{words} words"
    if re.search(r"[ \t]\n|\n{3}|\A\s|\s\Z", article["text"]):
        yield "stray white space in the text"
    for claim in gold["claims"]:
        for problem in claim_problems(claim, article["text"]):
            yield f"{claim.get('start')} {claim.get('fig')!r}: {problem}"
    ends = [(c.get("start", 0), c.get("end", 0)) for c in gold["claims"]]
    for (_, end), (start, _) in pairwise(ends):
        if start < end:
            yield f"the figure at {start} overlaps the one before it or is out of order"


def corpus_problems() -> Iterator[str]:
    """What is wrong in both parts, and between them."""
    seen: dict[str, str] = {}
    for part in PARTS:
        articles = {p.stem: p for p in sorted((HERE / part / "articles").glob("*.json"))}
        golds = {p.stem: p for p in sorted((HERE / part / "gold").glob("*.json"))}
        for name in sorted(articles.keys() ^ golds.keys()):
            yield f"{part}/{name}: the article or its gold is missing"
        for name in sorted(articles.keys() & golds.keys()):
            try:
                article, gold = read(articles[name]), read(golds[name])
            except ValueError as error:
                yield f"{part}/{name}: {error}"
                continue
            for problem in article_problems(article, gold, name):
                yield f"{part}/{name}: {problem}"
            for key in {name, article.get("id"), *(p for p in article.get("text", "").split("\n\n") if p)}:
                if seen.setdefault(key, f"{part}/{name}") != f"{part}/{name}":
                    yield f"{part}/{name}: {key[:40]!r} is in {seen[key]} too"


def loose_numbers() -> Iterator[str]:
    """Every number outside the gold figures, with its context."""
    for path in sorted(HERE.glob("*/gold/*.json")):
        text, claims = read(path.parent.parent / "articles" / path.name)["text"], read(path)["claims"]
        for m in NUMBER.finditer(text):
            if not any(c["start"] < m.end() and m.start() < c["end"] for c in claims):
                context = text[max(0, m.start() - 40) : m.end() + 30].replace("\n", " ")
                yield f"{path.stem} {m.start()} {m[0]!r}: ...{context}..."


def main() -> int:
    """Print the problems, or the loose numbers."""
    if sys.argv[1:] == ["--numbers"]:
        print(*loose_numbers(), sep="\n")
        return 0
    problems = list(corpus_problems())
    for problem in problems:
        print(problem)
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
