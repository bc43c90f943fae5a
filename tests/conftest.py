"""What every test may ask for."""

import tests.flushing  # noqa: F401 - lets the append-only record be emptied between tests
from tests.people import elsewhere, office, people

__all__ = ["elsewhere", "office", "people"]
