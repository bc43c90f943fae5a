"""What one rendering gathers: the public files that the page shows."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import BinaryIO


@dataclass(slots=True)
class Tray:
    """Public files of one page: small ones as bytes, large ones as files that can be opened."""

    media: dict[str, bytes] = field(default_factory=dict)
    large: dict[str, AbstractContextManager[BinaryIO]] = field(default_factory=dict)

    def put(self, address: str, content: bytes) -> str:
        """Remember a small file under its address; returns the address."""
        self.media[address] = content
        return address

    def put_file(self, address: str, opened: AbstractContextManager[BinaryIO]) -> str:
        """Remember a large file under its address; returns the address."""
        self.large[address] = opened
        return address

    @property
    def addresses(self) -> tuple[str, ...]:
        """Every file that the page shows."""
        return (*self.media, *self.large)


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
