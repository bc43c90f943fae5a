"""Files in the office: for its own officers only, and never as a page."""

import pytest
from django.test import Client

from tests.media import files
from tests.media.attacks import SVG
from tests.people import NOW
from wartapraja.media import commands
from wartapraja.media.models import Video
from wartapraja.organisation import commands as organisation

pytestmark = pytest.mark.django_db


def as_person(person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


@pytest.fixture
def shelves(officers, clip, work):
    """One address of each kind of file, handed in by the reporter."""
    user = officers.reporter.user
    picture = commands.add_picture(
        files.photo_with_place((160, 120)), "Foto 'Bu Ani'.jpg", by_user=user
    )
    paper = commands.add_paper(files.paper_pdf(), "Nota “dinas”.pdf", by_user=user)
    video = commands.add_video(clip, "VID_1.mp4", by_user=user)
    work()
    Video.objects.filter(pk=video.pk).update(captions="WEBVTT\n\n00:01.000 --> 00:02.000\nHalo\n")
    video.refresh_from_db()
    return {
        "rendition": picture.get_rendition("width-320|format-jpeg").url,
        "paper": paper.url,
        "video": video.url,
        "captions": video.captions_url,
        "wagtail_paper": f"/dokumen/{paper.pk}/{paper.filename}",
    }


def test_officers_of_the_office_see_its_files(shelves, officers):
    for address in shelves.values():
        assert as_person(officers.kadis).get(address).status_code == 200, address


def test_nobody_sees_a_file_without_signing_in(shelves):
    for address in shelves.values():
        response = Client().get(address)
        assert response.status_code == 302, address
        assert response["Location"].startswith("/masuk/")


def test_officers_of_another_office_do_not_see_it(shelves, officers):
    for address in shelves.values():
        response = as_person(officers.stranger).get(address)
        assert response.status_code in (302, 403), address
        assert not getattr(response, "streaming", False)


def test_another_office_neither_lists_nor_edits_them(shelves, officers, clip):
    stranger = as_person(officers.stranger)
    picture = commands.add_picture(
        files.picture(), "rahasia.jpg", "Foto rahasia", by_user=officers.reporter.user
    )
    video = Video.objects.get()
    for address in ("/images/", "/images/chooser/", "/video/", "/video_chooser/"):
        words = stranger.get(address).content.decode()
        assert "Foto rahasia" not in words
        assert "VID_1" not in words
    assert stranger.get(f"/images/{picture.pk}/").status_code in (302, 403)
    for verb in ("edit", "delete", "history", "usage"):
        assert stranger.get(f"/video/{verb}/{video.pk}/").status_code in (302, 403), verb
        assert as_person(officers.reporter).get(f"/video/{verb}/{video.pk}/").status_code == 200, (
            verb
        )
    assert as_person(officers.kasi).get(f"/video/edit/{video.pk}/").status_code == 200
    assert as_person(officers.kasi).get(f"/video/delete/{video.pk}/").status_code in (302, 403)
    assert as_person(officers.kasi).get(f"/images/{picture.pk}/delete/").status_code in (302, 403)
    for verb in ("keadaan", "berhenti", "ulangi"):
        assert stranger.post(f"/video/{video.pk}/{verb}/").status_code in (302, 403, 405), verb
    assert stranger.get(f"/video_chooser/chosen/{video.pk}/").status_code == 404
    assert as_person(officers.kasi).get(f"/images/{picture.pk}/").status_code == 200


def test_no_address_leads_to_an_original(shelves, officers):
    officer = as_person(officers.reporter)
    from wartapraja.media.models import Picture

    picture = Picture.objects.first()
    assert officer.get(picture.file.url, follow=True).status_code == 404
    page = officer.get(f"/images/{picture.pk}/").content.decode()
    assert picture.file.name not in page


def test_every_file_wears_the_headers_that_keep_it_from_running(shelves, officers):
    for kind, address in shelves.items():
        response = as_person(officers.reporter).get(address)
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in response["Content-Security-Policy"]
        if kind in {"paper", "wagtail_paper"}:
            assert response["Content-Disposition"].startswith("attachment")


def test_a_download_is_called_as_it_came_in_one_header(shelves, officers):
    response = as_person(officers.reporter).get(shelves["paper"])
    assert (
        response["Content-Disposition"]
        == "attachment; filename*=utf-8''Nota%20%E2%80%9Cdinas%E2%80%9D.pdf"
    )


def test_a_player_gets_the_part_it_asks_for(shelves, officers):
    officer = as_person(officers.reporter)
    whole = b"".join(officer.get(shelves["video"]).streaming_content)
    part = officer.get(shelves["video"], headers={"Range": "bytes=10-19"})
    assert (part.status_code, part["Content-Range"]) == (206, f"bytes 10-19/{len(whole)}")
    assert b"".join(part.streaming_content) == whole[10:20]
    last = officer.get(shelves["video"], headers={"Range": "bytes=-5"})
    assert b"".join(last.streaming_content) == whole[-5:]
    assert (
        officer.get(shelves["video"], headers={"Range": f"bytes={len(whole)}-"}).status_code == 416
    )


def test_a_file_seen_before_is_not_sent_again_but_the_right_is_asked_again(shelves, officers):
    tag = as_person(officers.reporter).get(shelves["rendition"])["ETag"]
    again = {"If-None-Match": tag}
    assert as_person(officers.reporter).get(shelves["rendition"], headers=again).status_code == 304
    assert as_person(officers.stranger).get(shelves["rendition"], headers=again).status_code in (
        302,
        403,
    )


def test_a_switched_off_account_sees_nothing(shelves, officers):
    client = as_person(officers.reporter)
    officers.reporter.user.is_active = False
    officers.reporter.user.save()
    assert client.get(shelves["rendition"]).status_code == 302


def test_an_officer_whose_positions_have_ended_sees_and_changes_nothing(shelves, officers):
    for holding in officers.kasi.holdings.all():
        organisation.end_holding(holding, at=NOW)
    client = as_person(officers.kasi)
    for address in (*shelves.values(), "/images/", "/images/add/", "/video/"):
        assert client.get(address).status_code in (302, 403), address


def test_unknown_shelves_and_files_are_not_found(officers):
    officer = as_person(officers.reporter)
    assert officer.get("/berkas-media/asli/1/a.jpg").status_code == 404
    assert officer.get("/berkas-media/rendisi/999/a.jpg").status_code == 404
    assert officer.post("/berkas-media/rendisi/999/a.jpg").status_code == 405


def test_an_svg_never_becomes_a_file(officers):
    from django.core.files.uploadedfile import SimpleUploadedFile

    data = {
        "title": "x",
        "file": SimpleUploadedFile("x.svg", SVG, "image/svg+xml"),
        "collection": 1,
    }
    response = as_person(officers.reporter).post("/images/add/", data)
    assert response.status_code == 200
    assert "SVG" in response.content.decode()
