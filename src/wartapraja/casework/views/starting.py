"""Starting a case: the tracks that the reader's positions may start, and a title."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wartapraja.casework import clock, commands
from wartapraja.casework.forms import StartForm
from wartapraja.casework.queries.starting import Startable, startable_tracks
from wartapraja.casework.views.reader import reader_of


def start(request: HttpRequest) -> HttpResponse:
    """Show the form, or start the case and open it."""
    at = clock.now()
    person = reader_of(request)
    offered = startable_tracks(person, at)
    choices = [(each.value, each.label) for each in offered]
    form = StartForm(
        request.POST or None, tracks=choices, initial={"track": choices[0][0] if choices else ""}
    )
    if request.method == "POST" and form.is_valid():
        case = _start(form, offered, person, at)
        if case is not None:
            return redirect("casework_case", case.pk)
    context = {
        "header_title": _("Start a case"),
        "page_title": _("Start a case"),
        "breadcrumbs_items": [],
        "form": form,
        "offered": offered,
    }
    return render(request, "casework/start.html", context)


def _start(form: StartForm, offered: list[Startable], person: Any, at: Any) -> Any:
    chosen = next(each for each in offered if each.value == form.cleaned_data["track"])
    try:
        return commands.start(
            office=chosen.office,
            sop_key=chosen.sop_key,
            track=chosen.track,
            title=form.cleaned_data["title"],
            person=person,
            at=at,
        )
    except commands.NotPossible as refused:
        for reason in refused.reasons:
            form.add_error(reason.field or None, reason.sentence)
    return None
