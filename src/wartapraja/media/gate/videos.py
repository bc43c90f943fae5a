"""A video: its outer structure, then ffmpeg's word that it holds a picture that moves."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from wartapraja.media.gate.boxes import MOST_BOXES, header
from wartapraja.media.gate.findings import Found
from wartapraja.media.gate.formats import family
from wartapraja.media.gate.probing import probe
from wartapraja.media.gate.verdicts import Limits


def examine(file: BinaryIO, name: str, size: int, limits: Limits) -> dict[str, Any]:
    """Look at a video.

    Args:
        file: open for reading.
        name: name of its format in ``formats``.
        size: bytes.
        limits: what it may hold.

    Returns:
        Facts: duration (seconds), width, height, had_location.

    Raises:
        Found: what may not pass.
    """
    if family(name) == "mp4":
        _walk(file, size)
    with on_disk(file) as path:
        found = probe(path, name)
    if found is None:
        raise Found("no_video")
    if found.duration > limits.duration:
        raise Found("too_long", minutes=int(found.duration // 60), limit=limits.duration // 60)
    if max(found.width, found.height) > limits.side or found.width * found.height > limits.pixels:
        raise Found(
            "too_many_pixels", width=found.width, height=found.height, frames=1, limit=limits.pixels
        )
    return {
        "duration": found.duration,
        "width": found.width,
        "height": found.height,
        "had_location": found.had_location,
    }


def _walk(file: BinaryIO, size: int) -> None:
    """Hold the outer boxes of an MP4 or MOV to the length of the file."""
    at, names = 0, set()
    for _ in range(MOST_BOXES):
        file.seek(at)
        name, length = header(file.read(16), size - at)
        names.add(name)
        at += length
        if at >= size:
            break
    if b"moov" not in names and b"moof" not in names:
        raise Found("no_video")


@contextlib.contextmanager
def on_disk(file: BinaryIO) -> Iterator[Path]:
    """A path for a file that may only live in memory; a copy is removed afterwards."""
    path = _own_path(file)
    if path is not None:
        yield path
        return
    file.seek(0)
    with tempfile.NamedTemporaryFile(prefix="wartapraja-gate-") as copy:
        shutil.copyfileobj(file, copy, 1024 * 1024)
        copy.flush()
        yield Path(copy.name)


def _own_path(file: Any) -> Path | None:
    """The path of an open file, believed only when it names the very file that is open.

    An uploaded file's ``name`` is what its sender wrote; it must never be looked up on our disk.
    """
    told = (
        file.temporary_file_path()
        if hasattr(file, "temporary_file_path")
        else getattr(file, "name", None)
    )
    if not isinstance(told, str | os.PathLike):
        return None
    try:
        same = os.path.samestat(os.fstat(file.fileno()), Path(told).stat())
    except (OSError, ValueError):
        return None
    return Path(told) if same else None
