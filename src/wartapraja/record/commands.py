"""Adding to the record, inside the transaction of what it records."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import IntegrityError, connection, transaction
from django.db.models import F

from wartapraja.record.chain import hash_of
from wartapraja.record.models import ChainHead, Event, Heartbeat, Outbox, StreamHead
from wartapraja.record.types import Effect, NewEvent, Recorded


class Conflict(Exception):
    """A stream has moved on since it was read: somebody else was first."""

    def __init__(self, stream: str, expected: int, found: int) -> None:
        """Keep the stream, the version that was expected and the one that stands there."""
        super().__init__(f"{stream} is at version {found}, not {expected}.")
        self.stream, self.expected, self.found = stream, expected, found


def append(
    stream: str, events: Sequence[NewEvent], *, expected: int, at: datetime, effects: Sequence[Effect] = ()
) -> tuple[Recorded, ...]:
    """Add events to a stream and effects to the outbox, all or nothing.

    Args:
        stream: name of the stream, at most 120 characters.
        events: what happened, in order.
        expected: version of the stream when it was read; 0 for a new one.
        at: the instant, aware of its zone.
        effects: what is to be done to the world because of it.

    Raises:
        Conflict: the stream is not at the expected version; nothing was written.
        RuntimeError: there is no transaction open.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("record.append belongs into the transaction of what it records.")
    _claim(stream, expected, len(events))
    head = _locked_head()
    rows = []
    for place, event in enumerate(events, start=1):
        row = _row(event, seq=head.seq + 1, prev_hash=head.hash, stream=stream, version=expected + place, at=at)
        head.seq, head.hash = row.seq, row.hash
        rows.append(row)
    Event.objects.bulk_create(rows)
    head.save(update_fields=["seq", "hash"])
    for effect in effects:
        enqueue(effect, at=at, event=rows[-1] if rows else None)
    return tuple(recorded(row) for row in rows)


def _claim(stream: str, expected: int, count: int) -> None:
    """Move the stream's version on if it stands where it was read: one conditional update, so one of two wins."""
    if expected == 0:
        try:
            with transaction.atomic():
                StreamHead.objects.create(stream=stream, version=count)
        except IntegrityError:
            raise Conflict(stream, expected, _version(stream)) from None
        return
    moved = StreamHead.objects.filter(stream=stream, version=expected).update(version=F("version") + count)
    if not moved:
        raise Conflict(stream, expected, _version(stream))


def _version(stream: str) -> int:
    return StreamHead.objects.filter(stream=stream).values_list("version", flat=True).first() or 0


def _locked_head() -> ChainHead:
    ChainHead.objects.get_or_create(pk=1)
    return ChainHead.objects.select_for_update().get(pk=1)


def _row(event: NewEvent, *, seq: int, prev_hash: str, stream: str, version: int, at: datetime) -> Event:
    fields: dict[str, Any] = {
        "seq": seq,
        "stream": stream,
        "version": version,
        "kind": event.kind,
        "format": event.format,
        "at": at,
        "actor": _plain(event.actor),
        "payload": _plain(event.payload),
        "prev_hash": prev_hash,
    }
    return Event(**fields, hash=hash_of(**fields))


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data as it will come back from the database, so that the hash holds for what is stored."""
    plain: dict[str, Any] = json.loads(json.dumps(data, cls=DjangoJSONEncoder))
    return plain


def recorded(row: Event) -> Recorded:
    """A stored event as a value."""
    return Recorded(
        seq=row.seq,
        stream=row.stream,
        version=row.version,
        kind=row.kind,
        format=row.format,
        at=row.at,
        actor=row.actor,
        payload=row.payload,
        hash=row.hash,
    )


def enqueue(effect: Effect, *, at: datetime, event: Event | None = None) -> bool:
    """Put an effect into the outbox; False when one of its key is there already."""
    _row_, created = Outbox.objects.get_or_create(
        key=effect.key,
        defaults={
            "name": effect.name,
            "payload": _plain(effect.payload),
            "event": event,
            "not_before": effect.not_before or at,
            "created_at": at,
        },
    )
    return created


def retry(outbox_id: int, *, at: datetime) -> bool:
    """Let a failed or cancelled effect be tried again now."""
    changes = {"state": "ready", "not_before": at, "last_error": "", "lease_until": None, "attempts": 0}
    return bool(Outbox.objects.filter(pk=outbox_id, state__in=("failed", "cancelled")).update(**changes))


def cancel(outbox_id: int) -> bool:
    """Cancel an effect that is not done; one that runs sees it at its next beat."""
    return bool(Outbox.objects.filter(pk=outbox_id, state__in=("ready", "running")).update(state="cancelled"))


def beat(name: str, *, at: datetime, detail: Mapping[str, Any] | None = None) -> None:
    """Show that a process lives."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": at, "detail": dict(detail or {})})
