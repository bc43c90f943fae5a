"""Who and what is free at a time; a fixed number of queries whatever the size of the team."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wartapraja.coverage.models import Absence, Assignment, Event, Loan
from wartapraja.coverage.terms import HOLDING_ANSWERS, LIVE_STATES
from wartapraja.coverage.types import Availability, Clash, Window

LONGEST_WAY = timedelta(days=2)
"""No way there and back is longer; it bounds what must be read from the table."""


def availability(
    office: Any, window: Window, people: Sequence[Any], *, besides: Event | None = None
) -> list[Availability]:
    """Each person beside a time: what stands against it, and how much they carry already.

    Args:
        office: whose zone tells the day and the month.
        window: the time.
        people: whom to look at.
        besides: the event being planned, which does not clash with itself.
    """
    zone = ZoneInfo(office.zone)
    clashes = defaultdict(list)
    for person_id, clash in (
        *_events(window, people, besides, zone),
        *_absences(window, people, zone),
    ):
        clashes[person_id].append(clash)
    days, months = _loads(window, people, besides, zone)
    return [
        Availability(
            person=person,
            clashes=tuple(clashes[person.pk]),
            that_day=days[person.pk],
            that_month=months[person.pk],
        )
        for person in people
    ]


def untimed(person: Any) -> Availability:
    """A person beside an event without a time: nothing can be said yet."""
    return Availability(person=person, clashes=(), that_day=0, that_month=0)


def clashes_of(
    office: Any,
    window: Window,
    *,
    people: Sequence[Any] = (),
    equipment: Sequence[Any] = (),
    besides: Event | None = None,
) -> list[Clash]:
    """Everything that stands against sending these people with these things at this time."""
    found = [
        clash
        for each in availability(office, window, people, besides=besides)
        for clash in each.clashes
    ]
    return [*found, *_things(office, window, equipment, besides)]


def taken(window: Window) -> tuple[datetime, datetime]:
    """The time with the way there and back."""
    way = timedelta(minutes=window.travel_minutes)
    return window.starts - way, window.ends + way


def window_of(event: Event) -> Window | None:
    """The time of an event; None while it is undated."""
    if event.starts is None or event.ends is None:
        return None
    return Window(starts=event.starts, ends=event.ends, travel_minutes=event.travel_minutes)


def _near(window: Window, besides: Event | None, prefix: str = "event__") -> Q:
    begin, end = taken(window)
    near = Q(
        **{
            f"{prefix}starts__lt": end + LONGEST_WAY,
            f"{prefix}ends__gt": begin - LONGEST_WAY,
            f"{prefix}state__in": LIVE_STATES,
        }
    )
    return near & ~Q(event=besides) if besides is not None and besides.pk else near


def _events(
    window: Window, people: Sequence[Any], besides: Event | None, zone: ZoneInfo
) -> Iterable[tuple[int, Clash]]:
    rows = (
        Assignment.objects.filter(
            _near(window, besides), person__in=people, answer__in=HOLDING_ANSWERS
        )
        .select_related("event", "person")
        .order_by("event__starts", "pk")
    )
    told: set[tuple[int, int]] = set()
    for row in rows:
        kind = _meets(window, row.event)
        if kind and (row.person_id, row.event_id) not in told:
            told.add((row.person_id, row.event_id))
            yield row.person_id, _clash(kind, row.person, row.event, zone)


def _meets(window: Window, event: Event) -> str:
    other = window_of(event)
    if other is None:
        return ""
    if other.starts < window.ends and other.ends > window.starts:
        return "event"
    (begin, end), (its_begin, its_end) = taken(window), taken(other)
    return "travel" if its_begin < end and its_end > begin else ""


def _clash(kind: str, person: Any, event: Event, zone: ZoneInfo) -> Clash:
    sentence = (
        _("%(person)s covers “%(event)s” then (%(time)s).")
        if kind == "event"
        else _("%(person)s would not arrive in time: “%(event)s” is at %(time)s, elsewhere.")
    )
    return Clash(
        kind=kind,
        about=person.key,
        sentence=sentence
        % {"person": person.full_name, "event": event.title, "time": spoken(event, zone)},
    )


def spoken(event: Event, zone: ZoneInfo) -> str:
    """The time of an event in few words: ``21 November 2026 08.00–10.00``."""
    if event.starts is None or event.ends is None:
        return _("undated")
    begin, end = event.starts.astimezone(zone), event.ends.astimezone(zone)
    day = date_format(begin, "j F Y")
    if event.all_day:
        return day
    until = (
        f"{end:%H.%M}" if end.date() == begin.date() else f"{date_format(end, 'j F')} {end:%H.%M}"
    )
    return f"{day} {begin:%H.%M}–{until}"


def days_of(window: Window, zone: ZoneInfo) -> tuple[date, date]:
    """First and last day of a time, in the office's zone; an end at midnight belongs to the day before."""
    last = window.ends.astimezone(zone) - timedelta(microseconds=1)
    return window.starts.astimezone(zone).date(), last.date()


def _absences(window: Window, people: Sequence[Any], zone: ZoneInfo) -> Iterable[tuple[int, Clash]]:
    first, last = days_of(window, zone)
    rows = Absence.objects.filter(person__in=people, starts__lte=last, ends__gte=first)
    for row in rows.select_related("person"):
        sentence = _("%(person)s is away from %(first)s to %(last)s: %(kind)s.") % {
            "person": row.person.full_name,
            "first": date_format(row.starts, "j F Y"),
            "last": date_format(row.ends, "j F Y"),
            "kind": row.get_kind_display(),
        }
        yield row.person_id, Clash(kind="absence", about=row.person.key, sentence=sentence)


def _loads(
    window: Window, people: Sequence[Any], besides: Event | None, zone: ZoneInfo
) -> tuple[Counter[int], Counter[int]]:
    day = window.starts.astimezone(zone).date()
    first = datetime(day.year, day.month, 1, tzinfo=zone)
    after = datetime(day.year + day.month // 12, day.month % 12 + 1, 1, tzinfo=zone)
    rows = Assignment.objects.filter(
        person__in=people,
        answer__in=HOLDING_ANSWERS,
        event__state__in=LIVE_STATES,
        event__starts__gte=first,
        event__starts__lt=after,
    )
    if besides is not None and besides.pk:
        rows = rows.exclude(event=besides)
    seen = set(rows.values_list("person_id", "event_id", "event__starts"))
    months = Counter(person for person, _event, _starts in seen)
    days = Counter(
        person for person, _event, starts in seen if starts.astimezone(zone).date() == day
    )
    return days, months


def _things(
    office: Any, window: Window, equipment: Sequence[Any], besides: Event | None
) -> Iterable[Clash]:
    zone = ZoneInfo(office.zone)
    rows = Loan.objects.filter(
        _near(window, besides), equipment__in=equipment, back_at=None
    ).select_related("event", "equipment")
    for row in rows:
        if _meets(window, row.event):
            sentence = _("%(thing)s is lent to “%(event)s” then (%(time)s).")
            yield Clash(
                kind="equipment",
                about=f"equipment:{row.equipment_id}",
                sentence=sentence
                % {
                    "thing": row.equipment.name,
                    "event": row.event.title,
                    "time": spoken(row.event, zone),
                },
            )
    for thing in equipment:
        if not thing.usable:
            yield Clash(
                kind="equipment",
                about=f"equipment:{thing.pk}",
                sentence=_("%(thing)s cannot be used at present.") % {"thing": thing.name},
            )
