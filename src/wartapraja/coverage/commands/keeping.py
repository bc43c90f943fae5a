"""Every change of an event is one event on its chain; the team is told by effects of the same transaction."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from wartapraja.coverage.models import Event
from wartapraja.organisation.commands.evidence import signature
from wartapraja.record import commands as record
from wartapraja.record.types import Effect, NewEvent


def lock(event: Event) -> Event:
    """The event as it is now, held until the transaction ends."""
    return Event.objects.select_for_update().select_related("office").get(pk=event.pk)


def keep(
    event: Event,
    kind: str,
    payload: Mapping[str, Any],
    *,
    by: Any,
    at: datetime,
    effects: Iterable[Effect] = (),
) -> None:
    """Write one event of the record in the caller's transaction.

    Raises:
        record.commands.Conflict: somebody else changed it in the same moment.
    """
    happened = NewEvent(kind=kind, payload=dict(payload), actor=signature(by, at), format=1)
    record.append(event.stream, [happened], expected=event.version, at=at, effects=tuple(effects))
    event.version += 1
    Event.objects.filter(pk=event.pk).update(version=event.version)


def tell(event: Event, people: Iterable[Any], what: str) -> list[Effect]:
    """Effects that tell these people; once a person, thing and version of the event."""
    return [
        Effect(
            name="coverage.tell",
            key=f"coverage.tell:{event.key}:{event.version + 1}:{what}:{person.key}",
            payload={"event": event.pk, "person": person.key, "what": what},
        )
        for person in people
    ]


def team_of(event: Event) -> list[Any]:
    """The people of the team who did not decline, each once."""
    found = {
        each.person.pk: each.person
        for each in event.team.exclude(answer="declined").select_related("person")
    }
    return list(found.values())
