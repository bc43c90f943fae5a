"""The letter from the words that stand in the form, before anything is kept."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wartapraja.casework import queries as casework
from wartapraja.letters import commands, present
from wartapraja.letters.activity import DraftLetter
from wartapraja.letters.views.looking import private
from wartapraja.letters.views.reading import page_of, reader


@require_POST
def preview(request: HttpRequest, case_id: int) -> HttpResponse:
    """What is typed as the PDF that it would become; what is missing as sentences."""
    case = casework.visible_cases(reader(request), present.now()).filter(pk=case_id).first()
    if case is None:
        raise Http404
    shown = page_of(request, case)
    activity = casework.activity_of(shown)
    if shown.work is None or not shown.my_turn or not isinstance(activity, DraftLetter):
        raise Http404
    form = activity.form(shown.work, request.POST, request.FILES)
    wrong = [str(each) for errors in form.errors.values() for each in errors]
    if not wrong:
        try:
            data = activity.previewed(shown.work, form.cleaned_data)
            return private(commands.render(activity.kind, data), "application/pdf", "pratinjau.pdf")
        except commands.BadLetter as bad:
            wrong = [str(bad)]
    title = _("The letter cannot be shown yet")
    context = {"header_title": title, "page_title": title, "breadcrumbs_items": [], "wrong": wrong}
    return render(request, "letters/no_preview.html", context, status=422)
