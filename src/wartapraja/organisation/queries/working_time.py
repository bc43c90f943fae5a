"""An office's calendar for the procedure core, built from its tables."""

from datetime import date
from functools import lru_cache
from typing import Any

from wartapraja.organisation.models import Holiday, HoursPeriod, Office, RamadanPeriod
from wartapraja.organisation.week import stretches
from wartapraja.sop import calendar as office_time
from wartapraja.sop.terms import DayKind


def calendar_of(office: Office) -> office_time.OfficeCalendar:
    """Zone, hours, Ramadans and days off of an office, as they are now.

    Kept in memory until a command changes the calendar; each call looks once whether one did.
    """
    zone, stamp = Office.objects.values_list("zone", "calendar_stamp").get(pk=office.pk)
    return _calendar(office.pk, zone, stamp)


@lru_cache(maxsize=64)
def _calendar(office_id: int, zone: str, _stamp: str) -> office_time.OfficeCalendar:
    hours = list(HoursPeriod.objects.filter(office=office_id).order_by("valid_from"))
    rows = list(Holiday.objects.filter(office=office_id).order_by("date", "pk"))
    weekly = tuple(
        office_time.WeeklyHours(valid_from=period.valid_from, days=_week(period.week))
        for period in hours
    )
    return office_time.OfficeCalendar(
        zone=zone,
        known_until=date(rows[-1].date.year, 12, 31) if rows else date.max,
        weekly=weekly or (office_time.PERPRES_WEEKLY,),
        ramadan=tuple(_ramadan(each, hours) for each in _ramadans(office_id)),
        holidays=office_time.holiday_table((row.date, _holiday(row)) for row in rows),
    )


def _ramadans(office_id: int) -> list[RamadanPeriod]:
    return list(RamadanPeriod.objects.filter(office=office_id).order_by("starts"))


def _ramadan(period: RamadanPeriod, hours: list[HoursPeriod]) -> office_time.Ramadan:
    begun = [each for each in hours if each.valid_from <= period.starts]
    days = _week(begun[-1].ramadan_week) if begun else office_time.PERPRES_RAMADAN
    return office_time.Ramadan(start=period.starts, end=period.ends, days=days)


def _week(week: dict[str, Any]) -> office_time.Week:
    days = stretches(week)
    return tuple(
        tuple(office_time.Span(start=start, end=end) for start, end in days.get(day, ()))
        for day in range(1, 8)
    )


def _holiday(row: Holiday) -> office_time.Holiday:
    """The core closes by kind; a row that says otherwise of its own day is given a kind that agrees with it."""
    kind = DayKind(row.kind)
    if row.counts_off and kind == DayKind.FAKULTATIF:
        kind = DayKind.LOCAL
    elif not row.counts_off:
        kind = DayKind.FAKULTATIF
    return office_time.Holiday(name=row.name, kind=kind)
