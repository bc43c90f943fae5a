"""Keeping processes alive and ending them, with small processes in place of the real ones."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from wartapraja.cli import supervising
from wartapraja.cli.running import AlreadyRunning, Hold
from wartapraja.cli.supervising import Child, House

STAYS = "import signal, sys; print('ada', flush=True); signal.pause()"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ada', flush=True)\nwhile True: signal.pause()"
FAMILY = """
import subprocess, sys, signal
child = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
print(child.pid, flush=True)
signal.pause()
"""
BREAKS = "import sys; sys.exit('pintu terkunci')"


def child(name: str, code: str) -> Child:
    return Child(name, [sys.executable, "-c", code], {})


def until(holds: Callable[[], bool], seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., House]]:
    houses: list[House] = []

    def build(*children: Child) -> House:
        said: list[str] = []
        house = House(list(children), tmp_path / "log", said.append)
        houses.append(house)
        return house

    yield build
    for house in houses:
        house.close()


def _process(one: Child) -> int:
    assert one.process is not None
    return one.process.pid


def test_a_process_that_dies_is_started_again(make: Callable[..., House]) -> None:
    one, other = child("satu", STAYS), child("dua", STAYS)
    house = make(one, other)
    house.open()
    first, untouched = _process(one), _process(other)
    os.kill(first, signal.SIGKILL)

    def back() -> bool:
        house.look()
        return one.lives and _process(one) != first

    until(back)
    assert one.deaths == 1
    assert _process(other) == untouched


def test_each_soon_death_doubles_the_wait_up_to_a_limit(
    make: Callable[..., House], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [1000.0]
    monkeypatch.setattr(supervising.time, "monotonic", lambda: now[0])
    one = child("satu", BREAKS)
    house = make(one)
    house.open()
    waits = []
    for _ in range(8):
        assert one.process is not None
        one.process.wait(15)
        house.look()
        waits.append(one.wait)
        now[0] += one.wait
        house.look()
    assert waits == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0]
    assert one.process is not None
    one.process.wait(15)
    now[0] += supervising.STABLE_AFTER + 1
    house.look()
    assert one.wait == supervising.FIRST_WAIT


def test_what_a_dead_process_left_behind_is_ended_too(make: Callable[..., House]) -> None:
    one = child("keluarga", FAMILY)
    house = make(one)
    house.open()
    log = one.log_in(house.log)
    until(lambda: log.read_text().strip().isdigit())
    grandchild = int(log.read_text())
    os.kill(_process(one), signal.SIGKILL)
    until(lambda: not one.lives)
    house.look()
    until(lambda: is_gone(grandchild))


def test_closing_ends_everything_even_what_does_not_want_to(
    make: Callable[..., House], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervising, "PATIENCE_AT_END", 0.3)
    house = make(child("satu", STAYS), child("dua", STUBBORN), child("tiga", FAMILY))
    house.open()
    for one in house.children:
        until(lambda one=one: one.log_in(house.log).read_text() != "")
    grandchild = int(house.children[2].log_in(house.log).read_text())
    house.close()
    assert not any(one.lives for one in house.children)
    until(lambda: is_gone(grandchild))


def test_a_killed_supervisor_takes_its_processes_along(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path\n"
        "from wartapraja.cli.supervising import Child, House\n"
        f"house = House([Child('satu', [sys.executable, '-c', {STAYS!r}], {{}})], Path({str(tmp_path)!r}), print)\n"
        "house.open(); print(house.children[0].process.pid, flush=True); house.watch()"
    )
    supervisor = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert supervisor.stdout is not None
    process = int(supervisor.stdout.readline())
    until(lambda: "ada" in (tmp_path / "satu.log").read_text())
    supervisor.kill()
    supervisor.wait(15)
    supervisor.stdout.close()
    until(lambda: is_gone(process))


def test_ready_waits_for_every_door(make: Callable[..., House]) -> None:
    house = make(child("satu", STAYS))
    house.open()
    looks: list[int] = []

    def opens_at_third() -> bool:
        looks.append(1)
        return len(looks) == 3

    assert house.ready([opens_at_third, lambda: True], 15)
    assert len(looks) == 3
    assert not house.ready([lambda: False], 0.1)


def test_a_process_that_cannot_live_is_given_up_with_its_last_words(
    make: Callable[..., House], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervising, "FIRST_WAIT", 0.01)
    one = child("rusak", BREAKS)
    one.wait = 0.01
    house = make(one, child("satu", STAYS))
    house.open()
    assert not house.ready([lambda: False], 30)
    assert house.hopeless is one
    assert "pintu terkunci" in house.last_words(one)


def test_a_log_that_has_grown_is_put_aside(
    make: Callable[..., House], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervising, "LARGEST_LOG", 10)
    one = child("satu", STAYS)
    house = make(one)
    house.log.mkdir()
    one.log_in(house.log).write_text("x" * 11)
    house.open()
    assert (house.log / "satu.1.log").read_text() == "x" * 11


def test_one_program_holds_a_data_folder_and_the_next_learns_where(tmp_path: Path) -> None:
    with Hold(tmp_path, 8000, 8001):
        code = (
            "import sys; from pathlib import Path; from wartapraja.cli.running import *\n"
            "try: Hold(Path(sys.argv[1]), 1, 2).__enter__()\n"
            "except AlreadyRunning as known: print(known)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=False
        )
        assert f"proses {os.getpid()}" in done.stdout
        assert "http://127.0.0.1:8000/, http://127.0.0.1:8001/" in done.stdout
        with pytest.raises(AlreadyRunning):
            Hold(tmp_path, 1, 2).__enter__()
    with Hold(tmp_path, 1, 2):
        assert (tmp_path / "running.json").exists()
    assert not (tmp_path / "running.json").exists()


def test_a_note_left_by_a_killed_program_does_not_hold_the_folder(tmp_path: Path) -> None:
    (tmp_path / "running.json").write_text('{"pid": 1, "public": 8000, "office": 8001}')
    (tmp_path / "run.lock").touch()
    with Hold(tmp_path, 1, 2):
        assert str(os.getpid()) in (tmp_path / "running.json").read_text()
