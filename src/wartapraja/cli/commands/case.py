"""Cases from the shell: the list, and one case with its events."""

import argparse
from typing import Any

from wartapraja.cli import Misuse, add_json, put, say, show
from wartapraja.cli.django_setup import set_up
from wartapraja.sop.terms import CaseStatus

HELP = "Membaca berkas. / Read cases."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verbs ``list`` and ``show``."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="KERJA / VERB")
    words = "Daftar berkas, yang terbaru dahulu. / The cases, newest first."
    listing = verbs.add_parser("list", help=words, description=words)
    listing.add_argument(
        "--office", default="", metavar="KEY", help="Hanya kantor ini. / This office alone."
    )
    listing.add_argument(
        "--state",
        default="",
        choices=[each.value for each in CaseStatus],
        help="Hanya yang berkeadaan ini. / Those in this state alone.",
    )
    add_json(listing)
    words = "Satu berkas dengan peristiwanya. / One case with its events."
    showing = verbs.add_parser("show", help=words, description=words)
    showing.add_argument("number", metavar="NUMBER", help="Nomor berkas. / Number of the case.")
    add_json(showing)


def run(args: argparse.Namespace) -> int:
    """Carry out one verb."""
    set_up()
    return {"list": _list, "show": _show}[args.verb](args)


def _list(args: argparse.Namespace) -> int:
    from wartapraja.casework.queries import plain
    from wartapraja.organisation import queries as organisation

    keys = [office.key for office in organisation.offices()]
    if args.office and args.office not in keys:
        raise Misuse(
            f"Kantor tidak dikenal / unknown office: {args.office}; ada / there are: {', '.join(keys)}"
        )
    rows = plain.listed(office=args.office, status=args.state)
    if args.json:
        put(rows)
    elif rows:
        show("\n".join(_line(row) for row in rows))
    else:
        say("Tidak ada berkas. / No cases.")
    return 0


def _show(args: argparse.Namespace) -> int:
    from wartapraja.casework.queries import plain

    found = plain.shown(args.number)
    if found is None:
        raise Misuse(
            f"Berkas tidak dikenal / unknown case: {args.number}; lihat / see: wartapraja case list"
        )
    if args.json:
        put(found)
    else:
        events = [
            f"{event['at']}  {event['version']:>3}  {event['kind']}  {_who(event['actor'])}".rstrip()
            for event in found["events"]
        ]
        show("\n".join([_line(found), f"{found['sop']} {found['sop_version']}", "", *events]))
    return 0


def _line(row: dict[str, Any]) -> str:
    turn = row["turn"]
    where = f"{turn['number']} {turn['actor_title']}".strip() if turn else "–"
    return f"{row['number']}  {row['state']}  {where}  {row['title']}"


def _who(actor: dict[str, Any]) -> str:
    return str(actor.get("position") or actor.get("name") or "")
