"""The report: text to the letter, everything escaped, nothing loaded, a policy that matches what is there."""

import base64
import hashlib
import re
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx import Article, Claim
from claimx.claim import TimeSpan
from claimx.relate.model import Finding
from claimx.report import Marked, render
from claimx.report.marks import PARTS, Mark, segments
from claimx.report.view import safe_url
from claimx.report.words import when

HOSTILE = "<img src=x onerror=alert(1)></script><script>alert(2)</script>\"'&"


def claim(number: int = 0, **more: object) -> Claim:
    record = {
        "id": f"id{number}",
        "article_id": "a",
        "text": "About 300 people came.",
        "start": 0,
        "end": 22,
        "quantity": {"text": "300", "start": 6, "end": 9, "kind": "count", "value": 300, "low": 300, "high": 300},
        "measured": {"text": "people", "start": 10, "end": 16, "head": "people"},
    }
    return Claim.model_validate(record | more)


def source(name: str) -> dict[str, object]:
    return {"source": {"name": name, "text": name, "start": 0, "end": 5, "type": "person"}, "mode": "indirect"}


marks = st.lists(
    st.builds(Mark, st.integers(0, 40), st.integers(0, 60), st.sampled_from(PARTS), st.sampled_from(["c1", "c2"]))
)


@given(st.text(max_size=50), marks)
def test_segments_give_the_text_back(text: str, found: list[Mark]) -> None:
    inside = [Mark(m.start, min(m.end, len(text)), m.part, m.claim) for m in found if m.start < len(text)]
    cut = segments(text, inside)
    assert "".join(one.text for one in cut) == text
    at = 0
    for one in cut:
        over = {m.part for m in inside if m.start <= at and at + len(one.text) <= m.end and m.start < m.end}
        assert set(one.parts) == over
        at += len(one.text)


def test_nothing_of_an_article_becomes_markup() -> None:
    article = Article(id=HOSTILE, text=HOSTILE * 3, title=HOSTILE, url="javascript:alert(1)", publisher=HOSTILE)
    page = render([(article, [claim(attribution=source(HOSTILE), evidence=[HOSTILE])])], title=HOSTILE)
    assert "<img" not in page
    assert page.count("<script>") == 1
    assert page.count("</script>") == 1
    assert "javascript:" not in page


def test_the_policy_names_what_is_on_the_page_and_nothing_else() -> None:
    page = render([(Article(id="a", text="About 300 people came."), [claim()])])
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert found is not None
    policy = unescape(found[1])
    for tag in ("script", "style"):
        body = re.search(rf"<{tag}>(.*?)</{tag}>", page, re.S)
        assert body is not None
        digest = base64.b64encode(hashlib.sha256(body[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert not re.search(r"""(?:src|href)=["'](?!#)""", page)
    assert "style=" not in page
    assert not re.search(r"\son\w+=", page)


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://vell.example/a?b=1", True),
        ("HTTP://vell.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//vell.example", False),
        ("https://[", False),
        ("file:///x", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, kept: bool) -> None:
    assert (safe_url(url) is not None) == kept


def test_findings_stand_on_top_with_links_to_their_claims() -> None:
    found = [(Article(id="a", text="About 300 people came."), [claim(1), claim(2)])]
    members = [{"claim": "id1", "role": "part"}, {"claim": "id2", "role": "whole"}]
    base = {"article_id": "a", "kind": "part_of", "computation": "1 of 2 < 3", "claims": members}
    findings = [
        Finding.model_validate({"id": "f1", "verdict": "related"} | base),
        Finding.model_validate({"id": "f2", "verdict": "inconsistent"} | base),
        Finding.model_validate({"id": "f3", "verdict": "related"} | base | {"article_id": "elsewhere"}),
    ]
    page = render(found, findings=findings)
    assert (
        page.index('class="card note inconsistent"') < page.index('class="card note related"') < page.index("<article")
    )
    assert page.count('class="card note ') == 2
    assert "1 of 2 &lt; 3" in page
    assert '<a href="#c1">' in page


def span(first: date | None, last: date | None) -> TimeSpan:
    return TimeSpan(text="then", char_start=0, char_end=4, start=first, end=last)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, "then"),
        (date(2025, 3, 1), date(2025, 3, 1), "2025-03-01"),
        (date(2025, 3, 1), None, "since 2025-03-01"),
        (None, date(2025, 3, 1), "until 2025-03-01"),
        (date(2025, 1, 1), date(2025, 12, 31), "2025"),
        (date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        (date(2025, 2, 1), date(2025, 2, 27), "2025-02-01 to 2025-02-27"),
        (date(9999, 12, 1), date(9999, 12, 31), "9999-12"),
    ],
)
def test_days_in_words(first: date | None, last: date | None, words: str) -> None:
    assert when(span(first, last)) == words


def test_an_article_without_claims_is_shown_whole() -> None:
    page = render([(Article(id="a", text="Nothing to count.", title="Quiet", published=date(2025, 3, 1)), [])])
    assert "Nothing to count." in page
    assert "2025-03-01" in page


def test_notebooks_show_claims_articles_and_marked_text_escaped() -> None:
    article = Article(id="a", text=HOSTILE, title=HOSTILE, published=date(2025, 3, 1))
    one = claim(attribution=source(HOSTILE), text=HOSTILE)
    shown = Marked(article, [one])._repr_html_()
    for html in (article._repr_html_(), one._repr_html_(), shown):
        assert "<img" not in html
        assert "<script" not in html
        assert "onerror=alert(1)" in html
    assert "2025-03-01" in article._repr_html_()
    assert ">300<" in one._repr_html_()
    assert unescape(re.sub(r"<[^>]*>", "", shown)).count(HOSTILE) == 2  # the title, and the text to the letter


def test_a_marked_text_says_what_each_mark_is() -> None:
    shown = Marked(Article(id="a", text="About 300 people came."), [claim()])._repr_html_()
    assert '<mark title="figure"' in shown
    assert ">300</mark>" in shown
