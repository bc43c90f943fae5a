"""Letters come into the agenda book in the order they came, none twice, no number twice."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.casework.test_two_at_once import at_once
from tests.people import NOW, Cast
from wartapraja.letters import commands
from wartapraja.letters.models import AgendaCounter, IncomingLetter
from wartapraja.record import queries as record


def came_in(office: Any, people: Cast, number: str = "005/17/2026", **facts: Any) -> IncomingLetter:
    words = {"sender": "Dinas Pertanian", "letter_number": number, "subject": "Undangan panen"}
    return commands.register_incoming(
        office, {**words, **facts}, person=people.staf_admin, at=facts.pop("at", NOW)
    )


@pytest.mark.django_db
def test_numbers_follow_each_other_and_begin_again_with_the_year(office: Any, people: Cast) -> None:
    first, second = came_in(office, people), came_in(office, people, "005/18/2026")
    last_year = came_in(office, people, "005/19/2025", received=date(2025, 12, 30))
    assert [each.agenda_number for each in (first, second, last_year)] == [1, 2, 1]
    assert record.events(first.stream)[0].payload["agenda_number"] == 1


@pytest.mark.django_db
def test_the_same_letter_is_not_entered_twice_and_the_number_it_has_is_said(
    office: Any, people: Cast
) -> None:
    came_in(office, people)
    with pytest.raises(commands.Refused, match="1/2026"):
        came_in(office, people, sender="DINAS PERTANIAN")
    assert came_in(office, people, sender="Dinas Perikanan").agenda_number == 2


@pytest.mark.django_db
def test_a_letter_without_a_number_of_its_own_may_come_again(office: Any, people: Cast) -> None:
    assert [came_in(office, people, "").agenda_number for _ in range(2)] == [1, 2]


@pytest.mark.django_db
def test_a_letter_from_the_future_is_refused(office: Any, people: Cast) -> None:
    with pytest.raises(commands.Refused):
        came_in(office, people, received=NOW.date() + timedelta(days=2))


@pytest.mark.django_db
def test_a_book_restored_without_its_counter_goes_on_after_its_last_letter(
    office: Any, people: Cast
) -> None:
    for number in range(3):
        came_in(office, people, f"005/{number}/2026")
    AgendaCounter.objects.all().delete()
    assert came_in(office, people, "005/9/2026").agenda_number == 4


@pytest.mark.django_db(transaction=True)
def test_eight_who_register_at_once_get_eight_numbers_without_a_gap(
    office: Any, people: Cast
) -> None:
    came_in(office, people, "0")
    letters = at_once(lambda place: came_in(office, people, f"005/{place + 1}/2026"), 8)
    assert sorted(each.agenda_number for each in letters) == list(range(2, 10)), letters
