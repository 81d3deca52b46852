"""On a Dask cluster: `pip install 'claimx[dask]'`.

Each worker process loads the pipeline once. A bad article becomes an error row;
a worker that dies is Dask's to replace.
"""

from typing import Any

from .rows import COLUMNS, columns, rows
from .work import Settings


def extract(articles: Any, settings: Settings | None = None) -> Any:
    """Claims of a Dask bag of article records, or of a Dask data frame with a row an article; lazy.

    Args:
        articles: Records or columns `id`, `text` and, where known, `title`, `published`, `url`, `publisher`.
        settings: What to look for, and with what.

    Returns:
        A bag of dicts or a data frame with `article_id` and, as JSON text, `claim` or else `error`.

    Raises:
        TypeError: It is neither.
    """
    import dask.bag

    chosen = settings or Settings()
    if isinstance(articles, dask.bag.Bag):
        bag: Any = articles
        return bag.map_partitions(_bag, settings=chosen)
    if hasattr(articles, "map_partitions") and hasattr(articles, "columns"):
        return articles.map_partitions(_frame, settings=chosen, meta=dict.fromkeys(COLUMNS, "object"))
    raise TypeError(f"a Dask bag or a Dask data frame is wanted, not {type(articles).__name__}")


def _bag(partition: Any, settings: Settings) -> list[dict[str, Any]]:
    return [dict(row) for row in rows(partition, settings)]


def _frame(partition: Any, settings: Settings) -> Any:
    import pandas

    found = list(rows(partition.to_dict("records"), settings))
    return pandas.DataFrame(columns(found), columns=list(COLUMNS), dtype="object")
