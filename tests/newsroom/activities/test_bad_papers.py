"""What is handed in badly gets a sentence on its own field; nothing of the rest is lost."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.newsroom.activities.conftest import WORD, photo, word_file
from wartapraja.newsroom.activities.write.form import WriteForm

pytestmark = pytest.mark.django_db


def errors(**files) -> dict[str, list[str]]:
    form = WriteForm({"credit": "Humas"}, files)
    form.is_valid()
    return {field: [str(each) for each in found] for field, found in form.errors.items()}


def test_a_word_file_that_is_none_is_refused_in_one_sentence():
    found = errors(manuscript=SimpleUploadedFile("naskah.docx", b"bukan zip", content_type=WORD))
    assert list(found) == ["manuscript"] and found["manuscript"][0].endswith(".")


def test_a_picture_that_is_none_is_refused_on_its_field_and_the_manuscript_is_still_read():
    form = WriteForm(
        {},
        {"manuscript": word_file(), "photos": [SimpleUploadedFile("foto.jpg", b"GIF89a<script>")]},
    )
    assert not form.is_valid() and list(form.errors) == ["photos"]
    assert form.read is not None


def test_honest_papers_pass():
    assert errors(manuscript=word_file(), photos=[photo("satu.png"), photo("dua.png", "red")]) == {}


def test_nothing_at_all_is_no_error_of_the_form():
    assert errors() == {}
