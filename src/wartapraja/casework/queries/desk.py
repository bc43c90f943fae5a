"""The desk (Meja kerja): what waits for me, and what I wait for. Two queries each, however many rows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from wartapraja.casework.models import StepRun
from wartapraja.organisation import queries as organisation
from wartapraja.sop.terms import CaseStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Soonest due first; what has no due time comes last."""

    mine: tuple[StepRun, ...]
    awaited: tuple[StepRun, ...]
    late: int


def waiting_for(person: Any, at: datetime) -> QuerySet[StepRun]:
    """The open turns that this person may do now, by position, Plt., Plh. or delegation.

    A turn assigned to one person waits for that person only.
    """
    mine = Q(pk__in=())
    for office, sop_key, actor in organisation.actor_triples(person, at):
        mine |= Q(case__office=office, case__procedure__key=sop_key, actor=actor)
    turns = StepRun.objects.filter(open=True, case__status=CaseStatus.RUNNING.value).filter(mine)
    turns = turns.filter(Q(assignee=None) | Q(assignee=person))
    return turns.select_related("case__procedure", "case__office").order_by(
        F("due_at").asc(nulls_last=True), "opened_at"
    )


def desk_of(person: Any, at: datetime, limit: int = 50) -> Desk:
    """The desk of one person at one instant."""
    mine = tuple(waiting_for(person, at)[:limit])
    started = (
        StepRun.objects.filter(open=True, case__runs__person=person)
        .exclude(pk__in=[turn.pk for turn in mine])
        .select_related("case__procedure", "case__office")
        .order_by(F("due_at").asc(nulls_last=True), "opened_at")
        .distinct()
    )
    late = sum(1 for turn in mine if turn.due_at and turn.due_at < at)
    return Desk(mine=mine, awaited=tuple(started[:limit]), late=late)
