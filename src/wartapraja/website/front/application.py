"""The front's WSGI application: an address looked up in memory, or passed on, or not found."""

import sys
import traceback
from collections.abc import Iterable

from wartapraja.website.front import asking, words
from wartapraja.website.front.answering import REASONS, Environ, Sender, Start, bare
from wartapraja.website.front.body import BodyReader, CutOff, NoReader, TooSlow
from wartapraja.website.front.headers import Header, guarded
from wartapraja.website.front.layout import AWAY, NOT_FOUND, UNADDRESSED
from wartapraja.website.front.memory import Elsewhere, Kept, Memory
from wartapraja.website.front.passing import (
    LARGEST_BODIES,
    METHODS,
    PREFIXES,
    Answer,
    Busy,
    Passage,
    Unreachable,
)
from wartapraja.website.front.settings import FrontSettings, read

LONGEST_QUERY = 4000
READING = ("Allow", "GET, HEAD")
_NO_SLASH = {prefix.rstrip("/"): prefix for prefix in PREFIXES}


class Front:
    """One front over one baked tree."""

    def __init__(self, settings: FrontSettings) -> None:
        """Open the memory and the passage."""
        self.tls = settings.tls
        self.memory = Memory(settings.baked, settings.static, tls=settings.tls)
        self.sender = Sender(tls=settings.tls)
        self.passage = Passage(settings.socket, tls=settings.tls)
        self.bodies = BodyReader()

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer one request; whatever goes wrong, the reader gets a page with every safety header."""
        try:
            return self._answer(environ, start)
        except Exception:  # noqa: BLE001 - the last door: the server's own answer would lack the headers
            traceback.print_exc(file=sys.stderr)
            return self._say(environ, start, 500, words.BROKEN)

    def _answer(self, environ: Environ, start: Start) -> Iterable[bytes]:
        address = environ["PATH_INFO"]
        if address.startswith(PREFIXES):
            return self._pass_on(environ, start, address)
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return self._say(environ, start, 405, words.ONLY_READING, [READING])
        if address in UNADDRESSED:
            return self._missing(environ, start)
        if address in _NO_SLASH:
            return self._lead(environ, start, _NO_SLASH[address])
        found = self.memory.find(address)
        if isinstance(found, Kept):
            return self.sender.send(environ, start, found)
        if isinstance(found, Elsewhere):
            return self._lead(environ, start, found.target)
        return self._missing(environ, start)

    def _say(
        self,
        environ: Environ,
        start: Start,
        status: int,
        sentence: words.Sentence,
        more: Iterable[Header] = (),
    ) -> list[bytes]:
        return bare(environ, start, status, words.page(sentence), tls=self.tls, more=more)

    def _lead(self, environ: Environ, start: Start, target: str) -> list[bytes]:
        query = environ.get("QUERY_STRING", "")
        if query and len(query) <= LONGEST_QUERY and not asking.means_nothing(query):
            target = f"{target}?{query}"
        return bare(environ, start, 301, b"", tls=self.tls, more=[("Location", target)])

    def _missing(self, environ: Environ, start: Start) -> list[bytes]:
        return self._baked(environ, start, 404, NOT_FOUND, words.NOT_FOUND)

    def _away(
        self, environ: Environ, start: Start, status: int, sentence: words.Sentence
    ) -> list[bytes]:
        return self._baked(environ, start, status, AWAY, sentence, [("Retry-After", "10")])

    def _baked(
        self,
        environ: Environ,
        start: Start,
        status: int,
        address: str,
        sentence: words.Sentence,
        more: Iterable[Header] = (),
    ) -> list[bytes]:
        """The site's own page for a status, else a sentence."""
        page = self.memory.find(address)
        if not isinstance(page, Kept) or not page.in_memory:
            return self._say(environ, start, status, sentence, more)
        encoding = asking.choose(environ.get("HTTP_ACCEPT_ENCODING", ""), page.encodings)
        extra = [("Content-Encoding", encoding)] if encoding else []
        extra += [("Vary", "Accept-Encoding"), *more]
        return bare(environ, start, status, page.forms[encoding].body, tls=self.tls, more=extra)

    def _pass_on(self, environ: Environ, start: Start, address: str) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        if method not in METHODS:
            allowed = ("Allow", ", ".join(sorted(METHODS)))
            return self._say(environ, start, 405, words.ONLY_READING, [allowed])
        if len(environ.get("QUERY_STRING", "")) > LONGEST_QUERY or len(address) > LONGEST_QUERY:
            return self._say(environ, start, 414, words.TOO_LONG)
        refused = self._refused_body(environ, address)
        if refused:
            return self._say(environ, start, *refused)
        try:
            body = self.bodies.read(environ, int(environ.get("CONTENT_LENGTH") or 0))
            answer = self.passage.ask(environ, body)
        except TooSlow:
            return self._say(environ, start, 408, words.TOO_SLOW, [("Connection", "close")])
        except CutOff:
            return self._say(environ, start, 400, words.CUT_OFF)
        except (Busy, NoReader):
            return self._away(environ, start, 503, words.BUSY)
        except Unreachable:
            return self._away(environ, start, 502, words.AWAY)
        return self._hand_over(environ, start, answer)

    @staticmethod
    def _refused_body(environ: Environ, address: str) -> tuple[int, words.Sentence] | None:
        """Status and sentence for a body that will not be read."""
        if "HTTP_TRANSFER_ENCODING" in environ:
            return 411, words.NO_LENGTH
        length = environ.get("CONTENT_LENGTH") or "0"
        if not (length.isascii() and length.isdigit() and len(length) < 16):
            return 400, words.BAD_LENGTH
        most = next(size for prefix, size in LARGEST_BODIES.items() if address.startswith(prefix))
        if int(length) > most:
            return 413, words.too_large(int(length), most)
        return None

    def _hand_over(self, environ: Environ, start: Start, answer: Answer) -> Iterable[bytes]:
        """The public process's answer under our headers; its own error pages give way to the site's."""
        if answer.status == 404:
            return self._missing(environ, start)
        if answer.status >= 500:
            return self._away(environ, start, 502, words.BROKEN)
        headers: list[Header] = [*answer.headers, *guarded("/", tls=self.tls)]
        if answer.status not in {204, 304}:
            headers.append(("Content-Length", answer.length))
        start(REASONS.get(answer.status, f"{answer.status} {answer.reason}"), headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.content]


def make(settings: FrontSettings | None = None) -> Front:
    """A front by the given settings, or by the environment."""
    return Front(settings or read())


application = make()
