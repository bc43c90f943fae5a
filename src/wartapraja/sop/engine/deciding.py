"""The door of the engine: one command in, events or reasons out."""

from collections.abc import Callable
from typing import Any

from wartapraja.sop.definition import Definition
from wartapraja.sop.engine import care, moves
from wartapraja.sop.engine.commands import (
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
from wartapraja.sop.engine.events import Event
from wartapraja.sop.engine.refusals import Refusal, RefusalCode, Refused, Remedy
from wartapraja.sop.engine.state import State

_DECIDERS: dict[type[Any], Callable[[Definition, State, Any], tuple[Event, ...] | Refused]] = {
    Complete: moves.complete,
    CallReturned: moves.call_returned,
    Withdraw: care.withdraw,
    Reassign: care.reassign,
    Pause: care.pause,
    Resume: care.resume,
    Cancel: care.cancel,
    RecordDeviation: care.record_deviation,
}


def decide(
    definition: Definition, state: State | None, command: Command
) -> tuple[Event, ...] | Refused:
    """The events the command leads to, or every reason why it may not be.

    Args:
        definition: the SOP in the version with which the case was started.
        state: where the case stands; None before it was started.
        command: what is asked, by whom and when.

    Raises:
        ValueError: the command's time names no time zone, or the definition has not passed lint.
    """
    if command.at.tzinfo is None:
        raise ValueError(f"{type(command).__name__}.at names no time zone.")
    if isinstance(command, Start):
        return moves.start(definition, state, command)
    if state is None:
        return Refused(reasons=(Refusal(code=RefusalCode.CASE_UNKNOWN),))
    barred = _barred(definition, state)
    return barred or _DECIDERS[type(command)](definition, state, command)


def _barred(definition: Definition, state: State) -> Refused | None:
    if (state.sop, state.definition_version) != (definition.key, definition.version):
        facts: dict[str, object] = {"sop": state.sop, "version": state.definition_version}
        refusal = Refusal(code=RefusalCode.OTHER_DEFINITION, facts=facts)
        return Refused(reasons=(refusal,))
    if state.closed:
        facts = {"status": state.status, "at": state.closed_at, "reason": state.reason}
        refusal = Refusal(code=RefusalCode.CASE_CLOSED, facts=facts, remedy=Remedy.RELOAD)
        return Refused(reasons=(refusal,))
    return None
