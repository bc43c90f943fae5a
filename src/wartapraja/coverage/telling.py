"""The mail to one member of a team: what changed, the event for the calendar, and the link to answer."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wartapraja.coverage.invitations import invitation, method_of
from wartapraja.coverage.models import Assignment, Event
from wartapraja.coverage.queries.availability import spoken

SUBJECTS = {
    "named": gettext_lazy("You are asked to cover: %(event)s"),
    "released": gettext_lazy("You are no longer needed for: %(event)s"),
    "changed": gettext_lazy("Changed: %(event)s"),
    "moved": gettext_lazy("New time: %(event)s"),
    "postponed": gettext_lazy("Postponed: %(event)s"),
    "cancelled": gettext_lazy("Cancelled: %(event)s"),
    "declined": gettext_lazy("An assignee declined: %(event)s"),
}
SENTENCES = {
    "named": gettext_lazy("You are named for this coverage. Please answer by the link."),
    "released": gettext_lazy("Somebody else covers this event, or it needs no coverage any more."),
    "changed": gettext_lazy("Something about this event has changed; please read it again."),
    "moved": gettext_lazy("The event has another time. Please answer again by the link."),
    "postponed": gettext_lazy("The event has no time for now. You will hear when it gets one."),
    "cancelled": gettext_lazy("The event does not take place."),
    "declined": gettext_lazy("Somebody you named cannot go. Please name somebody else."),
}
ANSWERABLE = frozenset({"named", "moved", "changed"})
FOR_CALENDAR = frozenset(SUBJECTS) - {"declined"}


def write_to(person: Any, event: Event, what: str, at: datetime) -> None:
    """Send one mail.

    Raises:
        OSError, smtplib.SMTPException: the mail server did not take it; the effect tries again.
    """
    with translation.override(settings.LANGUAGE_CODE):
        context = _context(person, event, what)
        mail = EmailMultiAlternatives(
            subject=" ".join((str(SUBJECTS[what]) % {"event": event.title}).split()),
            body=render_to_string("coverage/mail/told.txt", context),
            to=[person.email],
            headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF"},
        )
        mail.attach_alternative(render_to_string("coverage/mail/told.html", context), "text/html")
    if what in FOR_CALENDAR:
        method = method_of(event, released=what == "released")
        mail.attach(
            "peliputan.ics",
            invitation(event, person, at, method=method).decode(),
            f"text/calendar; method={method}",
        )
    mail.send()


def _context(person: Any, event: Event, what: str) -> dict[str, Any]:
    own = Assignment.objects.filter(event=event, person=person).order_by("pk")
    declined = event.team.filter(answer="declined").select_related("person")
    last = event.changes.last()
    return {
        "person": person,
        "event": event,
        "what": what,
        "sentence": SENTENCES[what],
        "time": spoken(event, ZoneInfo(event.office.zone)),
        "reason": last.reason if last and what in {"moved", "postponed", "cancelled"} else "",
        "declined": declined if what == "declined" else (),
        "links": [(each.get_content_display(), _link(each)) for each in own]
        if what in ANSWERABLE
        else [],
        "case_url": f"{settings.OFFICE_URL}/berkas/{event.case_id}/" if event.case_id else "",
        "title": _("Coverage"),
    }


def _link(assignment: Assignment) -> str:
    # Written out: the worker resolves public addresses only.
    return f"{settings.OFFICE_URL}/penugasan/{assignment.link}/"


def answer_address(assignment: Assignment) -> str:
    """Where an assignee answers, for pages of the office."""
    return reverse("coverage_answer", args=[assignment.link])
