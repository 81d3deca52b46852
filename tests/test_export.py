"""Adapters: what each consumer's own library, vocabulary or reference class demands, it gets."""

import json
from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld as pyld

from claimx.article import Article
from claimx.export import annotations, checkers, jsonld, words
from tests.exports import ARTICLE, CLAIMS, TEXT, claim, span

GOLDEN = Path(__file__).parent / "golden"
SCHEMA_ORG = json.loads(
    (GOLDEN / "schemaorg.json").read_text(encoding="utf-8")
)  # properties of each type, by schema.org
CONTEXTS = {
    "https://schema.org": {"@context": {"@vocab": "https://schema.org/"}},
    annotations.CONTEXT: json.loads((GOLDEN / "anno.jsonld").read_text(encoding="utf-8")),
}


def expanded(document: dict[str, Any]) -> dict[str, Any]:
    def load(url: str, _: Any) -> dict[str, Any]:
        return {"contextUrl": None, "documentUrl": url, "document": CONTEXTS[url]}

    (found,) = pyld.expand(document, {"documentLoader": load})
    return found  # type: ignore[no-any-return]


def check_terms(node: Any) -> None:
    """Every property is one that schema.org gives to the node's type."""
    if isinstance(node, dict):
        known = SCHEMA_ORG[node["@type"]]
        assert {name for name in node if name[0] != "@"} <= set(known)
        for below in node.values():
            check_terms(below)


@pytest.mark.parametrize("found", CLAIMS, ids=lambda found: found.quantity.text)
def test_schema_org_claim(found: Any) -> None:
    made = jsonld.claim(found, ARTICLE)
    check_terms(made)
    assert expanded(made)["https://schema.org/text"] == [{"@value": found.text}]
    assert json.loads(json.dumps(made)) == made


def test_the_speaker_is_author_and_the_days_are_an_interval() -> None:
    made = jsonld.claim(CLAIMS[0], ARTICLE)
    assert made["author"] == {"@type": "Person", "name": "Ilse Brandt", "jobTitle": "Mayor"}
    assert made["temporalCoverage"] == "2031-05-01/2031-05-31"
    assert made["about"]["value"] == 412
    assert made["appearance"]["datePublished"] == "2031-06-03"
    assert "minValue" not in made["about"]


def test_bounds_stand_where_they_say_more_than_the_value() -> None:
    assert jsonld.claim(CLAIMS[1])["about"] == {
        "@type": "QuantitativeValue",
        "description": "nearly $2.5 million",
        "value": 2500000,
        "maxValue": 2500000,
        "unitText": "USD",
    }
    about = jsonld.claim(CLAIMS[2])["about"]
    assert (about["minValue"], about["maxValue"], about["unitText"]) == (250, 300, "per day")
    assert "value" not in about


def test_a_document_is_what_the_claim_is_based_on() -> None:
    source = span("Ferries of Port Elm", name="ferry report", type="document")
    made = jsonld.claim(
        claim("4", "412 crossings", span("412", kind="count"), attribution={"source": source, "mode": "indirect"})
    )
    check_terms(made)
    assert made["isBasedOn"]["name"] == "ferry report"
    assert "author" not in made


def test_a_review_is_a_draft_until_a_checker_rates_it() -> None:
    draft = jsonld.review(CLAIMS[0], ARTICLE)
    check_terms(draft)
    expanded(draft)
    assert "reviewRating" not in json.dumps(draft)
    assert jsonld.publishable(draft)[0] == "not publishable: no reviewRating"
    done = {
        **draft,
        "reviewRating": {"@type": "Rating", "alternateName": "Mostly right"},
        "url": "https://check.example/1",
        "author": {"@type": "Organization", "name": "Check"},
    }
    assert jsonld.publishable(done) == ()
    assert jsonld.publishable(done | {"reviewRating": {"ratingValue": 3}}) == (
        "not publishable: no reviewRating.alternateName",
    )


OA = "http://www.w3.org/ns/oa#"


