"""What is baked when an article goes live or changes, and how the tree is held against it."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.website.conftest import NOVEMBER, OCTOBER, Site
from wartapraja.newsroom.models import ArticlePage, Category
from wartapraja.website import commands
from wartapraja.website.baking import bakery
from wartapraja.website.models import MediaUse

LISTS = [
    "/",
    "/berita/",
    "/berita/arsip/2026/11/",
    "/kategori/layanan/",
    "/umpan.xml",
    "/sitemap-2026-11.xml",
]


def a_medium(get: Any) -> str:
    return next(
        each
        for each in MediaUse.objects.values_list("media", flat=True)
        if not each.startswith("/media/motif/")
    )


def test_a_published_article_stands_on_its_page_and_in_every_list(site, get, category) -> None:
    site.bake("Pasar diperbaiki", category=category)
    assert get("/berita/pasar-diperbaiki/").status == 200
    assert get("/berita/pasar-diperbaiki/jejak/").status == 200
    for address in LISTS:
        assert b"/berita/pasar-diperbaiki/" in get(address).body, address
    assert b"sitemap-2026-11.xml" in get("/sitemap.xml").body


def test_the_first_article_of_a_month_is_linked_from_every_list(site, get) -> None:
    site.bake("Lama", OCTOBER)
    site.bake("Baru")
    assert b"/berita/arsip/2026/11/" in get("/berita/arsip/2026/10/").body
    assert b"/berita/arsip/2026/11/" in get("/kategori/layanan/").body


def test_an_article_that_changes_its_category_leaves_the_old_list(site, get, category) -> None:
    other = Category.objects.create(title="Budaya", slug="budaya")
    article = site.bake("Pasar", category=category)
    site.change(article, category=other)
    bakery.bake_article(article.pk, NOVEMBER)
    assert b"/berita/pasar/" not in get("/kategori/layanan/").body
    assert b"/berita/pasar/" in get("/kategori/budaya/").body


def move(site: Site, article: ArticlePage, slug: str) -> None:
    path = article.url_path.replace(f"/{article.slug}/", f"/{slug}/")
    site.change(article, slug=slug, url_path=path)
    bakery.bake_article(article.pk, NOVEMBER)


def test_old_addresses_lead_to_the_newest_until_the_takedown(site, get) -> None:
    article = site.bake("Pasar")
    move(site, article, "pasar-baru")
    move(site, article, "pasar-raya")
    for old in ("pasar", "pasar-baru"):
        said = get(f"/berita/{old}/")
        assert (said.status, said.headers["location"]) == (301, "/berita/pasar-raya/")
    assert get("/berita/pasar/jejak/").headers["location"] == "/berita/pasar-raya/jejak/"
    assert commands.compare_with_manifest() == []
    site.take_down(article)
    for slug in ("pasar", "pasar-baru", "pasar-raya"):
        assert get(f"/berita/{slug}/").status == 404


def test_baking_the_site_repairs_a_lost_and_a_changed_media_file(
    site, get, tree, a_picture
) -> None:
    site.bake("Pasar", cover=a_picture("pasar"))
    medium = a_medium(get)
    for harm in (lambda file: file.unlink(), lambda file: file.write_bytes(b"lain")):
        harm(tree / medium[1:])
        assert [each["path"] for each in commands.compare_with_manifest()] == [medium]
        commands.bake_site(NOVEMBER)
        assert get(medium).status == 200
        assert commands.compare_with_manifest() == []


@pytest.mark.parametrize("ending", [".br", ".gz"])
def test_the_comparison_sees_a_changed_compressed_file(site, tree, ending: str) -> None:
    site.bake("Pasar")
    (tree / f"berita/pasar/index.html{ending}").write_bytes(b"lain")
    assert commands.compare_with_manifest() == [
        {"path": f"/berita/pasar/{ending}", "what": "berubah / changed"}
    ]


def test_the_comparison_sees_missing_and_foreign_files(site, tree) -> None:
    site.bake("Pasar")
    (tree / "berita/pasar/index.html").unlink()
    (tree / "tamu.html").write_bytes(b"tamu")
    assert commands.compare_with_manifest() == [
        {"path": "/berita/pasar/", "what": "hilang / missing"},
        {"path": "/tamu.html", "what": "asing / foreign"},
    ]


def test_readers_get_the_sites_own_page_when_the_public_process_is_away(site, get) -> None:
    commands.bake_lists(NOVEMBER)
    said = get("/cari/?q=pasar")
    assert said.status in {502, 503}
    assert b"Layanan ini sedang tidak dapat dijangkau" in said.body
    assert b"This service cannot be reached" in said.body
    assert get("/503.html").status == 404


def test_the_queries_of_baking_do_not_grow_with_articles_that_have_no_photograph(
    site, category
) -> None:
    def queries() -> int:
        article = site.bake(f"Hitung {ArticlePage.objects.count()}", category=category)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            bakery.bake_article(article.pk, NOVEMBER)
        return len(seen)

    few = queries()
    for place in range(12):
        site.live(f"Berita {place}", category=category)
    bakery.bake_lists(NOVEMBER)
    assert queries() <= few
