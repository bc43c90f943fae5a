"""The record: verify its chain."""

import argparse

from wartapraja.cli import add_json, put, show
from wartapraja.cli.django_setup import set_up

HELP = "Memeriksa rantai catatan. / Verify the chain of the record."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The one verb, ``verify``."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="KERJA / VERB")
    words = "Periksa setiap peristiwa. / Check every event."
    add_json(verbs.add_parser("verify", help=words, description=words))


def run(args: argparse.Namespace) -> int:
    """Exit 1 and name the first bad event when the chain is broken."""
    set_up()
    from wartapraja.record import queries

    verdict = queries.verify()
    if args.json:
        good = {"ok": True, "events": verdict.events, "head": verdict.head}
        put(
            good
            if verdict.ok
            else {
                "ok": False,
                "events": verdict.events,
                "position": verdict.position,
                "flaw": verdict.flaw,
                "reason": verdict.reason,
            }
        )
    elif verdict.ok:
        show(f"utuh / intact: {verdict.events} peristiwa / events, {verdict.head}")
    else:
        show(f"rusak / broken: {verdict.position}: {verdict.reason}")
    return 0 if verdict.ok else 1