@pytest.mark.parametrize("found", CLAIMS, ids=lambda found: found.quantity.text)
def test_web_annotation_selectors_find_the_figure(found: Any) -> None:
    made = annotations.annotation(found, ARTICLE)
    node = expanded(made)
    assert node["@type"] == [f"{OA}Annotation"]
    assert node[f"{OA}motivatedBy"] == [{"@id": f"{OA}identifying"}]
    (target,) = node[f"{OA}hasTarget"]
    quote, position = target[f"{OA}hasSelector"]
    assert (quote["@type"], position["@type"]) == ([f"{OA}TextQuoteSelector"], [f"{OA}TextPositionSelector"])
    start, end = (position[f"{OA}{name}"][0]["@value"] for name in ("start", "end"))
    around = [quote[f"{OA}{name}"][0]["@value"] for name in ("prefix", "exact", "suffix")]
    assert TEXT[start:end] == found.quantity.text == around[1]
    assert TEXT.count("".join(around)) == 1
    assert TEXT.index("".join(around)) + len(around[0]) == start
    (body,) = made["body"] if isinstance(made["body"], list) else [made["body"]]
    assert json.loads(body["value"])["id"] == found.id


def test_positions_are_code_points() -> None:
    start = annotations.annotation(CLAIMS[0], ARTICLE)["target"]["selector"][1]["start"]
    assert list(TEXT)[start : start + 3] == ["4", "1", "2"]  # after a character outside the basic plane


def test_an_annotation_of_another_text_is_refused() -> None:
    with pytest.raises(ValueError, match="is not at"):
        annotations.annotation(CLAIMS[0], Article(id="port/elm", text="Something else."))


def test_an_article_without_address_gets_a_name() -> None:
    bare = Article(id="port/elm", text=TEXT)
    assert annotations.annotation(CLAIMS[0], bare)["target"]["source"] == "urn:claimx:article:port%2Felm"


AVERITEC = (  # the README of the data set, in its order
    "claim required_reannotation label justification claim_date speaker original_claim_url cached_original_claim_url"
    " fact_checking_article reporting_source location_ISO_code claim_types fact_checking_strategies questions"
).split()


def test_averitec() -> None:
    made = checkers.averitec(CLAIMS[0], ARTICLE)
    assert sorted(made) == sorted(AVERITEC)
    assert (made["speaker"], made["claim_date"], made["reporting_source"]) == ("Ilse Brandt", "03-06-2031", "Elm Post")
    assert made["claim_types"] == ["Numerical Claim"]
    assert "Quote Verification" in checkers.averitec(CLAIMS[1])["claim_types"]
    assert made["label"] is made["justification"] is None


def test_averitec_is_read_as_its_search_reads_it() -> None:
    """The steps of retrieval_coarse/averitec_search.py and of the loaders over one example of the data set."""
    for example in json.loads(json.dumps([checkers.averitec(found, ARTICLE) for found in CLAIMS])):
        speaker = example["speaker"].strip() if example["speaker"] else None
        assert speaker is None or speaker == example["speaker"]
        assert [question["question"] for question in example["questions"]] == []
        day, month, year = example["claim_date"].split("-")
        assert date(int(year), int(month), int(day)) == ARTICLE.published
        assert example["claim"].split()


def test_fever() -> None:
    first, second, _ = map(checkers.fever, CLAIMS)
    assert sorted(first) == ["claim", "id"]
    assert 0 <= first["id"] < 2**52
    assert first["id"] != second["id"]
    assert second["claim"] == f"{CLAIMS[1].text} [source: Ilse Brandt]"
    assert first["claim"] == f"{CLAIMS[0].text} [time: 2031-05-01/2031-05-31]"


@dataclass
class ClaimDetail:
    """The fields of Loki's dataclass (factcheck/utils/data_class.py)."""

    id: int
    claim: str
    checkworthy: bool
    checkworthy_reason: str
    origin_text: str
    start: int
    end: int
    queries: list[str]
    evidences: list[Any]
    factuality: Any


def test_loki() -> None:
    details = [ClaimDetail(**checkers.loki(found, number)) for number, found in enumerate(CLAIMS)]
    for detail in details:
        for part in fields(ClaimDetail)[:9]:
            assert getattr(detail, part.name) is not None
        assert TEXT[detail.start : detail.end] == detail.origin_text
        assert detail.factuality is None
    assert [detail.checkworthy for detail in details] == [True, True, False]
    assert details[0].checkworthy_reason == "precise figure, dated"
    assert details[0].queries == ["412 crossings Ilse Brandt 2031"]


