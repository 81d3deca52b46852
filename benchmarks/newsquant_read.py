"""How well `claimx.quantity.read` alone does on NewsQuant-style sentences: value F1 and bound F1.

Usage: python benchmarks/newsquant_read.py FILE.json

FILE.json is a list of {"text", "quantities": [{"value", "change"}]}, `change` being one of = ~ < > up down.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

from claimx.quantity import read

SIGNS = {"~": "~", ">": ">", "<": "<"}


def gold_of(row):
    found, spare = [], []
    for quantity in row["quantities"]:
        values = [float(v.replace(",", "")) for v in re.findall(r"-?[\d.,]*\d(?:E-?\d+)?", str(quantity["value"]))]
        found += [(abs(v), SIGNS.get(quantity["change"], "=")) for v in values[:1]]
        spare += [abs(v) for v in values[1:]]
    return found, spare


def read_of(text):
    for quantity in read(text):
        value = next((v for v in (quantity.value, quantity.low, quantity.high) if v is not None), None)
        if value is None:
            continue
        sign = "~" if quantity.approximate else "="
        if quantity.value is not None and quantity.high is None:
            sign = ">"
        elif quantity.value is not None and quantity.low is None and not quantity.approximate:
            sign = "<"
        yield abs(float(value)), sign


def near(a, b):
    return abs(a - b) <= 1e-3 * abs(a)


def main(path):
    count = Counter()
    for row in json.loads(Path(path).read_text(encoding="utf-8")):
        gold, spare = gold_of(row)
        got = list(read_of(row["text"]))
        for value in spare:
            extra = [g for g in got if near(value, g[0])]
            if len(extra) > sum(near(value, g[0]) for g in gold):
                got.remove(extra[-1])
        for name, same in (
            ("value", lambda a, b: near(a[0], b[0])),
            ("bound", lambda a, b: near(a[0], b[0]) and a[1] == b[1]),
        ):
            rest = list(got)
            for g in gold:
                hit = next((p for p in rest if same(g, p)), None)
                if hit is not None:
                    rest.remove(hit)
                    count[name, "right"] += 1
            count[name, "gold"] += len(gold)
            count[name, "got"] += len(got)
    for name in ("value", "bound"):
        right, wanted, found = (count[name, k] for k in ("right", "gold", "got"))
        print(
            f"{name}: P {right / found:.3f} R {right / wanted:.3f} F1 {2 * right / (wanted + found):.3f} (n={wanted})"
        )


if __name__ == "__main__":
    main(sys.argv[1])
