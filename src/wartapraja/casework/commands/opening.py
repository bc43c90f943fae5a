"""What follows from events: opening activities, calling another SOP, answering the case that called."""

from collections.abc import Sequence
from datetime import datetime

from wartapraja.casework.commands.procedures import the_step
from wartapraja.casework.commands.projecting import project
from wartapraja.casework.commands.running import Run, keep, locked
from wartapraja.casework.commands.standing import WORKER, snapshot
from wartapraja.casework.models import StepRun
from wartapraja.casework.registry import activity_at
from wartapraja.casework.types import Work
from wartapraja.sop.engine import events as happened
from wartapraja.sop.engine.commands import CallReturned
from wartapraja.sop.terms import CaseStatus

NAME = "Wartapraja"


def follow(
    run: Run, events: Sequence[happened.Event], opened: Sequence[StepRun], at: datetime
) -> None:
    """Carry on from events that have been kept, inside the same transaction."""
    for turn in opened:
        work = work_on(run, turn, at)
        activity_at(work.step.activity).opened(work)
    for event in events:
        if isinstance(event, happened.StepCalled):
            _call(run, event, at)
    if run.state is not None and run.state.closed and run.state.called_by:
        _answer_caller(run, at)


def work_on(run: Run, turn: StepRun, at: datetime, person: str = "") -> Work:
    """The turn as an activity sees it."""
    return Work(
        case=run.case,
        definition=run.definition,
        step=the_step(run.definition, turn.step),
        hand=turn.hand,
        round=turn.round,
        actor=turn.actor,
        person=person,
        at=at,
    )


def _call(run: Run, event: happened.StepCalled, at: datetime) -> None:
    from wartapraja.casework.commands.starting import begin, newest

    begin(
        office=run.case.office,
        procedure=newest(event.sop),
        track=event.track,
        title=run.case.title,
        by=WORKER,
        name=NAME,
        at=at,
        called_by=event.reference,
        parent=run.case,
    )


def _answer_caller(run: Run, at: datetime) -> None:
    parent = run.case.parent
    state = run.state
    if parent is None or state is None:
        return
    caller = locked(parent.pk)
    waiting = caller.state.waiting if caller.state else None
    if waiting is None or waiting.reference != state.called_by:
        return
    answer = CallReturned(
        child=str(run.case.key), reference=waiting.reference, ended=CaseStatus(state.status), at=at
    )
    events = caller.events_for(answer)
    opened = project(caller, events)
    keep(caller, events, (), actor=snapshot(WORKER, NAME), at=at)
    follow(caller, events, opened, at)
