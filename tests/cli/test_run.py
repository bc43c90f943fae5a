"""`wartapraja run` as its user starts it: everything for real, in a folder of its own."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.cli.calling import clean_environ, shell
from tests.postbox import free_port


class Running:
    """A started program and what it has printed so far."""

    def __init__(self, home: Path, public: int, office: int) -> None:
        self.home, self.public, self.office = home, public, office
        self.environ = {
            "WARTAPRAJA_HOME": str(home),
            "WARTAPRAJA_PUBLIC_PORT": str(public),
            "WARTAPRAJA_OFFICE_PORT": str(office),
        }
        self.log = home.parent / f"{public}.out"
        with self.log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "wartapraja", "run"],
                env=clean_environ(**self.environ),
                stdout=out,
                stderr=out,
            )

    @property
    def said(self) -> str:
        return self.log.read_text(errors="replace")

    def get(self, port: int, path: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except OSError:
            return 0, b""
        finally:
            connection.close()

    def processes(self) -> list[int]:
        """Every process that works on the data folder, by what Linux says of its environment."""
        mark = f"WARTAPRAJA_HOME={self.home}".encode()
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    if mark in (entry / "environ").read_bytes().split(b"\0"):
                        found.append(int(entry.name))
                except OSError:
                    continue
        return sorted(found)


def read(path: Path) -> str:
    """A file of a process; empty when the process is gone."""
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""


def until(holds: Callable[[], object], said: Callable[[], str], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time:\n" + said()[-3000:]
        time.sleep(0.05)


@contextmanager
def started(home: Path) -> Iterator[Running]:
    running = Running(home, free_port(), free_port())
    try:
        until(
            lambda: "Ctrl-C" in running.said or running.process.poll() is not None,
            lambda: running.said,
            seconds=240,
        )
        assert running.process.poll() is None, running.said[-3000:]
        yield running
    finally:
        if running.process.poll() is None:
            running.process.send_signal(signal.SIGTERM)
            running.process.wait(30)


class House:
    """One data folder for the whole file; the program on it is started when a test finds it ended."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.stack = ExitStack()
        self.program: Running | None = None

    def running(self) -> Running:
        if self.program is None or self.program.process.poll() is not None:
            self.program = self.stack.enter_context(started(self.home))
        return self.program


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    made = House(tmp_path_factory.mktemp("run") / "data")
    with made.stack:
        yield made


@pytest.fixture
def running(house: House) -> Running:
    return house.running()


def test_it_prints_both_addresses_and_who_may_sign_in(running: Running) -> None:
    assert f"http://127.0.0.1:{running.public}/" in running.said
    assert f"http://127.0.0.1:{running.office}/" in running.said
    people = json.loads((running.home / "demo-accounts.json").read_text())["people"]
    assert people
    for person in people:
        assert f"{person['sign_in_name']} " in running.said
        assert person["password"] in running.said
        assert f"PIN {person['pin']}" in running.said


def test_the_site_the_search_and_the_office_answer(running: Running) -> None:
    assert running.get(running.public, "/")[0] == 200
    status, page = running.get(running.public, "/cari/?q=jembatan")
    assert (status, b"jembatan" in page) == (200, True)
    assert running.get(running.office, "/masuk/")[0] == 200


def test_the_public_port_has_no_office_and_the_office_has_a_door(running: Running) -> None:
    for path in ("/masuk/", "/pages/", "/login/", "/admin/", "/dokumen/1/x/"):
        assert running.get(running.public, path)[0] == 404, path
    assert running.get(running.office, "/pages/")[0] in {302, 403, 404}


def test_a_second_start_says_that_it_is_already_running_and_where(running: Running) -> None:
    other = running.environ | {
        "WARTAPRAJA_PUBLIC_PORT": str(free_port()),
        "WARTAPRAJA_OFFICE_PORT": str(free_port()),
    }
    for environ in (running.environ, other):
        called = shell("run", **environ)
        assert (called.code, called.out) == (1, "")
        assert "sudah berjalan" in called.err
        assert "already running" in called.err
        assert f"http://127.0.0.1:{running.public}/" in called.err
        assert str(running.process.pid) in called.err


def test_a_taken_port_is_named_with_what_to_do(running: Running, tmp_path: Path) -> None:
    called = shell("run", **{**running.environ, "WARTAPRAJA_HOME": str(tmp_path / "other")})
    assert (called.code, called.out) == (1, "")
    assert f"Port {running.public} " in called.err
    assert f"WARTAPRAJA_PUBLIC_PORT={running.public + 100} make run" in called.err
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        environ = {
            "WARTAPRAJA_HOME": str(tmp_path / "other"),
            "WARTAPRAJA_PUBLIC_PORT": str(free_port()),
            "WARTAPRAJA_OFFICE_PORT": str(port),
        }
        called = shell("run", **environ)
        assert (called.code, f"WARTAPRAJA_OFFICE_PORT={port + 100}" in called.err) == (1, True)


def test_an_address_of_another_machine_is_refused(tmp_path: Path) -> None:
    called = shell("run", WARTAPRAJA_HOME=str(tmp_path), WARTAPRAJA_BIND="203.0.113.9")
    assert (called.code, "WARTAPRAJA_BIND" in called.err) == (2, True)
    assert "Traceback" not in called.err


@pytest.mark.parametrize("name", ["front", "office", "worker", "public"])
def test_a_killed_process_comes_back(running: Running, name: str) -> None:
    mark = {"front": "front.application", "worker": "wartapraja.worker"}.get(name, "settings.wsgi")
    children = Path(f"/proc/{running.process.pid}/task/{running.process.pid}/children")

    def of_that_name() -> list[int]:
        found = []
        for child in children.read_text().split():
            words = read(Path(f"/proc/{child}/cmdline"))
            environ = read(Path(f"/proc/{child}/environ"))
            if mark in words and (
                mark != "settings.wsgi" or f"wartapraja.settings.{name}" in environ
            ):
                found.append(int(child))
        return found

    (victim,) = of_that_name()
    os.kill(victim, signal.SIGKILL)
    until(
        lambda: (
            [each for each in of_that_name() if each != victim]
            and running.get(running.public, "/cari/")[0] == 200
            and running.get(running.office, "/masuk/")[0] == 200
        ),
        lambda: running.said,
    )
    assert f"{name}: berhenti" in running.said


def test_it_ends_cleanly_and_starts_again_without_preparing(running: Running) -> None:
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(30) == 0
    assert "berhenti / ending" in running.said
    until(lambda: running.processes() == [], lambda: str(running.processes()), seconds=5)
    assert not (running.home / "running.json").exists()
    assert not (running.home / "public.sock").exists()
    before = (running.home / "demo-accounts.json").read_text()
    with started(running.home) as again:
        assert "menyiapkan" not in again.said, "nothing had changed"
        assert (again.home / "demo-accounts.json").read_text() == before
        assert again.get(again.public, "/")[0] == 200
        again.process.kill()
        again.process.wait(15)
        until(lambda: again.processes() == [], lambda: str(again.processes()), seconds=20)
