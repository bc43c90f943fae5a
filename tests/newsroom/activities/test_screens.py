"""The same run on the screens of the office: what each officer is shown and can press."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.newsroom.activities.conftest import WORD, Run, manuscript, photo, word_file
from tests.newsroom.activities.test_sop_one import up_to, write
from tests.newsroom.conftest import revise
from wartapraja.newsroom.models import Category

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_clock(run: Run, monkeypatch):
    """The office's clock stands at the morning of the story."""
    monkeypatch.setenv("WARTAPRAJA_NOW", run.at.isoformat())


def client_of(person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def screen(run: Run, role: str) -> str:
    answer = client_of(getattr(run.people, role)).get(address(run))
    assert answer.status_code == 200
    return answer.content.decode()


def address(run: Run) -> str:
    return reverse("casework_case", args=[run.case.pk])


def test_the_writer_drops_in_a_word_file_and_photos_on_the_case_page(run: Run):
    assert 'type="file" name="step-manuscript"' in screen(run, "reporter")
    data = {
        "turn": run.turn.pk,
        "outcome": "selesai",
        "reason": "",
        "step-manuscript": word_file(),
        "step-photos": [photo("satu.png"), photo("dua.png", "red"), photo("tiga.png", "blue")],
        "step-credit": "Humas",
    }
    answer = client_of(run.people.reporter).post(address(run), data)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    assert run.draft.title == "Jembatan Cendana dibuka"
    assert [block.block_type for block in run.draft.body][-1] == "gallery"
    assert run.turn.step == "sunting"


def test_a_bad_file_says_so_on_the_page_and_keeps_what_was_typed(run: Run):
    bad = word_file()
    bad.file.seek(0)
    bad = type(bad)("naskah.docx", manuscript()[:200], content_type=WORD)
    data = {
        "turn": run.turn.pk,
        "outcome": "selesai",
        "reason": "Sudah saya baca.",
        "step-manuscript": bad,
    }
    page = client_of(run.people.reporter).post(address(run), data).content.decode()
    assert "wp-error" in page and "Sudah saya baca." in page
    assert run.turn.step == "tulis"


def test_the_editor_is_offered_to_whose_turn_it_is_and_the_preview_to_all(run: Run):
    write(run)
    editor = reverse("wagtailadmin_pages:edit", args=[run.article.pk])
    preview = reverse("wagtailadmin_pages:view_draft", args=[run.article.pk])
    assert editor in screen(run, "kasi") and preview in screen(run, "kasi")
    assert f'href="{editor}"' not in screen(run, "kabid") and preview in screen(run, "kabid")


def test_the_change_is_shown_word_by_word_on_the_case_page(run: Run):
    write(run)
    revise(run.article, title="Jembatan Cendana diresmikan")
    assert "<del>dibuka</del><ins>diresmikan</ins>" in screen(run, "kasi")


def test_what_is_missing_stands_beside_the_greyed_button_with_where_to_mend_it(run: Run):
    up_to(run, "susun")
    page = screen(run, "staf_admin")
    assert "disabled" in page and reverse("wagtailadmin_pages:edit", args=[run.article.pk]) in page
    assert Category.objects.exists()


@pytest.mark.parametrize("step", ["setujui", "unggah", "koreksi", "terbitkan", "bagikan"])
def test_the_case_page_opens_at_every_step_for_everybody_in_the_office(run: Run, step: str):
    up_to(run, step)
    for role in ("reporter", "kasi", "kabid", "staf_admin"):
        screen(run, role)


def test_a_stranger_sees_nothing_of_it(run: Run):
    assert client_of(run.people.stranger).get(address(run)).status_code == 404
