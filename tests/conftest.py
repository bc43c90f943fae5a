"""What every test may ask for."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests import flushing
from tests.people import elsewhere, office, people

__all__ = ["elsewhere", "office", "people"]


def pytest_configure() -> None:
    """The words must be compiled before any page says them."""
    from wartapraja.cli.prepare import compile_catalogues

    compile_catalogues()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The test database, with what the migrations put there kept for after each test that commits."""
    with django_db_blocker.unblock():
        flushing.remember()
    yield
