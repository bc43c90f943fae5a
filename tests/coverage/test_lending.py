"""Equipment goes out and comes back, one event at a time."""

import pytest

from tests.coverage.conftest import Desk, wib
from wartapraja.coverage import commands, queries
from wartapraja.coverage.types import Refused, Window

pytestmark = pytest.mark.django_db


def test_a_thing_that_is_still_out_is_not_handed_out_again(desk: Desk) -> None:
    camera, people = desk.thing(), desk.people
    first = desk.seat(desk.event("Panen", wib(23, 9)), people.reporter, equipment=[camera])
    second = desk.seat(desk.event(starts=wib(24, 9)), people.reporter, equipment=[camera])
    commands.hand_out(first.loans.get(), to=people.reporter, person=people.kasi, at=desk.tick())
    with pytest.raises(Refused, match="Panen"):
        commands.hand_out(second.loans.get(), to=people.kasi, person=people.kasi, at=desk.tick())
    back = commands.bring_back(
        first.loans.get(), condition="Lensa tergores", person=people.kasi, at=desk.tick()
    )
    assert back.condition == "Lensa tergores"
    commands.hand_out(second.loans.get(), to=people.kasi, person=people.kasi, at=desk.tick())


def test_what_was_never_handed_out_cannot_come_back(desk: Desk) -> None:
    event = desk.seat(desk.event(starts=wib(24, 9)), desk.people.reporter, equipment=[desk.thing()])
    with pytest.raises(Refused):
        commands.bring_back(
            event.loans.get(), condition="", person=desk.people.kasi, at=desk.tick()
        )


def test_what_came_back_early_is_free_again(desk: Desk) -> None:
    camera = desk.thing()
    event = desk.seat(desk.event(starts=wib(24, 9)), desk.people.reporter, equipment=[camera])
    window = Window(starts=wib(24, 10), ends=wib(24, 12))
    assert queries.clashes_of(desk.office, window, equipment=[camera])
    loan = event.loans.get()
    commands.hand_out(loan, to=desk.people.reporter, person=desk.people.kasi, at=desk.tick())
    commands.bring_back(loan, condition="", person=desk.people.kasi, at=desk.tick())
    assert not queries.clashes_of(desk.office, window, equipment=[camera])


def test_what_has_gone_out_stays_with_the_event_when_the_team_changes(desk: Desk) -> None:
    camera, drone = desk.thing(), desk.thing("Drone", kind="drone")
    event = desk.seat(
        desk.event(starts=wib(24, 9)), desk.people.reporter, equipment=[camera, drone]
    )
    out = event.loans.get(equipment=camera)
    commands.hand_out(out, to=desk.people.reporter, person=desk.people.kasi, at=desk.tick())
    desk.seat(event, desk.people.reporter)
    assert [each.equipment for each in event.loans.all()] == [camera]
