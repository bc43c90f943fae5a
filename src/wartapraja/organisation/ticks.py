"""What this room looks at by the clock."""

from datetime import datetime

from wartapraja.organisation.commands import seed_calendar
from wartapraja.organisation.queries import offices
from wartapraja.record.ticks import tick

NEXT_YEAR_FROM = 9
"""Month from which the coming year is filled in: its decree usually appears in September."""


@tick("organisation.next_year", every_seconds=6 * 60 * 60)
def next_year(now: datetime) -> None:
    """Fill in a year before it is needed, so that no due time runs past the calendar. What is there stays."""
    for office in offices():
        year = now.astimezone(office.tz).year
        wanted = [year, year + 1] if now.month >= NEXT_YEAR_FROM else [year]
        known = set(office.holidays.dates("date", "year"))
        missing = [each for each in wanted if each not in {day.year for day in known}]
        if missing:
            seed_calendar(office, missing, at=now)
