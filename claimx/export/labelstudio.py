"""Label Studio: tasks with the claims as predictions, the labelling configuration, and annotations back as gold.

After https://labelstud.io/guide/task_format: regions of the type `labels` with offsets in code points, relations, and
per region choices, numbers and texts under the region's id.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from .. import __version__
from ..article import Article
from ..claim import Claim
from .marks import CHOICES, FIELDS, LABELS, NUMBERS, Link, Mark, by_article, gold, marks

Json = dict[str, Any]

META = ("id", "title", "published", "publisher", "url")


def config() -> str:
    """The labelling configuration (XML) that the tasks fit."""
    lines = ["<View>", '  <Labels name="span" toName="text">']
    lines += [f'    <Label value="{label}"/>' for label in LABELS]
    lines += ["  </Labels>", "  <Relations>"]
    lines += [f'    <Relation value="{label}"/>' for label in LABELS[1:]]
    lines += ["  </Relations>", '  <Text name="text" value="$text"/>']
    for label, names in FIELDS.items():
        for name in names:
            lines += _control(name, label)
    return "\n".join([*lines, "</View>"]) + "\n"


def tasks(claims: Iterable[Claim], articles: Iterable[Article]) -> Iterator[Json]:
    """A task an article: its text and what is known of it as data, its claims as one prediction.

    Raises:
        ValueError: A claim's article is not among the articles, or its text is another.
    """
    for article, own in by_article(claims, articles):
        known = article.model_dump(mode="json")
        data = {("article_id" if name == "id" else name): known[name] for name in META if known[name] is not None}
        yield {
            "data": {"text": article.text, **data},
            "predictions": [{"model_version": f"claimx {__version__}", "result": list(_result(article.text, own))}],
        }


def annotated(exported: Iterable[Mapping[str, Any]]) -> Iterator[Json]:
    """The gold of annotated tasks (Label Studio's JSON export): of each the last annotation that was not cancelled.

    Raises:
        ValueError: An annotation is no result of `config`.
    """
    for task in exported:
        done = [one for one in task.get("annotations") or () if not one.get("was_cancelled")]
        if not done:
            continue
        data = task["data"]
        try:
            marked, links = _read(done[-1]["result"])
        except (KeyError, TypeError, IndexError) as error:
            raise ValueError(f"task {task.get('id')}: no annotation of claims: {error!r}") from error
        yield gold(data["article_id"], data["text"], marked, links, published=data.get("published"))


def _control(name: str, label: str) -> list[str]:
    shown = f'toName="text" perRegion="true" whenTagName="span" whenLabelValue="{label}"'
    if name in CHOICES:
        choices = [f'    <Choice value="{value}"/>' for value in CHOICES[name]]
        return [f'  <Choices name="{name}" {shown} choice="single">', *choices, "  </Choices>"]
    if name in NUMBERS:
        return [f'  <Number name="{name}" {shown}/>']
    return [f'  <TextArea name="{name}" {shown} maxSubmissions="1" editable="true" placeholder="{name}"/>']


def _result(text: str, claims: Sequence[Claim]) -> Iterator[Json]:
    marked, links = marks(claims)
    for mark in marked:
        place = {"start": mark.start, "end": mark.end, "text": text[mark.start : mark.end]}
        region = {"id": mark.id, "from_name": "span", "to_name": "text", "type": "labels"}
        yield {**region, "value": {**place, "labels": [mark.label]}}
        for name, value in mark.fields.items():
            kind, held = _held(name, value)
            # a text area's own `text` stands in place of the region's words
            yield {**region, "from_name": name, "type": kind, "value": {**place, **held}}
    labels = {mark.id: mark.label for mark in marked}
    for link in links:
        ends = {"from_id": link.figure, "to_id": link.other, "direction": "right"}
        yield {"type": "relation", **ends, "labels": [labels[link.other]]}


def _held(name: str, value: Any) -> tuple[str, Json]:
    if name in CHOICES:
        return "choices", {"choices": [value]}
    if name in NUMBERS:
        return "number", {"number": value}
    return "textarea", {"text": [value]}


def _read(result: Iterable[Mapping[str, Any]]) -> tuple[list[Mark], list[Link]]:
    spans: dict[str, tuple[int, int, str]] = {}
    fields: dict[str, Json] = {}
    links = []
    for one in result:
        value = one.get("value", {})
        if one["type"] == "relation":
            links.append(Link(one["from_id"], one["to_id"]))
        elif one["type"] == "labels":
            spans[one["id"]] = value["start"], value["end"], value["labels"][0]
        elif one["type"] in ("choices", "number", "textarea"):
            held = value["number"] if one["type"] == "number" else value.get("choices", value.get("text"))[0]
            fields.setdefault(one["id"], {})[one["from_name"]] = held
    return [Mark(name, *span, fields.get(name, {})) for name, span in spans.items()], links
