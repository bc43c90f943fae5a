"""The one place that reads the clock; everybody else is handed the instant."""

import os
from datetime import UTC, datetime, timedelta

_STARTED = datetime.now(UTC)


def now() -> datetime:
    """The present instant in UTC.

    A demo or a browser test may set ``WARTAPRAJA_NOW`` (ISO 8601 with zone) in all processes: the clock then runs on
    from that instant, so that a story told on a Friday morning does not depend on the day it is run.
    """
    real = datetime.now(UTC)
    pretended = os.environ.get("WARTAPRAJA_NOW")
    if not pretended:
        return real
    return datetime.fromisoformat(pretended).astimezone(UTC) + _since_start(real)


def _since_start(real: datetime) -> timedelta:
    return real - _STARTED
