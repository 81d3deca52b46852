"""Sentences carry the answer: `{s:...}` is the source that the figure comes from, `{v:...}` who passed it on."""

import re

import pytest

import claimx
from claimx.annotate import attributions
from claimx.lexicon import entries
from claimx.link import sources, via
from claimx.link.via_words import MediaWords
from claimx.mentions import Offsets

pytestmark = pytest.mark.model

CASES = {
    "citing behind": "{v:CBS News} reported on Monday that <40> people had died, citing {s:Brell University data}.",
    "citing between": "{v:Reuters}, citing {s:anonymous sources}, reported that <40> people had died.",
    "citing before": "Citing {s:officials}, {v:the Brell Times} reported that <40> people had died.",
    "no chain": "{s:The mayor} said <40> people had died, citing a strong wind.",
    "according, reported": "According to {s:the ministry}, {v:CBS News} reported that <40> people had died.",
    "according to the outlet": "According to {v:CBS News}, {s:the ministry} said <40> people had died.",
    "reported behind": "Some <40> people had died, according to {s:the ministry}, {v:CBS News} reported.",
    "said, according": "Some <40> people had died, {s:the agency} said, according to {v:Reuters}.",
    "said that according": "{v:The board} said that according to {s:its audit}, <40> people had died.",
    "had told it": "{v:The newspaper} said {s:the ministry} had told it <40> people had died.",
    "told an outlet": "{s:The minister} told {v:the Brell Times} that <40> people had died.",
    "told a journalist": "{s:The minister} told {v:CNN’s Jon Veldt} that <40> people had died.",
    "told the state agency": "{s:The minister} told {v:the state news agency Sarn} that <40> people had died.",
    "told reporters": "{s:The minister} told reporters that <40> people had died.",
    "told the council": "{s:The minister} told the council that <40> people had died.",
    "told an office of that name": "{s:The minister} told the Brell Post Office that <40> people had died.",
    "told an audience": "{s:The minister} told the CNN debate audience that <40> people had died.",
    "told agents": "{s:The minister} told agents to aim for <40> arrests a day.",
    "quotation": "“Some <40> people had died,” {s:Oduya} told {v:Reuters}.",
    "quoted as saying": "{v:State television} quoted {s:the minister} as saying <40> people had died.",
    "quoted behind": "Some <40> people had died, {v:Sarn Radio} quoted {s:the police} as saying.",
    "was quoted by": "{s:The ministry} was quoted by {v:Sarn Radio} as saying <40> people had died.",
    "was quoted": "{s:Marta Oduya} was quoted as saying that <40> people had died.",
    "in an interview": "{s:Oduya} said in an interview with {v:CBS News} that <40> people had died.",
    "interview first": "In a {v:Reuters} interview, {s:Oduya} said <40> people had died.",
    "statement to": "Some <40> people had died, said {s:Marta Oduya} in a statement to {v:Reuters}.",
    "watched an interview": "{s:Oduya} said <40> people had heard her interview with Reuters.",
    "on a channel": "{s:Oduya} said on {v:CNN} that <40> people had died.",
    "relayed": "{v:CBS News} reported that {s:Marta Oduya} said <40> people had died.",
    "relayed by anybody": "{v:The mayor} said {s:the report} found <40> faults.",
    "each their own": "The survey found a loss of jobs, while {s:another survey} says <40> people were hired.",
    "aside": "Oduya says they can still win the lead, which stood at <40> seats, according to {s:the board}.",
    "nobody": "Some <40> people told Reuters of the fire.",
}
MARK = re.compile(r"<(?P<figure>[^<>]+)>|\{(?P<role>[sv]):(?P<said>[^{}]+)\}")


class Figure:
    def __init__(self, start, end):
        self.start, self.end = start, end


def unmark(marked):
    text, at, figure, found = "", 0, None, {}
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        said = mark["figure"] or mark["said"]
        if mark["figure"]:
            figure = Figure(len(text), len(text) + len(said))
        else:
            found[mark["role"]] = Offsets(len(text), len(text) + len(said))
        text += said
        at = mark.end()
    return text + marked[at:], figure, found.get("s"), found.get("v")


@pytest.mark.parametrize("marked", CASES.values(), ids=CASES)
def test_who_passed_it_on(parsed, marked):
    text, figure, source, via = unmark(marked)
    doc = parsed(text)
    (link,) = sources.link(doc, [figure], attributions.find(doc))
    said = (None, None) if link is None else (link.source, link.via)
    assert [span and text[slice(*span)] for span in said] == [span and text[slice(*span)] for span in (source, via)]
    assert said == (source, via)


def test_an_outlet_in_the_name_of_a_poll_passes_nothing_on(parsed):
    text = "Lowe pointed to the Brell Journal/NBC News poll that shows him ahead with 40 votes."
    assert via.is_outlet(parsed(text), Offsets(text.index("NBC"), text.index(" poll"))) is False
    doc = parsed(text)
    at = text.index("40")
    (link,) = sources.link(doc, [Figure(at, at + 2)], attributions.find(doc))
    assert link is None or link.via is None


WORDS = [(entry, word) for entry in entries("media", MediaWords) for word in entry.words]


@pytest.mark.parametrize(("entry", "word"), WORDS, ids=[word for _, word in WORDS])
def test_every_word_passes_on_its_example(parsed, entry, word):
    text = entry.example.replace(entry.words[0], word, 1)
    doc = parsed(text)
    at = text.index("40")
    (link,) = sources.link(doc, [Figure(at, at + 2)], attributions.find(doc))
    assert link is not None
    assert link.via is not None, text


@pytest.mark.parametrize(
    "text",
    [
        "Court filings showed that the bank lost $40 million, according to a document provided by its lawyer.",
        "The mayor suggested that the repairs cost less than the $40 million estimated by the board.",
        "According to reports, the mayor said 40 people had died.",
        "Oduya told a crowd that the board estimated at 40 people of her plan.",
        "Sixty percent of voters said in a Brell poll that 40 schools should close.",
    ],
)
def test_a_doubtful_reading_passes_nothing_on(parsed, text):
    at = text.index("40")
    (link,) = sources.link(parsed(text), [Figure(at, at + 2)], attributions.find(parsed(text)))
    assert link is None or link.via is None


def test_it_goes_out_with_its_own_offsets_and_kind():
    text = "The ministry told the Brell Times that 40 people had died. The Brell Times is a newspaper."
    (claim, *_) = claimx.extract(claimx.Article(id="x", text=text), claimx.load())
    attribution = claim.attribution
    assert attribution is not None
    assert attribution.via is not None
    assert (attribution.source.name, attribution.via.name) == ("ministry", "Brell Times")
    assert attribution.via.type == "organization"
    assert text[attribution.via.start : attribution.via.end] == attribution.via.text == "the Brell Times"
    assert "reach: content:verb-that+told" in claim.evidence


@pytest.mark.parametrize(
    "text",
    [
        "Marta Oduya spoke. Oduya said in March she had told Oduya that 40 people had died.",
        "The mayor said 40 people had died.",
    ],
)
def test_nobody_passes_on_their_own_words(text):
    (claim, *_) = claimx.extract(claimx.Article(id="x", text=text), claimx.load())
    assert claim.attribution is None or claim.attribution.via is None
