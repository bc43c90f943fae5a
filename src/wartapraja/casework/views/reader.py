"""Who is looking: the person behind the account, or nobody."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from wartapraja.casework import clock
from wartapraja.casework.models import Case
from wartapraja.casework.queries.cases import visible_cases
from wartapraja.organisation import queries as organisation
from wartapraja.organisation.types import NotYours


def reader_of(request: HttpRequest) -> Any:
    """The person of the signed-in account.

    Raises:
        NotYours: the account belongs to nobody in the organisation.
    """
    person = organisation.person_of(request.user)
    if person is None:
        raise NotYours(why=_("Your account belongs to nobody in an office, and cases do."))
    return person


def case_for(request: HttpRequest, case_id: int) -> Case:
    """A case that the reader may see.

    Raises:
        NotYours: with 404 and the same words for a case of another office and for none, so that numbers tell nothing.
    """
    found = visible_cases(reader_of(request), clock.now()).filter(pk=case_id).first()
    if found is None:
        raise NotYours(
            why=_("There is no such case in the offices where you hold a position today."),
            who_can=_(
                "Another office's case is open to its own people. If it should be open to you, the administrator of "
                "that office can give you a position or a delegation there."
            ),
            status=404,
        )
    return found
