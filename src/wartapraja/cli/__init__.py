"""The command line an administrator gets.

Each command is a module of `cli.commands`, found by its file. It exits 0 on success, 1 when what it checks does not
hold, 2 on wrong use; with ``--json`` one JSON document stands on standard output and nothing else.
"""

import argparse
import importlib
import json
import pkgutil
import sys
from collections.abc import Sequence
from typing import Any

from wartapraja.cli import commands


class Misuse(Exception):
    """Wrong use: the sentence says what was given and what is possible; the process ends with 2."""


def say(text: str) -> None:
    """Progress and messages go to standard error, so that standard output stays clean."""
    sys.stderr.write(text + "\n")


def put(data: Any) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n")


def show(text: str) -> None:
    """Text that was asked for, on standard output."""
    sys.stdout.write(text + "\n")


def parser() -> argparse.ArgumentParser:
    """Every command with its arguments."""
    top = argparse.ArgumentParser(
        prog="wartapraja",
        description="Menjalankan SOP dinas kominfo. / Runs the written procedures of an information office.",
    )
    groups = top.add_subparsers(dest="command", required=True, metavar="PERINTAH / COMMAND")
    for entry in sorted(pkgutil.iter_modules(commands.__path__), key=lambda each: each.name):
        module = importlib.import_module(f"{commands.__name__}.{entry.name}")
        own = groups.add_parser(entry.name, help=module.HELP, description=module.HELP)
        module.add_arguments(own)
        own.set_defaults(run=module.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    args = parser().parse_args(argv)
    try:
        code: int = args.run(args)
    except Misuse as wrong:
        say(str(wrong))
        return 2
    except BrokenPipeError:
        return 0
    return code
