"""What happened to a case. Each event carries all facts, so a case is the fold of its events."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, ClassVar, Self, get_args

from wartapraja.sop.engine import event_json
from wartapraja.sop.terms import CaseStatus, OutcomeKind, Trigger

EVENT_FORMAT = 1
"""Newest format of the events; older ones pass through `event_json.UPCASTERS`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    at: datetime
    """Instant, aware of its time zone."""

    format: ClassVar[int] = EVENT_FORMAT

    def to_json(self) -> dict[str, Any]:
        """Plain data: the type, the format and every field."""
        plain = {field.name: event_json.plain(getattr(self, field.name)) for field in fields(self)}
        return {"type": type(self).__name__, "format": self.format, **plain}

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """The event whose fields stand in the data (of the newest format)."""
        return cls(**event_json.typed(cls, data))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done(_Event):
    """An event that a person caused."""

    person: str
    position: str
    via: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStarted(_Done):
    case: str
    sop: str
    definition_version: int
    track: str
    trigger: Trigger
    called_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOpened(_Event):
    """A hand of a step became the one whose turn it is."""

    step: str
    number: str | None
    hand: int
    hands: int
    """How many hands the step has."""
    actor: str
    assignee: str | None
    round: int
    """1 for the first time the case reached the step."""
    entered_at: datetime
    """When the first hand of this round was opened: the standard time counts from here."""
    returned_from: str | None
    """Key of the step that sent the case back, when it was sent back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandCompleted(_Done):
    step: str
    number: str | None
    hand: int
    hands: int
    actor: str
    round: int
    outcome: str
    outcome_kind: OutcomeKind
    to: str | None
    reason: str
    evidence: tuple[str, ...]
    entered_at: datetime
    opened_at: datetime
    """When this hand was opened."""
    withdrawable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StepSkipped(_Event):
    """The case passed a step over because of an answer."""

    step: str
    number: str | None
    round: int
    because: str
    """Key of the step whose answer passed it over."""
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepCalled(_Event):
    """The case waits for a run of another SOP."""

    step: str
    number: str | None
    round: int
    sop: str
    track: str
    reference: str
    """Unique to this call; the called case and its answer carry it."""
    to: str
    """Where the case goes on when the run finished."""
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnded(_Event):
    step: str
    number: str | None
    round: int
    reference: str
    child: str
    ended: CaseStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassigned(_Done):
    step: str
    number: str | None
    hand: int
    round: int
    actor: str
    previous: str | None
    to: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(_Done):
    """A hand was taken back; the case stands where it stood before it."""

    step: str
    number: str | None
    hand: int
    round: int
    outcome: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paused(_Done):
    step: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed(_Done):
    step: str
    reason: str
    paused_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviationRecorded(_Done):
    step: str
    number: str | None
    approver: str
    approver_position: str
    approver_via: str | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFinished(_Event):
    step: str
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRejected(_Event):
    step: str
    outcome: str
    reason: str
    """The reason given with the rejection, or else the last reason given in the case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseCancelled(_Done):
    step: str
    reason: str


Event = (
    CaseStarted
    | StepOpened
    | HandCompleted
    | StepSkipped
    | StepCalled
    | CallEnded
    | Reassigned
    | Withdrawn
    | Paused
    | Resumed
    | DeviationRecorded
    | CaseFinished
    | CaseRejected
    | CaseCancelled
)

EVENT_TYPES: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}


class UnknownEvent(ValueError):
    """Stored data names an event type or format that this version does not know."""


def from_json(data: Mapping[str, Any]) -> Event:
    """The event that `to_json` wrote, whatever format it was written in.

    Raises:
        UnknownEvent: the type or the format is not known.
    """
    kind = EVENT_TYPES.get(str(data.get("type")))
    written = data.get("format")
    if kind is None or not isinstance(written, int) or not 1 <= written <= EVENT_FORMAT:
        raise UnknownEvent(f"No event {data.get('type')!r} in format {written!r} is known.")
    return kind.read(event_json.upcast(data, newest=EVENT_FORMAT))
