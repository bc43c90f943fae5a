"""Handing equipment out and taking it back."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wartapraja.coverage.commands.keeping import keep, lock
from wartapraja.coverage.models import Loan
from wartapraja.coverage.types import Refused


def hand_out(loan: Loan, *, to: Any, person: Any, at: datetime) -> Loan:
    """Record that a thing left the office with somebody.

    Raises:
        Refused: it is still out with another event.
    """
    with transaction.atomic():
        event = lock(loan.event)
        still = (
            Loan.objects.select_for_update(of=("self",))
            .filter(equipment=loan.equipment, back_at=None, out_at__isnull=False)
            .exclude(pk=loan.pk)
            .select_related("event", "person")
            .first()
        )
        if still is not None:
            sentence = _(
                "%(thing)s is still out with %(person)s (“%(event)s”). Take it back first."
            )
            raise Refused(
                [sentence % {"thing": loan.equipment, "person": still.person, "event": still.event}]
            )
        loan.out_at, loan.person = loan.out_at or at, to
        loan.save()
        payload = {"equipment": loan.equipment.name, "to": to.key}
        keep(event, "EquipmentHandedOut", payload, by=person, at=at)
    return loan


def bring_back(loan: Loan, *, condition: str, person: Any, at: datetime) -> Loan:
    """Record that a thing came back, and in what condition.

    Raises:
        Refused: it was never handed out.
    """
    with transaction.atomic():
        event = lock(loan.event)
        loan.refresh_from_db()
        if loan.out_at is None:
            raise Refused([_("%(thing)s was not handed out.") % {"thing": loan.equipment}])
        loan.back_at, loan.condition = loan.back_at or at, condition.strip()[:300]
        loan.save()
        payload = {"equipment": loan.equipment.name, "condition": loan.condition}
        keep(event, "EquipmentReturned", payload, by=person, at=at)
    return loan
