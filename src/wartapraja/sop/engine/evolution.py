"""Folding events into a state. Total: every event of a well-formed history has its place."""

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch

from wartapraja.sop.engine.events import (
    CallEnded,
    CaseCancelled,
    CaseFinished,
    CaseRejected,
    CaseStarted,
    DeviationRecorded,
    Event,
    HandCompleted,
    Paused,
    Reassigned,
    Resumed,
    StepCalled,
    StepOpened,
    StepSkipped,
    Withdrawn,
)
from wartapraja.sop.engine.state import (
    Act,
    Deviation,
    OpenHand,
    Pausing,
    State,
    Visit,
    VisitResult,
    Waiting,
)
from wartapraja.sop.terms import CaseStatus, OutcomeKind


def evolve(state: State | None, event: Event) -> State:
    """The state after the event.

    Raises:
        ValueError: the history is broken (an event before `CaseStarted`, or a second one).
    """
    if isinstance(event, CaseStarted):
        if state is not None:
            raise ValueError(f"Case {state.case} was started twice.")
        return _started(event)
    if state is None:
        raise ValueError(f"{type(event).__name__} came before the case was started.")
    return replace(_apply(event, state), version=state.version + 1)


def replay(events: Iterable[Event]) -> State | None:
    """The state after all the events, or None when there are none."""
    state: State | None = None
    for event in events:
        state = evolve(state, event)
    return state


def _started(event: CaseStarted) -> State:
    return State(
        case=event.case,
        sop=event.sop,
        definition_version=event.definition_version,
        track=event.track,
        trigger=event.trigger,
        called_by=event.called_by,
        started_by=event.person,
        started_at=event.at,
        version=1,
    )


@singledispatch
def _apply(event: Event, state: State) -> State:
    raise TypeError(f"No fold is written for {type(event).__name__}.")


@_apply.register
def _(event: StepOpened, state: State) -> State:
    opened = OpenHand(
        step=event.step,
        number=event.number,
        hand=event.hand,
        hands=event.hands,
        actor=event.actor,
        assignee=event.assignee,
        round=event.round,
        entered_at=event.entered_at,
        opened_at=event.at,
    )
    visits = state.visits
    if event.returned_from is not None:
        visits = _superseded(visits, event.step)
    if event.hand == 0:
        visits = (*visits, _visit(event))
    return replace(state, open=opened, visits=visits)


def _visit(event: StepOpened) -> Visit:
    return Visit(
        step=event.step,
        number=event.number,
        round=event.round,
        hands=event.hands,
        entered_at=event.entered_at,
    )


def _superseded(visits: tuple[Visit, ...], target: str) -> tuple[Visit, ...]:
    """Going back to a step undoes it and what was done between it and the step that sent back."""
    last = max((i for i, visit in enumerate(visits) if visit.step == target), default=len(visits))
    behind = len(visits) - 1
    return tuple(
        replace(visit, superseded=True) if last <= i < behind else visit
        for i, visit in enumerate(visits)
    )


_LEAVING = {
    OutcomeKind.BACK: VisitResult.RETURNED,
    OutcomeKind.REJECT: VisitResult.REJECTED,
    OutcomeKind.CALL: VisitResult.CALLED,
}


@_apply.register
def _(event: HandCompleted, state: State) -> State:
    visit = state.visits[-1]
    acts = (*visit.acts, _act(event))
    onward = event.outcome_kind not in (OutcomeKind.BACK, OutcomeKind.REJECT)
    if onward and event.hand < event.hands - 1:
        visit = replace(visit, acts=acts)
    else:
        result = _LEAVING.get(event.outcome_kind, VisitResult.DONE)
        visit = replace(visit, acts=acts, left_at=event.at, result=result)
    before = replace(state, undo=None) if event.withdrawable else None
    return replace(state.with_last_visit(visit), open=None, undo=before)


def _act(event: HandCompleted) -> Act:
    return Act(
        step=event.step,
        hand=event.hand,
        actor=event.actor,
        person=event.person,
        position=event.position,
        via=event.via,
        round=event.round,
        outcome=event.outcome,
        kind=event.outcome_kind,
        reason=event.reason,
        evidence=event.evidence,
        opened_at=event.opened_at,
        at=event.at,
    )


@_apply.register
def _(event: StepSkipped, state: State) -> State:
    skipped = Visit(
        step=event.step,
        number=event.number,
        round=event.round,
        hands=0,
        entered_at=event.at,
        left_at=event.at,
        result=VisitResult.SKIPPED,
    )
    return replace(state, visits=(*state.visits, skipped))


@_apply.register
def _(event: StepCalled, state: State) -> State:
    waiting = Waiting(
        step=event.step,
        number=event.number,
        round=event.round,
        sop=event.sop,
        track=event.track,
        reference=event.reference,
        to=event.to,
        actor=event.actor,
        since=event.at,
    )
    return replace(state, status=CaseStatus.WAITING_CALL, waiting=waiting, undo=None)


@_apply.register
def _(event: CallEnded, state: State) -> State:
    good = event.ended is CaseStatus.FINISHED
    result = VisitResult.DONE if good else VisitResult.RETURNED
    visit = replace(state.visits[-1], result=result)
    return replace(state.with_last_visit(visit), status=CaseStatus.RUNNING, waiting=None)


@_apply.register
def _(event: Reassigned, state: State) -> State:
    if state.open is None:
        raise ValueError("Reassigned came while no hand was open.")
    return replace(state, open=replace(state.open, assignee=event.to))


@_apply.register
def _(event: Withdrawn, state: State) -> State:
    if state.undo is None:
        raise ValueError("Withdrawn came while nothing could be taken back.")
    return replace(state.undo, pauses=state.pauses, deviations=state.deviations)


@_apply.register
def _(event: Paused, state: State) -> State:
    pausing = Pausing(since=event.at, reason=event.reason)
    return replace(state, status=CaseStatus.PAUSED, pauses=(*state.pauses, pausing))


@_apply.register
def _(event: Resumed, state: State) -> State:
    return replace(state, status=CaseStatus.RUNNING, pauses=_ended(state.pauses, event))


def _ended(pauses: tuple[Pausing, ...], event: Resumed | CaseCancelled) -> tuple[Pausing, ...]:
    if not pauses or pauses[-1].until is not None:
        return pauses
    return (*pauses[:-1], replace(pauses[-1], until=event.at))


@_apply.register
def _(event: DeviationRecorded, state: State) -> State:
    deviation = Deviation(
        step=event.step,
        number=event.number,
        person=event.person,
        approver=event.approver,
        reason=event.reason,
        at=event.at,
    )
    return replace(state, deviations=(*state.deviations, deviation))


@_apply.register
def _(event: CaseFinished, state: State) -> State:
    return replace(state, status=CaseStatus.FINISHED, closed_at=event.at, open=None, undo=None)


@_apply.register
def _(event: CaseRejected, state: State) -> State:
    closed = replace(state, status=CaseStatus.REJECTED, closed_at=event.at, open=None, undo=None)
    return replace(closed, reason=event.reason)


@_apply.register
def _(event: CaseCancelled, state: State) -> State:
    visits = state.visits
    if visits and visits[-1].result in (VisitResult.OPEN, VisitResult.CALLED):
        left = visits[-1].left_at or event.at
        last = replace(visits[-1], result=VisitResult.CANCELLED, left_at=left)
        visits = (*visits[:-1], last)
    return replace(
        state,
        status=CaseStatus.CANCELLED,
        closed_at=event.at,
        reason=event.reason,
        open=None,
        waiting=None,
        undo=None,
        visits=visits,
        pauses=_ended(state.pauses, event),
    )
