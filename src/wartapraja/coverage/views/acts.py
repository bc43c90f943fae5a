"""One event, and the separate acts on it: change, move, postpone, cancel, confirm, repeat, team, equipment."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wartapraja.coverage import commands, present, queries
from wartapraja.coverage.act_forms import CancelForm, MoveForm, NoForm, ReasonForm, RepeatForm
from wartapraja.coverage.forms import EventForm
from wartapraja.coverage.models import Event, Loan
from wartapraja.coverage.types import Refused
from wartapraja.coverage.views.calendar import with_hour
from wartapraja.coverage.views.reading import event_for, may_plan, planner, reader
from wartapraja.organisation import queries as organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act: its words, its form, what it begins with, and its command."""

    title: Promise
    button: Promise
    done: Promise
    form: type[forms.Form]
    run: Callable[[Event, dict[str, Any], Any], Any]
    begin: Callable[[Event, HttpRequest], dict[str, Any]] = lambda _event, _request: {}
    destructive: bool = False


def _moved_to(event: Event, request: HttpRequest) -> dict[str, Any]:
    zone = ZoneInfo(event.office.zone)
    try:
        day = date.fromisoformat(request.GET.get("tanggal", ""))
    except ValueError:
        return {"starts": event.starts, "ends": event.ends}
    starts, ends = with_hour(day, event, zone)
    return {"starts": starts, "ends": ends}


def _known(event: Event, _request: HttpRequest) -> dict[str, Any]:
    names = (
        "title",
        "starts",
        "ends",
        "place",
        "outside",
        "travel_minutes",
        "leader",
        "contact",
        "note",
    )
    return {name: getattr(event, name) for name in names}


def _repeat(event: Event, data: dict[str, Any], person: Any) -> Any:
    until = datetime.combine(data["until"], time.max, ZoneInfo(event.office.zone))
    return commands.repeat_event(
        event, every=data["every"], until=until, person=person, at=present.now()
    )


def _change(event: Event, data: dict[str, Any], person: Any) -> Any:
    facts = {**data, "travel_minutes": data.get("travel_minutes") or 0}
    return commands.change_event(event, facts, person=person, at=present.now())


ACTS: dict[str, Act] = {
    "ubah": Act(
        title=gettext_lazy("Change the event"),
        button=gettext_lazy("Save"),
        done=gettext_lazy("The event was changed; the team is told of what concerns it."),
        form=EventForm,
        begin=_known,
        run=_change,
    ),
    "pindah": Act(
        title=gettext_lazy("Move the event to another time"),
        button=gettext_lazy("Move it"),
        done=gettext_lazy("The event was moved; the team is asked again."),
        form=MoveForm,
        begin=_moved_to,
        run=lambda event, data, person: commands.move(
            event,
            data["starts"],
            data["ends"],
            reason=data["reason"],
            override_reason=data["override_reason"],
            person=person,
            at=present.now(),
        ),
    ),
    "tunda": Act(
        title=gettext_lazy("Postpone the event without a new time"),
        button=gettext_lazy("Postpone it"),
        done=gettext_lazy("The event waits undated; the team is told."),
        form=ReasonForm,
        run=lambda event, data, person: commands.postpone(
            event, reason=data["reason"], person=person, at=present.now()
        ),
    ),
    "batal": Act(
        title=gettext_lazy("Cancel the event"),
        button=gettext_lazy("Cancel the event"),
        done=gettext_lazy("The event was cancelled; the team is told."),
        form=CancelForm,
        destructive=True,
        run=lambda event, data, person: commands.cancel(
            event, reason=data["reason"], person=person, at=present.now()
        ),
    ),
    "pastikan": Act(
        title=gettext_lazy("Confirm the event"),
        button=gettext_lazy("It is certain"),
        done=gettext_lazy("The event is confirmed."),
        form=NoForm,
        run=lambda event, _data, person: commands.confirm(event, person=person, at=present.now()),
    ),
    "ulangi": Act(
        title=gettext_lazy("Repeat the event"),
        button=gettext_lazy("Register the repetitions"),
        done=gettext_lazy("The repetitions are in the calendar."),
        form=RepeatForm,
        run=_repeat,
    ),
}


def event(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """One event with its team, its things and its changes."""
    found = event_for(request, key)
    context = {
        "event": found,
        "zone": found.office.zone,
        "team": found.team.select_related("person"),
        "loans": found.loans.select_related("equipment", "person"),
        "changes": found.changes.select_related("person"),
        "items": queries.items_of(found),
        "acts": list(ACTS.items()),
        "may_plan": may_plan(reader(request), found.office),
        "people": organisation.people_in(found.office, present.now()),
    }
    return _screen(request, "coverage/event.html", found.title, context)


def act_on(request: HttpRequest, key: uuid.UUID, verb: str) -> HttpResponse:
    """Show the form of an act, or do it."""
    if verb not in ACTS:
        raise Http404
    found, act = event_for(request, key), ACTS[verb]
    person = planner(request, found)
    form = act.form(
        request.POST if request.method == "POST" else None,
        zone=ZoneInfo(found.office.zone),
        initial=act.begin(found, request),
    )
    if request.method == "POST" and form.is_valid():
        try:
            act.run(found, form.cleaned_data, person)
        except Refused as refused:
            for sentence in refused.sentences:
                form.add_error(None, sentence)
        else:
            messages.success(request, str(act.done))
            return redirect("coverage_event", found.key)
    context = {"event": found, "act": act, "form": form, "zone": found.office.zone}
    return _screen(request, "coverage/act.html", str(act.title), context, bad=bool(form.errors))


def lend(request: HttpRequest, loan_id: int) -> HttpResponse:
    """Hand a thing out, or take it back, by a post."""
    loan = Loan.objects.select_related("event__office", "equipment").filter(pk=loan_id).first()
    if loan is None or request.method != "POST":
        raise Http404
    found = event_for(request, loan.event.key)
    person, at = planner(request, found), present.now()
    try:
        if loan.out_at is None:
            to = organisation.person_by_key(request.POST.get("person", "")) or person
            commands.hand_out(loan, to=to, person=person, at=at)
        else:
            condition = request.POST.get("condition", "")
            commands.bring_back(loan, condition=condition, person=person, at=at)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Noted."))
    return redirect("coverage_event", found.key)


def _screen(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], *, bad: bool = False
) -> HttpResponse:
    page = {"header_title": title, "page_title": title, "breadcrumbs_items": []}
    return render(request, template, {**page, **context}, status=422 if bad else 200)
