"""The lists of the site cost the same queries for few and many articles, and a month is never endless."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.website.conftest import NOVEMBER, OCTOBER
from wartapraja.newsroom.models import ArticlePage, Category
from wartapraja.website import commands
from wartapraja.website.baking import archive, bakery, render, targets, tray
from wartapraja.website.models import BakedPage

KINDS = ["home", "news", "month", "category", "feed", "sitemap", "sitemap_part"]


def queries_of(kind: str) -> int:
    """How many queries the making of a list costs that was made before."""
    with render.in_site_zone(), archive.counted_once():
        lists = targets.of_lists(Category.objects.all(), archive.months())
        target = next(each for each in lists if each.kind == kind)
        with tray.baking():
            targets.content_of(target)
        with CaptureQueriesContext(connection) as seen, tray.baking():
            targets.content_of(target)
    return len(seen)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_of_twelve_articles_costs_the_queries_of_three(
    site: Any, category: Category, a_picture: Any, kind: str
) -> None:
    def lay(number: int) -> None:
        site.live(f"Berita {number}", category=category, cover=a_picture(f"foto-{number}"))

    for number in range(3):
        lay(number)
    three = queries_of(kind)
    for number in range(3, 12):
        lay(number)
    assert queries_of(kind) == three


def test_publishing_costs_the_same_queries_beside_three_and_beside_twelve_articles(
    site: Any, category: Category, a_picture: Any
) -> None:
    def published() -> int:
        number = ArticlePage.objects.count()
        article = site.live(f"Baru {number}", category=category, cover=a_picture(f"foto-{number}"))
        bakery.bake_article(article.pk, NOVEMBER)
        with CaptureQueriesContext(connection) as seen:
            bakery.bake_article(article.pk, NOVEMBER)
        return len(seen)

    for number in range(2):
        site.live(f"Berita {number}", category=category, cover=a_picture(f"berita-{number}"))
    three = published()
    for number in range(8):
        site.live(f"Lagi {number}", category=category, cover=a_picture(f"lagi-{number}"))
    assert published() == three


@pytest.fixture
def few_on_a_part(monkeypatch: Any) -> None:
    monkeypatch.setattr(archive, "ON_A_PART", 3)


def titles(said: Any) -> list[str]:
    return re.findall(r"<h3><a[^>]*>([^<]*)", said.body.decode())


def lay_rows(site: Any, count: int) -> list[ArticlePage]:
    return [
        site.live(f"Rapat {number}", NOVEMBER + timedelta(minutes=number))
        for number in range(count)
    ]


def test_a_long_month_is_shown_in_parts_that_hold_every_article_once(
    site: Any, get: Any, few_on_a_part: None
) -> None:
    lay_rows(site, 8)
    site.live("Lama", OCTOBER)
    commands.bake_lists(NOVEMBER)
    newest = get("/berita/arsip/2026/11/")
    assert titles(newest) == [f"Rapat {number}" for number in (7, 6, 5, 4, 3)]
    assert b'href="/berita/arsip/2026/11/bagian-1/"' in newest.body
    oldest = get("/berita/arsip/2026/11/bagian-1/")
    assert titles(oldest) == ["Rapat 2", "Rapat 1", "Rapat 0"]
    assert 'aria-label="Bagian bulan ini"' in oldest.body.decode()
    assert "Berita November 2026, bagian 1" in oldest.body.decode()
    assert get("/berita/arsip/2026/11/bagian-2/").status == 404
    assert b"bagian-" not in get("/berita/arsip/2026/10/").body


def test_a_new_article_moves_no_older_part_and_a_full_month_begins_another(
    site: Any, get: Any, few_on_a_part: None
) -> None:
    lay_rows(site, 8)
    commands.bake_lists(NOVEMBER)
    before = titles(get("/berita/arsip/2026/11/bagian-1/"))
    site.bake("Rapat 8", NOVEMBER + timedelta(hours=1))
    assert titles(get("/berita/arsip/2026/11/bagian-1/")) == before
    assert titles(get("/berita/arsip/2026/11/bagian-2/")) == ["Rapat 5", "Rapat 4", "Rapat 3"]
    assert titles(get("/berita/arsip/2026/11/")) == ["Rapat 8", "Rapat 7", "Rapat 6"]


def test_a_takedown_moves_the_parts_together_and_takes_the_last_one_away(
    site: Any, get: Any, few_on_a_part: None
) -> None:
    articles = lay_rows(site, 6)
    for article in articles:
        bakery.bake_article(article.pk, NOVEMBER)
    assert titles(get("/berita/arsip/2026/11/bagian-1/")) == ["Rapat 2", "Rapat 1", "Rapat 0"]
    site.take_down(articles[0])
    assert get("/berita/arsip/2026/11/bagian-1/").status == 404
    assert titles(get("/berita/arsip/2026/11/")) == [
        f"Rapat {number}" for number in (5, 4, 3, 2, 1)
    ]
    assert not BakedPage.objects.filter(kind="month_part").exists()
    assert commands.compare_with_manifest() == []


def test_articles_are_listed_in_the_month_of_the_sites_own_zone(site: Any, get: Any) -> None:
    """Midnight at the site's office is not midnight in Greenwich."""
    last = OCTOBER.replace(day=31, hour=16, minute=59)
    site.bake("Oktober", last)
    site.bake("November", last + timedelta(minutes=1))
    assert titles(get("/berita/arsip/2026/10/")) == ["Oktober"]
    assert titles(get("/berita/arsip/2026/11/")) == ["November"]


def test_the_last_month_of_a_year_ends_with_the_year(site: Any, get: Any) -> None:
    end = OCTOBER.replace(month=12, day=31, hour=16, minute=59)
    site.bake("Desember", end)
    site.bake("Januari", end + timedelta(minutes=1))
    assert titles(get("/berita/arsip/2026/12/")) == ["Desember"]
    assert titles(get("/berita/arsip/2027/01/")) == ["Januari"]
