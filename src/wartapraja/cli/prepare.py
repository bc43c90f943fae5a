"""Making the data folder ready: word catalogues, database, static files, the demo office. Each step is passed over when nothing changed."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parent.parent
Say = Callable[[str], None]


def fingerprint(paths: list[Path]) -> str:
    """Hash over names, sizes and times of files: enough to see that something changed."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        facts = path.stat()
        whole.update(f"{path}:{facts.st_size}:{facts.st_mtime_ns};".encode())
    return whole.hexdigest()


class Stamps:
    """What has been done for which state of the files, in one small file of the data folder."""

    def __init__(self, home: Path) -> None:
        """Read what was noted before; an unreadable file means that nothing was."""
        self.path = home / "prepared.json"
        try:
            self.known: dict[str, str] = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self.known = {}

    def once(self, name: str, value: str, work: Callable[[], None]) -> None:
        """Do the work unless it was done for this value."""
        if self.known.get(name) == value:
            return
        work()
        self.known[name] = value
        self.path.write_text(json.dumps(self.known), encoding="utf-8")


def compile_catalogues() -> None:
    """Make the .mo file of every .po of ours that is newer than it."""
    for source in PACKAGE.rglob("LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            polib.pofile(str(source)).save_as_mofile(str(compiled))


def manage(*words: str) -> None:
    """Run one of Django's commands in a process of its own.

    Raises:
        SystemExit: it failed; what it said has been shown.
    """
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "wartapraja.settings.office"}
    done = subprocess.run(  # noqa: S603 - our own words only
        [sys.executable, "-m", "django", *words],
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.stderr.write(done.stdout[-2000:] + done.stderr[-4000:])
        raise SystemExit(f"Gagal / failed: {' '.join(words)}")


def prepare(home: Path, say: Say) -> None:
    """Make everything ready in the data folder."""
    home.mkdir(parents=True, exist_ok=True)
    stamps = Stamps(home)
    compile_catalogues()
    migrations = list(PACKAGE.glob("*/migrations/*.py"))
    database = f"{os.environ.get('WARTAPRAJA_DATABASE_URL', '')}:{(home / 'db.sqlite3').exists()}"

    def migrate() -> None:
        say("menyiapkan basis data / preparing the database")
        manage("migrate", "--verbosity", "0")

    def collect() -> None:
        say("mengumpulkan berkas statis / collecting static files")
        manage("collectstatic", "--noinput", "--verbosity", "0")

    stamps.once("database", fingerprint(migrations) + database.replace("False", "True"), migrate)
    stamps.once(
        "static",
        fingerprint([path for path in PACKAGE.glob("*/static/**/*") if path.is_file()]),
        collect,
    )


def bake_when_needed(home: Path, say: Say) -> None:
    """Bake the whole site when its looks changed or nothing has been baked yet."""
    looks = [
        path
        for folder in ("templates", "static")
        for path in (PACKAGE / "website" / folder).rglob("*")
        if path.is_file()
    ]
    there = (home / "baked" / "generation").exists()

    def bake() -> None:
        say("membuat halaman publik / baking the public pages")
        own_command("site", "bake", "--all")

    Stamps(home).once("baked", fingerprint(looks) + str(there), bake)


def own_command(*words: str) -> None:
    """Run one of our own commands in a process of its own.

    Raises:
        SystemExit: it failed; what it said has been shown.
    """
    done = subprocess.run(
        [sys.executable, "-m", "wartapraja", *words], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.stderr.write(done.stdout[-2000:] + done.stderr[-4000:])
        raise SystemExit(f"Gagal / failed: {' '.join(words)}")
