"""What follows from events: opening activities, calling another SOP, answering the case that called."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F
from django.utils.translation import gettext as _

from wartapraja.casework.commands.errors import NotPossible
from wartapraja.casework.commands.procedures import definition_of, the_step
from wartapraja.casework.commands.projecting import project
from wartapraja.casework.commands.running import Run, keep, locked
from wartapraja.casework.commands.standing import WORKER, snapshot
from wartapraja.casework.models import Case, CaseNumber, Procedure, StepRun
from wartapraja.casework.registry import activity_at
from wartapraja.casework.types import Reason, Work
from wartapraja.sop.engine import events as happened
from wartapraja.sop.engine.commands import Acting, CallReturned, Start
from wartapraja.sop.terms import CaseStatus

NAME = "Wartapraja"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


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


def newest(sop_key: str) -> Procedure:
    """The version of an SOP that is in force.

    Raises:
        NotPossible: no such SOP was adopted.
    """
    procedure = Procedure.objects.filter(key=sop_key).order_by("-version").first()
    if procedure is None:
        raise NotPossible(
            [
                Reason(
                    sentence=_("The SOP “%(key)s” is not in force here. Choose one from the list.")
                    % {"key": sop_key}
                )
            ]
        )
    return procedure


def begin(
    *,
    office: Any,
    procedure: Procedure,
    track: str,
    title: str,
    by: Acting,
    name: str,
    at: datetime,
    called_by: str | None = None,
    parent: Case | None = None,
) -> Case:
    """Start a case inside the caller's transaction."""
    key = uuid.uuid4()
    case = Case(
        key=key,
        title=title,
        office=office,
        procedure=procedure,
        track=track,
        started_at=at,
        parent=parent,
    )
    case.status = CaseStatus.RUNNING.value
    run = Run(case=case, definition=definition_of(procedure), state=None, version=0)
    events = run.events_for(Start(case=str(key), track=track, by=by, at=at, called_by=called_by))
    case.number = next_number(office, procedure.key, at)
    case.search_text = f"{case.number} {title}".casefold()
    case.save()
    opened = project(run, events)
    keep(run, events, (), actor=snapshot(by, name), at=at)
    follow(run, events, opened, at)
    return case


def next_number(office: Any, sop_key: str, at: datetime) -> str:
    """The next case number of an office and year, such as ``0147/PEL/XI/2026``; local time decides the year."""
    local = at.astimezone(ZoneInfo(office.zone))
    counter, _created = CaseNumber.objects.get_or_create(office=office, year=local.year)
    CaseNumber.objects.filter(pk=counter.pk).update(last=F("last") + 1)
    counter.refresh_from_db()
    code = sop_key[:3].upper()
    unique = "" if office.is_first else f"/{office.key[:6].upper()}"
    return f"{counter.last:04d}/{code}{unique}/{ROMAN[local.month - 1]}/{local.year}"
