"""Mail that comes in: replies to our notices become comments on their case, never decisions."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wartapraja.cli import Misuse, add_json, put, say, show
from wartapraja.cli.django_setup import set_up

HELP = "Menerima balasan surel. / Take in replies by mail."
LARGEST = 25_000_000
"""Bytes of one mail that are read: the words stand before the attachments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A mail to take in, and where it goes once it was looked at."""

    name: str
    raw: bytes
    path: Path | None = None
    done: Path | None = None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The one verb, ``receive``."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="KERJA / VERB")
    words = (
        "Simpan balasan sebagai komentar pada berkasnya. / "
        "Keep replies as comments on their case, never as decisions."
    )
    receiving = verbs.add_parser("receive", help=words, description=words)
    receiving.add_argument(
        "place",
        nargs="?",
        default="-",
        metavar="PLACE",
        help=(
            "Satu surel (.eml), sebuah Maildir, atau - untuk masukan baku (bawaan). / "
            "One mail (.eml), a Maildir, or - for standard input (the default)."
        ),
    )
    add_json(receiving)


def run(args: argparse.Namespace) -> int:
    """Take in what waits; a mail that answers no notice of ours is named and left.

    That is no failure: a mail server that pipes mail here would answer a failure with a bounce, to a sender who may be
    forged or an out-of-office robot.
    """
    set_up()
    from wartapraja.casework import clock, commands

    kept, left = [], []
    for mail in _waiting(args.place):
        try:
            said = commands.receive(mail.raw, clock.now())
        except commands.NotAReply as reason:
            left.append({"mail": mail.name, "reason": str(reason)})
            say(f"{mail.name}: bukan balasan / no reply: {reason}")
        else:
            kept.append({"mail": mail.name, "case": said.case.number, "comment": said.pk})
        if mail.path and mail.done:
            mail.path.rename(mail.done)
    if args.json:
        put({"kept": kept, "left": left})
    else:
        show("\n".join(f"{each['mail']}: {each['case']}" for each in kept) or "0")
    return 0


def _waiting(place: str) -> Iterator[Waiting]:
    if place == "-":
        yield Waiting(name="-", raw=sys.stdin.buffer.read(LARGEST))
        return
    path = Path(place)
    if (path / "new").is_dir() and (path / "cur").is_dir():
        yield from _of_maildir(path)
    elif path.is_file():
        yield Waiting(name=place, raw=_start_of(path))
    else:
        raise Misuse(f"Bukan surel dan bukan Maildir / neither a mail nor a Maildir: {place}")


def _of_maildir(folder: Path) -> Iterator[Waiting]:
    """What is new in a Maildir; each mail is marked as seen after it was looked at, and none is thrown away."""
    for path in sorted((folder / "new").iterdir()):
        if path.is_file() and not path.name.startswith("."):
            done = folder / "cur" / f"{path.name}:2,S"
            yield Waiting(name=path.name, raw=_start_of(path), path=path, done=done)


def _start_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except OSError as wrong:
        raise Misuse(str(wrong)) from None
