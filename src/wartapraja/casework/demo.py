"""Casework's part of the demo: the shipped SOPs in force."""

from typing import Any

from wartapraja.casework import clock
from wartapraja.casework.commands import adopt_shipped


def load(office: Any) -> None:
    """Adopt the shipped SOPs; safe to repeat."""
    adopt_shipped(clock.now())
