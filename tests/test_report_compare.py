"""The report's comparisons: conflicts on top, clusters with their claims, and what the page leaves out said plainly."""

import re
from decimal import Decimal

import pytest

from claimx import Article, Claim
from claimx.relate.model import Cluster, Finding
from claimx.report import compare as comparing
from claimx.report import render
from claimx.report.words import amount


def claim(article: str, value: int, *, worth: float = 0.5, who: str | None = None) -> Claim:
    source = {"name": who, "text": "x", "start": 0, "end": 1, "type": "person"}
    record = {
        "id": f"{article}-{value}",
        "article_id": article,
        "text": f"{value} homes.",
        "start": 0,
        "end": 10,
        "quantity": {"text": str(value), "start": 0, "end": 3, "kind": "count", "value": value},
        "measured": {"text": "homes", "start": 4, "end": 9, "head": "home"},
        "attribution": {"source": source, "mode": "indirect"} if who else None,
        "check_worthiness": worth,
    }
    return Claim.model_validate(record)


def article(name: str) -> Article:
    return Article(id=name, text="300 homes.", title=f"Title of {name}")


def cluster(verdict: str, *claims: Claim, name: str = "k") -> Cluster:
    values = [one.quantity.value for one in claims]
    record = {
        "id": name,
        "head": "home",
        "kind": "count",
        "start": "2025-03-01",
        "end": "2025-03-31",
        "claims": [{"article_id": one.article_id, "claim": one.id} for one in claims],
        "articles": len({one.article_id for one in claims}),
        "sources": 0,
        "low": min(v for v in values if v is not None),
        "high": max(v for v in values if v is not None),
        "agreement": 0.5,
        "verdict": verdict,
    }
    return Cluster.model_validate(record)


A, B, C = claim("a", 310, who="Ida Brekke"), claim("b", 345), claim("c", 345, worth=0.1)
FOUND = [(article(one.article_id), [one]) for one in (A, B, C)]


def test_articles_that_differ_stand_on_top_and_those_that_agree_below() -> None:
    page = render(FOUND, clusters=[cluster("consistent", B, C, name="same"), cluster("inconsistent", A, B)])
    differ, agree = page.index("Articles that differ"), page.index("Articles that agree")
    assert differ < agree < page.index("<article")
    shown = page[differ:agree]
    assert "310 to 345" in shown
    assert "2 articles, 2025-03" in shown
    assert re.search(r'<a href="#c1">310</a> Ida Brekke', shown)
    assert re.search(r'<a href="#c2">345</a> the article itself <small>Title of b', shown)
    assert "<b>1</b> differs between articles" in page


def test_nothing_that_does_not_fit_is_said_too() -> None:
    page = render(FOUND)
    assert "No figures were found that exclude each other, within an article or between articles." in page
    assert "<b>0</b> differ between articles" in page
    assert "between articles" not in render(FOUND[:1])


def test_a_page_says_which_articles_it_leaves_out() -> None:
    page = render(FOUND, clusters=[cluster("inconsistent", A, B, C)], most=2)
    assert "1 more article is not on this page" in page
    assert page.count("<article ") == 2
    assert "Title of c" not in page
    assert "and 1 more in articles that this page leaves out" in page
    assert "3 articles" in page


def test_a_cluster_with_one_article_on_the_page_is_left_out() -> None:
    assert "Articles that differ" not in render(FOUND, clusters=[cluster("inconsistent", A, B)], most=1)


def test_more_comparisons_than_a_page_holds_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparing, "MOST", 2)
    base = {
        "article_id": "a",
        "kind": "repeated",
        "verdict": "consistent",
        "claims": [{"claim": A.id, "role": "first"}],
    }
    findings = [Finding.model_validate({"id": f"f{n}", "computation": f"{n} = {n}"} | base) for n in range(5)]
    page = render(FOUND, findings=findings)
    assert "3 more comparisons are not on this page" in page
    assert page.count('class="card note consistent"') == 2


def test_many_findings_are_folded() -> None:
    base = {"article_id": "a", "kind": "repeated", "verdict": "related", "claims": [{"claim": A.id, "role": "first"}]}
    findings = [Finding.model_validate({"id": f"f{n}", "computation": f"{n} = {n}"} | base) for n in range(20)]
    page = render(FOUND, findings=findings)
    assert "<summary>17 more</summary>" in page


def test_of_several_articles_none_fills_the_first_claims_alone() -> None:
    many = [claim("a", value, worth=0.9) for value in range(100, 120)]
    page = render([(article("a"), many), (article("b"), [B])])
    first = page[page.index('<ol class="first">') :]
    assert "Title of b" in first[: first.index("</ol>")]
    assert first[: first.index("</ol>")].count("<li ") == 6


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        ("345", None, "345"),
        ("1200000", "USD", "1.2 million"),
        ("1234567", None, "1,234,567"),
        ("4.10", "%", "4.1 %"),
        ("2E+9", None, "2 billion"),
        ("-0.5", None, "-0.5"),
        (None, None, "open"),
    ],
)
def test_bounds_in_words(number: str | None, unit: str | None, said: str) -> None:
    assert amount(None if number is None else Decimal(number), unit) == said


def test_sources_beyond_the_list_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    some = [(article(name), [claim(name, 300, who=f"Name {name}")]) for name in "abcd"]
    assert "not in this list" not in render(some)
    monkeypatch.setattr("claimx.report.page.ALL_SOURCES", 3)
    assert "1 more source is not in this list; the search finds it" in render(some)
    monkeypatch.setattr("claimx.report.page.ALL_SOURCES", 1)
    page = render(some)
    assert "3 more sources are not in this list; the search finds them" in page
    assert page.count("data-say=") == 1


def test_of_claims_with_the_same_score_those_that_do_not_fit_come_first() -> None:
    some = [claim(name, value, worth=worth) for name, value, worth in (("a", 1, 0.99), ("b", 2, 0.99), ("c", 3, 0.988))]
    found = [(article(one.article_id), [one]) for one in some]

    def first(page: str) -> list[str]:
        return re.findall(r'<a href="#(c\d)">', page[page.index('<ol class="first">') : page.index('id="articles"')])[
            :3
        ]

    assert first(render(found)) == ["c1", "c2", "c3"]
    assert first(render(found, clusters=[cluster("consistent", some[1], some[2])])) == ["c1", "c2", "c3"]
    assert first(render(found, clusters=[cluster("inconsistent", some[1], some[2])])) == ["c2", "c3", "c1"]


def test_figures_brought_up_to_date_are_no_conflict() -> None:
    update = cluster("related", A, B).model_copy(update={"updated": True})
    page = render(FOUND, clusters=[update])
    assert "brought up to date" in page
    assert "Articles that differ" not in page
