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
from typing import Any, NoReturn

from wartapraja.cli import commands


class Misuse(Exception):
    """Wrong use: the sentence says what was given and what is possible; the process ends with 2."""


def say(text: str) -> None:
    """Progress and messages go to standard error, so that standard output stays clean."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def put(data: Any) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n")


def show(text: str) -> None:
    """Text that was asked for, on standard output."""
    sys.stdout.write(text + "\n")


class Parser(argparse.ArgumentParser):
    """Reads arguments and explains itself in both languages; an abbreviated option is wrong use."""

    def __init__(self, **more: Any) -> None:
        """Take what argparse takes."""
        super().__init__(**{"allow_abbrev": False, **more, "add_help": False})
        self._positionals.title = "isian / arguments"
        self._optionals.title = "pilihan / options"
        self.add_argument(
            "-h", "--help", action="help", help="Tampilkan bantuan ini. / Show this help."
        )

    def format_usage(self) -> str:
        """The usage line."""
        return super().format_usage().replace("usage: ", "pakai / usage: ", 1)

    def format_help(self) -> str:
        """The whole help."""
        return super().format_help().replace("usage: ", "pakai / usage: ", 1)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: salah pakai / wrong use: {message}\n")


def add_json(parser: argparse.ArgumentParser) -> None:
    """The ``--json`` of a command that can print one."""
    parser.add_argument(
        "--json",
        action="store_true",
        help="Cetak satu dokumen JSON. / Print one JSON document.",
    )


def parser(only: str = "") -> Parser:
    """Every command with its arguments; or one command alone, so that it starts without loading the others."""
    top = Parser(
        prog="wartapraja",
        description="Menjalankan SOP dinas kominfo. / Runs the written procedures of an information office.",
    )
    groups = top.add_subparsers(dest="command", required=True, metavar="PERINTAH / COMMAND")
    names = sorted(entry.name for entry in pkgutil.iter_modules(commands.__path__))
    for name in [only] if only in names else names:
        module = importlib.import_module(f"{commands.__name__}.{name}")
        own = groups.add_parser(name, help=module.HELP, description=module.HELP)
        module.add_arguments(own)
        own.set_defaults(run=module.run)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    from wartapraja.settings.env import WrongSetting

    try:
        args = parser(only=words[0] if words else "").parse_args(words)
        code: int = args.run(args)
    except (Misuse, WrongSetting) as wrong:
        say(str(wrong))
        return 2
    except KeyboardInterrupt:
        say("\ndihentikan / stopped")
        return 130
    except BrokenPipeError:
        return 0
    except Exception as error:
        if not _no_database(error):
            raise
        say(
            "Basis data belum disiapkan atau tidak terjangkau; jalankan: wartapraja prepare\n"
            f"The database is not prepared or cannot be reached; run: wartapraja prepare\n({error})"
        )
        return 2
    return code


def _no_database(error: Exception) -> bool:
    """Whether a command failed for want of a database, told without loading Django."""
    kind = type(error)
    return kind.__module__ == "django.db.utils" and kind.__name__ in {
        "OperationalError",
        "ProgrammingError",
    }
