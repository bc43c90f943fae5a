"""The working calendar of 2026 and 2027 as the `holidays` library knows it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import holidays

from wartapraja.sop.calendar import (
    PERPRES_RAMADAN,
    Holiday,
    OfficeCalendar,
    Ramadan,
    holiday_table,
)
from wartapraja.sop.terms import DayKind

YEARS = (2026, 2027)
CATEGORIES = {"public": DayKind.LIBUR_NASIONAL, "government": DayKind.CUTI_BERSAMA}
RAMADAN_2026 = Ramadan(start=date(2026, 2, 19), end=date(2026, 3, 20), days=PERPRES_RAMADAN)


def rows():
    """Every libur nasional and cuti bersama."""
    for category, kind in CATEGORIES.items():
        days = holidays.country_holidays("ID", years=YEARS, categories=(category,), language="id")
        for day, name in days.items():
            yield day, Holiday(name=name, kind=kind)


HOLIDAYS = holiday_table(rows())


def office(zone: str = "Asia/Jakarta", **more) -> OfficeCalendar:
    """An office with the hours of Perpres 21/2023."""
    values = {
        "known_until": date(2027, 12, 31),
        "holidays": HOLIDAYS,
        "ramadan": (RAMADAN_2026,),
        **more,
    }
    return OfficeCalendar(zone=zone, **values)


def at(text: str, zone: str = "Asia/Jakarta") -> datetime:
    """Local time of an office."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


def utc(text: str) -> datetime:
    """An instant in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)
