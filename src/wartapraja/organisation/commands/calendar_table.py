"""Changing an office's hours, Ramadans and holidays. Whoever changes them moves due times, so casework is told."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wartapraja.organisation.commands.evidence import keep
from wartapraja.organisation.models import Holiday, HoursPeriod, Office, Person, RamadanPeriod
from wartapraja.organisation.models.office import new_stamp
from wartapraja.organisation.types import Day, Refused, Why
from wartapraja.record.types import Effect

RECOMPUTE = "casework.recompute_due"
"""The effect that recomputes open due times; known here by its name alone, for casework is above this room."""


def _moved(
    office: Office, kind: str, payload: Mapping[str, Any], by: Person | None, at: datetime
) -> None:
    office.calendar_stamp = new_stamp()
    office.save(update_fields=["calendar_stamp"])
    effect = Effect(
        name=RECOMPUTE,
        key=f"{RECOMPUTE}:{office.key}:{office.calendar_stamp}",
        payload={"office": office.key},
    )
    keep(office, kind, payload, by=by, at=at, effects=(effect,))


@transaction.atomic
def change_holidays(
    office: Office,
    *,
    at: datetime,
    by: Person | None = None,
    put: Iterable[Day] = (),
    remove: Iterable[Holiday] = (),
) -> dict[str, list[dict[str, Any]]]:
    """Put days into the holiday table of an office and take others out.

    A day is known by date and name: putting one that is there changes its other columns.

    Returns:
        What really changed: ``added``, ``changed`` (as it is now) and ``removed`` rows. With no change nothing is
        recorded and no due time is recomputed.
    """
    changes: dict[str, list[dict[str, Any]]] = {"added": [], "changed": [], "removed": []}
    for row in remove:
        changes["removed"].append(_plain(row))
        row.delete()
    days = list(put)
    there = {
        (row.date, row.name): row
        for row in Holiday.objects.filter(office=office, date__in={day.date for day in days})
    }
    new = [day for day in days if (day.date, day.name) not in there]
    rows = Holiday.objects.bulk_create([Holiday(office=office, **_columns(day)) for day in new])
    changes["added"] = [_plain(row) for row in rows]
    for day in days:
        old = there.get((day.date, day.name))
        if old and _plain(old) != _plain(_overwritten(old, day)):
            old.save()
            changes["changed"].append(_plain(old))
    if any(changes.values()):
        _moved(office, "HolidaysChanged", changes, by, at)
    return changes


def _columns(day: Day) -> dict[str, Any]:
    return {**asdict(day), "kind": str(day.kind)}


def _overwritten(row: Holiday, day: Day) -> Holiday:
    for name, value in _columns(day).items():
        setattr(row, name, value)
    return row


def _plain(row: Holiday) -> dict[str, Any]:
    return {
        "date": row.date.isoformat(),
        "name": row.name,
        "kind": row.kind,
        "counts_off": row.counts_off,
        "source": row.source,
        "provisional": row.provisional,
    }


@transaction.atomic
def change_hours(
    office: Office,
    *,
    valid_from: date,
    week: dict[str, Any],
    ramadan_week: dict[str, Any],
    at: datetime,
    source: str = "",
    by: Person | None = None,
) -> HoursPeriod:
    """Set the working week that holds from a day on.

    Raises:
        django.core.exceptions.ValidationError: a week that cannot be read.
    """
    period = HoursPeriod.objects.filter(office=office, valid_from=valid_from).first()
    period = period or HoursPeriod(office=office, valid_from=valid_from)
    period.week, period.ramadan_week, period.source = week, ramadan_week, source
    period.full_clean()
    period.save()
    payload = {
        "valid_from": valid_from.isoformat(),
        "week": week,
        "ramadan_week": ramadan_week,
        "source": source,
    }
    _moved(office, "HoursChanged", payload, by, at)
    return period


@transaction.atomic
def change_ramadan(
    office: Office,
    hijri_year: int,
    *,
    starts: date,
    ends: date,
    at: datetime,
    provisional: bool = False,
    by: Person | None = None,
) -> RamadanPeriod:
    """Set first and last day of one Ramadan, as announced.

    Raises:
        Refused: it has not 29 or 30 days.
    """
    if not 28 <= (ends - starts).days <= 29:
        sentence = _("Ramadan has 29 or 30 days.")
        raise Refused([Why(code="length", field="ends", sentence=sentence)])
    period, _created = RamadanPeriod.objects.update_or_create(
        office=office,
        hijri_year=hijri_year,
        defaults={"starts": starts, "ends": ends, "provisional": provisional},
    )
    payload = {
        "hijri_year": hijri_year,
        "starts": starts.isoformat(),
        "ends": ends.isoformat(),
        "provisional": provisional,
    }
    _moved(office, "RamadanChanged", payload, by, at)
    return period