PASTEL = set("personal quantity correlation rules predictions voting opinion support other not_claim".split())


def test_pastel_and_claimbuster_have_each_sentence_once() -> None:
    made = list(checkers.pastel([CLAIMS[0], CLAIMS[0], CLAIMS[2]]))
    assert [one["sentence_text"] for one in made] == [CLAIMS[0].text, CLAIMS[2].text]
    assert [one["claim_types"] for one in made] == [["quantity"], ["quantity", "predictions"]]
    assert all(set(one["claim_types"]) <= PASTEL and one["score"] is None for one in made)
    for one in made:  # as optimise_weights.py and pastel_functions.py read a line
        sentence, types = one["sentence_text"], tuple(one["claim_types"])
        assert ("quantity" in types, any(char.isdigit() for char in sentence)) == (True, True)
    assert list(checkers.claimbuster(CLAIMS[:1] * 2)) == [{"input_text": CLAIMS[0].text}]
    assert list(checkers.claimbuster([])) == []


GOOGLE = json.loads((GOLDEN / "factchecktools.json").read_text(encoding="utf-8"))  # Google's discovery document


def check_google(made: Any, schema: dict[str, Any], path: str = "") -> None:
    """Names and types as the discovery document gives them: a field that is not known is left out, never null."""
    if "$ref" in schema:
        schema = GOOGLE["schemas"][schema["$ref"]]
    kinds = {"string": str, "integer": int, "array": list, "object": dict}
    assert isinstance(made, kinds[schema["type"]]), path
    for name, below in made.items() if isinstance(made, dict) else ():
        assert name in schema["properties"], f"{path}.{name}"
        check_google(below, schema["properties"][name], f"{path}.{name}")
    for number, below in enumerate(made) if isinstance(made, list) else ():
        check_google(below, schema["items"], f"{path}[{number}]")
    if schema.get("format") == "google-datetime":
        assert datetime.fromisoformat(made).tzinfo is not None


@pytest.mark.parametrize("found", CLAIMS, ids=lambda found: found.quantity.text)
def test_googles_own_description_of_its_service(found: Any) -> None:
    check_google(checkers.google(found), {"type": "object", "properties": GOOGLE["parameters"]})
    claim_of = {"$ref": "GoogleFactcheckingFactchecktoolsV1alpha1Claim"}
    for article in (None, ARTICLE, Article(id="port/elm", text=TEXT)):
        check_google(checkers.google_claim(found, article), claim_of)
    unattributed = claim("6", "412 crossings", span("412", kind="count"))
    assert checkers.google_claim(unattributed) == {"text": "412 crossings", "claimReview": []}


def test_google() -> None:
    assert checkers.google(CLAIMS[0]) == {"query": "412 crossings Ilse Brandt 2031", "languageCode": "en"}
    assert checkers.google_claim(CLAIMS[0], ARTICLE)["claimDate"] == "2031-06-03T00:00:00Z"
    long = claim("5", TEXT, span("412", kind="count"), measured=span(TEXT, head="ferry"))
    assert len(words.query(long).split()) == words.LONGEST


def test_frames_have_tidy_columns_and_real_types() -> None:
    from claimx.export import frames
    from claimx.export.tidy import COLUMNS, rows

    wanted = list(rows(CLAIMS))
    polars = frames.polars(CLAIMS)
    assert polars.columns == list(COLUMNS)
    assert polars.to_dicts() == wanted
    pandas = frames.pandas(CLAIMS)
    assert list(pandas.columns) == list(COLUMNS)
    assert pandas["time_end"].iloc[0].date() == date(2031, 5, 31)
    assert pandas["value"].isna().tolist() == [False, False, True]
    assert pandas["value"].sum() == 2500412
    assert len(frames.pandas([])) == len(frames.polars([])) == 0


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_hugging_face_data_set() -> None:
    from claimx.export import frames
    from claimx.export.tidy import rows

    assert list(frames.dataset(CLAIMS)) == list(rows(CLAIMS))
