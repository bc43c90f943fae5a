"""Who is looking: the person behind the account, or nobody."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from wartapraja.casework import clock
from wartapraja.casework.models import Case
from wartapraja.casework.queries.cases import visible_cases
from wartapraja.organisation import queries as organisation


def reader_of(request: HttpRequest) -> Any:
    """The person of the signed-in account.

    Raises:
        PermissionDenied: the account belongs to nobody in the organisation.
    """
    person = organisation.person_of(request.user)
    if person is None:
        raise PermissionDenied
    return person


def case_for(request: HttpRequest, case_id: int) -> Case:
    """A case that the reader may see; any other answers 404, so that numbers tell nothing."""
    return get_object_or_404(visible_cases(reader_of(request), clock.now()), pk=case_id)
