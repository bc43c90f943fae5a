"""What each person of SOP 1 does, in their own browser, as they would do it."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from docx import Document
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.product import Product
from tests.postbox import text_of

TITLE = "Festival Bahari dibuka, 42 perahu hias ikut pawai"


def photograph(colour: str = "#1f4b6e", size: tuple[int, int] = (1600, 1000)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", quality=85)
    return out.getvalue()


def manuscript(title: str = TITLE) -> bytes:
    document = Document()
    document.add_heading(title, 0)
    first = document.add_paragraph("Pawai dimulai dari ")
    first.add_run("Pelabuhan Tanjung Medang").bold = True
    first.add_run(" dan berakhir di Pantai Lapin.")
    document.add_heading("Jadwal", 2)
    document.add_paragraph("Hari pertama pawai perahu", style="List Bullet")
    document.add_paragraph("Hari kedua lomba dayung", style="List Bullet")
    document.add_picture(io.BytesIO(photograph("#c98a00", (900, 600))))
    table = document.add_table(rows=2, cols=2)
    for cell, words in zip(table._cells, ("Hari", "Acara", "Sabtu", "Pawai"), strict=True):
        cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class Story:
    """One case on SOP 1, driven person by person."""

    def __init__(self, product: Product, chromium: Browser, title: str, width: int = 1280) -> None:
        self.product, self.chromium, self.title, self.width = product, chromium, title, width
        self.case = ""
        self.errors: list[str] = []

    @contextmanager
    def person(self, name: str, width: int | None = None) -> Iterator[Page]:
        """A browser of one person, signed in by the form."""
        who = self.product.people[name]
        context = self.chromium.new_context(
            viewport={"width": width or self.width, "height": 900}, locale="id-ID"
        )
        page = context.new_page()
        page.on("pageerror", lambda error: self.errors.append(f"{name}: {error}"))
        page.goto(self.product.office + "/")
        page.fill("input[name=login]", who["sign_in_name"])
        page.fill("input[name=password]", who["password"])
        page.click("form[action*=masuk] button[type=submit]")
        page.wait_for_url(re.compile("/meja/"))
        try:
            yield page
        finally:
            context.close()

    def open_case(self, page: Page) -> None:
        """From the desk, as its holder does."""
        if self.case:
            page.goto(self.product.office + self.case)
        else:
            page.get_by_role("link", name=self.title).click()

    def press(self, page: Page, label: str) -> None:
        page.get_by_role("button", name=label, exact=True).click()

    # --- the eight steps

    def reporter_starts(self, page: Page) -> None:
        page.get_by_role("link", name="Mulai berkas").first.click()
        page.get_by_label(re.compile("Pesona Bengkalis")).check()
        page.fill("input[name=title]", self.title)
        self.press(page, "Mulai berkas")
        page.wait_for_url(re.compile(r"/berkas/\d+/"))
        self.case = "/" + page.url.split("/", 3)[3]

    def reporter_hands_in(
        self, page: Page, document: bytes | None = None, photo: bytes | None = None
    ) -> None:
        page.set_input_files(
            "input[name=step-manuscript]",
            {
                "name": "naskah.docx",
                "mimeType": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                "buffer": document or manuscript(self.title),
            },
        )
        picture = {"name": "pawai.jpg", "mimeType": "image/jpeg", "buffer": photo or photograph()}
        if photo != b"":
            page.set_input_files("input[name=step-photos]", [picture])
        page.fill("input[name=step-credit]", "Tim Peliput")
        self.press(page, self.first_button(page))

    def first_button(self, page: Page) -> str:
        """The words on the button that leads on."""
        return page.locator("button[name=outcome]:not(.back)").first.inner_text()

    def onward(self, page: Page, reason: str = "") -> None:
        """Press the button that leads on."""
        if reason:
            page.fill("textarea[name=reason]", reason)
        page.locator("button[name=outcome]:not(.back)").first.click()

    def back(self, page: Page, reason: str) -> None:
        """Press the button that sends back."""
        page.fill("textarea[name=reason]", reason)
        page.locator("button[name=outcome].back").first.click()

    def step_is(self, page: Page, number: str) -> None:
        page.goto(self.product.office + self.case)
        expect(page.locator(".case-table tr.now .no")).to_have_text(number)

    def fill_in_editor(self, page: Page, values: dict[str, str]) -> None:
        """Wagtail's editor: fill fields by name and save the draft."""
        page.get_by_role("link", name=re.compile("editor|penyunting", re.IGNORECASE)).first.click()
        page.wait_for_url(re.compile("/edit/"))
        for name, value in values.items():
            field = page.locator(f"[name={name}]")
            if field.evaluate("e => e.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        page.locator("button.action-save").first.click()
        page.wait_for_load_state("networkidle")

    def approval_link(self, after: int) -> str:
        mails: list[Any] = self.product.wait_for_mail(after + 1)
        found = [
            re.search(r"https?://\S+/persetujuan/\S+/", text_of(mail)) for mail in mails[after:]
        ]
        return next(match.group(0) for match in found if match)

    def kabid_decides(self, link: str, outcome: str, pin: str, reason: str = "") -> int:
        """On a phone, without sign-in; returns the status of the answer."""
        context = self.chromium.new_context(viewport={"width": 360, "height": 740}, locale="id-ID")
        page = context.new_page()
        page.goto(link)
        page.fill("textarea[name=reason]", reason)
        page.fill("input[name=pin]", pin)
        with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
            page.locator(f"button[name=outcome][value={outcome}]").click()
        status = answered.value.status
        context.close()
        return status

    @property
    def slug(self) -> str:
        """As Wagtail makes it from the title."""
        return re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-")

    def describe_pictures(self, page: Page) -> None:
        """Follow every "mend it" of a picture and write its alternative text and credit."""
        page.goto(self.product.office + self.case)
        links = page.locator(".wp-article a").evaluate_all(
            "all => all.map(a => a.href).filter(h => /images.[0-9]+/.test(h))"
        )
        for link in dict.fromkeys(links):
            page.goto(link)
            page.fill("input[name=alt], textarea[name=alt]", "Perahu hias berlayar di teluk")
            page.fill("input[name=credit]", "Tim Peliput")
            page.get_by_role("button", name="Simpan", exact=True).click()
            page.wait_for_load_state("networkidle")

    def choose_category(self, page: Page) -> None:
        """In the editor."""
        page.get_by_role("link", name=re.compile("editor|penyunting", re.IGNORECASE)).first.click()
        page.wait_for_url(re.compile("/edit/"))
        field = page.locator("select[name=category]")
        field.select_option(index=1)
        page.locator("button.action-save").first.click()
        page.wait_for_load_state("networkidle")

    def share(self, page: Page) -> None:
        """Paste the addresses of the posts and say why there is none on YouTube."""
        page.fill("input[name=step-facebook_url]", "https://www.facebook.com/kabupaten/posts/1")
        page.fill("input[name=step-x_url]", "https://x.com/kabupaten/status/1")
        page.fill("input[name=step-youtube_reason]", "Tidak ada video")
        self.onward(page)
        page.wait_for_load_state("networkidle")
