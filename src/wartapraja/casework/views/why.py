"""“Kenapa tanggal ini?”: any due time explained day by day."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from wartapraja.casework.commands.procedures import definition_of
from wartapraja.casework.commands.running import state_of
from wartapraja.casework.models import StepRun
from wartapraja.casework.views.reader import case_for
from wartapraja.organisation import queries as organisation
from wartapraja.sop import calendar as office_time


def why(request: HttpRequest, case_id: int, turn_id: int) -> HttpResponse:
    """Explain the due time of one turn."""
    case = case_for(request, case_id)
    turn = get_object_or_404(StepRun, pk=turn_id, case=case)
    step = definition_of(case.procedure).find_step(turn.step)
    if step is None or turn.due_at is None:
        raise Http404
    state = state_of(case)
    visit = next(
        (
            each
            for each in (state.visits if state else ())
            if (each.step, each.round) == (turn.step, turn.round)
        ),
        None,
    )
    since = visit.entered_at if visit else turn.opened_at
    context = {
        "header_title": _("Why this time?"),
        "page_title": _("Why this time?"),
        "breadcrumbs_items": [],
        "case": case,
        "turn": turn,
        "step": step,
        "since": since,
        "days": office_time.explain(organisation.calendar_of(case.office), since, step.time),
        "pauses": [
            pause
            for pause in (state.pauses if state else ())
            if pause.until and pause.since >= since
        ],
    }
    return render(request, "casework/why.html", context)
