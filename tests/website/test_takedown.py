"""After a takedown nothing of a page is left that readers can reach."""

from tests.website.conftest import NOVEMBER, OCTOBER
from tests.website.front.asking_it import ask, front_on
from tests.website.test_baking import LISTS
from wartapraja.media import commands as media
from wartapraja.newsroom.models import ArticlePage
from wartapraja.website import commands, searching
from wartapraja.website.baking import bakery
from wartapraja.website.models import MediaUse


def media_of(article: ArticlePage) -> set[str]:
    uses = MediaUse.objects.filter(baked__page=article.pk)
    return set(uses.values_list("media", flat=True))


def test_a_takedown_leaves_nothing(site, get, tmp_path, category, a_picture) -> None:
    article = site.bake("Pasar", category=category, cover=a_picture("pasar"))
    shown = media_of(article)
    front = front_on(tmp_path)
    assert shown
    assert {ask(front, each).status for each in shown} == {200}
    assert searching.search("pasar").total == 1
    site.take_down(article)
    gone = [*shown, "/berita/pasar/", "/berita/pasar/jejak/", "/berita/arsip/2026/11/"]
    for address in [*gone, "/sitemap-2026-11.xml"]:
        assert get(address).status == 404, address
    for address in [*LISTS, "/sitemap.xml"]:
        assert b"pasar" not in get(address).body, address
    assert b"2026-11" not in get("/sitemap.xml").body
    assert searching.search("pasar").total == 0
    assert commands.compare_with_manifest() == []


def test_a_picture_that_another_live_page_shows_stays(site, get, a_picture) -> None:
    picture = a_picture("bersama")
    article = site.bake("Pasar", cover=picture)
    other = site.bake("Terminal", cover=picture)
    shown = media_of(article)
    site.take_down(article)
    assert {get(each).status for each in shown} == {200}
    site.take_down(other)
    assert {get(each).status for each in shown} == {404}


def test_the_lists_forget_a_page_whose_row_is_gone(site, get, category) -> None:
    site.bake("Tetap", OCTOBER)
    article = site.bake("Pasar", category=category)
    page = article.pk
    site.withdraw(article)
    article.delete()
    bakery.take_down(page, redirect="", at=NOVEMBER)
    for address in [*LISTS, "/sitemap.xml", "/berita/arsip/2026/10/"]:
        assert b"/berita/pasar/" not in get(address).body, address
    assert get("/berita/arsip/2026/11/").status == 404
    assert b"arsip/2026/11" not in get("/berita/arsip/2026/10/").body


def test_the_old_address_leads_where_the_takedown_says_and_twice_does_no_harm(site, get) -> None:
    site.bake("Terminal")
    article = site.bake("Pasar")
    for _time in range(2):
        site.take_down(article, redirect="/berita/terminal/")
        said = get("/berita/pasar/")
        assert (said.status, said.headers["location"]) == (301, "/berita/terminal/")
    assert commands.compare_with_manifest() == []


def test_a_takedown_that_was_overtaken_leaves_the_page(site, get) -> None:
    article = site.bake("Pasar")
    bakery.take_down(article.pk, redirect="", at=NOVEMBER)
    assert get("/berita/pasar/").status == 200


def test_the_fronts_drop_their_memory_after_the_last_file_is_cleared(site, settings) -> None:
    article = site.bake("Pasar")
    site.take_down(article)
    root = settings.BAKED_ROOT
    told = (root / "generation").stat().st_mtime_ns
    folders = [each for each in (root / "tree").rglob("*") if each.is_dir()]
    assert all(each.stat().st_mtime_ns <= told for each in [root / "tree", *folders])


def test_a_paper_linked_in_a_text_is_public_while_a_live_page_links_it(site, get) -> None:
    paper = media.add_paper(b"nama,jumlah\nPasar,3\n", "daftar.csv", title="Daftar")
    text = f'<p>Unduh <a linktype="document" id="{paper.pk}">daftar</a>.</p>'
    article = site.bake("Pasar", body=[("paragraph", text)])
    (address,) = (each for each in media_of(article) if each.endswith(".csv"))
    assert f'<a href="{address}">daftar</a>'.encode() in get("/berita/pasar/").body
    assert get(address).body == b"nama,jumlah\nPasar,3\n"
    assert paper.url.encode() not in get("/berita/pasar/").body
    site.take_down(article)
    assert get(address).status == 404
