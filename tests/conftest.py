"""What every test may ask for."""

from tests.people import elsewhere, office, people

__all__ = ["elsewhere", "office", "people"]
