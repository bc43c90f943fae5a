"""The page of somebody who may not be where they are: why, and who can."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wartapraja.organisation.types import NotYours, Role

ASK = gettext_lazy(
    "If it should be open to you, the administrator of your office can change your position or delegation."
)


def page(request: HttpRequest, refusal: NotYours) -> HttpResponse:
    """The page of one refusal, under its status."""
    context = {
        "title": _("Not found") if refusal.status == 404 else _("Access denied"),
        "why": refusal.why,
        "who_can": refusal.who_can or ASK,
    }
    return render(request, "organisation/refused.html", context, status=refusal.status)


def closed(allowed: frozenset[Role]) -> NotYours:
    """What to say of an address that the route table opens to these roles, none of which the reader has."""
    if Role.OFFICER in allowed or Role.SIGNED_IN in allowed:
        return NotYours(
            why=_("This page is for people who hold a position today, and you hold none.")
        )
    if Role.EDITOR in allowed:
        return NotYours(
            why=_("This page is for the positions that do a step of an SOP; none of yours does.")
        )
    if Role.ORG_ADMIN in allowed:
        return NotYours(
            why=_("This page changes the organisation of an office; only its administrator may."),
            who_can=_("The administrator of your office can do it, or hand it to you."),
        )
    return NotYours(
        why=_("This page is not open to your position."),
        who_can=_("Only the administrator of this installation can open it.") if allowed else "",
    )


def forbidden(request: HttpRequest, exception: PermissionDenied) -> HttpResponse:
    """Django's 403 in the office."""
    return page(request, NotYours(why=_("This page is not open to your position.")))


def missing(request: HttpRequest, exception: Http404) -> HttpResponse:
    """Django's 404 in the office. It does not tell what is not there from what the reader may not see."""
    return page(
        request,
        NotYours(
            why=_("There is nothing at this address, or it is not open to your position."),
            status=404,
        ),
    )
