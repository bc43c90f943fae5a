"""The calendar of coverages, in a fixed number of queries."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from wartapraja.coverage.models import Equipment, Event
from wartapraja.coverage.terms import EventState
from wartapraja.organisation import queries as organisation


def events_between(office: Any, starts: datetime, ends: datetime) -> QuerySet[Event]:
    """Events that touch a time, by their beginning, each with its team.

    Drafts and cancelled ones are there too; who shows them marks them.
    """
    return (
        Event.objects.filter(office=office, starts__lt=ends, ends__gt=starts)
        .select_related("case")
        .prefetch_related("team__person", "loans__equipment")
    )


def undated(office: Any) -> QuerySet[Event]:
    """The tray: events that wait for a time, postponed ones among them."""
    return (
        Event.objects.filter(office=office, starts=None)
        .exclude(state=EventState.CANCELLED)
        .select_related("case")
        .prefetch_related("team__person")
        .order_by("made_at", "pk")
    )


def month_of(office: Any, year: int, month: int) -> list[tuple[date, list[Event]]]:
    """The weeks of a month, Monday to Sunday: each day with the events that touch it.

    An event over several days stands on each of them.
    """
    zone = ZoneInfo(office.zone)
    first = date(year, month, 1)
    begin = first - timedelta(days=first.weekday())
    following = date(year + month // 12, month % 12 + 1, 1)
    end = following + timedelta(days=-following.weekday() % 7)
    on_day: dict[date, list[Event]] = defaultdict(list)
    found = events_between(office, _midnight(begin, zone), _midnight(end, zone))
    for event in found:
        for day in _days(event, zone):
            on_day[day].append(event)
    return [
        (day, on_day[day])
        for day in (begin + timedelta(days=each) for each in range((end - begin).days))
    ]


def event_of_case(case: Any) -> Event | None:
    """The event that a case is about; of a called case, that of its caller."""
    looked_at = case
    while looked_at is not None:
        found = Event.objects.filter(case=looked_at).first()
        if found is not None:
            return found
        looked_at = looked_at.parent
    return None


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone)


def _days(event: Event, zone: ZoneInfo) -> list[date]:
    if event.starts is None or event.ends is None:
        return []
    first = event.starts.astimezone(zone).date()
    last = (event.ends.astimezone(zone) - timedelta(microseconds=1)).date()
    return [first + timedelta(days=each) for each in range((last - first).days + 1)]


def drafts(office: Any) -> QuerySet[Event]:
    """Entries that came by feed or mail and that no case has taken over."""
    return Event.objects.filter(office=office, state=EventState.DRAFT, case=None).order_by(
        "starts", "pk"
    )[:100]


def draft_by_key(office: Any, key: str) -> Event | None:
    """A draft entry of an office; None when there is none of that key."""
    if not key:
        return None
    return Event.objects.filter(office=office, key=key, case=None).first()


def equipment_of(office: Any) -> QuerySet[Equipment]:
    """The things of an office that can be used."""
    return Equipment.objects.filter(office=office, usable=True)


def days_of(office: Any, first: date, count: int) -> list[tuple[date, list[Event]]]:
    """So many days from a day on, each with the events that touch it."""
    zone = ZoneInfo(office.zone)
    on_day: dict[date, list[Event]] = defaultdict(list)
    end = first + timedelta(days=count)
    for event in events_between(office, _midnight(first, zone), _midnight(end, zone)):
        for day in _days(event, zone):
            on_day[day].append(event)
    return [(day, on_day[day]) for day in (first + timedelta(days=each) for each in range(count))]


def holidays_between(office: Any, first: date, last: date) -> dict[date, str]:
    """The names of the days off of an office."""
    calendar = organisation.calendar_of(office)
    days = (first + timedelta(days=each) for each in range((last - first).days + 1))
    named = ((day, calendar.day(day).holiday) for day in days)
    return {day: holiday.name for day, holiday in named if holiday is not None}
