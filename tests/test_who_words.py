"""The word lists of sources: every example is read, every word makes what its entry says."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from claimx import Claim
from claimx.annotate import who
from claimx.annotate.who.capitals import results
from claimx.annotate.who.tokens import read
from claimx.annotate.who.words import NameWords, ResultWords, RoleWords, SourceWords, words
from claimx.lexicon import entries
from claimx.mentions import Offsets, Source

ROLES = entries("roles", RoleWords)
SOURCES = entries("source_types", SourceWords)
NAMES = entries("name_words", NameWords)
RESULTS = entries("results", ResultWords)


def ask(parsed: Callable[[str], Doc], mention: str, rest: str = "said on Monday that 40 boats were lost.") -> Source:
    doc = parsed(f"{mention[0].upper()}{mention[1:]} {rest}")
    return who.resolve(doc, who.names(doc), Offsets(0, len(mention)))


@pytest.mark.parametrize("entry", [*ROLES, *SOURCES, *NAMES, *RESULTS], ids=lambda entry: entry.example)
def test_examples_hold_a_word_of_their_entry(entry: RoleWords | SourceWords | NameWords | ResultWords) -> None:
    assert any(word in entry.example for word in entry.words)
    assert len(set(entry.words)) == len(entry.words)


def test_no_word_stands_in_two_entries() -> None:
    for list_ in (ROLES, SOURCES, NAMES, RESULTS):
        seen = [word for entry in list_ for word in entry.words]
        assert sorted(seen) == sorted(set(seen))


@pytest.mark.model
@pytest.mark.parametrize(
    "entry", [role for role in ROLES if not (role.honorific or role.means)], ids=lambda e: e.example
)
def test_roles_alone(parsed: Callable[[str], Doc], entry: RoleWords) -> None:
    source = ask(parsed, f"the {entry.example}")
    assert source.type == ("organization" if entry.spokes else "person" if entry.office else "anonymous")


@pytest.mark.model
@pytest.mark.parametrize("entry", [role for role in ROLES if role.honorific or role.means], ids=lambda e: e.example)
def test_titles_before_a_name(parsed: Callable[[str], Doc], entry: RoleWords) -> None:
    source = ask(parsed, f"{entry.example.title()}. Peter Dolan")
    assert (source.name, source.type) == ("Peter Dolan", "person")


@pytest.mark.model
@pytest.mark.parametrize("entry", SOURCES, ids=lambda entry: entry.example)
def test_source_nouns(parsed: Callable[[str], Doc], entry: SourceWords) -> None:
    assert ask(parsed, entry.example).type == entry.type


@pytest.mark.model
@pytest.mark.parametrize(
    "entry", [name for name in NAMES if name.kind not in ("place", "furniture")], ids=lambda entry: entry.example
)
def test_words_in_names(parsed: Callable[[str], Doc], entry: NameWords) -> None:
    mention = f"{entry.example} Dolan" if entry.kind == "person" else entry.example
    source = ask(parsed, mention)
    assert (source.name, source.type) == (mention, "person" if entry.kind == "person" else "organization")


@pytest.mark.parametrize(("entry", "word"), [(entry, word) for entry in RESULTS for word in entry.words])
def test_who_tells_results_is_no_person(entry: ResultWords, word: str) -> None:
    """The tree by hand: a parser may read a made-up sentence otherwise."""
    said = entry.example.rstrip(".").split()
    at = next(i for i, other in enumerate(said) if other in entry.words)
    said[at] = word
    verb, thing = (
        said.index("posted") if entry.kind == "noun" else at,
        said.index("loss") if entry.kind == "verb" else at,
    )
    heads, deps = [verb] * len(said), ["dep"] * len(said)
    deps[0], deps[verb], deps[thing] = "nsubj", "ROOT", "dobj"
    tokens = read(Doc(Vocab(), words=said, heads=heads, deps=deps, pos=["NOUN"] * len(said)))
    lists = words()
    assert results(tokens, lists, 0)
    assert not results(tokens, replace(lists, posts=lists.posts - {word}, results=lists.results - {word}), 0)


@pytest.mark.model
@pytest.mark.parametrize("word", [word for name in NAMES if name.kind == "furniture" for word in name.words])
@pytest.mark.parametrize(
    "line", ["{} Fairhaven News", "({}) Fairhaven News", "© {} Fairhaven News. All rights reserved."]
)
def test_a_word_of_the_page_is_no_part_of_a_name(parsed: Callable[[str], Doc], word: str, line: str) -> None:
    said = "Some 40 boats were lost, Fairhaven News reported."
    for text in (f"{said}\n\n{line.format(word)}\n\nTagged: boats", f"{line.format(word)}\n\n{said}"):
        doc = parsed(text)
        start = text.index("Fairhaven News reported")
        directory = who.names(doc)
        assert who.resolve(doc, directory, Offsets(start, start + 14)).name == "Fairhaven News"
        assert not [entity.name for entity in directory.entities if word in entity.name.split()]


@pytest.mark.model
def test_an_office_keeps_such_a_word(parsed: Callable[[str], Doc]) -> None:
    doc = parsed("Copyright Office\n\nThe Copyright Office said 40 songs were copied.")
    assert {entity.name for entity in who.names(doc).entities} == {"Copyright Office"}


@pytest.mark.model
def test_nor_where_the_line_is_not_parsed(claims_of: Callable[..., list[Claim]]) -> None:
    (claim,) = claims_of("The mayor told Fairhaven News that 40 boats sank.\n\nCopyright Fairhaven News\n\nTags: boats")
    assert claim.attribution is not None
    assert claim.attribution.via is not None
    assert claim.attribution.via.name == "Fairhaven News"


def test_lookups_are_lower_case_and_plurals_are_there() -> None:
    lists = words()
    assert all(word == word.lower() for word in [*lists.roles, *lists.nouns])
    assert lists.nouns["studies"] == lists.nouns["study"]
    assert lists.nouns["agencies"].type == "group"
