"""Quotations in the text alone: `⟦` and `⟧` mark the inside of each quotation that should be found."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimx.annotate import quotes

from .growth import ends, grows_with_length

CASES = {
    "straight": 'Rey said, "⟦We lost 40 houses.⟧" Then he left.',
    "curly": "“⟦We lost 40 houses,⟧” Rey said. “⟦It is bad.⟧”",
    "typewriter": "''⟦We lost 40 houses,⟧'' Rey said.",
    "backticks": "``⟦We lost 40 houses,⟧'' Rey said.",
    "nested curly": "“⟦We lost ‘⟦forty⟧’ houses,⟧” Rey said.",
    "nested straight": "\"⟦She said '⟦go⟧', so we went,⟧\" Rey said.",
    "single, as in London": "‘⟦The workers’ pay fell 3 percent,⟧’ said Lee. ‘⟦It isn’t fair.⟧’",
    "single straight": "'⟦It's 5 o'clock,⟧' he said.",
    "single around double": "‘⟦He told me “⟦no⟧” twice,⟧’ she said.",
    "apostrophes only": "The miners' pay fell in the '90s, and Rey's didn't.",
    "feet and inches": "He is 5'10\" tall and the board 6' 2\" wide.",
    "colon without a space": 'Rey said:"⟦We lost 40 houses.⟧"',
    "closed by the wrong mark": "“⟦We lost 40 houses,“ Rey said.".replace("houses,“", "houses,⟧“"),
    "curly closed by straight": '“⟦We lost 40 houses,⟧" Rey said.',
    "in brackets": "The plan (“⟦a fraud⟧”) failed.",
    "never closed": 'Rey said, "⟦We lost 40 houses.⟧',
    "spaces inside": 'Rey said " ⟦we lost⟧ " twice.'.replace(" ⟦we lost⟧ ", "⟦ we lost ⟧"),
}


def unmark(marked):
    text, spans, opened = "", [], []
    for piece in re.split(r"([⟦⟧])", marked):
        if piece == "⟦":
            opened.append(len(text))
        elif piece == "⟧":
            spans.append((opened.pop(), len(text)))
        else:
            text += piece
    return text, sorted(spans)


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_insides(marked):
    text, spans = unmark(marked)
    assert [(quote.start, quote.end) for quote in quotes.find(text)] == spans


def test_depth_and_outer():
    outer, inner = quotes.find("He: “We lost ‘forty’ houses.” End")
    assert (outer.depth, inner.depth) == (0, 1)
    assert (outer.outer_start, outer.outer_end) == (4, 29)


@pytest.mark.parametrize("mark", ['"', "“", "''", "‘"])
def test_long_quotation_opens_every_paragraph(mark):
    close = quotes.CLOSERS[mark][0] if mark != "''" else mark
    text = f"{mark}First we lost 40 houses.\n\n{mark}Then 12 more.\n\n{mark}Then all,{close} said Rey."
    first, second, third = quotes.find(text)
    assert [one.continues for one in (first, second, third)] == [False, True, True]
    assert [one.closed for one in (first, second, third)] == [False, False, True]
    assert text[second.start : second.end] == "Then 12 more."


def test_an_open_mark_before_a_few_words_opens_nothing():
    assert quotes.find("Veldt leads among “rather young) voters by 9 points.") == ()


def test_a_colon_opens_a_single_mark_that_goes_on():
    text = "He said: 'After ten years I leave.\n\n'I loved it,' he said."
    assert [text[one.start : one.end] for one in quotes.find(text)] == ["After ten years I leave.", "I loved it,"]


def test_an_open_mark_spoils_only_its_paragraph():
    text = 'A "Mark never closed here.\n\nThe mayor spoke. "We lost 40 houses," Rey said.'
    assert [text[one.start : one.end] for one in quotes.find(text)] == [
        "Mark never closed here.",
        "We lost 40 houses,",
    ]


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ('The "so-called" plan failed.', True),
        ("The ‘fair deal’ failed.", True),
        ('"Never again," Rey said.', False),
        ('Rey said: "Never again"', False),
        ('Rey called it "a plan that nobody in the whole town had ever heard of" then.', False),
    ],
)
def test_scare_quotes(text, scare):
    assert [one.scare for one in quotes.find(text)] == [scare]


@pytest.mark.parametrize(
    "piece", ['"', "“", "'", "‘", "''", '" ', ' "', "“a", "'a", '" a "', '\n\n"', "a' ", "”", "‘s’ "]
)
def test_work_grows_with_length(piece):
    def work(size):
        return lambda: quotes.find(piece * (size // len(piece)))

    grows_with_length(work, 10_000)
    ends(work(100_000))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("\"“”‘’'«»„`ab .,\n\ud8003")))
def test_any_text(text):
    found = quotes.find(text)
    for one in found:
        assert 0 <= one.outer_start < one.start < one.end <= one.outer_end <= len(text)
    assert list(found) == sorted(found, key=lambda one: (one.outer_start, -one.outer_end))
