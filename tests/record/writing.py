"""Short ways to write on the record in tests."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction

from wartapraja.record import append_only
from wartapraja.record.commands import append
from wartapraja.record.types import Effect, NewEvent, Recorded

FRIDAY = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
KASI = {"person": "kasi", "name": "Contoh Kasi", "position": "Kepala Seksi", "via": None}


def write(
    stream: str,
    count: int = 1,
    *,
    expected: int = 0,
    at: datetime = FRIDAY,
    effects: tuple[Effect, ...] = (),
) -> tuple[Recorded, ...]:
    """Append some events to a stream in a transaction of their own."""
    events = [
        NewEvent(kind="Noted", payload={"text": f"catatan {n} – “ujian”", "n": n}, actor=KASI)
        for n in range(count)
    ]
    with transaction.atomic():
        return append(stream, events, expected=expected, at=at, effects=effects)


def later(seconds: float) -> datetime:
    """The Friday morning, so many seconds later."""
    return FRIDAY + timedelta(seconds=seconds)


def as_intruder(sql: str, parameters: tuple[Any, ...] = ()) -> None:
    """What somebody with all rights on the database can do: take the guards away first, then change rows."""
    append_only.unguard(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
    append_only.guard(connection)
