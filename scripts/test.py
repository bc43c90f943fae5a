"""Runs the tests, on SQLite or on a PostgreSQL server of their own; what is left of the arguments goes to pytest."""

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

from with_postgres import server

ROOT = Path(__file__).resolve().parent.parent
SPREAD = ["-n", "2", "--dist", "loadfile"]


def main() -> int:
    """Run pytest; returns its exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    args, rest = parser.parse_known_args()
    spread = [] if any(word.startswith("-n") for word in rest) else SPREAD
    command = [sys.executable, "-m", "pytest", *spread, *rest]
    # No setting of the shell's may change what the tests find.
    environ = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("WARTAPRAJA_", "DJANGO_"))
    }
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if args.db == "sqlite":
        return subprocess.run(command, cwd=ROOT, env=environ, check=False).returncode
    with server() as url:
        environ["WARTAPRAJA_DATABASE_URL"] = url
        return subprocess.run(command, cwd=ROOT, env=environ, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
