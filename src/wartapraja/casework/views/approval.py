"""The light page behind the link in a mail: the subject as it will look, three buttons, and the official's own PIN."""

from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from wartapraja.casework import clock, commands
from wartapraja.casework.approval.links import BadLink, find_link, spend
from wartapraja.casework.models import ApprovalLink, Notice
from wartapraja.casework.queries.page import CasePage, case_page
from wartapraja.casework.registry import activity_at
from wartapraja.organisation import commands as organisation

_STATUS = {"edited": 404, "unknown": 404, "expired": 410, "used": 410, "revoked": 410}


class DecisionForm(forms.Form):
    """A reason where one is needed, and always the PIN."""

    reason = forms.CharField(
        label=_("Note (required when returned or refused)"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    pin = forms.CharField(
        label=_("Your PIN"),
        max_length=40,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


@never_cache
def decide_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is to be decided; decide only on a post that carries the PIN."""
    at = clock.now()
    try:
        link = find_link(token, at)
    except BadLink as bad:
        return _sorry(request, bad)
    if not link.run.open:
        return _sorry(request, BadLink("used", link))
    _opened(link, at)
    page = case_page(link.run.case, link.person, at)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = _decide(request, link, page, form, at)
        if answer is not None:
            return answer
    activity = activity_at(page.step.activity if page.step else None)
    context = {
        "link": link,
        "page": page,
        "case": link.run.case,
        "form": form,
        "preview": activity.preview_html(page.work) if page.work else "",
        "hash": activity.subject_hash(page.work) if page.work else "",
    }
    return _plain(
        render(request, "casework/approval.html", context, status=200 if not form.errors else 422)
    )


def _opened(link: ApprovalLink, at: datetime) -> None:
    if link.first_opened_at is None:
        ApprovalLink.objects.filter(pk=link.pk, first_opened_at=None).update(first_opened_at=at)
        Notice.objects.filter(run=link.run, person=link.person, kind="link", opened_at=None).update(
            opened_at=at
        )


def _decide(
    request: HttpRequest, link: ApprovalLink, page: CasePage, form: DecisionForm, at: datetime
) -> HttpResponse | None:
    outcome = request.POST.get("outcome", "")
    try:
        if not organisation.check_pin(link.person, form.cleaned_data["pin"], at):
            form.add_error(
                "pin",
                _(
                    "This is not your PIN. Try again; after five wrong tries it rests for 15 minutes."
                ),
            )
            return None
        with transaction.atomic():
            spend(link, at)
            _press(link, outcome, form.cleaned_data["reason"], at)
    except organisation.PinLocked:
        form.add_error(
            "pin",
            _("Too many wrong tries. Wait 15 minutes, or sign in to the office and decide there."),
        )
        return None
    except commands.NotPossible as refused:
        for reason in refused.reasons:
            form.add_error(None, reason.sentence)
        return None
    except (commands.Overtaken, BadLink):
        return _sorry(request, BadLink("used", link))
    chosen = next((each for each in page.outcomes if each.key == outcome), None)
    return _plain(
        render(
            request,
            "casework/approval_done.html",
            {"link": link, "case": link.run.case, "outcome": chosen},
        )
    )


def _press(link: ApprovalLink, outcome: str, reason: str, at: datetime) -> Any:
    return commands.act(
        case_id=link.run.case_id,
        turn_id=link.run_id,
        outcome=outcome,
        reason=reason,
        person=link.person,
        at=at,
        by_way_of="link",
    )


def _sorry(request: HttpRequest, bad: BadLink) -> HttpResponse:
    context = {"why": bad.why, "link": bad.link}
    return _plain(
        render(request, "casework/approval_closed.html", context, status=_STATUS[bad.why])
    )


def _plain(answer: HttpResponse) -> HttpResponse:
    """No cache, no referrer with the token in it for others, no frame, no script from anywhere.

    Not ``no-referrer``: with it a browser posts the form with a null origin, which the protection against forged posts refuses.
    """
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
    return answer
