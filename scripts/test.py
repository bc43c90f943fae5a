"""Runs the tests, on SQLite or on a PostgreSQL server of their own."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from with_postgres import server

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run pytest with the arguments that are left over."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    args, rest = parser.parse_known_args()
    workers = [] if any(word.startswith("-n") for word in rest) else ["-n", "2", "--dist", "loadfile"]
    command = [sys.executable, "-m", "pytest", *workers, *rest]
    if args.db == "sqlite":
        return subprocess.run(command, cwd=ROOT).returncode  # noqa: S603
    with server() as url:
        environ = {**os.environ, "WARTAPRAJA_DATABASE_URL": url}
        return subprocess.run(command, cwd=ROOT, env=environ).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
