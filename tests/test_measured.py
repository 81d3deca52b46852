"""What figures measure: the word list's own examples, and the forms of the language."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.lang.en import English
from spacy.tokens import Doc

from claimx.lexicon import entries
from claimx.link import measured
from claimx.link.measured_place import Word
from claimx.mentions import Measured, Quantity
from claimx.quantity import read

pytestmark = pytest.mark.model
Parsed = Callable[[str], Doc]


def marked(example: str) -> tuple[str, tuple[int, int], str]:
    """The text, the offsets of the `<figure>` and the `[word]` of an example."""
    text, opened, found = "", {}, {}
    for part in re.split(r"([<>\[\]])", example):
        if part in ("<", "["):
            opened[part] = len(text)
        elif part in (">", "]"):
            sign = "<" if part == ">" else "["
            found[sign] = (opened[sign], len(text))
        else:
            text += part
    word = text[slice(*found["["])] if "[" in found else ""
    return text, found["<"], word


def figures(text: str, span: tuple[int, int]) -> tuple[list[Quantity], Quantity]:
    """All figures of the text in order, and the one at `span`."""
    read_ones = list(read(text))
    for figure in read_ones:
        if figure.start < span[1] and figure.end > span[0]:
            return read_ones, figure
    bare = Quantity(*span, text[slice(*span)], "count", None, None, None)
    return sorted([*read_ones, bare], key=lambda figure: figure.start), bare


def measured_of(parsed: Parsed, example: str) -> tuple[Measured | None, str]:
    text, span, word = marked(example)
    every, one = figures(text, span)
    found = measured.find(parsed(text), every)
    return found[every.index(one)], word


def head_of(parsed: Parsed, text: str, figure: str) -> str | None:
    every = list(read(text))
    found = dict(zip((one.text for one in every), measured.find(parsed(text), every), strict=True))[figure]
    return found.head if found is not None else None


@pytest.mark.parametrize("entry", entries("measured", Word), ids=lambda entry: f"{entry.role}-{entry.word}")
def test_list_example(parsed: Parsed, entry: Word):
    found, word = measured_of(parsed, entry.example)
    assert found is not None
    assert word.lower() in found.text.lower()


@pytest.mark.parametrize(
    ("example", "text", "head"),
    [
        ("Police made about <60> searches.", "searches", "search"),
        ("Complaints of residents were over <60>.", "Complaints of residents", "complaint"),
        ("The court imposed a <$3m> fine.", "fine", "fine"),
        ("He got a <15-year> sentence.", "sentence", "sentence"),
        ("Unemployment rose to <4%> in May.", "Unemployment", "unemployment"),
        ("The death toll stood at <12>.", "death toll", "toll"),
        ("About <38%> of adult readers wrote back.", "adult readers", "reader"),
        ("The council cut the fee from $20 to <$15>.", "fee", "fee"),
        ("Of the 700 drivers stopped, <90> were fined.", "drivers", "driver"),
        ("A fire killed nine people and injured <50> more.", "people", "people"),
        ("The ferry is 15 miles (<24 km>) from shore.", "ferry", "ferry"),
        ("The driver, <43>, was unhurt.", "driver", "driver"),
        ("She won control of <five> out of 14 councils.", "councils", "council"),
        ("<One house in eight> is empty.", "house", "house"),
        ("The bridge is <40 metres> tall.", "bridge", "bridge"),
        ("They were kept for <60 days>.", "They were kept", "keep"),
        ("It took <five hours> to put out the fire.", "to put out the fire", "put"),
        ("Insurers put losses at <$40 million>.", "losses", "loss"),
    ],
)
def test_forms(parsed: Parsed, example: str, text: str, head: str):
    found, _ = measured_of(parsed, example)
    assert found is not None
    assert (found.text, found.head) == (text, head)


def test_offsets_are_true(parsed: Parsed):
    text = "Okafor’s office said 1,200 homes burned;\u00a0some 300 people fled. “Losses are $4m,” she said 🙂."
    figures_read = list(read(text))
    for found in measured.find(parsed(text), figures_read):
        assert found is not None
        assert text[found.start : found.end] == found.text


def test_same_number_means_the_same_things(parsed: Parsed):
    text = "The board dismissed 70 clerks. The head was sad. She said 12 of the 70 were new."
    heads = [found.head for found in measured.find(parsed(text), list(read(text))) if found is not None]
    assert heads == ["clerk"] * 3


def blank(text: str) -> Doc:
    """A Doc of one sentence with neither tags nor tree."""
    doc = English().make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80), st.integers(0, 60), st.integers(1, 9))
@settings(max_examples=60, deadline=None)
def test_any_text(text: str, start: int, length: int):
    text = text or "x"
    start = min(start, len(text) - 1)
    end = min(len(text), start + length)
    figure = Quantity(start, end, text[start:end], "count", None, None, None)
    measured.find(blank(text), [figure, figure])


def test_no_figures(parsed: Parsed):
    assert measured.find(parsed("Nothing here."), []) == []


@pytest.mark.parametrize(
    ("example", "words"),
    [
        ("Okafor won support from 47 percent to <41 percent>, among likely voters.", "likely voters"),
        ("A survey of 90 lawyers was split, including <18%> who were unsure.", "lawyers"),
        ("She is close to the <$37 million> raised by Brandt.", "raised by Brandt"),
        ("Brandt praised the <$12 million> she raised last year.", "she raised"),
        ("The seat count is Okafor <38>, Brandt 30.", "seat count"),
        ("Okafor won 40 seats, compared to Brandt’s <30>.", "seats"),
        ("It may take <two hours> for the ferry to cross.", "cross"),
        ("She earned <$9 million> in off-field revenue.", "off-field revenue"),
        ("The fire hurt nine people and trapped <12> others in a lift.", "others"),
        ("Okafor said <90> were dead.", "dead"),
        ("A crowd of 300 came. She struck out <eight>.", "struck"),
        ("The bill passed by <212,205> to 210,424 votes.", "votes"),
        ("The blast killed <twelve>.", "killed"),
        ("Nurses looking for a better job (<90 percent>) left.", "Nurses"),
        ("The firm paid out <$2 million> on weather claims.", "weather claims"),
        ("They must pay <$20,000> (17,500 pounds) in compensation.", "compensation"),
        ("Of the <12> killed, five were children.", "killed"),
        ("Of the 12 killed, <five> were children.", "children"),
        ("Police said 40 migrants were found in three lorries and that <12> of them had died.", "migrants"),
        ("Teachers at the school went on strike. About <40> of them marched.", "Teachers"),
        ("Four of the five planes are more than <20 years old>.", "planes"),
        ("A quarter of the whales weigh over <40 tonnes>.", "whales"),
        ("The ministry bought new trucks. They cost <$40,000> each.", "trucks"),
        ("Entry is £5 for adults and <£3> for children.", "Entry"),
        ("Marlow spent $4 million on roads and <$3 million> on bridges.", "bridges"),
        ("Pay rose at an annual rate of <4%>.", "Pay"),
        ("The mill (<300> workers) closed.", "workers"),
        ("All <four> of those towns are older than the county.", "towns"),
        ("She kept all those <$5> and $10 gifts from shopkeepers.", "gifts"),
        ("The union wants a <$15>-an-hour minimum wage.", "minimum wage"),
        ("Gas closed at <$2.86> per thousand cubic feet.", "Gas"),
        ("Support has climbed over the past few months, going from <40 percent> to 46 percent.", "Support"),
        ("Voters ranked jobs first at 30 percent, with roads at 10 percent and the harbor at <8 percent>.", "harbor"),
        ("Voters want change. The mood is clear: <34%> strongly agree.", "Voters"),
        ("Millennials want trains. Seventy percent now take one; <30 percent> say they never will.", "Millennials"),
        ("Last year we carried 1,500 passengers. This year we will carry <2,000>.", "passengers"),
        ("The border police reported <40,000> Title 8 cases.", "Title 8 cases"),
    ],
)
def test_fuller_phrases(parsed: Parsed, example: str, words: str):
    found, _ = measured_of(parsed, example)
    assert found is not None
    assert words in found.text


@pytest.mark.parametrize(
    ("text", "figure", "head"),
    [  # who the article names is no thing; places and days are no purposes
        ("Ada Brandt runs. Homeowners support Brandt by 17 points.", "17 points", "homeowner"),
        ("Of voters, 40 percent chose Mr. Brandt. Okafor was second at 12 percent.", "12 percent", "voter"),
        ("The council cut the Brandt subsidy by 3 percent.", "3 percent", "subsidy"),
        ("The firm paid $40 in Ohio.", "$40", "pay"),
        ("The firm paid $40 in rent.", "$40", "rent"),
        ("Net debt last year doubled to $4 million.", "$4 million", "debt"),
    ],
)
def test_names_are_told_apart(parsed: Parsed, text: str, figure: str, head: str):
    assert head_of(parsed, text, figure) == head


@pytest.mark.parametrize(
    ("text", "figure", "head"),
    [  # what one side expects, sells for, or is only one of, is still told of the thing before
        ("Profit was $6 million, below the $7 million brokers had expected.", "$7 million", "profit"),
        ("Growth was 2.1%, above the 1.9% economists forecast.", "1.9%", "growth"),
        ("She got the $7 million brokers.", "$7 million", "broker"),
        ("A sack of flour sells for $12 in village shops.", "$12", "sack"),
        ("The firm sold $12 million in bonds.", "$12 million", "bond"),
        ("She forged 60 cheques, the largest of them $900.", "$900", "cheque"),
        ("The county found 14 new cases on Friday, taking the total to 90.", "90", "case"),
        ("The blast took the toll to 90.", "90", "toll"),
        ("The canal is 60% finished.", "60%", "canal"),
        ("The euro bought $1.12.", "$1.12", "euro"),
        ("The baker bought $12 of flour.", "$12", "flour"),
        ("Women make up 16% of pilots and 9% of captains.", "9%", "woman"),
        ("How many nurses are there? We have about 90 now.", "90", "nurse"),
        ("The storm left 90 stranded.", "90", "strand"),
        ("The plan is to widen the park to 90 acres.", "90 acres", "widen"),
    ],
)
def test_figures_beside_others(parsed: Parsed, text: str, figure: str, head: str):
    assert head_of(parsed, text, figure) == head


@pytest.mark.parametrize(
    ("text", "figure", "phrase"),
    [  # in polls the people asked are measured, else the candidate; the verb is no part of either
        ("Older voters are united behind Brandt, 89%-6%.", "89%", "Older voters"),
        ("Parents favor the levy 51%-44%.", "51%", "Parents"),
        ("Voters are split, though most oppose it, 59%-28%.", "28%", "Voters"),
        ("Nurses favored Brandt, 72 percent to 8 percent.", "72 percent", "Nurses"),
        ("Nurses prefer Brandt 72 percent to 8 percent, while porters back Okafor.", "8 percent", "Nurses"),
        ("Nurses favored Brandt, 72%-8%, but clerks backed Okafor, 60%-9%.", "60%", "clerks"),
        ("By 61%-30%, farmers said the dam should go.", "30%", "farmers"),
        ("Residents opposed the tax of 3 percent.", "3 percent", "tax"),
        ("Ada Brandt has 4 percent.", "4 percent", "Ada Brandt"),
        ("A poll of 300 voters is out. Ada Brandt has 4 percent.", "4 percent", "voters"),
        ("Ada Brandt has 4 percent, Leo Okafor 12 percent.", "12 percent", "Leo Okafor"),
    ],
)
def test_polls(parsed: Parsed, text: str, figure: str, phrase: str):
    every = list(read(text))
    found = dict(zip((one.text for one in every), measured.find(parsed(text), every), strict=True))[figure]
    assert found is not None
    assert found.text == phrase


def test_a_leading_figure_is_no_part_of_the_phrase(parsed: Parsed):
    found, _ = measured_of(parsed, "She kept all those <$5> and $10 gifts from shopkeepers.")
    assert found is not None
    assert found.text == "gifts from shopkeepers"


def test_a_users_word_is_used(parsed: Parsed, tmp_path: Path):
    text = "Her fortune is in oodles of $4 million."
    (tmp_path / "measured.toml").write_text('entry = [{word = "oodles", role = "vessel", example = "oodles of $4"}]')
    every = list(read(text))
    plain, own = measured.find(parsed(text), every), measured.find(parsed(text), every, lexicon=str(tmp_path))
    assert plain[0] is not None
    assert own[0] is not None
    assert (plain[0].head, own[0].head) == ("oodle", "fortune")
