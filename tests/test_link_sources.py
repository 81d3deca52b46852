"""Sentences carry the answer: `<40@1>` is a figure said by `{1:the mayor}`, `<40>` one of the article's own voice."""

import re

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from claimx.annotate import attributions
from claimx.link import sources
from claimx.mentions import Attribution, Offsets

from .growth import grows_with_length

pytestmark = pytest.mark.model

MARK = re.compile(r"<(?P<figure>[^<>@]+)(?:@(?P<to>\d))?>|\{(?P<number>\d):(?P<source>[^{}]+)\}")
CASES = {
    "clause": "{1:The mayor} said <40@1> houses had burned.",
    "own voice": "Some <40> houses burned on Monday.",
    "own voice after a speaker": "{1:The mayor} said <40@1> houses had burned. The town has <9,000> people.",
    "inverted": "Some <40@1> houses had burned, said {1:Marta Oduya}.",
    "quotation": "“We lost <40@1> houses,” {1:Oduya} said. “And <12@1> schools.”",
    "split quotation": "“We lost <40@1> houses,” {1:Oduya} said, “and <12@1> schools.”",
    "each their own": "{1:The mayor} said <40@1> had died, while {2:the union} claimed <60@2> had.",
    "innermost": "The mayor said {1:the report} found <40@1> faults.",
    "according": "According to {1:the ministry}, <40@1> houses burned.",
    "anonymous": "Arrests were over <800@1>, according to {1:a source familiar with the numbers}.",
    "posted figures": "According to {1:numbers the agency has posted online}, the highest total was <1,100@1>.",
    "told": "{1:The minister} told agents last month to aim for <40@1> arrests a day.",
    "promise": "{1:Oduya}’s promise of <40@1> new houses fell flat.",
    "estimate": "{1:Organizers} estimated <40,000@1> people came.",
    "toll": "{1:Officials} put the toll at <40@1>.",
    "he added": "{1:Oduya} said <40@1> houses burned. {2:She} added that <12@2> schools had.",
    "the report also": "{1:The report} found <40@1> faults. {2:The report} also said <12@2> doors were locked.",
    "chain": "The newspaper said <40@1> people had died, citing {1:hospital data}.",
    "reason, not a chain": "{1:The mayor} said <40@1> houses had burned, citing a strong wind.",
    "fall to a figure": "Net revenue declined to <$40 million> from <$60 million>.",
    "half as much as asked": "The council approved a budget with <half> as much money as the mayor had requested.",
    "offer": "The carmaker offers a longer model for <$40,000>.",
    "the total": "{1:The health board} reported <14@1> new cases on Monday, bringing the total to <312@1>.",
    "what it is called": "{1:Lena Brack} called it “a <$40@1> tax on parents”.",
    "a clause in what it is called": "{1:Lena Brack} called it “a levy that cost us <$40@1>”.",
    "found by who was sent": "{1:The mayor} said a boat found <40@1> people clinging to a roof.",
    "the next paragraph goes on": (
        "“We lost the barn,” said {1:Lena Brack, a farmer}.\n\n“Now we milk <40@1> cows.”\n\nThe farm has <90> acres."
    ),
    "a question is answered by another": "“Was it bad?” asked {1:Lena Brack}.\n\n“We lost <40> cows.”",
    "names before a transcript": "{1:DANIEL ASH}: We sold <40@1> boats.\n\n{2:ASH}: Now we sell <65@2> boats.",
    "a dateline is no name": "BRELL: Some <40> boats sank.\n\nThe port is shut.",
    "deed told of": "The candidate will propose spending <$2 billion@1>, according to {1:a campaign official}.",
    "written by": "In that year <40 percent> of the stories were written by men.",
    "tail of a quotation": "“We lost,” Oduya said of the firm Brack, whose owner moved <40> jobs abroad.",
    "called at the beginning": "Called the Brenna, the new car gets a battery of <72 kilowatts>.",
    "wish": "The mayor wants to build <40> houses.",
    "criticism": "The union criticized the <40> layoffs.",
    "nobody": "It was reported that <40> houses burned.",
    "hedge": "Reportedly <40> houses burned.",
    "aside": "The mayor announced a plan for the park, which has <40> trees.",
    "relative": "{1:Oduya}, who said <40@1> houses had burned, left.",
    "poll goes on": "{1:The poll} found Veldt at <41 percent@1>. Brack was second at <12 percent@1>.",
    "poll goes on in another paragraph": (
        "{1:The poll} found Veldt at <41 percent@1>.\n\nAmong women voters, Brack leads by <6 points@1>."
    ),
    "shares of a poll": "{1:The survey} found a tie. <52 percent@1> of voters say <three> taxes are enough.",
    "how the poll was made": "The poll found a tie. The margin of error is <3 percentage points>.",
    "another voice ends the poll": (
        "{1:The poll} found Veldt at <41 percent@1>. {2:Oduya} said it was wrong. Taxes rose <3 percent>."
    ),
    "shares without a cue": (
        "In {1:a Brell poll}, voters are split.\n\n“Taxes scare me,” Oduya said.\n\n"
        "Some <38 percent@1> of likely voters would oppose Veldt.\n\n"
        "Brack fares better: <20 percent@1> have a positive view."
    ),
    "no share of opinions": "A Brell poll is due. Oduya spoke.\n\nRents rose by <38 percent> in May.",
    "a paragraph of findings": "After {1:the researchers} allowed for age, deaths came to <7 percent@1> of the staff.",
    "the writer": "As I noted, <40> houses had burned.",
    "aside in one clause": "Rain fell for <9> hours; some <40@1> houses, {1:officials} said, had burned.",
    "and further": "Some <40@1> houses burned, {1:she} said, and <12@1> schools closed.",
    "how often": "The mayor asked for money <three times>.",
    "order": "The mayor ordered the release of <40> boats.",
    "what suggests": "Prices fell, suggesting that <40> shops would close.",
    "which": "The loss was smaller than the <40@1> jobs that {1:analysts} had predicted.",
    "down from": "Some <40@1> people were missing, {1:Oduya} said, down from <90@1>.",
    "colon": "{1:The agency} issued the following statement: “We lost <40@1> houses.”",
    "with": "Rain fell for days, with {1:officials} saying <40@1> boats had sunk.",
    "turned round": "Some <40@1> boats sank, reported {1:officials}, with others damaged.",
    "no turn": "Some <40> boats sank, reported losses, and left.",
    "believed by": "Some <40@1> boats are believed by {1:police} to be lost.",
    "based on": "Some <40@1> boats sank, based on {1:figures from the Brell Agency}.",
    "based on, first": "Based on {1:Brell Agency data}, <40@1> boats sank.",
    "based on a thing": "The play, based on a song of <40> lines, won.",
    "you": "Say you think it will cost <$40>.",
    "suggestion of a thing": "This suggests <three> cuts will come.",
}


