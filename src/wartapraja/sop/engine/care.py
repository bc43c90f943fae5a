"""The commands around a case's track: reassign, withdraw, pause, cancel, record a deviation."""

from wartapraja.sop.definition import Definition
from wartapraja.sop.engine import rights
from wartapraja.sop.engine.commands import (
    Cancel,
    Pause,
    Reassign,
    RecordDeviation,
    Resume,
    Withdraw,
)
from wartapraja.sop.engine.events import (
    CaseCancelled,
    DeviationRecorded,
    Event,
    Paused,
    Reassigned,
    Resumed,
    Withdrawn,
)
from wartapraja.sop.engine.moves import track_of
from wartapraja.sop.engine.refusals import Refusal, RefusalCode, Refused, Remedy
from wartapraja.sop.engine.state import Act, OpenHand, State
from wartapraja.sop.terms import CaseStatus

Answer = tuple[Event, ...] | Refused


def reassign(definition: Definition, state: State, command: Reassign) -> Answer:
    """Name the one person who shall do the open hand."""
    step = track_of(definition, state).step(command.step)
    opened = state.open
    if step is None or opened is None or opened.step != command.step:
        return _not_open(state, command.step)
    allowed = command.by.may_reassign
    reasons = [
        *rights.supervises(RefusalCode.MAY_NOT_REASSIGN, allowed=allowed),
        *_assignable(definition, opened, command),
        *rights.own_work(state, step, command.to, remedy=Remedy.CHOOSE_PERSON),
        *rights.reason_given(command.reason),
    ]
    if reasons:
        return Refused(reasons=tuple(reasons))
    return (
        Reassigned(
            at=command.at,
            step=opened.step,
            number=opened.number,
            hand=opened.hand,
            round=opened.round,
            actor=opened.actor,
            previous=opened.assignee,
            to=command.to,
            reason=command.reason.strip(),
            person=command.by.person,
            position=command.by.position,
            via=command.by.via,
        ),
    )


def _assignable(definition: Definition, opened: OpenHand, command: Reassign) -> list[Refusal]:
    who = rights.holders(definition, opened.actor)
    facts = {"person": command.to, "actor": opened.actor, "step": opened.step}
    if command.to == opened.assignee:
        return [Refusal(code=RefusalCode.ALREADY_ASSIGNED, facts=facts)]
    if command.to_actors.isdisjoint(who):
        code, remedy = RefusalCode.ASSIGNEE_LACKS_ACTOR, Remedy.CHOOSE_PERSON
        return [Refusal(code=code, facts=facts, remedy=remedy, who_can=who)]
    return []


def _not_open(state: State, step: str) -> Refused:
    facts = {"step": step, "now": state.open.step if state.open else None}
    refusal = Refusal(code=RefusalCode.NOT_OPEN, facts=facts, remedy=Remedy.RELOAD)
    return Refused(reasons=(refusal,))


def withdraw(definition: Definition, state: State, command: Withdraw) -> Answer:
    """Take back the hand done last, by whoever did it, while the next hand has not acted.

    Not while the case is paused or waits for a call, and not for a step that left the office.
    """
    if state.status is CaseStatus.PAUSED:
        refusal = Refusal(code=RefusalCode.CASE_PAUSED, remedy=Remedy.RESUME)
        return Refused(reasons=(refusal,))
    before = state.undo.open if state.undo else None
    if before is None or before.step != command.step:
        return Refused(reasons=(_nothing_to_withdraw(definition, state, command),))
    act = next(visit.acts[-1] for visit in reversed(state.visits) if visit.acts)
    reasons = _not_yours(definition, act, command)
    if reasons:
        return Refused(reasons=tuple(reasons))
    return (
        Withdrawn(
            at=command.at,
            step=act.step,
            number=before.number,
            hand=act.hand,
            round=act.round,
            outcome=act.outcome,
            reason=command.reason.strip(),
            person=command.by.person,
            position=command.by.position,
            via=command.by.via,
        ),
    )


def _not_yours(definition: Definition, act: Act, command: Withdraw) -> list[Refusal]:
    """Only who did it takes it back, and only while they still hold that actor."""
    facts = {"step": act.step, "person": act.person}
    if act.person != command.by.person:
        return [Refusal(code=RefusalCode.NOT_YOURS_TO_WITHDRAW, facts=facts)]
    if not rights.may_act(definition, act.actor, command.by):
        who = rights.holders(definition, act.actor)
        code, remedy = RefusalCode.NOT_YOUR_TURN, Remedy.ASK_ACTOR
        return [Refusal(code=code, facts=facts, remedy=remedy, who_can=who)]
    return []


