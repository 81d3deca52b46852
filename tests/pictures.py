"""Draw docs/report.png: the report of the example and the flood, in Chromium, always of the same size.

python -m tests.pictures docs/report.png
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import claimx
from claimx.relate import clusters, findings
from claimx.report import render

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync"
SIZE = {"width": 1280, "height": 920}


def page_of(*paths: Path, title: str) -> str:
    """The report of articles, as `claimx report` writes it."""
    found = list(claimx.pipe(claimx.read(*paths), claimx.load()))
    claims = [claim for _, its in found for claim in its]
    days = {article.id: article.published for article, _ in found if article.published}
    return render(found, findings=findings(claims), clusters=clusters(claims, published=days), title=title)


def draw(browser: Any, to: Path) -> None:
    """The top of the page as a picture."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "report.html"
        file.write_text(
            page_of(ROOT / "docs/flood.jsonl", ROOT / "corpus/example.json", title="Flood and ports"), "utf-8"
        )
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto(file.as_uri())
        page.screenshot(path=str(to), animations="disabled")
        page.close()


if __name__ == "__main__":
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET.split())
        draw(browser, Path(sys.argv[1]))
        browser.close()
