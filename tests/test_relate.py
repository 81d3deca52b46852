"""Relations within an article, on claims built by hand: what is found, what is checked, and what is left alone."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from claimx.claim import Part, TimeSpan
from claimx.lexicon import entries
from claimx.quantity.vocabulary import vocabulary
from claimx.relate import Cluster, Finding, findings
from claimx.relate.interval import read
from claimx.relate.model import Entry, Member
from claimx.relate.words import Conversion, Period, Things, about, abstract, conversions, is_person, periods, stem
from tests.relating import build

GOLDEN = Path(__file__).parent / "golden"


def found(*texts: str) -> list[tuple[str, str, str]]:
    """(kind, verdict, computation) of sentences that follow each other."""
    claims, at = [], 0
    for text in texts:
        claims += build(text, start=at)
        at += len(text) + 1
    return [(f.kind.value, f.verdict.value, f.computation) for f in findings(claims)]


@pytest.mark.parametrize(
    ("text", "verdict", "words"),
    [
        ("Of the [8,000] people held, [461] were freed.", "related", "461 of 8,000 = 5.8 %"),
        ("It closed [nine|value=9] of the county's [84] bridges.", "related", "nine of 84 = 10.7 %"),
        ("It saw [1,240] patients, of whom [318] had none.", "related", "318 of 1,240 = 25.6 %"),
        ("It lent to [56] firms, [41] of them in the north.", "related", "41 of 56 = 73.2 %"),
        ("All but [three|value=3] of the [18] wells were dry.", "related", "three of 18 = 16.7 %"),
        ("It killed [23|head=people] people, including [seven|value=7;head=child] children.", "related", "seven of 23"),
        ("[90] of the [84] bridges were shut.", "inconsistent", "90 of 84: more than the whole"),
    ],
)
def test_a_part_stands_beside_its_whole(text: str, verdict: str, words: str) -> None:
    ((kind, is_so, computation),) = found(text)
    assert (kind, is_so) == ("part_of", verdict)
    assert computation.startswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "[Two|value=2] leaders of the [27] states met.",
        "It sent [40] doctors to [12] towns from [three|value=3] provinces.",
        "Part [3] of [5] of a series.",
        "That puts him within [4|bound=high;mod=within] of the [37] she has.",
        "She is [71] delegates short of the [2,383|as=target] she needs.",
        "There were [56|head=passenger] passengers and [10|head=crew] crew, among them [30|head=citizen] citizens.",
        "It took [58] men in [four|value=4;head=city] cities, including [12|head=minor] minors.",
        "The speed was [54] where [30] is allowed.",
        "Sales grew [12%|unit=%] in Spain and [50] shops became [65].",
        "It went from [500] out of work to [250] more out of work.",
        "Orla is up from [37|head=vote] in May and Besk is down from [49|head=vote].",
        "Orla had [37|head=vote] in May and Besk was down from [49|head=vote].",
    ],
)
def test_what_is_no_relation_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Of the [2,400] homes, [360], or [15 percent|unit=%], had lead.", "consistent"),
        ("Of the [2,400] homes, [360], or [25 percent|unit=%], had lead.", "inconsistent"),
        ("[63] of [140] schools, or [45 percent|unit=%], had none.", "consistent"),
        ("It cut [96] flights, or [12 percent|unit=%] of the [800] it planned.", "consistent"),
        ("It cut [196] flights, or [12 percent|unit=%] of the [800] it planned.", "inconsistent"),
        ("[Two-fifths|value=0.4;kind=fraction] of the [1,500] asked, or [600] people, said so.", "consistent"),
        ("[Two-fifths|value=0.4;kind=fraction] of the [1,500] asked, or [900] people, said so.", "inconsistent"),
    ],
)
def test_a_share_is_the_part_by_the_base(text: str, verdict: str) -> None:
    assert [is_so for kind, is_so, _ in found(text) if kind == "share_base"] == [verdict]


@pytest.mark.parametrize(
    ("text", "verdict", "words"),
    [
        ("Up [12 %|unit=%;way=up] from [50] to [65].", "inconsistent", "50 to 65 = +30 % against 12 %"),
        ("Up [30 %|unit=%;way=up] from [50] to [65].", "consistent", "50 to 65 = +30 % against 30 %"),
        ("Up [30 %|unit=%;way=up] from [65] to [50].", "inconsistent", "65 to 50 = -23.1 % against 30 %"),
        ("Sales rose [8%|unit=%] to [$540|unit=USD] from [$500|unit=USD].", "consistent", "$500 to $540 = +8 %"),
        ("It fell by [1,500], from [9,200] to [7,700].", "consistent", "9,200 to 7,700 = -1,500 against 1,500"),
        ("It [doubled|value=2;kind=multiple], from [410] to [820].", "consistent", "410 to 820 = x 2 against doubled"),
        ("It [doubled|value=2;kind=multiple], from [410] to [1,620].", "inconsistent", "410 to 1,620 = x 4"),
        ("It was [96] in June, up [20%|unit=%] from [80] a year earlier.", "consistent", "80 to 96 = +20 %"),
        ("Rents rose from [900] to [840].", "inconsistent", "900 to 840 = -6.7 %, told as up"),
        ("The tax would go from [4%|unit=%] to [6%|unit=%].", "related", "4% to 6% = +2 points"),
        (
            "It gained [2%|unit=%;way=up], or [$4|unit=USD;way=up], to [$204|unit=USD;way=up].",
            "consistent",
            "$4 / ($204 - $4) = 2 % against 2%",
        ),
    ],
)
def test_a_change_is_the_way_between_its_ends(text: str, verdict: str, words: str) -> None:
    ((kind, is_so, computation),) = found(text)
    assert (kind, is_so) == ("change_ends", verdict)
    assert computation.startswith(words)


def test_a_toll_that_is_revised_in_its_own_sentence_revises_no_other() -> None:
    other, again = "In Orla [2,400|head=death] deaths are known.", "In Besk there are [110|head=death] deaths."
    revised = "In Besk they revised the death toll from [140|head=death] to [110|head=death] deaths."
    kinds = [(kind, words) for kind, _, words in found(other, revised) if kind == "updated"]
    assert kinds == []
    assert ("updated", "140, then 110") in [(kind, words) for kind, _, words in found(revised, again)]


def test_profits_told_again_by_the_share_are_no_ends() -> None:
    text = (
        "It earned [$45.2|unit=USD], or [65 cents|unit=USD;value=0.65;per=share] a share, "
        "compared with [$84.9|unit=USD], or [$1.24|unit=USD;per=share] a share."
    )
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It must make [over 2,700|value=2700;bound=low;per=day] a day "
         "to reach [1 million|value=1000000;per=year] in a year.", "consistent"),
        ("It must make [900|per=day] a day to reach [182,500|per=year] in a year.", "inconsistent"),
        ("It costs [$20|unit=USD;per=month] a month, or [$240|unit=USD;per=year] a year.", "consistent"),
        ("It costs [$20|unit=USD;per=month] a month, or [$340|unit=USD;per=year] a year.", "inconsistent"),
        ("To make [1 million|value=1000000;per=month] in a month, it needs [33,000|per=day] a day.", "consistent"),
        ("It needs [20] points from [12] games: [1.67|per=game] a game.", "consistent"),
        ("It needs [20] points from [12] games: [2.67|per=game] a game.", "inconsistent"),
        ("It charged [$150|unit=USD;per=day] a day for [30|kind=duration;unit=day] days, or [$4,500|unit=USD].",
         "consistent"),
        ("She sold [40] works for [$80,000|unit=USD], or [$2,000|unit=USD] each.", "consistent"),
    ],
)  # fmt: skip
def test_a_rate_comes_to_its_total(text: str, verdict: str) -> None:
    assert [(kind, is_so) for kind, is_so, _ in found(text)] == [("rate_total", verdict)]


def test_five_working_days_a_week_are_no_mistake() -> None:
    assert found("It makes [80|per=day] a day, or [400|per=week] a week.") == []


def test_a_pace_is_that_of_the_day_named() -> None:
    first = "They made about [1,900|head=arrest;day=2025-06-16;about=y] arrests on Monday."
    claims = build(first)
    monday = claims[0].time_span
    assert monday is not None
    claims = [claims[0].model_copy(update={"time_span": monday.model_copy(update={"text": "on Monday"})})]
    claims += build("At Monday’s pace, they would make [690,000|head=arrest;per=year] arrests in a year.", start=100)
    (one,) = findings(claims)
    assert one.computation == "1,900 a day x 365 = 693,500 against 690,000 a year"
    assert one.verdict == "consistent"


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("They found [14] hikers: [nine|value=9] women and [five|value=5] men.", ["consistent"]),
        ("They found [18] hikers: [nine|value=9] women and [five|value=5] men.", ["inconsistent"]),
        ("It held [48] animals ([30] sheep and [18] goats).", ["consistent"]),
        ("It killed [11]: [six|value=6] in Orla, [three|value=3] in Besk and [two|value=2] in Cal.", ["consistent"]),
        ("It pays [$40|unit=USD] and the city [$25|unit=USD], for a total of [$65|unit=USD].", ["consistent"]),
        ("It pays [$40|unit=USD] and the city [$25|unit=USD], for a total of [$95|unit=USD].", ["inconsistent"]),
        ("It had [21] in Orla, [36] in Besk, [29] in Cal and [seven|value=7] in Holm.", []),
        ("[Seven|value=7] were hurt: a nurse, [two|value=2] drivers and [three|value=3] boys were in hospital.", []),
    ],
)
def test_parts_add_up_to_their_total(text: str, verdicts: list[str]) -> None:
    assert [is_so for kind, is_so, _ in found(text) if kind == "sum_parts"] == verdicts


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("It runs [40 miles|unit=mile] ([64 km|unit=kilometer]) north.", "consistent"),
        ("It runs [64 km|unit=kilometer] ([40 miles|unit=mile]).", "consistent"),
        ("It runs [40 miles|unit=mile] ([94 km|unit=kilometer]) north.", "inconsistent"),
        (
            "It was [40C|kind=measure;unit=degree Celsius] ([104F|kind=measure;unit=degree Fahrenheit]).",
            "consistent",
        ),
    ],
)
def test_units_convert(text: str, verdict: str) -> None:
    assert [(kind, is_so) for kind, is_so, _ in found(text)] == [("conversion", verdict)]


def test_a_difference_of_temperatures_has_no_offset() -> None:
    text = "It warmed by [1.5C|kind=measure;unit=degree Celsius] ([2.7F|kind=measure;unit=degree Fahrenheit])."
    assert found(text) == []


def test_a_quota_is_set_against_what_came() -> None:
    computations = [
        words
        for kind, verdict, words in found(
            "They had a daily quota of "
            "[200-400|value=range;low=200;high=400;per=day;head=person;as=target] people arrested.",
            "The highest single day total was just [150|per=day;head=day].",
            "On Tuesday arrests were [over 90|value=90;bound=low;head=arrest;day=2025-02-04].",
        )
        if (kind, verdict) == ("target_actual", "related")
    ]
    assert sorted(computations) == [
        "150 a day against 200-400 a day: 50 below",
        "over 90 in one day against 200-400 a day: 110 below",
    ]
    assert found("It issued [420] permits, short of its target of [600|as=target].") == [
        ("target_actual", "related", "420 against 600: 180 below")
    ]
    assert found("The quota is [40|as=target].", "In a [two-front|value=2] war it lost.") == []


@pytest.mark.parametrize(
    ("words", "timex", "expected"),
    [
        ("on Tuesday", "XXXX-WXX-2", ["90 in one day against 200 a day: 110 below"]),
        ("last weekend", "XXXX-WXX-WE", ["90 / 2 days = 45 a day against 200 a day: 155 below"]),
        ("last week", "XXXX-WXX", ["90 / 7 days = 12.9 a day against 200 a day: 187.1 below"]),
        ("on Tuesdays", "XXXX-WXX-2", []),
        ("every weekend", "XXXX-WXX-WE", []),
        ("in January", "XXXX-01", []),
    ],
)
def test_without_a_date_a_weekday_is_one_day_and_a_weekend_two(words: str, timex: str, expected: list[str]) -> None:
    (target,) = build("They had a daily quota of [200|per=day;head=arrest;as=target] arrests.")
    (actual,) = build(f"There were [90|head=arrest] arrests {words}.", start=60)
    span = TimeSpan(text=words, char_start=90, char_end=90 + len(words), start=None, end=None, timex=timex)
    told = [target, actual.model_copy(update={"time_span": span})]
    assert [finding.computation for finding in findings(told)] == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("It cut [1,350|head=job] jobs.", "The [1,350|head=job] jobs were lost."), ["repeated"]),
        (("[Twelve|value=12;head=student] won.", "At Denby [12|head=student] were sent home."), []),
        (("About [a third|value=0.3333;kind=fraction], [34 percent|unit=%], said so.",), ["repeated"]),
        (("It killed [31|head=body].", "Officials had earlier said [24|head=body] had died."), ["updated"]),
        (("Missing: [40], down from an earlier estimate of [75].",), ["updated"]),
        (
            ("The [5,000|head=marcher;who=Police] came.", "But [20,000|head=marcher;who=Unions] came, they said."),
            ["contradicted"],
        ),
        (("The [5,000|head=marcher;who=Police] came.", "But [20,000|head=marcher] came."), []),
        (
            (
                "[5,000|head=marcher;who=Police;day=2024-01-01] came.",
                "But [20,000|head=marcher;who=Unions;day=2024-01-02] came.",
            ),
            [],
        ),
    ],
)
def test_the_same_thing_said_twice(texts: tuple[str, ...], expected: list[str]) -> None:
    assert [kind for kind, _, _ in found(*texts)] == expected


def test_a_finding_says_what_was_computed_and_how_exact_it_is() -> None:
    claims = build("Up [12 %|unit=%;way=up] from [50.0|kind=money;unit=USD] to [65.0|kind=money;unit=USD].")
    (one,) = findings(claims)
    assert {member.role: member.claim for member in one.claims} == {
        "change": claims[0].id,
        "from": claims[1].id,
        "to": claims[2].id,
    }
    assert (one.expected, one.actual, one.difference, one.unit) == (30, 12, -18, "%")
    assert one.tolerance is not None
    assert 0 < one.tolerance < 2
    assert "12 % is read to the nearest 1" in one.because


@pytest.mark.parametrize(
    ("mark", "likely", "possible"),
    [
        ("[461]", (461, 461), (461, 461)),
        ("[1,900]", ("1852.5", "1947.5"), (1805, 1995)),
        ("[4.1%|unit=%]", ("4.05", "4.15"), ("4", "4.2")),
        ("[68%|unit=%]", ("67.5", "68.5"), (67, 69)),
        ("[1.3|value=1300;unit=USD]", (1250, 1350), (1200, 1400)),
        ("[800|bound=low]", (800, 960), (780, 1600)),
        ("[300|about=y]", (285, 315), (255, 345)),
        ("[200-400|value=range;low=200;high=400]", (200, 400), (100, 500)),
    ],
)
def test_a_figure_allows_what_its_digits_and_words_allow(
    mark: str, likely: tuple[object, object], possible: tuple[object, object]
) -> None:
    (claim,) = build(mark)
    reading = read(claim.quantity)
    assert reading is not None
    for span, (low, high) in ((reading.likely, likely), (reading.possible, possible)):
        assert (span.low, span.high) == (Decimal(str(low)), Decimal(str(high)))


@pytest.mark.parametrize(
    "mark", ["[-4|value=-4]", "[dozens|value=range;low=12;bound=low]", "[3-2|value=range;kind=score]"]
)
def test_what_is_no_plain_number_is_not_compared(mark: str) -> None:
    (claim,) = build(mark)
    assert read(claim.quantity) is None


def test_words_of_one_list_are_one_thing() -> None:
    for entry in entries("same_things", Things):
        assert len({frozenset(about(word)) for word in entry.words}) == 1, entry
        assert sum(stem(word) in {stem(w) for w in entry.example.lower().replace(".", "").replace(";", "").split()}
                   for word in entry.words) >= 1, entry  # fmt: skip
    for entry in entries("people", Things):
        assert all(map(is_person, entry.words))
        assert any(word in entry.example for word in entry.words)
    assert abstract("the highest total was ")
    assert not abstract("a total of arrests ")


def test_periods_and_conversions_hold_in_their_examples() -> None:
    for (short, long), period in periods().items():
        assert period.least <= period.factor <= period.most
        assert f"a {long}" in period.example or f"{short} is" in period.example
        assert isinstance(period, Period)
    units = set(vocabulary().unit_words.values())
    names = {getattr(unit, "unit", getattr(unit, "name", unit)) for unit in units}
    for rule in conversions().values():
        assert isinstance(rule, Conversion)
        assert names >= {rule.unit, rule.other} or "degree" in rule.unit or "square" in rule.unit or "per" in rule.unit


@pytest.mark.parametrize(("model", "file"), [(Finding, "finding"), (Cluster, "cluster")])
def test_the_schemas_do_not_change_unseen(model: type[Part], file: str) -> None:
    """A change of the schema is a change of the contract: look at it, then write the golden file anew."""
    schema = model.model_json_schema(mode="serialization")
    assert schema == json.loads((GOLDEN / f"{file}.schema.json").read_text(encoding="utf-8"))
    for part in (Finding, Cluster, Member, Entry):
        assert all(field.description for field in part.model_fields.values())
