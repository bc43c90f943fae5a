"""Reading the record."""

import json
from collections.abc import Iterable

from django.db import DatabaseError

from wartapraja.record import chain, reading
from wartapraja.record.models import Event, Heartbeat, Outbox, StreamHead
from wartapraja.record.terms import UNFINISHED, EffectState, Flaw
from wartapraja.record.types import Beat, EffectStatus, Recorded, Verdict


def events(stream: str) -> list[Recorded]:
    """The events of a stream, oldest first."""
    return [_recorded(row) for row in Event.objects.filter(stream=stream).order_by("version")]


def events_after(seq: int, *, kinds: Iterable[str] = (), limit: int = 500) -> list[Recorded]:
    """Events of all streams past a place of the chain, oldest first; only of some kinds when any are named."""
    rows = Event.objects.filter(seq__gt=seq)
    wanted = tuple(kinds)
    if wanted:
        rows = rows.filter(kind__in=wanted)
    return [_recorded(row) for row in rows.order_by("seq")[:limit]]


def version(stream: str) -> int:
    """The version of a stream: how many events it has; 0 for one that does not exist."""
    row = StreamHead.objects.filter(stream=stream).first()
    return row.version if row else 0


def head() -> chain.End:
    """Where the chain ends: place and hash of the newest event."""
    return reading.noted_end()


def verify() -> Verdict:
    """Check every event against its hash, its place and its neighbours, and the end against the noted one.

    Others may append meanwhile; what they add after the start is left to the next time.
    """
    walk = chain.Walk()
    try:
        noted = reading.noted_end()
        found = walk.first_break(reading.links(up_to=noted.seq)) or walk.wrong_end(noted)
        surplus = None if found else reading.place_past_end()
    except DatabaseError:
        found, surplus = chain.Break(walk.end.seq + 1, Flaw.UNREADABLE), None
    if surplus is not None:
        found = chain.Break(surplus, Flaw.SURPLUS)
    return _verdict(walk.end, found)


def _verdict(end: chain.End, found: chain.Break | None) -> Verdict:
    if found is None:
        return Verdict(ok=True, events=end.seq, head=end.hash)
    return Verdict(
        ok=False,
        events=end.seq,
        head=end.hash,
        position=found.position,
        flaw=found.flaw.value,
        reason=str(found.flaw.label),
    )


def heartbeat(name: str) -> Beat | None:
    """The last sign of life of a process, or None."""
    row = Heartbeat.objects.filter(name=name).first()
    return Beat(name=row.name, at=row.at, detail=row.detail) if row else None


def effects_of(stream: str) -> list[EffectStatus]:
    """The effects that the events of a stream asked for, oldest first."""
    return [_status(row) for row in Outbox.objects.filter(event__stream=stream).order_by("pk")]


def effect_of(key: str) -> EffectStatus | None:
    """The effect of an idempotency key, or None."""
    row = Outbox.objects.filter(key=key).first()
    return _status(row) if row else None


def pending(name: str = "") -> list[EffectStatus]:
    """Effects that are not done, oldest first: waiting, running or failed; of one name when given."""
    rows = Outbox.objects.filter(state__in=UNFINISHED)
    return [_status(row) for row in (rows.filter(name=name) if name else rows).order_by("pk")]


def failed() -> list[EffectStatus]:
    """Effects that wait for somebody to retry or cancel them, oldest first."""
    rows = Outbox.objects.filter(state=EffectState.FAILED).order_by("pk")
    return [_status(row) for row in rows]


def _recorded(row: Event) -> Recorded:
    return Recorded(
        seq=row.seq,
        stream=row.stream,
        version=row.version,
        kind=row.kind,
        format=row.format,
        at=row.at,
        actor=json.loads(row.actor),
        payload=json.loads(row.payload),
        hash=row.hash,
    )


def _status(row: Outbox) -> EffectStatus:
    return EffectStatus(
        id=row.pk,
        name=row.name,
        key=row.key,
        state=row.state,
        attempts=row.attempts,
        progress=row.progress,
        not_before=row.not_before,
        created_at=row.created_at,
        done_at=row.done_at,
        last_error=row.last_error,
        result=row.result,
    )
