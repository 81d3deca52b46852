from collections.abc import Callable

import pytest

import claimx
from claimx.annotate.need import Need, of
from claimx.annotate.sentences import split

TEXT = (
    "Ada Orme runs the mill at Tarnow. A study of it came out. It rained all week.\n\n"
    "Nobody was surprised.\n\n"
    "On Monday rain came back. Orme said 40 people were hired. We knew the study.\n\n"
    "The weather had been kind."
)


def needs(text: str) -> list[tuple[str, Need]]:
    cut = split(text)
    return [(text[a:b].strip(), need) for (a, b), need in zip(cut, of(text, cut), strict=True)]


def test_a_figure_its_paragraph_and_whom_it_names_are_parsed() -> None:
    assert [need.name for _, need in needs(TEXT)] == [
        "PARSE",  # names Ada Orme in full
        "PARSE",  # introduces what `the study` takes up
        "WORDS",
        "WORDS",
        "PARSE",  # the figure's paragraph
        "PARSE",  # the figure
        "PARSE",
        "WORDS",
    ]


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        # who a pronoun stands for, and who speaks a quotation, is named around the paragraph
        ("It rained.\n\nDays passed. The mayor spoke.\n\nShe said 40 people left.\n\nNobody came.", [1, 2, 3]),
        ("It rained.\n\nThe mayor spoke.\n\nIts memo counted 40 people.\n\nNobody came.", [2]),
        ("The mayor spoke.\n\n“We lost 40 boats.”\n\nOrme said so. Nobody came.", [0, 1, 2]),
        ("The mayor spoke.\n\n“We lost 40 boats,” Orme said.\n\nNobody came.", [1]),
        # a name in full introduces one that stands alone, and is introduced by nothing
        ("Ada Orme came.\n\nIt rained.\n\nOrme counted 40 boats.", [0, 2]),
        ("Ada Orme came.\n\nIt rained.\n\nAda Orme counted 40 boats.", [2]),
        ("Ada Orme came.\n\nIt rained.\n\nOrme Street lost 40 boats.", [2]),
    ],
)
def test_who_may_be_meant_is_parsed(text: str, parsed: list[int]) -> None:
    assert [number for number, (_, need) in enumerate(needs(text)) if need is Need.PARSE] == parsed


@pytest.mark.parametrize("text", ["", "Nobody came. Nothing happened.\n\nIt rained."])
def test_without_a_figure_nothing_is_parsed(text: str) -> None:
    assert {need for _, need in needs(text)} <= {Need.WORDS}


@pytest.mark.model
def test_the_shortcut_finds_the_same(nlp: object, claims_of: Callable[..., list[claimx.Claim]]) -> None:
    article = claimx.Article(id="t", text=TEXT, published="2025-03-14")
    whole = claimx.extract(article, nlp, shortcut=False)  # type: ignore[arg-type]
    assert claims_of(TEXT) == whole
    assert [(c.quantity.text, c.attribution.source.name if c.attribution else None) for c in whole] == [
        ("40", "Ada Orme")
    ]
