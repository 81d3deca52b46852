"""W3C Web Annotation: a claim as an annotation of its article, with a quote and a position selector.

After https://www.w3.org/TR/annotation-model/: the quote finds the figure again where the page was rendered anew, the
position is exact on the text as read. Positions count Unicode code points, as the model asks. The body is the claim
itself, as a JSON text with its media type.
"""

from typing import Any

from ..article import Article
from ..claim import Claim

Json = dict[str, Any]

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # code points of prefix and of suffix


def annotation(found: Claim, article: Article, *, body: bool = True) -> Json:
    """The claim as one `Annotation` whose target is the figure.

    Args:
        found: A claim of `article`.
        article: The article; its `url` is the target's source, else `urn:claimx:` and its id.
        body: Whether the whole claim goes along.

    Raises:
        ValueError: The article's text does not hold the figure where the claim says.
    """
    start, end = found.quantity.start, found.quantity.end
    if article.text[start:end] != found.quantity.text:
        raise ValueError(f"claim {found.id}: {found.quantity.text!r} is not at {start} of article {article.id!r}")
    made: Json = {
        "@context": CONTEXT,
        "id": f"urn:claimx:{found.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "target": {
            "source": article.url or f"urn:claimx:article:{_quoted(article.id)}",
            "selector": [quote(article.text, start, end), position(start, end)],
        },
    }
    if body:
        text = found.model_dump_json()
        made["body"] = {"type": "TextualBody", "value": text, "format": "application/json", "purpose": "describing"}
    return made


def quote(text: str, start: int, end: int) -> Json:
    """The `TextQuoteSelector` of `text[start:end]` with what stands around it."""
    return {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }


def position(start: int, end: int) -> Json:
    """The `TextPositionSelector`: half-open, in code points."""
    return {"type": "TextPositionSelector", "start": start, "end": end}


def _quoted(name: str) -> str:
    from urllib.parse import quote as percent

    return percent(name, safe="")
