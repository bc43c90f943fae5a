"""Where a case stands: always the fold of its events (`engine.evolve`)."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from wartapraja.sop.terms import CLOSED_STATUSES, CaseStatus, OutcomeKind, Trigger


class VisitResult(StrEnum):
    """How one round of a step ended, or that it has not."""

    OPEN = "open"
    CALLED = "called"
    DONE = "done"
    SKIPPED = "skipped"
    RETURNED = "returned"
    REJECTED = "rejected"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One hand of a step, done."""

    step: str
    hand: int
    actor: str
    person: str
    position: str
    via: str | None
    round: int
    outcome: str
    kind: OutcomeKind
    reason: str
    evidence: tuple[str, ...]
    opened_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One round of a step: from its first hand's opening until the case left it."""

    step: str
    number: str | None
    round: int
    hands: int
    entered_at: datetime
    left_at: datetime | None = None
    result: VisitResult = VisitResult.OPEN
    acts: tuple[Act, ...] = ()
    superseded: bool = False
    """The case went back before this step afterwards; it must be done again."""

    @property
    def valid_acts(self) -> tuple[Act, ...]:
        """The acts that still count: when the last hand sent the case back, only that one."""
        return self.acts[-1:] if self.result is VisitResult.RETURNED else self.acts


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHand:
    """The one hand whose turn it is."""

    step: str
    number: str | None
    hand: int
    hands: int
    actor: str
    assignee: str | None
    round: int
    entered_at: datetime
    opened_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """The call that the case waits for."""

    step: str
    number: str | None
    round: int
    sop: str
    track: str
    reference: str
    to: str
    actor: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Pausing:
    """One stop of the clock; `until` is None while it lasts."""

    since: datetime
    until: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """A step done outside the order, recorded beside the flow."""

    step: str
    number: str | None
    person: str
    approver: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Where a case stands. There is none before `CaseStarted`."""

    case: str
    sop: str
    definition_version: int
    track: str
    trigger: Trigger
    called_by: str | None
    started_by: str
    started_at: datetime
    status: CaseStatus = CaseStatus.RUNNING
    open: OpenHand | None = None
    waiting: Waiting | None = None
    visits: tuple[Visit, ...] = ()
    """Every round of every step in the order in which the case came to it."""
    pauses: tuple[Pausing, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    closed_at: datetime | None = None
    reason: str = ""
    """Why the case was rejected or cancelled."""
    version: int = 0
    """Number of events folded into this state."""
    undo: "State | None" = None
    """The state before the last hand was done, while that hand can be taken back."""

    @property
    def closed(self) -> bool:
        """Whether the case has ended, in whatever way."""
        return self.status in CLOSED_STATUSES

    def visits_of(self, step: str) -> tuple[Visit, ...]:
        """All rounds of a step, first to last."""
        return tuple(visit for visit in self.visits if visit.step == step)

    def rounds(self, step: str) -> int:
        """How often the case has reached (or passed over) the step."""
        return len(self.visits_of(step))

    def performers(self, step: str) -> frozenset[str]:
        """Keys of everybody who did a hand of the step in any round."""
        return frozenset(act.person for visit in self.visits_of(step) for act in visit.acts)

    def last_reason(self) -> str:
        """The reason given last in this case, or an empty text."""
        reasons = [act.reason for visit in self.visits for act in visit.acts if act.reason]
        return reasons[-1] if reasons else ""

    def with_last_visit(self, visit: Visit) -> "State":
        """The same state with its newest visit replaced."""
        return replace(self, visits=(*self.visits[:-1], visit))
