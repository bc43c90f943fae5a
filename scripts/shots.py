"""Takes the pictures of the README from the running product: a case, the approval on a phone, the public site."""

import io
import sys
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import FLAGS  # noqa: E402
from tests.browser.product import Product, running  # noqa: E402
from tests.browser.story import Story  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
LEAD = "Pawai dimulai dari Pelabuhan Tanjung Medang dan berakhir di Pantai Lapin. Warga dapat menonton gratis sampai Selasa."
TITLES = (
    "Imunisasi polio tahap dua menjangkau 11 kecamatan",
    "Musrenbang kecamatan tetapkan tujuh usulan prioritas",
    "Jadwal perekaman KTP elektronik keliling bulan Desember",
    "Festival Bahari Rupat Utara dibuka, 42 perahu hias ikut pawai",
)


def sunset() -> bytes:
    """A drawn evening at sea, so that no photograph has to be shipped."""
    width, height = 1600, 900
    picture = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(picture)
    for y in range(height):
        part = y / height
        draw.line(
            [(0, y), (width, y)],
            fill=(246 - int(20 * part), 214 - int(80 * part), 160 - int(90 * part)),
        )
    draw.ellipse((970, 260, 1210, 500), fill=(255, 243, 214))
    for top, colour in ((500, (128, 78, 82)), (600, (84, 64, 86)), (690, (43, 54, 80))):
        draw.polygon(
            [
                (0, top + 40),
                (400, top - 40),
                (800, top + 50),
                (1200, top - 30),
                (1600, top + 30),
                (1600, 900),
                (0, 900),
            ],
            fill=colour,
        )
    draw.polygon([(760, 640), (760, 380), (640, 620)], fill=(246, 225, 190))
    draw.polygon([(775, 640), (775, 420), (880, 630)], fill=(255, 248, 230))
    draw.polygon([(620, 660), (920, 660), (860, 720), (680, 720)], fill=(20, 32, 43))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88)
    return out.getvalue()


def publish(product: Product, chromium: Browser, title: str, photo: bytes, shots: bool) -> None:
    """Take one article through SOP 1, as its five people do."""
    story = Story(product, chromium, title)
    with story.person("staf.data") as page:
        story.reporter_starts(page)
        story.reporter_hands_in(page, photo=photo)
    with story.person("kasi") as page:
        story.open_case(page)
        story.fill_in_editor(page, {"intro": LEAD})
        story.open_case(page)
        mails = len(product.postbox.mails)
        story.onward(page)
    link = story.approval_link(mails)
    if shots:
        context = chromium.new_context(viewport={"width": 360, "height": 760}, locale="id-ID")
        page = context.new_page()
        page.goto(link)
        page.screenshot(path=PICTURES / "approval-phone.png")
        context.close()
    story.kabid_decides(link, "setujui", product.people["kabid"]["pin"])
    with story.person("staf.admin") as page:
        story.describe_pictures(page)
        story.open_case(page)
        story.choose_category(page)
        story.open_case(page)
        story.onward(page)
        story.step_is(page, "5")
        story.onward(page)
    with story.person("kasi") as page:
        story.step_is(page, "6")
        if shots:
            page.screenshot(path=PICTURES / "case.png")
        story.onward(page)
    with story.person("staf.admin") as page:
        story.step_is(page, "7")
        story.onward(page)
    product.wait_for_page(f"/berita/{story.slug}/", LEAD)


def main() -> None:
    """Run the product, publish, take the pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with running() as product, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for title in TITLES:
            last = title == TITLES[-1]
            publish(product, chromium, title, sunset() if last else b"", last)
        page = chromium.new_page(viewport={"width": 1280, "height": 1000})
        page.goto(product.public + "/")
        page.screenshot(path=PICTURES / "home.png")
        chromium.close()


if __name__ == "__main__":
    main()
