"""What a page says of itself: title, day of publication, outlet, address.

Only what is stated for machines counts (JSON-LD, meta and time elements, the day in the address): a day guessed from
the words of a page is worse than none.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from .dates import day, of_url
from .limits import LINKED

ARTICLE = re.compile(r"(?:News|Blog|Opinion|Report|Analysis|Review|Live)?.*(?:Article|Posting|WebPage)$")
PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{1,64})"')
DAY_NAMES = tuple(
    "article:published_time datepublished og:article:published_time parsely-pub-date sailthru.date publisheddate"
    " publish-date publish_date publication_date publicationdate pubdate cxenseparse:recs:publishtime"
    " cxenseparse:publishtime dc.date.issued dcterms.issued dcterms.created dcterms.date dc.date dc.date.created"
    " article.published article.created originalpublicationdate displaydate date_published published_date"
    " published_time_telegram ptime og:pubdate rnews:datepublished citation_publication_date"
    " citation_online_date dcsext.articlefirstpublished date".split()
)
TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
SITES = ("og:site_name", "application-name", "article:publisher_name", "dc.publisher", "cre")
TAIL = re.compile(r"\s+(?:[|•»–—-]|::)\s+(?=\S)")
Element = Any  # lxml.html.HtmlElement, which has no types

DEEP = 6  # levels of structured data that are looked into


class Page(NamedTuple):
    """A page's text and what it says of itself; what it does not say is None."""

    text: str = ""
    title: str | None = None
    published: date | None = None
    url: str | None = None
    publisher: str | None = None


def said(tree: Element, url: str | None = None) -> Page:
    """What the elements of a page say, without its text; where it was found counts before what it says of that."""
    meta = _meta(tree)
    linked, raw = _linked(tree)
    site = _first(meta, SITES) or _name(linked.get("publisher"))
    url = url or _address(tree, meta)
    stated = (
        linked.get("datePublished"),
        *(hit[1] for hit in (PUBLISHED.search(text) for text in raw) if hit and not linked),
        *(meta.get(name) for name in DAY_NAMES),
        *_times(tree),
    )
    published = next(filter(None, map(day, stated)), None) or of_url(url)
    return Page(title=_title(tree, meta, linked, site), published=published, url=url, publisher=site)


def _meta(tree: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())
        for key in ("property", "name", "itemprop"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, content[:1_000])
    return found


def _linked(tree: Element) -> tuple[dict[str, Any], list[str]]:
    """The first article among the page's JSON-LD, and the raw texts of it."""
    raw = []
    for element in tree.iter("script"):
        text = element.text or ""
        if "ld+json" in (element.get("type") or "").lower() and len(text) <= LINKED:
            raw.append(text)
    for text in raw:
        try:
            nodes = list(_nodes(json.loads(text.strip().rstrip(";"), strict=False)))
        except (ValueError, RecursionError):
            continue
        dated = [node for node in nodes if isinstance(node.get("datePublished"), str)]
        typed = [node for node in dated if any(map(ARTICLE.match, _types(node)))]
        typed.sort(key=lambda node: any(t == "WebPage" for t in _types(node)))
        if typed:
            return typed[0], raw
    return {}, raw


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > DEEP:
        return
    if isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)
    elif isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split())[:200] or None if isinstance(value, str) else None


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _address(tree: Element, meta: dict[str, str]) -> str | None:
    links = (e.get("href") for e in tree.iter("link") if "canonical" in (e.get("rel") or "").lower().split())
    for url in (*links, meta.get("og:url")):
        if url and re.match(r"https?://\S+$", url.strip()):
            return str(url.strip())
    return None


def _times(tree: Element) -> Iterator[str | None]:
    """Days of `time` elements that are marked as the publication, then of the one there is, if it is one."""
    times = list(tree.iter("time"))
    for element in times:
        marks = f"{element.get('itemprop')} {element.get('class')} {element.get('pubdate') is not None}".lower()
        if "datepublished" in marks or "entry-date" in marks or "true" in marks:
            yield element.get("datetime")
    for element in tree.iter("abbr", "span", "div", "p"):
        if (element.get("itemprop") or "").lower() == "datepublished":
            yield element.get("content") or element.get("datetime") or element.text
    days = {day(element.get("datetime")) for element in times} - {None}
    if len(days) == 1:
        yield str(days.pop())


def _title(tree: Element, meta: dict[str, str], linked: dict[str, Any], site: str | None) -> str | None:
    heads = [" ".join(e.text_content().split()) for e in tree.iter("h1")]
    whole = next((" ".join(e.text_content().split()) for e in tree.iter("title")), None)
    for title in (_first(meta, TITLES), linked.get("headline"), *heads, whole):
        title = _without(" ".join(title.split()), site, heads)[:500] if isinstance(title, str) else ""
        if title and title != site:
            return title
    return None


def _without(title: str, site: str | None, heads: list[str]) -> str:
    """The title without the outlet's name behind it."""
    cuts = list(TAIL.finditer(title))
    for cut in cuts:
        if title[: cut.start()] in heads:
            return title[: cut.start()]
    if cuts and site and _plain(title[cuts[-1].end() :]) in _plain(site):
        return title[: cuts[-1].start()]
    return title


def _plain(text: str) -> str:
    return re.sub(r"\W", "", text).lower()
