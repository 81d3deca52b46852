"""READ: files and folders into articles, each bad one into a failure that names it."""

from .failures import Failure
from .files import read

__all__ = ["Failure", "read"]
