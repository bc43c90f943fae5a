"""What holds at an instant, in one place, so that an ended right is ended everywhere."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from wartapraja.organisation.models import Delegation, Holding
from wartapraja.organisation.terms import ZONES


def in_force(at: datetime, *, office: str, prefix: str = "") -> Q:
    """The condition that a holding or delegation holds at an instant.

    First and last day both count, in the zone of the office concerned.

    Args:
        at: the instant.
        office: look-up path from the filtered model to its office.
        prefix: look-up path from the filtered model to the holding or delegation, ending in ``__``.
    """
    holds = Q(**{f"{prefix}closed_at": None}) | Q(**{f"{prefix}closed_at__gt": at})
    today = Q()
    for zone, _name in ZONES:
        day = at.astimezone(ZoneInfo(zone)).date()
        ends = Q(**{f"{prefix}ends": None}) | Q(**{f"{prefix}ends__gte": day})
        today |= Q(**{f"{office}__zone": zone, f"{prefix}starts__lte": day}) & ends
    return holds & today


def holdings_at(at: datetime) -> QuerySet[Holding]:
    """Every holding in force, of people whose account is not switched off."""
    return (
        Holding.objects.filter(in_force(at, office="position__unit__office"))
        .filter(Q(person__user=None) | Q(person__user__is_active=True))
        .select_related("person", "position__unit__office")
    )


def delegations_at(at: datetime) -> QuerySet[Delegation]:
    """Every delegation in force whose giver still holds the position it comes from."""
    office = "holding__position__unit__office"
    return (
        Delegation.objects.filter(in_force(at, office=office))
        .filter(in_force(at, office=office, prefix="holding__"))
        .filter(Q(person__user=None) | Q(person__user__is_active=True))
        .select_related("person", "holding__position__unit__office", "holding__person")
    )
