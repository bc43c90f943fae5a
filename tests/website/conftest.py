"""A site with its articles, a tree of its own and a front that is asked in this process."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.newsroom.conftest import a_picture, png, storage_of_its_own  # noqa: F401
from tests.website.front.asking_it import Said, ask, front_on
from wartapraja.newsroom.commands import set_up_site
from wartapraja.newsroom.models import ArticlePage, Category, NewsIndexPage
from wartapraja.newsroom.publishing import grant
from wartapraja.website.baking import bakery

NOVEMBER = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
OCTOBER = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)


@pytest.fixture
def tree(settings: Any, tmp_path: Path) -> Path:
    settings.BAKED_ROOT = tmp_path / "baked"
    return tmp_path / "baked" / "tree"


@pytest.fixture
def category(db: None) -> Category:
    return Category.objects.create(title="Layanan", slug="layanan")


class Site:
    """Articles laid down, published and taken back, without the baking."""

    def __init__(self) -> None:
        home = set_up_site(title="Situs Uji")
        self.index = NewsIndexPage.objects.child_of(home).get()

    def live(self, title: str, at: datetime = NOVEMBER, **facts: Any) -> ArticlePage:
        facts.setdefault("body", [("paragraph", "<p>Isi.</p>")])
        article = ArticlePage(title=title, intro="Teras berita.", live=False, **facts)
        self.index.add_child(instance=article)
        article.save_revision(clean=False)
        with grant(case="uji", actions={"publish"}, pages={article.pk}):
            article.get_latest_revision().publish()
            ArticlePage.objects.filter(pk=article.pk).update(
                first_published_at=at, last_published_at=at
            )
        article.refresh_from_db()
        return article

    def change(self, article: ArticlePage, **facts: Any) -> None:
        with grant(case="uji", actions={"publish"}, pages={article.pk}):
            ArticlePage.objects.filter(pk=article.pk).update(**facts)
        article.refresh_from_db()

    def withdraw(self, article: ArticlePage) -> None:
        with grant(case="uji", actions={"unpublish"}, pages={article.pk}):
            article.unpublish()

    def bake(self, title: str, at: datetime = NOVEMBER, **facts: Any) -> ArticlePage:
        article = self.live(title, at, **facts)
        bakery.bake_article(article.pk, NOVEMBER)
        return article

    def take_down(self, article: ArticlePage, redirect: str = "") -> None:
        self.withdraw(article)
        bakery.take_down(article.pk, redirect=redirect, at=NOVEMBER)


@pytest.fixture
def site(db: None, tree: Path, category: Category) -> Site:
    return Site()


@pytest.fixture
def get(tree: Path, tmp_path: Path) -> Callable[[str], Said]:
    """Ask a new front, which holds nothing in memory."""
    return lambda address: ask(front_on(tmp_path), address)
