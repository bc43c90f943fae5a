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


@pytest.mark.parametrize(
    "address",
    ["https://lain.example/berita/tidak-ada/", "/berita/", "../../etc/passwd", "javascript:1"],
)
def test_an_address_where_no_live_article_stands_is_said_so(address, live):
    form = WriteForm({"corrects": address}, {})
    assert not form.is_valid() and list(form.errors) == ["corrects"]


def test_a_draft_is_not_taken_for_a_live_article(draft):
    assert not WriteForm({"corrects": f"/berita/{draft.slug}/"}, {}).is_valid()


def test_the_address_of_a_live_article_is_known_with_and_without_its_site(live):
    for address in (f"/berita/{live.slug}/", f"https://contoh.example/berita/{live.slug}"):
        form = WriteForm({"corrects": address}, {})
        assert form.is_valid() and form.cleaned_data["corrects"] == live
