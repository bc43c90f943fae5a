"""The door of this package: a file goes in, a manuscript or the reason against it comes out.

The file is read in a child process with little memory, little time, no environment and no network, because each
converter known to us can be stalled or filled up by some file of a few hundred kilobytes.
"""

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from wartapraja.newsroom.manuscript import wire
from wartapraja.newsroom.manuscript.types import Limits, Manuscript, Unreadable

_CHILD = "wartapraja.newsroom.manuscript.child"
_LOG = logging.getLogger(__name__)
_LONGEST_COMPLAINT = 2000
_MEMORY_SIGNALS = (signal.SIGKILL, signal.SIGABRT)


def read(path: str | os.PathLike[str], *, limits: Limits | None = None) -> Manuscript:
    """Read a Word (.docx) or OpenDocument (.odt) file.

    Args:
        path: the file, in whatever name; what it is shows in its bytes.
        limits: how large it may be and how long it may take; by default ``Limits()``.

    Returns:
        The manuscript: title, blocks, pictures, margin notes, warnings.

    Raises:
        Unreadable: code and facts, which ``words.sentence`` turns into one sentence.
        FileNotFoundError: when there is no such file.
    """
    bounds = limits or Limits()
    source = Path(path).resolve(strict=True)
    size = source.stat().st_size
    if size > bounds.file_bytes:
        raise Unreadable("too_large", size=size, limit=bounds.file_bytes)
    with tempfile.TemporaryDirectory(prefix="manuscript-") as name:
        folder = Path(name).resolve()
        status, complaint = _run(source, folder, bounds)
        try:
            if status == 0:
                return wire.take(folder, bounds)
        except ValueError as error:
            complaint = f"{complaint} {error}"
        except Unreadable as refusal:
            _LOG.info("manuscript refused: %s %s", refusal.code, dict(refusal.facts))
            raise
    ended = _ended(status, complaint)
    _LOG.warning("manuscript reader ended: %s, status %s: %s", ended.code, status, complaint)
    raise ended


def _run(source: Path, folder: Path, limits: Limits) -> tuple[int, str]:
    order = json.dumps({"source": str(source), "folder": str(folder), "limits": asdict(limits)})
    # -I: neither the environment nor the working directory decide what is imported. -B: no bytecode is written.
    command = [sys.executable, "-I", "-B", "-m", _CHILD, order]
    with tempfile.TemporaryFile() as complaints:
        try:
            # Its own arguments, no shell; the path is one JSON value.
            done = subprocess.run(  # noqa: S603
                command,
                cwd=folder,
                env={"LANG": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=complaints,
                timeout=limits.wall_seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Unreadable("timed_out", limit=limits.wall_seconds) from error
        complaints.seek(0, os.SEEK_END)
        complaints.seek(max(0, complaints.tell() - _LONGEST_COMPLAINT))
        return done.returncode, complaints.read().decode("utf-8", "replace")


def _ended(status: int, complaint: str) -> Unreadable:
    """Say why a child ended without a result."""
    if status == -signal.SIGXCPU:
        return Unreadable("timed_out", limit=0)
    if -status in _MEMORY_SIGNALS or "MemoryError" in complaint:
        return Unreadable("memory")
    return Unreadable("crashed")
