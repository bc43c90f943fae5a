"""Acts beside the flow: reassign, take back, pause, resume, end, and record a deviation."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from wartapraja.casework.commands.opening import follow
from wartapraja.casework.commands.projecting import project
from wartapraja.casework.commands.running import Run, keep, locked
from wartapraja.casework.commands.standing import acting, snapshot
from wartapraja.casework.models import Case, StepRun
from wartapraja.organisation import queries as organisation
from wartapraja.sop.engine.commands import (
    Acting,
    Cancel,
    Command,
    Pause,
    Reassign,
    RecordDeviation,
    Resume,
    Withdraw,
)


def reassign(case_id: int, *, to: Any, reason: str, person: Any, at: datetime) -> Case:
    """Give the open step to one named person who holds its position.

    Raises:
        NotPossible: the one asking may not, or that person does not hold the position.
    """

    def command(run: Run, by: Acting) -> Command:
        turn = StepRun.objects.filter(case_id=case_id, open=True).first()
        theirs = acting(to, run.case.office, run.case.procedure.key, at)
        step = turn.step if turn else ""
        return Reassign(
            step=step, to=to.key, to_actors=theirs.actors, by=by, at=at, reason=reason.strip()
        )

    return _steer(case_id, command, person, at)


def withdraw(case_id: int, *, step: str, reason: str, person: Any, at: datetime) -> Case:
    """Take back a step just made, while nobody has acted on the next.

    Raises:
        NotPossible: it is not theirs, or it is too late.
    """
    return _steer(
        case_id,
        lambda _run, by: Withdraw(step=step, by=by, at=at, reason=reason.strip()),
        person,
        at,
    )


def pause(case_id: int, *, reason: str, person: Any, at: datetime) -> Case:
    """Stop the clock of a case."""
    return _steer(case_id, lambda _run, by: Pause(by=by, at=at, reason=reason.strip()), person, at)


def resume(case_id: int, *, reason: str, person: Any, at: datetime) -> Case:
    """Let the clock of a case run on; its due time moves by the working time that it stood still."""
    return _steer(case_id, lambda _run, by: Resume(by=by, at=at, reason=reason.strip()), person, at)


def cancel(case_id: int, *, reason: str, person: Any, at: datetime) -> Case:
    """End a case for a reason outside the procedure."""
    return _steer(case_id, lambda _run, by: Cancel(by=by, at=at, reason=reason.strip()), person, at)


def deviate(
    case_id: int, *, step: str, doer_key: str, reason: str, person: Any, at: datetime
) -> Case:
    """Record that a step was done outside the order: a deviation with its reason and approver, never a tick.

    Args:
        case_id: the case.
        step: key of the step that was done.
        doer_key: key of the person who did it.
        reason: why the order was left.
        person: the supervisor who approves it and so presses.
        at: the instant.

    Raises:
        NotPossible: the approver is the doer, or may not approve.
    """

    def command(run: Run, by: Acting) -> Command:
        doer = acting(
            organisation.person_by_key(doer_key), run.case.office, run.case.procedure.key, at
        )
        return RecordDeviation(step=step, by=doer, approver=by, at=at, reason=reason.strip())

    return _steer(case_id, command, person, at)


def _steer(
    case_id: int, command: Callable[[Run, Acting], Command], person: Any, at: datetime
) -> Case:
    with transaction.atomic():
        run = locked(case_id)
        by = acting(person, run.case.office, run.case.procedure.key, at)
        events = run.events_for(command(run, by))
        opened = project(run, events)
        keep(run, events, (), actor=snapshot(by, person.full_name), at=at)
        follow(run, events, opened, at)
    return run.case
