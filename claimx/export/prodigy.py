"""Prodigy: tasks with spans and relations for its `relations` and `spans_manual` interfaces, and back as gold.

After https://prodi.gy/docs/api-interfaces. Tokens are cut at white space, around punctuation and at the ends of
spans, so that every span begins and ends with a token, as Prodigy demands. As in spaCy, one space belongs to the token
before it (`ws`) and all other white space is a token, so that the tokens make the text. Offsets are in code points.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..article import Article
from ..claim import Claim
from .marks import FIELDS, Link, Mark, by_article, gold, marks

Json = dict[str, Any]

TOKEN = re.compile(r"\w+|[^\w\s]|\s+")


def tasks(claims: Iterable[Claim], articles: Iterable[Article]) -> Iterator[Json]:
    """A task an article, to be corrected: tokens, spans with their fields, relations from each figure.

    Raises:
        ValueError: A claim's article is not among the articles, or its text is another.
    """
    for article, own in by_article(claims, articles):
        marked, links = marks(own)
        tokens = _tokens(article.text, marked)
        first = {token["start"]: token["id"] for token in tokens}
        last = {token["end"]: token["id"] for token in tokens}
        spans = {
            mark.id: {
                "start": mark.start,
                "end": mark.end,
                "token_start": first[mark.start],
                "token_end": last[mark.end],
                "label": mark.label,
            }
            for mark in marked
        }
        meta = {"article_id": article.id}
        if article.published is not None:
            meta["published"] = article.published.isoformat()
        yield {
            "text": article.text,
            "tokens": tokens,
            "spans": [{**spans[mark.id], **mark.fields} for mark in marked],
            "relations": [_relation(spans[link.figure], spans[link.other]) for link in links],
            "meta": meta,
        }


def annotated(exported: Iterable[Mapping[str, Any]]) -> Iterator[Json]:
    """The gold of annotated tasks (`prodigy db-out`): those that were accepted.

    Raises:
        ValueError: A task does not hold what `tasks` gave it.
    """
    for task in exported:
        if task.get("answer") != "accept":
            continue
        try:
            marked = [_mark(span) for span in task.get("spans", ())]
            links = [Link(_id(one["head_span"]), _id(one["child_span"])) for one in task.get("relations", ())]
            meta = task["meta"]
            yield gold(meta["article_id"], task["text"], marked, links, published=meta.get("published"))
        except (KeyError, TypeError) as error:
            raise ValueError(f"no task of claims: {error!r}") from error


def _tokens(text: str, marked: Sequence[Mark]) -> list[Json]:
    """Words, punctuation and white space but for single spaces, cut where a span begins or ends."""
    cuts = sorted({at for mark in marked for at in (mark.start, mark.end)})
    bounds: list[tuple[int, int]] = []
    index = 0
    for found in TOKEN.finditer(text):
        start, end = found.span()
        if bounds and text[start] == " ":
            start += 1  # that of the token before
        while index < len(cuts) and cuts[index] <= start:
            index += 1
        while index < len(cuts) and cuts[index] < end:
            bounds.append((start, cuts[index]))
            start = cuts[index]
            index += 1
        if start < end:
            bounds.append((start, end))
    return [
        {"text": text[start:end], "start": start, "end": end, "id": number, "ws": text[end : end + 1] == " "}
        for number, (start, end) in enumerate(bounds)
    ]


def _relation(head: Json, child: Json) -> Json:
    """From a figure to what belongs to it, anchored at the last token of each."""
    ends = {"head": head["token_end"], "child": child["token_end"]}
    return {**ends, "label": child["label"], "head_span": head, "child_span": child}


def _mark(span: Mapping[str, Any]) -> Mark:
    names = FIELDS.get(span["label"], ())
    fields = {name: span[name] for name in names if span.get(name) is not None}
    return Mark(_id(span), span["start"], span["end"], span["label"], fields)


def _id(span: Mapping[str, Any]) -> str:
    return f"{span['label']}-{span['start']}-{span['end']}"
