"""The database itself refuses to change the past, on the engine in use."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.record.writing import write
from wartapraja.record import append_only, queries
from wartapraja.record.commands import append
from wartapraja.record.models import Event

pytestmark = pytest.mark.django_db


def _refused(sql: str) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_all_guards_stand_after_all_migrations() -> None:
    assert append_only.guards(connection) == frozenset(append_only.NAMES)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE record_event SET kind = 'X' WHERE seq = 2",
        "UPDATE record_event SET kind = kind",
        "DELETE FROM record_event WHERE seq = 3",
        "DELETE FROM record_event",
        "INSERT INTO record_event SELECT seq + 10, 'z', 1, kind, format, at, actor, payload, prev_hash, hash FROM record_event WHERE seq = 1",
    ],
)
def test_the_past_cannot_be_changed(sql: str) -> None:
    write("a", 3)
    before = list(Event.objects.values_list())
    _refused(sql)
    assert list(Event.objects.values_list()) == before


def test_the_past_cannot_be_replaced_or_truncated() -> None:
    write("a", 3)
    if connection.vendor == "sqlite":
        _refused("INSERT OR REPLACE INTO record_event SELECT * FROM record_event WHERE seq = 2")
        _refused(
            "REPLACE INTO record_event SELECT 4, stream, version, kind, format, at, actor, payload, prev_hash, hash FROM record_event WHERE seq = 2"
        )
    else:
        _refused("TRUNCATE record_event CASCADE")
    assert queries.verify().events == 3


def test_the_models_own_ways_are_refused_too() -> None:
    write("a", 2)
    row = Event.objects.get(seq=1)
    row.kind = "X"
    for change in (row.save, row.delete, Event.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert queries.verify().ok


@pytest.mark.django_db(transaction=True)
def test_appending_outside_a_transaction_is_refused() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        append("a", [], expected=0, at=None)  # type: ignore[arg-type]
