"""A first calendar for an office: hours of the law, holidays from a library, Ramadans by calculation.

Only seeds: what the office has written itself is never overwritten.

Follows: Perpres 21/2023 (hours); the yearly SKB of three ministers (holidays and cuti bersama).
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

import holidays
from django.db import transaction
from hijridate import Gregorian, Hijri

from wartapraja.organisation.commands.calendar_table import change_holidays
from wartapraja.organisation.models import Holiday, HoursPeriod, Office, Person, RamadanPeriod
from wartapraja.organisation.terms import HolidayKind
from wartapraja.organisation.types import Day

ESTIMATED = "(perkiraan)"
"""How the library marks a date that the government has not yet decreed."""
RAMADAN, SYAWAL = 9, 10
DECREES = {2026: "SKB 3 Menteri 1497/2025, 2/2025, 5/2025"}


@transaction.atomic
def seed_calendar(
    office: Office, years: Iterable[int], *, at: datetime, by: Person | None = None
) -> int:
    """Fill the empty parts of an office's calendar for some years; returns how many holidays were added."""
    years = sorted(set(years))
    HoursPeriod.objects.get_or_create(
        office=office, valid_from=date(2023, 4, 12), defaults={"source": "Perpres 21/2023"}
    )
    for hijri_year, starts, ends in ramadans(years):
        RamadanPeriod.objects.get_or_create(
            office=office, hijri_year=hijri_year, defaults={"starts": starts, "ends": ends}
        )
    written = set(
        Holiday.objects.filter(office=office, date__year__in=years).values_list("date", flat=True)
    )
    missing = [day for day in decreed(years) if day.date not in written]
    return len(change_holidays(office, put=missing, at=at, by=by)["added"])


def decreed(years: Iterable[int]) -> Iterator[Day]:
    """National holidays and cuti bersama of some years, as the library knows them."""
    for category, kind in (
        ("public", HolidayKind.LIBUR_NASIONAL),
        ("government", HolidayKind.CUTI_BERSAMA),
    ):
        table = holidays.country_holidays(
            "ID", years=list(years), categories=(category,), language="id"
        )
        for day, names in sorted(table.items()):
            name = names.replace(ESTIMATED, "").strip()
            yield Day(
                date=day,
                name=name,
                kind=kind,
                source=DECREES.get(day.year, ""),
                provisional=ESTIMATED in names,
            )


def ramadans(years: Iterable[int]) -> Iterator[tuple[int, date, date]]:
    """Hijri year, first and last day of each Ramadan that touches some Gregorian years.

    Umm al-Qura reckoning, which may differ by a day from the government's announcement.
    """
    for year in sorted({h for y in years for h in _hijri_years(y)}):
        starts = _gregorian(year, RAMADAN)
        yield year, starts, _gregorian(year, SYAWAL) - timedelta(days=1)


def _hijri_years(year: int) -> list[int]:
    around = {Gregorian(year, month, 1).to_hijri().year for month in (1, 12)}
    return [each for each in sorted(around) if _gregorian(each, RAMADAN).year == year]


def _gregorian(hijri_year: int, month: int) -> date:
    return date.fromisoformat(Hijri(hijri_year, month, 1).to_gregorian().isoformat())
