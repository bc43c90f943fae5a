"""What every test may ask for."""

import tests.flushing  # noqa: F401 - lets the append-only record be emptied between tests
from tests.people import elsewhere, office, people

__all__ = ["elsewhere", "office", "people"]


def pytest_configure() -> None:
    """The words must be compiled before any page says them."""
    from wartapraja.cli.prepare import compile_catalogues

    compile_catalogues()
