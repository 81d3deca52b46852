"""The word lists of the comparisons: every word of an entry works in its example as the first one does."""

import re

import pytest

from claimx.lexicon import entries
from claimx.relate import findings
from claimx.relate.lists import Words, any_of, words
from tests.relating import build

ENTRIES = entries("relations", Words)
SHOWN = [(entry, word) for entry in ENTRIES for word in entry.words]


def found(text: str) -> dict[str, str]:
    """Each relation in an example with its computation; its sentences end with a full stop before a capital."""
    claims, at = [], 0
    for sentence in re.split(r"(?<=\.) (?=[A-Z])", text):
        claims += build(sentence, start=at)
        at += len(sentence) + 1
    return {finding.kind.value: finding.computation for finding in findings(claims)}


@pytest.mark.parametrize(("entry", "word"), SHOWN, ids=lambda part: part if isinstance(part, str) else part.role)
def test_every_word_works_in_its_example(entry: Words, word: str) -> None:
    first = entry.words[0]
    at = re.search(rf"\b{re.escape(first)}\b", entry.example, re.IGNORECASE)
    assert at, "the example holds the first word"
    capital = entry.example[at.start()].isupper()
    text = entry.example[: at.start()] + (word.capitalize() if capital else word) + entry.example[at.end() :]
    if entry.gives == "none":
        assert found(text) == {}
    elif entry.gives:
        assert entry.gives in found(text)


ALONE = [entry for entry in ENTRIES if entry.gives and entry.role not in ("filler", "earlier", "apart by")]


@pytest.mark.parametrize("entry", ALONE, ids=lambda entry: entry.role)
def test_without_its_word_an_example_is_found_otherwise(entry: Words) -> None:
    text = re.sub(rf"\b{re.escape(entry.words[0])}\b", "zzz", entry.example, count=1, flags=re.IGNORECASE)
    assert found(text) != found(entry.example)


def test_no_word_stands_twice_in_a_role() -> None:
    for entry in ENTRIES:
        assert len(set(entry.words)) == len(entry.words), entry.role
        assert all(word == word.lower().strip() for word in entry.words)


def test_a_role_that_no_entry_has_is_refused() -> None:
    with pytest.raises(ValueError, match="no entry has the role 'colour'"):
        words("colour")
    assert re.fullmatch(any_of("came to"), "hit")
