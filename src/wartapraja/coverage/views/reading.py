"""Who is looking, at which office's schedule, and whether they may change it."""

import uuid
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from wartapraja.coverage import present
from wartapraja.coverage.models import Event
from wartapraja.organisation import queries as organisation
from wartapraja.organisation.types import NotYours


def reader(request: HttpRequest) -> Any:
    """The person of the signed-in account.

    Raises:
        NotYours: the account belongs to nobody in the organisation.
    """
    person = organisation.person_of(request.user)
    if person is None:
        raise NotYours(why=_("Your account belongs to nobody in an office, and schedules do."))
    return person


def office_of(request: HttpRequest) -> Any:
    """The office asked for, when the reader works there; their first one otherwise.

    Raises:
        Http404: they work nowhere.
    """
    offices = organisation.offices_of(reader(request), present.now())
    wanted = request.GET.get("kantor")
    found = next((each for each in offices if each.key == wanted), None)
    if found is None and offices:
        found = offices[0]
    if found is None:
        raise Http404
    return found


def event_for(request: HttpRequest, key: uuid.UUID) -> Event:
    """An event of an office of the reader; any other answers 404."""
    offices = organisation.offices_of(reader(request), present.now())
    return get_object_or_404(
        Event.objects.select_related("office", "case"), key=key, office__in=offices
    )


def may_plan(person: Any, office: Any) -> bool:
    """Whether a person may change the schedule: those who lead others there."""
    return organisation.supervises(person, office, present.now())


def planner(request: HttpRequest, event: Event) -> Any:
    """The reader, who may change this event.

    Raises:
        NotYours: they may only read.
    """
    person = reader(request)
    if not may_plan(person, event.office):
        raise NotYours(
            why=_("You may read this schedule, but not change it."),
            who_can=_("Those who lead others in this office can change it."),
        )
    return person
