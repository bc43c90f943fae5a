"""The engine: `decide` answers a command with events or refusals, `evolve` folds events to a state.

No clock, no chance, no I/O: the time comes in on the command, the rights on `Acting`.
"""

from wartapraja.sop.engine.commands import (
    Acting,
    CallReturned,
    Cancel,
    Command,
    Complete,
    Pause,
    Reassign,
    RecordDeviation,
    Resume,
    Start,
    Withdraw,
)
from wartapraja.sop.engine.deciding import decide
from wartapraja.sop.engine.events import Event, UnknownEvent, from_json
from wartapraja.sop.engine.evolution import evolve, replay
from wartapraja.sop.engine.progress import HandProgress, StepProgress, progress, worked_intervals
from wartapraja.sop.engine.refusals import Refusal, RefusalCode, Refused, Remedy
from wartapraja.sop.engine.state import Act, OpenHand, State, Visit, VisitResult

__all__ = [
    "Act",
    "Acting",
    "CallReturned",
    "Cancel",
    "Command",
    "Complete",
    "Event",
    "HandProgress",
    "OpenHand",
    "Pause",
    "Reassign",
    "RecordDeviation",
    "Refusal",
    "RefusalCode",
    "Refused",
    "Remedy",
    "Resume",
    "Start",
    "State",
    "StepProgress",
    "UnknownEvent",
    "Visit",
    "VisitResult",
    "Withdraw",
    "decide",
    "evolve",
    "from_json",
    "progress",
    "replay",
    "worked_intervals",
]
