"""The notice log and the report on deviations: what the system told, and what was done outside the order."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.casework.conftest import FRIDAY, Bureau, Trial
from tests.casework.test_screens import browser_of
from wartapraja.casework import clock, commands
from wartapraja.casework.models import Deviation, Notice
from wartapraja.record import commands as record

LOG, DEVIATIONS = "/berkas/pemberitahuan/", "/berkas/penyimpangan/"


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: FRIDAY + timedelta(minutes=30))


def deviate(trial: Trial, bureau: Bureau, reason: str) -> None:
    commands.deviate(
        trial.case.pk,
        step="putuskan",
        doer_key=trial.decider.key,
        reason=reason,
        person=bureau.people["kadis"],
        at=FRIDAY + timedelta(minutes=5),
    )


def tell(trial: Trial, **more: object) -> Notice:
    return Notice.objects.create(
        run=trial.open(),
        person=trial.writer,
        kind="turn",
        address=trial.writer.email,
        noted_at=FRIDAY,
        **more,
    )


def test_the_log_shows_who_was_told_what_and_what_could_not_be_sent(
    trial: Trial, late: None
) -> None:
    tell(trial, error="550 kotak penuh")
    client = browser_of(trial.decider)
    page = client.get(LOG).content.decode()
    assert "Log pemberitahuan" in page
    assert all(
        word in page
        for word in (trial.writer.full_name, "Giliran Anda", "550 kotak penuh", "08.00")
    )
    assert "550 kotak penuh" not in client.get(f"{LOG}?failed=false").content.decode()


def test_a_deviation_is_reported_with_who_why_and_who_approved(
    trial: Trial, bureau: Bureau, late: None
) -> None:
    deviate(trial, bureau, "Kabid menyetujui lewat telepon")
    page = browser_of(trial.writer).get(DEVIATIONS).content.decode()
    for words in ("Kabid menyetujui lewat telepon", "Orang kabid", "Orang kadis", "Kepala Dinas"):
        assert words in page, words
    assert Deviation.objects.get().number == "2"


@pytest.mark.parametrize("address", [LOG, DEVIATIONS])
def test_another_office_reads_nothing_of_it(
    trial: Trial, bureau: Bureau, late: None, address: str
) -> None:
    tell(trial)
    deviate(trial, bureau, "Mendesak sekali")
    mine = browser_of(trial.writer).get(address).content.decode()
    page = browser_of(bureau.stranger).get(address).content.decode()
    row = reverse("casework_case", args=[trial.case.pk])
    assert row in mine and row not in page
    assert "Mendesak sekali" not in page
    assert Client().get(address).status_code in {302, 403}


def test_a_reason_that_looks_like_a_formula_stays_words_in_the_spreadsheet(
    trial: Trial, bureau: Bureau, late: None
) -> None:
    deviate(trial, bureau, "=HYPERLINK(1)")
    answer = browser_of(trial.decider).get(f"{DEVIATIONS}?export=csv")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert "'=HYPERLINK(1)" in rows[1]


@pytest.mark.parametrize("address", [LOG, DEVIATIONS])
def test_a_report_does_not_ask_more_for_more_rows(
    trial: Trial, bureau: Bureau, late: None, address: str
) -> None:
    client = browser_of(trial.decider)

    def asked() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as seen:
            client.get(address)
        return len(seen)

    tell(trial)
    deviate(trial, bureau, "Pertama")
    few = asked()
    for place in range(8):
        trial.press("selesai" if place % 2 == 0 else "kembalikan", _whose(trial), "Perbaiki")
        tell(trial)
        if place % 2:
            deviate(trial, bureau, f"Lagi {place}")
    assert asked() == few


def _whose(trial: Trial) -> object:
    return trial.writer if trial.open().step == "tulis" else trial.decider


def test_a_worker_that_stands_still_is_told_in_red_on_every_page(
    trial: Trial, monkeypatch: pytest.MonkeyPatch
) -> None:
    record.beat("worker", at=FRIDAY)
    client = browser_of(trial.writer)
    monkeypatch.setattr(clock, "now", lambda: FRIDAY + timedelta(minutes=1))
    assert "Pekerja diam" not in client.get("/meja/").content.decode()
    monkeypatch.setattr(clock, "now", lambda: FRIDAY + timedelta(minutes=7))
    for address in ("/meja/", f"/berkas/{trial.case.pk}/", "/berkas/mulai/"):
        page = client.get(address).content.decode()
        assert "Pekerja diam selama 7 menit" in page and 'role="alert"' in page, address
