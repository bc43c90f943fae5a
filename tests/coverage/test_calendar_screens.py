"""The calendar in the office: everybody reads it, those who lead change it, by acts that are told."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.coverage.conftest import Desk, wib
from wartapraja.coverage import present
from wartapraja.coverage.models import Event, Loan

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_clock(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(present, "now", lambda: desk.at)


def client_of(person: Any) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


@pytest.fixture
def kasi(desk: Desk) -> Client:
    return client_of(desk.people.kasi)


@pytest.fixture
def event(desk: Desk) -> Event:
    return desk.seat(desk.event("Panen raya", wib(24, 9)), desk.people.reporter)


@pytest.mark.parametrize("view", ["bulan", "pekan", "hari", "daftar", "tahun"])
def test_every_view_shows_the_event_with_its_hour(kasi: Client, event: Event, view: str) -> None:
    page = kasi.get(f"/jadwal/?tampilan={view}&tanggal=2026-11-24").content.decode()
    assert "Panen raya" in page and "09.00" in page


def test_an_undated_event_lies_in_the_tray_and_a_wrong_day_shows_today(
    kasi: Client, desk: Desk
) -> None:
    desk.event("Kunjungan menteri")
    page = kasi.get("/jadwal/?tanggal=kapan")
    assert page.context["day"] == date(2026, 11, 20)
    assert [each.title for each in page.context["tray"]] == ["Kunjungan menteri"]


def test_the_holidays_of_the_office_stand_in_the_calendar(kasi: Client) -> None:
    assert "Natal" in kasi.get("/jadwal/?tanggal=2026-12-24").content.decode()


def test_the_month_asks_as_many_queries_for_many_events_as_for_few(
    kasi: Client, desk: Desk, event: Event
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as made:
            kasi.get("/jadwal/?tanggal=2026-11-24")
        return len(made)

    asked()
    before = asked()
    for day in range(2, 12):
        desk.seat(desk.event(f"Rapat {day}", wib(day, 9)), desk.people.reporter, desk.people.kasi)
    assert asked() == before


def test_dragging_opens_the_form_with_the_day_and_the_same_hour(kasi: Client, event: Event) -> None:
    page = kasi.get(f"/jadwal/{event.key}/pindah/?tanggal=2026-11-26").content.decode()
    assert 'value="2026-11-26T09:00"' in page and 'value="2026-11-26T11:00"' in page


def test_moving_onto_a_clash_says_so_and_changes_nothing_until_a_reason_is_given(
    kasi: Client, desk: Desk, event: Event
) -> None:
    other = desk.seat(desk.event("Rapat", wib(25, 9)), desk.people.reporter)
    typed = {"starts": "2026-11-25T10:00", "ends": "2026-11-25T12:00", "reason": "Hujan"}
    answer = kasi.post(f"/jadwal/{event.key}/pindah/", typed)
    assert answer.status_code == 422 and other.title in answer.content.decode()
    assert "Hujan" in answer.content.decode(), "nothing typed is lost"
    event.refresh_from_db()
    assert event.starts == wib(24, 9)
    answer = kasi.post(f"/jadwal/{event.key}/pindah/", {**typed, "override_reason": "Gedung sama"})
    assert answer.status_code == 302
    event.refresh_from_db()
    assert event.starts == wib(25, 10)


@pytest.mark.parametrize(
    ("verb", "typed", "state"),
    [
        ("tunda", {"reason": "Hujan"}, "postponed"),
        ("batal", {"reason": "Hujan", "sure": "on"}, "cancelled"),
        ("pastikan", {}, "confirmed"),
    ],
)
def test_each_act_is_its_own_page(
    kasi: Client, event: Event, verb: str, typed: dict[str, str], state: str
) -> None:
    assert kasi.get(f"/jadwal/{event.key}/{verb}/").status_code == 200
    assert kasi.post(f"/jadwal/{event.key}/{verb}/", typed).status_code == 302
    event.refresh_from_db()
    assert event.state == state


def test_repeating_and_changing_go_through_the_screen(kasi: Client, event: Event) -> None:
    kasi.post(f"/jadwal/{event.key}/ulangi/", {"every": "weekly", "until": "2026-12-08"})
    assert Event.objects.filter(series__isnull=False).count() == 3
    page = kasi.get(f"/jadwal/{event.key}/ubah/").context["form"]
    typed = {name: page[name].value() for name in page.fields} | {"title": "Panen padi"}
    typed = {
        name: value.strftime("%Y-%m-%dT%H:%M") if hasattr(value, "strftime") else value
        for name, value in typed.items()
        if value is not None
    }
    assert kasi.post(f"/jadwal/{event.key}/ubah/", typed).status_code == 302
    event.refresh_from_db()
    assert (event.title, event.starts) == ("Panen padi", wib(24, 9))


def test_who_leads_nobody_reads_but_changes_nothing(desk: Desk, event: Event) -> None:
    reporter = client_of(desk.people.reporter)
    assert reporter.get(f"/jadwal/{event.key}/").status_code == 200
    assert reporter.get(f"/jadwal/{event.key}/batal/").status_code in {302, 403}
    reporter.post(f"/jadwal/{event.key}/pastikan/")
    event.refresh_from_db()
    assert event.state == "planned"


def test_a_stranger_sees_nothing_of_it(desk: Desk, event: Event) -> None:
    stranger = client_of(desk.people.stranger)
    assert stranger.get(f"/jadwal/{event.key}/").status_code == 404
    assert "Panen raya" not in stranger.get("/jadwal/?tanggal=2026-11-24").content.decode()


def test_things_go_out_and_come_back_on_the_page_of_the_event(kasi: Client, desk: Desk) -> None:
    event = desk.seat(desk.event(starts=wib(24, 9)), desk.people.reporter, equipment=[desk.thing()])
    loan = event.loans.get()
    kasi.post(f"/jadwal/alat/{loan.pk}/", {"person": desk.people.reporter.key})
    assert Loan.objects.get().person == desk.people.reporter
    kasi.post(f"/jadwal/alat/{loan.pk}/", {"condition": "Baik"})
    assert Loan.objects.get().condition == "Baik"
    assert "Baik" in kasi.get(f"/jadwal/{event.key}/").content.decode()
