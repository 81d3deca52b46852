"""One English pipeline a session, and small builders that the tests share."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import claimx
from claimx.annotate.parse import parse


@pytest.fixture(scope="session")
def nlp() -> Language:
    return claimx.load()


@pytest.fixture(scope="session")
def parsed(nlp: Language) -> Callable[[str], Doc]:
    """Parse a short text as `extract` does."""
    return lambda text: parse(text, nlp)


@pytest.fixture(scope="session")
def claims_of(nlp: Language) -> Callable[..., list[claimx.Claim]]:
    """Claims of a short text, by default of an article published on Friday 14 March 2025."""

    def of(text: str, published: str | None = "2025-03-14", **fields: str) -> list[claimx.Claim]:
        return claimx.extract(claimx.Article(id="t", text=text, published=published, **fields), nlp)

    return of
