"""A calendar without a database: the hours of the law, WIB, and the holidays that the library knows."""

from datetime import date
from functools import cache

import holidays
from hijridate import Hijri

from wartapraja.sop.calendar import PERPRES_RAMADAN, Holiday, OfficeCalendar, Ramadan, holiday_table
from wartapraja.sop.terms import DayKind

FIRST, LAST = 2024, 2030
KINDS = {"public": DayKind.LIBUR_NASIONAL, "government": DayKind.CUTI_BERSAMA}


@cache
def default_calendar(zone: str = "Asia/Jakarta") -> OfficeCalendar:
    """The calendar of an office that has changed nothing.

    Follows: Perpres 21/2023 for the hours; holidays and cuti bersama from the `holidays` library.
    """
    rows = [
        (day, Holiday(name=name, kind=kind))
        for category, kind in KINDS.items()
        for day, name in holidays.country_holidays(
            "ID", years=range(FIRST, LAST + 1), categories=(category,), language="id"
        ).items()
    ]
    return OfficeCalendar(
        zone=zone,
        known_until=date(LAST, 12, 31),
        holidays=holiday_table(rows),
        ramadan=tuple(_ramadans()),
    )


def _ramadans() -> list[Ramadan]:
    """Each Ramadan by Umm al-Qura reckoning, which may differ by a day from the announcement."""
    found = []
    for hijri_year in range(1445, 1453):
        start, after = (
            Hijri(hijri_year, 9, 1).to_gregorian(),
            Hijri(hijri_year, 10, 1).to_gregorian(),
        )
        first, last = (
            date(start.year, start.month, start.day),
            date(after.year, after.month, after.day),
        )
        found.append(
            Ramadan(start=first, end=date.fromordinal(last.toordinal() - 1), days=PERPRES_RAMADAN)
        )
    return found
