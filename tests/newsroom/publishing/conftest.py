"""The three layers are tried alone: the office's gate, which would refuse most of these ways first, is taken away."""

import pytest

GATE = "wartapraja.organisation.gate.Gate"


@pytest.fixture(autouse=True)
def no_gate(settings) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != GATE]
