"""Everything that must be done before the processes can start; `run` does it by itself."""

import argparse
import gc
import subprocess
import sys
import time
from pathlib import Path

from wartapraja.cli import add_json, put, say
from wartapraja.cli.django_setup import set_up
from wartapraja.cli.prepare import compile_catalogues, note_done, stale
from wartapraja.settings import env

HELP = (
    "Menyiapkan basis data, berkas statis, kantor contoh, dan halaman publik pertama. / "
    "Prepare the database, static files, the demo office and the first public pages."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Without the demo, and JSON."""
    add_no_demo(parser)
    add_json(parser)


def add_no_demo(parser: argparse.ArgumentParser) -> None:
    """The option that `run` has too."""
    parser.add_argument(
        "--no-demo", action="store_true", help="Tanpa kantor contoh. / Without the demo office."
    )


def wants_demo(args: argparse.Namespace) -> bool:
    """The demo is loaded unless it was refused or this is production."""
    return not args.no_demo and not env.read("PRODUCTION")


def run(args: argparse.Namespace) -> int:
    """Do what is not done yet; running it again does nothing."""
    env.refuse_unknown()
    home, demo = Path(env.read("HOME")).resolve(), wants_demo(args)
    home.mkdir(parents=True, exist_ok=True)
    compile_catalogues()
    began, todo = time.monotonic(), stale(home, demo=demo)
    if todo:
        _carry_out(home, todo, demo=demo)
    if args.json:
        put({"done": todo, "seconds": round(time.monotonic() - began, 1)})
    return 0


def _carry_out(home: Path, todo: list[str], *, demo: bool) -> None:
    # The migrations make and drop millions of small objects; looking for cycles among them costs a tenth of the time.
    gc.set_threshold(100_000, 50, 100)
    collecting = _start_collecting() if "static" in todo else None
    set_up("office")
    from django.core.management import call_command

    if "database" in todo:
        say("… basis data / database")
        call_command("migrate", verbosity=0)
        note_done(home, "database", demo=demo)
    if "demo" in todo:
        _load_demo(home)
        note_done(home, "demo", demo=demo)
    if collecting is not None:
        _finish(collecting)
        note_done(home, "static", demo=demo)
    if "baked" in todo:
        say("… halaman publik / public pages")
        _bake()
        note_done(home, "baked", demo=demo)


def _start_collecting() -> "subprocess.Popen[str]":
    """Copying static files needs no database, so it goes on beside the migrations."""
    words = ["-m", "django", "collectstatic", "--noinput", "--verbosity", "0"]
    settings = "--settings=wartapraja.settings.office"
    return subprocess.Popen(  # noqa: S603 - our own words only
        [sys.executable, *words, settings],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _finish(collecting: "subprocess.Popen[str]") -> None:
    said, _nothing = collecting.communicate()
    if collecting.returncode:
        raise SystemExit(f"collectstatic: gagal / failed\n{said[-4000:]}")
    from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage

    if isinstance(staticfiles_storage, ManifestFilesMixin):
        # This process read the list of hashed names before there was one.
        names = staticfiles_storage.load_manifest()
        staticfiles_storage.hashed_files, staticfiles_storage.manifest_hash = names


def _load_demo(home: Path) -> None:
    """Only into an empty database, or again into one that the demo was loaded into before."""
    from wartapraja.cli.commands.demo import load
    from wartapraja.organisation import queries as organisation

    if organisation.offices() and not (home / "demo-accounts.json").exists():
        return
    say("… kantor contoh / demo office")
    load()


def _bake() -> None:
    from django.urls import set_urlconf

    from wartapraja.casework import clock
    from wartapraja.website import commands

    set_urlconf("wartapraja.urls_public")
    try:
        commands.bake_site(clock.now())
    finally:
        set_urlconf(None)
