"""Registering what came in."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from wartapraja.letters.models import AgendaCounter, IncomingLetter
from wartapraja.letters.types import Refused
from wartapraja.organisation.commands.evidence import signature
from wartapraja.record import commands as record
from wartapraja.record.types import NewEvent


def register_incoming(
    office: Any,
    facts: Mapping[str, Any],
    *,
    person: Any,
    at: datetime,
    case: Any = None,
    scan_sha256: str = "",
) -> IncomingLetter:
    """Enter a letter into the agenda book under the next number of the office's year.

    Args:
        office: who received it.
        facts: columns of `IncomingLetter` that people fill in; `received` is the office's today when absent.
        person: who registers it.
        at: the instant.
        case: the case that it starts.
        scan_sha256: hash of the scan, as the case's papers keep it.

    Raises:
        Refused: the same letter (sender, number and date) is in the book already, or it was received in the future.
    """
    today = at.astimezone(ZoneInfo(office.zone)).date()
    facts = {"received": today, **facts}
    if facts["received"] > today:
        raise Refused(
            [
                _("%(day)s is in the future. Enter the day on which the letter came in.")
                % {"day": facts["received"]}
            ]
        )
    with transaction.atomic():
        _not_twice(office, facts)
        letter = IncomingLetter.objects.create(
            office=office,
            year=facts["received"].year,
            agenda_number=_next(office, facts["received"].year),
            case=case,
            scan_sha256=scan_sha256,
            registered_by=person,
            registered_at=at,
            **facts,
        )
        payload = {
            "agenda_number": letter.agenda_number,
            "year": letter.year,
            "sender": letter.sender,
            "number": letter.letter_number,
            "subject": letter.subject,
            "sha256": scan_sha256,
        }
        registered = NewEvent(kind="LetterReceived", payload=payload, actor=signature(person, at))
        record.append(letter.stream, [registered], expected=0, at=at)
    return letter


def sha256_of(content: bytes | None) -> str:
    """Hash of a scan, as the case's papers keep it; empty for none."""
    return hashlib.sha256(content).hexdigest() if content is not None else ""


def _not_twice(office: Any, facts: Mapping[str, Any]) -> None:
    number = facts.get("letter_number", "")
    twin = (
        IncomingLetter.objects.filter(
            office=office,
            letter_number=number,
            letter_date=facts.get("letter_date"),
            sender__iexact=facts["sender"],
        ).first()
        if number
        else None
    )
    if twin is not None:
        sentence = _("This letter is in the agenda book already, under number %(number)s/%(year)s.")
        raise Refused([sentence % {"number": twin.agenda_number, "year": twin.year}])


def _next(office: Any, year: int) -> int:
    counter, _created = AgendaCounter.objects.get_or_create(office=office, year=year)
    AgendaCounter.objects.filter(pk=counter.pk).update(last=F("last") + 1)
    counter.refresh_from_db()
    # A book that was restored without its counter still goes on after its last letter.
    highest = (
        IncomingLetter.objects.filter(office=office, year=year)
        .order_by("-agenda_number")
        .values_list("agenda_number", flat=True)
        .first()
        or 0
    )
    if counter.last <= highest:
        counter.last = highest + 1
        counter.save(update_fields=["last"])
    return counter.last
