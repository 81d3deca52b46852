"""How figures are put forward: the word list's own examples, stances, and clauses."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.tokens import Doc

from claimx.lexicon import entries
from claimx.link import modality
from claimx.link.modality_words import Word
from claimx.mentions import Quantity
from claimx.quantity import read

Parsed = Callable[[str], Doc]


def decided(parsed: Parsed, example: str, stance: str | None = None) -> str:
    start = example.index("<")
    end = example.index(">") - 1
    text = re.sub("[<>]", "", example)
    near = [figure for figure in read(text) if figure.start < end and figure.end > start]
    figure = near[0] if near else Quantity(start, end, text[start:end], "count", None, None, None)
    return modality.decide(parsed(text), figure, stance)[0]


@pytest.mark.model
@pytest.mark.parametrize("entry", entries("modality", Word), ids=lambda entry: f"{entry.form}-{entry.word}")
def test_list_example(parsed: Parsed, entry: Word):
    assert decided(parsed, entry.example) == entry.modality


@pytest.mark.model
@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("The fire killed <nine> people.", "asserted"),
        ("If <nine> members agree, the plan passes.", "hypothetical"),
        ("The plan would cost <$9m> if members agree.", "hypothetical"),
        ("The firm would have lost <$9m>.", "hypothetical"),
        ("The firm will close <nine> shops.", "projected"),
        ("The mayor has promised that the city will build <90> homes.", "promised"),
        ("She denied that there was a quota of <90> arrests.", "denied"),
        ("Were <90> people on board?", "asked"),
        ("Councillors are to spend <$9m> on roads.", "target"),
        ("It fell well short of the <$9 million> that they had promised.", "promised"),
        ("The council will have 33 women, up from <21>.", "asserted"),
        ("The <90> officers on duty will get medals.", "asserted"),
        ("She raised her forecast to <9%>.", "projected"),
        ("Huts can only have <two> rooms.", "target"),
        ("Buses will be free for pupils who live at least <two miles> away.", "target"),
        ("The duty applies to ferries with more than <400> seats.", "target"),
        ("Clerks with more than <four> years in the post resigned.", "asserted"),
        ("Unions want a <$19> minimum wage.", "target"),
        ("The minimum fee is <$19>.", "target"),
        ("Ada Tarn, <46>, will speak on Monday.", "asserted"),
        ("Ada Tarn, the <46-year-old> mayor, could win the race.", "asserted"),
        ("If a <21-year-old> farmer wanted to sell it, she could.", "hypothetical"),
        ("The bill would have to be signed in the region's <50> towns.", "asserted"),
        ("The board still sees <three> mergers next year.", "asserted"),
        ("Strategists see <three> mergers next year.", "projected"),
        ("Brandt now sees full-year revenue of <$90 million>.", "projected"),
        ("Growth is seen at <3%> next year.", "projected"),
        ("The lake sees <90,000> visitors a year.", "asserted"),
        ("The firm saw a profit of <$9m>.", "asserted"),
        ("Output beat the <$90 million> economists had forecast.", "projected"),
        ("It fell a little short of the <46%> record from 2008.", "asserted"),
        ("The <90> economists expected a rise.", "asserted"),
        ("Farmers were <34 percent> more likely to fall ill.", "asserted"),
        ("Farmers will be <34 percent> more likely to fall ill.", "projected"),
        ("There is a <3 percent> chance that the flash came from a lamp.", "asserted"),
        ("There is a <3 percent> chance that the ferry will sink.", "projected"),
        ("The gale had maximum sustained winds of <90 mph>.", "asserted"),
        ("The maximum weight is <40 tonnes>.", "target"),
        ("Ferry fares to rise by <$2>", "projected"),
        ("Brandt to close <nine> shops", "target"),
    ],
)
def test_clauses(parsed: Parsed, example: str, expected: str):
    assert decided(parsed, example) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("stance", "expected"),
    [
        ("denies", "denied"),
        ("predicts", "projected"),
        ("promises", "promised"),
        ("orders", "target"),
        ("asserts", "asserted"),
    ],
)
def test_stance(parsed: Parsed, stance: str, expected: str):
    assert decided(parsed, "Okafor spoke of <90> new homes a year.".replace("spoke of", "foresees"), stance) == expected


@pytest.mark.model
@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("At that rate the bill would climb by <$9m>.", "hypothetical"),
        ("To get there, emissions would have to fall by <nine tonnes>.", "hypothetical"),
        ("Some 40 percent would be glad, including <60 percent> of farmers.", "asserted"),
        ("The guidelines allow as many as <nine> guests.", "target"),
        ("Millions had left, short of the <3,000> a day that aides have demanded.", "target"),
        ("She is ten short of the <90> votes needed.", "target"),
        ("The council set aside <$9m> for roads.", "target"),
        ("Her last forecast had said <70 percent>.", "projected"),
        ("The <70> who voted no left.", "asserted"),
    ],
)
def test_more_clauses(parsed: Parsed, example: str, expected: str):
    assert decided(parsed, example) == expected


@pytest.mark.model
def test_the_sources_promise_goes_before_the_verb(parsed: Parsed):
    assert decided(parsed, "Okafor agreed to add <two> members.") == "target"
    assert decided(parsed, "Okafor agreed to add <two> members.", "promises") == "promised"


@pytest.mark.model
def test_a_question_inside_quotation_marks(parsed: Parsed):
    text = 'The 40 clerks who left said: "Why?"'
    doc, (figure,) = parsed(text), read(text)
    assert modality.decide(doc, figure, None)[0] == "asserted"
    assert modality.decide(doc, figure, None, direct=True)[0] == "asked"


@pytest.mark.model
def test_a_users_words_are_used(parsed: Parsed, tmp_path: Path):
    text = "Okafor has a dream of 4,000 homes."
    (tmp_path / "modality.toml").write_text(
        'entry = [{word = "dream", form = "noun", modality = "target", example = "a dream of 4,000 homes"}]'
    )
    doc, (figure,) = parsed(text), read(text)
    assert modality.decide(doc, figure, None)[0] == "asserted"
    assert modality.decide(doc, figure, None, lexicon=str(tmp_path))[0] == "target"


@pytest.mark.model
@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ("Some <4,000> ballots have been requested.", "asserted"),
        ("The mayor requested <$40 million>.", "asked"),
        ("The chief said <four> officers were suspended over a video.", "asserted"),
        ("She was suspended for <four months>.", "target"),
        ("The union rejected a <3%> offer.", "asserted"),
        ("She rejected claims that it dumped <40 tonnes> of waste.", "denied"),
        ("She rejected the figure of <40,000>.", "denied"),
        ("The office denied that <14> clerks had left.", "denied"),
        ("A ticket, now <$4>, will cost more.", "asserted"),
        ("A ticket will now cost <$4>.", "projected"),
    ],
)
def test_what_was_done_and_what_is_so_now(parsed: Parsed, example: str, expected: str):
    assert decided(parsed, example) == expected


@pytest.mark.model
def test_a_stance_against_a_thing_denies_no_figure(parsed: Parsed):
    assert decided(parsed, "The union rejected a <3%> offer.", "denies") == "asserted"
    assert decided(parsed, "The union rejected claims of <40> deaths.", "denies") == "denied"


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fares go up 5% from May.", "projected"),
        ("Fares went up 5% in May.", "asserted"),
        ("The permit covers 4,000 people in May.", "asserted"),
    ],
)
def test_the_present_of_a_change_to_come(parsed: Parsed, text: str, expected: str):
    doc, (figure,) = parsed(text), read(text)[:1]
    assert modality.decide(doc, figure, None, ahead=True)[0] == expected
    assert modality.decide(doc, figure, None)[0] == "asserted"
