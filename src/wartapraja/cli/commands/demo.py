"""The demo office and its content."""

import argparse
import importlib
import importlib.util

from wartapraja.cli import add_json, put, say, show
from wartapraja.cli.django_setup import set_up

HELP = "Kantor contoh untuk mencoba. / The demo office."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The one verb, ``load``."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="KERJA / VERB")
    words = "Muat kantor contoh; aman diulang. / Load the demo office; safe to repeat."
    add_json(verbs.add_parser("load", help=words, description=words))


def run(args: argparse.Namespace) -> int:
    """Load the offices, then what each room adds to them, and print who may sign in."""
    set_up("office")
    from wartapraja.organisation import commands

    try:
        people = load()
    except commands.Refused as refused:
        say(str(refused))
        return 1
    if args.json:
        put({"people": people})
    else:
        _table(people)
    return 0


def load() -> list[dict[str, str]]:
    """Load everything the demo has; Django must be set up. Returns one row a person.

    Raises:
        wartapraja.organisation.commands.Refused: in production there is no demo.
    """
    from django.conf import settings

    from wartapraja.casework import clock
    from wartapraja.organisation import commands

    people = commands.load_demo(clock.now())
    for room in settings.ROOMS:
        if importlib.util.find_spec(f"{room}.demo"):
            importlib.import_module(f"{room}.demo").load(commands.demo_office())
    return people


def _table(people: list[dict[str, str]]) -> None:
    columns = ("sign_in_name", "password", "pin", "position", "office")
    widths = {name: max(len(row[name]) for row in people) for name in columns}
    for row in people:
        show("  ".join(row[name].ljust(widths[name]) for name in columns).rstrip())
