"""Files that the media tests share."""

import pytest

from tests.media import files
from wartapraja.record.worker import run_once


@pytest.fixture(autouse=True)
def storage_of_its_own(settings, tmp_path):
    """Every test keeps its files in a folder of its own."""
    local = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "private"), "base_url": "/berkas-privat/"},
    }
    settings.STORAGES = {**settings.STORAGES, "default": local}
    return tmp_path / "private"


@pytest.fixture
def clip(tmp_path_factory):
    """A one-second MP4 with a place in its metadata."""
    return files.video(tmp_path_factory.mktemp("clip") / "klip.mp4")


@pytest.fixture
def officers(people):
    """The cast; their rights follow from their positions alone."""
    return people


@pytest.fixture
def work():
    """Let the worker do everything that is due at an instant far enough ahead."""
    from datetime import UTC, datetime

    def until_done():
        while run_once(datetime(2030, 1, 1, tzinfo=UTC)):
            pass

    return until_done
