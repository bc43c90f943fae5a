"""The chain: each event's hash covers the event and the hash before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Protocol

from wartapraja.record.types import Verdict

START = "0" * 64


class Link(Protocol):
    """What a stored event offers for hashing."""

    seq: int
    stream: str
    version: int
    kind: str
    format: int
    at: datetime
    actor: Any
    payload: Any
    prev_hash: str
    hash: str


def hash_of(
    *,
    seq: int,
    stream: str,
    version: int,
    kind: str,
    format: int,
    at: datetime,
    actor: Mapping[str, Any],
    payload: Mapping[str, Any],
    prev_hash: str,
) -> str:
    """SHA-256 over an event in its one canonical spelling (JSON, sorted keys, UTC with microseconds)."""
    instant = at.astimezone(UTC).isoformat(timespec="microseconds")
    fields = [seq, stream, version, kind, format, instant, actor, payload, prev_hash]
    spelled = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(spelled.encode()).hexdigest()


def verify(events: Iterable[Link], *, end: tuple[int, str] | None = None) -> Verdict:
    """Walk the chain from its first event and name the first that does not hold.

    Args:
        events: every event in the order of `seq`.
        end: place and hash that the chain must end with; what was cut off at the end is found by it.
    """
    count, previous, expected = 0, START, 1
    for event in events:
        reason = _wrong(event, expected, previous)
        if reason:
            return Verdict(ok=False, events=count, head=previous, position=expected, reason=reason)
        count, previous, expected = count + 1, event.hash, expected + 1
    if end is not None and end != (count, previous):
        reason = f"the chain ends at {count}, but its head says {end[0]}: events were cut off or the head was changed"
        return Verdict(ok=False, events=count, head=previous, position=expected, reason=reason)
    return Verdict(ok=True, events=count, head=previous)


def _wrong(event: Link, expected: int, previous: str) -> str:
    if event.seq != expected:
        return f"event {expected} is missing: {event.seq} comes in its place"
    if event.prev_hash != previous:
        return "it does not follow the event before it: one was removed, inserted or changed"
    if event.hash != _rehash(event):
        return "its content is not what was hashed when it was written"
    return ""


def _rehash(event: Link) -> str:
    return hash_of(
        seq=event.seq,
        stream=event.stream,
        version=event.version,
        kind=event.kind,
        format=event.format,
        at=event.at,
        actor=event.actor,
        payload=event.payload,
        prev_hash=event.prev_hash,
    )
