"""The front's WSGI application: an address looked up in memory, or passed on, or not found."""

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from wartapraja.website.front import asking
from wartapraja.website.front.headers import Header, guarded
from wartapraja.website.front.memory import Elsewhere, Kept, Memory
from wartapraja.website.front.passing import LARGEST_BODY, PREFIXES, Passage, Unreachable
from wartapraja.website.front.settings import FrontSettings, read

Start = Callable[[str, list[Header]], Any]
STREAMS = 24
CHUNK = 256 * 1024
NOT_FOUND = "/404.html"
REASONS = {
    200: "200 OK",
    206: "206 Partial Content",
    301: "301 Moved Permanently",
    304: "304 Not Modified",
    400: "400 Bad Request",
    404: "404 Not Found",
    405: "405 Method Not Allowed",
    413: "413 Content Too Large",
    416: "416 Range Not Satisfiable",
    502: "502 Bad Gateway",
    503: "503 Service Unavailable",
}
AWAY = "Layanan ini sedang tidak dapat dijangkau. Coba lagi sebentar lagi. / This service cannot be reached now. Please try again shortly."


class Front:
    """One front over one baked tree."""

    def __init__(self, settings: FrontSettings) -> None:
        """Open the memory and the passage."""
        self.settings = settings
        self.memory = Memory(settings.baked, settings.static)
        self.passage = Passage(settings.socket)
        self.streams = threading.BoundedSemaphore(STREAMS)

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer one request."""
        try:
            address = environ["PATH_INFO"].encode("latin-1").decode("utf-8")
        except UnicodeError:
            return self._plain(start, "/", 400, "Alamat tidak terbaca. / Unreadable address.")
        if address.startswith(PREFIXES):
            return self._pass_on(environ, start, address)
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return self._plain(
                start,
                address,
                405,
                "Hanya GET dan HEAD. / Only GET and HEAD.",
                [("Allow", "GET, HEAD")],
            )
        found = self.memory.find(address)
        if isinstance(found, Kept):
            return self._send(environ, start, address, found)
        if isinstance(found, Elsewhere):
            query = environ.get("QUERY_STRING", "")
            target = found.target + (
                f"?{query}" if query and not asking.means_nothing(query) else ""
            )
            return self._plain(start, address, 301, "", [("Location", target)])
        return self._missing(environ, start, address)

    def _missing(self, environ: dict[str, Any], start: Start, address: str) -> Iterable[bytes]:
        page = self.memory.find(NOT_FOUND)
        if not isinstance(page, Kept):
            return self._plain(start, address, 404, "Halaman tidak ditemukan. / Page not found.")
        body = page.bodies[""]
        headers = [
            ("Content-Type", page.content_type),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
        ]
        start(REASONS[404], headers + self._guards(address))
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _guards(self, address: str) -> list[Header]:
        return guarded(address, tls=self.settings.tls)

    def _plain(
        self, start: Start, address: str, status: int, words: str, more: Iterable[Header] = ()
    ) -> list[bytes]:
        body = words.encode()
        headers = [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
            *more,
        ]
        start(REASONS[status], headers + self._guards(address))
        return [body]

    def _send(
        self, environ: dict[str, Any], start: Start, address: str, kept: Kept
    ) -> Iterable[bytes]:
        get = environ.get
        wanted = get("HTTP_RANGE", "")
        encoding = (
            ""
            if wanted
            else asking.choose(get("HTTP_ACCEPT_ENCODING", ""), kept.bodies.keys() - {""})
        )
        etag = kept.etags[encoding]
        headers = [
            ("ETag", etag),
            ("Last-Modified", kept.modified),
            ("Cache-Control", cache_of(address)),
            *self._guards(address),
        ]
        if len(kept.bodies) > 1:
            headers.append(("Vary", "Accept-Encoding"))
        if asking.has_it(
            get("HTTP_IF_NONE_MATCH", ""), get("HTTP_IF_MODIFIED_SINCE", ""), etag, kept.modified
        ):
            start(REASONS[304], headers)
            return []
        headers += [("Content-Type", kept.content_type), ("Accept-Ranges", "bytes")]
        if encoding:
            headers.append(("Content-Encoding", encoding))
        if kept.bodies:
            return self._from_memory(
                environ, start, headers, kept.bodies[encoding], etag, kept.modified
            )
        return self._from_disk(environ, start, headers, kept, etag)

    def _from_memory(
        self,
        environ: dict[str, Any],
        start: Start,
        headers: list[Header],
        body: bytes,
        etag: str,
        modified: str,
    ) -> list[bytes]:
        try:
            span = self._span(environ, len(body), etag, modified)
        except asking.NotThatPart:
            start(
                REASONS[416],
                [("Content-Range", f"bytes */{len(body)}"), ("Content-Length", "0"), *headers],
            )
            return []
        if span is not None:
            headers.append(("Content-Range", f"bytes {span[0]}-{span[1]}/{len(body)}"))
            body = body[span[0] : span[1] + 1]
        start(REASONS[200 if span is None else 206], [("Content-Length", str(len(body))), *headers])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _span(
        self, environ: dict[str, Any], size: int, etag: str, modified: str
    ) -> tuple[int, int] | None:
        held = environ.get("HTTP_IF_RANGE", "")
        if held and held not in {etag, modified}:
            return None
        return asking.part(environ.get("HTTP_RANGE", ""), size)

    def _from_disk(
        self, environ: dict[str, Any], start: Start, headers: list[Header], kept: Kept, etag: str
    ) -> Iterable[bytes]:
        try:
            span = self._span(environ, kept.size, etag, kept.modified)
        except asking.NotThatPart:
            start(
                REASONS[416],
                [("Content-Range", f"bytes */{kept.size}"), ("Content-Length", "0"), *headers],
            )
            return []
        first, last = span or (0, kept.size - 1)
        if span is not None:
            headers.append(("Content-Range", f"bytes {first}-{last}/{kept.size}"))
        if environ["REQUEST_METHOD"] == "HEAD":
            start(
                REASONS[200 if span is None else 206],
                [("Content-Length", str(last - first + 1)), *headers],
            )
            return []
        if not self.streams.acquire(blocking=False):
            return self._plain(start, "/", 503, AWAY, [("Retry-After", "5")])
        start(
            REASONS[200 if span is None else 206],
            [("Content-Length", str(last - first + 1)), *headers],
        )
        return self._stream(kept, first, last)

    def _stream(self, kept: Kept, first: int, last: int) -> Iterator[bytes]:
        try:
            with kept.path.open("rb") as file:
                file.seek(first)
                left = last - first + 1
                while left > 0 and (piece := file.read(min(CHUNK, left))):
                    left -= len(piece)
                    yield piece
        finally:
            self.streams.release()

    def _pass_on(self, environ: dict[str, Any], start: Start, address: str) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or "0"
        if not length.isdigit():
            return self._plain(
                start, address, 400, "Panjang isi tidak terbaca. / Unreadable content length."
            )
        if int(length) > LARGEST_BODY:
            return self._plain(
                start,
                address,
                413,
                f"Kiriman {int(length)} bita terlalu besar; paling besar {LARGEST_BODY}. / Too large.",
            )
        body = environ["wsgi.input"].read(int(length)) if int(length) else b""
        try:
            status, headers, content = self.passage.ask(environ, body)
        except Unreachable:
            return self._plain(start, address, 503, AWAY, [("Retry-After", "10")])
        start(
            REASONS.get(status, f"{status} Status"),
            [*headers, ("Content-Length", str(len(content))), *self._guards(address)],
        )
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [content]


def cache_of(address: str) -> str:
    """How long a reader may keep a file: named by its content for ever, pages never without asking."""
    if address.startswith(("/static/", "/media/")):
        return "public, max-age=31536000, immutable"
    return "public, max-age=0, must-revalidate"


application = Front(read())
