"""A site with one draft and one live article, and a superuser, whom the guard does not spare."""

import pytest
from django.test import Client
from wagtail.models import Revision

from wartapraja.newsroom.commands import set_up_site
from wartapraja.newsroom.models import ArticlePage, HomePage, NewsIndexPage
from wartapraja.newsroom.publishing import grant
from wartapraja.organisation.models import User


def lay_down(index: NewsIndexPage, title: str) -> ArticlePage:
    article = ArticlePage(
        title=title, intro="Teras berita.", live=False, body=[("paragraph", "<p>Isi.</p>")]
    )
    index.add_child(instance=article)
    article.save_revision(clean=False)
    article.refresh_from_db()
    return article


def go_live(article: ArticlePage) -> Revision:
    revision = article.get_latest_revision()
    with grant(case="uji", actions={"publish"}, pages={article.pk}):
        revision.publish()
    article.refresh_from_db()
    return revision


@pytest.fixture
def home(db) -> HomePage:
    return set_up_site(title="Situs Uji")


@pytest.fixture
def index(home) -> NewsIndexPage:
    return NewsIndexPage.objects.child_of(home).get()


@pytest.fixture
def draft(index) -> ArticlePage:
    return lay_down(index, "Jembatan dibuka")


@pytest.fixture
def live(index) -> ArticlePage:
    article = lay_down(index, "Pasar diperbaiki")
    go_live(article)
    return article


@pytest.fixture
def superuser(db) -> User:
    return User.objects.create_superuser("pemilik", "pemilik@example.test", "rahasia-sekali-2026")


@pytest.fixture
def admin(superuser) -> Client:
    client = Client()
    client.force_login(superuser)
    return client
