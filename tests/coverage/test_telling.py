"""The team is told by mail, with the event for the calendar; it answers by link."""

import re
from datetime import timedelta
from typing import Any

import icalendar
import pytest
from django.test import Client

from tests.coverage.conftest import Desk, wib
from tests.postbox import Postbox, text_of
from wartapraja.coverage import commands, present
from wartapraja.coverage.models import Event
from wartapraja.coverage.types import Refused
from wartapraja.record.worker import run_once

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_clock(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(present, "now", lambda: desk.at)


def told(desk: Desk, postbox: Postbox) -> list[Any]:
    postbox.mails.clear()
    run_once(desk.tick())
    return list(postbox.mails)


def calendar(mail: Any) -> Any:
    (part,) = [each for each in mail.walk() if each.get_content_type() == "text/calendar"]
    return icalendar.Calendar.from_ical(part.get_payload(decode=True))


@pytest.fixture
def event(desk: Desk) -> Event:
    return desk.seat(desk.event(starts=wib(24, 9), place="Pasar Baru"), desk.people.reporter)


def test_who_is_named_gets_the_event_and_a_link_and_nobody_else_anything(
    desk: Desk, event: Event, postbox: Postbox
) -> None:
    (mail,) = told(desk, postbox)
    assert mail["To"] == desk.people.reporter.email
    found = calendar(mail)
    entry = found.events[0]
    assert (found["method"], entry.start, entry.end) == ("REQUEST", wib(24, 9), wib(24, 11))
    assert re.search(r"/penugasan/\S+/", text_of(mail))
    assert told(desk, postbox) == [], "once"


def test_moved_postponed_and_cancelled_are_told_apart_and_replace_the_entry(
    desk: Desk, event: Event, postbox: Postbox
) -> None:
    first = calendar(told(desk, postbox)[0]).events[0]
    commands.answer(event.team.get(), accept=True, at=desk.tick())
    people = {"person": desk.people.kasi}
    event = commands.move(event, wib(25, 9), wib(25, 10), reason="Hujan", **people, at=desk.tick())
    (moved,) = told(desk, postbox)
    entry = calendar(moved).events[0]
    assert entry["uid"] == first["uid"] and entry["sequence"] > first["sequence"]
    assert "Hujan" in text_of(moved) and event.team.get().answer == "offered"
    event = commands.postpone(event, reason="Menunggu kabar", **people, at=desk.tick())
    assert calendar(told(desk, postbox)[0])["method"] == "CANCEL"
    assert event.starts is None and event.state == "postponed"
    event = commands.move(event, wib(27, 9), wib(27, 10), reason="", **people, at=desk.tick())
    assert calendar(told(desk, postbox)[0])["method"] == "REQUEST" and event.state == "planned"
    commands.cancel(event, reason="Batal", **people, at=desk.tick())
    assert calendar(told(desk, postbox)[0])["method"] == "CANCEL"
    assert [each.kind for each in event.changes.all()] == [
        "moved",
        "postponed",
        "moved",
        "cancelled",
    ]


def test_opening_the_link_or_posting_it_empty_answers_nothing(desk: Desk, event: Event) -> None:
    assignment, client = event.team.get(), Client()
    page = client.get(f"/penugasan/{assignment.link}/")
    assert page.status_code == 200 and "Pasar Baru" in page.content.decode()
    assert client.post(f"/penugasan/{assignment.link}/").status_code == 422
    assignment.refresh_from_db()
    assert assignment.answer == "offered"


def test_a_refusal_needs_its_reason_and_is_told_to_who_named_the_person(
    desk: Desk, event: Event, postbox: Postbox
) -> None:
    told(desk, postbox)
    assignment = event.team.get()
    address, client = f"/penugasan/{assignment.link}/", Client()
    assert client.post(address, {"answer": "no"}).context["form"].errors
    assert client.post(address, {"answer": "no", "reason": "Anak sakit"}).status_code == 200
    assignment.refresh_from_db()
    assert assignment.answer == "declined"
    (mail,) = told(desk, postbox)
    assert mail["To"] == desk.people.kasi.email and "Anak sakit" in text_of(mail)
    client.post(address, {"answer": "yes"})
    assignment.refresh_from_db()
    assert (assignment.answer, assignment.answer_reason) == ("accepted", "")


def test_after_the_event_there_is_nothing_to_answer(desk: Desk, event: Event) -> None:
    desk.at = wib(24, 11)
    page = Client().post(f"/penugasan/{event.team.get().link}/", {"answer": "yes"})
    assert page.context["form"].non_field_errors()
    with pytest.raises(Refused):
        commands.answer(event.team.get(), accept=True, at=wib(24, 11) + timedelta(minutes=1))


def test_the_phone_takes_the_event_into_its_calendar(event: Event) -> None:
    answer = Client().get(f"/penugasan/{event.team.get().link}/peliputan.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert icalendar.Calendar.from_ical(answer.content).events[0]["summary"] == event.title


def test_an_unknown_link_leads_nowhere(db: None) -> None:
    assert Client().get("/penugasan/tebakan/").status_code == 404


def test_whoever_has_no_address_is_not_written_to_and_nothing_breaks(
    desk: Desk, postbox: Postbox
) -> None:
    desk.people.reporter.email = ""
    desk.people.reporter.save()
    desk.seat(desk.event(starts=wib(24, 9)), desk.people.reporter)
    assert told(desk, postbox) == []
