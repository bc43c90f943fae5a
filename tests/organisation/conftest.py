"""The clock of these tests stands where the cast's story begins."""

import pytest

from tests import story_clock
from tests.people import NOW


@pytest.fixture(autouse=True)
def clock(settings: object) -> object:
    """A clock that the test moves by hand."""
    settings.CLOCK = "tests.story_clock.now"
    story_clock.set_to(NOW)
    return story_clock
