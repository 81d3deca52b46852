"""An HTML page into an article."""

from typing import Any

from .failures import Unreadable
from .html import page
from .item import Item
from .records import Defaults, Found, article


def from_html(item: Item, defaults: Defaults) -> Found:
    """The main text of a page; what the archive knows of its address counts before what the page says."""
    if not item.data.strip():
        raise Unreadable("empty", "empty file")
    known = dict(item.meta)
    found, encoding = page(item.data, known.get("charset"), known.get("url"))
    fields: dict[str, Any] = found._asdict() | {"encoding": encoding}
    yield article(fields, item, defaults)
