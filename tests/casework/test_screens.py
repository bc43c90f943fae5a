"""Every screen of casework opens for those who may see it, in words that they read."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.casework.conftest import Bureau, Trial
from tests.people import PASSWORD
from wartapraja.casework import clock
from wartapraja.casework.models import CasePaper
from wartapraja.organisation import commands as organisation
from wartapraja.organisation.models import Person

VERBS = ("alihkan", "tarik", "jeda", "lanjutkan", "akhiri", "penyimpangan")


def browser_of(person: Person) -> Client:
    """A signed-in browser."""
    user = person.user or organisation.open_account(
        person, person.email.partition("@")[0], PASSWORD
    )
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def told(trial: Trial, monkeypatch: pytest.MonkeyPatch) -> Trial:
    """The trial a quarter of an hour on, with its first step done."""
    trial.press("selesai", trial.writer)
    monkeypatch.setattr(clock, "now", lambda: trial.at + timedelta(minutes=15))
    return trial


def test_the_desk_the_list_and_the_start_open(told: Trial) -> None:
    client = browser_of(told.decider)
    assert "Percobaan" in client.get("/meja/").content.decode()
    for address in (
        "/berkas/",
        "/berkas/?q=percobaan",
        "/berkas/?status=running&late=true",
        "/berkas/mulai/",
    ):
        assert client.get(address).status_code == 200, address


def test_the_case_page_gives_the_holder_buttons_and_others_the_reason(
    told: Trial, bureau: Bureau
) -> None:
    address = f"/berkas/{told.case.pk}/"
    mine = browser_of(told.decider).get(address).content.decode()
    theirs = browser_of(told.writer).get(address).content.decode()
    assert "Giliran Anda" in mine and 'value="setujui">' in mine
    assert "Bukan giliran Anda" in theirs and 'value="setujui" disabled' in theirs
    assert browser_of(bureau.stranger).get(address).status_code == 404


def test_why_this_time_explains_the_due_time_day_by_day(told: Trial) -> None:
    turn = told.open()
    page = (
        browser_of(told.decider).get(f"/berkas/{told.case.pk}/kenapa/{turn.pk}/").content.decode()
    )
    assert "Jumat, 20 November 2026" in page
    assert "08.01–08.11" in page
    assert "10 mnt" in page


@pytest.mark.parametrize("verb", VERBS)
def test_an_act_beside_the_flow_asks_for_its_reason(told: Trial, bureau: Bureau, verb: str) -> None:
    client = browser_of(bureau.people["kadis"])
    address = f"/berkas/{told.case.pk}/{verb}/"
    assert client.get(address).status_code == 200
    assert client.post(address, {}).status_code == 200
    told.case.refresh_from_db()
    assert told.case.status == "running", "nothing happens without a reason"


def test_pressing_too_late_shows_who_was_first_and_keeps_the_words(told: Trial) -> None:
    client, turn = browser_of(told.decider), told.open()
    told.press("setujui", told.decider)
    answer = client.post(
        f"/berkas/{told.case.pk}/",
        {"turn": turn.pk, "outcome": "setujui", "reason": "Catatan saya"},
    )
    assert answer.status_code == 409
    assert "Catatan saya" in answer.content.decode()


def test_a_paper_opens_for_the_office_and_for_nobody_else(told: Trial, bureau: Bureau) -> None:
    told.press("setujui", told.decider)
    paper = CasePaper.objects.get(case=told.case)
    address = f"/berkas/{told.case.pk}/surat/{paper.pk}/"
    answer = browser_of(told.writer).get(address)
    assert answer.status_code == 200 and "attachment" in answer["Content-Disposition"]
    assert browser_of(bureau.stranger).get(address).status_code == 404
    assert Client().get(address).status_code in {302, 403}
