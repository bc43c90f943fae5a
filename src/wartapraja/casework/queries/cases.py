"""Which cases a person may see, and one case with its events."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from wartapraja.casework.models import Case, StepRun
from wartapraja.organisation import queries as organisation
from wartapraja.record import queries as recorded


def visible_cases(person: Any, at: datetime) -> QuerySet[Case]:
    """The cases of the offices in which a person holds a position at that instant; a stranger sees none."""
    offices = organisation.offices_of(person, at) if person is not None else []
    return Case.objects.filter(office__in=offices).select_related("office", "procedure")


def open_turn(case: Case) -> StepRun | None:
    """The one turn that is open on a case, or None when it waits or has ended."""
    return StepRun.objects.filter(case=case, open=True).select_related("assignee").first()


def is_closed(case_key: UUID | str) -> bool:
    """Whether a case has ended, in whatever way; an unknown one has."""
    return not Case.objects.filter(key=case_key, closed_at=None).exists()


def case_events(case: Case) -> list[dict[str, Any]]:
    """The chain of a case as plain data, oldest first."""
    return [
        {
            "version": row.version,
            "at": row.at.isoformat(),
            "kind": row.kind,
            "actor": row.actor,
            "payload": row.payload,
            "hash": row.hash,
        }
        for row in recorded.events(case.stream)
    ]
