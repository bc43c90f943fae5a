"""An event as iCalendar, for the calendar on the assignee's phone.

Follows: RFC 5545 and RFC 5546 (REQUEST and CANCEL; the same UID with a rising SEQUENCE replaces the entry).
"""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, vCalAddress, vText
from icalendar import Event as Entry

from wartapraja.coverage.models import Event
from wartapraja.coverage.terms import EventState

PRODUCT = "-//Wartapraja//Peliputan//ID"


def method_of(event: Event, *, released: bool = False) -> str:
    """``CANCEL`` when the entry is to go from the calendar, else ``REQUEST``."""
    gone = released or event.starts is None or event.state == EventState.CANCELLED
    return "CANCEL" if gone else "REQUEST"


def invitation(event: Event, person: Any, at: datetime, *, method: str) -> bytes:
    """The event for one person as an .ics file."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_entry(event, person, at, method))
    return calendar.to_ical()


def subscription(events: Any, person: Any, at: datetime) -> bytes:
    """Every event of a person as one calendar to subscribe to."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(_entry(event, person, at, "REQUEST"))
    return calendar.to_ical()


def _entry(event: Event, person: Any, at: datetime, method: str) -> Entry:
    zone = ZoneInfo(event.office.zone)
    entry = Entry()
    entry.add("uid", f"{event.key}@wartapraja.invalid")
    entry.add("dtstamp", at)
    entry.add("sequence", event.sequence)
    entry.add("summary", event.title)
    entry.add("location", event.place)
    entry.add("status", "CANCELLED" if method == "CANCEL" else _status(event))
    if event.contact:
        entry.add("description", event.contact)
    if event.starts is not None and event.ends is not None:
        begin, end = event.starts.astimezone(zone), event.ends.astimezone(zone)
        if event.all_day:
            last = (end - timedelta(microseconds=1)).date()
            entry.add("dtstart", begin.date())
            entry.add("dtend", last + timedelta(days=1))
        else:
            entry.add("dtstart", begin)
            entry.add("dtend", end)
    elif method == "CANCEL":
        entry.add("dtstart", at)
    if person.email:
        attendee = vCalAddress(f"MAILTO:{person.email}")
        attendee.params["cn"] = vText(person.full_name)
        entry.add("attendee", attendee)
    return entry


def _status(event: Event) -> str:
    return "CONFIRMED" if event.state == EventState.CONFIRMED else "TENTATIVE"
