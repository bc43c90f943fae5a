"""Completing a step: the one button that an officer presses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wartapraja.casework.commands.errors import NotPossible, Overtaken
from wartapraja.casework.commands.opening import follow, work_on
from wartapraja.casework.commands.papers import check_upload, evidence_of, lay_down
from wartapraja.casework.commands.procedures import the_step
from wartapraja.casework.commands.projecting import project
from wartapraja.casework.commands.running import Run, keep, locked, looked_at
from wartapraja.casework.commands.standing import acting, snapshot
from wartapraja.casework.models import Case, CasePaper, StepRun
from wartapraja.casework.registry import activity_at
from wartapraja.casework.types import Paper, Performed, Reason, Work
from wartapraja.record.types import NewEvent
from wartapraja.sop.engine.commands import Complete
from wartapraja.sop.terms import ONWARD_OUTCOMES


def act(
    *,
    case_id: int,
    turn_id: int,
    outcome: str,
    reason: str,
    person: Any,
    at: datetime,
    data: Mapping[str, Any] | None = None,
    files: Sequence[Any] = (),
    by_way_of: str = "screen",
) -> Case:
    """Complete the open hand of a case.

    Args:
        case_id: the case.
        turn_id: the turn that the officer was looking at; another one being open means they were overtaken.
        outcome: key of the step's answer.
        reason: the words that go with it.
        person: who presses.
        at: the instant.
        data: cleaned data of the activity's form.
        files: uploads to keep with the step.
        by_way_of: ``screen`` or ``link``, for the record.

    Raises:
        NotPossible: refused, with the reasons; nothing has changed.
        Overtaken: somebody else was first; nothing of this has been done.
    """
    for upload in files:
        check_upload(upload)
    press = Press(
        turn_id=turn_id,
        outcome=outcome,
        reason=reason.strip(),
        person=person,
        at=at,
        data=data or {},
        by_way_of=by_way_of,
    )
    prepared = _beforehand(case_id, press)
    with transaction.atomic():
        run = locked(case_id)
        command, work = _pressed(run, press)
        work = replace(work, prepared=prepared)
        performed = perform(work)
        papers = _keep_papers(run, work, performed, files, person)
        _complete(
            run,
            replace(command, evidence=evidence_of(papers)),
            performed,
            person.full_name,
            by_way_of,
        )
    return run.case


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """One button pressed by one person."""

    turn_id: int
    outcome: str
    reason: str
    person: Any
    at: datetime
    data: Mapping[str, Any]
    by_way_of: str


def _pressed(run: Run, press: Press) -> tuple[Complete, Work]:
    """The command for the engine and the work for the activity; refused when the engine would refuse it."""
    turn = StepRun.objects.filter(case=run.case, open=True).select_related("assignee").first()
    if turn is None or turn.pk != press.turn_id:
        raise Overtaken(f"Turn {press.turn_id} of case {run.case.pk} is not open.")
    by = acting(press.person, run.case.office, run.case.procedure.key, press.at, turn.actor)
    command = Complete(
        step=turn.step,
        hand=turn.hand,
        round=turn.round,
        outcome=press.outcome,
        reason=press.reason,
        by=by,
        at=press.at,
    )
    run.events_for(command)
    work = replace(
        work_on(run, turn, press.at, press.person.key),
        outcome=press.outcome,
        reason=press.reason,
        data=press.data,
        by_way_of=press.by_way_of,
    )
    return command, work


def _beforehand(case_id: int, press: Press) -> Any:
    """What a slow activity does before the transaction, so that no lock waits for it."""
    turn = StepRun.objects.filter(pk=press.turn_id, case_id=case_id, open=True).first()
    if turn is None:
        return None
    run = looked_at(case_id)
    activity = activity_at(the_step(run.definition, turn.step).activity)
    if not activity.slow:
        return None
    _command, work = _pressed(run, press)
    if not _goes_on(work):
        return None
    missing = activity.failure_reasons(work)
    if missing:
        raise NotPossible(missing)
    return activity.before(work)


def perform(work: Work) -> Performed:
    """Let the activity do its part, unless something is missing.

    Raises:
        NotPossible: what is missing, most important first.
    """
    activity = activity_at(work.step.activity)
    missing = activity.failure_reasons(work) if _goes_on(work) else []
    if missing:
        raise NotPossible(missing)
    return activity.perform(work)


def _goes_on(work: Work) -> bool:
    chosen = work.step.outcome(work.outcome)
    return chosen is not None and chosen.kind in ONWARD_OUTCOMES


def _keep_papers(
    run: Run, work: Work, performed: Performed, files: Sequence[Any], person: Any
) -> list[CasePaper]:
    uploads = [
        Paper(
            kind="output",
            title=upload.name,
            content=upload.read(),
            name=upload.name,
            mime=upload.content_type or "application/octet-stream",
        )
        for upload in files
    ]
    return [
        lay_down(run.case, paper, step=work.step.key, round=work.round, person=person, at=work.at)
        for paper in (*performed.papers, *uploads)
    ]


def _complete(run: Run, command: Complete, performed: Performed, name: str, by_way_of: str) -> None:
    events = run.events_for(command)
    opened = project(run, events)
    run.effects.extend(performed.effects)
    facts = {"step": command.step, "by_way_of": by_way_of, **dict(performed.facts)}
    actor = snapshot(command.by, name)
    keep(
        run,
        events,
        (NewEvent(kind="Performed", payload=facts, actor=actor, format=1),),
        actor=actor,
        at=command.at,
    )
    follow(run, events, opened, command.at)


def nothing_to_do() -> NotPossible:
    """The refusal for a case that nobody is asked to work on."""
    return NotPossible(
        [Reason(sentence=_("No step of this case is open. Look at its trail to see how it ended."))]
    )
