"""Adding to the record, inside the transaction of what it records; and steering effects."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.models import F

from wartapraja.record.chain import End, Link, canonical_json, canonical_time, linked
from wartapraja.record.models import ChainHead, Event, Heartbeat, Outbox, StreamHead
from wartapraja.record.terms import STOPPED, WAITING, EffectState
from wartapraja.record.types import Effect, NewEvent, Recorded


class Conflict(Exception):
    """A stream has moved on since it was read: somebody else was first."""

    def __init__(self, stream: str, expected: int, found: int) -> None:
        """Keep the stream, the version that was expected and the one that stands there."""
        super().__init__(f"{stream} is at version {found}, not {expected}.")
        self.stream, self.expected, self.found = stream, expected, found


def append(
    stream: str,
    events: Sequence[NewEvent],
    *,
    expected: int,
    at: datetime,
    effects: Sequence[Effect] = (),
) -> tuple[Recorded, ...]:
    """Add events to a stream and effects to the outbox, all or nothing.

    The end of the chain stays locked until the caller's transaction ends, so that places have no gaps: do slow
    work before, not after.

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
    head = _locked_head()
    _move_on(stream, expected, len(events))
    bodies = (_body(event, stream, expected + n, at) for n, event in enumerate(events, start=1))
    links = tuple(linked(bodies, End(head.seq, head.hash)))
    Event.objects.bulk_create(Event(**{**link._asdict(), "at": at}) for link in links)
    if links:
        ChainHead.objects.filter(pk=head.pk).update(seq=links[-1].seq, hash=links[-1].hash)
    for effect in effects:
        enqueue(effect, at=at, event_seq=links[-1].seq if links else None)
    return tuple(_recorded(link, at) for link in links)


def _locked_head() -> ChainHead:
    """The end of the chain, ours until the transaction ends; taken before the stream so that none can deadlock here."""
    ChainHead.objects.bulk_create([ChainHead(pk=1)], ignore_conflicts=True)
    return ChainHead.objects.select_for_update().get(pk=1)


def _move_on(stream: str, expected: int, count: int) -> None:
    """Move the stream's version on if it stands where it was read: one conditional update, so one of two wins."""
    if expected == 0:
        StreamHead.objects.bulk_create(
            [StreamHead(stream=stream, version=0)], ignore_conflicts=True
        )
    stands = StreamHead.objects.filter(stream=stream)
    if not stands.filter(version=expected).update(version=F("version") + count):
        raise Conflict(stream, expected, stands.values_list("version", flat=True).first() or 0)


def _body(event: NewEvent, stream: str, version: int, at: datetime) -> Link:
    return Link(
        seq=0,
        stream=stream,
        version=version,
        kind=event.kind,
        format=event.format,
        at=canonical_time(at),
        actor=canonical_json(_plain(event.actor)),
        payload=canonical_json(_plain(event.payload)),
        prev_hash="",
    )


def _plain(data: Mapping[str, Any]) -> Any:
    """The data as it will be read back: dates, decimals, ids and translated words as text."""
    return json.loads(json.dumps(dict(data), cls=DjangoJSONEncoder))


def _recorded(link: Link, at: datetime) -> Recorded:
    return Recorded(
        seq=link.seq,
        stream=link.stream,
        version=link.version,
        kind=link.kind,
        format=link.format,
        at=at,
        actor=json.loads(link.actor),
        payload=json.loads(link.payload),
        hash=link.hash,
    )


def enqueue(effect: Effect, *, at: datetime, event_seq: int | None = None) -> bool:
    """Put an effect into the outbox; False when one of its key is there already: it is the same effect."""
    _row, created = Outbox.objects.get_or_create(
        key=effect.key,
        defaults={
            "name": effect.name,
            "payload": _plain(effect.payload),
            "event_id": event_seq,
            "not_before": effect.not_before or at,
            "created_at": at,
        },
    )
    return created


def retry(outbox_id: int, *, at: datetime) -> bool:
    """Let a failed or cancelled effect be tried again now, with its full number of tries."""
    changed = Outbox.objects.filter(pk=outbox_id, state__in=STOPPED).update(
        state=EffectState.READY,
        not_before=at,
        last_error="",
        leased_by="",
        lease_until=None,
        done_at=None,
        attempts=0,
    )
    return bool(changed)


def cancel(outbox_id: int) -> bool:
    """Cancel an effect that is not done; one that runs sees it at its next beat, and nothing of it is kept."""
    waiting = Outbox.objects.filter(pk=outbox_id, state__in=WAITING)
    return bool(waiting.update(state=EffectState.CANCELLED, lease_until=None))


def beat(name: str, *, at: datetime, detail: Mapping[str, Any] | None = None) -> None:
    """Show that a process lives."""
    Heartbeat.objects.update_or_create(name=name, defaults={"at": at, "detail": dict(detail or {})})


def forget_silent(prefix: str, *, before: datetime) -> int:
    """Forget the signs of life whose name begins so and which ended before an instant; returns how many."""
    gone, _by_table = Heartbeat.objects.filter(name__startswith=prefix, at__lt=before).delete()
    return gone
