"""Which quantities of a parsed article are figures that claims rest on."""

import itertools

import pytest
import spacy
from spacy.tokens import Doc

from claimx.annotate import figures
from claimx.mentions import TimeExpression
from claimx.quantity import read


@pytest.fixture(scope="module")
def vocab():
    return spacy.blank("en").vocab


def built(vocab, words, **layers):
    """A doc with the layers that the rules look at: heads, deps, tags, pos, lemmas."""
    count = len(words)
    filled = {
        "heads": list(range(count)),
        "deps": ["ROOT"] * count,
        "tags": ["NN"] * count,
        "pos": ["NOUN"] * count,
        "lemmas": [w.lower() for w in words],
    } | layers
    return Doc(vocab, words=words, **filled)


def texts(doc, **options):
    return [q.text for q in figures.find(doc, **options)]


def test_a_speaker_is_counted_by_no_claim(vocab):
    doc = built(
        vocab,
        ["One", "senator", "said", "40", "people", "left"],
        heads=[1, 2, 2, 4, 5, 2],
        deps=["nummod", "nsubj", "ROOT", "nummod", "nsubj", "ccomp"],
        tags=["CD", "NN", "VBD", "CD", "NNS", "VBD"],
        pos=["NUM", "NOUN", "VERB", "NUM", "NOUN", "VERB"],
        lemmas=["one", "senator", "say", "40", "people", "leave"],
    )
    assert texts(doc) == ["40"]
    assert [q.text for q in read(doc.text)] == ["One", "40"]


def test_a_bare_one_as_subject_is_a_pronoun(vocab):
    doc = built(
        vocab,
        ["One", "includes", "40", "boats"],
        heads=[1, 1, 3, 1],
        deps=["nsubj", "ROOT", "nummod", "dobj"],
        tags=["CD", "VBZ", "CD", "NNS"],
        pos=["NUM", "VERB", "NUM", "NOUN"],
    )
    assert texts(doc) == ["40"]


def test_a_number_from_a_name_comes_back_alone(vocab):
    words = ["The", "Boeing", "737", "fell", ".", "The", "737", "was", "old", "."]
    assert texts(built(vocab, words)) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Seven Oaks Dairy sold 40 boats.", ["40"]),
        ("Seven Boeing jets carried 40 boats.", ["Seven", "40"]),
        ("Seven Marlow Street shops sold boats.", ["Seven"]),
        ("Sky News 24 reported it.", []),
        ("The Fantastic Four film drew 40 people.", ["40"]),
        ("The crew of Apollo 13 left Area 51.", []),
    ],
)
def test_a_number_inside_a_name_is_none(parsed, text, found):
    assert texts(parsed(text)) == found


def test_a_duration_that_only_says_when_is_no_figure(vocab):
    doc = built(vocab, ["It", "took", "three", "weeks", "in", "all"])
    assert texts(doc) == ["three weeks"]
    start = doc.text.index("three")
    when = TimeExpression(start, start + len("three weeks"), "three weeks", "DATE", "2020-W10")
    assert texts(doc, times=[when]) == []


@pytest.mark.parametrize(
    ("text", "publisher", "code"),
    [
        ("It cost $5 .", None, "USD"),
        ("It cost $5 .", "CBC News", "CAD"),
        ("It cost $5 .", "www.example.com.au", "AUD"),
        ("It cost $5 , or C$6 .", None, "CAD"),
        ("It cost $5 , or C$6 .", "example.nz", "CAD"),
        ("It cost €5 .", "CBC News", "EUR"),
    ],
)
def test_the_currency_of_a_bare_dollar(vocab, text, publisher, code):
    assert figures.find(built(vocab, text.split(" ")), publisher=publisher)[0].unit == code


def test_figures_are_in_order_and_apart(vocab):
    found = figures.find(built(vocab, "Some 300 to 400 boats left and 12 percent , or 40 , sank .".split(" ")))
    assert [(q.start, q.end) for q in found] == sorted((q.start, q.end) for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_the_value_of_markup_is_no_figure(vocab):
    words = ["Post", "stamp", '="', "1449075600", '"', "count", "='", "77", "'", "of", "40", "boats"]
    doc = Doc(vocab, words=words, spaces=[True] + [False] * 8 + [True, True, False], pos=["NOUN"] * 12)
    assert '="1449075600"' in doc.text
    assert "1449075600" not in texts(doc)
    assert "77" not in texts(doc)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The plan is a sound one that 40 towns back.", ["40"]),
        ("She was the one asking why 40 boats sank.", ["40"]),
        ("He trusts the old engine, one built for 40 cars.", ["40"]),
        ("They will vote one way or the other.", []),
        ("Only one is likely to survive.", ["one"]),
        ("The blast killed one man and hurt 40.", ["one", "40"]),
    ],
)
def test_one_that_stands_for_a_thing_is_no_count(parsed, text, figures):
    assert texts(parsed(text)) == figures
