"""The public files: bake them, and compare them with what was baked."""

import argparse

from wartapraja.cli import add_json, put, show
from wartapraja.cli.django_setup import set_up

HELP = "Membuat dan memeriksa berkas situs publik. / Bake and check the public files."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``bake`` and ``check``."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="KERJA / VERB")
    words = "Buat ulang berkas publik. / Bake the public files."
    bake = verbs.add_parser("bake", help=words, description=words)
    bake.add_argument("--all", action="store_true", help="Semua halaman. / Every page.")
    words = "Bandingkan dengan manifes. / Compare with the manifest."
    add_json(verbs.add_parser("check", help=words, description=words))


def run(args: argparse.Namespace) -> int:
    """Bake or check."""
    set_up("worker")
    from wartapraja.casework import clock
    from wartapraja.website import commands

    if args.verb == "bake":
        count = commands.bake_site(clock.now()) if args.all else commands.bake_lists(clock.now())
        show(f"{count} berkas / files")
        return 0
    findings = commands.compare_with_manifest()
    if args.json:
        put({"ok": not findings, "findings": findings})
    for finding in findings if not args.json else []:
        show(f"{finding['path']}: {finding['what']}")
    return 1 if findings else 0
