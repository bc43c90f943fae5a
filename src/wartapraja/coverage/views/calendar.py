"""The calendar of coverages: month, week, day and list, with the undated beside it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wartapraja.coverage import present, queries
from wartapraja.coverage.models import Event
from wartapraja.coverage.views.reading import may_plan, office_of, reader

VIEWS = ("bulan", "pekan", "hari", "daftar")
LIST_DAYS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCell:
    """One day of the calendar."""

    day: date
    events: list[Event]
    outside: bool
    today: bool
    holiday: str


def calendar(request: HttpRequest) -> HttpResponse:
    """Show the schedule of an office."""
    office, person = office_of(request), reader(request)
    view = request.GET.get("tampilan") if request.GET.get("tampilan") in VIEWS else "bulan"
    zone = ZoneInfo(office.zone)
    today = present.now().astimezone(zone).date()
    day = _asked(request, today)
    context = {
        "office": office,
        "zone": office.zone,
        "view": view,
        "views": _views(),
        "day": day,
        "today": today,
        "before": _shifted(day, view, -1),
        "after": _shifted(day, view, 1),
        "heading": _heading(day, view),
        "tray": queries.undated(office),
        "may_plan": may_plan(person, office),
        **_body(office, view, day, today),
    }
    return render(request, "coverage/calendar.html", {**_page(_("Coverage schedule")), **context})


def _page(title: str) -> dict[str, Any]:
    return {"header_title": title, "page_title": title, "breadcrumbs_items": []}


def _views() -> list[tuple[str, str]]:
    return [("bulan", _("Month")), ("pekan", _("Week")), ("hari", _("Day")), ("daftar", _("List"))]


def _asked(request: HttpRequest, today: date) -> date:
    try:
        return date.fromisoformat(request.GET.get("tanggal", ""))
    except ValueError:
        return today


def _body(office: Any, view: str, day: date, today: date) -> dict[str, Any]:
    if view == "bulan":
        cells = _cells(office, queries.month_of(office, day.year, day.month), day.month, today)
        return {"weeks": [cells[each : each + 7] for each in range(0, len(cells), 7)]}
    if view == "pekan":
        monday = day - timedelta(days=day.weekday())
        return {"days": _cells(office, queries.days_of(office, monday, 7), 0, today)}
    if view == "hari":
        return {"days": _cells(office, queries.days_of(office, day, 1), 0, today)}
    found = queries.days_of(office, day, LIST_DAYS)
    return {"days": [each for each in _cells(office, found, 0, today) if each.events]}


def _cells(
    office: Any, days: list[tuple[date, list[Event]]], month: int, today: date
) -> list[DayCell]:
    holidays = queries.holidays_between(office, days[0][0], days[-1][0]) if days else {}
    return [
        DayCell(
            day=each,
            events=events,
            outside=bool(month) and each.month != month,
            today=each == today,
            holiday=holidays.get(each, ""),
        )
        for each, events in days
    ]


def _shifted(day: date, view: str, step: int) -> date:
    if view == "bulan":
        month = day.year * 12 + day.month - 1 + step
        return date(month // 12, month % 12 + 1, 1)
    return day + timedelta(days=step * {"pekan": 7, "hari": 1, "daftar": LIST_DAYS}[view])


def _heading(day: date, view: str) -> str:
    if view == "bulan":
        return date_format(day, "F Y")
    if view == "hari":
        return date_format(day, "l, j F Y")
    first = day - timedelta(days=day.weekday()) if view == "pekan" else day
    last = first + timedelta(days=6 if view == "pekan" else LIST_DAYS - 1)
    return f"{date_format(first, 'j F')} – {date_format(last, 'j F Y')}"


def with_hour(day: date, event: Event, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The time of an event laid on another day, at the same hour by the office's wall clock."""
    if event.starts is None or event.ends is None:
        begin = datetime(day.year, day.month, day.day, 8, tzinfo=zone)
        return begin, begin + timedelta(hours=2)
    old = event.starts.astimezone(zone)
    begin = old.replace(year=day.year, month=day.month, day=day.day)
    return begin, begin + (event.ends - event.starts)
