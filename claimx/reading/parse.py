"""One item into its articles: here bytes are parsed, in a worker where there are any."""

from collections.abc import Callable, Iterator
from datetime import date

from ..article import Article
from .failures import Failure, Unreadable
from .item import Item
from .mail import from_mail
from .markup import from_markup
from .pages import from_html
from .pdf import from_pdf
from .records import Defaults, Found, from_json, from_markdown, from_record, from_text

READERS: dict[str, Callable[[Item, Defaults], Found]] = {
    "txt": from_text,
    "md": from_markdown,
    "json": from_json,
    "record": from_record,
    "html": from_html,
    "xml": from_markup,
    "eml": from_mail,
    "pdf": from_pdf,
}


def articles(
    item: Item, *, published: date | str | None = None, publisher: str | None = None
) -> Iterator[Article | Failure]:
    """The articles of one item, each that cannot be read as a failure; never raises for what it finds.

    Args:
        item: From `items`.
        published: Publication date for articles that state none.
        publisher: Publisher for articles that state none.
    """
    given = {"published": published, "publisher": publisher}
    defaults = {key: value for key, value in given.items() if value is not None}
    some = False
    try:
        for found in READERS[item.format](item, defaults):
            some = True
            yield item.failure(found) if isinstance(found, Unreadable) else found
        if not some:
            raise Unreadable("empty", "no article in it")
    except Unreadable as reason:
        yield item.failure(reason)
    except Exception as reason:
        yield item.failure(Unreadable("broken", f"cannot be read: {type(reason).__name__}"))
