"""Every change of the organisation is one event on the chain of its office."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import F

from wartapraja.organisation.models import Office, Person
from wartapraja.organisation.queries import positions_of
from wartapraja.record import commands as record
from wartapraja.record.types import Effect, NewEvent


def signature(by: Person | None, at: datetime) -> dict[str, Any]:
    """Who did it, as it is written into the record: a copy, not a reference. None is the system itself."""
    if by is None:
        return {"person": "", "name": "Wartapraja", "position": "", "via": None, "system": True}
    first = next(iter(positions_of(by, at)), None)
    return {
        "person": by.key,
        "name": by.full_name,
        "position": first.position_title if first else "",
        "via": first.via if first and first.via != "definitif" else None,
        "system": False,
    }


def keep(
    office: Office,
    kind: str,
    payload: Mapping[str, Any],
    *,
    by: Person | None,
    at: datetime,
    effects: tuple[Effect, ...] = (),
) -> None:
    """Write one event in the caller's transaction.

    Raises:
        record.commands.Conflict: somebody else changed this office in the same moment.
    """
    expected = Office.objects.values_list("version", flat=True).get(pk=office.pk)
    event = NewEvent(kind=kind, payload=dict(payload), actor=signature(by, at), format=1)
    record.append(office.stream, [event], expected=expected, at=at, effects=effects)
    Office.objects.filter(pk=office.pk).update(version=F("version") + 1)
    office.version = expected + 1
