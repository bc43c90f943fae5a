"""What letters do to the world: they are announced to those they order something."""

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from wartapraja.letters.models import Disposisi
from wartapraja.letters.queries.dispositions import labels
from wartapraja.organisation import queries as organisation
from wartapraja.record.effects import EffectContext, effect


@effect("letters.tell_disposisi")
def tell_disposisi(payload: dict[str, Any], context: EffectContext) -> dict[str, Any]:
    """Write to one recipient of an order; the result says whether there was an address."""
    order = (
        Disposisi.objects.select_related("office", "case", "letter")
        .filter(pk=payload["disposisi"])
        .first()
    )
    person = organisation.person_by_key(payload["person"])
    if order is None or person is None or not person.email:
        return {"told": 0}
    with translation.override(settings.LANGUAGE_CODE):
        subject = order.letter.subject if order.letter else (order.case.title if order.case else "")
        words = {
            "order": order,
            "person": person,
            "labels": labels(order),
            "subject": subject,
            "deadline": order.deadline.astimezone(ZoneInfo(order.office.zone))
            if order.deadline
            else None,
            "address": f"{settings.OFFICE_URL}/disposisi/",
        }
        EmailMessage(
            subject=" ".join((_("Disposition: %(subject)s") % {"subject": subject}).split()),
            body=render_to_string("letters/mail/disposisi.txt", words),
            to=[person.email],
            headers={"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF"},
        ).send()
    return {"told": 1}
