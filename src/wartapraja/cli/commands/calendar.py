"""Due times by an office's working calendar."""

import argparse
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from wartapraja.cli import Misuse, put, show
from wartapraja.cli.default_calendar import default_calendar
from wartapraja.sop.calendar import (
    CalendarEnds,
    OfficeCalendar,
    add_working_days,
    add_working_minutes,
)

HELP = "Hitung tenggat menurut kalender kerja. / Count due times by the working calendar."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The one verb, ``due``."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="KERJA / VERB")
    due = verbs.add_parser("due", help="Tenggat dari suatu saat. / Due time from an instant.")
    due.add_argument("--from", dest="start", required=True, metavar="ISO8601")
    amount = due.add_mutually_exclusive_group(required=True)
    amount.add_argument("--working-minutes", type=int, metavar="N")
    amount.add_argument("--working-days", type=int, metavar="N")
    due.add_argument("--office", metavar="KEY")
    due.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Count and print."""
    calendar = _office_calendar(args.office) if args.office else default_calendar()
    zone = ZoneInfo(calendar.zone)
    try:
        start = datetime.fromisoformat(args.start)
    except ValueError:
        raise Misuse(
            f"--from {args.start!r} bukan ISO 8601. / is not ISO 8601, such as 2026-11-20T08:00+07:00."
        ) from None
    start = (start if start.tzinfo else start.replace(tzinfo=zone)).astimezone(zone)
    try:
        due = _due(calendar, start, args)
    except CalendarEnds as ends:
        raise Misuse(str(ends)) from None
    if args.json:
        put({"due": due.isoformat()})
    else:
        show(due.isoformat())
    return 0


def _due(calendar: OfficeCalendar, start: datetime, args: argparse.Namespace) -> datetime:
    if args.working_minutes is not None:
        if args.working_minutes < 0:
            raise Misuse(
                f"--working-minutes {args.working_minutes}: tulis 0 atau lebih. / give 0 or more."
            )
        return add_working_minutes(calendar, start, args.working_minutes)
    if args.working_days < 1:
        raise Misuse(f"--working-days {args.working_days}: tulis 1 atau lebih. / give 1 or more.")
    day = add_working_days(calendar, start.date(), args.working_days)
    pieces = calendar.worked(calendar.day(day))
    return (
        pieces[-1].end
        if pieces
        else datetime.combine(day, datetime.max.time(), start.tzinfo) + timedelta(0)
    )


def _office_calendar(key: str) -> OfficeCalendar:
    from wartapraja.cli.django_setup import set_up

    set_up()
    from wartapraja.organisation import queries as organisation

    office = organisation.office_by_key(key)
    if office is None:
        known = ", ".join(each.key for each in organisation.offices()) or "–"
        raise Misuse(f"Tidak ada kantor {key!r}. / There is no office {key!r}; there are {known}.")
    return organisation.calendar_of(office)
