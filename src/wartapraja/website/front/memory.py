"""What has been read is kept in memory, ready to send, until the tree changes.

Every change ends with a new generation file (`files.bump_generation`). One look at it is one ``stat`` and happens at
most every 50 ms, so that a new page shows, and a removed one is gone, within that time in every front process.
"""

import gzip
import hashlib
import os
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import formatdate
from pathlib import Path
from stat import S_ISREG
from urllib.parse import quote

import brotli

from wartapraja.website.front.headers import Header, guarded, kept_how_long, shown_how
from wartapraja.website.front.layout import (
    ENCODINGS,
    GENERATION,
    INDEX,
    REDIRECT,
    STATIC,
    TEXTS,
    BadAddress,
    file_of,
    never_changes,
    static_file_of,
    type_of,
)

LOOK_EVERY = 0.05
"""Seconds between two looks at the generation file; a takedown is seen within this time."""
LARGEST_KEPT = 4 * 1024 * 1024
LARGEST_IN_ALL = 128 * 1024 * 1024
MOST_MISSES = 50_000
WORTH_COMPRESSING = 1000


@dataclass(frozen=True, slots=True)
class Form:
    """One encoding of a file: its bytes, and the headers of a whole (200) and an unchanged (304) answer."""

    body: bytes
    etag: str
    whole: list[Header]
    unchanged: list[Header]


@dataclass(frozen=True, slots=True)
class Kept:
    """A file ready to send: its forms by encoding; too large a file has its path instead of a body."""

    forms: Mapping[str, Form]
    encodings: frozenset[str]
    modified: str
    size: int
    path: Path
    in_memory: bool


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An address that leads to another."""

    target: str


Found = Kept | Elsewhere | None


class Memory:
    """Looks addresses up on disk once and remembers what was there, or that nothing was."""

    def __init__(self, baked: Path, static: Path, *, tls: bool) -> None:
        """Nothing is remembered yet."""
        self.baked, self.static, self.tls = baked, static, tls
        self.known: dict[str, Found] = {}
        self.held = self.misses = 0
        self.looked = 0.0
        self.generation: tuple[int, int] = (0, 0)
        self.lock = threading.Lock()

    def find(self, raw: str) -> Found:
        """What stands at an address, as WSGI writes it (bytes as Latin-1)."""
        now = time.monotonic()
        if now - self.looked > LOOK_EVERY:
            self._look(now)
        try:
            return self.known[raw]
        except KeyError:
            return self._read(raw)

    def _look(self, now: float) -> None:
        try:
            facts = (self.baked / GENERATION).stat()
            generation = (facts.st_ino, facts.st_mtime_ns)
        except OSError:
            generation = (0, 0)
        if generation != self.generation:
            with self.lock:
                self._forget()
                self.generation = generation
        self.looked = now

    def _forget(self) -> None:
        self.known, self.held, self.misses = {}, 0, 0

    def _read(self, raw: str) -> Found:
        generation = self.generation
        found = self._from_disk(raw)
        with self.lock:
            if generation == self.generation:
                self._remember(raw, found)
        return found

    def _remember(self, raw: str, found: Found) -> None:
        size = found.size if isinstance(found, Kept) and found.in_memory else 500
        if self.held + size > LARGEST_IN_ALL:
            self._forget()
        if found is None:
            if self.misses >= MOST_MISSES:
                return
            self.misses += 1
        self.known[raw] = found
        self.held += size

    def _from_disk(self, raw: str) -> Found:
        try:
            address = raw.encode("latin-1").decode("utf-8")
            if address.startswith(STATIC):
                file = static_file_of(self.static, address)
            else:
                file = file_of(self.baked, address)
            found = keep(file, address, tls=self.tls)
            return found if found else self._elsewhere(file, address)
        except (UnicodeError, BadAddress, OSError):
            return None

    def _elsewhere(self, file: Path, address: str) -> Elsewhere | None:
        record = file.parent / REDIRECT if address.endswith("/") else file / REDIRECT
        if record.is_file():
            target = record.read_text(encoding="utf-8").strip()
            # Only another address of this site: a record must not lead readers away.
            good = target.startswith("/") and not target.startswith(("//", "/\\"))
            return Elsewhere(_spelled(target)) if good else None
        if not address.endswith("/") and (file / INDEX).is_file():
            return Elsewhere(_spelled(address + "/"))
        return None


def _spelled(address: str) -> str:
    return quote(address, safe="/%?=&#:~!$'()*+,;@-._")


def keep(file: Path, address: str, *, tls: bool) -> Kept | None:
    """Read a file with its encodings; None when no file that may be served lies there."""
    content_type = type_of(address, file.name)
    try:
        facts = os.lstat(file)
        if not content_type or not S_ISREG(facts.st_mode):
            return None
        modified = formatdate(facts.st_mtime, usegmt=True)
        large = facts.st_size > LARGEST_KEPT
        bodies = {"": b"" if large else file.read_bytes()}
    except OSError:
        return None
    if file.suffix in TEXTS and not large:
        bodies.update(_encodings(file, bodies[""]))
    common = [
        ("Last-Modified", modified),
        kept_how_long(address),
        *guarded(address, tls=tls),
        *([("Vary", "Accept-Encoding")] if len(bodies) > 1 else []),
    ]
    about = [("Content-Type", content_type), *shown_how(address, content_type)]
    etag = _tag_of_large(file, address, facts) if large else ""
    return Kept(
        forms={name: _form(name, body, etag, common, about) for name, body in bodies.items()},
        encodings=frozenset(bodies) - {""},
        modified=modified,
        size=facts.st_size if large else sum(map(len, bodies.values())),
        path=file,
        in_memory=not large,
    )


def _form(encoding: str, body: bytes, etag: str, common: list[Header], about: list[Header]) -> Form:
    etag = etag or f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    unchanged = [("ETag", etag), *common]
    whole = [*about, ("Accept-Ranges", "bytes"), *unchanged]
    if encoding:
        whole.insert(0, ("Content-Encoding", encoding))
    return Form(body, etag, whole, unchanged)


def _tag_of_large(file: Path, address: str, facts: os.stat_result) -> str:
    """By its name when that says what is in it, so that all machines agree; else by size and time."""
    told = f"{file.name}:{facts.st_size}"
    if not never_changes(address):
        told += f":{facts.st_mtime_ns}"
    return f'"{hashlib.sha256(told.encode()).hexdigest()[:32]}"'


def _encodings(file: Path, plain: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for encoding, ending in ENCODINGS:
        sibling = file.with_name(file.name + ending)
        if sibling.is_file():
            found[encoding] = sibling.read_bytes()
        elif len(plain) > WORTH_COMPRESSING:
            found[encoding] = (
                brotli.compress(plain, quality=5)
                if encoding == "br"
                else gzip.compress(plain, 6, mtime=0)
            )
    return found
