"""Making the data folder ready: catalogues, database, static files, the demo office, the first public pages.

What must be done is told by stamps in ``prepared.json``, without Django; a start on which nothing changed does nothing.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parent.parent
FONTS = PACKAGE.parent.parent / "node_modules" / "@fontsource-variable"
FRAMEWORKS = ("django", "wagtail", "django-allauth", "django-tasks-db", "django-taggit")
Say = Callable[[str], None]


def compile_catalogues() -> None:
    """Make the .mo file of every .po of ours that is newer than it, each in one step: others may be reading."""
    for source in PACKAGE.rglob("LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
            continue
        handle, name = tempfile.mkstemp(dir=source.parent, suffix=".new")
        os.close(handle)
        polib.pofile(str(source)).save_as_mofile(name)
        Path(name).chmod(0o644)
        Path(name).replace(compiled)


def fingerprint(paths: Iterable[Path], *more: str) -> str:
    """Hash over names, sizes and times of files, and some words: enough to see that something changed."""
    whole = hashlib.sha256("\n".join(more).encode())
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
            self.known: dict[str, str] = dict(json.loads(self.path.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            self.known = {}

    def note(self, name: str, value: str) -> None:
        """Note that a step is done."""
        self.known[name] = value
        fresh = self.path.with_suffix(".new")
        fresh.write_text(json.dumps(self.known), encoding="utf-8")
        fresh.replace(self.path)


def wanted(home: Path, *, demo: bool) -> dict[str, str]:
    """Each step with the state that it must have been done for."""
    database = _database(home)
    frameworks = "".join(map(_version, FRAMEWORKS))
    static = fingerprint(
        (path for path in PACKAGE.glob("*/static/**/*") if path.is_file()),
        frameworks,
        str(FONTS.is_dir()),
        str(_identity(home / "static")),
    )
    migrations = fingerprint(PACKAGE.glob("*/migrations/*.py"), frameworks, database)
    looks = fingerprint(
        path
        for pattern in ("website/**/*.html", "website/**/*.py", "*/locale/id/**/django.po")
        for path in PACKAGE.glob(pattern)
    )
    steps = {"database": migrations, "static": static}
    if demo:
        steps["demo"] = database
    there = str((home / "baked" / "generation").exists())
    return {**steps, "baked": f"{looks}{static}{database}{there}{demo}"}


def stale(home: Path, *, demo: bool) -> list[str]:
    """The steps that must be done, in their order."""
    known = Stamps(home).known
    return [name for name, state in wanted(home, demo=demo).items() if known.get(name) != state]


def note_done(home: Path, name: str, *, demo: bool) -> None:
    """Note that a step is done for the state that the files have now."""
    Stamps(home).note(name, wanted(home, demo=demo)[name])


def _database(home: Path) -> str:
    """Which database it is: the address of a server, or the file itself, so that another file is seen."""
    url = os.environ.get("WARTAPRAJA_DATABASE_URL", "")
    return hashlib.sha256(url.encode()).hexdigest() if url else _identity(home / "db.sqlite3")


def _identity(path: Path) -> str:
    try:
        return str(path.stat().st_ino)
    except OSError:
        return ""


def _version(name: str) -> str:
    try:
        return f"{name}={version(name)};"
    except PackageNotFoundError:
        return f"{name};"
