"""READ: files and folders into articles, each bad one into a failure that names it.

`items` finds and splits, cheaply; `articles` parses one item and may run in another process; `read` is both.
"""

from .failures import Failure
from .files import read
from .items import Item, items
from .parse import articles

__all__ = ["Failure", "Item", "articles", "items", "read"]
