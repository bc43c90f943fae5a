"""Passing the few dynamic addresses on to the public process, over a socket, within limits."""

import http.client
import socket
import threading
from collections.abc import Iterable
from typing import Any

PREFIXES = ("/cari/", "/formulir/", "/lacak/", "/verifikasi/")
LARGEST_BODY = 12 * 1024 * 1024
AT_ONCE = 8
TIMEOUT = 20.0
_HOP = frozenset(
    {
        "connection",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "te",
        "trailers",
        "transfer-encoding",
        "upgrade",
        "server",
        "date",
    }
)
_OURS = frozenset(
    {
        "x-content-type-options",
        "referrer-policy",
        "cross-origin-opener-policy",
        "x-frame-options",
        "content-security-policy",
    }
)
_ASKED = ("accept", "accept-language", "cookie", "content-type", "user-agent", "referer", "origin")

Answer = tuple[int, list[tuple[str, str]], bytes]


class Unreachable(Exception):
    """The public process does not answer, or too many wait for it."""


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

    def __init__(self, path: str) -> None:
        """Remember the socket."""
        self.path = path
        self.places = threading.BoundedSemaphore(AT_ONCE)

    def ask(self, environ: dict[str, Any], body: bytes) -> Answer:
        """Pass a request on and give the whole answer.

        Raises:
            Unreachable: no place within two seconds, or no answer.
        """
        if not self.places.acquire(timeout=2):
            raise Unreachable
        try:
            return self._ask(environ, body)
        except (OSError, http.client.HTTPException) as error:
            raise Unreachable from error
        finally:
            self.places.release()

    def _ask(self, environ: dict[str, Any], body: bytes) -> Answer:
        connection = _SocketConnection(self.path)
        try:
            target = environ["PATH_INFO"].encode("latin-1", "ignore").decode("latin-1")
            query = environ.get("QUERY_STRING", "")
            connection.request(
                environ["REQUEST_METHOD"],
                _quoted(target) + (f"?{query}" if query else ""),
                body or None,
                _headers(environ),
            )
            answer = connection.getresponse()
            return answer.status, list(_kept(answer.getheaders())), answer.read()
        finally:
            connection.close()


def _quoted(path: str) -> str:
    from urllib.parse import quote

    return quote(path.encode("latin-1"), safe="/~-_.")


def _headers(environ: dict[str, Any]) -> dict[str, str]:
    """What is passed on; forwarded headers are ours alone, so that nobody outside can write them."""
    headers = {
        "Host": "127.0.0.1",
        "X-Forwarded-For": environ.get("REMOTE_ADDR", ""),
        "Connection": "close",
    }
    for name in _ASKED:
        key = "CONTENT_TYPE" if name == "content-type" else "HTTP_" + name.upper().replace("-", "_")
        value = environ.get(key)
        if value and "\n" not in value and "\r" not in value:
            headers[name.title()] = value
    return headers


def _kept(headers: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    for name, value in headers:
        if (
            name.lower() not in _HOP
            and name.lower() not in _OURS
            and name.lower() != "content-length"
        ):
            yield name, value
