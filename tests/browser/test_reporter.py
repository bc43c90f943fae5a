"""The reporter: a phone, a Word file, and a file that is not what it says."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.product import Product
from tests.browser.story import Story, manuscript

pytestmark = pytest.mark.browser


def test_a_broken_file_gets_a_sentence_and_nothing_typed_is_lost(
    product: Product, chromium: Browser
) -> None:
    story = Story(product, chromium, "Jadwal perekaman KTP elektronik keliling")
    with story.person("staf.data", width=360) as page:
        story.reporter_starts(page)
        page.fill("textarea[name=reason]", "Foto menyusul sore ini")
        story.reporter_hands_in(page, b"ini bukan berkas Word")
        expect(page.locator(".wp-error").first).to_be_visible()
        assert page.input_value("textarea[name=reason]") == "Foto menyusul sore ini"
        assert page.input_value("input[name=step-credit]") == "Tim Peliput"
        story.reporter_hands_in(page, manuscript(story.title))
        page.wait_for_load_state("networkidle")
        expect(page.locator(".phone-steps li.now .dot")).to_have_text("2")
    assert not story.errors


def test_the_case_page_fits_a_phone(product: Product, chromium: Browser) -> None:
    story = Story(product, chromium, "Pasar murah di Kecamatan Bantan")
    with story.person("staf.data", width=360) as page:
        story.reporter_starts(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        first = page.locator(".case-panel").bounding_box()
        steps = page.locator(".phone-steps").bounding_box()
        assert first and steps and first["y"] < steps["y"], "the action comes first"
        expect(page.locator(".case-table")).to_be_hidden()


def test_a_stranger_of_another_office_finds_no_such_case(
    product: Product, chromium: Browser
) -> None:
    story = Story(product, chromium, "Musrenbang kecamatan")
    with story.person("staf.data") as page:
        story.reporter_starts(page)
    with story.person("camat") as page:
        answer = page.goto(product.office + story.case)
        assert answer is not None and answer.status == 404
        page.goto(product.office + "/berkas/")
        expect(page.get_by_text(story.title)).to_have_count(0)
        assert re.search("Berkas", page.content())
