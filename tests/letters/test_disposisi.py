"""An order goes from hand to hand as a tree: read, passed on, acted on, late."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.people import NOW, Cast
from wartapraja.casework import commands as casework
from wartapraja.casework.models import Case
from wartapraja.letters import commands, queries
from wartapraja.letters.models import DisposisiTo

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(office: Any, people: Cast) -> Case:
    casework.adopt_shipped(NOW)
    return casework.start(
        office=office,
        sop_key="peliputan-bengkalis",
        track="liputan",
        title="Panen raya",
        person=people.reporter,
        at=NOW,
    )


@pytest.fixture
def ladder(case: Case, people: Cast) -> Case:
    """Kadis orders Kabid, Kabid orders Kasi by tomorrow."""
    give(case, people.kadis, [people.kabid], minutes=1)
    give(case, people.kabid, [people.kasi], minutes=2, deadline=NOW + timedelta(days=1))
    return case


def give(case: Case, by: Any, to: list[Any], *, minutes: int, **more: Any) -> Any:
    words = {"instructions": ["tindak_lanjut"], **more}
    return commands.dispose(
        case.office, to, by=by, at=NOW + timedelta(minutes=minutes), case=case, **words
    )


def states(case: Case, at: Any = NOW + timedelta(hours=1)) -> list[str]:
    found: list[str] = []

    def walk(orders: Any) -> None:
        for given in orders:
            for received in given.recipients:
                found.append(received.state)
                walk(received.onward)

    walk(queries.tree_of(case, at))
    return found


def test_an_order_passed_on_stands_beneath_the_one_it_answers(ladder: Case, people: Cast) -> None:
    (top,) = queries.tree_of(ladder, NOW)
    assert top.order.by == people.kadis
    (beneath,) = top.recipients[0].onward
    assert (beneath.order.by, beneath.recipients[0].to.person) == (people.kabid, people.kasi)
    assert beneath.recipients[0].to.position == people.kasi.holdings.get().title


def test_each_recipient_shows_what_became_of_it(ladder: Case, people: Cast) -> None:
    assert states(ladder) == ["forwarded", "waiting"]
    commands.read_by(people.kasi, case=ladder, at=NOW + timedelta(minutes=5))
    assert states(ladder) == ["forwarded", "read"]
    assert states(ladder, NOW + timedelta(days=2)) == ["forwarded", "late"]
    commands.carried_out(people.kasi, case=ladder, result="Jadwal dibuat", at=NOW)
    assert states(ladder, NOW + timedelta(days=2)) == ["forwarded", "acted"]


def test_several_recipients_are_each_their_own_branch(case: Case, people: Cast) -> None:
    give(case, people.kadis, [people.kabid, people.sekdis], minutes=1)
    give(case, people.sekdis, [people.staf_admin], minutes=2)
    assert states(case) == ["waiting", "forwarded", "waiting"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": []},
        {"instructions": [], "words": "  "},
        {"deadline": NOW - timedelta(minutes=1)},
    ],
)
def test_an_order_without_recipient_words_or_with_a_past_deadline_is_refused(
    case: Case, people: Cast, wrong: dict[str, Any]
) -> None:
    wrong = dict(wrong)
    with pytest.raises(commands.Refused):
        give(case, people.kadis, wrong.pop("to", [people.kabid]), minutes=0, **wrong)
    assert not DisposisiTo.objects.exists()


def test_nobody_orders_only_themselves(case: Case, people: Cast) -> None:
    with pytest.raises(commands.Refused):
        give(case, people.kadis, [people.kadis], minutes=1)


def test_the_tree_asks_a_fixed_number_of_queries(ladder: Case, people: Cast) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as made:
            states(ladder)
        return len(made)

    before = asked()
    for minute in range(3, 9):
        give(ladder, people.kasi, [people.reporter, people.staf_admin], minutes=minute)
    assert asked() == before
