"""Letters from the shell: a sample of each kind, or one from a file of data."""

import argparse
import json
from pathlib import Path

from wartapraja.cli import Misuse, add_json, put, say, show
from wartapraja.cli.django_setup import set_up

HELP = "Mencetak naskah dinas. / Print official letters."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The verbs ``kinds`` and ``render``."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="KERJA / VERB")
    words = "Jenis naskah. / The kinds of letters."
    add_json(verbs.add_parser("kinds", help=words, description=words))
    words = "Cetak ke PDF. / Print to PDF."
    rendering = verbs.add_parser("render", help=words, description=words)
    rendering.add_argument("kind", metavar="KIND", help="Jenis naskah. / Kind of letter.")
    source = rendering.add_mutually_exclusive_group(required=True)
    source.add_argument("--sample", action="store_true", help="Data contoh. / Sample data.")
    source.add_argument("--data", metavar="FILE.json", help="Data dari berkas. / Data from a file.")
    rendering.add_argument(
        "--out", required=True, metavar="FILE.pdf", help="Berkas hasil. / The file to write."
    )


def run(args: argparse.Namespace) -> int:
    """Carry out one verb."""
    set_up()
    return {"kinds": _kinds, "render": _render}[args.verb](args)


def _kinds(args: argparse.Namespace) -> int:
    from wartapraja.letters import queries

    if args.json:
        put(queries.kinds())
    else:
        show("\n".join(queries.kinds()))
    return 0


def _render(args: argparse.Namespace) -> int:
    from wartapraja.letters import commands

    try:
        if args.sample:
            pdf = commands.render_sample(args.kind)
        else:
            data = json.loads(Path(args.data).read_text(encoding="utf-8"))
            pdf = commands.render(args.kind, data)
        Path(args.out).write_bytes(pdf)
    except (commands.BadLetter, json.JSONDecodeError, OSError) as wrong:
        raise Misuse(str(wrong)) from None
    say(f"{args.out}: {len(pdf)} bita / bytes")
    return 0