def _nothing_to_withdraw(definition: Definition, state: State, command: Withdraw) -> Refusal:
    step = track_of(definition, state).step(command.step)
    facts = {"step": command.step, "now": state.open.step if state.open else None}
    if step is not None and not step.withdrawable:
        return Refusal(code=RefusalCode.CANNOT_BE_WITHDRAWN, facts=facts)
    return Refusal(code=RefusalCode.NOTHING_TO_WITHDRAW, facts=facts, remedy=Remedy.RELOAD)


def _may_steer(definition: Definition, state: State, command: Pause | Resume) -> bool:
    by = command.by
    if by.may_reassign:
        return True
    return state.open is not None and rights.may_act(definition, state.open.actor, by)


def pause(definition: Definition, state: State, command: Pause) -> Answer:
    """Stop the clock; only a running case can be paused."""
    if state.status is CaseStatus.PAUSED:
        return Refused(reasons=(Refusal(code=RefusalCode.CASE_PAUSED, remedy=Remedy.RESUME),))
    if state.open is None:
        code, remedy = RefusalCode.WAITING_FOR_CALL, Remedy.WAIT_FOR_CALL
        return Refused(reasons=(Refusal(code=code, remedy=remedy),))
    allowed = _may_steer(definition, state, command)
    reasons = [
        *rights.supervises(RefusalCode.MAY_NOT_PAUSE, allowed=allowed),
        *rights.reason_given(command.reason),
    ]
    if reasons:
        return Refused(reasons=tuple(reasons))
    return (
        Paused(
            at=command.at,
            step=state.open.step,
            reason=command.reason.strip(),
            person=command.by.person,
            position=command.by.position,
            via=command.by.via,
        ),
    )


def resume(definition: Definition, state: State, command: Resume) -> Answer:
    """Let the clock run on."""
    if state.status is not CaseStatus.PAUSED or state.open is None:
        return Refused(reasons=(Refusal(code=RefusalCode.CASE_NOT_PAUSED, remedy=Remedy.RELOAD),))
    allowed = _may_steer(definition, state, command)
    reasons = rights.supervises(RefusalCode.MAY_NOT_PAUSE, allowed=allowed)
    if reasons:
        return Refused(reasons=tuple(reasons))
    return (
        Resumed(
            at=command.at,
            step=state.open.step,
            reason=command.reason.strip(),
            paused_at=state.pauses[-1].since,
            person=command.by.person,
            position=command.by.position,
            via=command.by.via,
        ),
    )


def cancel(definition: Definition, state: State, command: Cancel) -> Answer:
    """End the case outside its procedure: its starter or a supervisor, with a reason."""
    allowed = command.by.may_reassign or command.by.person == state.started_by
    reasons = [
        *rights.supervises(RefusalCode.MAY_NOT_CANCEL, allowed=allowed),
        *rights.reason_given(command.reason),
    ]
    if reasons:
        return Refused(reasons=tuple(reasons))
    return (
        CaseCancelled(
            at=command.at,
            step=state.visits[-1].step,
            reason=command.reason.strip(),
            person=command.by.person,
            position=command.by.position,
            via=command.by.via,
        ),
    )


def record_deviation(definition: Definition, state: State, command: RecordDeviation) -> Answer:
    """Record that a step was done outside the order, who let it, and why."""
    step = track_of(definition, state).step(command.step)
    if step is None:
        facts = {"step": command.step}
        refusal = Refusal(code=RefusalCode.UNKNOWN_STEP, facts=facts, remedy=Remedy.RELOAD)
        return Refused(reasons=(refusal,))
    reasons: list[Refusal] = []
    if state.open is not None and state.open.step == step.key:
        reasons.append(Refusal(code=RefusalCode.STEP_IS_OPEN, facts={"step": step.key}))
    if not any(rights.may_act(definition, actor, command.by) for actor in step.actors):
        facts = {"step": step.key}
        code, remedy = RefusalCode.NOT_YOUR_TURN, Remedy.ASK_ACTOR
        reasons.append(Refusal(code=code, facts=facts, remedy=remedy, who_can=step.actors))
    reasons += [*_approval(command), *rights.reason_given(command.reason)]
    if reasons:
        return Refused(reasons=tuple(reasons))
    return (
        DeviationRecorded(
            at=command.at,
            step=step.key,
            number=step.number,
            approver=command.approver.person,
            approver_position=command.approver.position,
            approver_via=command.approver.via,
            reason=command.reason.strip(),
            person=command.by.person,
            position=command.by.position,
            via=command.by.via,
        ),
    )


def _approval(command: RecordDeviation) -> list[Refusal]:
    facts = {"approver": command.approver.person}
    if command.approver.person == command.by.person:
        code = RefusalCode.APPROVER_IS_DOER
    elif not command.approver.may_reassign:
        code = RefusalCode.APPROVER_LACKS_AUTHORITY
    else:
        return []
    return [Refusal(code=code, facts=facts, remedy=Remedy.CHOOSE_PERSON)]
