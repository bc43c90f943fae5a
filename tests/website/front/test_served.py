"""The front under the real server, over real sockets, with a public process behind it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.website.front.conftest import ARTICLE, FILM_SIZE, HOME
from tests.website.front.upstream import Upstream, upstream_at
from wartapraja.website.front import files

FILM = "/media/" + "ef" * 12 + ".mp4"
LONG_FILM = "/media/" + "ad" * 12 + ".mp4"
LONG_FILM_SIZE = 60 * 1024 * 1024
"""More than the system's buffers take of it, so that a reader who does not read really stalls the sender."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Door:
    """The running front."""

    def __init__(self, port: int) -> None:
        self.port = port

    def ask(
        self, target: str, method: str = "GET", body: bytes | None = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, target, body, sent)
            answer = connection.getresponse()
            return (
                answer.status,
                {name.lower(): value for name, value in answer.getheaders()},
                answer.read(),
            )
        finally:
            connection.close()

    def raw(self, text: bytes, until: bytes = b"\r\n\r\n") -> bytes:
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as line:
            line.sendall(text)
            got = b""
            while until not in got and (piece := line.recv(65536)):
                got += piece
            return got


@pytest.fixture
def upstream(tmp_path: Path) -> Iterator[Upstream]:
    with upstream_at(tmp_path / "public.sock") as running:
        yield running


@pytest.fixture
def door(root: Path) -> Iterator[Door]:
    with (root / "baked/tree" / LONG_FILM.lstrip("/")).open("wb") as film:
        film.truncate(LONG_FILM_SIZE)
    port = _free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--port", str(port),
        "--workers", "1", "--workers-kill-timeout", "5", "--blocking-threads", "64", "--respawn-failed-workers",
        "wartapraja.website.front.application:application",
    ]  # fmt: skip
    environ = {name: value for name, value in os.environ.items() if "WARTAPRAJA" not in name}
    process = subprocess.Popen(
        command,
        env={**environ, "WARTAPRAJA_HOME": str(root)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    running = Door(port)
    try:
        _until(lambda: _answers(running))
        yield running
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(15)


def _answers(door: Door) -> bool:
    try:
        return door.ask("/")[0] == 200
    except OSError:
        return False


def _until(holds: object, seconds: float = 20.0) -> None:
    assert callable(holds)
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.01)  # a poll of a real server; there is nothing to wait on


def test_readers_are_served_by_the_real_server(door: Door, upstream: Upstream, root: Path) -> None:
    """One start of the server for all of it: starting is what costs time."""
    _pages(door)
    _parts(door)
    _passing(door, upstream)
    _a_change_shows(door, root)
    _stalled_downloads_leave_pages_alone(door)
    _a_chunked_body_is_refused(door, upstream)
    _odd_request_lines(door)


def _pages(door: Door) -> None:
    status, headers, body = door.ask("/berita/jembatan-baru/", Accept_Encoding="gzip")
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert len(body) < len(ARTICLE) == len(door.ask("/berita/jembatan-baru/")[2])
    status, again, body = door.ask(
        "/berita/jembatan-baru/", Accept_Encoding="gzip", If_None_Match=headers["etag"]
    )
    assert (status, body) == (304, b"")
    assert again["content-security-policy"].startswith("default-src 'none'")
    status, headers, body = door.ask("/", "HEAD")
    assert (status, headers["content-length"], body) == (200, str(len(HOME)), b"")


def _parts(door: Door) -> None:
    status, headers, body = door.ask(FILM, Range="bytes=-5")
    assert (status, len(body)) == (206, 5)
    assert headers["content-range"] == f"bytes {FILM_SIZE - 5}-{FILM_SIZE - 1}/{FILM_SIZE}"
    assert len(door.ask(FILM)[2]) == FILM_SIZE
    assert door.ask(FILM, Range=f"bytes={FILM_SIZE}-")[0] == 416


def _passing(door: Door, upstream: Upstream) -> None:
    status, headers, body = door.ask("/cari/?q=a%20b", X_Forwarded_For="10.9.9.9")
    assert (status, headers["set-cookie"]) == (200, "bahasa=id")
    assert b"/cari/?q=a%20b" in body
    assert upstream.asked[-1]["headers"]["X-Forwarded-For"] == "127.0.0.1"
    large = b"x" * 3_000_000
    assert door.ask("/formulir/", "POST", large)[0] == 200
    assert upstream.asked[-1]["body"] == large
    assert door.ask("/cari/", "POST", b"x" * 70_000)[0] == 413


def _a_change_shows(door: Door, root: Path) -> None:
    files.remove_page(root / "baked", "/berita/jembatan-baru/")
    files.bump_generation(root / "baked")
    _until(lambda: door.ask("/berita/jembatan-baru/")[0] == 404, seconds=1.0)


def _stalled_downloads_leave_pages_alone(door: Door) -> None:
    """More readers than threads ask for a film and read nothing of it."""
    lines = []
    for _ in range(80):
        line = socket.socket()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.settimeout(20)
        line.connect(("127.0.0.1", door.port))
        line.sendall(f"GET {LONG_FILM} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        lines.append(line)
    _until(lambda: door.ask(FILM, "HEAD")[0] == 200 and door.ask(FILM)[0] == 503)
    began = time.monotonic()
    assert all(door.ask("/")[0] == 200 for _ in range(20))
    assert time.monotonic() - began < 2
    for line in lines:
        line.close()
    _until(lambda: door.ask(FILM)[0] == 200)


def _a_chunked_body_is_refused(door: Door, upstream: Upstream) -> None:
    before = len(upstream.asked)
    said = door.raw(
        b"POST /formulir/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
    )
    assert said.startswith(b"HTTP/1.1 411")
    assert len(upstream.asked) == before


def _odd_request_lines(door: Door) -> None:
    for line, status in (
        (b"GET //kominfo.example/%2e%2e HTTP/1.1", b"404"),
        (b"GET http://penipu.example/tidak-ada/ HTTP/1.1", b"404"),
        (b"OPTIONS * HTTP/1.1", b"405"),
        (b"TRACE / HTTP/1.1", b"405"),
        (b"GET /berita/%00 HTTP/1.1", b"404"),
        (b"GET /..%2f..%2fgeneration HTTP/1.1", b"404"),
    ):
        said = door.raw(line + b"\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert said.split()[1] == status, line
        assert b"nosniff" in said
