"""Start a program that may not grow: sets limits of its own process, then becomes the program.

Run as a script with ``python -I -S limited.py MEMORY CPU FILESIZE PROGRAM …`` (bytes, seconds, bytes). It stands
alone on purpose: no import of ours, so it starts in a few milliseconds and can hold no secret.
"""

import ctypes
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG = 1


def main(memory: int, cpu: int, file_size: int, program: list[str]) -> None:
    """Limit address space, processor seconds, written bytes and core files; die with the parent; then exec."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    os.nice(5)
    os.execv(program[0], program)  # noqa: S606 - becoming the program is the point; no shell is involved


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
