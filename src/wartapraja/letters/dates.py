"""Dates and times as official Indonesian paper writes them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
ABBREVIATIONS = {"Asia/Jakarta": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def long_date(day: date) -> str:
    """20 November 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday(day: date) -> str:
    """Jumat."""
    return DAYS[day.weekday()]


def local(at: datetime, zone: str) -> datetime:
    """The instant on the clocks of a zone.

    Raises:
        ValueError: the instant does not know its zone.
    """
    if at.tzinfo is None:
        raise ValueError("A letter's time must know its zone.")
    return at.astimezone(ZoneInfo(zone))


def moment(at: datetime, zone: str) -> str:
    """Jumat, 20 November 2026 pukul 09.47 WIB."""
    here = local(at, zone)
    return f"{weekday(here)}, {long_date(here)} pukul {here:%H.%M} {_zone_sign(here, zone)}"


def brief(at: datetime, zone: str) -> str:
    """20-11-2026 09.47 WIB, for narrow places."""
    here = local(at, zone)
    return f"{here:%d-%m-%Y %H.%M} {_zone_sign(here, zone)}"


def _zone_sign(here: datetime, zone: str) -> str:
    return ABBREVIATIONS.get(zone) or here.strftime("UTC%z")
