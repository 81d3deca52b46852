"""Who a source mention is: the fullest name the article gives, and the kind of source.

`names` reads a Doc once into a `Directory` of everybody named in it; `resolve` answers for one mention.
"""

from .directory import names
from .models import Directory
from .resolve import resolve

__all__ = ["Directory", "names", "resolve"]
