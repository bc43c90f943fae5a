"""Every way of handing a file in goes through the gate, keeps what was typed, and says what was wrong."""

import html
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.media import attacks, files
from tests.media.test_office_files import as_person
from wartapraja.casework.commands import NotPossible
from wartapraja.media import commands
from wartapraja.media.models import Paper, Picture, Video
from wartapraja.record.models import Outbox

pytestmark = pytest.mark.django_db
HOSTILE = [row for row in attacks.every() if row[3] and row[2] == attacks.PICTURE]


@pytest.fixture
def reporter(officers) -> Client:
    return as_person(officers.reporter)


def upload(content: bytes, name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/octet-stream")


def test_wagtail_s_picture_form_keeps_an_honest_picture_and_asks_the_worker(reporter, officers):
    data = {
        "title": "Pasar",
        "file": upload(files.photo_with_place(), "Foto 'Bu Ani'.jpg"),
        "collection": 1,
        "alt": "",
        "credit": "",
    }
    assert reporter.post("/images/add/", data).status_code == 302
    picture = Picture.objects.get()
    assert (picture.filename, picture.office) == ("Foto 'Bu Ani'.jpg", officers.reporter.office)
    assert picture.taken_at.isoformat() == "2026-11-19T01:15:30+00:00"
    assert Outbox.objects.filter(name="media.make_renditions", payload__id=picture.pk).count() == 1


@pytest.mark.parametrize("row", HOSTILE[::6], ids=[row[0] for row in HOSTILE[::6]])
def test_wagtail_s_ways_in_refuse_hostile_pictures_with_a_sentence_and_never_crash(reporter, row):
    _, name, _, content, _ = row
    form = reporter.post(
        "/images/add/", {"title": "Judul ketikan", "file": upload(content, name), "collection": 1}
    )
    assert form.status_code == 200
    assert "Judul ketikan" in form.content.decode()
    several = reporter.post(
        "/images/multiple/add/", {"files[]": upload(content, name), "title": "x"}
    )
    answer = json.loads(several.content)
    assert answer["success"] is False
    assert len(answer["error_message"]) > 30
    chooser = reporter.post(
        "/images/chooser/create/",
        {
            "image-chooser-upload-title": "x",
            "image-chooser-upload-file": upload(content, name),
            "image-chooser-upload-collection": 1,
        },
    )
    assert chooser.status_code == 200
    assert not Picture.objects.exists()


def test_several_pictures_at_once_are_kept(reporter):
    answer = json.loads(
        reporter.post(
            "/images/multiple/add/", {"files[]": upload(files.picture(), "a.jpg"), "title": "a"}
        ).content
    )
    assert answer["success"], answer
    assert Picture.objects.get().sha256


def test_wagtail_s_document_form_refuses_hostile_papers_and_keeps_honest_ones(reporter):
    bad = {
        "title": "Nota",
        "file": upload(attacks.pdf(b"/OpenAction << /S /JavaScript >>"), "nota.pdf"),
        "collection": 1,
    }
    refused = reporter.post("/documents/add/", bad)
    assert "nota.pdf" in refused.content.decode()
    assert not Paper.objects.exists()
    good = {"title": "Nota", "file": upload(files.paper_pdf(), "nota dinas.pdf"), "collection": 1}
    assert reporter.post("/documents/add/", good).status_code == 302
    assert Paper.objects.get().filename == "nota dinas.pdf"
    several = reporter.post(
        "/documents/multiple/add/", {"files[]": upload(b"MZ" + b"\x00" * 99, "x.pdf"), "title": "x"}
    )
    assert json.loads(several.content)["success"] is False


def test_a_video_is_handed_in_with_its_captions_and_shows_its_progress(reporter, clip, work):
    captions = upload(b"WEBVTT\n\n00:00.000 --> 00:01.000\nHalo\n", "teks.vtt")
    data = {
        "title": "Pasar",
        "file": upload(clip, "VID_1.mp4"),
        "captions_file": captions,
        "captions": "",
        "credit": "",
        "transcript": "",
    }
    response = reporter.post("/video/new/", data)
    assert response.status_code == 302, html.unescape(response.content.decode())
    video = Video.objects.get()
    assert video.captions.startswith("WEBVTT")
    assert video.uploaded_by_user.username == "reporter"
    page = reporter.get(f"/video/edit/{video.pk}/").content.decode()
    assert "<progress" in page
    assert reporter.get(f"/video/{video.pk}/keadaan/").json()["status"] == "queued"
    work()
    page = reporter.get(f"/video/edit/{video.pk}/").content.decode()
    assert 'kind="captions"' in page
    assert (
        reporter.post(
            f"/video/edit/{video.pk}/",
            {"title": "Pasar pagi", "captions": "", "credit": "", "transcript": ""},
        ).status_code
        == 302
    )
    video.refresh_from_db()
    assert (video.title, video.status, video.captions) == ("Pasar pagi", "ready", "")


def test_wrong_captions_and_a_false_video_are_refused_with_their_sentences(reporter, clip):
    wrong = {
        "title": "Judul ketikan",
        "file": upload(b"bukan video " * 99, "a.mp4"),
        "captions": "WEBVTT\n\n00:02.000 --> 00:01.000\nx\n",
    }
    page = html.unescape(reporter.post("/video/new/", wrong).content.decode())
    assert "Judul ketikan" in page
    assert "a.mp4" in page
    assert "WebVTT" in page
    assert not Video.objects.exists()


def test_the_chooser_takes_a_video_on_the_spot(reporter, clip):
    page = reporter.get("/video_chooser/").content.decode()
    assert "chooser-upload" in page or "create" in page
    answer = reporter.post(
        "/video_chooser/create/",
        {
            "title": "Pasar",
            "file": upload(clip, "VID_1.mp4"),
            "captions": "",
            "credit": "",
            "transcript": "",
        },
    )
    assert json.loads(answer.content)["step"] == "chosen", answer.content
    assert Video.objects.get().uploaded_by_user.username == "reporter"


def test_a_file_over_its_limit_is_not_stored_while_it_arrives_and_the_form_keeps_what_was_typed(
    reporter, settings
):
    settings.MEDIA_LIMITS = {"sizes": {"picture": 1000, "paper": 1000}}
    data = {
        "title": "Judul ketikan",
        "file": upload(b"\xff\xd8\xff" + b"\x00" * 400_000, "besar.jpg"),
        "collection": 1,
    }
    page = html.unescape(reporter.post("/images/add/", data).content.decode())
    assert "Judul ketikan" in page
    assert "besar.jpg" in page
    assert not Picture.objects.exists()


def test_a_request_larger_than_any_file_may_be_is_refused_before_its_body_is_read(officers):
    class Unread(io.BytesIO):
        def read(self, *_):
            raise AssertionError("the body was read")

    client = as_person(officers.reporter)
    huge = {
        "CONTENT_LENGTH": str(500 * 1024 * 1024),
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "wsgi.input": Unread(),
    }
    page = client.generic("POST", "/images/add/", **huge)
    assert page.status_code == 413
    assert "212" in page.content.decode()
    answer = client.generic(
        "POST", "/images/multiple/add/", **huge, HTTP_X_REQUESTED_WITH="XMLHttpRequest"
    )
    assert answer.status_code == 413
    assert json.loads(answer.content)["success"] is False


def test_files_laid_with_a_case_pass_the_same_gate(clip):
    for name, content in (
        ("naskah.docx", files.paper_docx()),
        ("foto.jpg", files.picture()),
        ("VID.mp4", clip),
    ):
        sent = upload(content, name)
        commands.check_upload(sent)
        assert sent.content_type != "application/octet-stream"
    with pytest.raises(NotPossible, match=r"pasang\.exe"):
        commands.check_upload(upload(b"MZ" + b"\x00" * 99, "pasang.exe"))
