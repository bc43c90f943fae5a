"""Writing the public tree: every file whole or not at all, the compressed ones before the plain one."""

import gzip
import os
import tempfile
import uuid
from collections.abc import Iterable
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import BinaryIO

import brotli

from wartapraja.website.front.layout import (
    ENCODINGS,
    GENERATION,
    REDIRECT,
    TEXTS,
    TREE,
    file_of,
    parts_of,
)

SMALLEST = 400
"""Bytes below which compressing gains nothing."""


def write_page(root: Path, address: str, body: bytes, content_type: str = "") -> Path:
    """Write the file of an address with its br and gzip siblings; returns its path.

    Args:
        root: the baked root.
        address: path on the site; a page ends with a slash.
        body: the bytes.
        content_type: told for the record only; readers get the type of the file's ending.

    Raises:
        layout.BadAddress: the address names no place in the tree.
    """
    file = file_of(root, address)
    file.parent.mkdir(parents=True, exist_ok=True)
    if address.endswith("/"):
        (file.parent / REDIRECT).unlink(missing_ok=True)
    if file.suffix in TEXTS and len(body) >= SMALLEST:
        _put(file.with_name(file.name + ".br"), brotli.compress(body, quality=9))
        _put(file.with_name(file.name + ".gz"), gzip.compress(body, 9, mtime=0))
    else:
        _remove_siblings(file)
    _put(file, body)
    return file


def write_stream(root: Path, address: str, opened: AbstractContextManager[BinaryIO]) -> Path:
    """Copy a large file to an address, piece by piece."""
    file = file_of(root, address)
    file.parent.mkdir(parents=True, exist_ok=True)
    with opened as source:
        _put(file, iter(lambda: source.read(1 << 20), b""))
    return file


def _put(file: Path, body: bytes | Iterable[bytes]) -> None:
    """Replace a file in one step, on disk before it shows."""
    handle, name = _beside(file)
    try:
        with os.fdopen(handle, "wb") as out:
            for piece in (body,) if isinstance(body, bytes) else body:
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _beside(file: Path) -> tuple[int, str]:
    """A temporary file in the folder of a file; another writer may clear the empty folder away just now."""
    for _attempt in range(3):
        with suppress(FileNotFoundError):
            return tempfile.mkstemp(dir=file.parent, prefix=".new-")
        file.parent.mkdir(parents=True, exist_ok=True)
    return tempfile.mkstemp(dir=file.parent, prefix=".new-")


def _remove_siblings(file: Path) -> None:
    for _encoding, ending in ENCODINGS:
        file.with_name(file.name + ending).unlink(missing_ok=True)


def remove_page(root: Path, address: str) -> bool:
    """Remove the file of an address and its siblings; False when there was none."""
    file = file_of(root, address)
    there = file.exists()
    file.unlink(missing_ok=True)
    _remove_siblings(file)
    _remove_empty(root, file.parent)
    return there


def remove_redirect(root: Path, address: str) -> None:
    """Let an old address lead nowhere any more."""
    folder = (root / TREE).joinpath(*parts_of(address))
    (folder / REDIRECT).unlink(missing_ok=True)
    _remove_empty(root, folder)


def _remove_empty(root: Path, folder: Path) -> None:
    with suppress(OSError):  # the first folder that still holds something ends it
        while folder != root / TREE:
            folder.rmdir()
            folder = folder.parent


def write_redirect(root: Path, address: str, target: str) -> None:
    """Let an old address lead to another one on this site."""
    folder = (root / TREE).joinpath(*parts_of(address))
    folder.mkdir(parents=True, exist_ok=True)
    _put(folder / REDIRECT, target.encode())


def bump_generation(root: Path) -> None:
    """Tell every front that the tree has changed; they see it within a twentieth of a second."""
    root.mkdir(parents=True, exist_ok=True)
    _put(root / GENERATION, uuid.uuid4().hex.encode())
