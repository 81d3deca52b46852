"""What figures measure where a sentence goes on with what it began. `<...>` is the figure, `[...]` holds the head."""

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from tests.test_measured import measured_of

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "example",
    [
        "The [valley] is <37%> rural and 22% coastal.",
        "The [valley] is 37% rural and <22%> coastal.",
        "The [audience] was 40% liberal to <32%> conservative.",
        "The [cost] has climbed to $9 billion, <three times> the original estimate.",
        "Police found 18 kilos of [cocaine] worth an estimated <£1.4m> in a van.",
        "The vaccine cut hospital [admissions] by <62 percent> among people over 65.",
    ],
)
def test_goes_on(parsed: Callable[[str], Doc], example: str) -> None:
    found, word = measured_of(parsed, example)
    text = example.translate(dict.fromkeys(map(ord, "<>[]")))
    assert found is not None
    assert word in found.text, (text, found)
    assert found.head.lower() in (word.lower(), word.lower().removesuffix("s")), (text, found)


@pytest.mark.parametrize(
    ("example", "head"),
    [
        ("The plant is <37%> public capital and 63% debt.", "capital"),  # a noun of its own behind the adjective
        ("Aid will rise by 3%, <twice> the rate of inflation.", "rate"),  # a measure of something else
        ("Support was strong: <47 percent> to 41 percent, among likely voters.", "voter"),
    ],
)
def test_does_not(parsed: Callable[[str], Doc], example: str, head: str) -> None:
    found, _ = measured_of(parsed, example)
    assert found is not None
    assert found.head == head
