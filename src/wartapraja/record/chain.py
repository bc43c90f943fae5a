"""The chain: each event's hash covers the event, byte for byte as it is stored, and the hash before it.

Whoever wants to check it without this program needs five lines: the stored texts of a row, as one JSON list
``[seq, stream, version, kind, format, at, actor, payload, prev_hash]`` without spaces, hashed with SHA-256.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from wartapraja.record.terms import Flaw

START = "0" * 64
_spelled = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False).encode


class Link(NamedTuple):
    """One event as it lies in the database; `at`, `actor` and `payload` in their canonical spelling."""

    seq: int
    stream: str
    version: int
    kind: str
    format: int
    at: str
    actor: str
    payload: str
    prev_hash: str
    hash: str = ""


class Break(NamedTuple):
    """The first place that does not hold, and why."""

    position: int
    flaw: Flaw


class End(NamedTuple):
    """Where a chain ends: how many events it has, and the hash of the last."""

    seq: int
    hash: str


def canonical_json(value: Any) -> str:
    """The one spelling of plain data: sorted keys, no spaces, ASCII.

    Raises:
        TypeError: something in it is not plain data.
        ValueError: a number that JSON does not know.
    """
    return json.dumps(
        value, sort_keys=True, ensure_ascii=True, separators=(",", ":"), allow_nan=False
    )


def canonical_time(at: datetime) -> str:
    """The one spelling of an instant: ISO 8601 in UTC.

    Raises:
        ValueError: the instant does not know its zone.
    """
    if at.tzinfo is None:
        raise ValueError("An event's time must know its zone.")
    return at.astimezone(UTC).isoformat()


def hash_of(link: Link) -> str:
    """SHA-256 over everything in a link but its own hash."""
    return hashlib.sha256(_spelled(link[:9]).encode("ascii")).hexdigest()


class Walk:
    """One walk along the chain: feed it links in order, then close it with the noted end."""

    def __init__(self) -> None:
        """At the beginning of everything."""
        self.end = End(0, START)

    def first_break(self, links: Iterable[Link]) -> Break | None:
        """Walk on over these links; None when all of them hold."""
        count, previous = self.end
        for link in links:
            flaw = _flaw(link, count + 1, previous)
            if flaw is not None:
                self.end = End(count, previous)
                return Break(count + 1, flaw)
            count, previous = link.seq, link.hash
        self.end = End(count, previous)
        return None

    def wrong_end(self, noted: End) -> Break | None:
        """Compare where the walk ended with where the record says that the chain ends."""
        if self.end == noted:
            return None
        if self.end.seq < noted.seq:
            return Break(self.end.seq + 1, Flaw.MISSING)
        if self.end.seq > noted.seq:
            return Break(noted.seq + 1, Flaw.SURPLUS)
        return Break(max(noted.seq, 1), Flaw.HEAD)


def _flaw(link: Link, expected: int, previous: str) -> Flaw | None:
    if link.seq != expected:
        return Flaw.MISSING
    try:
        intact = link.hash == hash_of(link)
    except (TypeError, ValueError):
        return Flaw.UNREADABLE
    if not intact:
        return Flaw.CHANGED
    return None if link.prev_hash == previous else Flaw.DISPLACED


def linked(bodies: Iterable[Link], end: End) -> Iterator[Link]:
    """Number bodies on from an end and hash each to the one before it."""
    for body in bodies:
        link = body._replace(seq=end.seq + 1, prev_hash=end.hash)
        link = link._replace(hash=hash_of(link))
        end = End(link.seq, link.hash)
        yield link
