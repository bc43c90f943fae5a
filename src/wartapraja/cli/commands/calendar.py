"""Due times by an office's working calendar."""

import argparse
from datetime import datetime
from zoneinfo import ZoneInfo

from wartapraja.cli import Misuse, add_json, put, show
from wartapraja.cli.default_calendar import default_calendar
from wartapraja.sop.calendar import (
    CalendarEnds,
    OfficeCalendar,
    add_working_days,
    add_working_minutes,
)

MOST = 10_000_000
HELP = "Hitung tenggat menurut kalender kerja. / Count due times by the working calendar."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The one verb, ``due``."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="KERJA / VERB")
    words = "Tenggat dari suatu saat. / Due time from an instant."
    due = verbs.add_parser("due", help=words, description=words)
    due.add_argument(
        "--from",
        dest="start",
        required=True,
        metavar="ISO8601",
        help="Saat mulai; tanpa zona: waktu kantor. / Start; without a zone: the office's time.",
    )
    amount = due.add_mutually_exclusive_group(required=True)
    amount.add_argument(
        "--working-minutes", type=int, metavar="N", help="Menit kerja. / Working minutes."
    )
    amount.add_argument(
        "--working-days",
        type=int,
        metavar="N",
        help="Hari kerja sesudahnya. / Working days after it.",
    )
    due.add_argument(
        "--office",
        metavar="KEY",
        help="Kalender kantor itu; bawaan: Perpres 21/2023, WIB. / That office's calendar; by default the law's hours, WIB.",
    )
    add_json(due)


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
        _within("--working-minutes", args.working_minutes, 0)
        return add_working_minutes(calendar, start, args.working_minutes)
    _within("--working-days", args.working_days, 1)
    day = add_working_days(calendar, start.date(), args.working_days)
    closes = calendar.worked(calendar.day(day))[-1].end
    return closes or start


def _within(option: str, given: int, least: int) -> None:
    if not least <= given <= MOST:
        raise Misuse(f"{option} {given}: tulis {least} sampai {MOST}. / give {least} to {MOST}.")


def _office_calendar(key: str) -> OfficeCalendar:
    from wartapraja.cli.django_setup import set_up

    set_up()
    from wartapraja.organisation import queries as organisation

    office = organisation.office_by_key(key)
    if office is None:
        known = ", ".join(each.key for each in organisation.offices()) or "–"
        raise Misuse(f"Tidak ada kantor {key!r}. / There is no office {key!r}; there are {known}.")
    return organisation.calendar_of(office)
