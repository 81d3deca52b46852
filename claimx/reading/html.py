"""HTML into text: the main text of a page (trafilatura), or all text of a fragment, and what the page says of itself.

trafilatura gets text, never bytes or an address, so it decompresses and fetches nothing.
"""

import re
from typing import Any

from .decode import decoded
from .extras import need
from .failures import Unreadable
from .limits import PAGE, TAGS
from .page import Element, Page, said

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)
MARKUP = re.compile(
    r"\s*<(?:!doctype html|html|body|article|section|div|p|h[1-6]|ul|table|span|figure|b|em|strong|a)\b", re.I
)
BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hr li main nav ol option p pre section table tbody td tfoot th thead title tr ul".split()
)
UNSEEN = frozenset("script style head noscript template iframe object svg select textarea button".split())
SHALLOW = frozenset(  # have no content, or are closed by what comes next
    "area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th tbody".split()
)
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
SHORT = 400  # characters of a main text below which tables are looked into
LEAST = 40  # characters of a main text; less is a button or a link
OPENING = re.compile(r"<[a-zA-Z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+")
LONG = 4_000  # characters of an opening tag from which its attributes are counted
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
ATTRIBUTES = 500  # of one element: libxml2 takes quadratic time
DEEPEST = 1_000  # open elements; real pages stay below 100


def page(data: bytes, charset: str | None = None, url: str | None = None) -> tuple[Page, str | None]:
    """The main text of a page with its title, day, site and address; and the encoding where it was guessed.

    Args:
        data: The page's bytes, decompressed.
        charset: What the server said of its encoding.
        url: Where it was found.

    Raises:
        Unreadable: Too large, too deep, or without a main text.
    """
    declared = CHARSET.search(data[:4096])
    text, encoding = decoded(data, charset or (declared[1].decode("ascii") if declared else None))
    guard(text)
    trafilatura = need("trafilatura")
    tree = trafilatura.load_html(text)
    if tree is None:
        raise Unreadable("no_text", "no main text")
    found = said(tree, url)
    main = _main(trafilatura, tree)
    if len(main) < LEAST:
        raise Unreadable("no_text", "no main text")
    return found._replace(text=main), encoding


def _main(trafilatura: Any, tree: Element) -> str:
    """The main text; tables are left out, unless the page is laid out in them and has hardly a text else."""
    best = ""
    for tables in (False, True):
        got = trafilatura.bare_extraction(tree, include_comments=False, include_tables=tables, fast=True)
        text = (got.text or "") if got is not None else ""
        best = text if len(text) > 3 * len(best) else best
        if len(best) >= SHORT:
            break
    return best


def guard(text: str) -> None:
    """Refuse what would take a parser too long.

    Raises:
        Unreadable: Too many characters or elements, or elements too deep in each other.
    """
    if len(text) > PAGE:
        raise Unreadable("too_large", f"a page longer than {PAGE} characters")
    if text.count("<") > TAGS:
        raise Unreadable("too_large", f"a page of more than {TAGS} elements")
    tags = (tag for tag in OPENING.finditer(text) if tag.end() - tag.start() > LONG)
    if any(len(QUOTED.sub("", tag[0]).split()) > ATTRIBUTES for tag in tags):
        raise Unreadable("too_large", f"an element of more than {ATTRIBUTES} attributes")
    depth = 0
    for closing, name in TAG.findall(text):
        if name.lower() not in SHALLOW:
            depth += -1 if closing else 1
            if depth > DEEPEST:
                raise Unreadable("too_deep", f"more than {DEEPEST} elements within each other")


def looks_like(text: str) -> bool:
    """Whether a piece of text begins as HTML does."""
    return MARKUP.match(text) is not None


def flat(fragment: str) -> str:
    """All text of a fragment of HTML, a blank line between its blocks.

    Raises:
        Unreadable: Too large or too deep.
    """
    guard(fragment)
    lxml = need("lxml.html")
    parser = lxml.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    tree = lxml.document_fromstring(
        f"<div>{fragment}</div>".encode("utf-8", "replace"), parser=parser, ensure_head_body=True
    )
    return _text(tree)


def _text(tree: Element) -> str:
    pieces: list[str] = []
    walk = need("lxml.etree").iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if name in UNSEEN:
                walk.skip_subtree()
            pieces += ["\n"] * (name in BLOCKS)
            pieces += [] if name in UNSEEN or not element.text else [" ".join(re.split(r"[\s]+", element.text))]
        else:
            pieces += ["\n"] * (name in BLOCKS)
            pieces += [" ".join(re.split(r"[\s]+", element.tail))] if element.tail else []
    lines = (re.sub(" {2,}", " ", line).strip() for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)
