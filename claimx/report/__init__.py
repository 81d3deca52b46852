"""REPORT: articles and their claims as one self-contained page.

Nothing of an article is trusted: all text is escaped, only http and https links are kept, and the page's content
security policy lets nothing run but its own script, nothing load at all.
"""

from .marked import Marked
from .page import render

__all__ = ["Marked", "render"]
