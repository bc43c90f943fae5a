"""Akun saya: who I am here, my PIN, my language, and the ways to my other settings."""

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from allauth.core.exceptions import ReauthenticationRequired
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from wartapraja.organisation import commands, present, queries
from wartapraja.organisation.forms import PinForm
from wartapraja.organisation.models import Pin, SignIn


@login_required
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """The account's front page."""
    at = present.now()
    person = queries.person_of(request.user)
    context = {
        "person": person,
        "positions": queries.positions_of(person, at) if person else (),
        "pin": Pin.objects.filter(person=person).first() if person else None,
        "sign_ins": SignIn.objects.filter(user=request.user.pk or 0, outcome="in")[:5],
    }
    return render(request, "organisation/account.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def pin(request: HttpRequest) -> HttpResponse:
    """Set or replace the PIN, within five minutes of having shown again who one is.

    A PIN that comes too late is not kept aside until then, as allauth would do in the session: it is asked for again.
    """
    if not did_recently_reauthenticate(request):
        if request.method == "POST":
            return redirect("organisation_pin")
        raise ReauthenticationRequired
    person = queries.person_of(request.user)
    if person is None:
        messages.error(request, _("This account belongs to nobody in the organisation yet."))
        return redirect("organisation_account")
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            commands.set_pin(person, form.cleaned_data["pin"], at=present.now())
        except commands.Refused as refused:
            for reason in refused.reasons:
                form.add_error(reason.field or None, reason.sentence)
        else:
            messages.success(request, _("Your PIN has been set."))
            return redirect("organisation_account")
    status = 422 if form.errors else 200
    return render(request, "organisation/pin.html", {"form": form}, status=status)
