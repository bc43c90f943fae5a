"""Calling the command line: in this process, or as a shell does."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from wartapraja.cli import main


@dataclass(frozen=True, slots=True)
class Called:
    """How a call ended and what it printed."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as the one document that it must be."""
        return json.loads(self.out)


def call(capsys: pytest.CaptureFixture[str], *words: str) -> Called:
    """Call in this process."""
    capsys.readouterr()
    try:
        code = main(words)
    except SystemExit as ended:
        code = int(ended.code or 0)
    printed = capsys.readouterr()
    return Called(code, printed.out, printed.err)


def clean_environ(**more: str) -> dict[str, str]:
    """This environment without any setting of ours."""
    ours = ("WARTAPRAJA_", "DJANGO_")
    return {key: value for key, value in os.environ.items() if not key.startswith(ours)} | more


def shell(*words: str, **environ: str) -> Called:
    """Call as a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "wartapraja", *words],
        env=clean_environ(**environ),
        capture_output=True,
        text=True,
        check=False,
    )
    return Called(done.returncode, done.stdout, done.stderr)
