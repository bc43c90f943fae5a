"""What time it is, for the screens of this room."""

from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string


def now() -> datetime:
    """This instant, by the one clock of the installation."""
    instant: datetime = import_string(settings.CLOCK)()
    return instant
