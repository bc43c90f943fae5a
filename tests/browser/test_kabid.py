"""Kabid: a mail, a phone, a PIN; and the office between meetings."""

import re

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.product import Product
from tests.browser.story import Story

pytestmark = pytest.mark.browser


def to_the_approval(product: Product, chromium: Browser, title: str) -> tuple[Story, str]:
    """A story that has come to step 3, and Kabid's link."""
    story = Story(product, chromium, title)
    with story.person("staf.data") as page:
        story.reporter_starts(page)
        story.reporter_hands_in(page)
    with story.person("kasi") as page:
        story.open_case(page)
        story.fill_in_editor(page, {"intro": "Teras berita untuk percobaan."})
        story.open_case(page)
        mails = len(product.postbox.mails)
        story.onward(page)
    return story, story.approval_link(mails)


def test_kabid_refuses_on_a_phone_and_the_case_stays_refused(
    product: Product, chromium: Browser
) -> None:
    story, link = to_the_approval(product, chromium, "Tenun lejo tampil di pameran nasional")
    pin = product.people["kabid"]["pin"]
    assert story.kabid_decides(link, "setujui", "000000") == 422, "a wrong PIN decides nothing"
    assert story.kabid_decides(link, "tolak", pin, "Sudah pernah diberitakan") == 200
    assert httpx.get(link).status_code == 410, "the link is used up"
    with story.person("kabid") as page:
        page.goto(product.office + story.case)
        expect(page.get_by_role("heading", name=re.compile("Ditolak"))).to_be_visible()
        expect(page.get_by_text("Sudah pernah diberitakan").first).to_be_visible()
        expect(page.locator("button[name=outcome]")).to_have_count(0)


def test_the_light_page_shows_the_article_who_acts_and_fits_360_pixels(
    product: Product, chromium: Browser
) -> None:
    story, link = to_the_approval(product, chromium, "Imunisasi polio tahap dua")
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="id-ID")
    page = context.new_page()
    page.goto(link)
    expect(page.get_by_text("Pelabuhan Tanjung Medang").first).to_be_visible()
    expect(page.get_by_text(product.people["kabid"]["name"]).first).to_be_visible()
    for label in ("Setujui", "Tolak"):
        expect(page.get_by_role("button", name=label, exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()
    with story.person("kasi") as office:
        office.goto(product.office + story.case)
        button = office.locator("button[name=outcome]").first
        expect(button).to_be_disabled()
        expect(office.get_by_text(re.compile("Bukan giliran Anda")).first).to_be_visible()
