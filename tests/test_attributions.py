"""Sentences carry the answer: `[S:source]`, `[Q:cue]`, `[C:content]`; the attribution must be among those found."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimx.annotate import attributions
from claimx.annotate.attribution import words as cues
from claimx.annotate.attribution.words import Cue
from claimx.lexicon import entries

from .growth import grows_with_length

pytestmark = pytest.mark.model

FRAMES = """
[S:The governor] [Q:said] [C:40 houses had burned].
[S:The governor] [Q:said] [C:that 40 houses had burned], but he gave no names.
[C:Some 40 houses had burned], [S:the governor] [Q:said].
[C:Some 40 houses had burned], [Q:said] [S:Marta Oduya].
[C:“We lost 40 houses,”] [Q:said] [S:Marta Oduya, the mayor].
[C:“We lost 40 houses,”] [S:Oduya] [Q:said]. [C:“It is bad.”]
[C:“We lost,”] [S:Oduya] [Q:said], [C:“40 houses.”]
[S:Oduya] [Q:said]: [C:“We lost 40 houses. Twelve were schools.”]
[S:Oduya] [Q:told] reporters [C:that 40 houses had burned].
[S:Oduya], who runs the town, [Q:said] [C:40 houses had burned].
[C:Forty houses burned], [Q:according to] [S:the ministry].
[Q:According to] [S:a source familiar with the figures], [C:40 houses had burned].
[Q:According to] [S:figures the agency has posted on its site], [C:40 houses had burned].
[S:The agency] [Q:estimates] [C:that 40 houses burned].
[S:The agency] [Q:put] [C:the toll at 40].
[S:The agency] [Q:has not said] [C:how many of the 40 houses burned].
[S:A study by Veldt University] [Q:found] [C:that 40 percent of bees died].
[S:Official data] [Q:show] [C:that prices rose 3 percent].
[S:The poll] [Q:has] [C:Veldt ahead by 4 points].
[S:The union] [Q:promised] [C:to build 40 houses].
[S:The minister] [Q:told] agents last month [C:to aim for 40 arrests a day].
[S:The mayor] [Q:called for] [C:a fine of $40].
[S:The company] [Q:denied] [C:that 40 workers had left].
[S:The company] [Q:reported] [C:losing $40 million].
[S:The mayor] was quoted as [Q:saying] [C:that 40 houses burned].
In a statement, [S:the company] [Q:said] [C:it would cut 40 jobs].
Deaths have risen to 40, with [S:officials] [Q:reporting] [C:12 new cases].
[C:The 40 deaths] [Q:reported by] [S:officials] came after the storm.
[C:The 40 deaths] [Q:were confirmed] by [S:the ministry].
[Q:In] [S:a survey by the Veldt Institute], [C:40 percent of adults backed the plan].
[C:The toll], [Q:by] [S:most accounts], [C:is 40].
[C:Prices rose 3 percent], [Q:per] [S:the ministry].
It [Q:was reported] in [S:a study] [C:that 40 percent of bees died].
[S:The ministry] [Q:said] in a statement on Monday [C:that 40 houses had burned].
[S:Oduya] [Q:told] reporters at the site [C:that 40 had died].
[S:Oduya] said the roof fell, [Q:adding] [C:that 40 people were hurt].
[S:The bank] ended the meeting by [Q:announcing] [C:it would buy 40 houses].
[S:The agency] [Q:increased] [C:the death toll to 40].
[S:The company] [Q:cut] [C:its sales forecast to $40 million].
[S:Oduya]’s [Q:promise] of [C:40 new houses] fell flat.
[C:Hail broke 300 windows], [S:the fire chief, Lena Brack], [Q:said] on Friday.
[C:Hail broke 300 windows and 12 roofs], [S:Lena Brack, the fire chief], [Q:said] in a statement.
[S:Guards] [Q:said] [C:the nine boys stole at least 40 bikes].
[S:The agency] [Q:announced] [C:three new leaks], [C:taking the total to 40].
[S:Economists] [Q:see] [C:inflation of 3 percent next year].
[S:The central bank] [Q:sees] [C:the economy growing 3 percent].
[S:The central bank] [Q:sees] [C:growth of 3 percent].
[S:The agency] [Q:appealed for] [C:$40 million].
[C:At least 40 hikers drowned when a bridge gave way at Brell], [S:the port guard] [Q:said] Monday.
[C:Nearly 60 percent of voters disapprove of the plan], [S:a Kelso University poll released Monday] [Q:found].
[S:Oduya], asked about the delay, [Q:said] [C:she “would not argue over 40 people”].
Sales came in below [C:the $40 million] [S:brokers] [Q:had forecast].
Output was 80 tons, short of [C:the 90 percent] [S:brokers] [Q:had predicted].
The town lost fewer jobs than [C:the 12,000] [S:economists] [Q:expected].
Sales reached $2 million, compared with [C:the $3 million] [S:brokers polled by Brell] [Q:had forecast].
[S:The mayor] [Q:called] [C:it “a $40 tax on parents”].
[S:A complaint filed in March] [Q:alleges] [C:that the bank lost $40 million].
[S:The complaint filed by two guards] [Q:claims] [C:the bank lost $40 million].
[S:The coach] sent a letter to parents [Q:saying] [C:40 children were ill].
"""
NAMELESS = """
It [Q:was reported] [C:that 40 houses burned].
It [Q:was announced] Monday [C:that 40 workers would go].
"""
SPEECH = """
[S:The agency] [Q:issued] the following statement: [C:“We lost 40 houses.”]
[S:Lena Brack][Q::] [C:300 jobs lost in a year].
ROADS REOPEN - [S:Bo Lowe][Q::] [C:“Some 40 roads are open.”]
[C:“Why 40 houses?”] [S:Oduya] [Q:asked].
[C:‘We lost 40 houses,’] [Q:said] [S:Oduya].
[C:''We lost 40 houses,''] [Q:said] [S:Oduya].
"""
NOBODY = (
    "Forty houses reportedly burned.",
    "The so-called “fair deal” cost $40.",
    "Over 40 houses burned in March.",
    "Prices were up 3 percent.",
    "The 40 brokers expected.",
    "The clinic saw sales of 40 pumps last year.",
    "The clinic sees 40 children this week.",
    "The clinic sees sales of 40 pumps every year.",
    "The clinic sees children growing 3 centimetres.",
    "A boat found 40 people clinging to the roof.",
)


def unmark(marked):
    text, at, parts = "", 0, {"S": [], "Q": [], "C": []}
    for mark in re.finditer(r"\[([SQC]):([^\]]*)\]", marked):
        text += marked[at : mark.start()]
        parts[mark[1]].append((len(text), len(text) + len(mark[2])))
        text += mark[2]
        at = mark.end()
    return text + marked[at:], parts


def lines(block):
    return block.strip().splitlines()


@pytest.mark.parametrize("marked", [*lines(FRAMES), *lines(NAMELESS), *lines(SPEECH)])
def test_frames(parsed, marked):
    text, parts = unmark(marked)
    found = attributions.find(parsed(text))
    readable = [
        (
            one.source and text[slice(*one.source)],
            one.cue and text[slice(*one.cue)],
            [text[slice(*span)] for span in one.content],
        )
        for one in found
    ]
    want = (
        text[slice(*parts["S"][0])] if parts["S"] else None,
        text[slice(*parts["Q"][0])],
        [text[slice(*span)] for span in parts["C"]],
    )
    assert want in readable, readable


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_says_it(parsed, text):
    assert attributions.find(parsed(text)) == ()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The union denied that 40 had left.", "denies"),
        ("The agency estimates that 40 had left.", "estimates"),
        ("The agency forecast that 40 would leave.", "predicts"),
        ("The mayor vowed to build 40 houses.", "promises"),
        ("The mayor ordered that 40 houses be built.", "orders"),
        ("The mayor asked whether 40 had left.", "asks"),
        ("The mayor doubts that 40 had left.", "doubts"),
        ("The mayor thinks 40 had left.", "believes"),
        ("The mayor wants to build 40 houses.", "wants"),
    ],
)
def test_stance(parsed, text, stance):
    assert [one.stance for one in attributions.find(parsed(text))] == [stance]


def test_long_quotation_has_one_speaker(parsed):
    text = "“We lost 40 houses.\n\n“Then 12 schools.\n\n“Then all,” said Oduya."
    (one,) = attributions.find(parsed(text))
    assert [text[slice(*span)] for span in one.content] == [
        "“We lost 40 houses.",
        "“Then 12 schools.",
        "“Then all,”",
    ]
    assert text[slice(*one.source)] == "Oduya"
    assert one.direct


def test_view_has_a_cue_around_its_source(parsed):
    text = "In Oduya’s view, 40 houses is too many."
    (one,) = attributions.find(parsed(text))
    assert [text[slice(*span)] for span in (one.source, one.cue, *one.content)] == [
        "Oduya",
        "In Oduya’s view",
        "40 houses is too many",
    ]


def test_nested_only_when_asked_for(parsed):
    doc = parsed("Oduya said the report found that 40 houses had burned.")
    assert len(attributions.find(doc)) == 2
    (outer,) = attributions.find(doc, nested=False)
    assert doc.text[slice(*outer.source)] == "Oduya"


HELPERS = {"message": "messages", "sum": "sums", "ahead": "ahead", "past": "past"}
CUES = [entry for entry in entries("cues", Cue) if entry.kind not in HELPERS]
AIDS = [entry for entry in entries("cues", Cue) if entry.kind in HELPERS]


@pytest.mark.parametrize("entry", CUES, ids=lambda entry: f"{entry.kind}-{entry.word}")
def test_examples_of_the_list(parsed, entry):
    doc = parsed(entry.example)
    shown = []
    for one in attributions.find(doc):
        parts = {"document": one.source, "finder": one.source, "outlook": one.content[0]}
        part = parts.get(entry.kind, one.cue)
        if part is not None:
            span = doc.char_span(*part, alignment_mode="expand")
            shown += [token.lemma_.lower() for token in span]
            shown += [token.lower_ for token in span]
    assert {entry.word, *entry.also} & set(shown), shown


@pytest.mark.parametrize("entry", AIDS, ids=lambda entry: f"{entry.kind}-{entry.word}")
def test_examples_are_read_otherwise_without_the_word(parsed, entry, monkeypatch):
    doc = parsed(entry.example)
    found, lists = attributions.find(doc), cues.load()
    rest = {word: cue for word, cue in getattr(lists, HELPERS[entry.kind]).items() if word != entry.word}
    without = replace(lists, **{HELPERS[entry.kind]: rest})
    monkeypatch.setattr(cues, "load", lambda lexicon: without)
    assert attributions.find(doc) != found


def test_a_users_list_adds_cues(parsed, tmp_path):
    row = '{ word = "trumpet", kind = "verb", stance = "asserts", frames = "that np", example = "x" }'
    (tmp_path / "cues.toml").write_text(f"entry = [{row}]", encoding="utf-8")
    doc = parsed("The mayor trumpeted that 40 houses were built.")
    assert attributions.find(doc) == ()
    assert len(attributions.find(doc, lexicon=str(tmp_path))) == 1


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", '"', "said", "according to", ": x", "“”", "by one estimate", "X said:"]
)
def test_scraps(parsed, text):
    attributions.find(parsed(text))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "'",
                "said",
                "Oduya",
                "according",
                "to",
                "the",
                "report",
                "that",
                "40",
                ",",
                ".",
                ":",
                "\n\n",
                "by",
            ]
        ),
        max_size=40,
    )
)
def test_any_words(parsed, words):
    doc = parsed(" ".join(words))
    for one in attributions.find(doc):
        for start, end in (*one.content, one.source or (0, 1), one.cue or (0, 1)):
            assert 0 <= start < end <= len(doc.text)


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece", ['"We lost 40," Oduya said. ', "Oduya said that ", "according to the report ", "“a ", "X: y\n\n"]
)
def test_work_grows_with_length(parsed, piece):
    def work(size):
        doc = parsed(piece * (size // len(piece)))
        return lambda: attributions.find(doc)

    grows_with_length(work, 15_000)
