"""Turning what the memory holds into HTTP answers: whole, part, unchanged, or streamed."""

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any, BinaryIO

from wartapraja.website.front import asking, words
from wartapraja.website.front.headers import Header, guarded
from wartapraja.website.front.memory import LARGEST_KEPT, Form, Kept

Start = Callable[[str, list[Header]], Any]
Environ = dict[str, Any]
STREAMS = 24
CHUNK = 256 * 1024
HTML = "text/html; charset=utf-8"
REASONS = {
    200: "200 OK",
    206: "206 Partial Content",
    301: "301 Moved Permanently",
    304: "304 Not Modified",
    400: "400 Bad Request",
    404: "404 Not Found",
    405: "405 Method Not Allowed",
    408: "408 Request Timeout",
    411: "411 Length Required",
    413: "413 Content Too Large",
    414: "414 URI Too Long",
    416: "416 Range Not Satisfiable",
    500: "500 Internal Server Error",
    502: "502 Bad Gateway",
    503: "503 Service Unavailable",
}


def bare(
    environ: Environ,
    start: Start,
    status: int,
    body: bytes,
    *,
    tls: bool,
    more: Iterable[Header] = (),
    content_type: str = HTML,
) -> list[bytes]:
    """An answer that nobody keeps: an error, a redirect."""
    headers = [
        ("Content-Type", content_type),
        ("Content-Length", str(len(body))),
        ("Cache-Control", "no-store"),
        *more,
        *guarded("/", tls=tls),
    ]
    start(REASONS[status], headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


class Sender:
    """Sends kept files; large ones in a limited number of streams, so that slow readers cannot take every thread."""

    def __init__(self, *, tls: bool) -> None:
        """All streams are free."""
        self.tls = tls
        self.streams = threading.BoundedSemaphore(STREAMS)

    def send(self, environ: Environ, start: Start, kept: Kept) -> Iterable[bytes]:
        """Answer a GET or HEAD for a kept file."""
        get = environ.get
        wanted = get("HTTP_RANGE", "") if environ["REQUEST_METHOD"] == "GET" else ""
        name = "" if wanted else asking.choose(get("HTTP_ACCEPT_ENCODING", ""), kept.encodings)
        form = kept.forms[name]
        if asking.has_it(
            get("HTTP_IF_NONE_MATCH", ""),
            get("HTTP_IF_MODIFIED_SINCE", ""),
            form.etag,
            kept.modified,
        ):
            start(REASONS[304], form.unchanged)
            return []
        if wanted and get("HTTP_IF_RANGE", form.etag) in {form.etag, kept.modified}:
            try:
                span = asking.part(wanted, self._length(kept, form))
            except asking.NotThatPart:
                return self._no_such_part(start, kept, form)
            if span is not None:
                return self._part(environ, start, kept, form, *span)
        return self._whole(environ, start, kept, form)

    @staticmethod
    def _length(kept: Kept, form: Form) -> int:
        return len(form.body) if kept.in_memory else kept.size

    def _no_such_part(self, start: Start, kept: Kept, form: Form) -> list[bytes]:
        size = self._length(kept, form)
        headers = [("Content-Range", f"bytes */{size}"), ("Content-Length", "0")]
        start(REASONS[416], [*headers, *form.unchanged])
        return []

    def _whole(self, environ: Environ, start: Start, kept: Kept, form: Form) -> Iterable[bytes]:
        size = self._length(kept, form)
        headers = [("Content-Length", str(size)), *form.whole]
        if environ["REQUEST_METHOD"] == "HEAD":
            start(REASONS[200], headers)
            return []
        if kept.in_memory:
            start(REASONS[200], headers)
            return [form.body]
        return self._from_disk(environ, start, 200, headers, kept, 0, size - 1)

    def _part(
        self, environ: Environ, start: Start, kept: Kept, form: Form, first: int, last: int
    ) -> Iterable[bytes]:
        headers = [
            ("Content-Range", f"bytes {first}-{last}/{self._length(kept, form)}"),
            ("Content-Length", str(last - first + 1)),
            *form.whole,
        ]
        if kept.in_memory:
            start(REASONS[206], headers)
            return [form.body[first : last + 1]]
        return self._from_disk(environ, start, 206, headers, kept, first, last)

    def _from_disk(
        self,
        environ: Environ,
        start: Start,
        status: int,
        headers: list[Header],
        kept: Kept,
        first: int,
        last: int,
    ) -> Iterable[bytes]:
        """A piece of a large file: in one go when it is small, which frees the thread, else as a stream."""
        try:
            file = kept.path.open("rb")
        except OSError:
            return self._trouble(environ, start, 404, words.NOT_FOUND)
        if os.fstat(file.fileno()).st_size != kept.size:
            file.close()
            return self._trouble(environ, start, 404, words.NOT_FOUND)
        file.seek(first)
        if last - first < LARGEST_KEPT:
            with file:
                start(REASONS[status], headers)
                return [file.read(last - first + 1)]
        if not self.streams.acquire(blocking=False):
            file.close()
            return self._trouble(environ, start, 503, words.BUSY, [("Retry-After", "5")])
        start(REASONS[status], headers)
        return _Stream(file, last - first + 1, self.streams)

    def _trouble(
        self,
        environ: Environ,
        start: Start,
        status: int,
        sentence: words.Sentence,
        more: Iterable[Header] = (),
    ) -> list[bytes]:
        return bare(environ, start, status, words.page(sentence), tls=self.tls, more=more)


class _Stream:
    """A file's pieces; gives its place back when it has been read, closed or dropped, even before the first piece."""

    def __init__(self, file: BinaryIO, left: int, places: threading.BoundedSemaphore) -> None:
        self.file, self.left, self.places = file, left, places
        self.done = False

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        piece = self.file.read(min(CHUNK, self.left)) if self.left > 0 else b""
        if not piece:
            self.close()
            raise StopIteration
        self.left -= len(piece)
        return piece

    def close(self) -> None:
        """Give the place back once."""
        if not self.done:
            self.done = True
            self.file.close()
            self.places.release()

    __del__ = close
