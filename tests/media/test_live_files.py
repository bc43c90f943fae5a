"""What a live page shows may not be exchanged, reworded or taken away beside the procedure."""

import html

import pytest
from wagtail.models import ReferenceIndex

from tests.media import files
from tests.media.test_office_files import as_person
from tests.media.test_office_uploads import upload
from wartapraja.media import commands
from wartapraja.media.models import Picture, Video
from wartapraja.media.types import OnLivePage
from wartapraja.newsroom.commands import set_up_site
from wartapraja.newsroom.models import ArticlePage, NewsIndexPage
from wartapraja.newsroom.publishing import grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(officers):
    return commands.add_picture(
        files.picture(), "pasar.jpg", "Pasar", "Pedagang di pasar", "Humas", officers.reporter.user
    )


@pytest.fixture
def film(officers, clip):
    return commands.add_video(clip, "VID_1.mp4", "Pasar", "Humas", officers.reporter.user)


@pytest.fixture
def article(picture, film):
    """A draft that shows a picture and a film."""
    home = set_up_site(title="Situs Uji")
    draft = ArticlePage(
        title="Pasar diperbaiki",
        intro="Teras.",
        live=False,
        body=[
            ("picture", {"picture": picture, "caption": ""}),
            ("video", {"video": film, "caption": ""}),
        ],
    )
    NewsIndexPage.objects.child_of(home).get().add_child(instance=draft)
    draft.save_revision(clean=False)
    return draft


@pytest.fixture
def live(article):
    with grant(case="uji", actions={"publish"}, pages={article.pk}):
        article.get_latest_revision().publish()
    ReferenceIndex.create_or_update_for_object(article)
    return article


def change(officers, picture, **values):
    data = {
        "title": picture.title,
        "alt": picture.alt,
        "credit": picture.credit,
        "caption": "",
        "collection": 1,
        "tags": "",
    }
    response = as_person(officers.reporter).post(f"/images/{picture.pk}/", {**data, **values})
    return response.status_code, html.unescape(response.content.decode())


def test_a_picture_of_a_draft_may_still_be_changed_and_deleted(article, picture, officers):
    assert change(officers, picture, alt="Pedagang sayur")[0] == 302
    picture.refresh_from_db()
    assert picture.alt == "Pedagang sayur"
    picture.delete()


@pytest.mark.parametrize("values", [{"alt": "Judi"}, {"credit": "Orang lain"}, {"caption": "Judi"}])
def test_words_that_a_live_page_shows_stay(live, picture, officers, values):
    status, page = change(officers, picture, **values)
    assert status == 200
    assert "Pasar diperbaiki" in page
    picture.refresh_from_db()
    assert (picture.alt, picture.credit, picture.caption) == ("Pedagang di pasar", "Humas", "")


def test_a_picture_that_a_live_page_shows_is_not_exchanged(live, picture, officers):
    status, page = change(officers, picture, file=upload(files.picture(size=(32, 32)), "lain.jpg"))
    assert status == 200
    assert "Pasar diperbaiki" in page
    assert Picture.objects.get(pk=picture.pk).sha256 == picture.sha256


def test_a_picture_that_a_live_page_shows_is_not_deleted_one_by_one_or_in_bulk(
    live, picture, officers
):
    with pytest.raises(OnLivePage, match="Pasar diperbaiki"):
        picture.delete()
    with pytest.raises(OnLivePage):
        Picture.objects.filter(pk=picture.pk).delete()
    assert as_person(officers.reporter).post(f"/images/{picture.pk}/delete/").status_code in (
        302,
        403,
    )
    address = f"/bulk/media/picture/delete/?id={picture.pk}&next=/images/"
    assert as_person(officers.reporter).post(address).status_code in (302, 403)
    assert Picture.objects.filter(pk=picture.pk).exists()


def test_a_film_that_a_live_page_shows_is_not_exchanged_or_deleted(live, film, officers, clip):
    officer = as_person(officers.reporter)
    data = {
        "title": film.title,
        "file": upload(clip + b"", "lain.mp4"),
        "captions": "",
        "credit": "Humas",
        "transcript": "",
    }
    page = html.unescape(officer.post(f"/video/edit/{film.pk}/", data).content.decode())
    assert "Pasar diperbaiki" in page
    officer.post(f"/video/delete/{film.pk}/")
    assert Video.objects.filter(pk=film.pk).exists()
