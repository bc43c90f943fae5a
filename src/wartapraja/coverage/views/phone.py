"""The reporter's phone: today's assignments as a page that goes on without signal, and its notes."""

import json
import uuid
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wartapraja.coverage import present
from wartapraja.coverage.commands import fielding
from wartapraja.coverage.models import Assignment, Event, FieldItem
from wartapraja.coverage.queries.availability import spoken
from wartapraja.coverage.terms import HOLDING_ANSWERS, LIVE_STATES, Consent
from wartapraja.coverage.types import Refused
from wartapraja.organisation import queries as organisation

BACK, AHEAD = timedelta(days=2), timedelta(days=14)


def reporter(request: HttpRequest) -> Any:
    """The person behind the request.

    Raises:
        Http404: an account without a person.
    """
    person = organisation.person_of(request.user)
    if person is None:
        raise Http404
    return person


def phone(request: HttpRequest) -> HttpResponse:
    """The shell; everything on it comes from the data below, kept on the phone."""
    reporter(request)
    return render(request, "coverage/phone.html", {"consents": Consent.choices})


@never_cache
def data(request: HttpRequest) -> JsonResponse:
    """The reader's assignments from two days back to two weeks ahead, with what is here of each."""
    person, now = reporter(request), present.now()
    rows = (
        Assignment.objects.filter(
            person=person,
            answer__in=HOLDING_ANSWERS,
            event__state__in=LIVE_STATES,
            event__ends__gte=now - BACK,
            event__starts__lte=now + AHEAD,
        )
        .select_related("event__office", "event__case")
        .prefetch_related("event__items", "event__team__person", "event__case__papers")
        .order_by("event__starts", "pk")
    )
    events: dict[int, dict[str, Any]] = {}
    for row in rows:
        known = events.setdefault(row.event_id, _told(row.event, person))
        known["content"].append(row.get_content_display())
        known["answer"] = row.get_answer_display()
    return JsonResponse(
        {
            "token": get_token(request),
            "person": person.full_name,
            "at": now.isoformat(),
            "events": list(events.values()),
        }
    )


def _told(event: Event, person: Any) -> dict[str, Any]:
    zone = ZoneInfo(event.office.zone)
    return {
        "key": str(event.key),
        "title": event.title,
        "time": spoken(event, zone),
        "today": event.starts.astimezone(zone).date() == present.now().astimezone(zone).date()
        if event.starts
        else False,
        "place": event.place,
        "contact": event.contact,
        "leader": event.leader,
        "note": event.note,
        "content": [],
        "case": f"{settings.OFFICE_URL}{reverse('casework_case', args=[event.case_id])}"
        if event.case_id
        else "",
        "papers": _papers(event),
        "team": [
            f"{each.person.full_name} ({each.get_content_display()})" for each in event.team.all()
        ],
        "here": [_item(item) for item in event.items.all() if item.person_id == person.pk],
    }


def _papers(event: Event) -> list[dict[str, str]]:
    if event.case is None:
        return []
    papers = [each for each in event.case.papers.all() if each.mime == "application/pdf"]
    return [
        {"title": each.title, "url": reverse("casework_paper", args=[event.case_id, each.pk])}
        for each in papers[-5:]
    ]


def _item(item: FieldItem) -> dict[str, Any]:
    return {
        "id": str(item.client_id),
        "kind": item.kind,
        "name": item.name,
        "text": item.text,
        "caption": item.caption,
        "size": item.size,
    }


@require_http_methods(["POST"])
def note(request: HttpRequest, key: str) -> JsonResponse:
    """Keep a note; the phone sends it again until it hears that it is here."""
    person = reporter(request)
    try:
        sent = json.loads(request.body)
        client_id, text = uuid.UUID(sent["id"]), str(sent["text"])
        made_at = datetime.fromisoformat(str(sent["made_at"]).replace("Z", "+00:00"))
    except (ValueError, KeyError, TypeError):
        return JsonResponse({"sentence": _("The note could not be read.")}, status=400)
    try:
        kept = fielding.keep_note(
            event_by(key),
            client_id=client_id,
            text=text[:20_000],
            made_at=made_at,
            person=person,
            at=present.now(),
        )
    except Refused as refused:
        return JsonResponse({"sentence": str(refused)}, status=409)
    return JsonResponse(_item(kept))


@require_http_methods(["POST"])
def describe(request: HttpRequest, client_id: uuid.UUID) -> JsonResponse:
    """Change the words beside a file."""
    person = reporter(request)
    item = FieldItem.objects.select_related("event").filter(client_id=client_id).first()
    if item is None:
        raise Http404
    try:
        fielding.describe_item(item, json.loads(request.body), person=person)
    except (Refused, ValueError) as refused:
        return JsonResponse({"sentence": str(refused)}, status=409)
    return JsonResponse(_item(item))


def event_by(key: str) -> Event:
    """The event of a key.

    Raises:
        Http404: there is none.
    """
    try:
        return Event.objects.get(key=uuid.UUID(key))
    except (ValueError, Event.DoesNotExist):
        raise Http404 from None


def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, from the folder whose pages it may serve; it names the shell of this version."""
    answer = render(
        request,
        "coverage/phone-worker.js",
        {
            "shell": [
                reverse("coverage_phone"),
                *(
                    static(name)
                    for name in (
                        "coverage/phone.css",
                        "coverage/phone.js",
                        "organisation/light.css",
                    )
                ),
            ]
        },
        content_type="text/javascript; charset=utf-8",
    )
    answer["Service-Worker-Allowed"] = "/liputan/"
    answer["Cache-Control"] = "no-cache"
    return answer


def manifest(request: HttpRequest) -> JsonResponse:
    """What the phone needs to install the page."""
    return JsonResponse(
        {
            "name": _("Coverage"),
            "short_name": _("Coverage"),
            "start_url": reverse("coverage_phone"),
            "scope": "/liputan/",
            "display": "standalone",
            "background_color": "#f5f5f3",
            "theme_color": "#1f4b6e",
            "icons": [
                {"src": static("coverage/icon.svg"), "sizes": "any", "type": "image/svg+xml"}
            ],
        },
        content_type="application/manifest+json",
    )
