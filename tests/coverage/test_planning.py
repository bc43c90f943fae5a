"""Who can be sent is known before anything is saved; who is sent in spite of it, is sent for a reason."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.coverage.conftest import Desk, wib
from wartapraja.coverage import commands, queries
from wartapraja.coverage.models import Absence, Assignment, Event
from wartapraja.coverage.types import Clashes, Refused, Seat, Window
from wartapraja.record import queries as record

pytestmark = pytest.mark.django_db


def test_a_person_at_another_event_is_not_free_and_the_sentence_names_it(desk: Desk) -> None:
    desk.seat(desk.event("Rapat paripurna", wib(24, 9)), desk.people.reporter)
    event = desk.event(starts=wib(24, 10))
    with pytest.raises(Clashes, match="Rapat paripurna"):
        desk.seat(event, desk.people.reporter)
    assert not event.team.exists()


def test_a_reason_overrides_the_clash_and_stands_on_the_record(desk: Desk) -> None:
    desk.seat(desk.event("Rapat paripurna", wib(24, 9)), desk.people.reporter)
    event = desk.seat(
        desk.event(starts=wib(24, 10)), desk.people.reporter, override_reason="Gedung yang sama"
    )
    assert event.team.get().override_reason == "Gedung yang sama"
    told = record.events(event.stream)[-1]
    assert told.payload["override"] == "Gedung yang sama"
    assert "Rapat paripurna" in told.payload["clashes"][0]


def test_a_reason_where_nothing_clashes_is_not_kept(desk: Desk) -> None:
    event = desk.seat(desk.event(starts=wib(24, 10)), desk.people.reporter, override_reason="?")
    assert event.team.get().override_reason == ""


@pytest.mark.parametrize(("starts", "free"), [(wib(24, 11), True), (wib(24, 10, 59), False)])
def test_one_event_may_begin_when_the_other_ends(desk: Desk, starts: Any, free: bool) -> None:
    desk.seat(desk.event(starts=wib(24, 9)), desk.people.reporter)
    window = Window(starts=starts, ends=starts + timedelta(hours=1))
    assert [
        each.free for each in queries.availability(desk.office, window, [desk.people.reporter])
    ] == [free]


def test_the_way_there_counts(desk: Desk) -> None:
    desk.seat(desk.event("Panen raya", wib(24, 9), travel_minutes=90), desk.people.reporter)
    late = Window(starts=wib(24, 12), ends=wib(24, 13))
    (clash,) = queries.clashes_of(desk.office, late, people=[desk.people.reporter])
    assert clash.kind == "travel" and "Panen raya" in clash.sentence
    later = Window(starts=wib(24, 12, 30), ends=wib(24, 13))
    assert not queries.clashes_of(desk.office, later, people=[desk.people.reporter])


def test_leave_closes_its_days_and_an_event_across_midnight_touches_both(desk: Desk) -> None:
    Absence.objects.create(
        person=desk.people.reporter,
        kind="leave",
        starts=date(2026, 11, 25),
        ends=date(2026, 11, 25),
    )
    night = Window(starts=wib(24, 22), ends=wib(25, 1))
    until_midnight = Window(starts=wib(24, 22), ends=wib(25, 0))
    assert (
        queries.clashes_of(desk.office, night, people=[desk.people.reporter])[0].kind == "absence"
    )
    assert not queries.clashes_of(desk.office, until_midnight, people=[desk.people.reporter])


def test_who_declined_and_what_was_cancelled_takes_nobodys_time(desk: Desk) -> None:
    declined, called_off = desk.event(starts=wib(24, 9)), desk.event(starts=wib(25, 9))
    for event in (declined, called_off):
        desk.seat(event, desk.people.reporter)
    commands.answer(declined.team.get(), accept=False, reason="Sakit", at=desk.tick())
    commands.cancel(called_off, reason="Hujan", person=desk.people.kasi, at=desk.tick())
    for day in (24, 25):
        window = Window(starts=wib(day, 9), ends=wib(day, 10))
        assert not queries.clashes_of(desk.office, window, people=[desk.people.reporter])


def test_how_often_each_went_out_is_counted_by_event_and_month(desk: Desk) -> None:
    for day in (3, 24, 24):
        hour = 8 if Event.objects.count() % 2 else 13
        event = desk.event(starts=wib(day, hour))
        seats = [Seat(content=kind, person=desk.people.reporter) for kind in ("photo", "text")]
        commands.seat_team(
            event, seats, person=desk.people.kasi, at=desk.tick(), override_reason="ya"
        )
    window = Window(starts=wib(24, 18), ends=wib(24, 19))
    (found,) = queries.availability(desk.office, window, [desk.people.reporter])
    assert (found.that_day, found.that_month) == (2, 3)


def test_a_camera_lent_elsewhere_or_broken_clashes(desk: Desk) -> None:
    camera, broken = desk.thing(), desk.thing("Drone", kind="drone", usable=False)
    desk.seat(desk.event("Panen raya", wib(24, 9)), desk.people.reporter, equipment=[camera])
    with pytest.raises(Clashes) as found:
        desk.seat(desk.event(starts=wib(24, 10)), desk.people.kasi, equipment=[camera, broken])
    assert [clash.kind for clash in found.value.clashes] == ["equipment", "equipment"]


def test_naming_again_keeps_who_stays_and_lets_go_who_is_gone(desk: Desk) -> None:
    event = desk.seat(desk.event(starts=wib(24, 9)), desk.people.reporter, desk.people.staf_admin)
    stays = event.team.get(person=desk.people.reporter)
    commands.answer(stays, accept=True, at=desk.tick())
    desk.seat(event, desk.people.reporter, desk.people.sekdis)
    assert {each.person for each in event.team.all()} == {desk.people.reporter, desk.people.sekdis}
    assert Assignment.objects.get(pk=stays.pk).answer == "accepted"


def test_nobody_and_a_cancelled_event_are_refused(desk: Desk) -> None:
    event = desk.event(starts=wib(24, 9))
    with pytest.raises(Refused):
        desk.seat(event)
    commands.cancel(event, reason="Hujan", person=desk.people.kasi, at=desk.tick())
    with pytest.raises(Refused, match="Peresmian pasar"):
        desk.seat(event, desk.people.reporter)


@pytest.mark.parametrize("hours", [0, -1])
def test_an_end_that_is_not_after_the_beginning_is_refused(desk: Desk, hours: float) -> None:
    with pytest.raises(Refused):
        desk.event(starts=wib(24, 9), hours=hours)


def test_a_recurring_event_keeps_its_hour_and_each_occurrence_stands_alone(desk: Desk) -> None:
    event = desk.event("Apel Senin", wib(23, 7, 30), hours=1)
    made = commands.repeat_event(
        event, every="weekly", until=wib(30, 23), person=desk.people.kasi, at=desk.tick()
    )
    assert [each.starts for each in made] == [wib(30, 7, 30)]
    commands.cancel(made[0], reason="Libur", person=desk.people.kasi, at=desk.tick())
    event.refresh_from_db()
    assert (event.state, event.series) == ("planned", made[0].series)


def test_an_endless_recurrence_is_refused_with_its_number(desk: Desk) -> None:
    event = desk.event(starts=wib(23, 7))
    with pytest.raises(Refused, match="365"):
        commands.repeat_event(
            event,
            every="daily",
            until=wib(23, 7) + timedelta(days=365),
            person=desk.people.kasi,
            at=desk.tick(),
        )
    assert Event.objects.count() == 1


def test_the_month_shows_an_event_on_each_of_its_days_and_asks_a_fixed_number_of_queries(
    desk: Desk,
) -> None:
    desk.seat(desk.event("Pekan budaya", wib(5, 8), hours=50), desk.people.reporter)

    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries_made:
            days = dict(queries.month_of(desk.office, 2026, 11))
            for events in days.values():
                for event in events:
                    [each.person.full_name for each in event.team.all()]
        return len(queries_made)

    days = dict(queries.month_of(desk.office, 2026, 11))
    assert [day.day for day, events in days.items() if events] == [5, 6, 7]
    assert (min(days), max(days)) == (date(2026, 10, 26), date(2026, 12, 6))
    before = asked()
    for hour in range(8, 16, 2):
        desk.seat(desk.event(starts=wib(10, hour)), desk.people.reporter)
    assert asked() == before


def test_planning_asks_as_many_queries_for_many_people_as_for_few(desk: Desk) -> None:
    window = Window(starts=wib(24, 9), ends=wib(24, 11))
    desk.seat(desk.event(starts=wib(24, 9)), *(p for p in desk.people if p != desk.people.stranger))

    def asked(people: list[Any]) -> int:
        with CaptureQueriesContext(connection) as made:
            assert not any(each.free for each in queries.availability(desk.office, window, people))
        return len(made)

    assert asked([desk.people.reporter]) == asked(
        [p for p in desk.people if p != desk.people.stranger]
    )
