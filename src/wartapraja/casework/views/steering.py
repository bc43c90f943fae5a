"""Acts beside the flow, each on a small page of its own that asks for the reason."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from wartapraja.casework import clock, commands
from wartapraja.casework.forms import CommentForm, SteerForm
from wartapraja.casework.models import Case
from wartapraja.casework.queries.cases import open_turn
from wartapraja.casework.views.reader import case_for, reader_of
from wartapraja.organisation import queries as organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act beside the flow: its words and its command."""

    title: Promise
    button: Promise
    done: Promise
    run: Callable[[Case, Any, dict[str, Any]], Any]
    destructive: bool = False
    asks_person: bool = False
    asks_step: bool = False


def _reassign(case: Case, person: Any, data: dict[str, Any]) -> Any:
    to = organisation.person_by_key(data["person"])
    return commands.reassign(case.pk, to=to, reason=data["reason"], person=person, at=clock.now())


def _withdraw(case: Case, person: Any, data: dict[str, Any]) -> Any:
    last = (
        case.runs.filter(open=False).exclude(outcome="withdrawn").order_by("closed_at", "pk").last()
    )
    step = last.step if last else ""
    return commands.withdraw(
        case.pk, step=step, reason=data["reason"], person=person, at=clock.now()
    )


def _deviate(case: Case, person: Any, data: dict[str, Any]) -> Any:
    return commands.deviate(
        case.pk,
        step=data["step"],
        doer_key=data["person"],
        reason=data["reason"],
        person=person,
        at=clock.now(),
    )


ACTS: dict[str, Act] = {
    "alihkan": Act(
        title=_("Reassign this step"),
        button=_("Reassign"),
        done=_("The step has been reassigned."),
        run=_reassign,
        asks_person=True,
    ),
    "tarik": Act(
        title=_("Take back the last step"),
        button=_("Take back"),
        done=_("The step has been taken back."),
        run=_withdraw,
    ),
    "jeda": Act(
        title=_("Pause the case"),
        button=_("Pause"),
        done=_("The case is paused; its clock stands still."),
        run=lambda case, person, data: commands.pause(
            case.pk, reason=data["reason"], person=person, at=clock.now()
        ),
    ),
    "lanjutkan": Act(
        title=_("Resume the case"),
        button=_("Resume"),
        done=_("The case runs on; its due time has moved by the time it stood still."),
        run=lambda case, person, data: commands.resume(
            case.pk, reason=data["reason"], person=person, at=clock.now()
        ),
    ),
    "akhiri": Act(
        title=_("End the case"),
        button=_("End the case"),
        done=_("The case has been ended."),
        run=lambda case, person, data: commands.cancel(
            case.pk, reason=data["reason"], person=person, at=clock.now()
        ),
        destructive=True,
    ),
    "penyimpangan": Act(
        title=_("Record a step done outside the order"),
        button=_("Record the deviation"),
        done=_("The deviation has been recorded."),
        run=_deviate,
        asks_person=True,
        asks_step=True,
    ),
}


def steer(request: HttpRequest, case_id: int, verb: str) -> HttpResponse:
    """Ask for the reason, then do it."""
    act = ACTS.get(verb)
    if act is None:
        raise Http404
    case = case_for(request, case_id)
    person = reader_of(request)
    form = SteerForm(request.POST or None, people=_people(case, act), steps=_steps(case, act))
    if request.method == "POST" and form.is_valid():
        try:
            act.run(case, person, form.cleaned_data)
        except commands.NotPossible as refused:
            for reason in refused.reasons:
                form.add_error(None, reason.sentence)
        except commands.Overtaken:
            form.add_error(
                None,
                str(
                    _(
                        "Somebody changed this case at the same moment. Look at it again, then decide."
                    )
                ),
            )
        else:
            messages.success(request, str(act.done))
            return redirect("casework_case", case.pk)
    context = {
        "header_title": act.title,
        "page_title": act.title,
        "breadcrumbs_items": [],
        "case": case,
        "act": act,
        "form": form,
    }
    return render(request, "casework/steer.html", context)


def _people(case: Case, act: Act) -> list[tuple[str, str]]:
    if not act.asks_person:
        return []
    at = clock.now()
    if act.asks_step:
        return [(each.key, str(each)) for each in organisation.people_in(case.office, at)]
    turn = open_turn(case)
    actor = turn.actor if turn else ""
    return [
        (each.key, str(each))
        for each in organisation.people_for(case.office, case.procedure.key, actor, at)
    ]


def _steps(case: Case, act: Act) -> list[tuple[str, str]]:
    if not act.asks_step:
        return []
    track = commands.definition_of(case.procedure).track(case.track)
    return (
        [(step.key, f"{step.number or '–'}. {step.text}") for step in track.steps] if track else []
    )


@require_POST
def comment(request: HttpRequest, case_id: int) -> HttpResponse:
    """Say something on a case."""
    case = case_for(request, case_id)
    form = CommentForm(request.POST)
    if form.is_valid():
        commands.comment(
            case.pk, form.cleaned_data["text"], person=reader_of(request), at=clock.now()
        )
    else:
        messages.error(request, _("Write something first; at most 20,000 characters."))
    return redirect("casework_case", case.pk)
