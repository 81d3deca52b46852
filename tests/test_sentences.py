from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.annotate.sentences import Abbreviation, Opener, split
from claimx.lexicon import entries

from .growth import ends, grows_with_length


def pieces(text: str) -> list[str]:
    return [text[a:b].strip() for a, b in split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He left.| She stayed.",
        "“It is over.”| Rana agreed.",
        '"Why 40?" Ruiz asked.| Nobody knew.',
        "It rose to 3.5 per cent.| Then it fell.",
        "The U.S. Senate met on Jan. 4 at 9 a.m. in St. Brannock.| It rained.",
        "They came back from the U.S.| The others stayed.",
        "J. K. Orme won by 2.5 points.| 40 others lost.",
        "A headline without a stop\n\n|Dr. Lund said so.\n|Then he left.",
        "This paragraph is wrapped by hand at some seventy characters a\nline and goes on in the next.| Next.",
        "Really?!| Yes.",
        "£40 was paid.| $50 was not.",
    ],
)
def test_sentences_end_where_readers_end_them(text: str) -> None:
    assert pieces(text.replace("|", "")) == [part.strip() for part in text.split("|")]


@pytest.mark.parametrize("entry", entries("abbreviations", Abbreviation), ids=lambda e: e.word)
def test_abbreviations_do_not_end_their_example(entry: Abbreviation) -> None:
    assert entry.word in entry.example
    assert pieces(entry.example) == [entry.example]


@pytest.mark.parametrize("entry", entries("openers", Opener), ids=lambda e: e.word)
def test_openers_open_a_sentence(entry: Opener) -> None:
    first, second = pieces(entry.example)
    assert first == "They left the U.S."
    assert second.startswith(entry.word)


@given(st.text(alphabet=st.sampled_from("aB. \n!?\"”“'’(\u00a0\t4…\r🙂"), max_size=300))
def test_sentences_tile_the_text(text: str) -> None:
    cuts = split(text)
    assert "".join(text[a:b] for a, b in cuts) == text
    assert all(a < b for a, b in cuts)


@pytest.mark.parametrize("unit", ['"', ".", ". ", "A. ", "a", "\n", " ", "Mr. ", "? “", "x\n"])
def test_work_on_hostile_text_grows_with_length(unit: str) -> None:
    def work(size: int) -> Callable[[], object]:
        text = (unit * size)[:size]
        return lambda: split(text)

    grows_with_length(work, 20_000)
    ends(work(200_000))
