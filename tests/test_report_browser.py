"""The report in a real browser: filters, keys, clicks, no console error, no serious accessibility finding."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import claimx

from .pictures import CHROMIUM, QUIET, SIZE, draw, page_of

ROOT = Path(__file__).parents[1]
HOSTILE = claimx.Article(
    id="h",
    title="<img src=x onerror=document.title='broken'>",
    text="“</script><script>document.title='broken'</script>” Police said 12 people came on <b>Monday</b>.",
    published="2025-03-05",
    url="javascript:document.title='broken'",
)

pytestmark = [pytest.mark.slow, pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    hostile = folder / "hostile.json"
    hostile.write_text(HOSTILE.model_dump_json(), encoding="utf-8")
    paths = (ROOT / "corpus/example.json", ROOT / "corpus/dev/articles", ROOT / "docs/flood.jsonl", hostile)
    page = folder / "report.html"
    page.write_text(page_of(*paths, title="Test"), encoding="utf-8")
    return page


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        yield browser
        browser.close()


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Any, report: Path) -> Iterator[Any]:
    size = {"width": 1200, "height": 900} if request.param == "light" else {"width": 390, "height": 844}
    page = browser.new_page(viewport=size, color_scheme=request.param)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda sent: None if sent.url.startswith("file:") else said.append(sent.url))
    page.goto(report.as_uri())
    yield page
    page.close()
    assert said == []


def shown(page: Any) -> int:
    return int(page.locator(".claim:not([hidden])").count())


def test_filters_show_what_fits(page: Any) -> None:
    everything = shown(page)
    page.select_option("#type", "anonymous")
    some = shown(page)
    assert 0 < some < everything
    assert page.locator("#shown").inner_text() == str(some)
    assert page.locator(".claim:not([hidden])[data-type=person]").count() == 0
    page.select_option("#kind", "percent")
    assert shown(page) < some
    page.get_by_role("button", name="Clear").click()
    page.locator(".claim[hidden]").first.wait_for(state="detached")
    page.fill("#text", "Haldane")
    assert 0 < shown(page) < everything
    assert page.locator("article:not([hidden])").count() == 1
    page.fill("#text", "")
    page.locator("#worth").fill("95")
    page.locator("#worth").dispatch_event("input")
    assert shown(page) < everything


def test_a_filter_narrows_everything_on_the_page(page: Any) -> None:
    page.fill("#text", "norrvik")
    for part in ("#conflicts .card", ".first li", ".voices li"):
        assert page.locator(f"{part}:visible").count() > 0, part
    assert page.locator(".card", has_text="trucks").locator("visible=true").count() == 0
    assert page.locator(".index li:not([hidden])").count() == 3
    assert "Norrvik" in page.locator(".first li").first.inner_text()
    page.select_option("#type", "anonymous")
    assert page.locator("#conflicts").is_hidden()
    assert page.locator(".voices li:visible").all_inner_texts()[0].startswith("two people familiar")
    page.fill("#text", "no such word")
    assert page.get_by_text("No claim fits").is_visible()
    assert page.locator(".part:visible").count() == 0
    page.keyboard.press("Escape")
    page.locator(".claim[hidden]").first.wait_for(state="detached")
    assert page.get_by_text("No claim fits").is_hidden()
    assert page.locator("#conflicts").is_visible()


def test_what_does_not_fit_leads_to_the_claims(page: Any) -> None:
    differ = page.locator(".card.inconsistent", has_text="310 to 345")
    assert differ.locator(".said > li").count() == 3
    differ.get_by_role("link", name="310").click()
    assert "310" in page.locator(".claim.on .head").inner_text()
    assert page.locator("mark.on.figure").is_visible()
    inside = "(one) => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }"
    assert page.locator("mark.on.figure").evaluate(inside)


def test_a_click_on_a_source_shows_its_claims(page: Any) -> None:
    page.select_option("#kind", "money")
    page.keyboard.press("Escape")
    source = page.locator(".voices li", has_text="Hamish Tull")
    source.get_by_role("button").click()
    assert page.locator("#text").input_value() == "Hamish Tull"
    page.locator(".claim[hidden]").first.wait_for(state="attached")
    assert f"{shown(page)} claims" in source.inner_text()
    assert page.locator("mark.on.figure").first.is_visible()


def test_a_picked_claim_stands_beside_its_figure(page: Any) -> None:
    figure = page.locator("article", has_text="swelters").locator("mark.figure a").last
    figure.scroll_into_view_if_needed()
    figure.click()
    assert page.locator(".claim.on").evaluate("(one) => one.getBoundingClientRect().top < innerHeight")
    assert page.locator(".claim.on").evaluate("(one) => one.getBoundingClientRect().bottom > 0")


def test_paper_shows_everything_but_the_controls(page: Any) -> None:
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#filters").is_hidden()
    cards = page.locator(".claims").first
    assert cards.evaluate("(one) => one.scrollHeight <= one.clientHeight + 1")
    assert page.locator(".fold .card").last.is_visible()


def test_the_picture_of_the_docs_is_of_one_size(browser: Any, tmp_path: Path) -> None:
    draw(browser, tmp_path / "report.png")
    for picture in (tmp_path / "report.png", ROOT / "docs/report.png"):
        data = picture.read_bytes()
        assert len(data) < 400_000
        assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == tuple(SIZE.values())


def test_keys_walk_through_the_claims(page: Any) -> None:
    page.keyboard.press("j")
    first = page.locator(".claim.on").get_attribute("id")
    page.keyboard.press("j")
    second = page.locator(".claim.on").get_attribute("id")
    assert first != second
    assert page.locator("mark.on.figure").count() >= 1
    page.keyboard.press("k")
    assert page.locator(".claim.on").get_attribute("id") == first
    page.keyboard.press("/")
    page.keyboard.type("jk")
    assert page.locator("#text").input_value() == "jk"
    page.keyboard.press("Escape")
    assert page.locator("#text").input_value() == ""
    assert page.locator(".claim.on").count() == 0


def test_a_click_on_a_figure_marks_its_source_and_time(page: Any) -> None:
    page.locator("article", has_text="Ports inspect").locator("mark.figure a", has_text="300").click()
    assert "300" in page.locator(".claim.on .head").inner_text()
    on = page.locator("mark.on")
    parts = " ".join(str(on.nth(i).get_attribute("class")) for i in range(on.count()))
    assert {"figure", "source", "time"} <= set(parts.split())


def test_what_an_article_says_stays_text(page: Any) -> None:
    assert page.title() == "Test"
    assert page.locator("main img").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.get_by_text("<b>Monday</b>").count() == 1


def test_nothing_spills_over_the_side(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_axe_finds_nothing_serious(page: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    # the checker is let past the page's policy, which would stop it
    page.context.new_cdp_session(page).send("Page.setBypassCSP", {"enabled": True})
    page.reload()
    # it measures overlaps also where the browser has not laid out yet what is far from view
    page.add_style_tag(content="article { content-visibility: visible }")
    found = axe.Axe().run(page).response
    assert len(found["passes"]) > 10
    serious = [
        (one["id"], one["nodes"][0]["html"]) for one in found["violations"] if one["impact"] in ("serious", "critical")
    ]
    assert serious == []
