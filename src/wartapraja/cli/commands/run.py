"""The public site, the office and the worker in one go, supervised."""

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from wartapraja.cli import say, show
from wartapraja.cli.ports import answers, busy_sentence, is_free
from wartapraja.cli.prepare import bake_when_needed, prepare
from wartapraja.settings import env

HELP = "Menjalankan situs, kantor, dan pekerja. / Run the site, the office and the worker."
READY_WITHIN = 60
FIRST_WAIT, LONGEST_WAIT = 0.5, 30.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No demo on request."""
    parser.add_argument(
        "--no-demo", action="store_true", help="Tanpa kantor contoh. / Without the demo office."
    )


@dataclass(slots=True)
class Child:
    """One process that is kept alive."""

    name: str
    command: list[str]
    environ: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    wait: float = FIRST_WAIT
    started: float = 0.0
    due: float = 0.0

    def start(self, log: Path) -> None:
        """Start it, in a process group of its own, with its log beside the others."""
        with (log / f"{self.name}.log").open("ab") as out:
            self.process = subprocess.Popen(  # noqa: S603 - our own words only
                self.command,
                env={**os.environ, **self.environ},
                stdout=out,
                stderr=out,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.started = time.monotonic()

    def revive(self, log: Path) -> None:
        """Start it again when it has ended, waiting longer each time it ends soon."""
        if self.process is None or self.process.poll() is None:
            return
        now = time.monotonic()
        if not self.due:
            self.wait = FIRST_WAIT if now - self.started > 60 else min(self.wait * 2, LONGEST_WAIT)
            self.due = now + self.wait
            say(f"{self.name} berhenti, dijalankan lagi / ended, starting again")
        elif now >= self.due:
            self.due = 0.0
            self.start(log)

    def end(self) -> None:
        """Ask it to end."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)

    def gone(self, deadline: float) -> None:
        """Wait for its end, then insist."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@dataclass(slots=True)
class House:
    """All processes of one installation."""

    home: Path
    public: int
    office: int
    bind: str
    children: list[Child] = field(default_factory=list)
    stopping: bool = False

    def stop(self, *_signal: object) -> None:
        """End at the next look."""
        self.stopping = True

    def busy(self) -> str:
        """Why a port cannot be had; empty when both are free."""
        wanted = ((self.public, "WARTAPRAJA_PUBLIC_PORT"), (self.office, "WARTAPRAJA_OFFICE_PORT"))
        taken = next((each for each in wanted if not is_free(self.bind, each[0])), None)
        return busy_sentence(*taken, self.home) if taken else ""

    def open(self) -> None:
        """Start every process."""
        log = self.home / "log"
        log.mkdir(parents=True, exist_ok=True)
        self.children = children(self.home, self.public, self.office, self.bind)
        for child in self.children:
            child.start(log)

    def ready(self) -> bool:
        """Wait until both doors answer; False when one does not within a minute."""
        until = time.monotonic() + READY_WITHIN
        while time.monotonic() < until and not self.stopping:
            if answers(self.public, "/") and answers(self.office, "/masuk/"):
                return True
            for child in self.children:
                child.revive(self.home / "log")
            time.sleep(0.1)
        return False

    def watch(self) -> None:
        """Keep everything alive until told to stop."""
        while not self.stopping:
            for child in self.children:
                child.revive(self.home / "log")
            time.sleep(0.25)

    def close(self) -> None:
        """End every process and wait until it is gone."""
        for child in self.children:
            child.end()
        deadline = time.monotonic() + 10
        for child in self.children:
            child.gone(deadline)


GRANIAN = (
    "-m",
    "granian",
    "--interface",
    "wsgi",
    "--no-ws",
    "--respawn-failed-workers",
    "--log-level",
    "warning",
    "--workers",
    "1",
)
WSGI = "wartapraja.settings.wsgi:application"
FRONT = "wartapraja.website.front.application:application"


def children(home: Path, public: int, office: int, bind: str) -> list[Child]:
    """The four processes and how each is started."""
    socket = str(home / "public.sock")
    doors = {
        "front": (("--host", bind, "--port", str(public), "--blocking-threads", "64"), FRONT, ""),
        "public": (("--uds", socket, "--blocking-threads", "4"), WSGI, "public"),
        "office": (
            ("--host", bind, "--port", str(office), "--blocking-threads", "8"),
            WSGI,
            "office",
        ),
    }
    granians = [
        Child(name, [sys.executable, *GRANIAN, *where, application], _environ(role, socket))
        for name, (where, application, role) in doors.items()
    ]
    worker = [sys.executable, "-m", "wartapraja.worker"]
    return [*granians, Child("worker", worker, _environ("worker", socket))]


def _environ(role: str, socket: str) -> dict[str, str]:
    environ = {"WARTAPRAJA_INTERNAL_SOCKET": socket}
    return environ | {"DJANGO_SETTINGS_MODULE": f"wartapraja.settings.{role}"} if role else environ


def run(args: argparse.Namespace) -> int:
    """Prepare, start, say where, and stay until Ctrl-C."""
    started = time.monotonic()
    try:
        house = _house()
    except env.WrongSetting as wrong:
        say(str(wrong))
        return 2
    busy = house.busy()
    if busy:
        say(busy)
        return 1
    prepare(house.home, say)
    people = [] if args.no_demo or env.read("PRODUCTION") else _demo(house.home)
    bake_when_needed(house.home, say)
    signal.signal(signal.SIGTERM, house.stop)
    signal.signal(signal.SIGINT, house.stop)
    say("menjalankan / starting")
    _stay(house, people, started)
    return 0


def _house() -> House:
    """The installation that the environment describes.

    Raises:
        env.WrongSetting: a variable is unknown or unreadable.
    """
    env.refuse_unknown()
    home = Path(env.read("HOME")).resolve()
    return House(home, env.read("PUBLIC_PORT"), env.read("OFFICE_PORT"), env.read("BIND"))


def _stay(house: House, people: list[dict[str, str]], started: float) -> None:
    """Open, announce, watch, and close whatever happens."""
    (house.home / "public.sock").unlink(missing_ok=True)
    house.open()
    running = house.home / "running.json"
    facts = {"pid": os.getpid(), "public": house.public, "office": house.office}
    running.write_text(json.dumps(facts), encoding="utf-8")
    try:
        if house.ready():
            announce(house.public, house.office, people, time.monotonic() - started)
        elif not house.stopping:
            log = house.home / "log"
            say(f"Belum menjawab; lihat catatan di {log}. / Not answering; see the logs there.")
        house.watch()
    finally:
        say("berhenti / ending")
        house.close()
        running.unlink(missing_ok=True)


def _demo(home: Path) -> list[dict[str, str]]:
    """Load the demo office once; afterwards its accounts are read from the file that the demo keeps."""
    kept = home / "demo-accounts.json"
    if not kept.exists():
        say("memuat kantor contoh / loading the demo office")
        done = subprocess.run(
            [sys.executable, "-m", "wartapraja", "demo", "load", "--json"],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            say(done.stderr[-2000:])
            return []
        people: list[dict[str, str]] = json.loads(done.stdout)["people"]
        return people
    data = json.loads(kept.read_text(encoding="utf-8"))
    found: list[dict[str, str]] = data["people"] if isinstance(data, dict) else data
    return found


def announce(public: int, office: int, people: list[dict[str, str]], seconds: float) -> None:
    """Where it runs and who may sign in."""
    show(f"\nSiap dalam {seconds:.1f} detik. / Ready in {seconds:.1f} s.")
    show(f"  Situs publik / public site : http://127.0.0.1:{public}/")
    show(f"  Kantor / office            : http://127.0.0.1:{office}/")
    if people:
        show("\nAkun contoh (hanya dari mesin ini) / demo sign-ins (from this machine only):")
        for person in people:
            show(
                f"  {person['sign_in_name']:<18} {person['password']:<26} PIN {person.get('pin', ''):<8} {person['position']}"
            )
    show("\nCtrl-C untuk berhenti. / Ctrl-C ends it.")
    sys.stdout.flush()
