"""One English pipeline a session, and small builders that the tests share."""

import signal
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings
from spacy.language import Language
from spacy.tokens import Doc

import claimx
from claimx.annotate.parse import parse
from claimx.run import marks

# The same examples in every run, so that a change is judged by what it does; `make search` draws others.
settings.register_profile("fixed", derandomize=True)
settings.register_profile("search", derandomize=False, print_blob=True)
settings.load_profile("fixed")


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


@pytest.fixture(scope="session", autouse=True)
def signals() -> None:
    """Stops arrive: a shell's background process, or nohup, ignores them, and so would every process a test starts."""
    for name, usual in (("SIGINT", signal.default_int_handler), ("SIGHUP", signal.SIG_DFL)):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_IGN:
            signal.signal(number, usual)


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The work function's module, under a name that worker processes can import."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    marks._rules.cache_clear()  # as in a process of its own: the sources may have changed since
    return import_module("poison")
