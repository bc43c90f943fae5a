"""Cases as plain data, for the command line: every office's, because an administrator of the machine asks."""

from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from wartapraja.casework.models import Case, StepRun
from wartapraja.casework.queries.cases import case_events


def listed(*, office: str = "", status: str = "") -> list[dict[str, Any]]:
    """Every case, newest first; two queries however many there are.

    Args:
        office: key of an office, to list its cases alone.
        status: a state of a case (`sop.terms.CaseStatus`), to list the cases in it alone.
    """
    rows = _with_turn(Case.objects.all())
    if office:
        rows = rows.filter(office__key=office)
    if status:
        rows = rows.filter(status=status)
    return [_facts(case) for case in rows]


def shown(number: str) -> dict[str, Any] | None:
    """One case with its turns and the events of its chain, or None for an unknown number."""
    case = _with_turn(Case.objects.filter(number__iexact=number)).first()
    if case is None:
        return None
    turns = case.runs.select_related("person", "assignee")
    return {**_facts(case), "turns": [_turn(turn) for turn in turns], "events": case_events(case)}


def _with_turn(cases: QuerySet[Case]) -> QuerySet[Case]:
    open_turns = StepRun.objects.filter(open=True).select_related("assignee", "person")
    return cases.select_related("office", "procedure", "parent").prefetch_related(
        Prefetch("runs", queryset=open_turns, to_attr="open_turns")
    )


def _facts(case: Case) -> dict[str, Any]:
    turn: StepRun | None = next(iter(case.open_turns), None)  # type: ignore[attr-defined]
    return {
        "key": str(case.key),
        "number": case.number,
        "title": case.title,
        "office": case.office.key,
        "sop": case.procedure.key,
        "sop_version": case.procedure.version,
        "track": case.track,
        "state": case.status,
        "started_at": case.started_at.isoformat(),
        "closed_at": _moment(case.closed_at),
        "parent": case.parent.number if case.parent else None,
        "turn": _turn(turn) if turn else None,
    }


def _turn(turn: StepRun) -> dict[str, Any]:
    return {
        "step": turn.step,
        "number": turn.number,
        "text": turn.text,
        "actor": turn.actor,
        "actor_title": turn.actor_title,
        "hand": turn.hand,
        "round": turn.round,
        "assignee": turn.assignee.key if turn.assignee else None,
        "opened_at": turn.opened_at.isoformat(),
        "due_at": _moment(turn.due_at),
        "closed_at": _moment(turn.closed_at),
        "person": turn.person.key if turn.person else None,
        "position": turn.position_title,
        "via": turn.via or None,
        "outcome": turn.outcome or None,
        "reason": turn.reason,
        "standard_minutes": turn.standard_minutes,
        "working_minutes": turn.working_minutes,
        "on_time": turn.on_time,
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
