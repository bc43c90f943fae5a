"""A real worker process, killed in the middle of an effect: the effect happens once in effect all the same."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.record.writing import FRIDAY, write
from wartapraja.record import queries
from wartapraja.record.types import Effect

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def worker_process(now: str) -> Iterator[subprocess.Popen[str]]:
    """The worker on the test's database, its clock starting at an instant."""
    child = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.record.worker_child",
            str(connection.settings_dict["NAME"]),
            settings.SETTINGS_MODULE,
        ],
        cwd=ROOT,
        env={**os.environ, "WARTAPRAJA_NOW": now, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield child
    finally:
        child.kill()
        child.communicate()


def killed_in_the_middle(now: str) -> str:
    """Start a worker, kill it as soon as it says that it is in the middle of an effect; returns which."""
    with worker_process(now) as child:
        assert child.stdout is not None
        for line in child.stdout:
            if line.startswith("middle "):
                child.kill()
                return line.split()[1]
    raise AssertionError("the worker ended by itself")


def test_effects_happen_once_though_the_worker_is_killed_in_each(tmp_path: Path) -> None:
    asked = (
        Effect(name="ujian.catat", key="note", payload={"stream": "noted", "pause": True}),
        Effect(
            name="ujian.kirim",
            key="letter",
            payload={"stream": "sent", "box": str(tmp_path), "pause": True},
        ),
        Effect(name="ujian.catat", key="last", payload={"stream": "last"}),
        Effect(name="ujian.selesai", key="end", payload={}),
    )
    write("asked", effects=asked)
    assert killed_in_the_middle("2026-11-20T03:00:00+00:00") == "note"
    assert queries.version("noted") == 0, "what it wrote before it was killed must be gone"
    assert killed_in_the_middle("2026-11-20T03:05:00+00:00") == "letter"

    with worker_process("2026-11-20T03:10:00+00:00") as child:
        assert child.stdout is not None
        assert any(line == "finished end\n" for line in child.stdout)
        child.terminate()
        assert child.wait(30) == 0, "SIGTERM ends it cleanly"

    states = {each.key: (each.state, each.attempts) for each in queries.effects_of("asked")}
    assert states["note"] == ("done", 2)
    assert states["letter"] == ("done", 2)
    assert states["last"] == states["end"] == ("done", 1)
    assert {each: queries.version(each) for each in ("noted", "sent", "last")} == {
        "noted": 1,
        "sent": 1,
        "last": 1,
    }
    assert (tmp_path / "calls").read_text().split() == ["letter", "letter"]
    assert queries.verify().ok
    beat = queries.heartbeat("worker")
    assert beat is not None and beat.at > FRIDAY
