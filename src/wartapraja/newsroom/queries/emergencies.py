"""Emergency publications: who may, and which wait for a second look."""

from datetime import datetime
from typing import Any

from wartapraja.newsroom.models import EmergencyPublication
from wartapraja.newsroom.terms import EMERGENCY_OFFICIAL, EMERGENCY_SOP, SecondLook
from wartapraja.organisation import queries as organisation


def may_publish_in_emergency(person: Any, office: Any, at: datetime) -> bool:
    """Whether a person may publish at once and take second looks.

    The office binds positions to the actor of the emergency procedure; while it has bound none, those who lead others
    in the office may.
    """
    if any(
        each.actor == EMERGENCY_OFFICIAL
        for each in organisation.standings(person, office, EMERGENCY_SOP, at)
    ):
        return True
    bound = organisation.people_for(office, EMERGENCY_SOP, EMERGENCY_OFFICIAL, at)
    return not bound and organisation.supervises(person, office, at)


def second_lookers(emergency: EmergencyPublication, at: datetime) -> list[Any]:
    """The people who may take a second look: those authorised, but never the one who published."""
    office = organisation.office_by_key(emergency.office)
    if office is None:
        return []
    return [
        person
        for person in organisation.people_in(office, at)
        if person.key != emergency.by["person"] and may_publish_in_emergency(person, office, at)
    ]


def open_second_looks(office: Any = None) -> list[EmergencyPublication]:
    """Emergency publications that nobody has looked at yet, the soonest due first.

    Args:
        office: only of this office; None for all.
    """
    rows = EmergencyPublication.objects.filter(outcome=SecondLook.OPEN).select_related("page")
    if office is not None:
        rows = rows.filter(office=office.key)
    return list(rows.order_by("due_at"))
