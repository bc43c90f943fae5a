"""The worker alone, for an installation whose processes are supervised by something else."""

import argparse
import os
import sys

HELP = "Menjalankan pekerja saja. / Run the worker alone."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(args: argparse.Namespace) -> int:
    """Become the worker; it ends on SIGTERM."""
    os.execv(sys.executable, [sys.executable, "-m", "wartapraja.worker"])  # noqa: S606 - our own words only
