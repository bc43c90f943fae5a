"""What the child may do: read the one file and Python's own, write into the one folder, nothing else.

A second wall behind the parsers: a fault in one of them should find no file to read and no one to tell.
"""

import os
import resource
import sys
from pathlib import Path
from typing import Any

_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "os.remove",
    "os.rename",
    "os.link",
    "os.symlink",
    "os.chmod",
    "os.kill",
    "ctypes.",
    "urllib.",
    "shutil.",
    "pty.",
)
_DEVICES = ("/dev/null", "/dev/urandom")
_LARGEST_FILE = 256 * 1024 * 1024
_OPEN_FILES = 64


class Fenced(Exception):
    """Something was tried that a reader of manuscripts never needs."""


def limit_resources(*, memory_bytes: int, cpu_seconds: int) -> None:
    """Bound the process as a whole; the kernel ends it when it goes beyond.

    Args:
        memory_bytes: address space.
        cpu_seconds: time on the processor.
    """
    _limit(resource.RLIMIT_AS, memory_bytes, memory_bytes)
    _limit(resource.RLIMIT_CPU, cpu_seconds, cpu_seconds + 2)
    _limit(resource.RLIMIT_FSIZE, _LARGEST_FILE, _LARGEST_FILE)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES, _OPEN_FILES)
    _limit(resource.RLIMIT_CORE, 0, 0)


def _limit(kind: int, soft: int, hard: int) -> None:
    """Set a limit, keeping a lower one that the administrator set."""
    _, ceiling = resource.getrlimit(kind)
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    resource.setrlimit(kind, (soft, hard))


def close(*, source: Path, folder: Path) -> None:
    """Refuse from now on, for good, what is not on the list.

    Args:
        source: the manuscript.
        folder: where results go.
    """
    inside = str(folder.resolve()) + os.sep
    own = {sys.prefix, sys.base_prefix, sys.exec_prefix, *filter(None, sys.path)}
    readable = tuple(str(Path(place).resolve()) + os.sep for place in own)
    exact = {str(source), str(source.resolve()), *_DEVICES}

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event.startswith(_FORBIDDEN):
            raise Fenced(event)
        if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            if path.startswith(inside):
                return
            writes = arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)
            if writes or not (path in exact or path.startswith(readable)):
                raise Fenced("open")

    sys.addaudithook(watch)
