"""What one rendering gathers: the public files that the page shows."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tray:
    """Public files of one page: address to bytes and media type."""

    media: dict[str, tuple[bytes, str]] = field(default_factory=dict)

    def put(self, address: str, content: bytes, mime: str) -> str:
        """Remember a file under its address; returns the address."""
        self.media[address] = (content, mime)
        return address


_tray: ContextVar[Tray | None] = ContextVar("tray", default=None)


@contextmanager
def baking() -> Iterator[Tray]:
    """While this lasts, templates give public addresses and what they show is gathered."""
    tray = Tray()
    token = _tray.set(tray)
    try:
        yield tray
    finally:
        _tray.reset(token)


def current() -> Tray | None:
    """The tray of the rendering that is going on; None in a preview, where addresses stay private."""
    return _tray.get()
