"""The demo office and its content."""

import argparse
import importlib
import importlib.util

from wartapraja.cli import put, say
from wartapraja.cli.django_setup import set_up

HELP = "Kantor contoh untuk mencoba. / The demo office."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The one verb, ``load``."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="KERJA / VERB")
    load = verbs.add_parser(
        "load",
        help="Muat kantor contoh; aman diulang. / Load the demo office; safe to repeat.",
    )
    load.add_argument("--json", action="store_true")


def run(args: argparse.Namespace) -> int:
    """Load the offices, then what each room adds to them, and print who may sign in."""
    set_up("office")
    from django.conf import settings

    from wartapraja.casework import clock
    from wartapraja.organisation import commands

    try:
        people = commands.load_demo(clock.now())
    except commands.Refused as refused:
        say(str(refused))
        return 1
    for room in settings.ROOMS:
        if importlib.util.find_spec(f"{room}.demo"):
            say(f"… {room}")
            importlib.import_module(f"{room}.demo").load(commands.demo_office())
    if args.json:
        put({"people": people})
    else:
        _table(people)
    return 0


def _table(people: list[dict[str, str]]) -> None:
    from wartapraja.cli import show

    columns = ("sign_in_name", "password", "pin", "position", "office")
    widths = {name: max(len(row[name]) for row in people) for name in columns}
    for row in people:
        show("  ".join(row[name].ljust(widths[name]) for name in columns).rstrip())
