"""The present instant, from the clock that the settings name: this room stands below the one that owns it."""

from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string


def now() -> datetime:
    """The instant at which a request or a sign-in is judged, in UTC."""
    instant: datetime = import_string(settings.CLOCK)()
    return instant
