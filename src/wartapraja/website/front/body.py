"""Reading a request's body within its limits of size and time."""

import threading
from typing import Any

TIME = 20.0
"""Seconds within which a body must have arrived."""
READERS = 12
"""Bodies read at once. A reader that stalls keeps its place until its connection ends, which costs nothing but the place."""


class TooSlow(Exception):
    """The body did not arrive in time."""


class CutOff(Exception):
    """The body ended before its length."""


class NoReader(Exception):
    """Too many bodies are being read."""


class BodyReader:
    """Reads bodies in threads of their own, because the server lets a stalled read wait for ever."""

    def __init__(self, seconds: float = TIME) -> None:
        """All readers are free."""
        self.seconds = seconds
        self.places = threading.BoundedSemaphore(READERS)

    def read(self, environ: dict[str, Any], length: int) -> bytes:
        """Read exactly ``length`` bytes.

        Raises:
            NoReader, TooSlow, CutOff: see there.
        """
        if not length:
            return b""
        if not self.places.acquire(blocking=False):
            raise NoReader
        got: list[bytes] = []

        def work() -> None:
            try:
                got.append(environ["wsgi.input"].read(length))
            except (OSError, ValueError, RuntimeError):
                got.append(b"")
            finally:
                self.places.release()

        reader = threading.Thread(target=work, daemon=True, name="body")
        reader.start()
        reader.join(self.seconds)
        if not got:
            raise TooSlow
        if len(got[0]) != length:
            raise CutOff
        return got[0]
