"""Starting a case, by a person or by another case that calls."""

import uuid
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from wartapraja.casework.commands.errors import NotPossible
from wartapraja.casework.commands.opening import follow
from wartapraja.casework.commands.procedures import definition_of
from wartapraja.casework.commands.projecting import project
from wartapraja.casework.commands.running import Run, keep
from wartapraja.casework.commands.standing import acting, snapshot
from wartapraja.casework.models import Case, CaseNumber, Procedure
from wartapraja.casework.types import Reason
from wartapraja.sop.engine.commands import Acting, Start
from wartapraja.sop.terms import CaseStatus

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def start(*, office: Any, sop_key: str, track: str, title: str, person: Any, at: datetime) -> Case:
    """Start a case on a track of the newest version of an SOP.

    Args:
        office: the office that runs it.
        sop_key: key of an adopted SOP.
        track: key of one of its tracks.
        title: what the case is about; 3 to 300 characters.
        person: who starts it.
        at: the instant.

    Raises:
        NotPossible: the SOP is not in force, the title is missing, or the person's position may not start it.
    """
    title = title.strip()
    if len(title) < 3:
        raise NotPossible(
            [
                Reason(
                    sentence=_(
                        "Give the case a title of at least 3 characters; it is what everybody will look for."
                    ),
                    field="title",
                )
            ]
        )
    by = acting(person, office, sop_key, at)
    with transaction.atomic():
        return begin(
            office=office,
            procedure=newest(sop_key),
            track=track,
            title=title[:300],
            by=by,
            name=person.full_name,
            at=at,
        )


def newest(sop_key: str) -> Procedure:
    """The version of an SOP that is in force.

    Raises:
        NotPossible: no such SOP was adopted.
    """
    procedure = Procedure.objects.filter(key=sop_key).order_by("-version").first()
    if procedure is None:
        raise NotPossible(
            [
                Reason(
                    sentence=_("The SOP “%(key)s” is not in force here. Choose one from the list.")
                    % {"key": sop_key}
                )
            ]
        )
    return procedure


def begin(
    *,
    office: Any,
    procedure: Procedure,
    track: str,
    title: str,
    by: Acting,
    name: str,
    at: datetime,
    called_by: str | None = None,
    parent: Case | None = None,
) -> Case:
    """Start a case inside the caller's transaction."""
    key = uuid.uuid4()
    case = Case(
        key=key,
        title=title,
        office=office,
        procedure=procedure,
        track=track,
        started_at=at,
        parent=parent,
    )
    case.status = CaseStatus.RUNNING.value
    run = Run(case=case, definition=definition_of(procedure), state=None, version=0)
    events = run.events_for(Start(case=str(key), track=track, by=by, at=at, called_by=called_by))
    case.number = next_number(office, procedure.key, at)
    case.search_text = f"{case.number} {title}".casefold()
    case.save()
    opened = project(run, events)
    keep(run, events, (), actor=snapshot(by, name), at=at)
    follow(run, events, opened, at)
    return case


def next_number(office: Any, sop_key: str, at: datetime) -> str:
    """The next case number of an office and year, such as ``0147/PEL/XI/2026``; local time decides the year."""
    local = at.astimezone(ZoneInfo(office.zone))
    counter, _created = CaseNumber.objects.get_or_create(office=office, year=local.year)
    CaseNumber.objects.filter(pk=counter.pk).update(last=F("last") + 1)
    counter.refresh_from_db()
    code = sop_key[:3].upper()
    unique = "" if office.is_first else f"/{office.key[:6].upper()}"
    return f"{counter.last:04d}/{code}{unique}/{ROMAN[local.month - 1]}/{local.year}"
