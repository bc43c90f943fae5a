"""One letter: what it is, who marked it, its numbers; withdrawing it, and the number by SRIKANDI."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wartapraja.letters import commands, present, queries
from wartapraja.letters.models import OutgoingLetter
from wartapraja.letters.terms import LetterState
from wartapraja.letters.views.reading import letter_for, reader
from wartapraja.organisation import queries as organisation


class WithdrawForm(forms.Form):
    """Why."""

    why = forms.CharField(label=gettext_lazy("Why is it withdrawn?"), max_length=500)


class ExternalForm(forms.Form):
    """The number that another system gave; empty while it is awaited."""

    number = forms.CharField(
        label=gettext_lazy("Number by SRIKANDI"),
        required=False,
        max_length=160,
        help_text=gettext_lazy(
            "Leave it empty to put the letter on the list of those awaiting it."
        ),
    )


def letter(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """Show one letter."""
    return _shown(request, letter_for(request, key), WithdrawForm(), None)


def act_on(request: HttpRequest, key: uuid.UUID, verb: str) -> HttpResponse:
    """Withdraw it, or write the other number down; those who lead others may."""
    found = letter_for(request, key)
    person = reader(request)
    if request.method != "POST" or verb not in {"tarik", "nomor"}:
        raise Http404
    if not organisation.supervises(person, found.office, present.now()):
        raise PermissionDenied
    withdrawing = WithdrawForm(request.POST) if verb == "tarik" else WithdrawForm()
    numbering = ExternalForm(request.POST) if verb == "nomor" else None
    form = numbering or withdrawing
    if form.is_valid():
        try:
            _done(verb, found, form.cleaned_data, person)
        except commands.Refused as refused:
            for sentence in refused.sentences:
                form.add_error(None, sentence)
        else:
            messages.success(request, _("Saved."))
            return redirect("letters_letter", found.key)
    return _shown(request, found, withdrawing, numbering, status=422)


def _done(verb: str, found: OutgoingLetter, data: dict[str, Any], person: Any) -> None:
    at = present.now()
    if verb == "tarik":
        commands.withdraw(found, why=data["why"], person=person, at=at)
    else:
        commands.record_external_number(found, data["number"], person=person, at=at)


def _shown(
    request: HttpRequest,
    found: OutgoingLetter,
    withdrawing: WithdrawForm,
    numbering: ExternalForm | None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "header_title": found.title,
        "page_title": found.title,
        "breadcrumbs_items": [],
        "letter": found,
        "marks": queries.marks_of(found),
        "numbers": found.numbers.order_by("pk"),
        "corrections": found.corrections.all(),
        "withdrawing": withdrawing,
        "numbering": numbering or ExternalForm(initial={"number": found.external_number}),
        "may": organisation.supervises(reader(request), found.office, present.now()),
        "signed": found.state == LetterState.SIGNED,
        "open": found.state != LetterState.VOID,
        "verify_url": queries.verify_url(found.code),
    }
    return render(request, "letters/letter.html", context, status=status)
