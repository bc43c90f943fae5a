"""What can be asked of a case. Time and identity come in on the command."""

from dataclasses import dataclass
from datetime import datetime

from wartapraja.sop.terms import CaseStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Who acts, as the caller knows them at that instant (position, Plt., delegation).

    The engine trusts it and decides nothing about positions itself: an actor that is not in
    `actors` is an actor this person may not act as.
    """

    person: str
    """Key of the person; "system" style keys are the caller's choice when `system`."""
    actors: frozenset[str]
    """Actor keys of this SOP that the person may act as at this instant."""
    position: str = ""
    via: str | None = None
    """How they hold it when not in their own right: plt, plh, or a delegation's reference."""
    may_reassign: bool = False
    """Supervises the office's work: may reassign, pause, cancel, and approve a deviation."""
    system: bool = False
    """The worker, for the clock, a citizen's intake or a calling case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Begin a case on one track."""

    case: str
    track: str
    by: Acting
    at: datetime
    called_by: str | None = None
    """The `StepCalled.reference` that asked for this run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complete:
    """The holder of the open hand gives its answer: done, back, reject, yes or no."""

    step: str
    outcome: str
    by: Acting
    at: datetime
    hand: int = 0
    reason: str = ""
    evidence: tuple[str, ...] = ()
    round: int | None = None
    """The round the sender saw; refused when the case has come round again since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw:
    """Take back the step just made, while the next hand has not acted."""

    step: str
    by: Acting
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reassign:
    """Name the one person who shall do the open hand."""

    step: str
    to: str
    to_actors: frozenset[str]
    """Actor keys that the named person may act as at this instant."""
    by: Acting
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Stop the clock of a running case."""

    by: Acting
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resume:
    """Let the clock of a paused case run on."""

    by: Acting
    at: datetime
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel:
    """End a case for a reason outside the procedure."""

    by: Acting
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallReturned:
    """The called case ended."""

    child: str
    reference: str
    """The `StepCalled.reference` this answers."""
    ended: CaseStatus
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDeviation:
    """Record beside the flow that a step was done outside the order; never a tick."""

    step: str
    by: Acting
    approver: Acting
    at: datetime
    reason: str


Command = (
    Start
    | Complete
    | Withdraw
    | Reassign
    | Pause
    | Resume
    | Cancel
    | CallReturned
    | RecordDeviation
)
