"""Folds new events into the rows that lists and pages read."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from wartapraja.casework.commands.procedures import the_step
from wartapraja.casework.commands.running import Run
from wartapraja.casework.models import Case, Deviation, StepRun
from wartapraja.organisation import queries as organisation
from wartapraja.record.types import Effect
from wartapraja.sop import calendar as office_time
from wartapraja.sop.definition import StandardTime
from wartapraja.sop.engine import events as happened
from wartapraja.sop.engine import evolve
from wartapraja.sop.terms import CLOCK_UNITS, TIMED_KINDS, Unit

TAKEN_BACK = "withdrawn"
ENDED_ELSEWHERE = "cancelled"


def project(run: Run, events: Sequence[happened.Event]) -> list[StepRun]:
    """Write what the events mean for the case's rows; returns the turns that they opened."""
    opened: list[StepRun] = []
    for event in events:
        run.state = evolve(run.state, event)
        fold = _FOLDS.get(type(event))
        turn = fold(run, event) if fold else None
        if turn is not None:
            opened.append(turn)
    _project_case(run)
    return [turn for turn in opened if turn.open]


def _project_case(run: Run) -> None:
    state = run.state
    if state is None:
        return
    Case.objects.filter(pk=run.case.pk).update(
        status=state.status.value, version=state.version, closed_at=state.closed_at
    )
    run.case.status, run.case.version, run.case.closed_at = (
        state.status.value,
        state.version,
        state.closed_at,
    )


def _opened(run: Run, event: happened.StepOpened) -> StepRun:
    step = the_step(run.definition, event.step)
    actor = run.definition.actor(event.actor)
    calendar = organisation.calendar_of(run.case.office)
    turn = StepRun.objects.create(
        case=run.case,
        step=event.step,
        number=event.number or "",
        text=step.text,
        actor=event.actor,
        actor_title=actor.title if actor else event.actor,
        hand=event.hand,
        round=event.round,
        assignee=organisation.person_by_key(event.assignee) if event.assignee else None,
        opened_at=event.at,
        due_at=office_time.due(calendar, event.entered_at, step.time),
        standard_minutes=standard_minutes(step.time),
    )
    run.effects.append(
        Effect(
            name="casework.tell_turn", key=f"casework.tell_turn:{turn.pk}", payload={"run": turn.pk}
        )
    )
    return turn


def _completed(run: Run, event: happened.HandCompleted) -> None:
    turn = StepRun.objects.get(case=run.case, open=True)
    turn.open = False
    turn.closed_at = event.at
    turn.person = organisation.person_by_key(event.person)
    turn.position_title = event.position
    turn.via = event.via or ""
    turn.outcome = event.outcome
    turn.outcome_kind = event.outcome_kind.value
    turn.reason = event.reason
    turn.working_minutes = worked(run, event.opened_at, event.at)
    turn.on_time = None if turn.due_at is None else event.at <= turn.due_at
    turn.save()


def _withdrawn(run: Run, event: happened.Withdrawn) -> StepRun:
    StepRun.objects.filter(case=run.case, open=True).update(
        open=False, closed_at=event.at, outcome=TAKEN_BACK
    )
    turn = (
        StepRun.objects.filter(case=run.case, step=event.step, hand=event.hand, round=event.round)
        .exclude(outcome=TAKEN_BACK)
        .latest("opened_at")
    )
    StepRun.objects.filter(pk=turn.pk).update(
        open=True,
        closed_at=None,
        outcome="",
        outcome_kind="",
        reason="",
        working_minutes=None,
        on_time=None,
    )
    turn.refresh_from_db()
    return turn


def _reassigned(run: Run, event: happened.Reassigned) -> StepRun:
    turn = StepRun.objects.get(case=run.case, open=True)
    turn.assignee = organisation.person_by_key(event.to)
    turn.save(update_fields=["assignee"])
    run.effects.append(
        Effect(
            name="casework.tell_turn",
            key=f"casework.tell_turn:{turn.pk}:{event.to}",
            payload={"run": turn.pk},
        )
    )
    return turn


def _resumed(run: Run, event: happened.Resumed) -> None:
    """The due time moves by the working time that the pause lasted."""
    turn = StepRun.objects.filter(case=run.case, open=True, due_at__isnull=False).first()
    if turn is None or turn.due_at is None:
        return
    calendar = organisation.calendar_of(run.case.office)
    stood_still = office_time.working_minutes(calendar, event.paused_at, event.at)
    turn.due_at = office_time.add_working_minutes(calendar, turn.due_at, stood_still)
    turn.save(update_fields=["due_at"])


def _deviated(run: Run, event: happened.DeviationRecorded) -> None:
    Deviation.objects.create(
        case=run.case,
        step=event.step,
        number=event.number or "",
        text=the_step(run.definition, event.step).text,
        person=organisation.person_by_key(event.person),
        position_title=event.position,
        approver=organisation.person_by_key(event.approver),
        approver_title=event.approver_position,
        reason=event.reason,
        at=event.at,
    )


def _ended(run: Run, event: Any) -> None:
    StepRun.objects.filter(case=run.case, open=True).update(
        open=False, closed_at=event.at, outcome=ENDED_ELSEWHERE
    )


_FOLDS: dict[type, Callable[[Run, Any], StepRun | None]] = {
    happened.StepOpened: _opened,
    happened.HandCompleted: _completed,
    happened.Withdrawn: _withdrawn,
    happened.Reassigned: _reassigned,
    happened.Resumed: _resumed,
    happened.DeviationRecorded: _deviated,
    happened.CaseCancelled: _ended,
}


def standard_minutes(time: StandardTime) -> int | None:
    """The upper bound of a standard in working minutes; None when it counts days or states no time."""
    if time.kind not in TIMED_KINDS or time.unit not in CLOCK_UNITS or time.max is None:
        return None
    return time.max * (60 if time.unit is Unit.HOUR else 1)


def worked(run: Run, opened_at: datetime, at: datetime) -> int:
    """Working minutes between two instants, without the pauses of the case."""
    calendar = organisation.calendar_of(run.case.office)
    total = office_time.working_minutes(calendar, opened_at, at)
    for pause in run.state.pauses if run.state else ():
        start, end = max(pause.since, opened_at), min(pause.until or at, at)
        if start < end:
            total -= office_time.working_minutes(calendar, start, end)
    return max(total, 0)
