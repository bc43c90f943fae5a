"""Honest files pass, whoever made them and whatever they are called."""

import struct

import pytest

from tests.media import files
from wartapraja.media.gate.inspection import inspect
from wartapraja.media.gate.names import clean
from wartapraja.media.gate.verdicts import Accepted, Kind


def accepted(content, name, kind):
    answer = inspect(content, name, kind)
    assert isinstance(answer, Accepted), answer
    return answer


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_pictures_of_each_format_pass(format):
    name = f"foto.{format.lower()}"
    answer = accepted(files.picture(format), name, Kind.PICTURE)
    assert (answer.facts["width"], answer.facts["height"]) == (64, 48)
    assert accepted(files.picture(format), name, Kind.PAPER).mime == f"image/{format.lower()}"


def test_a_photograph_of_twelve_megapixels_passes():
    answer = accepted(files.picture(size=(4000, 3000), quality=80), "DSC_0001.JPG", Kind.PICTURE)
    assert answer.size > 4_000_000
    assert answer.facts["width"] == 4000


@pytest.mark.parametrize(
    "name",
    ["Foto 'Bu Ani' (1).jpg", "ᬩᬮᬶ ᬓᬸᬮᬶᬄ.jpg", "Upacara – 17 Agustus.JPEG", "a.b.c.jpg", "رسالة.jpg"],
)
def test_names_in_any_script_stay_as_they_are(name):
    answer = accepted(files.picture(), name, Kind.PICTURE)
    assert answer.name == name.rsplit(".", 1)[0] + "." + name.rsplit(".", 1)[1].lower()


def test_a_phone_s_photograph_says_when_it_was_taken_and_which_way_up_it_is():
    facts = accepted(files.photo_with_place(orientation=6), "IMG_1.jpg", Kind.PICTURE).facts
    assert facts["taken_at"] == "2026-11-19T08:15:30+07:00"
    assert facts["had_location"]
    assert (facts["width"], facts["height"]) == (480, 640)


def test_a_phone_s_appended_second_picture_and_motion_clip_are_not_taken_for_stowaways():
    photo = files.picture()
    accepted(photo + files.picture(size=(32, 32)), "IMG_2.jpg", Kind.PICTURE)
    accepted(photo + struct.pack(">I", 24) + b"ftypmp42" + b"\x00" * 100, "IMG_3.jpg", Kind.PICTURE)


def test_papers_of_each_format_pass():
    accepted(files.paper_docx(), "naskah.docx", Kind.PAPER)
    accepted(files.paper_xlsx(), "daftar.xlsx", Kind.PAPER)
    accepted(files.paper_odt(), "naskah.odt", Kind.PAPER)
    accepted(files.paper_pdf(), "nota.pdf", Kind.PAPER)
    accepted("Catatan rapat: 3 < 5 & café.\n".encode(), "catatan.txt", Kind.PAPER)
    accepted("Catatan dari Windows: caf\xe9".encode("cp1252"), "catatan.txt", Kind.PAPER)
    accepted(b"nama;jumlah;saldo\nA;3;-5\nB;+4;=2+2\n", "daftar.csv", Kind.PAPER)


def test_videos_and_captions_pass(tmp_path):
    answer = accepted(files.video(tmp_path / "a.mp4"), "liputan.mp4", Kind.VIDEO)
    assert answer.facts == {"duration": 1.0, "width": 320, "height": 240, "had_location": True}
    accepted(files.video(tmp_path / "a.mov"), "liputan.mov", Kind.VIDEO)
    accepted(
        files.video(tmp_path / "a.webm", "-c:v", "libvpx-vp9", "-an", "-deadline", "realtime"),
        "liputan.webm",
        Kind.VIDEO,
    )
    cues = "WEBVTT - Indonesia\n\nNOTE dibuat sendiri\n\nsatu\n00:01.000 --> 00:02.500 line:80%\nSelamat pagi\nBapak, Ibu\n"
    assert accepted(cues.encode(), "teks.vtt", Kind.CAPTIONS).facts == {"cues": 1}


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.jpg", "passwd.jpg"),
        ("..\\..\\windows\\system.jpg", "system.jpg"),
        ("foto\u202egpj.exe", "fotogpj.exe"),
        ("foto\x00\r\n.jpg", "foto.jpg"),
        ("shell.php.jpg", "shell_php.jpg"),
        ('a"; filename="b.jpg', "a__ filename=_b.jpg"),
        ("con.jpg", "_con.jpg"),
        (".htaccess", "htaccess"),
        ("  .. .jpg", "jpg"),
        ("", "berkas"),
        ("---.jpg", "berkas.jpg"),
        ("\ud800x.jpg", "x.jpg"),
        ("é" * 300 + ".jpg", "é" * 88 + ".jpg"),
    ],
)
def test_a_name_is_cleaned_before_anybody_reads_it(sent, kept):
    assert clean(sent) == kept
