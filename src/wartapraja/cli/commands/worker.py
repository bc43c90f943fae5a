"""The worker alone, for an installation whose processes are supervised by something else."""

import argparse

from wartapraja.cli.django_setup import set_up

HELP = "Menjalankan pekerja saja. / Run the worker alone."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(args: argparse.Namespace) -> int:
    """Work until SIGTERM."""
    set_up("worker")
    from wartapraja.worker import main

    return main()
