"""On Spark: `pip install 'claimx[spark]'`, and a Java.

The function that the partitions run is a module's own, so each Python worker imports it and loads the pipeline once.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from .rows import COLUMNS, columns, rows
from .work import Settings

SCHEMA = ", ".join(f"{name} string" for name in COLUMNS)


def extract(articles: Any, settings: Settings | None = None) -> Any:
    """Claims of a Spark data frame with a row an article; lazy.

    Args:
        articles: Columns `id`, `text` and, where known, `title`, `published`, `url`, `publisher`.
        settings: What to look for, and with what.

    Returns:
        A Spark data frame with `article_id` and, as JSON text, `claim` or else `error`. A bad article is an error row.
    """
    return articles.mapInArrow(partial(_partition, settings=settings or Settings()), schema=SCHEMA)


def _partition(batches: Iterator[Any], settings: Settings) -> Iterator[Any]:
    import pyarrow

    schema = pyarrow.schema([(name, pyarrow.string()) for name in COLUMNS])
    for batch in batches:
        yield pyarrow.RecordBatch.from_pydict(columns(list(rows(batch.to_pylist(), settings))), schema=schema)
