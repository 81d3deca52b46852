"""Print the quality figures of folders of gold, with the parsing shortcut and without it.

    python benchmarks/quality.py [corpus/dev corpus/heldout FURTHER ...]

A folder holds gold/ID.json (or ID.json) and articles (a folder `articles`, or articles.jsonl).
"""

import json
import sys
from pathlib import Path

from spacy.language import Language

import claimx
from claimx.evaluate import evaluate


def figures(folder: Path, nlp: Language, *, shortcut: bool) -> list[tuple[str, float]]:
    """(name, F1 or share) of one folder of gold."""
    gold_folder = folder / "gold" if (folder / "gold").is_dir() else folder
    gold = [json.loads(f.read_text(encoding="utf-8")) for f in sorted(gold_folder.glob("*.json"))]
    articles = folder / "articles" if (folder / "articles").is_dir() else folder / "articles.jsonl"
    found = [
        json.loads(claim.model_dump_json())
        for _, claims in claimx.pipe(claimx.read(articles), nlp, shortcut=shortcut)
        for claim in claims
    ]
    return [(figure.name, figure.f1) for figure in evaluate(gold, found)]


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]] or [Path("corpus/dev"), Path("corpus/heldout")]
    nlp = claimx.load()
    width = max(len(folder.name) for folder in folders) + 2
    for shortcut in (True, False):
        columns = [figures(folder, nlp, shortcut=shortcut) for folder in folders]
        name = "with the shortcut" if shortcut else "without the shortcut"
        print(f"{name:34}" + "".join(f"{folder.name:>{width}}" for folder in folders))
        for row in zip(*columns, strict=True):
            print(f"{row[0][0]:34}" + "".join(f"{value:>{width}.3f}" for _, value in row))


if __name__ == "__main__":
    main()
