"""Meja kerja: what waits for me, soonest first; what I wait for. Nothing else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wartapraja.casework import clock
from wartapraja.casework.queries.desk import desk_of
from wartapraja.casework.views.reader import reader_of
from wartapraja.organisation import queries as organisation


def desk(request: HttpRequest) -> HttpResponse:
    """The first page after sign-in."""
    at = clock.now()
    person = reader_of(request)
    context = {
        "header_title": _("Desk"),
        "page_title": _("Desk"),
        "breadcrumbs_items": [],
        "desk": desk_of(person, at),
        "person": person,
        "offices": organisation.offices_of(person, at),
        "now": at,
    }
    return render(request, "casework/desk.html", context)
