"""The gate turns every hostile family away, each with a whole sentence."""

import logging
import re
from io import BytesIO

import pytest
from django.utils import translation
from PIL import Image

from tests.media import attacks, files
from wartapraja.media.gate.inspection import inspect
from wartapraja.media.gate.sentences import SENTENCES, sentence
from wartapraja.media.gate.verdicts import Accepted, Kind, Limits, Refusal

ATTACKS = attacks.every()


@pytest.mark.parametrize(
    ("name", "kind", "content", "codes"),
    [row[1:] for row in ATTACKS],
    ids=[row[0] for row in ATTACKS],
)
def test_a_hostile_file_is_refused_for_the_right_reason(name, kind, content, codes):
    answer = inspect(content, name, kind, Limits(unpacked=40_000_000))
    assert isinstance(answer, Refusal), answer
    assert answer.code in codes


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_every_refusal_is_a_whole_sentence_in_both_languages(code):
    refusal = Refusal(
        code=code,
        facts={"name": "foto.jpg", "size": 30_000_000, "limit": 20_000_000, "found": "program"},
    )
    with translation.override("en"):
        english = sentence(refusal)
    with translation.override("id"):
        indonesian = sentence(refusal)
    for words in (english, indonesian):
        assert words.endswith(".")
        assert "%(" not in words
    assert english != indonesian


def test_the_sentence_names_the_value_and_what_to_do():
    answer = inspect(b"x" * 101, "foto.jpg", Kind.PICTURE, Limits(sizes={Kind.PICTURE: 100}))
    assert isinstance(answer, Refusal)
    with translation.override("en"):
        assert (
            sentence(answer)
            == "“foto.jpg” is larger than 100. Make it smaller or cut it into parts, then upload it again."
        )


def test_a_file_at_the_limit_passes_and_one_byte_more_does_not():
    photo = files.picture()
    exact = Limits(sizes={Kind.PICTURE: len(photo)})
    less = Limits(sizes={Kind.PICTURE: len(photo) - 1})
    assert isinstance(inspect(photo, "foto.jpg", Kind.PICTURE, exact), Accepted)
    assert inspect(photo, "foto.jpg", Kind.PICTURE, less).code == "too_large"


def test_decoding_that_needs_more_memory_than_allowed_is_a_refusal_not_a_crash():
    out = BytesIO()
    Image.new("RGB", (6000, 6000)).save(out, "JPEG")
    answer = inspect(out.getvalue(), "foto.jpg", Kind.PICTURE, Limits(memory=80 * 1024 * 1024))
    assert isinstance(answer, Refusal)
    assert answer.code == "too_hard"


def test_a_refusal_is_logged_without_the_name_of_the_file(caplog):
    with caplog.at_level(logging.WARNING, logger="wartapraja.media.gate"):
        inspect(b"MZ" + b"\x00" * 99, "rapor-budi-3201010101010001.exe", Kind.PAPER)
    assert [record.getMessage() for record in caplog.records] == [
        "upload refused code=forbidden kind=paper size=101"
    ]
    assert not re.search("budi|3201", caplog.text)


def test_a_name_on_our_own_disk_is_never_opened_in_the_upload_s_place(tmp_path, monkeypatch):
    files.video(tmp_path / "asli.mp4")
    monkeypatch.chdir(tmp_path)
    from django.core.files.uploadedfile import SimpleUploadedFile

    forged = b"\x00\x00\x00\x14ftypisom\x00\x00\x02\x00isom\x00\x00\x00\x08moov"
    assert (
        inspect(SimpleUploadedFile("asli.mp4", forged), "asli.mp4", Kind.VIDEO).code == "no_video"
    )
