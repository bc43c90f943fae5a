"""The one way a case moves: command in, events and projections out, in one transaction.

Two people who press at once meet at the stream's version: one wins, the other is told so and nothing of theirs is half done.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from wartapraja.casework.commands.errors import NotPossible, Overtaken
from wartapraja.casework.commands.procedures import definition_of
from wartapraja.casework.models import Case
from wartapraja.casework.words import reason_of
from wartapraja.record import commands as record
from wartapraja.record import queries as recorded
from wartapraja.record.types import Effect, NewEvent
from wartapraja.sop.definition import Definition
from wartapraja.sop.engine import decide, replay
from wartapraja.sop.engine.commands import Command
from wartapraja.sop.engine.events import EVENT_TYPES, Event, from_json
from wartapraja.sop.engine.refusals import Refused
from wartapraja.sop.engine.state import State

ENGINE_KINDS = frozenset(EVENT_TYPES)


@dataclass(slots=True, kw_only=True)
class Run:
    """A case locked for one command: its definition, its state and the version of its stream."""

    case: Case
    definition: Definition
    state: State | None
    version: int
    effects: list[Effect] = field(default_factory=list)

    def events_for(self, command: Command) -> tuple[Event, ...]:
        """What the engine answers.

        Raises:
            NotPossible: the engine refuses; its reasons in sentences.
        """
        answer = decide(self.definition, self.state, command)
        if isinstance(answer, Refused):
            raise NotPossible([reason_of(refusal, self.definition) for refusal in answer.reasons])
        return answer


def state_of(case: Case) -> State | None:
    """Where a case stands: the fold of its engine events; None before it was started."""
    return _folded(recorded.events(case.stream))


def _folded(rows: Sequence[Any]) -> State | None:
    return replay(tuple(from_json(row.payload) for row in rows if row.kind in ENGINE_KINDS))


def locked(case_id: int) -> Run:
    """Take a case for one command. Call inside a transaction.

    Raises:
        Case.DoesNotExist: no such case.
    """
    return _run(
        Case.objects.select_for_update().select_related("procedure", "office").get(pk=case_id)
    )


def looked_at(case_id: int) -> Run:
    """A case as it stands, without locking it: nothing may be kept on the strength of it.

    Raises:
        Case.DoesNotExist: no such case.
    """
    return _run(Case.objects.select_related("procedure", "office").get(pk=case_id))


def _run(case: Case) -> Run:
    rows = recorded.events(case.stream)
    return Run(
        case=case, definition=definition_of(case.procedure), state=_folded(rows), version=len(rows)
    )


def keep(
    run: Run,
    events: Sequence[Event],
    extra: Sequence[NewEvent],
    *,
    actor: dict[str, Any],
    at: datetime,
) -> None:
    """Write events to the chain with the effects collected on the run.

    Raises:
        Overtaken: the chain has grown since the case was read.
    """
    new = [
        NewEvent(
            kind=type(event).__name__, payload=event.to_json(), actor=actor, format=event.format
        )
        for event in events
    ]
    try:
        record.append(
            run.case.stream, [*new, *extra], expected=run.version, at=at, effects=tuple(run.effects)
        )
    except record.Conflict as conflict:
        raise Overtaken(str(conflict)) from conflict
    run.version += len(new) + len(extra)
    run.effects.clear()
