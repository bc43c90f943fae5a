"""What has been read is kept in memory until the tree changes."""

import gzip
import hashlib
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path

import brotli

from wartapraja.website.front.layout import (
    ENCODINGS,
    GENERATION,
    REDIRECT,
    TEXTS,
    BadAddress,
    file_of,
    parts_of,
    type_of,
)

LOOK_EVERY = 0.05
"""Seconds between two looks at the generation file; a takedown is seen within this time."""
LARGEST_KEPT = 4 * 1024 * 1024
LARGEST_IN_ALL = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """A file ready to send: its bytes by encoding, or its path when it is too large to keep."""

    bodies: Mapping[str, bytes]
    etags: Mapping[str, str]
    content_type: str
    modified: str
    size: int
    path: Path


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An address that leads to another."""

    target: str


Found = Kept | Elsewhere | None


class Memory:
    """Looks addresses up on disk once and remembers what was there, or that nothing was."""

    def __init__(self, baked: Path, static: Path) -> None:
        """Nothing is remembered yet."""
        self.baked, self.static = baked, static
        self.known: dict[str, Found] = {}
        self.held = 0
        self.looked = 0.0
        self.generation: tuple[int, int] = (0, 0)
        self.lock = threading.Lock()

    def find(self, address: str) -> Found:
        """What stands at an address."""
        now = time.monotonic()
        if now - self.looked > LOOK_EVERY:
            self._look(now)
        try:
            return self.known[address]
        except KeyError:
            return self._read(address)

    def _look(self, now: float) -> None:
        self.looked = now
        try:
            facts = (self.baked / GENERATION).stat()
            generation = (facts.st_ino, facts.st_mtime_ns)
        except OSError:
            generation = (0, 0)
        if generation != self.generation:
            with self.lock:
                self.known, self.held, self.generation = {}, 0, generation

    def _read(self, address: str) -> Found:
        generation = self.generation
        found = self._from_disk(address)
        size = found.size if isinstance(found, Kept) else 100
        with self.lock:
            room = self.held + size <= LARGEST_IN_ALL and len(self.known) < 200_000
            if (
                generation == self.generation
                and room
                and (found is not None or len(self.known) < 50_000)
            ):
                self.known[address] = found
                self.held += size
        return found

    def _from_disk(self, address: str) -> Found:
        try:
            if address.startswith("/static/"):
                file = self.static.joinpath(*parts_of(address)[1:])
            else:
                file = file_of(self.baked, address)
        except BadAddress:
            return None
        if file.is_file() and not file.is_symlink():
            return keep(file, address)
        return self._redirect(file, address)

    def _redirect(self, file: Path, address: str) -> Found:
        record = file.parent / REDIRECT if address.endswith("/") else file / REDIRECT
        if record.is_file():
            return Elsewhere(record.read_text(encoding="utf-8").strip())
        if not address.endswith("/") and (file / "index.html").is_file():
            return Elsewhere(address + "/")
        return None


def keep(file: Path, address: str) -> Kept | None:
    """Read a file with its encodings."""
    try:
        facts = file.stat()
        modified = formatdate(facts.st_mtime, usegmt=True)
        content_type = type_of(address, file.name)
        if facts.st_size > LARGEST_KEPT:
            tag = hashlib.sha256(
                f"{file.name}:{facts.st_size}:{facts.st_mtime_ns}".encode()
            ).hexdigest()[:32]
            return Kept({}, {"": f'"{tag}"'}, content_type, modified, facts.st_size, file)
        bodies = {"": file.read_bytes()}
    except OSError:
        return None
    if file.suffix in TEXTS:
        bodies.update(_encodings(file, bodies[""]))
    etags = {
        encoding: f'"{hashlib.sha256(body).hexdigest()[:32]}"' for encoding, body in bodies.items()
    }
    return Kept(bodies, etags, content_type, modified, sum(map(len, bodies.values())), file)


def _encodings(file: Path, plain: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for encoding, ending in ENCODINGS:
        sibling = file.with_name(file.name + ending)
        if sibling.is_file():
            found[encoding] = sibling.read_bytes()
        elif len(plain) > 1000:
            found[encoding] = (
                brotli.compress(plain, quality=5)
                if encoding == "br"
                else gzip.compress(plain, 6, mtime=0)
            )
    return found