class Figure:
    def __init__(self, start, end):
        self.start, self.end = start, end


def unmark(marked):
    text, at, figures, answers, mentions = "", 0, [], [], {}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark["figure"]:
            figures.append(Figure(len(text), len(text) + len(mark["figure"])))
            answers.append(mark["to"])
            text += mark["figure"]
        else:
            mentions[mark["number"]] = Offsets(len(text), len(text) + len(mark["source"]))
            text += mark["source"]
    return text + marked[at:], figures, [mentions[one] if one else None for one in answers]


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_who_says_the_figure(parsed, marked):
    text, figures, want = unmark(marked)
    doc = parsed(text)
    got = sources.link(doc, figures, attributions.find(doc))
    assert [one and text[slice(*one.source)] for one in got] == [one and text[slice(*one)] for one in want]
    assert [one and one.source for one in got] == want


@pytest.mark.parametrize(
    ("text", "direct"),
    [
        ("“We lost 40 houses,” Oduya said.", True),
        ("Oduya said 40 houses had burned.", False),
        ("Oduya said “some 40 houses” had burned.", True),
        ("Oduya said 40 “houses” had burned.", False),
    ],
)
def test_direct(parsed, text, direct):
    doc = parsed(text)
    at = text.index("40")
    (one,) = sources.link(doc, [Figure(at, at + 2)], attributions.find(doc))
    assert one is not None
    assert one.direct is direct


def test_rule_is_named(parsed):
    doc = parsed("The newspaper said 40 people had died, citing hospital data.")
    (one,) = sources.link(doc, [Figure(19, 21)], attributions.find(doc))
    assert one is not None
    assert one.rule == "content:verb-that+cited"


def test_no_figures_and_no_attributions(parsed):
    doc = parsed("The mayor said 40 houses had burned.")
    assert sources.link(doc, [], attributions.find(doc)) == ()
    assert sources.link(doc, [Figure(15, 17)], []) == (None,)


@pytest.mark.parametrize("piece", ["the new poll 5% of voters say ", "the researchers 5% ", "5% of women won a "])
def test_work_on_passages_grows_with_length(piece):
    vocab = English().vocab

    def work(size):
        pieces = re.findall(r"\w+|%", piece * (size // len(piece)))
        starts = [at % 40 == 0 for at in range(len(pieces))]
        doc = Doc(vocab, words=pieces, sent_starts=starts, pos=["NOUN"] * len(pieces))
        figures = [Figure(mark.start(), mark.end()) for mark in re.finditer(r"5 %", doc.text)]
        said = [Attribution(Offsets(one.start - 1, one.start), None, (Offsets(one.start, one.end),)) for one in figures]
        return lambda: sources.link(doc, figures, said)

    grows_with_length(work, 25_000)


def test_work_on_many_contents_grows_with_their_number(parsed):
    width = 37

    def work(number):
        doc = parsed("The mayor said 40 houses had burned. " * number)
        figures = [Figure(width * at + 15, width * at + 17) for at in range(number)]
        said = [
            Attribution(
                Offsets(width * at, width * at + 9),
                Offsets(width * at + 10, width * at + 14),
                (Offsets(width * at + 15, width * at + 35),),
            )
            for at in range(number)
        ]
        return lambda: sources.link(doc, figures, said)

    assert all(work(400)())
    grows_with_length(work, 400)
