"""Two who name the same reporter for the same hour: one wins, the other is told of the clash."""

import pytest

from tests.casework.test_two_at_once import at_once
from tests.coverage.conftest import Desk, wib
from wartapraja.coverage import commands
from wartapraja.coverage.models import Assignment, Event
from wartapraja.coverage.types import Clashes, Seat

pytestmark = pytest.mark.django_db(transaction=True)


def test_exactly_one_of_two_gets_the_reporter(desk: Desk) -> None:
    events = [desk.event(title, wib(24, 9)) for title in ("Panen", "Peresmian")]
    at = desk.tick()

    def name(place: int) -> Event:
        seats = [Seat(content="photo", person=desk.people.reporter)]
        return commands.seat_team(events[place], seats, person=desk.people.kasi, at=at)

    results = at_once(name, 2)
    won = [each for each in results if isinstance(each, Event)]
    lost = [each for each in results if isinstance(each, Clashes)]
    assert (len(won), len(lost)) == (1, 1), results
    assert Assignment.objects.count() == 1
