"""Who is looking, and which letters they may see."""

import uuid
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from wartapraja.casework import queries as casework
from wartapraja.letters import present
from wartapraja.letters.models import OutgoingLetter
from wartapraja.organisation import queries as organisation


def reader(request: HttpRequest) -> Any:
    """The person of the signed-in account.

    Raises:
        PermissionDenied: the account belongs to nobody in the organisation.
    """
    person = organisation.person_of(request.user)
    if person is None:
        raise PermissionDenied
    return person


def office_of(request: HttpRequest) -> Any:
    """The office asked for, when the reader works there; their first one otherwise.

    Raises:
        Http404: they work nowhere.
    """
    offices = organisation.offices_of(reader(request), present.now())
    wanted = request.GET.get("kantor")
    found = next((each for each in offices if each.key == wanted), None) or next(
        iter(offices), None
    )
    if found is None:
        raise Http404
    return found


def letter_for(request: HttpRequest, key: uuid.UUID) -> OutgoingLetter:
    """A letter of a case that the reader may see, or of their office when it has no case; else 404."""
    person, at = reader(request), present.now()
    letter = OutgoingLetter.objects.select_related("office", "case", "replaces").filter(key=key)
    found = letter.first()
    if found is None:
        raise Http404
    if found.case is not None:
        if not casework.visible_cases(person, at).filter(pk=found.case.pk).exists():
            raise Http404
    elif found.office not in organisation.offices_of(person, at):
        raise Http404
    return found


def page_of(request: HttpRequest, case: Any) -> casework.CasePage:
    """The case page of a case for the reader."""
    return casework.case_page(case, reader(request), present.now())
