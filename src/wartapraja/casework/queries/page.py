"""Everything the case page shows, for one reader at one instant."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from wartapraja.casework.activity import Activity
from wartapraja.casework.commands.opening import work_on
from wartapraja.casework.commands.procedures import definition_of
from wartapraja.casework.commands.projecting import worked
from wartapraja.casework.commands.running import Run, state_of
from wartapraja.casework.commands.standing import acting
from wartapraja.casework.models import Case, StepRun
from wartapraja.casework.registry import activity_at
from wartapraja.casework.types import Outcome, Reason, Work
from wartapraja.casework.words import reason_of, who_can
from wartapraja.sop.definition import Definition, Step
from wartapraja.sop.definition import Outcome as StepOutcome
from wartapraja.sop.engine import decide
from wartapraja.sop.engine.commands import Acting, Complete
from wartapraja.sop.engine.refusals import RefusalCode, Refused
from wartapraja.sop.engine.state import State
from wartapraja.sop.terms import ONWARD_OUTCOMES, OutcomeKind

_ASKED_ON_THE_FORM = frozenset({RefusalCode.REASON_REQUIRED})


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """One case for one reader."""

    case: Case
    definition: Definition
    state: State | None
    turn: StepRun | None
    step: Step | None
    work: Work | None
    my_turn: bool
    whose: str
    outcomes: tuple[Outcome, ...]
    minutes: Mapping[int, int]
    """Working minutes of each turn by its key; the open one counts up to now."""
    runs: tuple[StepRun, ...]


def case_page(case: Case, person: Any, at: datetime) -> CasePage:
    """Gather one case for one reader; a fixed number of queries."""
    definition = definition_of(case.procedure)
    state = state_of(case)
    run = Run(case=case, definition=definition, state=state, version=0)
    runs = tuple(case.runs.select_related("person", "assignee"))
    turn = next((each for each in runs if each.open), None)
    work = replace(work_on(run, turn, at), person=person.key if person else "") if turn else None
    outcomes = buttons(run, turn, work, person, at) if turn and work else ()
    return CasePage(
        case=case,
        definition=definition,
        state=state,
        turn=turn,
        step=work.step if work else None,
        work=work,
        my_turn=any(each.allowed for each in outcomes),
        whose=_whose(turn, definition),
        outcomes=outcomes,
        minutes={each.pk: _minutes(run, each, at) for each in runs},
        runs=runs,
    )


def activity_of(page: CasePage) -> Activity | None:
    """The activity of the open step; None when no step is open."""
    return activity_at(page.step.activity) if page.step is not None else None


def buttons(run: Run, turn: StepRun, work: Work, person: Any, at: datetime) -> tuple[Outcome, ...]:
    """The answers of the open step, each with the reasons why this person may not press it now."""
    by = (
        acting(person, run.case.office, run.case.procedure.key, at, turn.actor)
        if person
        else NOBODY
    )
    return tuple(_button(run, turn, work, by, outcome) for outcome in work.step.offered(turn.hand))


NOBODY = Acting(person="", actors=frozenset())


def _button(run: Run, turn: StepRun, work: Work, by: Acting, outcome: StepOutcome) -> Outcome:
    command = Complete(
        step=turn.step,
        hand=turn.hand,
        round=turn.round,
        outcome=outcome.key,
        reason="?",
        by=by,
        at=work.at,
    )
    answer = decide(run.definition, run.state, command)
    blocked: list[Reason] = []
    if isinstance(answer, Refused):
        blocked = [
            reason_of(each, run.definition)
            for each in answer.reasons
            if each.code not in _ASKED_ON_THE_FORM
        ]
    allowed = not blocked
    if allowed and outcome.kind in ONWARD_OUTCOMES:
        blocked = activity_at(work.step.activity).failure_reasons(
            replace(work, outcome=outcome.key)
        )
    return Outcome(
        key=outcome.key,
        label=outcome.label,
        kind=outcome.kind.value,
        reason_required=outcome.reason_required,
        blocked=tuple(blocked),
        allowed=allowed,
    )


def _whose(turn: StepRun | None, definition: Definition) -> str:
    if turn is None:
        return ""
    title = who_can((turn.actor,), definition)
    return (
        _("%(actor)s (assigned to %(person)s)") % {"actor": title, "person": turn.assignee}
        if turn.assignee
        else title
    )


def _minutes(run: Run, turn: StepRun, at: datetime) -> int:
    if turn.working_minutes is not None:
        return turn.working_minutes
    return worked(run, turn.opened_at, turn.closed_at or at)


def is_destructive(kind: str) -> bool:
    """Whether an answer's button is drawn in the colour of sending back or refusing."""
    return kind in {OutcomeKind.BACK.value, OutcomeKind.REJECT.value}
