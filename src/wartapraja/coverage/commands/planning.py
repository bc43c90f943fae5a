"""Registering events, and naming the team and the equipment that cover them."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wartapraja.coverage.commands.keeping import keep, lock, tell
from wartapraja.coverage.models import Assignment, Event, Loan
from wartapraja.coverage.queries.availability import clashes_of, window_of
from wartapraja.coverage.terms import EventState
from wartapraja.coverage.types import Clash, Clashes, Refused, Seat

MOST_OCCURRENCES = 60
STEPS = {
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "fortnightly": timedelta(weeks=2),
}
TOLD_OF = frozenset({"title", "place", "starts", "ends", "all_day", "contact"})
"""What the team must hear of when it changes."""


def register_event(
    office: Any, facts: Mapping[str, Any], *, source: str, person: Any, at: datetime, **more: Any
) -> Event:
    """Put an event on the calendar; without a time it waits in the undated tray.

    Args:
        office: whose event.
        facts: columns of `Event` that people fill in.
        source: of `terms.Source`.
        person: who registers; None for the worker.
        at: the instant.
        more: `case`, `uid`, `series`, `state`.

    Raises:
        Refused: the times do not fit each other.
    """
    event = Event(office=office, source=source, made_by=person, made_at=at, **facts, **more)
    _checked(event)
    with transaction.atomic():
        event.save()
        keep(event, "EventRegistered", _snapshot(event), by=person, at=at)
    return event


def change_event(event: Event, facts: Mapping[str, Any], *, person: Any, at: datetime) -> Event:
    """Change what is known of an event; its team hears of it when it concerns them.

    Raises:
        Refused: the times do not fit each other.
    """
    with transaction.atomic():
        event = lock(event)
        changed = {name for name, value in facts.items() if getattr(event, name) != value}
        if not changed:
            return event
        for name in changed:
            setattr(event, name, facts[name])
        _checked(event)
        people = [each.person for each in event.team.select_related("person")]
        told = people if changed & TOLD_OF else []
        event.sequence += bool(told)
        event.save()
        keep(
            event,
            "EventChanged",
            {"changed": sorted(changed), **_snapshot(event)},
            by=person,
            at=at,
            effects=tell(event, told, "changed"),
        )
    return event


def repeat_event(
    event: Event, *, every: str, until: datetime, person: Any, at: datetime
) -> list[Event]:
    """Register the further occurrences of an event; each is an event of its own from then on.

    The wall clock of the office decides: an event at 07.30 stays at 07.30.

    Args:
        event: the first occurrence; it has a time.
        every: ``daily``, ``weekly`` or ``fortnightly``.
        until: the last instant at which an occurrence may begin.
        person: who registers them.
        at: the instant.

    Raises:
        Refused: undated, or more than 60 occurrences.
    """
    if event.starts is None or event.ends is None:
        raise Refused([_("An event without a time cannot recur. Give it a time first.")])
    step, zone = STEPS[every], ZoneInfo(event.office.zone)
    begin, length = event.starts.astimezone(zone), event.ends - event.starts
    count = max(0, int((until - event.starts) / step))
    if count > MOST_OCCURRENCES:
        sentence = _(
            "%(count)s occurrences are too many; choose an earlier end (at most %(most)s)."
        )
        raise Refused([sentence % {"count": count, "most": MOST_OCCURRENCES}])
    made = []
    with transaction.atomic():
        event = lock(event)
        event.series = event.series or uuid.uuid4()
        event.save(update_fields=["series"])
        for number in range(1, count + 1):
            starts = begin + number * step
            facts = {**_facts(event), "starts": starts, "ends": starts + length}
            made.append(
                register_event(
                    event.office,
                    facts,
                    source=event.source,
                    person=person,
                    at=at,
                    series=event.series,
                )
            )
    return made


def seat_team(
    event: Event,
    seats: Sequence[Seat],
    *,
    equipment: Sequence[Any] = (),
    override_reason: str = "",
    person: Any,
    at: datetime,
) -> Event:
    """Name who covers an event and with which things; those named and those let go are told.

    Args:
        event: the event.
        seats: the whole team; whoever is not in it any more is let go.
        equipment: every thing that is reserved.
        override_reason: why in spite of clashes; empty refuses them.
        person: who names.
        at: the instant.

    Raises:
        Clashes: somebody or something is not free and no reason was given; nothing was saved.
        Refused: the event was cancelled, or nobody is named.
    """
    if not seats:
        raise Refused([_("Name at least one person for the coverage.")])
    with transaction.atomic():
        event = lock(event)
        if event.state == EventState.CANCELLED:
            raise Refused(
                [
                    _("“%(event)s” was cancelled. Register it again to cover it.")
                    % {"event": event.title}
                ]
            )
        clashes = _against(event, seats, equipment)
        if clashes and not override_reason.strip():
            raise Clashes(clashes)
        reason = override_reason.strip() if clashes else ""
        new, gone = _reseat(event, seats, reason, person, at)
        _relend(event, equipment, reason)
        payload = {
            "team": [[seat.content, seat.person.key] for seat in seats],
            "equipment": [thing.pk for thing in equipment],
            "override": reason,
            "clashes": [clash.sentence for clash in clashes],
        }
        effects = [*tell(event, new, "named"), *tell(event, gone, "released")]
        keep(event, "TeamSeated", payload, by=person, at=at, effects=effects)
    return event


def _against(event: Event, seats: Sequence[Seat], equipment: Sequence[Any]) -> list[Clash]:
    window = window_of(event)
    if window is None:
        return []
    people = list({seat.person.pk: seat.person for seat in seats}.values())
    # Two who plan at once must not both find the same person free: the row of each person is held.
    list(
        type(people[0])
        .objects.select_for_update()
        .filter(pk__in=[each.pk for each in people])
        .order_by("pk")
    )
    return clashes_of(event.office, window, people=people, equipment=equipment, besides=event)


def _reseat(
    event: Event, seats: Sequence[Seat], reason: str, person: Any, at: datetime
) -> tuple[list[Any], list[Any]]:
    wanted = {(seat.content, seat.person.pk): seat for seat in seats}
    there = {(each.content, each.person_id): each for each in event.team.select_related("person")}
    before = {each.person_id: each.person for each in there.values()}
    for key in there.keys() - wanted.keys():
        there[key].delete()
    for key in wanted.keys() - there.keys():
        Assignment.objects.create(
            event=event,
            content=wanted[key].content,
            person=wanted[key].person,
            override_reason=reason,
            named_by=person,
            named_at=at,
        )
    now = {seat.person.pk: seat.person for seat in seats}
    new = [each for pk, each in now.items() if pk not in before]
    return new, [each for pk, each in before.items() if pk not in now]


def _relend(event: Event, equipment: Sequence[Any], reason: str) -> None:
    event.loans.filter(out_at=None).exclude(equipment__in=equipment).delete()
    for thing in equipment:
        Loan.objects.get_or_create(
            event=event, equipment=thing, defaults={"override_reason": reason}
        )


def _checked(event: Event) -> None:
    try:
        event.clean()
    except ValidationError as error:
        raise Refused(error.messages) from error


FACTS = (
    "title",
    "place",
    "outside",
    "starts",
    "ends",
    "all_day",
    "travel_minutes",
    "contact",
    "leader",
    "note",
)


def _facts(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in FACTS}


def _snapshot(event: Event) -> dict[str, Any]:
    times = {
        name: value.isoformat() if value else None
        for name, value in (("starts", event.starts), ("ends", event.ends))
    }
    return {**_facts(event), **times, "state": event.state, "source": event.source}
