"""axe finds nothing on the public site, which asks no third party for anything and reads without scripts."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.product import Product
from tests.browser.story import Story

pytestmark = pytest.mark.browser
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
PAGES = ["/", "/berita/", "/kategori/pemerintahan/", "/cari/?q=pawai", "/tidak-ada/"]


def violations(page: Any) -> list[str]:
    """What axe finds wrong, one line each; in the office only in what is ours, not in Wagtail's sidebar."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "async () => (await axe.run(document.querySelector('#main') ?? document)).violations"
    )
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing_on_a_public_page(
    product: Product, chromium: Browser, path: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(product.public + path)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_a_public_page_asks_nobody_else_and_reads_without_scripts(
    product: Product, chromium: Browser, path: str
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(product.public + path)
    home = urlsplit(product.public).netloc
    assert {urlsplit(url).netloc for url in asked} == {home}
    assert page.locator("h1").first.inner_text()
    assert context.cookies() == []
    context.close()


def test_axe_finds_nothing_on_the_desk_and_the_case_page(
    product: Product, chromium: Browser
) -> None:
    story = Story(product, chromium, "Rapat paripurna pengesahan APBD")
    with story.person("staf.data") as page:
        story.reporter_starts(page)
        assert violations(page) == []
        page.goto(product.office + "/meja/")
        assert violations(page) == []
