"""Child processes under limits: the examiner, and ffmpeg."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, BinaryIO

from wartapraja.media.gate.verdicts import Limits, Refusal

_LIMITED = Path(__file__).with_name("limited.py")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"}


def limited(program: list[str], *, memory: int, cpu: int, file_size: int) -> list[str]:
    """The command line that runs a program (absolute path first) under limits of bytes, seconds, bytes."""
    return [
        sys.executable,
        "-I",
        "-S",
        str(_LIMITED),
        str(memory),
        str(cpu),
        str(file_size),
        *program,
    ]


def examine(file: BinaryIO, name: str, limits: Limits) -> dict[str, Any] | Refusal:
    """Let a child process look inside a file.

    Args:
        file: open for reading; read from its start.
        name: name of the format in ``formats``.
        limits: what the file and the child may take.

    Returns:
        The facts found, or the refusal. A child that dies or runs out of time is a refusal too.
    """
    plain = {key: getattr(limits, key) for key in limits.__slots__ if key != "sizes"}
    python = [sys.executable, "-I", "-m", "wartapraja.media.gate.examiner", name, json.dumps(plain)]
    command = limited(python, memory=limits.memory, cpu=limits.seconds, file_size=0)
    file.seek(0)
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command,
            input=file.read(),
            capture_output=True,
            env=ENVIRONMENT,
            timeout=limits.seconds + 5,
            check=False,
        )
        answer = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return Refusal(code="too_hard")
    if "code" in answer:
        return Refusal(code=answer["code"], facts=answer["facts"])
    return dict(answer["facts"])
