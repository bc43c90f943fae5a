"""Nobody publishes, changes, moves or takes down beside the SOP; and each test shows that it could have failed."""

import pytest

from tests.newsroom.publishing.switching_off import guard_off
from tests.newsroom.publishing.ways_round import WAYS, Stage, Way, refused

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.newsroom.publishing.urls_with_api")]


@pytest.fixture(autouse=True)
def without_the_gate(settings):
    """The office's gate shuts most of these addresses to everybody; here the guard must hold without its help."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "gate" not in name.lower()]


@pytest.fixture
def stage(admin, superuser, home, index, draft, live) -> Stage:
    return Stage(client=admin, superuser=superuser, home=home, index=index, draft=draft, live=live)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_a_superuser_does_not_get_round_the_guard(way: Way, stage: Stage):
    refused(way.attempt, stage)
    assert not way.got_through(stage)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_without_the_guard_the_same_attempt_gets_through(way: Way, stage: Stage):
    with guard_off():
        refusal = refused(way.attempt, stage)
        assert way.got_through(stage), refusal


def test_there_are_seventeen_ways():
    assert len(WAYS) == len({way.name for way in WAYS}) == 17
