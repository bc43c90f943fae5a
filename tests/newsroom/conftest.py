"""A site with one draft and one live article, and a superuser, whom the guard does not spare."""

from io import BytesIO

import pytest
from django.test import Client
from PIL import Image
from wagtail.models import Revision

from wartapraja.media import commands as media
from wartapraja.media.models import Picture
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


def revise(article: ArticlePage, **changes) -> Revision:
    """A new draft revision with these changes; the page's own row stays as it is."""
    newest = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(newest, name, value)
    return newest.save_revision(clean=False)


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


@pytest.fixture(autouse=True)
def storage_of_its_own(settings, tmp_path):
    """Every test keeps its files in a folder of its own."""
    local = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "private"), "base_url": "/berkas-privat/"},
    }
    settings.STORAGES = {**settings.STORAGES, "default": local}


def png(colour: str = "navy") -> bytes:
    out = BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def a_picture(db):
    def keep(name: str, alt: str = "", credit: str = "") -> Picture:
        return media.add_picture(png(), f"{name}.png", title=name, alt=alt, credit=credit)

    return keep
