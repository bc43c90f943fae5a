"""Passing the few dynamic addresses on to the public process, over a socket, within limits."""

import http.client
import socket
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from wartapraja.website.front.headers import Header

LARGEST_BODIES = {
    "/cari/": 64 * 1024,
    "/formulir/": 12 * 1024 * 1024,
    "/lacak/": 64 * 1024,
    "/verifikasi/": 64 * 1024,
}
"""The addresses that are passed on, each with the largest body in bytes."""
PREFIXES = tuple(LARGEST_BODIES)
METHODS = frozenset({"GET", "HEAD", "POST"})
AT_ONCE = 6
WAITING = 16
"""Most requests that are passed on or wait for it; the other threads are left for baked pages."""
PATIENCE = 2.0
TIMEOUT = 20.0
"""Seconds: for a free place; for each read of the answer."""

_DROPPED = frozenset(
    {
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "server",
        "date",
        # The front writes these itself, the same on every answer.
        "x-content-type-options",
        "referrer-policy",
        "permissions-policy",
        "cross-origin-opener-policy",
        "cross-origin-resource-policy",
        "x-frame-options",
        "content-security-policy",
        "strict-transport-security",
        "content-length",
    }
)
_PASSED = ("accept", "accept-language", "cookie", "content-type", "user-agent", "referer", "origin")


class Unreachable(Exception):
    """The public process does not answer."""


class Busy(Exception):
    """Too many requests are being passed on already."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the public process said; `length` is told for HEAD, where there is no content."""

    status: int
    reason: str
    headers: list[Header]
    content: bytes
    length: str


class _SocketConnection(http.client.HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=TIMEOUT)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(TIMEOUT)
        self.sock.connect(self.path)


class Passage:
    """A limited number of requests at once to the public process."""

    def __init__(self, path: str, *, tls: bool) -> None:
        """Remember the socket."""
        self.path, self.tls = path, tls
        self.places = threading.BoundedSemaphore(AT_ONCE)
        self.queue = threading.BoundedSemaphore(WAITING)

    def ask(self, environ: dict[str, Any], body: bytes) -> Answer:
        """Pass a request on and give the whole answer.

        Raises:
            Busy: too many wait already, or no place within two seconds.
            Unreachable: no answer.
        """
        if not self.queue.acquire(blocking=False):
            raise Busy
        try:
            if not self.places.acquire(timeout=PATIENCE):
                raise Busy
            try:
                return self._ask(environ, body)
            except (OSError, http.client.HTTPException) as error:
                raise Unreachable from error
            finally:
                self.places.release()
        finally:
            self.queue.release()

    def _ask(self, environ: dict[str, Any], body: bytes) -> Answer:
        connection = _SocketConnection(self.path)
        try:
            path = quote(environ["PATH_INFO"].encode("latin-1"), safe="/~-_.")
            query = environ.get("QUERY_STRING", "")
            connection.request(
                environ["REQUEST_METHOD"],
                path + (f"?{query}" if query else ""),
                body if environ["REQUEST_METHOD"] == "POST" else None,
                self._headers(environ),
            )
            answer = connection.getresponse()
            headers = list(_kept(answer.getheaders()))
            content = answer.read()
            length = answer.getheader("Content-Length", "0") if not content else str(len(content))
            return Answer(answer.status, answer.reason, headers, content, length)
        finally:
            connection.close()

    def _headers(self, environ: dict[str, Any]) -> dict[str, str]:
        """What is passed on; forwarded headers are ours alone, so that nobody outside can write them."""
        headers = {
            "Host": "127.0.0.1",
            "X-Forwarded-For": environ.get("REMOTE_ADDR", ""),
            "X-Forwarded-Proto": "https" if self.tls else "http",
            "Connection": "close",
        }
        for name in _PASSED:
            key = ("CONTENT_TYPE" if name == "content-type" else f"HTTP_{name.upper()}").replace(
                "-", "_"
            )
            value = environ.get(key)
            if value and "\n" not in value and "\r" not in value:
                headers[name.title()] = value
        return headers


def _kept(headers: Iterable[Header]) -> Iterator[Header]:
    for name, value in headers:
        if name.lower() not in _DROPPED:
            yield name, value
