"""A public process made of the standard library: it answers on a unix socket and remembers what it was asked."""

import http.server
import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(slots=True)
class Upstream:
    """What was asked, and a gate that holds ``/cari/tahan/`` until it is opened."""

    asked: list[dict[str, Any]] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    arrived: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))


class _Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    daemon_threads = True
    request_queue_size = 64
    upstream: Upstream


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def log_message(self, *_args: object) -> None:
        """Quiet."""

    def address_string(self) -> str:
        return "socket"

    def answer(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        self.server.upstream.asked.append(
            {"method": self.command, "path": self.path, "headers": dict(self.headers), "body": body}
        )
        if self.path.startswith("/cari/tahan/"):
            self.server.upstream.arrived.release()
            self.server.upstream.gate.wait(20)
        if self.path.startswith("/cari/putus/"):
            self.connection.close()
            return
        status = {"/cari/salah/": 500, "/cari/hilang/": 404, "/cari/pindah/": 302}.get(
            self.path, 200
        )
        content = json.dumps({"said": body.decode("latin-1"), "path": self.path}).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Set-Cookie", "bahasa=id")
        self.send_header("Content-Security-Policy", "default-src *")
        self.send_header("X-Frame-Options", "ALLOWALL")
        self.send_header("Keep-Alive", "timeout=5")
        self.send_header("Cache-Control", "private, no-store")
        if status == 302:
            self.send_header("Location", "/berita/")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    do_GET = do_HEAD = do_POST = answer  # noqa: N815 - names that http.server looks for


@contextmanager
def upstream_at(socket: Path) -> Iterator[Upstream]:
    """While this lasts, the socket answers."""
    server = _Server(str(socket), _Handler)
    server.upstream = Upstream()
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield server.upstream
    finally:
        server.upstream.gate.set()
        server.shutdown()
        server.server_close()
        socket.unlink(missing_ok=True)
