"""Moving open due times when the office's calendar changes, on the record."""

from datetime import datetime
from typing import Any

from django.db import transaction

from wartapraja.casework.commands.papers import note
from wartapraja.casework.commands.procedures import definition_of
from wartapraja.casework.commands.running import Run, locked
from wartapraja.casework.commands.standing import WORKER, snapshot
from wartapraja.casework.models import Case, StepRun
from wartapraja.organisation import queries as organisation
from wartapraja.sop import calendar as office_time
from wartapraja.sop.terms import OPEN_STATUSES


def recompute(office_key: str, at: datetime) -> list[dict[str, Any]]:
    """Recompute the due time of every open turn of an office.

    Returns:
        What moved: case number, step, the due time before and after (ISO 8601).
    """
    open_cases = Case.objects.filter(
        office__key=office_key, status__in=[status.value for status in OPEN_STATUSES]
    )
    moved = [_recompute_one(case_id, at) for case_id in open_cases.values_list("pk", flat=True)]
    return [each for each in moved if each is not None]


def _recompute_one(case_id: int, at: datetime) -> dict[str, Any] | None:
    with transaction.atomic():
        run = locked(case_id)
        turn = StepRun.objects.filter(case_id=case_id, open=True).first()
        if turn is None or turn.due_at is None:
            return None
        due = due_of(run, turn)
        if due is None or due == turn.due_at:
            return None
        facts = {
            "case": run.case.number,
            "step": turn.step,
            "before": turn.due_at.isoformat(),
            "after": due.isoformat(),
        }
        StepRun.objects.filter(pk=turn.pk).update(due_at=due)
        note(run, "DueTimeMoved", facts, snapshot(WORKER, "Wartapraja"), at)
        return facts


def due_of(run: Run, turn: StepRun) -> datetime | None:
    """The due time of an open turn by today's calendar, with the working time that its case stood still."""
    open_hand = run.state.open if run.state else None
    step = definition_of(run.case.procedure).find_step(turn.step)
    if open_hand is None or step is None:
        return turn.due_at
    calendar = organisation.calendar_of(run.case.office)
    due = office_time.due(calendar, open_hand.entered_at, step.time)
    for pause in run.state.pauses if run.state and due else ():
        if pause.until and pause.since >= open_hand.entered_at and due:
            due = office_time.add_working_minutes(
                calendar, due, office_time.working_minutes(calendar, pause.since, pause.until)
            )
    return due
