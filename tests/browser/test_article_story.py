"""One article goes from a Word file to the public page by SOP 1, with a return at 3 and at 6."""

import re

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.product import Product
from tests.browser.story import Story

pytestmark = pytest.mark.browser
LEAD = "Pawai dimulai dari Pelabuhan Tanjung Medang dan berakhir di Pantai Lapin."


def test_one_article_goes_from_word_to_the_public_page(product: Product, chromium: Browser) -> None:
    story = Story(product, chromium, "Festival Bahari dibuka, 42 perahu hias ikut pawai")
    with story.person("staf.data") as page:
        story.reporter_starts(page)
        story.reporter_hands_in(page)
        story.step_is(page, "2")
    with story.person("kasi") as page:
        story.open_case(page)
        story.fill_in_editor(page, {"intro": LEAD})
        story.open_case(page)
        mails = len(product.postbox.mails)
        story.onward(page)
        story.step_is(page, "3")
    pin = product.people["kabid"]["pin"]
    assert (
        story.kabid_decides(
            story.approval_link(mails), "kembalikan", pin, "Tambahkan jadwal hari kedua"
        )
        == 200
    )
    with story.person("kasi") as page:
        story.step_is(page, "2")
        expect(page.get_by_text("Tambahkan jadwal hari kedua")).to_be_visible()
        mails = len(product.postbox.mails)
        story.onward(page)
    assert story.kabid_decides(story.approval_link(mails), "setujui", pin) == 200
    with story.person("staf.admin") as page:
        story.step_is(page, "4")
        story.describe_pictures(page)
        story.open_case(page)
        story.choose_category(page)
        story.open_case(page)
        story.onward(page)
        story.step_is(page, "5")
        story.onward(page)
    with story.person("kasi") as page:
        story.step_is(page, "6")
        story.back(page, "Keterangan foto belum tepat")
    with story.person("staf.admin") as page:
        story.step_is(page, "5")
        story.onward(page)
    with story.person("kasi") as page:
        story.step_is(page, "6")
        story.onward(page)
    with story.person("staf.admin") as page:
        story.step_is(page, "7")
        story.onward(page)
        address = f"/berita/{story.slug}/"
        assert product.wait_for_page(address, LEAD) < 5
        for path, words in (
            ("/", story.title),
            ("/berita/", story.title),
            ("/umpan.xml", address),
            (f"{address}jejak/", "Kabid"),
        ):
            product.wait_for_page(path, words)
        story.step_is(page, "8")
        story.share(page)
        page.goto(product.office + story.case)
        expect(page.get_by_role("heading", name=re.compile("Selesai"))).to_be_visible()
    assert not story.errors
    assert "https://www.facebook.com" not in httpx.get(product.public + address).text
