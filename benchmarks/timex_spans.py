"""Score the time reader against TIMEX3 annotations, and time it.

    python benchmarks/timex_spans.py FOLDER

FOLDER holds `articles.jsonl` ({"id", "published", "text"}) and `gold.json`
({id: {"time_expressions": [{"start", "end", "type", "value"}]}}). Spans count as TempEval-3 counts them: relaxed
(overlap), strict, and relaxed with the right type or value.
"""

import json
import sys
import time
from pathlib import Path

from claimx.mentions import TimeExpression
from claimx.timex import read


def hits(gold: list[dict], got: list[TimeExpression], test: str) -> int:
    """How many gold expressions find a partner of their own."""
    free, count = list(got), 0
    for each in gold:
        for other in free:
            meets = other.start < each["end"] and each["start"] < other.end
            same = {
                "relaxed": meets,
                "strict": (other.start, other.end) == (each["start"], each["end"]),
                "type": meets and other.type == each["type"],
                "value": meets and other.value == each["value"],
            }
            if same[test]:
                free.remove(other)
                count += 1
                break
    return count


def main(folder: Path) -> None:
    """Print speed and figures."""
    with (folder / "articles.jsonl").open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    read("on Monday, March 3", "2020-03-04")
    start = time.process_time()
    found = {article["id"]: read(article["text"], article["published"]) for article in articles}
    seconds = time.process_time() - start
    words = sum(len(article["text"].split()) for article in articles)
    print(f"{words} words, {words / seconds:,.0f} words a second")
    wanted = sum(len(layers["time_expressions"]) for layers in gold.values())
    given = sum(map(len, found.values()))
    for test in ("relaxed", "strict", "type", "value"):
        true = sum(hits(layers["time_expressions"], found.get(key, []), test) for key, layers in gold.items())
        print(f"{test:8} P {true / given:.3f}  R {true / wanted:.3f}  F1 {2 * true / (given + wanted):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
