"""Confirming, moving, postponing and cancelling: separate acts, each told to everyone concerned."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wartapraja.coverage.commands.keeping import keep, lock, team_of, tell
from wartapraja.coverage.models import Event, EventChange
from wartapraja.coverage.queries.availability import clashes_of
from wartapraja.coverage.terms import Answer, EventState
from wartapraja.coverage.types import Clashes, Refused, Window


def confirm(event: Event, *, person: Any, at: datetime) -> Event:
    """Lift an event from the planned to the confirmed layer.

    Raises:
        Refused: undated or cancelled.
    """
    with transaction.atomic():
        event = lock(event)
        _alive(event)
        if event.starts is None:
            raise Refused([_("An event without a time cannot be confirmed. Give it a time first.")])
        if event.state != EventState.CONFIRMED:
            event.state = EventState.CONFIRMED
            event.save(update_fields=["state"])
            keep(event, "EventConfirmed", {}, by=person, at=at)
    return event


def move(
    event: Event,
    starts: datetime,
    ends: datetime,
    *,
    reason: str,
    override_reason: str = "",
    compared: bool = False,
    person: Any,
    at: datetime,
) -> Event:
    """Give an event another time; its team is asked again.

    `compared` leaves the clashes to a caller who names another team in the same transaction.

    Raises:
        Clashes: somebody or something of its team is not free then, and no reason was given.
        Refused: cancelled, or the end is not after the beginning.
    """
    with transaction.atomic():
        event = lock(event)
        _alive(event)
        if ends <= starts:
            raise Refused([_("The end must come after the beginning.")])
        window = Window(starts=starts, ends=ends, travel_minutes=event.travel_minutes)
        things = [loan.equipment for loan in event.loans.select_related("equipment")]
        clashes = clashes_of(
            event.office, window, people=team_of(event), equipment=things, besides=event
        )
        if clashes and not compared and not override_reason.strip():
            raise Clashes(clashes)
        _log(event, "moved", reason, person, at)
        event.starts, event.ends = starts, ends
        if event.state in {EventState.POSTPONED, EventState.DRAFT}:
            event.state = EventState.PLANNED
        _asked_again(event)
        _told(event, "EventMoved", "moved", reason, person, at, override=override_reason)
    return event


def postpone(event: Event, *, reason: str, person: Any, at: datetime) -> Event:
    """Take the time away; the event waits in the undated tray until it gets another.

    Raises:
        Refused: cancelled, or no reason.
    """
    with transaction.atomic():
        event = lock(event)
        _alive(event)
        _reasoned(reason)
        _log(event, "postponed", reason, person, at)
        event.starts = event.ends = None
        event.state = EventState.POSTPONED
        _asked_again(event)
        _told(event, "EventPostponed", "postponed", reason, person, at)
    return event


def cancel(event: Event, *, reason: str, person: Any, at: datetime) -> Event:
    """Call an event off; nobody and nothing is taken by it any more.

    Raises:
        Refused: cancelled already, or no reason.
    """
    with transaction.atomic():
        event = lock(event)
        _alive(event)
        _reasoned(reason)
        _log(event, "cancelled", reason, person, at)
        event.state = EventState.CANCELLED
        event.sequence += 1
        event.save()
        _told(event, "EventCancelled", "cancelled", reason, person, at)
    return event


def _alive(event: Event) -> None:
    if event.state == EventState.CANCELLED:
        raise Refused([_("“%(event)s” was cancelled already.") % {"event": event.title}])


def _reasoned(reason: str) -> None:
    if not reason.strip():
        raise Refused([_("Write the reason; the team will read it.")])


def _log(event: Event, kind: str, reason: str, person: Any, at: datetime) -> None:
    EventChange.objects.create(
        event=event,
        kind=kind,
        before_starts=event.starts,
        before_ends=event.ends,
        reason=reason.strip()[:500],
        person=person,
        at=at,
    )


def _asked_again(event: Event) -> None:
    event.sequence += 1
    event.save()
    event.team.update(answer=Answer.OFFERED, answered_at=None)


def _told(
    event: Event, kind: str, what: str, reason: str, person: Any, at: datetime, **more: Any
) -> None:
    payload = {
        "reason": reason.strip(),
        "starts": event.starts.isoformat() if event.starts else None,
        "ends": event.ends.isoformat() if event.ends else None,
        **more,
    }
    people = team_of(event)
    keep(event, kind, payload, by=person, at=at, effects=tell(event, people, what))
