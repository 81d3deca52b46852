"""News in XML into articles: NITF, NewsML-G2, RSS, Atom, and others whose names say what they hold.

The parser is hardened: no entity is resolved, no document type read, nothing fetched, and depth and size are capped.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from .dates import day
from .decode import decoded
from .extras import need
from .failures import Unreadable
from .html import flat
from .item import Item
from .limits import NODES
from .records import Defaults, Found, article

Element = Any  # lxml.etree._Element, which has no types

Index = dict[str, list[Element]]

DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
HEAD = re.compile(r"\s*<\?xml[^>]*\?>")
ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
KEPT = ("amp", "lt", "gt", "quot", "apos")
BODIES = ("body.content", "body", "text", "content", "story", "articlebody", "fulltext", "bodytext", "maincontent")
TITLES = ("hl1", "headline", "title", "hedline")
LINES = ("p", "hl2", "li", "para", "paragraph", "tr", "block", "title", "h1", "h2", "h3", "td", "div")
ASIDE = ("media", "figure", "script", "style", "note", "aside", "media-caption", "tagline", "byline", "dateline")


def from_markup(item: Item, defaults: Defaults) -> Found:
    """The article of a document, or those of a feed or a package; a feed's entries are told by number."""
    root, encoding = _parsed(item.data)
    defaults = {**defaults, "encoding": encoding}
    name = _name(root)
    if name in ("rss", "rdf", "feed"):
        entries = [element for element in root.iter() if _name(element) in ("item", "entry")]
        outlet = _said(next((e for e in root.iter() if _name(e) in ("channel", "feed")), root), "title")
        found: Iterator[dict[str, Any]] = (_entry(entry) | {"publisher": outlet} for entry in entries)
    elif news := [element for element in root.iter() if _name(element) in ("newsitem", "nitf")]:
        inner = {child for one in news for child in one.iterdescendants()}
        entries = [one for one in news if one not in inner]
        found = map(_story, entries)
    else:
        entries = [root]
        found = map(_story, entries)
    if not entries:
        raise Unreadable("no_text", "a feed without entries")
    for number, fields in enumerate(found, 1):
        mark = str(number) if len(entries) > 1 else ""
        try:
            if not fields["text"]:
                raise Unreadable("no_text", f"no text known in <{name}>"[:80])
            yield article(fields, item, defaults, mark=mark)
        except Unreadable as reason:
            yield Unreadable(reason.error, f"entry {mark}: {reason}" if mark else str(reason))


def _parsed(data: bytes) -> tuple[Element, str | None]:
    etree = need("lxml.etree")
    declared = DECLARED.search(data[:400])
    text, encoding = decoded(data, declared[1].decode() if declared else None)
    if "<!ENTITY" in text:
        raise Unreadable("xml", "declares entities of its own, which is refused")
    if text.count("<") > NODES:
        raise Unreadable("too_large", f"more than {NODES} elements")
    text = HEAD.sub("", text, count=1).lstrip()
    text = ENTITY.sub(lambda e: e[0] if e[1] in KEPT else html5.get(f"{e[1]};", e[0]), text)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser=parser), encoding
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("xml", f"not well-formed: {error}"[:200]) from error


def _name(element: Element) -> str:
    """The element's name without its namespace, in small letters; entities and the like have none."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _index(root: Element) -> Index:
    """The elements of a document by name, in its order."""
    found: Index = defaultdict(list)
    for element in root.iter():
        found[_name(element)].append(element)
    return found


def _all(index: Index, *names: str) -> Iterator[Element]:
    for name in names:
        yield from index.get(name, ())


def _said(element: Element, *names: str) -> str | None:
    """The text of the first child of one of the names."""
    for name in names:
        for child in element:
            if _name(child) == name and (text := " ".join("".join(child.itertext()).split())):
                return text[:1_000]
    return None


def _entry(entry: Element) -> dict[str, Any]:
    """An entry of RSS or Atom: its full content, else its description."""
    text = ""
    for name in ("encoded", "content", "description", "summary"):
        for child in entry:
            if _name(child) == name and not text:
                inner = "".join(child.itertext()) if len(child) == 0 else _lines(child)
                text = flat(inner) if "<" in inner else inner.strip()
    links = (
        child.get("href") for child in entry if _name(child) == "link" and child.get("rel", "alternate") == "alternate"
    )
    url = _said(entry, "link") or next(filter(None, links), None)
    stated = (_said(entry, name) for name in ("pubdate", "published", "date", "issued", "updated"))
    return {
        "text": text,
        "title": _said(entry, "title"),
        "published": next(filter(None, map(day, stated)), None),
        "url": url if url and url.startswith(("http://", "https://")) else None,
    }


def _story(root: Element) -> dict[str, Any]:
    """A document that is one article."""
    index = _index(root)
    title = next(filter(None, (" ".join("".join(e.itertext()).split())[:1_000] for e in _all(index, *TITLES))), None)
    return {
        "text": _body(index),
        "title": title,
        "published": next(filter(None, map(day, _days(root, index))), None),
        "url": next(
            (e.get("ex-ref") for e in _all(index, "pubdata") if (e.get("ex-ref") or "").startswith("http")), None
        ),
        "publisher": _outlet(index),
    }


def _days(root: Element, index: Index) -> Iterator[str | None]:
    for name, key in (("pubdata", "date.publication"), ("date.issue", "norm"), ("date.release", "norm")):
        yield from (element.get(key) for element in _all(index, name))
    for name in (
        "contentcreated",
        "firstcreated",
        "versioncreated",
        "pubdate",
        "published",
        "datepublished",
        "datetime",
        "date",
    ):
        yield from ("".join(element.itertext()).strip() for element in _all(index, name))
    yield root.get("date")


def _outlet(index: Index) -> str | None:
    for name, key in (("pubdata", "name"), ("doc.copyright", "holder")):
        if value := next(filter(None, (element.get(key) for element in _all(index, name))), None):
            return str(value)
    for element in _all(index, "infosource", "provider", "publisher"):
        if value := _said(element, "name") or "".join(element.itertext()).strip():
            return value
    return None


def _body(index: Index) -> str:
    """The text of the element that holds it: the fullest block, the body, inline content of NewsML-G2."""
    for block in _all(index, "block"):
        if "full_text" in (block.get("class") or ""):
            return _lines(block)
    for name in BODIES:
        for element in _all(index, name):
            if text := _lines(element):
                return text
    for element in _all(index, "inlinexml", "inlinedata", "datacontent"):
        inner = _lines(element)
        if inner:
            return flat(inner) if "html" in (element.get("contenttype") or "") or "</p>" in inner else inner
    return ""


def _lines(root: Element) -> str:
    """The text within an element, a blank line between paragraphs; captions, bylines and media are left out."""
    pieces: list[str] = []
    walk = need("lxml.etree").iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = _name(element)
        if event == "start":
            if name in ASIDE and element is not root:
                walk.skip_subtree()
            else:
                pieces += ["\n\n"] * (name in LINES)
                pieces += [re.sub(r"\s+", " ", element.text)] if element.text and name else []
        else:
            pieces += ["\n\n"] * (name in LINES)
            pieces += [re.sub(r"\s+", " ", element.tail)] if element.tail and element is not root else []
    paragraphs = (re.sub(r" {2,}", " ", piece).strip() for piece in "".join(pieces).split("\n\n"))
    return "\n\n".join(piece for piece in paragraphs if piece)
