"""The case page: the SOP's own table with its symbols filled in, and beside it whose turn it is and what may be pressed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from wartapraja.casework import clock, commands
from wartapraja.casework.forms import ActForm, CommentForm
from wartapraja.casework.models import Case
from wartapraja.casework.queries.page import CasePage, case_page
from wartapraja.casework.queries.table import table_of
from wartapraja.casework.registry import activity_at
from wartapraja.casework.views.reader import case_for, reader_of


def case(request: HttpRequest, case_id: int) -> HttpResponse:
    """Show a case, or press one button on it."""
    found = case_for(request, case_id)
    person = reader_of(request)
    page = case_page(found, person, clock.now())
    act_form, own_form = _forms(request, page)
    if request.method == "POST" and page.turn is not None:
        answer = _press(request, page, person, act_form, own_form)
        if answer is not None:
            return answer
    return show(request, found, page, person, act_form, own_form)


def _forms(request: HttpRequest, page: CasePage) -> tuple[ActForm, forms.Form | None]:
    posted = request.POST if request.method == "POST" else None
    files = request.FILES if request.method == "POST" else None
    act_form = ActForm(posted, files, initial={"turn": page.turn.pk if page.turn else 0})
    if page.work is None:
        return act_form, None
    return act_form, activity_at(page.work.step.activity).form(page.work, posted, files)


def _press(
    request: HttpRequest,
    page: CasePage,
    person: Any,
    act_form: ActForm,
    own_form: forms.Form | None,
) -> HttpResponse | None:
    outcome = request.POST.get("outcome", "")
    goes_on = any(
        each.key == outcome and each.kind not in {"back", "reject"} for each in page.outcomes
    )
    if not act_form.is_valid() or (own_form is not None and goes_on and not own_form.is_valid()):
        messages.error(request, _("Not done yet: mend what is marked, nothing you typed is lost."))
        return None
    data = own_form.cleaned_data if own_form is not None and goes_on else {}
    try:
        commands.act(
            case_id=page.case.pk,
            turn_id=act_form.cleaned_data["turn"],
            outcome=outcome,
            reason=act_form.cleaned_data["reason"],
            person=person,
            at=clock.now(),
            data=data,
            files=act_form.cleaned_data["uploads"],
        )
    except commands.Overtaken:
        return overtaken(request, page.case, person, act_form.cleaned_data["reason"])
    except commands.NotPossible as refused:
        _explain(act_form, own_form, refused)
        return None
    messages.success(request, _("Done: %(step)s.") % {"step": page.step.text if page.step else ""})
    return redirect("casework_case", page.case.pk)


def _explain(act_form: ActForm, own_form: forms.Form | None, refused: commands.NotPossible) -> None:
    for reason in refused.reasons:
        owner = own_form if own_form is not None and reason.field in own_form.fields else act_form
        owner.add_error(reason.field if reason.field in owner.fields else None, reason.sentence)


def overtaken(request: HttpRequest, found: Case, person: Any, words: str) -> HttpResponse:
    """Somebody else was first: say so, show what the case is now, and give back what was typed."""
    page = case_page(found, person, clock.now())
    last = next((run for run in reversed(page.runs) if not run.open and run.person), None)
    context = {
        "header_title": _("Somebody else was first"),
        "page_title": _("Somebody else was first"),
        "breadcrumbs_items": [],
        "case": found,
        "last": last,
        "page": page,
        "words": words,
    }
    return render(request, "casework/overtaken.html", context, status=409)


def show(
    request: HttpRequest,
    found: Case,
    page: CasePage,
    person: Any,
    act_form: ActForm,
    own_form: forms.Form | None,
) -> HttpResponse:
    """Render the case page with its forms as they stand."""
    activity = activity_at(page.step.activity) if page.step else None
    panel = (
        {"template": activity.panel_template, **activity.panel_context(page.work)}
        if activity and page.work
        else {}
    )
    context = {
        "header_title": found.title,
        "page_title": found.title,
        "breadcrumbs_items": [],
        "case": found,
        "page": page,
        "table": table_of(page),
        "person": person,
        "act_form": act_form,
        "own_form": own_form,
        "panel": panel,
        "papers": found.papers.select_related("added_by"),
        "comments": found.comments.select_related("person"),
        "comment_form": CommentForm(),
        "now": clock.now(),
    }
    return render(request, "casework/case.html", context)
