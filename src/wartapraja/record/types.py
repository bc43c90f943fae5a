"""What other rooms hand to the record, and what they get back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Lane(StrEnum):
    """Which effects wait for each other: those of seconds, and those of minutes."""

    FAST = "fast"
    SLOW = "slow"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEvent:
    """Something that happened, before it has its place in the chain.

    Attributes:
        kind: its name, as the room that made it reads it back.
        payload: plain data (JSON).
        actor: snapshot of who did it: a copy, never a reference.
        format: version of the payload's shape.
    """

    kind: str
    payload: Mapping[str, Any]
    actor: Mapping[str, Any] = field(default_factory=dict)
    format: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Something to be done to the world after the transaction, exactly once in effect.

    Attributes:
        name: address of its handler, ``room.name``.
        key: idempotency key; a second effect of the same key is the same effect.
        payload: plain data (JSON).
        not_before: earliest instant; None for at once.
    """

    name: str
    key: str
    payload: Mapping[str, Any] = field(default_factory=dict)
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An event in its place."""

    seq: int
    stream: str
    version: int
    kind: str
    format: int
    at: datetime
    actor: Mapping[str, Any]
    payload: Mapping[str, Any]
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What verifying the chain found.

    Attributes:
        ok: whether every event stands as it was written.
        events: how many good events were read before the first bad one.
        head: hash of the last good event; 64 zeros for an empty record.
        position: place of the first bad event, when not ok.
        flaw: what is wrong there as a word for programs (`record.terms.Flaw`), when not ok.
        reason: the same as a sentence for people, when not ok.
    """

    ok: bool
    events: int
    head: str
    position: int | None = None
    flaw: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """The last sign of life of a process or a tick: when, and what it said."""

    name: str
    at: datetime
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectStatus:
    """How one effect of the outbox stands, for pages and reports."""

    id: int
    name: str
    key: str
    state: str
    attempts: int
    progress: int
    not_before: datetime
    created_at: datetime
    done_at: datetime | None
    last_error: str
    result: Mapping[str, Any] | None
