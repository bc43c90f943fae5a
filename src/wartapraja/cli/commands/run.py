"""The public site, the office and the worker in one go, supervised."""

import argparse
import json
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from wartapraja.cli import Misuse, say, show
from wartapraja.cli.commands.prepare import add_no_demo, wants_demo
from wartapraja.cli.ports import answers, is_free, near
from wartapraja.cli.prepare import compile_catalogues, stale
from wartapraja.cli.running import AlreadyRunning, Hold
from wartapraja.cli.supervising import Child, House
from wartapraja.settings import env

HELP = "Menjalankan situs, kantor, dan pekerja. / Run the site, the office and the worker."
READY_WITHIN = 120.0
GRANIAN = (
    "-m", "granian", "--interface", "wsgi", "--no-ws", "--respawn-failed-workers",
    "--log-level", "warning", "--workers", "1",
    "--workers-kill-timeout", "5",
)  # fmt: skip
WSGI = "wartapraja.settings.wsgi:application"
FRONT = "wartapraja.website.front.application:application"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Without the demo."""
    add_no_demo(parser)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where everything runs."""

    home: Path
    bind: str
    public: int
    office: int

    @property
    def socket(self) -> Path:
        """Where the public process listens for the front."""
        return self.home / "public.sock"


class PortTaken(Exception):
    """Another program listens there; the sentence says what to do."""


def run(args: argparse.Namespace) -> int:
    """Prepare, start, say where, and stay until Ctrl-C."""
    began = time.monotonic()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # also while preparing
    env.refuse_unknown()
    place = Place(
        home=Path(env.read("HOME")).resolve(),
        bind=env.read("BIND"),
        public=env.read("PUBLIC_PORT"),
        office=env.read("OFFICE_PORT"),
    )
    try:
        with Hold(place.home, place.public, place.office):
            _check_ports(place)
            if not _prepared(place, args):
                return 1
            return _live(place, began)
    except (AlreadyRunning, PortTaken) as reason:
        say(str(reason))
        return 1


def _check_ports(place: Place) -> None:
    """Refuse with a sentence before anything is started.

    Raises:
        PortTaken: another program has a port.
        Misuse: a port may not be used.
    """
    if place.public == place.office:
        raise Misuse(
            f"Kedua port sama ({place.public}). / Both ports are the same ({place.public})."
        )
    for port, name in (
        (place.public, "WARTAPRAJA_PUBLIC_PORT"),
        (place.office, "WARTAPRAJA_OFFICE_PORT"),
    ):
        try:
            free = is_free(place.bind, port)
        except OSError as error:
            raise Misuse(
                f"Tidak dapat memakai {place.bind}:{port}: {error.strerror}. Ubah {name} atau WARTAPRAJA_BIND. / "
                f"Cannot use it; change {name} or WARTAPRAJA_BIND."
            ) from None
        if not free:
            raise PortTaken(
                f"Port {port} sedang dipakai program lain. Hentikan program itu, atau pilih port lain, misalnya: "
                f"{name}={port + 100} make run\n"
                f"Port {port} is taken by another program. Stop it, or choose another port as shown."
            )


def _prepared(place: Place, args: argparse.Namespace) -> bool:
    compile_catalogues()
    if not stale(place.home, demo=wants_demo(args)):
        return True
    say("menyiapkan / preparing")
    words = ["prepare", *(["--no-demo"] if args.no_demo else [])]
    done = subprocess.run(  # noqa: S603 - our own words only
        [sys.executable, "-m", "wartapraja", *words], check=False
    )
    if done.returncode:
        say("Penyiapan gagal; sebabnya di atas. / Preparing failed; the reason stands above.")
    return done.returncode == 0


def _live(place: Place, began: float) -> int:
    house = House(children(place), place.home / "log", say)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, house.stop)
    say("menjalankan / starting")
    try:
        house.open()
        if house.ready(_doors(place), READY_WITHIN):
            _announce(place, time.monotonic() - began)
        elif not house.stopping:
            return _explain(house)
        house.watch()
        say("berhenti / ending")
    finally:
        house.close()
        place.socket.unlink(missing_ok=True)
    return 0


def children(place: Place) -> list[Child]:
    """The four processes and how each is started."""
    front = ("--host", place.bind, "--port", str(place.public), "--blocking-threads", "64")
    public = ("--uds", str(place.socket), "--blocking-threads", "4")
    office = ("--host", place.bind, "--port", str(place.office), "--blocking-threads", "8")
    shared = {
        "WARTAPRAJA_HOME": str(place.home),
        "WARTAPRAJA_INTERNAL_SOCKET": str(place.socket),
    }
    commands = {
        "front": [*GRANIAN, *front, FRONT],
        "public": [*GRANIAN, *public, WSGI],
        "office": [*GRANIAN, *office, WSGI],
        "worker": ["-m", "wartapraja.worker"],
    }
    sockets = {"public": place.socket}
    return [
        Child(name, [sys.executable, *command], shared | _settings_of(name), sockets.get(name))
        for name, command in commands.items()
    ]


def _settings_of(name: str) -> dict[str, str]:
    """The front has no Django, so it needs none."""
    return {} if name == "front" else {"DJANGO_SETTINGS_MODULE": f"wartapraja.settings.{name}"}


def _doors(place: Place) -> list[partial[bool]]:
    host = near(place.bind)
    return [
        partial(answers, host, place.public, "/"),
        partial(answers, host, place.office, "/masuk/"),
        partial(answers, host, place.public, "/cari/"),
    ]


def _explain(house: House) -> int:
    """Why it does not answer, as far as the logs tell."""
    child = house.hopeless or next((each for each in house.children if not each.lives), None)
    if child is not None:
        say(house.last_words(child))
        say(f"{child.name}: tidak dapat dijalankan / cannot be started")
    say(f"Catatan lengkap / full logs: {house.log}")
    return 1


def _announce(place: Place, seconds: float) -> None:
    """Where it runs and who may sign in."""
    host = near(place.bind)
    show(f"\nSiap dalam {seconds:.1f} detik. / Ready in {seconds:.1f} s.")
    show(f"  Situs publik / public site : http://{host}:{place.public}/")
    show(f"  Kantor / office            : http://{host}:{place.office}/")
    people = _people(place.home)
    if people:
        show("\nAkun contoh (hanya dari mesin ini) / demo sign-ins (from this machine only):")
    columns = ("sign_in_name", "password", "pin", "position")
    widths = {name: max((len(row.get(name, "")) for row in people), default=0) for name in columns}
    for row in people:
        cells = [row.get(name, "").ljust(widths[name]) for name in columns]
        show(f"  {cells[0]}  {cells[1]}  PIN {cells[2]}  {cells[3]}".rstrip())
    show("\nCtrl-C untuk berhenti. / Ctrl-C ends it.")
    sys.stdout.flush()


def _people(home: Path) -> list[dict[str, str]]:
    """The demo's accounts, from the file that the demo keeps."""
    try:
        found: list[dict[str, str]] = json.loads(
            (home / "demo-accounts.json").read_text(encoding="utf-8")
        )["people"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return found
