"""Memory does not grow with the number of articles: neither where they are worked on nor where they are kept."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

WORKER = """
import random, psutil
from claimx.reading import Item
from claimx.work import Settings, run
chance = random.Random(1)
def word():
    return "".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=9))
def text():
    return " ".join(f"{word().title()} {word()} said {chance.randint(2, 99)} {word()} {word()} fell." for _ in "1234")
for n in range(0, 5000, 16):
    run([Item("p", f"{k}", "txt", text().encode()) for k in range(n, n + 16)], Settings())
    if n % 1000 < 16 and n > 16:
        print(psutil.Process().memory_info().rss)
print(psutil.Process().memory_info().rss)
"""

PARENT = """
import sys, psutil
sys.path.insert(0, sys.argv[1])
import poison
from pathlib import Path
from claimx.run import Job, run
from claimx.run.progress import Reporter
class Watch(Reporter):
    def update(self, tally):
        if tally.done % 2000 < 16:
            print(psutil.Process().memory_info().rss)
run(Job((sys.argv[2],), poison.plan(), Path(sys.argv[3])), Watch(quiet=True))
print(psutil.Process().memory_info().rss)
"""


def megabytes(*arguments: object) -> list[float]:
    command = [sys.executable, "-c", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [int(line) / 1e6 for line in done.stdout.split()]


@pytest.mark.slow
def test_articles_of_fresh_words_leave_no_memory_behind() -> None:
    _, _, warm, *_, last = megabytes(WORKER)  # at 1000, 2000, 3000: until then tables and bounded caches fill
    assert (last - warm) / 2 < 3  # for a thousand articles


@pytest.mark.slow
def test_a_run_over_many_inputs_holds_few_of_them(tmp_path: Path) -> None:
    records = (json.dumps({"id": str(n), "text": f"good {n}"}) for n in range(10_000))
    (tmp_path / "in.jsonl").write_text("\n".join(records))
    _, first, *_, last = megabytes(PARENT, Path(__file__).parent, tmp_path / "in.jsonl", tmp_path / "out.jsonl")
    assert last - first < 8
