"""Relations between claims: checks of an article's own arithmetic, and clusters across articles.

`findings(claims)` compares the claims of an article with each other; `clusters(claims)` gathers the claims of a folder
that are about the same thing at the same time. Both are plain functions over `Claim` values: no model, no article text.
"""

from .across import clusters
from .model import Cluster, Entry, Finding, Member, Relation, Verdict
from .within import findings

__all__ = ["Cluster", "Entry", "Finding", "Member", "Relation", "Verdict", "clusters", "findings"]
