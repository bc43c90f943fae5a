"""The whole product, started as its user starts it: public site, office and worker, with a real mail server beside."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import httpx

from tests.postbox import Postbox, free_port, open_postbox


@dataclass(frozen=True)
class Product:
    """Where it runs and who may sign in."""

    home: Path
    public: str
    office: str
    postbox: Postbox
    people: dict[str, dict[str, str]]

    def wait_for_mail(self, count: int, seconds: float = 20) -> list[object]:
        """The mails, once there are so many."""
        until = time.monotonic() + seconds
        while time.monotonic() < until and len(self.postbox.mails) < count:
            time.sleep(0.1)
        assert len(self.postbox.mails) >= count, f"{len(self.postbox.mails)} mails, not {count}"
        return self.postbox.mails

    def wait_for_page(self, path: str, words: str, seconds: float = 10) -> float:
        """How many seconds until a public page answers 200 with these words."""
        started = time.monotonic()
        while time.monotonic() - started < seconds:
            answer = httpx.get(self.public + path)
            if answer.status_code == 200 and words in answer.text:
                return time.monotonic() - started
            time.sleep(0.05)
        raise AssertionError(f"{path} did not say {words!r} within {seconds} s")


@contextmanager
def running() -> Iterator[Product]:
    """Start the product in a folder of its own; end it with the block."""
    with (
        tempfile.TemporaryDirectory(prefix="wartapraja-browser-") as folder,
        open_postbox() as postbox,
        _database() as database,
    ):
        public, office = free_port(), free_port()
        environ = {
            key: value
            for key, value in os.environ.items()
            if not key.startswith(("WARTAPRAJA_", "DJANGO_"))
        }
        environ |= {
            "WARTAPRAJA_HOME": folder,
            "WARTAPRAJA_PUBLIC_PORT": str(public),
            "WARTAPRAJA_OFFICE_PORT": str(office),
            "WARTAPRAJA_EMAIL_URL": f"smtp://127.0.0.1:{postbox.port}",
            **database,
        }
        log = Path(folder) / "run.log"
        with log.open("wb") as out:
            process = subprocess.Popen(
                [sys.executable, "-m", "wartapraja", "run"], env=environ, stdout=out, stderr=out
            )
        try:
            _wait(process, log)
            kept = json.loads((Path(folder) / "demo-accounts.json").read_text())
            people = kept["people"] if isinstance(kept, dict) else kept
            by_name = {person["sign_in_name"]: person for person in people}
            yield Product(
                Path(folder),
                f"http://127.0.0.1:{public}",
                f"http://127.0.0.1:{office}",
                postbox,
                by_name,
            )
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(30)


def _wait(process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + 180
    while time.monotonic() < until and process.poll() is None:
        if "Ctrl-C" in log.read_text(errors="replace"):
            return
        time.sleep(0.2)
    raise AssertionError("the product did not start:\n" + log.read_text(errors="replace")[-3000:])


@contextmanager
def _database() -> Iterator[dict[str, str]]:
    """On PostgreSQL a database of its own beside the tests' one."""
    url = os.environ.get("WARTAPRAJA_DATABASE_URL", "")
    if not url:
        yield {}
        return
    import psycopg

    name = f"product_{os.getpid()}_{free_port()}"
    with psycopg.connect(url.replace("postgres://", "postgresql://"), autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"')
    yield {"WARTAPRAJA_DATABASE_URL": urlunsplit(urlsplit(url)._replace(path=f"/{name}"))}
