"""The light page on which an assignee accepts or declines. Opening it answers nothing; nor does posting it empty."""

from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from wartapraja.coverage import commands, present
from wartapraja.coverage.invitations import invitation, method_of
from wartapraja.coverage.models import Assignment
from wartapraja.coverage.queries.availability import spoken


class AnswerForm(forms.Form):
    """Yes or no, chosen by hand; a no has its reason."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("yes", _("I will go")), ("no", _("I cannot go"))],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Why not (needed when you cannot go)"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@never_cache
def answer(request: HttpRequest, link: str) -> HttpResponse:
    """Show the assignment; keep the answer."""
    assignment = get_object_or_404(
        Assignment.objects.select_related("event__office", "person"), link=link
    )
    form = AnswerForm(request.POST if request.method == "POST" else None)
    kept = False
    if request.method == "POST" and form.is_valid():
        kept = _kept(assignment, form)
    event = assignment.event
    context = {
        "assignment": assignment,
        "event": event,
        "time": spoken(event, ZoneInfo(event.office.zone)),
        "form": form,
        "kept": kept,
        "team": event.team.select_related("person"),
    }
    return render(request, "coverage/answer.html", context, status=422 if form.errors else 200)


def _kept(assignment: Assignment, form: AnswerForm) -> bool:
    data = form.cleaned_data
    try:
        commands.answer(
            assignment,
            accept=data["answer"] == "yes",
            reason=data["reason"],
            at=present.now(),
        )
    except commands.Refused as refused:
        for sentence in refused.sentences:
            form.add_error(None, sentence)
        return False
    return True


@never_cache
def ics(request: HttpRequest, link: str) -> HttpResponse:
    """The event for the phone's calendar."""
    assignment = get_object_or_404(
        Assignment.objects.select_related("event__office", "person"), link=link
    )
    event = assignment.event
    content = invitation(event, assignment.person, present.now(), method=method_of(event))
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="peliputan.ics"'},
    )
